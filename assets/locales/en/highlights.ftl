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
