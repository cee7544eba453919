# The reader: what stands around an article's own words.
reader-article = Article: { $headline }
reader-untitled = Untitled
reader-empty-article = No article text was found on this page. The page itself is kept.
reader-republished = republished by { $site }
reader-author = By { $names }
reader-reporter = Reporter { $names }
reader-translator = Translated by { $names }
reader-photographer = Photographs by { $names }
reader-editor = Editor { $names }
reader-names-between = { ", " }
reader-place = From { $place }
reader-published = Published { $date }
reader-updated = Updated { $date }
reader-event-days = In the text: { $days }
reader-original-page = Original page at { $host }
reader-open-address = Opens { $host } in the browser

# Picture slots.
reader-slots = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
reader-slots-some-empty = { $pictures }, { $empty } empty
reader-slot = Picture { $number }
reader-slot-empty-name = { $name } (empty: { $reason })
reader-slot-go = Go to { $name }
reader-credit = Photo: { $credit }
reader-missing-not-saved = Not saved with the page
reader-missing-remote = On the network: { $host }
reader-missing-too-large = Too large to keep
reader-missing-broken = Cannot be read as a picture
reader-picture-decoding = Opening the picture…
reader-picture-unreadable = This picture cannot be shown

# A picture at its full size.
reader-gallery = { $name }, full size
reader-gallery-play = Play
reader-gallery-stop = Stop
reader-gallery-close = Close
reader-gallery-next = Next picture
reader-gallery-previous = Previous picture
reader-gallery-place = { $place } of { $count }

# Nothing is open.
reader-nothing-open = No clip is open
reader-nothing-open-how = Choose a clip in the list, or drop saved pages on this window.
reader-nothing-open-slots = Wherever a picture stood in an article, Jianbao keeps a numbered slot: with the picture if it was saved, with its caption if it was not.
reader-not-opened = Jianbao was not closed properly the last time, so it has not opened the clip that was read then.
reader-open-last = Open that clip
toast-prepare-failed = Jianbao made a mistake and could not prepare this. The library is safe.
toast-too-long-to-type = These words are too long to be changed in a field

slot-menu = { $slot }: what can be done
slot-act-name = { $slot }: { $act }
