//! How large an item is, roughly: known without a font, so that its height can be guessed before it is laid out, and
//! so that no more is laid out in one frame than a frame has time for.

use std::collections::HashSet;

use unicode_width::UnicodeWidthChar;

use super::data::Item;

/// What an item's height is guessed from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Rough {
    /// Half-widths of its words.
    pub halves: u32,
    /// Its lines, or the rows of its table, before any is broken.
    pub lines: u32,
    /// What laying it out costs, in characters.
    pub cost: u32,
}

/// A letter that was not seen before is drawn once, which costs as much as so many that were.
const LETTER_COST: u32 = 24;
/// A text of its own costs as much as so many characters, however short it is.
const TEXT_COST: usize = 30;

impl Rough {
    pub(super) fn of(item: &Item) -> Self {
        match item.itself() {
            Item::Kicker(words)
            | Item::Headline(words)
            | Item::Deck(words)
            | Item::Code(words)
            | Item::LeftOut(words)
            | Item::Notice(words)
            | Item::Tally(words) => Self::of_words(words),
            Item::SourceLine(prose)
            | Item::Paragraph(prose)
            | Item::Quote(prose)
            | Item::Caption(prose)
            | Item::Heading { prose, .. }
            | Item::ListItem { prose, .. } => Self::of_words(&prose.text),
            Item::Table(piece) => {
                let cells = piece.table.rows.iter().flatten();
                let cost: usize = cells.map(|cell| cell.text.len() + TEXT_COST).sum();
                Self { halves: 0, lines: piece.table.rows.len() as u32, cost: cost as u32 }
            }
            Item::SameStory | Item::Tags | Item::Slot(_) | Item::Divider | Item::Rest(_) => {
                Self { halves: 0, lines: 1, cost: 4 * TEXT_COST as u32 }
            }
        }
    }

    fn of_words(words: &str) -> Self {
        let (mut halves, mut lines, mut chars) = (0, 1, 0);
        let mut letters = HashSet::new();
        for c in words.chars() {
            chars += 1;
            if c == '\n' {
                lines += 1;
            } else if c.is_ascii() {
                halves += 1;
            } else {
                halves += c.width().unwrap_or(0) as u32;
                letters.insert(c);
            }
        }
        Self { halves, lines, cost: chars + letters.len() as u32 * LETTER_COST + TEXT_COST as u32 }
    }

    /// The rows that it is broken into at this width, in points, with letters of this size.
    pub(super) fn rows(self, size: f32, width: f32) -> f32 {
        let full = (self.halves as f32 * 0.5 * size / width.max(1.0)).ceil();
        full.max(self.lines as f32)
    }
}
