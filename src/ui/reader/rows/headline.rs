//! Rows of a headline: two as its marks divide it if they do, else rows of like length.

use std::ops::Range;

use super::kinsoku::{Break, is_square};
use super::{Cell, Line, Measure, rows};

/// The longer row of a headline is at most so many times as long as the shorter.
const UNEVEN: f32 = 3.0;
/// Marks at which a headline pauses; a space between Han is one.
const PAUSES: &str = "：，；。！？、」』》”…—　 ";

/// Cuts a headline into rows.
pub(in super::super) fn headline_rows(cells: &[Cell], measure: Measure) -> Vec<Range<usize>> {
    let greedy = rows(cells, measure);
    match greedy.len() {
        0 | 1 => greedy,
        2 => clauses(cells, measure).unwrap_or_else(|| balanced(cells, measure, 2)),
        more => balanced(cells, measure, more),
    }
}

/// Two rows that part where a Han or kana headline pauses, the longer as short as can be.
fn clauses(cells: &[Cell], measure: Measure) -> Option<Vec<Range<usize>>> {
    let squares = cells.iter().filter(|cell| is_square(cell.c)).count();
    if squares * 2 < cells.len() {
        return None;
    }
    let width = |range: Range<usize>| width(cells.get(range).unwrap_or_default());
    let longer = |at: usize| width(0..at).max(width(at..cells.len()));
    let whole = width(0..cells.len());
    // `Fire: …` with one word alone in its row looks torn.
    let is_even = |at: usize| (whole - longer(at)) * UNEVEN >= longer(at);
    let may_end = |at: usize| cells.get(at).is_some_and(|next| next.before == Break::Allowed);
    let pauses =
        cells.iter().enumerate().filter(|(_, cell)| PAUSES.contains(cell.c)).map(|(index, _)| index + 1);
    let at = pauses
        .filter(|at| may_end(*at) && longer(*at) <= measure.width && is_even(*at))
        .min_by(|a, b| longer(*a).total_cmp(&longer(*b)))?;
    Some(vec![0..at, at..cells.len()])
}

/// Rows no more than `most`, in the narrowest measure that allows it.
fn balanced(cells: &[Cell], measure: Measure, most: usize) -> Vec<Range<usize>> {
    /// Halvings of the measure: the last is under a hundredth of it.
    const STEPS: usize = 7;
    let (mut short, mut enough) = (measure.width / most as f32, measure.width);
    for _ in 0..STEPS {
        let middle = f32::midpoint(short, enough);
        if rows(cells, Measure { width: middle, ..measure }).len() <= most {
            enough = middle;
        } else {
            short = middle;
        }
    }
    rows(cells, Measure { width: enough, ..measure })
}

fn width(cells: &[Cell]) -> f32 {
    let mut line = Line::default();
    let mut before = None;
    for cell in cells {
        line.push(cell, before, before.is_none());
        before = Some(cell);
    }
    line.least()
}
