//! A further page of an article is put behind those before it.

use std::collections::HashSet;

use crate::article::{Article, Block, Meta};
use crate::library::NewClip;

/// Shorter lines may well be said on two pages (characters).
const SHORTEST_REPEAT: usize = 12;

/// Appends the next page; a page that says nothing new is given back. `gap` says that pages between are missing.
pub(super) fn append(whole: &mut NewClip, page: NewClip, gap: bool) -> Result<(), Box<NewClip>> {
    let known: HashSet<String> = whole.article.blocks.iter().filter_map(identity).collect();
    let is_new = |block: &Block| identity(block).is_none_or(|own| !known.contains(&own));
    let says_more = page.article.blocks.iter().any(|block| identity(block).is_some() && is_new(block));
    if !says_more {
        return Err(Box::new(page));
    }
    let NewClip { article: Article { meta, blocks }, original, pictures, further } = page;
    if gap {
        whole.article.blocks.push(Block::Divider);
    }
    whole.article.blocks.extend(blocks.into_iter().filter(is_new));
    whole.article.number_slots();
    fill(&mut whole.article.meta, meta);
    for (hash, bytes) in pictures {
        if !whole.pictures.iter().any(|(known, _)| *known == hash) {
            whole.pictures.push((hash, bytes));
        }
    }
    whole.further.push(original);
    whole.further.extend(further);
    Ok(())
}

/// What makes a block the same on two pages: its words, or the address of its picture. Short ones are never the same.
fn identity(block: &Block) -> Option<String> {
    if let Block::Figure(figure) = block {
        return figure.source.clone();
    }
    let mut lines = Vec::new();
    block.push_lines(&mut lines);
    let words: String = lines.concat().chars().filter(|character| character.is_alphanumeric()).collect();
    (words.chars().count() >= SHORTEST_REPEAT).then_some(words)
}

/// Fills what the pages before did not give: a writer is often named on the last one.
fn fill(known: &mut Meta, more: Meta) {
    let Meta { deck, site, source, section, bylines, dateline, published, updated, event_days, .. } = more;
    known.deck = known.deck.take().or(deck);
    known.site = known.site.take().or(site);
    known.source = known.source.take().or(source);
    known.section = known.section.take().or(section);
    known.dateline = known.dateline.take().or(dateline);
    known.published = known.published.take().or(published);
    known.updated = known.updated.take().or(updated);
    for byline in bylines {
        if !known.bylines.iter().any(|own| own.value == byline.value) {
            known.bylines.push(byline);
        }
    }
    for day in event_days {
        if !known.event_days.iter().any(|own| own.value == day.value) {
            known.event_days.push(day);
        }
    }
}
