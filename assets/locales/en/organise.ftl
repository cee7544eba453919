# Marks, tags, notes, saved searches and rules.

scope-starred = Starred
scope-unread = Unread
scope-archive = Archive

empty-starred = Nothing is starred
empty-starred-words = Clips that you star stand here, wherever they are filed.
empty-unread = Everything is read
empty-unread-words = Clips that you have not read and not archived stand here.
empty-archive = Nothing is archived
empty-archive-words = Archived clips leave Unread and Unfiled. Searches find them, and their collections keep them.
empty-tag = No clip has this tag
empty-tag-words = Drop clips onto the tag, or select them and press T.

step-set-look = changing the look of a collection
step-star = starring clips
step-unstar = taking stars away
step-mark-read = marking clips as read
step-mark-unread = marking clips as unread
step-archive = archiving clips
step-unarchive = taking clips out of the archive
step-add-tag = tagging clips
step-remove-tag = removing a tag from clips
step-create-tag = making a tag
step-rename-tag = renaming a tag
step-recolour-tag = colouring a tag
step-merge-tags = merging tags
step-delete-tag = deleting a tag
step-set-note = writing a note
step-save-search = saving a search
step-change-search = changing a saved search
step-move-search = moving a saved search
step-delete-search = deleting a saved search
step-create-rule = making a rule
step-change-rule = changing a rule
step-move-rule = moving a rule
step-delete-rule = deleting a rule
step-run-rules = running the rules

toast-purged = { $count ->
    [one] 1 clip was deleted for good
   *[other] { $count } clips were deleted for good
}
toast-trash-let-go = { $count ->
    [one] 1 clip that had been in the Trash for { $days } days was deleted for good
   *[other] { $count } clips that had been in the Trash for { $days } days were deleted for good
}

tree-tags = Tags
jump-tag = Tag
list-starred = Starred
list-unread = Unread

command-star = Star
command-unstar = Remove star
command-mark-read = Mark as read
command-mark-unread = Mark as unread
command-archive = Archive
command-archive-tip = Out of Unread and Unfiled; searches and collections keep it
command-unarchive = Take out of the archive
command-choose-tag = Tag…
command-rename-tag = Rename tag
command-delete-tag = Delete tag
command-delete-tag-tip = Its clips stay in the library

tags-heading = { $count ->
    [one] Tag the clip
   *[other] Tag { $count } clips
}
tags-field = Find or make a tag
tags-none = There are no tags yet. Type a name to make one.
tags-new = New tag “{ $tag }”
tags-take-away = Take away
tags-on-some = On some
tags-colour = Colour
tags-merge-into = Merge into

colour-none = None
colour-red = Red
colour-orange = Orange
colour-yellow = Yellow
colour-green = Green
colour-teal = Teal
colour-blue = Blue
colour-purple = Purple
colour-pink = Pink
colour-grey = Grey

toast-starred = { $count ->
    [one] Starred 1 clip
   *[other] Starred { $count } clips
}
toast-unstarred = { $count ->
    [one] Removed the star of 1 clip
   *[other] Removed the stars of { $count } clips
}
toast-marked-read = { $count ->
    [one] Marked 1 clip as read
   *[other] Marked { $count } clips as read
}
toast-marked-unread = { $count ->
    [one] Marked 1 clip as unread
   *[other] Marked { $count } clips as unread
}
toast-archived = { $count ->
    [one] Archived 1 clip
   *[other] Archived { $count } clips
}
toast-unarchived = { $count ->
    [one] Took 1 clip out of the archive
   *[other] Took { $count } clips out of the archive
}
toast-tagged = { $count ->
    [one] Tagged 1 clip “{ $tag }”
   *[other] Tagged { $count } clips “{ $tag }”
}
toast-untagged = { $count ->
    [one] Took “{ $tag }” away from 1 clip
   *[other] Took “{ $tag }” away from { $count } clips
}
toast-tag-deleted = Deleted the tag “{ $tag }”
toast-tags-merged = “{ $tag }” is now “{ $into }”

command-choose-colour = Colour…
command-choose-sign = Sign of the collection…
command-choose-parent = Move collection into…
command-choose-merge = Merge tag into…
choice-no-match = Nothing is called so
place-top = The top
