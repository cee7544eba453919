# Panels, dialogs, toasts.
window-title = Jianbao
window-title-clip = { $headline } – Jianbao

menu-file = File
menu-edit = Edit
menu-collection = Collection
menu-view = View
menu-help = Help
menu-sort = Sort by
menu-theme = Theme
menu-language = Language

pane-collections = Collections
pane-clips = Clips
pane-article = Article
splitter-tree = Width of the collections
splitter-list = Width of the clips

scope-all = All clips
scope-unfiled = Unfiled
scope-trash = Trash
tree-collections = Collections
tree-new-collection = Name of the collection
tree-name-field = Name of the collection
tree-fold = Close { $name }
tree-unfold = Open { $name }
tree-empty = None yet. Press + to make one, then drag clips onto it.

list-count = { $count ->
    [one] { $count } clip
   *[other] { $count } clips
}
list-found = { $count ->
    [one] { $count } found
   *[other] { $count } found
}
find-field = Find in the article
find-place = { $place } of { $count }
find-nothing = Not in this article
hits-in-article = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
search-field = Search
search-hint = Search in { $scope }
search-menu = Search options
search-recent = Recent searches
search-help = How to search
search-help-begun = Words that begin so, anywhere; the last one needs no sign
search-help-phrase = Exactly these whole words in a row
search-help-not = Without a word
search-help-or = One or the other
search-help-title = In the headline
search-help-source = From a source
search-help-author = By an author
search-help-in = In a collection
search-help-lang = In a language
search-help-after = Published after
search-help-before = Published before
search-help-empty-slot = With an empty picture slot
search-sign-title = title:
search-sign-source = source:
search-sign-author = author:
search-sign-in = in:
search-sign-tag = tag:
search-sign-starred = is:starred
search-sign-unread = is:unread
search-sign-note = has:note
search-sign-highlight = has:highlight
search-sign-lang = lang:ja
search-sign-after = after:2024-05
search-sign-before = before:2024
search-sign-empty-slot = has:empty-slot
search-meant = Did you mean “{ $words }”?
search-quote-not-closed = The quotation does not end; all of the rest is taken as one phrase.
search-parenthesis-not-closed = A parenthesis is not closed.
search-parenthesis-not-opened = A parenthesis is closed that was not opened.
search-nothing-beside-or = OR needs a word on both sides.
search-nothing-behind = Nothing follows “{ $part }”.
search-no-such-field = “{ $part }” is not a field, so it is looked for as a word.
search-no-such-value = “{ $part }” is not known.
search-not-a-date = “{ $part }” is not a date. Write 2024, 2024-05 or 2024-05-18.
search-nothing-to-find = “{ $part }” holds nothing to look for.
search-too-long = The search is too long; the rest was left out.
search-no-such-collection = There is no collection “{ $part }”.
search-no-such-tag = No clip has the tag “{ $part }”.
search-unindexed = { $count ->
    [one] { $count } clip is still being prepared and cannot be found yet.
   *[other] { $count } clips are still being prepared and cannot be found yet.
}
filter-source = Source
filter-year = Year
filter-language = Language
filter-tag = Tag
filter-and-more = { $first } +{ $count }
filter-name = Filter: { $filter }
filter-chosen = Filter: { $filter } { $chosen }
language-zh-hans = Chinese, simplified
language-zh-hant = Chinese, traditional
language-ja = Japanese
language-ko = Korean
language-en = English
language-unknown = Unknown
list-order = Sort by: { $order }
list-empty-slots = { $empty } of { $slots } empty
list-empty-slots-short = { $empty } empty
list-pasted = Pasted
list-added = added { $day }
list-untitled = Untitled

empty-library = No clips yet
empty-library-words = Drop saved pages or a whole folder anywhere on this window. Something selected in a browser comes in by copy and paste.
empty-search = Nothing found
empty-search-words = Try fewer or other words. Simplified, traditional and Japanese characters find one another unless “Exact characters only” is on.
empty-unfiled = Everything is filed
empty-unfiled-words = Clips that are in no collection stand here.
empty-collection = This collection is empty
empty-collection-words = Drag clips from the list onto its name, or drop saved pages on the window while it is shown.
empty-trash = The Trash is empty
empty-trash-words = Clips that you delete wait here and can be restored.
many-selected = { $count } clips selected
many-selected-words = Drag them onto a collection, or press { $keys } to choose one.

status-listed = { $count ->
    [one] { $count } clip
   *[other] { $count } clips
}
status-selected = { $selected } of { $count } clips selected
status-zoom = { $percent } %
status-importing = Importing { $done } of { $total }
status-looking = Looking for pages…

drop-import = { $count ->
    [one] Import into the library
   *[other] Import { $count } items into the library
}
drop-into = { $count ->
    [one] Import into “{ $collection }”
   *[other] Import { $count } items into “{ $collection }”
}
drop-copies = Pages are copied into the library; the files stay where they are.
drag-clips = { $count ->
    [one] { $count } clip
   *[other] { $count } clips
}

report-heading = Import finished
report-cancelled = Import cancelled
report-summary = { $imported } imported, { $already } already here, { $failed } failed
report-imported = Imported
report-already-here = Already here
report-failed = Failed
report-copy = Copy report

choose-heading = { $count ->
    [one] Add the clip to a collection
   *[other] Add { $count } clips to a collection
}
palette-field = Type the name of a command
palette-no-match = No command of that name
palette-grouped = { $group }: { $label }
palette-not-now = { $command } (not possible now)
jump-field = Go to a collection, a tag, a saved search or any clip by its headline
jump-no-match = Nothing of that name. What stands inside clips is found by searching the list.
jump-collection = Collection
jump-clip = Clip
jump-recent = Read lately

choose-field = Find a collection
choose-none = There are no collections yet. Make one first.
choose-no-match = No collection of that name

settings-heading = Settings
settings-size = Size
about-heading = Jianbao { $version }
about-words = A clipping manager for people who read Chinese, Japanese, Korean and English news.
about-fonts = Set in Noto Sans CJK, under the SIL Open Font License 1.1.
about-library = Library: { $folder }

undo-what = Undo { $what }
redo-what = Redo { $what }

toast-undone = Undone: { $what }
toast-redone = Redone: { $what }
toast-trashed = { $count ->
    [one] Moved 1 clip to Trash
   *[other] Moved { $count } clips to Trash
}
toast-restored = { $count ->
    [one] Restored 1 clip
   *[other] Restored { $count } clips
}
toast-added = { $count ->
    [one] Added 1 clip to “{ $collection }”
   *[other] Added { $count } clips to “{ $collection }”
}
toast-removed = { $count ->
    [one] Removed 1 clip from “{ $collection }”
   *[other] Removed { $count } clips from “{ $collection }”
}
toast-placed = { $count ->
    [one] Moved 1 clip in the list
   *[other] Moved { $count } clips in the list
}
toast-collection-deleted = Deleted “{ $collection }”
toast-nothing-to-paste = There is nothing on the clipboard to make a clip of
toast-no-dialog-pages = This desktop has no dialog for choosing files: neither xdg-desktop-portal nor zenity answers. Drop pages on the window, paste them with Ctrl+V, or start Jianbao with them: jianbao PAGE…
toast-no-dialog-pictures = This desktop has no dialog for choosing files: neither xdg-desktop-portal nor zenity answers. Drop pictures on the article, or paste them with Ctrl+V.
toast-no-dialog-place = Nothing was saved: this desktop has no dialog for choosing a place. Install xdg-desktop-portal or zenity.
toast-address-only = That is only an address, and Jianbao fetches nothing. Save the page in your browser and drop the file here, or select the article there, copy it and paste it here.
toast-no-log = The log is empty: nothing has gone wrong
toast-no-thread = The system starts no thread for this. Please close other programs and try again.
toast-not-opened = It could not be opened: { $reason }
toast-copied = Copied
toast-list-failed = The list could not be read: { $reason }

start-failed = Jianbao cannot open this library
start-failed-folder = Library: { $folder }
start-failed-safe = Nothing in it was changed.
toast-details = Details
report-nothing = There was no page to import in what you chose.

step-move-to-trash = moving clips to Trash
step-restore = restoring clips
step-create-collection = making a collection
step-rename-collection = renaming a collection
step-move-collection = moving a collection
step-delete-collection = deleting a collection
step-add-to-collection = adding clips to a collection
step-remove-from-collection = removing clips from a collection
step-reorder = reordering clips
step-import = importing
step-move-clips = moving clips
step-merge-clips = merging clips
step-part-stories = parting two stories
settings-text = Text of articles
settings-text-size = Text size
settings-measure = Characters in a row
settings-measure-value = { $count }
settings-leading = Height of rows
settings-margin = Right edge
settings-paragraphs = Paragraphs
outline-field = A heading of the article
outline-no-match = No heading has these words.
step-fill-slot = filling a picture slot
step-fill-slots = filling picture slots
step-clear-slot = clearing a picture slot
step-turn-picture = turning a picture
step-exchange-pictures = exchanging two pictures
step-move-slot = moving a picture slot
step-edit-caption = editing a caption
step-edit-credit = editing a credit
step-add-slot = adding a picture slot
step-remove-slot = removing a picture slot
step-edit-article = changing the article

# Pictures for slots.
drop-pictures = { $count ->
    [one] Drop the picture on a slot, or anywhere to choose one
   *[other] Drop { $count } pictures to fill the slots
}
fill-heading = Fill picture slots
fill-how = Nothing is kept until you say so.
fill-leave-out = Leave out
fill-keep = { $count ->
    [one] Fill 1 slot
   *[other] Fill { $count } slots
}
fill-slot-of = Slot for { $name }
fill-from-clipboard = From the clipboard
slot-words-heading = Picture { $number }: caption and credit
slot-words-caption = Caption
slot-words-credit = Credit
slot-words-keep = Keep
slot-address-heading = Picture { $number }: load from an address
slot-address-field = Address of the picture
slot-address-load = Load
slot-address-how = Only this address is asked, and nothing is sent but the request.
toast-filled-slot = Filled picture { $number }
toast-filled-slots = { $count ->
    [one] Filled 1 picture slot
   *[other] Filled { $count } picture slots
}
toast-loading-picture = Loading the picture…
toast-not-taken = { $name }: { $reason }
picture-too-large = The picture is too large: at most 16,384 pixels a side and 48 MB are kept
picture-broken = The picture is broken, or not a PNG, JPEG, GIF, WebP or BMP
picture-unreadable = The file cannot be read
picture-none = There is no picture there
fetch-not-an-address = This is no address that begins with http:// or https://
fetch-private = The address leads into a private network; to ask it all the same, type it yourself
fetch-too-many-hops = The address leads on too many times
fetch-too-large = The picture is larger than 32 MB
fetch-too-slow = The server did not answer in time
fetch-refused = The server does not give this picture
fetch-unreachable = The server could not be reached
toast-picture-saved = Saved
toast-not-saved = It could not be saved: { $reason }

settings-backup = Last backup
backups-heading = Backups
backups-words = Words and collections are copied in full, pages and pictures by what is new. A backup is made each day on which something has changed.
backups-looking = Looking…
backups-none = None yet
backups-restore = Restore this backup
backups-holds = { $clips } clips, { $trashed } in Trash, { $collections } collections
backups-newest = Newest clip: { $headline }
backups-differs = { $back } clips come back; { $go } clips of now are not in it
backups-kept = The library as it is now is kept and can be restored in the same way.
backup-daily = daily
backup-by-hand = by hand
backup-before-update = before an update
backup-replaced = the library before a restore
backup-damaged = with damaged content
toast-backup-damaged = { $count ->
    [one] Backed up, but one thing in the library is not as it was written. Older backups are kept; check the library.
   *[other] Backed up, but { $count } things in the library are not as they were written. Older backups are kept; check the library.
}
status-checking = Checking the library: { $percent } %
toast-check-stopped = The check was stopped; nothing was found until then
toast-sound = The library is sound: { $count ->
    [one] one clip with its pages and pictures is
   *[other] { $count } clips with their pages and pictures are
} as written
toast-sound-in-part = Nothing is damaged in { $count } clips. { $unsummed } of an older library have no sums yet: what changes in them from now on will be found.
checked-heading = The library is damaged
checked-clips = { $count ->
    [one] One clip is not as it was written:
   *[other] { $count } clips are not as they were written:
}
checked-no-clips = No clip is damaged, but { $findings ->
    [one] one thing
   *[other] { $findings } things
} beside them.
checked-more = and { $count } more
checked-what-to-do = Nothing was changed. Look at these clips, and restore a backup made before, or go on without what is damaged. A disk that loses bytes should be replaced.
toast-backed-up = Backed up
toast-backup-unchanged = Nothing has changed since the last backup
toast-restored-backup = The backup is restored. The library before it is kept among the backups.
toast-salvaged = { $clips } clips were salvaged; { $lost } things could not be read. The damaged files and the list are in { $folder }.
start-restore = Restore the backup of { $when }
start-salvage = Salvage what can be read
start-kept = Either way the files as they are now are kept in the library’s folder.
start-working = One moment: the library is being put right…
mistake-heading = Jianbao was ended by a mistake of its own
mistake-words = The library is safe: everything that was reported done is there. A report for the people who make Jianbao is in the library’s folder. It holds no words of your clips.
toast-synced-folder = This library is in a folder of { $service }, which copies files while they change. Keep the library elsewhere and let { $service } have its backups: a backup can be made into any folder.
toast-network-folder = This library is on a network drive, where two machines at once can damage it. Open it on one machine at a time, and keep backups.

# What the program says where its window cannot be opened
needs-libraries = The window cannot be opened: the system lacks { $libraries }.
needs-install = Please install what brings it: { $command }
needs-packages = Please install what brings it: { $debian } (as Debian and Ubuntu call it), { $fedora } (as Fedora does).
keys-go = Finding and going
keys-read = Reading
keys-highlights = Highlights and notes
keys-clips = Clips and collections
keys-steps = Through lists
keys-window = The window
keys-field = Words or keys
keys-none = No shortcut has that
drop-address = A link: Jianbao fetches nothing, and says what to do instead
drop-words = Drop to make a clip of it
toast-drag-refused = What was dragged here came without a page. Copy it there and paste it here.
