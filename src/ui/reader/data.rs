//! What the reader shows of a clip, in the words of the interface. Made once a clip by `compose.rs`; no egui.

use crate::article::{FilledBy, Lang, PixelSize, Print, Prose};
use crate::command::ClipId;

use super::correct::Stop;
use super::labels::Labels;
use super::rough::Rough;
use super::table_piece::TablePiece;

/// A clip as it is read: one item after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub clip: ClipId,
    /// The language the article is set in.
    pub lang: Lang,
    /// The headline's words, or those that stand for a missing one; of a very long one the beginning.
    pub title: String,
    pub items: Vec<Item>,
    /// The slots in reading order.
    pub slots: Vec<Slot>,
    /// How large each item is, roughly, in the order of the items.
    pub(super) sizes: Vec<Rough>,
    /// The first item of each block of the article.
    pub starts: Vec<usize>,
    /// The item of each slot.
    pub(super) slot_items: Vec<usize>,
    /// While it is corrected: what one acts on, in reading order. Else empty.
    pub stops: Vec<Stop>,
    pub labels: Labels,
    /// The site of the page, for what is decided for all of its pages; known while it is corrected.
    pub site: Option<String>,
}

/// One thing in the column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// The section above the headline.
    Kicker(String),
    Headline(String),
    Deck(String),
    SourceLine(Prose),
    /// Where else the story is: [`Reading::labels`].
    SameStory,
    /// The clip's tags: [`Reading::labels`].
    Tags,
    /// How many pictures there are, how many are empty, and a way to each.
    Tally(String),
    Heading {
        level: u8,
        prose: Prose,
    },
    Paragraph(Prose),
    /// A paragraph of a quotation.
    Quote(Prose),
    /// An item of a list with what leads it, `•` or `3.`.
    ListItem {
        depth: u8,
        lead: String,
        prose: Prose,
    },
    /// Rows of a table: a long one is laid out in pieces.
    Table(TablePiece),
    Code(String),
    /// The slot at this place in [`Reading::slots`].
    Slot(usize),
    /// A caption that is too long to be laid out with what it belongs to.
    Caption(Prose),
    Divider,
    /// Why what follows is left out of the article.
    LeftOut(String),
    /// Why there is nothing to read.
    Notice(String),
    /// What the item before it is, going on: its words are too long to be laid out in one go.
    Rest(Box<Self>),
}

impl Item {
    /// The item, or what it is the rest of, with the words that stand here.
    #[must_use]
    pub fn itself(&self) -> &Self {
        match self {
            Self::Rest(item) => item,
            item => item,
        }
    }

    /// Whether its words go on from the item before.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        match self {
            Self::Rest(_) => true,
            Self::Table(piece) => piece.goes_on,
            _ => false,
        }
    }

    /// The slot that it is, by its place in [`Reading::slots`].
    #[must_use]
    pub fn slot(&self) -> Option<usize> {
        match self {
            Self::Slot(slot) => Some(*slot),
            _ => None,
        }
    }
}

/// A heading to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading<'a> {
    /// Its place in [`Reading::items`].
    pub item: usize,
    /// 0 for the headline.
    pub depth: usize,
    pub words: &'a str,
}

/// A numbered slot with its picture or the reason why it is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    pub number: u32,
    pub holds: Holds,
    /// The size the page gives, or that of the picture; turned as the picture is.
    pub size_px: Option<PixelSize>,
    pub filled_by: FilledBy,
    /// `Picture 2`.
    pub title: String,
    /// Title and words, for who does not see it.
    pub name: String,
    /// Number, caption and credit as they stand below it; an [`Item::Caption`] follows where that is too long.
    pub below: Option<Prose>,
    /// Of these words so much as is laid out in one go.
    pub caption: Option<String>,
    /// With the word that says it is one.
    pub credit: Option<String>,
    /// What the picture shows by the page's own text, where that is not the caption.
    pub alt: Option<String>,
    /// Where the page has the picture, if that can be loaded.
    pub address: Option<String>,
}

/// What a slot holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    Picture(Print),
    /// The reason in words, and the address where the picture was if it can be opened.
    Nothing {
        reason: String,
        address: Option<String>,
    },
}

/// More headings are not listed.
const MOST_HEADINGS: usize = 2_000;
/// So much of long words stands where a line names them.
const NAME_CHARS: usize = 300;

/// The beginning of words that name something.
pub(super) fn beginning(words: &str) -> &str {
    words.char_indices().nth(NAME_CHARS).and_then(|(end, _)| words.get(..end)).unwrap_or(words)
}

impl Reading {
    /// Whether the same words stand in the same places; tags may differ.
    #[must_use]
    pub fn says_same(&self, other: &Self) -> bool {
        (self.clip, &self.lang, &self.items, &self.slots)
            == (other.clip, &other.lang, &other.items, &other.slots)
    }

    /// The block that an item belongs to, or the first one behind it.
    #[must_use]
    pub fn block_at(&self, item: usize) -> usize {
        self.starts.partition_point(|start| *start < item)
    }

    /// The items of a block of the article.
    #[must_use]
    pub(super) fn items_of_block(&self, block: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(block).copied().unwrap_or(self.items.len());
        start..self.starts.get(block + 1).copied().unwrap_or(self.items.len())
    }

    /// The headline and the headings below it; of a text that has more than a contents page could list, the first.
    #[must_use]
    pub fn outline(&self) -> Vec<Heading<'_>> {
        let heading = |(item, what): (usize, &'_ Item)| match what {
            Item::Headline(_) => Some((item, 0)),
            Item::Heading { level, .. } => Some((item, usize::from(level.saturating_sub(1)).max(1))),
            _ => None,
        };
        let words = |item: usize| match self.items.get(item) {
            Some(Item::Heading { prose, .. }) => beginning(&prose.text),
            _ => self.title.as_str(),
        };
        let headings = self.items.iter().enumerate().filter_map(heading).take(MOST_HEADINGS);
        headings.map(|(item, depth)| Heading { item, depth, words: words(item) }).collect()
    }

    /// The slot that one reads at this item: the last that stands there or before it, else the first.
    #[must_use]
    pub fn slot_at(&self, item: usize) -> Option<usize> {
        let before = self.slot_items.partition_point(|slot| *slot <= item);
        (!self.slots.is_empty()).then_some(before.saturating_sub(1))
    }

    /// The place of a slot among the items.
    #[must_use]
    pub fn item_of_slot(&self, slot: usize) -> Option<usize> {
        self.slot_items.get(slot).copied()
    }

    /// Puts items between others.
    pub(super) fn insert(&mut self, at: usize, items: Vec<Item>) {
        let count = items.len();
        let behind = |place: &&mut usize| **place >= at;
        self.starts.iter_mut().chain(&mut self.slot_items).filter(behind).for_each(|place| *place += count);
        self.sizes.splice(at..at, items.iter().map(Rough::of));
        self.items.splice(at..at, items);
    }
}

impl Slot {
    #[must_use]
    pub fn picture(&self) -> Option<Print> {
        match self.holds {
            Holds::Picture(print) => Some(print),
            Holds::Nothing { .. } => None,
        }
    }
}
