//! Rows of type: where each ends, how its marks are squeezed and its gaps are drawn out. Pure: characters and widths
//! in, rows and places out.

mod cells;
mod fill;
mod headline;
mod kinsoku;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use cells::{Cell, Reading, Shape, cells, keep_parts, plain_cells};
pub(super) use fill::{Edge, places};
pub(super) use headline::headline_rows;

pub(super) use kinsoku::is_square;
use kinsoku::{Break, Class};

/// Inside a row a mark gives up at most this part of its blank, so that the marks that may not start the next row
/// are drawn in.
const GIVES: f32 = 0.5;
/// So many marks are drawn in at most.
const DRAWN_IN: usize = 3;

/// How wide rows may be, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    pub width: f32,
    /// The first row starts so far in.
    pub indent: f32,
}

impl Measure {
    #[cfg(test)]
    fn of(width: f32) -> Self {
        Self { width, indent: 0.0 }
    }

    /// The room of the row that starts with this character.
    pub(super) fn room(self, start: usize) -> f32 {
        if start == 0 { self.width - self.indent } else { self.width }
    }
}

/// Cuts one paragraph, without line breaks in it, into rows no wider than the measure where its rules allow.
///
/// Rows follow each other without a gap; there is at least one.
pub(super) fn rows(cells: &[Cell], measure: Measure) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    while start < cells.len() {
        let end = row_end(cells, start, measure.room(start));
        rows.push(start..end);
        start = end;
    }
    if rows.is_empty() {
        rows.push(0..0);
    }
    rows
}

/// Whether a row holds one character alone, whatever marks and spaces stand with it.
pub(super) fn is_orphan(cells: &[Cell], row: &Range<usize>) -> bool {
    let says = |cell: &&Cell| matches!(cell.class, Class::Wide | Class::Word);
    cells.get(row.clone()).unwrap_or_default().iter().filter(says).count() == 1
}

/// Where the row that starts at `start` ends: after the last place that allows it, else where it is full.
fn row_end(cells: &[Cell], start: usize, room: f32) -> usize {
    let (mut allowed, mut loose, mut in_word, mut full) = (None, None, None, None);
    let mut line = Line::default();
    for (index, cell) in cells.iter().enumerate().skip(start) {
        match cell.before {
            _ if index == start => {}
            Break::Allowed => allowed = Some(index),
            Break::Loose => loose = Some(index),
            Break::InWord => in_word = Some(index),
            Break::Forbidden => {}
        }
        let before = line;
        line.push(cell, cells.get(index.wrapping_sub(1)), index == start);
        if line.least() > room && cell.class != Class::Space && index > start {
            full = Some((index, before));
            break;
        }
    }
    let Some((full, line)) = full else { return cells.len() };
    if cells.get(full).is_some_and(|cell| cell.before == Break::Allowed) {
        return full;
    }
    drawn_in(cells, full, line, room)
        .or(allowed)
        .or(loose)
        .or(in_word)
        .unwrap_or_else(|| last_resort(cells, start, full))
}

/// The end of a row whose marks give way to those at `full`, which may not start the next one.
fn drawn_in(cells: &[Cell], full: usize, mut line: Line, room: f32) -> Option<usize> {
    for index in full..(full + DRAWN_IN).min(cells.len()) {
        let cell = cells.get(index)?;
        if cell.before != Break::Forbidden {
            return None;
        }
        line.push(cell, cells.get(index - 1), false);
        let may_end = cells.get(index + 1).is_none_or(|next| next.before == Break::Allowed);
        if may_end && line.least() - line.give <= room {
            return Some(index + 1);
        }
    }
    None
}

/// Nothing allows an end: the row is cut where it is full, but not before a mark that belongs to what it follows.
fn last_resort(cells: &[Cell], start: usize, full: usize) -> usize {
    let forbidden = |index: usize| cells.get(index).is_some_and(|cell| cell.before == Break::Forbidden);
    let whole = (start + 1..=full).rev().find(|index| !forbidden(*index));
    let is_mark = |index: usize| cells.get(index).is_some_and(|cell| cell.class == Class::Mark);
    whole.or_else(|| (start + 1..=full).rev().find(|index| !is_mark(*index))).unwrap_or(full)
}

/// A row as far as it is filled.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Line {
    width: f32,
    /// What its last character can leave over the edge.
    trail: f32,
    /// What its marks can give up inside.
    give: f32,
}

impl Line {
    fn push(&mut self, cell: &Cell, before: Option<&Cell>, is_first: bool) {
        if is_first {
            self.width = cell.advance - cell.lead;
        } else {
            self.width += cell.gap + cell.advance;
            self.give += before.map_or(0.0, |before| give(before, cell));
        }
        self.trail = cell.trail;
    }

    fn least(self) -> f32 {
        self.width - self.trail
    }
}

/// What two neighbours can give up between them where a row is too full.
fn give(before: &Cell, after: &Cell) -> f32 {
    if after.gap < 0.0 { 0.0 } else { (before.trail + after.lead) * GIVES }
}
