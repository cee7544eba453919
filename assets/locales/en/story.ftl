# Clips that tell one story, and two of them side by side.
scope-duplicates = Duplicates
empty-duplicates = No story is here twice
empty-duplicates-words = The same story from another site, in the other script or shortened stands here.
list-in-story = Story { $story }, { $at } of { $of }

command-find-duplicates = Find duplicates
command-compare = Compare side by side
command-compare-tip = Two selected clips, or a clip with the one that tells the same story
command-next-pair = Next pair
command-previous-pair = Previous pair
command-keep-left = Keep the left clip
command-keep-right = Keep the right clip
command-keep-tip = It gets the collections, tags, notes, highlights and stars of both. The other goes to the Trash.
command-part-stories = Not the same story
command-part-stories-tip = The two are no longer taken for duplicates
command-show-left = Show the left clip
command-show-right = Show the right clip

compare-waits = Comparing…
compare-heading = Side by side
compare-same-story = The same story, { $percent }% alike
compare-place = { $at } of { $of }
compare-keep = Keep this one
compare-show = Show
compare-no-source = Unknown source
compare-in = In { $names }
compare-tagged = Tagged { $names }
compare-note = Note: { $note }
compare-nothing = In no collection, without tag or note
compare-between = { ", " }
compare-alone = Only here: { $words }
compare-changed = Worded differently: { $words }
compare-legend-alone = Only here
compare-legend-changed = Worded differently
compare-legend-form = Same words, other forms

toast-merged = Kept “{ $headline }”; the other one is in the Trash
toast-parted = They are two stories
toast-no-more-pairs = No story is here twice any more
toast-stories-found = { $count ->
    [0] All clips are compared: no story is here twice
   *[other] All clips are compared: { $count } tell a story that another one tells too
}

reader-same-story = The same story:
reader-same-story-more = and { $count } more
reader-show-twin = Show the same story: { $name }
reader-compare = Compare

reader-tag = Tag { $tag }
reader-take-tag = Take “{ $tag }” away
reader-add-tag = Tag

report-told-before = { $count ->
    [one] 1 tells a story that is here already
   *[other] { $count } tell stories that are here already
}
report-same-story = Imported. The same story is here already
report-show-duplicates = Show duplicates
