//! Where each character of a row stands: marks squeezed where the row is too full, gaps drawn out where it is not.

use std::ops::Range;

use super::kinsoku::{Class, is_square};
use super::{Cell, Line, give};

/// Square characters are drawn apart by at most this part of the size; a row that would need more, before a long
/// word, stays short.
const STRETCH_EM: f32 = 0.12;
/// A space between words is drawn out so many times as far.
const SPACE_WEIGHT: f32 = 4.0;

/// The right edge of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Edge {
    /// Each row ends where its last character does.
    Ragged,
    /// All rows but the last of a paragraph end at the measure.
    Even,
}

/// What is put between two neighbours.
type Between = Box<dyn Fn(&Cell, &Cell) -> f32>;

/// The place of each character of a row, and of its end, from where the row starts. `em` is the size of the type.
pub(in super::super) fn places(
    cells: &[Cell],
    row: &Range<usize>,
    room: f32,
    edge: Edge,
    em: f32,
) -> Vec<f32> {
    let inside = cells.get(row.clone()).unwrap_or_default();
    let kept = inside.iter().rposition(|cell| cell.class != Class::Space).map_or(0, |last| last + 1);
    let slack = slack(inside.get(..kept).unwrap_or_default(), room);
    let add: Between = if slack < 0.0 {
        squeezed(inside, kept, -slack)
    } else if edge == Edge::Even && slack.is_finite() {
        stretched(inside, kept, slack, em)
    } else {
        Box::new(|_, _| 0.0)
    };
    let mut places = Vec::with_capacity(inside.len() + 1);
    let mut x = 0.0;
    let mut before: Option<&Cell> = None;
    for (index, cell) in inside.iter().enumerate() {
        x += match before {
            None => -cell.lead,
            Some(before) if index < kept => cell.gap + add(before, cell),
            Some(_) => cell.gap,
        };
        places.push(x);
        x += cell.advance;
        before = Some(cell);
    }
    places.push(x);
    places
}

/// What is missing to fill the room, less than nothing where there is too much. The blank of a mark at the end
/// counts as filled or not, whichever asks for less.
fn slack(kept: &[Cell], room: f32) -> f32 {
    let mut line = Line::default();
    let mut before = None;
    for cell in kept {
        line.push(cell, before, before.is_none());
        before = Some(cell);
    }
    let (least, most) = (room - line.width, room - line.least());
    if most < 0.0 { most } else { least.max(0.0) }
}

/// Marks give up their share of what the row is too wide.
fn squeezed(inside: &[Cell], kept: usize, over: f32) -> Between {
    let pairs = inside.windows(2).take(kept.saturating_sub(1));
    let all: f32 = pairs.map(|pair| if let [before, after] = pair { give(before, after) } else { 0.0 }).sum();
    let part = if all > 0.0 { (over / all).min(1.0) } else { 0.0 };
    Box::new(move |before, after| -give(before, after) * part)
}

/// Gaps are drawn out evenly, those between words most.
fn stretched(inside: &[Cell], kept: usize, slack: f32, em: f32) -> Between {
    let pairs = inside.windows(2).take(kept.saturating_sub(1));
    let all: f32 =
        pairs.map(|pair| if let [before, after] = pair { weight(before, after) } else { 0.0 }).sum();
    let each = slack / all.max(1.0);
    let each = if each <= STRETCH_EM * em { each } else { 0.0 };
    Box::new(move |before, after| each * weight(before, after))
}

/// How far two neighbours are moved apart beside others. Letters of a word and the halves of a dash never are.
fn weight(before: &Cell, after: &Cell) -> f32 {
    let holds = after.class == Class::Mark
        || (after.class == Class::Inseparable && before.class == Class::Inseparable);
    match (before.c, after.c) {
        (' ' | '\u{A0}', _) => SPACE_WEIGHT,
        _ if holds => 0.0,
        (before, after) if is_square(before) || is_square(after) => 1.0,
        _ => 0.0,
    }
}
