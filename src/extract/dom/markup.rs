//! Where markup begins and ends in a page's text: tags and their attributes, comments, as ranges of bytes.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

/// What begins at a `<`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// `<p`: the name starts one byte on.
    StartTag,
    /// `</p`: the name starts two bytes on.
    EndTag,
    /// A comment, or what browsers take for one.
    Comment {
        end: usize,
    },
    Doctype {
        end: usize,
    },
    /// Text as such inside a drawing, up to [`end_of_cdata`]; a comment that ends `otherwise` elsewhere.
    CData {
        otherwise: usize,
    },
    /// No markup to the end of the text.
    End,
}

/// The first markup from `from` on and where it begins. A `<` that opens nothing is text.
pub(super) fn next_markup(text: &str, from: usize) -> (usize, Markup) {
    let mut at = from;
    while let Some(found) = text.get(at..).and_then(|rest| memchr(b'<', rest.as_bytes())) {
        at += found;
        if let Some(markup) = markup_at(text, at) {
            return (at, markup);
        }
        at += 1;
    }
    (text.len(), Markup::End)
}

fn markup_at(text: &str, at: usize) -> Option<Markup> {
    let rest = text.as_bytes().get(at..)?;
    match (rest.get(1)?, rest.get(2)) {
        (b'a'..=b'z' | b'A'..=b'Z', _) => Some(Markup::StartTag),
        (b'/', Some(b'a'..=b'z' | b'A'..=b'Z')) => Some(Markup::EndTag),
        (b'/', None) => None,
        (b'/' | b'?', _) => Some(Markup::Comment { end: past(text, at + 2, ">") }),
        (b'!', _) => Some(declaration(text, at)),
        _ => None,
    }
}

fn declaration(text: &str, at: usize) -> Markup {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let otherwise = past(text, at + 2, ">");
    if rest.starts_with(b"<!--") {
        Markup::Comment { end: end_of_comment(text, at) }
    } else if rest.get(2..9).is_some_and(|name| name.eq_ignore_ascii_case(b"doctype")) {
        Markup::Doctype { end: otherwise }
    } else if rest.starts_with(CDATA.as_bytes()) {
        Markup::CData { otherwise }
    } else {
        Markup::Comment { end: otherwise }
    }
}

/// Where the text of the section at `at` ends, and where the page goes on. Looked for only where a section is one: each
/// of many that are none would be sought to the end of the page.
pub(super) fn end_of_cdata(text: &str, at: usize) -> (usize, usize) {
    let end = past(text, at + CDATA.len(), "]]>");
    let closed = text.get(..end).is_some_and(|inside| inside.ends_with("]]>"));
    (if closed { end - 3 } else { end }, end)
}

pub(super) const CDATA: &str = "<![CDATA[";

/// `-->` ends a comment, `--!>` too, and `<!-->` and `<!--->` are whole ones.
fn end_of_comment(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let inside = at + "<!--".len();
    for whole in [">", "->"] {
        if text.get(inside..).is_some_and(|rest| rest.starts_with(whole)) {
            return inside + whole.len();
        }
    }
    let mut from = inside;
    while let Some(found) = bytes.get(from..).and_then(|rest| memmem::find(rest, b"--")) {
        let after = from + found + 2;
        match (bytes.get(after), bytes.get(after + 1)) {
            (Some(b'>'), _) => return after + 1,
            (Some(b'!'), Some(b'>')) => return after + 2,
            // The second dash may be the first of the end.
            _ => from += found + 1,
        }
    }
    text.len()
}

/// The place behind the next `mark` from `from` on, or the end.
fn past(text: &str, from: usize, mark: &str) -> usize {
    let found = text.as_bytes().get(from..).and_then(|rest| memmem::find(rest, mark.as_bytes()));
    found.map_or(text.len(), |found| from + found + mark.len())
}

/// An attribute as the page writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawAttribute {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
    /// Whether the value has a `&`, which may begin a reference.
    pub(super) may_refer: bool,
}

/// A tag without its attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TagShape {
    pub(super) name: Range<usize>,
    pub(super) self_closing: bool,
    /// Behind its `>`.
    pub(super) end: usize,
}

/// Reads the tag whose name starts at `name_at`; `None` when the text ends inside it.
pub(super) fn read_tag(text: &str, name_at: usize, attributes: &mut Vec<RawAttribute>) -> Option<TagShape> {
    let bytes = text.as_bytes();
    let name = name_at..until(bytes, name_at, |byte| is_space(byte) || matches!(byte, b'/' | b'>'))?;
    let mut at = name.end;
    loop {
        match bytes.get(at)? {
            b'>' => return Some(TagShape { name, self_closing: false, end: at + 1 }),
            b'/' if bytes.get(at + 1) == Some(&b'>') => {
                return Some(TagShape { name, self_closing: true, end: at + 2 });
            }
            b'/' => at += 1,
            byte if is_space(*byte) => at += 1,
            _ => at = read_attribute(bytes, at, attributes)?,
        }
    }
}

/// Reads one attribute and says where the tag goes on.
fn read_attribute(bytes: &[u8], at: usize, attributes: &mut Vec<RawAttribute>) -> Option<usize> {
    // An `=` that begins a name is part of it.
    let name = at..until(bytes, at + 1, |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='))?;
    let after = until(bytes, name.end, |byte| !is_space(byte))?;
    if bytes.get(after) != Some(&b'=') {
        attributes.push(RawAttribute { value: after..after, name, may_refer: false });
        return Some(after);
    }
    let start = until(bytes, after + 1, |byte| !is_space(byte))?;
    let (value, end, may_refer) = match bytes.get(start)? {
        quote @ (b'"' | b'\'') => {
            let (end, may_refer) = end_of_quoted(bytes, start + 1, *quote)?;
            (start + 1..end, end + 1, may_refer)
        }
        b'>' => (start..start, start, false),
        _ => {
            let end = until(bytes, start, |byte| is_space(byte) || byte == b'>')?;
            (start..end, end, true)
        }
    };
    attributes.push(RawAttribute { name, value, may_refer });
    Some(end)
}

/// Where the `quote` is that ends a value, and whether a `&` stands before it.
fn end_of_quoted(bytes: &[u8], start: usize, quote: u8) -> Option<(usize, bool)> {
    let first = start + memchr2(quote, b'&', bytes.get(start..)?)?;
    if bytes.get(first) == Some(&quote) {
        return Some((first, false));
    }
    Some((first + memchr(quote, bytes.get(first..)?)?, true))
}

/// The first place from `from` on where a byte is `wanted`.
fn until(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    bytes.get(from..)?.iter().position(|&byte| wanted(byte)).map(|found| from + found)
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\x0c')
}
