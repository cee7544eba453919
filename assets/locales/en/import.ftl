# What an import tells.
status-cancelling = Cancelling…
report-and = { $summary }; { $further }
report-left = { $count ->
    [one] { $count } page was left
   *[other] { $count } pages were left
}
report-without-text = { $count } without text
report-imported-without-text = Imported, but no text was found on the page
report-slots = { $empty } of { $slots } picture slots empty
report-only-doubtful = Only what needs a look ({ $count })
report-skipped = { $count ->
    [one] { $count } file that is no page was passed over: { $kinds }
   *[other] { $count } files that are no pages were passed over: { $kinds }
}
skipped-between = {", "}
skipped-pdf = { $count } PDF
skipped-word = { $count } Word
skipped-sheets = { $count ->
    [one] { $count } spreadsheet
   *[other] { $count } spreadsheets
}
skipped-slides = { $count } slides
skipped-books = { $count ->
    [one] { $count } book
   *[other] { $count } books
}
skipped-pictures = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
skipped-sounds = { $count ->
    [one] { $count } sound
   *[other] { $count } sounds
}
skipped-films = { $count ->
    [one] { $count } film
   *[other] { $count } films
}
skipped-archives = { $count ->
    [one] { $count } archive
   *[other] { $count } archives
}
skipped-mails = { $count ->
    [one] { $count } mail
   *[other] { $count } mails
}
skipped-programs = { $count ->
    [one] { $count } program
   *[other] { $count } programs
}
skipped-no-ending = { $count } without an ending
skipped-called = { $count } .{ $ending }
skipped-others = { $count ->
    [one] { $count } other
   *[other] { $count } others
}
