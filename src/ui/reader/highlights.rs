//! Where the marked words of the article that is open are drawn, and which of them are chosen.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::command::{HighlightId, Tint};

use super::column::Place;
use super::data::Reading;
use super::parts::parts;
use super::places::Places;
use super::selection::{Spot, TextPlace};

/// Marked words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    pub id: HighlightId,
    pub tint: Tint,
    /// Where they stand in the article; nothing for those that are lost.
    pub range: Option<Range<usize>>,
    pub has_note: bool,
}

/// The marked words of one reading.
#[derive(Debug, Default)]
pub struct Highlights {
    all: Vec<Marked>,
    /// What lies on each text.
    drawn: BTreeMap<TextPlace, Vec<Part>>,
    chosen: Option<HighlightId>,
}

/// Characters of a text that are marked.
#[derive(Debug)]
struct Part {
    chars: Range<usize>,
    /// The number among all of what they belong to.
    of: usize,
    /// What they belong to goes no further.
    is_last: bool,
}

/// What is drawn behind some characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ground {
    pub(super) id: HighlightId,
    pub(super) chars: Range<usize>,
    pub(super) tint: Tint,
    pub(super) is_chosen: bool,
    /// There is a note on the words that end here.
    pub(super) ends_with_note: bool,
}

impl Highlights {
    /// In reading order, so that those that begin later are drawn over the others.
    #[must_use]
    pub fn new(places: &Places, all: Vec<Marked>) -> Self {
        let mut drawn: BTreeMap<TextPlace, Vec<Part>> = BTreeMap::new();
        for (of, marked) in all.iter().enumerate() {
            let Some(range) = &marked.range else { continue };
            let mut texts = places.drawn(range).into_iter().peekable();
            while let Some((place, chars)) = texts.next() {
                let is_last = texts.peek().is_none();
                drawn.entry(place).or_default().push(Part { chars, of, is_last });
            }
        }
        Self { all, drawn, chosen: None }
    }

    /// How many stand in the article.
    #[must_use]
    pub fn standing(&self) -> usize {
        self.all.iter().filter(|marked| marked.range.is_some()).count()
    }

    /// Those that are chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<&Marked> {
        self.all.iter().find(|marked| Some(marked.id) == self.chosen)
    }

    /// From the first character of the chosen words to the last.
    pub(super) fn chosen_words(&self) -> Option<Range<Spot>> {
        let of = self.all.iter().position(|marked| Some(marked.id) == self.chosen)?;
        // A caption and its credit are two parts of one text.
        let ranges = self.drawn.iter().flat_map(|(place, parts)| {
            parts.iter().filter(|part| part.of == of).map(|part| {
                let spot = |char| Spot { item: place.item, part: place.part, char };
                spot(part.chars.start)..spot(part.chars.end)
            })
        });
        ranges.reduce(|all, range| all.start.min(range.start)..all.end.max(range.end))
    }

    pub fn choose(&mut self, id: Option<HighlightId>) {
        self.chosen = id;
    }

    /// The innermost marked words that cover this part of the article.
    #[must_use]
    pub fn covering(&self, range: &Range<usize>) -> Option<HighlightId> {
        let covers = |of: &Range<usize>| of.start <= range.start && range.end <= of.end;
        let mut covering = self.all.iter().filter(|marked| marked.range.as_ref().is_some_and(covers));
        covering.next_back().map(|marked| marked.id)
    }

    /// Those behind the chosen ones, or before them; from the end of the article to its beginning.
    #[must_use]
    pub fn beside_chosen(&self, forward: bool) -> Option<HighlightId> {
        let standing: Vec<HighlightId> =
            self.all.iter().filter(|marked| marked.range.is_some()).map(|marked| marked.id).collect();
        let last = standing.len().checked_sub(1)?;
        let at = standing.iter().position(|id| Some(*id) == self.chosen);
        let next = match (at, forward) {
            (Some(at), true) if at < last => at + 1,
            (_, true) => 0,
            (Some(at), false) if at > 0 => at - 1,
            (_, false) => last,
        };
        standing.get(next).copied()
    }

    /// Where marked words begin, to be gone to.
    #[must_use]
    pub fn place(&self, id: HighlightId, reading: &Reading) -> Option<Place> {
        let of = self.all.iter().position(|marked| marked.id == id)?;
        let first = |(place, parts): (&TextPlace, &Vec<Part>)| {
            let part = parts.iter().find(|part| part.of == of)?;
            Some((place.item, part.chars.start))
        };
        let (item, char) = self.drawn.iter().find_map(first)?;
        let length: usize = parts(reading, item).iter().map(|(_, prose)| prose.text.chars().count()).sum();
        Some(Place { item, into: char as f32 / length.max(1) as f32 })
    }

    /// What is drawn behind a text.
    pub(super) fn in_text(&self, place: TextPlace) -> impl Iterator<Item = Ground> {
        let parts = self.drawn.get(&place).map(Vec::as_slice).unwrap_or_default();
        parts.iter().filter_map(move |Part { chars, of, is_last }| {
            let marked = self.all.get(*of)?;
            Some(Ground {
                id: marked.id,
                chars: chars.clone(),
                tint: marked.tint,
                is_chosen: Some(marked.id) == self.chosen,
                ends_with_note: marked.has_note && *is_last,
            })
        })
    }
}
