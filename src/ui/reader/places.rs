//! Which character of the article each drawn one is, so that what is selected can be marked, and what is marked drawn.
//!
//! Drawn words leave characters out that cannot be shown, are cut into pieces, and stand beside words of the
//! interface; places in the article are counted as [`crate::text::anchor::Running`] counts them.

use std::ops::Range;

use crate::article::{Article, Block};

use super::clean::shown;
use super::data::{Item, Reading};
use super::parts::parts;
use super::selection::{Spot, TextPlace, chars_of};

/// The drawn texts of an article, in reading order.
pub struct Places {
    runs: Vec<Run>,
}

/// Characters of one drawn text that come from one text of the article.
struct Run {
    place: TextPlace,
    /// The first of them among those that are drawn.
    first: usize,
    /// Where each stands in the article, ascending.
    at: Vec<usize>,
}

/// A drawn text, from one of its characters on.
struct Drawn {
    place: TextPlace,
    first: usize,
    words: String,
}

impl Places {
    #[must_use]
    pub fn new(article: &Article, reading: &Reading) -> Self {
        let mut places = Self { runs: Vec::new() };
        let mut start = 0;
        let meta = &article.meta;
        let position = |is_it: fn(&Item) -> bool| reading.items.iter().position(is_it);
        let headline = position(|item| matches!(item, Item::Headline(_)));
        let deck = position(|item| matches!(item, Item::Deck(_)));
        for (line, item) in [(&meta.headline, headline), (&meta.deck, deck)] {
            let Some(line) = line else { continue };
            start =
                places.push(start, &line.value, item.map(|item| whole(reading, item)).unwrap_or_default());
        }
        for (number, block) in article.blocks.iter().enumerate() {
            let items = reading.items_of_block(number);
            let mut texts = Vec::new();
            block.push_texts(&mut texts);
            let mut drawn = drawn(reading, block, items).into_iter();
            for text in texts {
                start = places.push(start, text, drawn.next().unwrap_or_default());
            }
        }
        places
    }

    /// The characters of each drawn text that stand in a range of the article.
    pub(super) fn drawn(&self, range: &Range<usize>) -> Vec<(TextPlace, Range<usize>)> {
        let first = self.runs.partition_point(|run| run.at.last().is_none_or(|last| *last < range.start));
        let behind = self.runs.get(first..).unwrap_or_default();
        let inside = behind.iter().take_while(|run| run.at.first().is_none_or(|at| *at < range.end));
        let chars = |run: &Run| {
            let from = run.at.partition_point(|at| *at < range.start);
            let to = run.at.partition_point(|at| *at < range.end);
            (from < to).then_some((run.place, run.first + from..run.first + to))
        };
        inside.filter_map(chars).collect()
    }

    /// The part of the article between two places of the drawn texts; nothing where only words of the interface are.
    pub(super) fn range(&self, spots: &Range<Spot>) -> Option<Range<usize>> {
        let inside = |run: &Run| {
            let chars = chars_of(spots, run.place)?;
            let from = chars.start.saturating_sub(run.first);
            let to = chars.end.saturating_sub(run.first).min(run.at.len());
            let at = run.at.get(from..to)?;
            Some(*at.first()?..*at.last()? + 1)
        };
        self.runs.iter().filter_map(inside).reduce(|all, range| all.start..range.end)
    }

    /// Adds a text that begins at `start`, as it is drawn; returns where the next one begins.
    fn push(&mut self, start: usize, text: &str, drawn: Vec<Drawn>) -> usize {
        let mut rest = text.chars().enumerate();
        for Drawn { place, first, words } in drawn {
            // What is drawn are the characters of the text, some of them left out.
            let at = words.chars().map_while(|c| rest.find(|(_, of)| shown(*of) == Some(c)));
            let at: Vec<usize> = at.map(|(at, _)| start + at).collect();
            if !at.is_empty() {
                self.runs.push(Run { place, first, at });
            }
        }
        start + text.chars().count() + 1
    }
}

/// How each text of a block is drawn.
fn drawn(reading: &Reading, block: &Block, items: Range<usize>) -> Vec<Vec<Drawn>> {
    let each = |items: Range<usize>| items.flat_map(|item| whole(reading, item));
    match block {
        Block::Heading { .. } | Block::Paragraph { .. } | Block::Code { .. } => vec![each(items).collect()],
        Block::List { .. } => items.map(|item| whole(reading, item)).collect(),
        Block::Quote { .. } => {
            let mut paragraphs: Vec<Vec<Drawn>> = Vec::new();
            for item in items {
                match (reading.items.get(item), paragraphs.last_mut()) {
                    (Some(Item::QuoteContinued(_)), Some(last)) => last.extend(whole(reading, item)),
                    _ => paragraphs.push(whole(reading, item)),
                }
            }
            paragraphs
        }
        Block::Table(table) => {
            let mut cells: Vec<Vec<Drawn>> = each(items).map(|cell| vec![cell]).collect();
            let has_caption =
                cells.first().is_some_and(|first| first.iter().any(|cell| cell.place.part == 0));
            if table.caption.is_some() && !has_caption {
                cells.insert(0, Vec::new());
            }
            cells
        }
        Block::Figure(figure) => {
            let mut texts = Vec::new();
            let below = each(items).next();
            let slot = reading.slots.iter().find(|slot| slot.number == figure.slot);
            let mut from = slot.map_or(0, |slot| slot.title.len());
            for words in [&figure.caption, &figure.credit].into_iter().flatten() {
                let words = super::clean::clean_text(words);
                let found = below.as_ref().filter(|_| !words.is_empty());
                let found = found.and_then(|below| part(below, &mut from, words));
                texts.push(found.into_iter().collect());
            }
            texts
        }
        Block::Divider => Vec::new(),
    }
}

/// The words of a caption or credit among those below a picture, looked for from the byte `from` on.
fn part(below: &Drawn, from: &mut usize, words: String) -> Option<Drawn> {
    let rest = below.words.get(*from..)?;
    let at = *from + rest.find(&words)?;
    *from = at + words.len();
    let first = below.words.get(..at)?.chars().count();
    Some(Drawn { place: below.place, first, words })
}

/// The texts of an item.
fn whole(reading: &Reading, item: usize) -> Vec<Drawn> {
    let drawn = |(part, prose): (usize, std::borrow::Cow<'_, crate::article::Prose>)| Drawn {
        place: TextPlace { item, part },
        first: 0,
        words: prose.into_owned().text,
    };
    parts(reading, item).into_iter().map(drawn).collect()
}
