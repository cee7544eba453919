//! What a clip's pages have beside its article, each block with the place where it would stand. Pure.

use std::collections::HashSet;

use super::prepare::{How, kept_page};
use crate::article::{Article, Block, SiteRules};
use crate::extract::{Extraction, LeftOut, Reason, extract_by};
use crate::library::Original;
use crate::log::{Kind, OrLog as _};

/// A block of a page in the page's order; none of a reason where extraction keeps it.
type Found = (Block, Option<Reason>);

/// What pages have beside an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) left_out: Vec<LeftOut>,
    /// The blocks of the article that extraction leaves out: its reader has put them back.
    pub(super) put_back: Vec<usize>,
}

/// What the pages have and `article` has not, in the order of the pages. What its reader has edited counts as being there.
pub(super) fn left_out_of(
    article: &Article,
    pages: Vec<Original>,
    how: How<'_>,
    rules: &SiteRules,
) -> Beside {
    let read = pages
        .into_iter()
        .filter_map(|page| kept_page(page, how).map_err(Kind).or_log("a kept page was not read"));
    let found = read.flat_map(|page| in_page_order(extract_by(&page, rules))).collect();
    beside(article, found)
}

fn in_page_order(extraction: Extraction) -> Vec<Found> {
    let mut left_out = extraction.left_out.into_iter().peekable();
    let mut found: Vec<Found> = Vec::new();
    for (at, block) in extraction.article.blocks.into_iter().enumerate() {
        while let Some(out) = left_out.next_if(|out| out.before <= at) {
            found.push((out.block, Some(out.reason)));
        }
        found.push((block, None));
    }
    found.extend(left_out.map(|out| (out.block, Some(out.reason))));
    found
}

/// Walks both in step: a block that is found in the article says where those after it stand.
fn beside(article: &Article, found: Vec<Found>) -> Beside {
    let own: Vec<String> = article.blocks.iter().map(said).collect();
    let known: HashSet<&str> = own.iter().map(String::as_str).filter(|said| !said.is_empty()).collect();
    let mut before = 0;
    let (mut left_out, mut put_back) = (Vec::new(), Vec::new());
    for (block, reason) in found {
        let said = said(&block);
        if said.is_empty() {
            continue;
        }
        let place = if known.contains(said.as_str()) {
            next_place(&own, before, |own| own == said)
        } else if reason.is_none() {
            next_place(&own, before, |own| is_made_of(own, &said))
        } else {
            None
        };
        match (place, reason) {
            (Some(at), reason) => {
                before = at + 1;
                put_back.extend(reason.map(|_| at));
            }
            (None, reason) => {
                // Extraction keeps it: the clip's reader has dropped it.
                let reason = reason.unwrap_or(Reason::Reader);
                left_out.push(LeftOut { before, reason, block });
            }
        }
    }
    Beside { left_out, put_back }
}

/// The first place from `from` on, else any place before it.
fn next_place(own: &[String], from: usize, fits: impl Fn(&str) -> bool) -> Option<usize> {
    let behind = own.iter().enumerate().skip(from).find(|(_, own)| fits(own)).map(|(at, _)| at);
    // What was moved up must not pull those after it along.
    behind.or_else(|| own.iter().take(from).any(|own| fits(own)).then(|| from.saturating_sub(1)))
}

/// What tells a block from others: its words without spaces, or the address of its picture.
fn said(block: &Block) -> String {
    if let Block::Figure(figure) = block {
        return figure.source.clone().or_else(|| figure.caption.clone()).unwrap_or_default();
    }
    let mut lines = Vec::new();
    block.push_lines(&mut lines);
    lines.concat().split_whitespace().collect()
}

/// Fewer characters than this may stand in any block by chance.
const SHORTEST_PART: usize = 6;

/// Whether a block of the article is what became of one of the page: a part of it, it and more, or most of its words.
fn is_made_of(own: &str, found: &str) -> bool {
    let is_part = |part: &str, of: &str| part.chars().count() >= SHORTEST_PART && of.contains(part);
    is_part(own, found) || is_part(found, own) || mostly(own, found)
}

/// Whether two thirds of the pairs of characters of the longer one stand in the shorter one too.
fn mostly(own: &str, found: &str) -> bool {
    let pairs = |text: &str| -> HashSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (own, found) = (pairs(own), pairs(found));
    let longer = own.len().max(found.len());
    longer > 0 && own.intersection(&found).count() * 3 >= longer * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Figure;

    fn p(words: &str) -> Block {
        Block::paragraph(words)
    }

    fn out(words: &str) -> Found {
        (p(words), Some(Reason::Links))
    }

    /// What is left out, as `place:words`, with `!` where its reader has done it.
    #[track_caller]
    fn check(article: &[&str], found: Vec<Found>, expect: &[&str]) {
        let article =
            Article { blocks: article.iter().map(|words| p(words)).collect(), ..Article::default() };
        let shown = |out: &LeftOut| {
            let mark = if out.reason == Reason::Reader { "!" } else { "" };
            format!("{}:{}{mark}", out.before, said(&out.block))
        };
        assert_eq!(beside(&article, found).left_out.iter().map(shown).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn what_is_left_out_stands_where_it_stood_on_the_page() {
        let found = || vec![out("上"), (p("一"), None), out("中"), (p("二"), None), out("下")];
        check(&["一", "二"], found(), &["0:上", "1:中", "2:下"]);
        check(&["一", "中", "二"], found(), &["0:上", "3:下"]);
        let article = Article { blocks: ["一", "中", "二"].map(p).to_vec(), ..Article::default() };
        assert_eq!(beside(&article, found()).put_back, [1]);
    }

    #[test]
    fn what_its_reader_has_dropped_is_left_out_too() {
        check(&["一", "三"], vec![(p("一"), None), (p("二"), None), (p("三"), None)], &["1:二!"]);
    }

    #[test]
    fn what_its_reader_has_edited_split_or_merged_is_there() {
        let found = || vec![(p("港口新線今日通車。"), None), (p("風勁潮湧正當時。"), None), out("下")];
        check(&["港口新線今天通車。", "風勁潮湧正當時。"], found(), &["2:下"]);
        check(&["港口新線今日通車。風勁潮湧正當時。"], found(), &["1:下"]);
        check(&["港口新線今日", "通車。", "風勁潮湧正當時。"], found(), &["3:下"]);
    }

    #[test]
    fn a_picture_is_known_by_its_address() {
        let figure = |source: &str| Figure { source: Some(source.into()), ..Figure::default() };
        let article = Article { blocks: vec![Block::Figure(figure("a.jpg"))], ..Article::default() };
        let found = vec![
            (Block::Figure(figure("a.jpg")), None),
            (Block::Figure(figure("b.jpg")), Some(Reason::Decoration)),
        ];
        let left_out = beside(&article, found).left_out;
        assert_eq!((left_out.len(), left_out[0].before), (1, 1));
    }
}
