//! Where the words that are looked for stand in the article that is open, and which of the places is shown.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::article::Prose;

use super::column::Place;
use super::data::{Item, Reading, Slot};
use super::parts::cell_part;
use super::selection::TextPlace;
use super::setting::chars_in;
use super::table_piece::TablePiece;

/// Finds the places in a text, in bytes, from the left.
type Find = Box<dyn Fn(&str) -> Vec<Range<usize>> + Send>;

/// More places are not counted: a letter stands millions of times in a text of megabytes.
const MOST: usize = 100_000;
/// Texts whose places are kept in mind; those on screen are far fewer.
const MOST_DRAWN: usize = 1_000;

/// The places of one reading.
pub struct Hits {
    find: Find,
    /// In reading order.
    all: Vec<Hit>,
    /// The one that is shown.
    at: Option<usize>,
    /// By the text that is drawn: captions are set together with their number, so that their places are found as
    /// they are drawn.
    drawn: RefCell<HashMap<String, Arc<[Range<usize>]>>>,
}

/// One place.
#[derive(Debug, Clone, PartialEq)]
struct Hit {
    item: usize,
    /// The number of the words among the texts of the item that are drawn by themselves.
    part: u32,
    /// Where in the text as it is drawn, in bytes.
    bytes: Range<u32>,
    /// How far into the item.
    into: f32,
}

/// Words of an item that are looked through.
struct Words<'a> {
    part: usize,
    text: &'a str,
    /// Where they begin in the text that is drawn, in bytes.
    from: usize,
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
    pub fn new(reading: &Reading, find: impl Fn(&str) -> Vec<Range<usize>> + Send + 'static) -> Self {
        let mut all = Vec::new();
        for (item, what) in reading.items.iter().enumerate() {
            let texts = texts(reading, what);
            let of = texts.len().max(1) as f32;
            for (nth, Words { part, text, from }) in texts.into_iter().enumerate() {
                let hit = |bytes: Range<usize>| Hit {
                    item,
                    part: part as u32,
                    bytes: (from + bytes.start) as u32..(from + bytes.end) as u32,
                    into: (nth as f32 + bytes.start as f32 / text.len().max(1) as f32) / of,
                };
                all.extend(find(text).into_iter().map(hit));
            }
            if all.len() >= MOST {
                all.truncate(MOST);
                break;
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

    /// Whether no place follows that one that is shown.
    #[must_use]
    pub fn is_at_end(&self, turn: Turn) -> bool {
        match turn {
            Turn::Next => self.number() == self.len(),
            Turn::Previous => self.is_empty() || self.at == Some(0),
        }
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
        Some(Place { item: hit.item, into: hit.into })
    }

    /// The place that is shown, in characters of this text as it is drawn.
    pub(super) fn shown_in(&self, place: TextPlace, drawn: &str) -> Option<Range<usize>> {
        let is_here = |hit: &&Hit| (hit.item, hit.part as usize) == (place.item, place.part);
        let hit = self.all.get(self.at?).filter(is_here)?;
        Some(chars_in(drawn, &(hit.bytes.start as usize..hit.bytes.end as usize)))
    }

    /// The places in a text that is drawn, in characters.
    pub(super) fn in_text(&self, text: &str) -> Arc<[Range<usize>]> {
        if let Some(known) = self.drawn.borrow().get(text) {
            return Arc::clone(known);
        }
        let places: Arc<[Range<usize>]> = chars_of_all(text, &(self.find)(text)).into();
        let mut drawn = self.drawn.borrow_mut();
        if drawn.len() >= MOST_DRAWN {
            drawn.clear();
        }
        drawn.insert(text.to_owned(), Arc::clone(&places));
        places
    }
}

/// Bytes of a text, from the left, as characters of it.
fn chars_of_all(text: &str, bytes: &[Range<usize>]) -> Vec<Range<usize>> {
    let (mut byte, mut char) = (0, 0);
    let mut char_at = |at: usize| {
        let at = at.max(byte);
        char += text.get(byte..at).map_or(0, |between| between.chars().count());
        byte = at;
        char
    };
    bytes.iter().map(|hit| char_at(hit.start)..char_at(hit.end)).collect()
}

/// The words of an item that are looked through, in reading order.
fn texts<'a>(reading: &'a Reading, item: &'a Item) -> Vec<Words<'a>> {
    let one = |text: &'a str| vec![Words { part: 0, text, from: 0 }];
    match item.itself() {
        Item::Kicker(words) | Item::Headline(words) | Item::Deck(words) | Item::Code(words) => one(words),
        Item::SourceLine(prose)
        | Item::Paragraph(prose)
        | Item::Quote(prose)
        | Item::Caption(prose)
        | Item::Heading { prose, .. }
        | Item::ListItem { prose, .. } => one(&prose.text),
        Item::Table(TablePiece { table, .. }) => {
            let caption = table.caption.as_deref().map(|text| Words { part: 0, text, from: 0 });
            let cells = table.rows.iter().enumerate().flat_map(|(row, cells)| {
                let cell = move |(column, cell): (usize, &'a Prose)| Words {
                    part: cell_part(row, column),
                    text: &cell.text,
                    from: 0,
                };
                cells.iter().enumerate().map(cell)
            });
            caption.into_iter().chain(cells).collect()
        }
        Item::Slot(slot) => reading.slots.get(*slot).map(below).unwrap_or_default(),
        Item::SameStory
        | Item::Tags
        | Item::Tally(_)
        | Item::Divider
        | Item::LeftOut(_)
        | Item::Notice(_)
        | Item::Rest(_) => Vec::new(),
    }
}

/// Caption and credit of a slot, which are drawn behind its number.
fn below(slot: &Slot) -> Vec<Words<'_>> {
    let Some(below) = &slot.below else { return Vec::new() };
    let mut from = slot.title.len();
    let mut words = Vec::new();
    for text in [&slot.caption, &slot.credit].into_iter().flatten() {
        let Some(at) = below.text.get(from..).and_then(|rest| rest.find(text.as_str())) else {
            // What does not stand there whole goes on below: all that is drawn is looked through.
            return vec![Words { part: 0, text: &below.text, from: 0 }];
        };
        words.push(Words { part: 0, text, from: from + at });
        from += at + text.len();
    }
    words
}
