# Marked words and notes
menu-highlight = Highlight
highlight-yellow = Highlight in yellow
highlight-green = Highlight in green
highlight-blue = Highlight in blue
highlight-pink = Highlight in pink
highlight-remove = Remove highlight
highlight-next = Next highlight
highlight-previous = Previous highlight
step-mark-words = highlighting
step-recolour-words = changing the colour of a highlight
step-annotate-words = writing a note on a highlight
step-unmark-words = removing a highlight
toast-highlight-removed = Highlight removed
toast-highlight-nothing = Only words of the article can be highlighted

# The panel of highlights and notes
note-panel = Highlights and notes
note-panel-close = Close highlights and notes
note-write = Write a note
note-copy = Copy highlights and notes
note-save = Export highlights and notes…
note-name = Note: { $words }
note-field-clip = Note on this clip
note-field-words = Note on the highlight
note-field-hint = **bold**, *italic*, - list, [words](address)
note-marked = { $count ->
    [one] 1 highlight
   *[other] { $count } highlights
}
note-nothing-marked = Select words in the article and press 1, 2, 3 or 4 to highlight them.
note-marked-name = { $colour }: { $words }
note-lost = { $count ->
    [one] 1 no longer in the article
   *[other] { $count } no longer in the article
}
note-lost-heading = No longer in the article
note-lost-why = The article has changed and does not say these words any more. They are kept, and return to their place when it does.
note-lost-name = { $colour }, no longer in the article: { $words }
tint-yellow = Yellow
tint-green = Green
tint-blue = Blue
tint-pink = Pink
splitter-notes = Width of highlights and notes
toast-notes-saved = Highlights and notes exported

search-help-highlight = With highlights
list-annotated = With notes or highlights
