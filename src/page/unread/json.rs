//! Lists written in JSON, known by the names of their values. Nothing is taken apart but strings.

use std::collections::BTreeSet;

use super::beginning;

/// How far names are looked for: the first entries have them all, and one may hold an article.
const HEAD: usize = 256 << 10;

/// Where a saved link points to, in the lists that are known.
const ADDRESS: [&str; 9] =
    ["url", "href", "uri", "link", "given_url", "resolved_url", "original_url", "originalurl", "source_url"];
/// What else such a list says of a link, and nobody else does.
const SAVED: [&str; 27] = [
    "tags",
    "labels",
    "time_added",
    "timeadded",
    "created",
    "created_at",
    "createdat",
    "dateadded",
    "date_added",
    "added",
    "saved_at",
    "savedat",
    "is_archived",
    "is_starred",
    "is_saved",
    "archived",
    "starred",
    "favorite",
    "favourite",
    "favorited",
    "toread",
    "unread",
    "readingprogress",
    "reading_progress",
    "collection",
    "collectionid",
    "folder",
];

pub(super) fn is_feed(text: &str) -> bool {
    is_data(text)
        && (beginning(text, HEAD).contains("jsonfeed.org/version/")
            // What Google Reader began, and others export still: starred articles.
            || has_all(text, &["items", "alternate", "origin"]))
}

/// Of Firefox, and the file that Chromium keeps them in.
pub(super) fn is_bookmarks(text: &str) -> bool {
    is_data(text)
        && (beginning(text, HEAD).contains("text/x-moz-place") || has_all(text, &["roots", "bookmark_bar"]))
}

pub(super) fn is_reading_list(text: &str) -> bool {
    if !is_data(text) {
        return false;
    }
    let names = names(text);
    let has = |name: &&str| names.contains(*name);
    let is_named = ["title", "name", "description"].iter().any(has);
    (is_named && ADDRESS.iter().any(has) && SAVED.iter().any(has))
        // The first wallabag numbered its columns.
        || ["0", "1", "2", "3", "4", "5"].iter().all(has)
}

/// Whether all of a text may be data: it begins and ends so. An article that shows some goes on in words.
fn is_data(text: &str) -> bool {
    let inside = match (text.chars().next(), text.chars().next_back()) {
        (Some('{'), Some('}')) => text.get(1..),
        (Some('['), Some(']')) => text.get(1..).and_then(|rest| rest.trim_start().strip_prefix('{')),
        _ => None,
    };
    inside.is_some_and(|inside| inside.trim_start().starts_with('"'))
}

fn has_all(text: &str, wanted: &[&str]) -> bool {
    let names = names(text);
    wanted.iter().all(|name| names.contains(*name))
}

/// The names near the beginning, in lower case: strings with a colon behind them.
fn names(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut rest = beginning(text, HEAD);
    while let Some((_, from)) = rest.split_once('"') {
        let Some(end) = end_of_string(from) else { break };
        let (string, after) = from.split_at(end);
        rest = after.get(1..).unwrap_or_default();
        if rest.trim_start().starts_with(':') && string.len() <= LONGEST_NAME {
            names.insert(string.to_ascii_lowercase());
        }
    }
    names
}

const LONGEST_NAME: usize = 40;

/// The byte of the quotation mark that ends a string.
fn end_of_string(text: &str) -> Option<usize> {
    let mut bytes = text.bytes().enumerate();
    loop {
        match bytes.next()? {
            (at, b'"') => return Some(at),
            (_, b'\\') => {
                bytes.next()?;
            }
            _ => {}
        }
    }
}
