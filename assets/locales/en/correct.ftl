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

menu-extraction = Extraction
command-correct = Correct the extraction
command-correct-tip = Shows what was left out, and lets every block be put back, left out or changed
correct-done = Done
correct-bar = Click any block to put it back or change it
correct-bar-keys = By keys: ↑ and ↓ go from block to block, Enter puts back or opens a menu, Delete leaves out, Esc ends.
correct-bar-reads = Reading the page again…
correct-edit-fields = Headline, source, dates…
correct-head-name = Headline, source, dates: { $headline }
correct-block-name = { $kind }: { $words }
correct-left-out = Left out: { $reason }
correct-left-out-name = Left out ({ $reason }): { $words }
correct-picture = Picture: { $words }
correct-leave-out = Leave out
correct-put-back = Put back
correct-edit-words = Edit words…
correct-split-typed = Split at the cursor
correct-split-before = Split before “{ $words }”
correct-join-above = Join with the block above
correct-make-caption = Caption of the picture beside it
correct-words-heading = Words of the block
correct-words-field = Words
correct-words-how = { $keys } makes two blocks of it, parted at the cursor.

# What a block is.
block-paragraph = Paragraph
block-heading = Heading
block-subheading = Subheading
block-quote = Quotation
block-list = List
block-numbered-list = Numbered list
block-caption = Caption
block-picture = Picture
block-table = Table
block-code = Code
block-divider = Divider

# Why something is left out.
left-out-outside = it stands outside the article
left-out-marked = the page marks it as something else
left-out-links = a list of links
left-out-other-articles = other articles
left-out-repeated = the page says it twice
left-out-headline = it is the headline
left-out-meta-line = date, source or people
left-out-boilerplate = a line of every page
left-out-after-end = it comes after the end
left-out-before-start = it comes before the beginning
left-out-other-script = it is in another script
left-out-caption = it is a picture’s caption
left-out-decoration = a picture of no article
left-out-in-place = shown in place of the text
left-out-short-lines = a list of short lines
left-out-markup = a scrap of markup
left-out-reader = by you

# The form of fields.
fields-heading = Headline, source, dates
fields-no-date = No date can be read in this. Write it as in 2024-08-25, 25 August 2024 or 2024年8月25日 23:23.
field-headline = Headline
field-deck = Deck
field-byline = Written by
field-source = Source
field-publisher = Publisher
field-section = Section
field-place = Place
field-published = Published
field-updated = Updated

# Extracted again, and what articles were before.
command-extract-again = Extract again
command-extract-again-tip = Reads the kept page once more; what the clip was stays as a version
command-versions = Versions…
command-stop-extracting = Stop extracting
status-extracting = Extracting { $done } of { $total } again
command-charset = Choose charset…
command-charset-tip = Where a page is garbled: shows how it begins in each charset
toast-extracting = Reading the kept pages again…
toast-extracted = Extracted again. What the clip was is kept as a version.
toast-extracted-same = The page gives the same article as before.
toast-extracted-edited = You have edited this clip, so it stays. The new extraction is among its versions.
toast-extracted-nothing = No page of this clip can be read.
toast-extracted-several = Extracted again: { $changed } new, { $same } the same, { $edited } edited and kept, { $none } without a page{ $left ->
    [0] {""}
   *[other] , { $left } not looked at
}
toast-version-restored = The version is put back. What the clip was is kept as one.
toast-version-removed = The version is deleted.
versions-heading = Versions
versions-words = What the clip was before. Choose a version to see how it differs.
versions-none = This clip has no older versions yet.
versions-reading = Reading the versions…
versions-now = the clip as it is now
versions-with = Compare with
versions-comparing = Comparing…
versions-alike = Both say the same.
versions-alike-lines = { $count ->
    [one] { $count } line alike
   *[other] { $count } lines alike
}
versions-before = Only in the version: { $line }
versions-after = Only in the other: { $line }
versions-restore = Put this version back
versions-remove = Delete this version
version-row = { $kept } · { $why } · { $headline }
version-edited = edited by you
version-extracted = as extracted
version-extracted-in = extracted in { $charset }
charset-heading = Choose charset
charset-words = Choose the line that can be read. What the clip is now stays as a version.
charset-reading = Reading the page…
charset-as-found = As the page says
charset-row = { $charset } · { $words }
charset-nothing = Nothing can be read in this charset.
charset-use = Read the page like this

# What is decided for the pages of a site.
step-keep-for-site = keeping a decision for a site
step-delete-site-rule = deleting a site rule
command-site-rules = Site rules…
correct-always-leave-out = Leave out, here and always on { $site }
correct-always-keep = Always keep on { $site }
correct-always-put-back = Put back, here and always on { $site }
correct-always-keep-out = Always leave out on { $site }
left-out-site-rule = by your rule for this site
toast-kept-for-site = Kept for { $site }: later imports and extractions do the same.
toast-not-kept-for-site = This block cannot be told from others on other pages, so nothing is kept for the site.
toast-site-rule-deleted = The site rule is deleted.
site-rules-heading = Site rules
site-rules-words = What you have decided for all pages of a site. Later imports and extractions do it.
site-rules-none = Nothing is decided for a site yet. While you correct an extraction, the menu of a block offers it.
site-rule-leave-out = { $site }: leave out “{ $words }”
site-rule-keep = { $site }: keep “{ $words }”
site-rule-delete = Delete: { $rule }
settings-site-rules = Sites
settings-site-rules-count = { $count ->
    [one] { $count } rule
   *[other] { $count } rules
}
