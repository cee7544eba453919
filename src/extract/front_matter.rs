//! What the head of a Markdown file says of its article: it was written to be believed, so it wins over the lines.

use super::{Extraction, LeftOut, Reason, Warning};
use crate::article::{Block, Byline, Found, Role, Sourced, When, harmless};
use crate::page::FrontMatter;
use crate::text::date::typed_date;

/// The extraction with the facts of the head; its lines are among what is left out.
pub(super) fn put(head: &FrontMatter<'_>, mut extraction: Extraction) -> Extraction {
    let meta = &mut extraction.article.meta;
    let date = |written: Option<&str>| -> Option<Sourced<When>> {
        written.and_then(typed_date).map(|when| Sourced::new(when, Found::MetaTag))
    };
    if let Some(title) = head.title {
        meta.headline = Some(Sourced::new(title.to_owned(), Found::MetaTag));
        extraction.warnings.retain(|warning| *warning != Warning::NoHeadline);
    }
    if !head.authors.is_empty() {
        let byline = |name: &&str| {
            Sourced::new(Byline { name: (*name).to_owned(), role: Role::Author }, Found::MetaTag)
        };
        meta.bylines = head.authors.iter().map(byline).collect();
    }
    meta.published = date(head.published).or_else(|| meta.published.take());
    meta.updated = date(head.updated).or_else(|| meta.updated.take());
    meta.url = head.url.map(|url| harmless(url).into_owned()).or_else(|| meta.url.take());
    let lines = head.lines.lines().map(str::trim_end).filter(|line| !line.is_empty());
    let lines =
        lines.map(|line| LeftOut { before: 0, reason: Reason::MetaLine, block: Block::paragraph(line) });
    extraction.left_out.splice(0..0, lines);
    extraction
}
