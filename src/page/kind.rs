//! Tells HTML from plain text, and both from what is no page.

use super::{PageError, PageKind, unread};

/// First bytes of kinds of files that people drop by mistake.
const MAGIC: [(&[u8], &str); 16] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, an EPUB or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM\x00", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"MZ\x90", "a program"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"ID3", "a sound file"),
];
/// How far into a page its kind is looked for, in bytes of text.
const HEAD: usize = 8192;
/// One tag may be quoted by a text; so many different ones make a page of HTML.
const TAGS_OF_A_PAGE: usize = 3;

/// Refuses by the first bytes what is known not to be a page.
pub(super) fn refuse_what_is_no_page(bytes: &[u8]) -> Result<(), PageError> {
    if bytes.is_empty() {
        return Err(PageError::Empty);
    }
    if let Some(kind) = unread::by_bytes(bytes) {
        return Err(PageError::Unread(kind));
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(PageError::NotAPage(what));
    }
    if bytes.starts_with(b"RIFF") || bytes.get(4..8) == Some(b"ftyp") {
        return Err(PageError::NotAPage("a picture, a sound or a film"));
    }
    if bytes.starts_with(b"bplist") || unread::is_web_archive(bytes) {
        return Err(PageError::WebArchive);
    }
    Ok(())
}

/// A page with so many control characters, and more than one in so many characters, is data: chance makes one of nine
/// bytes to be one, and the worst of 1,398 saved pages has one in 480 characters.
const CONTROLS_OF_DATA: usize = 8;
const SHARE_OF_DATA: usize = 50;

/// Refuses text that is mostly control characters or what no charset explains.
pub(super) fn refuse_binary(text: &str) -> Result<(), PageError> {
    let (mut all, mut strange, mut control) = (0_usize, 0_usize, 0_usize);
    for c in text.chars().take(HEAD) {
        all += 1;
        // Control characters are these only: no look at the tables of Unicode.
        let is_control = matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}');
        let is_strange =
            c == '\u{fffd}' || (is_control && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1b}'));
        strange += usize::from(is_strange);
        // Zeros fill up what a disk has not written; other control characters stand in no text.
        control += usize::from(is_strange && !matches!(c, '\0' | '\u{fffd}'));
    }
    let is_data = strange * 5 > all || (control >= CONTROLS_OF_DATA && control * SHARE_OF_DATA > all);
    if is_data { Err(PageError::NotAPage("a file of data")) } else { Ok(()) }
}

/// HTML or text, by what the page begins with or the tags near its beginning.
pub(super) fn of(text: &str) -> PageKind {
    let head = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    let mut end = HEAD.min(head.len());
    while !head.is_char_boundary(end) {
        end -= 1;
    }
    let head = head.get(..end).unwrap_or_default().to_ascii_lowercase();
    let begins = ["<!doctype html", "<html", "<head", "<body", "<!-- saved from", "<?xml"];
    if begins.iter().any(|begin| head.starts_with(begin)) {
        return PageKind::Html;
    }
    let tags = [
        "<html", "<head", "<body", "<title", "<meta", "<div", "<p>", "<p ", "<h1", "<br", "<a ", "<img",
        "<span",
    ];
    let ends = ["</p>", "</div>", "</a>", "</html>", "</h1>", "</span>", "</body>"];
    if lines_before_a_tag(&head) >= LINES_OF_TEXT {
        return PageKind::Text;
    }
    let opening = tags.iter().filter(|tag| head.contains(**tag)).count();
    let closing = ends.iter().filter(|tag| head.contains(**tag)).count();
    if opening + closing >= TAGS_OF_A_PAGE || (head.starts_with('<') && opening > 0) {
        PageKind::Html
    } else {
        PageKind::Text
    }
}

/// A text that begins with so many lines is one, though a dump left some tags in it further down.
const LINES_OF_TEXT: usize = 5;

/// Lines with words that stand above the first tag.
fn lines_before_a_tag(head: &str) -> usize {
    let is_tag = |line: &&str| {
        line.split('<')
            .skip(1)
            .any(|after| after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')))
    };
    head.lines().filter(|line| !line.trim().is_empty()).take_while(|line| !is_tag(line)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_known_by_its_beginning_or_its_tags() {
        assert_eq!(of("\u{feff} <!DOCTYPE html><p>港口"), PageKind::Html);
        assert_eq!(of("<h1>港口</h1>"), PageKind::Html);
        assert_eq!(of("headline <p>one</p> <a href=x>two</a>"), PageKind::Html);
    }

    #[test]
    fn text_stays_text_though_it_mentions_a_tag() {
        assert_eq!(of("新格局\n\n风劲潮涌，a < b，<br> 是换行标签。"), PageKind::Text);
        let dump = "港报首页\n体育\n港口新线开通\n2024-04-01\n首班货船驶出港口。\n<li>\n<p>图一</p>\n<a href=x>二</a>\n</li>";
        assert_eq!(of(dump), PageKind::Text);
        assert_eq!(of("port news\n\nshort"), PageKind::Text);
    }

    #[test]
    fn what_is_no_page_is_named() {
        assert_eq!(refuse_what_is_no_page(b"%PDF-1.7"), Err(PageError::NotAPage("a PDF document")));
        assert_eq!(refuse_what_is_no_page(b"\x89PNG\r\n"), Err(PageError::NotAPage("a picture")));
        assert_eq!(refuse_what_is_no_page(b""), Err(PageError::Empty));
        let archive = b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;";
        assert_eq!(refuse_what_is_no_page(archive), Err(PageError::WebArchive));
        assert_eq!(refuse_binary(&"\u{1}\u{2}ab".repeat(9)), Err(PageError::NotAPage("a file of data")));
        let by_chance: String =
            (0u32..4_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8 as char).collect();
        assert_eq!(refuse_binary(&by_chance), Err(PageError::NotAPage("a file of data")));
        assert_eq!(refuse_binary("港口新线开通\0"), Ok(()));
        assert_eq!(refuse_binary("新\u{0}格局，一段正常的文字。"), Ok(()));
    }
}
