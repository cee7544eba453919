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
        2 => clauses(cells, measure)
            .or_else(|| by_sense(cells, measure, 2))
            .unwrap_or_else(|| balanced(cells, measure, 2)),
        more => by_sense(cells, measure, more).unwrap_or_else(|| balanced(cells, measure, more)),
    }
}

/// Longer headlines, and those of more rows, are only balanced: nobody prints them.
const MOST_CELLS: usize = 240;
const MOST_ROWS: usize = 8;

/// So many rows, of like length and ended where the words pause, whichever of both costs less.
fn by_sense(cells: &[Cell], measure: Measure, count: usize) -> Option<Vec<Range<usize>>> {
    if cells.len() > MOST_CELLS || count > MOST_ROWS {
        return None;
    }
    let may_end = |at: &usize| cells.get(*at).is_none_or(|next| next.before == Break::Allowed);
    let ends: Vec<usize> = (1..=cells.len()).filter(may_end).collect();
    let even = width(cells) / count as f32;
    // For each place that the rows before this one may end at: what they cost, and where they end.
    let mut best: Vec<(usize, f32, Vec<usize>)> = vec![(0, 0.0, Vec::new())];
    for row in 1..=count {
        let mut next: Vec<(usize, f32, Vec<usize>)> = Vec::new();
        for end in ends.iter().copied().filter(|end| (*end == cells.len()) == (row == count)) {
            let cost = |(start, before, _): &&(usize, f32, Vec<usize>)| {
                let length = width(cells.get(*start..end)?);
                let fits = *start < end && length <= measure.width;
                fits.then(|| before + ((length - even) / even).powi(2) + parting(cells, end))
            };
            // Of two that cost the same, the longer row stands first.
            let all = best.iter().rev().filter_map(|way| Some((cost(&way)?, way)));
            if let Some((cost, (_, _, way))) = all.min_by(|(one, _), (other, _)| one.total_cmp(other)) {
                let way = way.iter().copied().chain([end]).collect();
                next.push((end, cost, way));
            }
        }
        best = next;
    }
    let (_, _, ends) = best.pop()?;
    let starts = std::iter::once(0).chain(ends.iter().copied());
    Some(starts.zip(ends.iter().copied()).map(|(start, end)| start..end).collect())
}

/// What it costs to part the words here, beside the square of how far a row is from the even length: a row a third
/// longer or shorter costs a ninth.
fn parting(cells: &[Cell], at: usize) -> f32 {
    let (Some(before), Some(after)) = (cells.get(at - 1), cells.get(at)) else { return 0.0 };
    let hiragana = |c: char| matches!(c, '\u{3041}'..='\u{309F}');
    let katakana = |c: char| matches!(c, '\u{30A0}'..='\u{30FF}');
    match (before.c, after.c) {
        (before, _) if PAUSES.contains(before) => 0.0,
        (_, after) if "「『《“（".contains(after) => 0.02,
        // An ending or a particle belongs to the word before it.
        (_, after) if hiragana(after) => 0.3,
        (before, _) if hiragana(before) => 0.04,
        (before, after) if katakana(before) && katakana(after) => 0.3,
        (before, after) if NUMERALS.contains(before) && is_square(after) => 0.3,
        (before, after) if is_square(before) && is_square(after) => 0.15,
        _ => 0.1,
    }
}

/// Numbers in Han characters, which stay with what they count.
const NUMERALS: &str = "一二三四五六七八九十百千万萬亿億两兩几幾第每";

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
