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
