//! The texts of an item that can be selected and copied, by number.

use std::borrow::Cow;

use crate::article::{Prose, Table};

use super::data::{Item, Reading};

/// Cells of a table are numbered row by row; no row has more.
const COLUMNS: usize = 4096;

/// The texts of an item in reading order, each with its number.
pub(super) fn parts(reading: &Reading, item: usize) -> Vec<(usize, Cow<'_, Prose>)> {
    let Some(item) = reading.items.get(item) else { return Vec::new() };
    let one = |prose| vec![(0, prose)];
    match item.itself() {
        Item::Kicker(text)
        | Item::Headline(text)
        | Item::Deck(text)
        | Item::Code(text)
        | Item::Notice(text) => one(Cow::Owned(Prose::plain(text))),
        Item::SourceLine(prose)
        | Item::Paragraph(prose)
        | Item::Quote(prose)
        | Item::Caption(prose)
        | Item::Heading { prose, .. }
        | Item::ListItem { prose, .. } => one(Cow::Borrowed(prose)),
        Item::Table(piece) => cells(&piece.table),
        Item::Slot(slot) => {
            let words = reading.slots.get(*slot).and_then(|slot| slot.below.as_ref());
            words.map(|words| (0, Cow::Borrowed(words))).into_iter().collect()
        }
        Item::SameStory | Item::Tags | Item::Tally(_) | Item::Divider | Item::LeftOut(_) | Item::Rest(_) => {
            Vec::new()
        }
    }
}

/// The number of a cell among the texts of a table.
pub(super) fn cell_part(row: usize, column: usize) -> usize {
    1 + row * COLUMNS + column.min(COLUMNS - 1)
}

/// The row of a table that a text stands in; its caption stands in none.
pub(super) fn row_of(part: usize) -> Option<usize> {
    part.checked_sub(1).map(|cell| cell / COLUMNS)
}

/// The column of a cell by its number; a caption stands before the first.
pub(super) fn column_of(part: usize) -> usize {
    part.checked_sub(1).map_or(0, |cell| cell % COLUMNS)
}

/// The caption, then the cells.
fn cells(table: &Table) -> Vec<(usize, Cow<'_, Prose>)> {
    let mut parts = Vec::new();
    parts.extend(table.caption.as_deref().map(|caption| (0, Cow::Owned(Prose::plain(caption)))));
    for (row, cells) in table.rows.iter().enumerate() {
        let cell = |(column, cell)| (cell_part(row, column), Cow::Borrowed(cell));
        parts.extend(cells.iter().take(COLUMNS).enumerate().map(cell));
    }
    parts
}
