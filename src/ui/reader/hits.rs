//! Where the words that are looked for stand in the article that is open, and which of the places is shown.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::column::Place;
use super::data::{Item, Reading};

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
    /// The words of the item, and where in them, in bytes.
    bytes: Range<usize>,
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
        for (item, text) in reading
            .items
            .iter()
            .enumerate()
            .flat_map(|(at, item)| texts(reading, item).map(move |text| (at, text)))
        {
            let hits = find(text).into_iter();
            all.extend(hits.map(|bytes| Hit { item, bytes, of: text.len() }));
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
        Some(Place { item: hit.item, into: hit.bytes.start as f32 / hit.of.max(1) as f32 })
    }

    /// The places in a text that is drawn, in characters.
    pub(super) fn in_text(&self, text: &str) -> Rc<[Range<usize>]> {
        if let Some(known) = self.drawn.borrow().get(text) {
            return Rc::clone(known);
        }
        let char_of = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
        let places: Rc<[Range<usize>]> =
            (self.find)(text).into_iter().map(|hit| char_of(hit.start)..char_of(hit.end)).collect();
        self.drawn.borrow_mut().insert(text.to_owned(), Rc::clone(&places));
        places
    }
}

/// The words of an item that are looked through.
fn texts<'a>(reading: &'a Reading, item: &'a Item) -> impl Iterator<Item = &'a str> {
    let (words, slot) = match item {
        Item::Kicker(words) | Item::Headline(words) | Item::Deck(words) | Item::Code(words) => {
            (Some(words.as_str()), None)
        }
        Item::SourceLine(prose)
        | Item::Paragraph(prose)
        | Item::Continued(prose)
        | Item::Quote(prose)
        | Item::QuoteContinued(prose)
        | Item::Heading { prose, .. }
        | Item::ListItem { prose, .. } => (Some(prose.text.as_str()), None),
        Item::Slot(slot) => (None, reading.slots.get(*slot)),
        Item::Tally(_) | Item::Table(_) | Item::Divider | Item::LeftOut(_) | Item::Notice(_) => (None, None),
    };
    words
        .into_iter()
        .chain(slot.into_iter().flat_map(|slot| [slot.caption.as_deref(), slot.credit.as_deref()]).flatten())
}
