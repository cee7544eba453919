# Formats that are known and not read yet, as the report of an import names them.
report-unread = 这是{ $format }。这一版的剪报还不能读取，没有导入其中的任何内容。
unread-single-file = SingleFile 打包的网页（ZIP）
unread-wacz = 网页存档（WACZ）
unread-warc = 网页存档（WARC）
unread-jex = Joplin 导出文件（JEX）
unread-reading-list = 稍后阅读列表
unread-enex = 印象笔记（Evernote）导出文件（ENEX）
unread-zotero = Zotero 导出文件（RDF）
unread-opml = 订阅源列表（OPML）
unread-feed = 订阅源（RSS、Atom 或 JSON）
unread-bookmarks = 书签文件
unread-rtf = RTF 文档
unread-mail = 电子邮件（EML）
unread-webarchive = Safari 网页存档
unread-xml = 数据文件（XML）
