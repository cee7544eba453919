//! Formats written in XML, known by their root, and those that Netscape wrote in HTML before there was one.

use super::{beginning, is_nothing};

/// How far the root, and what tells of it, is looked for.
const HEAD: usize = 64 << 10;

pub(super) fn is_evernote(text: &str) -> bool {
    root(text).is_some_and(|root| root.is("en-export") || root.is("en-note"))
}

pub(super) fn is_zotero(text: &str) -> bool {
    root(text).is_some_and(|root| root.is("rdf") && root.has("zotero.org/namespaces"))
}

pub(super) fn is_outline(text: &str) -> bool {
    root(text).is_some_and(|root| root.is("opml"))
}

/// RSS in its versions, Atom. A text that shows a piece of one as an example goes on in words behind it.
pub(super) fn is_feed(text: &str) -> bool {
    root(text).is_some_and(|root| {
        (root.is("rss") && root.has("<channel"))
            // Some write no namespace.
            || (root.is("feed") && (root.has("w3.org/2005/atom") || root.has("purl.org/atom") || root.has("<entry")))
            || (root.is("rdf") && (root.has("purl.org/rss/") || root.has("netscape.com/rdf/simple")))
    })
}

/// The format that every browser exports, with its own type of document or by its dated links; and XBEL.
pub(super) fn is_bookmarks(text: &str) -> bool {
    if !text.starts_with('<') {
        return false;
    }
    let head = beginning(text, HEAD).to_ascii_lowercase();
    let dated = head.contains(" add_date=\"") && (head.contains("<dt><a ") || head.contains("<dt><h3 "));
    head.starts_with("<!doctype netscape-bookmark-file")
        || dated
        || root(text).is_some_and(|root| root.is("xbel") || (root.is("plist") && root.has("webbookmarktype")))
}

/// The older export of Pocket, and that of Instapaper, in HTML.
pub(super) fn is_reading_list(text: &str) -> bool {
    if !text.starts_with('<') {
        return false;
    }
    let head = beginning(text, HEAD).to_ascii_lowercase();
    (head.contains("<a href=\"") && head.contains(" time_added=\""))
        || head.contains("<title>instapaper: export</title>")
}

pub(super) fn is_safari_archive(text: &str) -> bool {
    root(text).is_some_and(|root| root.is("plist") && root.has("webmainresource"))
}

/// XML that says it is, and has none of the elements that every page has: no words to be read one after the other.
pub(super) fn is_data(text: &str) -> bool {
    let of_pages = ["<p>", "<p ", "<div", "<br", "<body", "<section", "<article"];
    text.starts_with("<?xml")
        && root(text)
            .is_some_and(|root| !root.is("html") && !of_pages.iter().any(|element| root.has(element)))
}

/// The root element of a document, with what follows it near the beginning.
struct Root<'t> {
    name: &'t str,
    head: &'t str,
}

impl Root<'_> {
    /// Whether this is its name, whatever its prefix.
    fn is(&self, name: &str) -> bool {
        self.name.rsplit(':').next().is_some_and(|own| own.eq_ignore_ascii_case(name))
    }

    /// Whether these words, in lower case, stand near the beginning.
    fn has(&self, words: &str) -> bool {
        self.head.to_ascii_lowercase().contains(words)
    }
}

/// The first element of a text that is markup from its beginning to its end.
fn root(text: &str) -> Option<Root<'_>> {
    if !text.starts_with('<') || !text.ends_with('>') {
        return None;
    }
    let mut rest = beginning(text, HEAD);
    loop {
        rest = rest.trim_start_matches(is_nothing);
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            // Entities of its own stand in brackets.
            let before = rest.split('>').next().unwrap_or_default();
            if before.contains('[') { "]>" } else { ">" }
        } else {
            break;
        };
        rest = rest.split_once(end)?.1;
    }
    let inside = rest.strip_prefix('<')?;
    let length = inside.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    Some(Root { name: inside.get(..length)?, head: rest })
}
