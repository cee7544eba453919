# The Trash going for good, saved searches, rules.

command-empty-trash = Empty Trash…
command-delete-for-good = Delete for good…
command-save-search = Save this search…
command-rename-search = Rename saved search
command-update-search = Replace by the search that is shown
command-delete-search = Delete saved search
command-rules = Rules…
command-run-rules = Run rules on all clips
command-run-rules-shown = Run rules on the clips shown
command-delete-rule = Delete rule

trash-days = Clips are deleted for good after { $days } days in the Trash
confirm-empty-trash = Empty the Trash?
confirm-delete-for-good = Delete for good?
confirm-loss = { $count ->
    [one] 1 clip is deleted with its note and its pictures. This cannot be undone.
   *[other] { $count } clips are deleted with their notes and pictures. This cannot be undone.
}
confirm-empty = Empty Trash
confirm-delete = Delete for good

tree-saved-searches = Saved searches
tree-new-search = Name of the search
jump-saved-search = Saved search
toast-search-saved = Search saved
toast-search-updated = Saved search replaced
toast-search-deleted = Saved search deleted
toast-rule-deleted = Rule deleted
toast-rules-run = Rules run

search-help-tag = With a tag
search-help-starred = Starred
search-help-unread = Not read yet
search-help-note = With a note

rules-heading = Rules
rules-words = Clips that come in get what a rule gives if they fit all that it asks for.
rule-new-heading = New rule
rule-edit-heading = Rule
rule-source = Source has
rule-words = Search finds
rule-words-hint = Words, title:…, -word
rule-lang = Language
rule-any-language = Any language
rule-collection = Into collection
rule-no-collection = No collection
rule-tags = Tags
rule-no-tags = No tags
rule-tags-none-yet = There are no tags yet
rule-marks = Marked as
rule-star = starred
rule-read = read
rule-archive = archived
rule-save = Save rule
rule-add = New rule…
rule-edit = Change the rule: { $rule }
rule-move-up = Move the rule up: { $rule }
rule-move-down = Move the rule down: { $rule }
rule-delete-this = Delete the rule: { $rule }
rule-switch = Use the rule: { $rule }
rule-of-source = source { $what }
rule-of-words = words { $what }
rule-of-lang = in { $what }
rule-of-all = every clip
rule-into-collection = into { $what }
rule-with-tag = tagged { $what }
rule-gone = (no longer there)
rule-gives-nothing = nothing

collection-colour = Colour
collection-sign = Sign
collection-no-sign = No sign
