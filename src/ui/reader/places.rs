//! Which character of the article each drawn one is, so that what is selected can be marked, and what is marked drawn.
//!
//! Drawn words leave characters out that cannot be shown, are cut into pieces, and stand beside words of the
//! interface; places in the article are counted as [`crate::text::anchor::Running`] counts them.

use std::ops::Range;

use crate::article::{Article, Block, Figure};

use super::clean::shown;
use super::data::{Item, Reading};
use super::parts::{column_of, parts, row_of};
use super::selection::{Selected, Spot, TextPlace, chars_of};

/// The drawn texts of an article, in reading order.
pub struct Places {
    runs: Vec<Run>,
}

/// Characters of one drawn text that come from one text of the article.
struct Run {
    place: TextPlace,
    /// The first of them among those that are drawn, and how many there are.
    first: usize,
    count: usize,
    /// Where the first stands in the article.
    start: usize,
    /// Behind how many of them something is left out, and how much in all up to there.
    gaps: Vec<(u32, u32)>,
}

impl Run {
    /// Where its character of this number stands in the article.
    fn at(&self, number: usize) -> usize {
        let before = self.gaps.partition_point(|(behind, _)| *behind as usize <= number);
        let left_out = before.checked_sub(1).and_then(|gap| self.gaps.get(gap)).map_or(0, |(_, all)| *all);
        self.start + number + left_out as usize
    }

    /// How many of its characters stand before this one of the article.
    fn before(&self, at: usize) -> usize {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.at(middle) < at { low = middle + 1 } else { high = middle }
        }
        low
    }

    fn last(&self) -> usize {
        self.at(self.count.saturating_sub(1))
    }
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
        let head = 0..reading.starts.first().copied().unwrap_or(reading.items.len());
        let of = |is_it: fn(&Item) -> bool| -> Vec<Drawn> {
            let items =
                head.clone().filter(|item| reading.items.get(*item).is_some_and(|of| is_it(of.itself())));
            items.flat_map(|item| whole(reading, item)).collect()
        };
        let headline = of(|item| matches!(item, Item::Headline(_)));
        let deck = of(|item| matches!(item, Item::Deck(_)));
        for (line, drawn) in [(&meta.headline, headline), (&meta.deck, deck)] {
            let Some(line) = line else { continue };
            start = places.push(start, &line.value, drawn);
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
        let first = self.runs.partition_point(|run| run.last() < range.start);
        let behind = self.runs.get(first..).unwrap_or_default();
        let inside = behind.iter().take_while(|run| run.start < range.end);
        let chars = |run: &Run| {
            let (from, to) = (run.before(range.start), run.before(range.end));
            (from < to).then_some((run.place, run.first + from..run.first + to))
        };
        inside.filter_map(chars).collect()
    }

    /// The part of the article that is selected; nothing where only words of the interface are.
    #[must_use]
    pub fn selected(&self, selected: &Selected) -> Option<Range<usize>> {
        self.range(&selected.0)
    }

    /// The part of the article between two places of the drawn texts; nothing where only words of the interface are.
    pub(super) fn range(&self, spots: &Range<Spot>) -> Option<Range<usize>> {
        let inside = |run: &Run| {
            let chars = chars_of(spots, run.place)?;
            let from = chars.start.saturating_sub(run.first);
            let to = chars.end.saturating_sub(run.first).min(run.count);
            (from < to).then(|| run.at(from)..run.at(to - 1) + 1)
        };
        // The cells of a row go on below each other, while the article has them one behind the other.
        let both =
            |all: Range<usize>, range: Range<usize>| all.start.min(range.start)..all.end.max(range.end);
        self.runs.iter().filter_map(inside).reduce(both)
    }

    /// Adds a text that begins at `start`, as it is drawn; returns where the next one begins.
    fn push(&mut self, start: usize, text: &str, drawn: Vec<Drawn>) -> usize {
        let mut rest = text.chars().enumerate();
        for Drawn { place, first, words } in drawn {
            // What is drawn are the characters of the text, some of them left out.
            let at = words.chars().map_while(|c| rest.find(|(_, of)| shown(*of) == Some(c)));
            let mut at = at.map(|(at, _)| start + at);
            let Some(start) = at.next() else { continue };
            let mut run = Run { place, first, count: 1, start, gaps: Vec::new() };
            for at in at {
                let left_out = at - start - run.count;
                if run.gaps.last().map_or(0, |(_, all)| *all as usize) != left_out {
                    run.gaps.push((run.count as u32, left_out as u32));
                }
                run.count += 1;
            }
            self.runs.push(run);
        }
        start + text.chars().count() + 1
    }
}

/// How each text of a block is drawn, in pieces where it is long.
fn drawn(reading: &Reading, block: &Block, items: Range<usize>) -> Vec<Vec<Drawn>> {
    match block {
        Block::Paragraph { .. } | Block::Heading { .. } | Block::Code { .. } => {
            vec![items.flat_map(|item| whole(reading, item)).collect()]
        }
        Block::List { .. } | Block::Quote { .. } => {
            let mut texts: Vec<Vec<Drawn>> = Vec::new();
            for item in items {
                match texts.last_mut() {
                    Some(last) if goes_on(reading, item) => last.extend(whole(reading, item)),
                    _ => texts.push(whole(reading, item)),
                }
            }
            texts
        }
        Block::Table(table) => of_table(reading, table.caption.is_some(), items),
        Block::Figure(figure) => of_figure(reading, figure, items),
        Block::Divider => Vec::new(),
    }
}

fn goes_on(reading: &Reading, item: usize) -> bool {
    reading.items.get(item).is_some_and(Item::goes_on)
}

/// The caption, if there is one, and the cells row by row; a row that goes on is one row.
fn of_table(reading: &Reading, has_caption: bool, items: Range<usize>) -> Vec<Vec<Drawn>> {
    let mut captions = Vec::new();
    let mut rows: Vec<Vec<Vec<Drawn>>> = Vec::new();
    for item in items {
        let goes_on = goes_on(reading, item);
        let is_table = matches!(reading.items.get(item), Some(Item::Table(_)));
        let mut open = goes_on.then_some(Some(0));
        for text in whole(reading, item) {
            let row = row_of(text.place.part).filter(|_| is_table);
            if row.is_none() {
                captions.push(text);
                continue;
            }
            if open != Some(row) {
                open = Some(row);
                rows.push(Vec::new());
            }
            let Some(cells) = rows.last_mut() else { continue };
            let column = column_of(text.place.part);
            match cells.get_mut(column) {
                Some(cell) => cell.push(text),
                None => cells.push(vec![text]),
            }
        }
    }
    let caption = has_caption.then_some(captions);
    caption.into_iter().chain(rows.into_iter().flatten()).collect()
}

/// Caption and credit among the words below the picture.
fn of_figure(reading: &Reading, figure: &Figure, items: Range<usize>) -> Vec<Vec<Drawn>> {
    let pieces: Vec<Drawn> = items.clone().flat_map(|item| whole(reading, item)).collect();
    let all: String = pieces.iter().map(|piece| piece.words.as_str()).collect();
    let slot = items.into_iter().find_map(|item| reading.slots.get(reading.items.get(item)?.slot()?));
    let mut from = slot.map_or(0, |slot| slot.title.len());
    let mut texts = Vec::new();
    for words in [&figure.caption, &figure.credit].into_iter().flatten() {
        let words = super::clean::clean_text(words);
        let found = all.get(from..).filter(|_| !words.is_empty()).and_then(|rest| rest.find(&words));
        let bytes = found.map(|at| from + at..from + at + words.len());
        from = bytes.as_ref().map_or(from, |bytes| bytes.end);
        texts.push(bytes.map(|bytes| parts_of(&pieces, &bytes)).unwrap_or_default());
    }
    texts
}

/// The parts of pieces that follow each other, by the bytes of all of them together.
fn parts_of(pieces: &[Drawn], bytes: &Range<usize>) -> Vec<Drawn> {
    let mut start = 0;
    let mut parts = Vec::new();
    for piece in pieces {
        let end = start + piece.words.len();
        let (from, to) = (bytes.start.clamp(start, end) - start, bytes.end.clamp(start, end) - start);
        if let (true, Some(words)) = (from < to, piece.words.get(from..to)) {
            let first = piece.words.get(..from).map_or(0, |before| before.chars().count());
            parts.push(Drawn { place: piece.place, first, words: words.to_owned() });
        }
        start = end;
    }
    parts
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
