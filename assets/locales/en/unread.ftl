# Formats that are known and not read yet, as the report of an import names them.
report-unread = This is { $format }. This version of Jianbao does not read it; nothing of it was imported.
unread-single-file = a page packed by SingleFile (a ZIP)
unread-wacz = a web archive (WACZ)
unread-warc = a web archive (WARC)
unread-jex = a Joplin export (JEX)
unread-reading-list = a reading list
unread-enex = an Evernote export (ENEX)
unread-zotero = a Zotero export (RDF)
unread-opml = a list of feeds (OPML)
unread-feed = a feed (RSS, Atom or JSON)
unread-bookmarks = a file of bookmarks
unread-rtf = a document in Rich Text Format (RTF)
unread-mail = a mail (EML)
unread-webarchive = a web archive of Safari
unread-xml = a file of data (XML)
