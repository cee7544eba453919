//! What the head of a Markdown file says of its article: it was written to be believed, so it wins over the lines.

use super::{Extraction, Kept, LeftOut, Reason, Warning};
use crate::article::{Block, Byline, Found, Role, Sourced, When, harmless};
use crate::page::FrontMatter;
use crate::text::date::typed_date;

/// The extraction with the facts of the head; its lines are among what is left out.
pub(super) fn put(head: &FrontMatter<'_>, mut extraction: Extraction) -> Extraction {
    let meta = &mut extraction.article.meta;
    let date = |written: Option<&str>| -> Option<Sourced<When>> {
        written.and_then(typed_date).map(|when| Sourced::new(when, Found::MetaTag))
    };
    let taken = meta.headline.take_if(|_| head.title.is_some()).map(|line| line.value);
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
    if let Some(line) = taken.filter(|line| Some(line.trim_start_matches(['#', ' '])) != head.title) {
        put_first(&mut extraction, &line);
    }
    let lines = head.lines.lines().map(str::trim_end).filter(|line| !line.is_empty());
    let lines =
        lines.map(|line| LeftOut { before: 0, reason: Reason::MetaLine, block: Block::paragraph(line) });
    extraction.left_out.splice(0..0, lines);
    extraction
}

/// A line that was taken for the headline, where the head names another, is the first of the text.
fn put_first(extraction: &mut Extraction, line: &str) {
    extraction.article.blocks.insert(0, Block::paragraph(line));
    extraction.kept.insert(0, Kept::Line);
    extraction.left_out.iter_mut().for_each(|out| out.before += 1);
}

#[cfg(test)]
mod tests {
    use super::super::extract;
    use crate::page::{Origin, Page};

    #[test]
    fn no_line_is_lost_between_two_titles() {
        let body =
            "四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。";
        for (first, is_kept) in [("港口新線開通", true), ("# 另一個標題", false), ("另一個標題", false)]
        {
            let text = format!("---\ntitle: 另一個標題\n---\n\n{first}\n\n{body}\n\n{body}完。\n");
            let page = Page::from_bytes(text.into_bytes(), Origin::default()).unwrap();
            let extraction = extract(&page);
            let article = extraction.article;
            assert_eq!(article.meta.headline(), Some("另一個標題"));
            assert_eq!(article.text().contains(first), is_kept, "{first}: {}", article.text());
            assert_eq!(extraction.kept.len(), article.blocks.len());
            assert!(!article.text().contains("---") && article.text().contains(body));
        }
    }
}
