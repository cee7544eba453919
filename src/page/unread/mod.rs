//! Formats that keep pages, notes or links and have no reader yet. Each is known by what is in the file, never by its
//! name, and refused with its own name, so that nothing of it is filed as if it were an article.
//!
//! A format is one row of [`ROWS`] and a name in each language; whoever writes its reader takes the row out.

mod archive;
mod json;
mod mail;
mod table;
#[cfg(test)]
mod tests;
mod xml;

use std::fmt;

pub(super) use mail::is_web_archive;

/// A format that this version does not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadKind {
    /// What a window calls it: the key of a message.
    pub key: &'static str,
    /// What it is called in English.
    pub name: &'static str,
}

impl fmt::Display for UnreadKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "This is {}. This version of Jianbao does not read it; nothing of it was imported.",
            self.name
        )
    }
}

/// By what a format is known.
enum Sign {
    /// By the file's bytes.
    Bytes(fn(&[u8]) -> bool),
    /// By its words, whatever their charset; without what stands before them.
    Text(fn(&str) -> bool),
}

struct Row {
    kind: UnreadKind,
    sign: Sign,
}

const fn row(key: &'static str, name: &'static str, sign: Sign) -> Row {
    Row { kind: UnreadKind { key, name }, sign }
}

/// Every format, the more special before the more general.
const ROWS: [Row; 16] = [
    row("unread-single-file", "a page packed by SingleFile (a ZIP)", Sign::Bytes(archive::is_single_file)),
    row("unread-wacz", "a web archive (WACZ)", Sign::Bytes(archive::is_wacz)),
    row("unread-warc", "a web archive (WARC)", Sign::Bytes(archive::is_warc)),
    row("unread-jex", "a Joplin export (JEX)", Sign::Bytes(archive::is_joplin)),
    row("unread-reading-list", "a reading list", Sign::Bytes(archive::is_reading_list)),
    row("unread-enex", "an Evernote export (ENEX)", Sign::Text(xml::is_evernote)),
    row("unread-zotero", "a Zotero export (RDF)", Sign::Text(xml::is_zotero)),
    row("unread-opml", "a list of feeds (OPML)", Sign::Text(xml::is_outline)),
    row("unread-feed", "a feed (RSS, Atom or JSON)", Sign::Text(is_feed)),
    row("unread-bookmarks", "a file of bookmarks", Sign::Text(is_bookmarks)),
    row("unread-reading-list", "a reading list", Sign::Text(is_reading_list)),
    row("unread-rtf", "a document in Rich Text Format (RTF)", Sign::Text(is_rich_text)),
    row("unread-mail", "a mail (EML)", Sign::Text(mail::is_mail)),
    row("unread-warc", "a web archive (WARC)", Sign::Text(archive::is_warc_text)),
    row("unread-webarchive", "a web archive of Safari", Sign::Text(xml::is_safari_archive)),
    row("unread-xml", "a file of data (XML)", Sign::Text(xml::is_data)),
];

/// The format of a file whose bytes tell it.
pub(super) fn by_bytes(bytes: &[u8]) -> Option<UnreadKind> {
    let is = |row: &&Row| matches!(row.sign, Sign::Bytes(is) if is(bytes));
    ROWS.iter().find(is).map(|row| row.kind)
}

/// The format of a file whose words tell it.
pub(super) fn by_text(text: &str) -> Option<UnreadKind> {
    let text = text.trim_matches(is_nothing);
    let is = |row: &&Row| matches!(row.sign, Sign::Text(is) if is(text));
    ROWS.iter().find(is).map(|row| row.kind)
}

/// What may stand around the words of a file.
fn is_nothing(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\0')
}

fn is_feed(text: &str) -> bool {
    xml::is_feed(text) || json::is_feed(text)
}

fn is_bookmarks(text: &str) -> bool {
    xml::is_bookmarks(text) || json::is_bookmarks(text)
}

fn is_reading_list(text: &str) -> bool {
    json::is_reading_list(text) || table::is_reading_list(text) || xml::is_reading_list(text)
}

fn is_rich_text(text: &str) -> bool {
    text.starts_with(r"{\rtf")
}

/// The beginning of a text, where a format shows itself, in bytes at most; whole characters.
fn beginning(text: &str, most_bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(most_bytes)).unwrap_or(text)
}
