//! Where the words that are looked for stand in the article that is open, and which of the places is shown.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::article::Prose;

use super::column::Place;
use super::data::{Item, Reading};
use super::parts::cell_part;
use super::selection::TextPlace;
use super::setting::chars_in;
use super::table_piece::TablePiece;

/// Finds the places in a text, in bytes, from the left.
type Find = Box<dyn Fn(&str) -> Vec<Range<usize>>>;

/// The places of one reading.
pub struct Hits {
    find: Find,
    /// In reading order.
    all: Vec<Hit>,
    /// The one that is shown.
    at: Option<usize>,
    /// By the text that is drawn: captions are set together with their number, so that their places are found as
    /// they are drawn.
    drawn: RefCell<HashMap<String, Rc<[Range<usize>]>>>,
}

/// One place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hit {
    item: usize,
    /// The number of the words among the texts of the item that are drawn by themselves.
    part: usize,
    /// Where in the words, in bytes.
    bytes: Range<usize>,
    words: Rc<str>,
    /// The number of the words among those of the item that stand below each other, and how many these are.
    nth: usize,
    of: usize,
}

/// To the next place, or back to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Next,
    Previous,
}

impl Hits {
    /// Looks through the whole reading.
    #[must_use]
    pub fn new(reading: &Reading, find: impl Fn(&str) -> Vec<Range<usize>> + 'static) -> Self {
        let mut all = Vec::new();
        for (item, what) in reading.items.iter().enumerate() {
            let texts = texts(reading, what);
            let of = texts.len();
            for (nth, (part, text)) in texts.into_iter().enumerate() {
                let hits = find(text);
                if !hits.is_empty() {
                    let words: Rc<str> = text.into();
                    let hit = |bytes| Hit { item, part, bytes, words: Rc::clone(&words), nth, of };
                    all.extend(hits.into_iter().map(hit));
                }
            }
        }
        Self { find: Box::new(find), all, at: None, drawn: RefCell::default() }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Which place is shown, counted from 1; 0 before the first step.
    #[must_use]
    pub fn number(&self) -> usize {
        self.at.map_or(0, |at| at + 1)
    }

    /// Goes to the next place, from the last to the first; returns where it is.
    pub fn step(&mut self, turn: Turn) -> Option<Place> {
        let last = self.all.len().checked_sub(1)?;
        let at = match (turn, self.at) {
            (Turn::Next, Some(at)) if at < last => at + 1,
            (Turn::Next, _) => 0,
            (Turn::Previous, Some(at)) if at > 0 => at - 1,
            (Turn::Previous, _) => last,
        };
        self.at = Some(at);
        let hit = self.all.get(at)?;
        let within = hit.bytes.start as f32 / hit.words.len().max(1) as f32;
        Some(Place { item: hit.item, into: (hit.nth as f32 + within) / hit.of.max(1) as f32 })
    }

    /// The place that is shown, in characters of this text as it is drawn; a caption is drawn with more.
    pub(super) fn shown_in(&self, place: TextPlace, drawn: &str) -> Option<Range<usize>> {
        let hit = self.all.get(self.at?).filter(|hit| (hit.item, hit.part) == (place.item, place.part))?;
        let from = drawn.find(&*hit.words)?;
        Some(chars_in(drawn, &(from + hit.bytes.start..from + hit.bytes.end)))
    }

    /// The places in a text that is drawn, in characters.
    pub(super) fn in_text(&self, text: &str) -> Rc<[Range<usize>]> {
        if let Some(known) = self.drawn.borrow().get(text) {
            return Rc::clone(known);
        }
        let places: Rc<[Range<usize>]> = (self.find)(text).iter().map(|hit| chars_in(text, hit)).collect();
        self.drawn.borrow_mut().insert(text.to_owned(), Rc::clone(&places));
        places
    }
}

/// The words of an item that are looked through, in reading order, each with the number of the text it is drawn in.
fn texts<'a>(reading: &'a Reading, item: &'a Item) -> Vec<(usize, &'a str)> {
    match item {
        Item::Kicker(words) | Item::Headline(words) | Item::Deck(words) | Item::Code(words) => {
            vec![(0, words)]
        }
        Item::SourceLine(prose)
        | Item::Paragraph(prose)
        | Item::Continued(prose)
        | Item::Quote(prose)
        | Item::QuoteContinued(prose)
        | Item::Heading { prose, .. }
        | Item::ListItem { prose, .. } => vec![(0, &prose.text)],
        Item::Table(TablePiece { table, .. }) => {
            let cells = table.rows.iter().enumerate().flat_map(|(row, cells)| {
                let cell = move |(column, cell): (usize, &'a Prose)| (cell_part(row, column), &*cell.text);
                cells.iter().enumerate().map(cell)
            });
            table.caption.as_deref().map(|caption| (0, caption)).into_iter().chain(cells).collect()
        }
        Item::Slot(slot) => {
            let slot = reading.slots.get(*slot);
            slot.into_iter()
                .flat_map(|slot| [&slot.caption, &slot.credit])
                .flatten()
                .map(|words| (0, words.as_str()))
                .collect()
        }
        Item::SameStory
        | Item::Tags
        | Item::Tally(_)
        | Item::Divider
        | Item::LeftOut(_)
        | Item::Notice(_) => Vec::new(),
    }
}
