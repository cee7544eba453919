# Correcting an extraction
step-put-block = putting a block back
step-drop-block = leaving a block out
step-edit-text = editing words
step-split-block = splitting a block
step-merge-blocks = merging two blocks
step-change-kind = changing the kind of a block
step-edit-field = editing a field
step-extract-again = extracting again
step-restore-version = restoring a version
step-remove-version = deleting a version
