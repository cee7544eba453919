//! Which line is the headline: it stands above the text, speaks its words, and is often said twice.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lines::{Piece, ends_like_a_sentence};
use crate::extract::lines::credits;
use crate::extract::lines::photo_credit;
use crate::extract::lines::phrases::{is_boilerplate, is_meta_line};
use crate::extract::lines::words::{begins_as, folded, reads_as};

/// A headline's reading units.
const UNITS: std::ops::RangeInclusive<usize> = 4..=90;
/// How many lines above the text are looked at.
const LINES_ABOVE: usize = 60;
/// Texts are compared by runs of so many letters: two of a script whose letters are words, more of an alphabet.
const RUN: usize = 2;
const ALPHABET_RUN: usize = 5;
/// Bytes of the body that a headline is compared with.
const LONGEST_BODY: usize = 256 << 10;
/// What the page says more often is a button.
const MOST_REPEATS: usize = 3;
/// A headline seldom says less (reading units).
const SHORT: usize = 8;
const LONG: usize = 14;

/// The index of the headline, looked for before `body` and at its first line.
pub(super) fn find(pieces: &[Piece], start: usize, end: usize) -> Option<usize> {
    let body = body_runs(pieces, start..end, None);
    let first = start.saturating_sub(LINES_ABOVE);
    let worth = |at: usize| {
        if at < start {
            return worth(pieces, at, start, &body);
        }
        // A line of the text has to speak the words of the others.
        worth(pieces, at, start, &body_runs(pieces, start..end, Some(at)))
    };
    let candidates = first..(start + 2).min(end);
    let best =
        candidates.filter_map(|at| Some((at, worth(at)?))).fold(None, |best: Option<(usize, f64)>, next| {
            match best {
                // Of two that are equal, the one nearer to the text.
                Some(best) if best.1 > next.1 => Some(best),
                _ => Some(next),
            }
        });
    best.filter(|(_, worth)| *worth > 0.0).map(|(at, _)| at)
}

/// The runs of the text from which a headline is told, without one of its lines.
fn body_runs(pieces: &[Piece], lines: Range<usize>, without: Option<usize>) -> BTreeSet<String> {
    let mut body = String::new();
    for (_, piece) in
        lines.clone().zip(pieces.get(lines).unwrap_or_default()).filter(|(at, _)| Some(*at) != without)
    {
        let text = piece.text.get(..piece.text.floor_char_boundary(LONGEST_BODY)).unwrap_or_default();
        body.push_str(&folded(text));
        if body.len() > LONGEST_BODY {
            break;
        }
    }
    runs(&body)
}

fn worth(pieces: &[Piece], at: usize, start: usize, body: &BTreeSet<String>) -> Option<f64> {
    let piece = pieces.get(at)?;
    let text = without_crumbs(&piece.text);
    let is_menu_entry = piece.bullet && at + 1 < start;
    if !UNITS.contains(&piece.measure.units)
        || is_menu_entry
        || is_boilerplate(text, piece.measure)
        || is_meta_line(text, piece.measure)
        || credits::read(text).is_some()
        || photo_credit::split(text).credit.is_some()
    {
        return None;
    }
    let own = folded(text);
    let shared = runs(&own);
    let said_in_body =
        shared.iter().filter(|run| body.contains(*run)).count() as f64 / shared.len().max(1) as f64;
    let others = pieces.iter().enumerate().filter(|(other, _)| *other != at);
    let repeats = others.filter(|(_, other)| reads_as(without_crumbs(&other.text), &own)).count();
    let is_named_above = pieces
        .get(..at)
        .is_some_and(|above| above.iter().any(|line| begins_as(&line.text, &own) && line.text != piece.text));
    let before_meta = pieces
        .get(at + 1..(at + 4).min(pieces.len()))
        .is_some_and(|next| next.iter().any(|next| is_meta_line(&next.text, next.measure)));
    let is_paragraph = piece.measure.is_prose() && (at >= start || ends_like_a_sentence(text));
    if repeats > MOST_REPEATS || is_paragraph || text.contains('＝') {
        return None;
    }
    let away = start.abs_diff(at) as f64;
    // A headline that ends like a sentence is a paragraph more often.
    let stops = if text.ends_with(['。', '.', ';', '；', '，', ',', '：', ':']) { 1.5 } else { 0.0 };
    let length = match piece.measure.units {
        LONG.. => 1.2,
        SHORT.. => 0.6,
        _ => 0.0,
    };
    Some(
        said_in_body * 3.0
            + (repeats.min(2) as f64) * 0.7
            + f64::from(u8::from(is_named_above)) * 0.8
            + f64::from(u8::from(before_meta)) * 0.8
            + length
            - (1.0 + away).ln() * 0.45
            - stops
            - if at >= start { 1.4 } else { 0.0 }
            - if text.len() < piece.text.len() { 0.5 } else { 0.0 }
            - 0.9,
    )
}

fn runs(text: &str) -> BTreeSet<String> {
    let letters: Vec<char> = text.chars().collect();
    let length = |run: &[char]| if run.iter().any(char::is_ascii) { ALPHABET_RUN } else { RUN };
    let starts = 0..letters.len();
    let run = |at: usize| {
        let length = length(letters.get(at..at + RUN)?);
        Some(letters.get(at..at + length)?.iter().collect())
    };
    starts.filter_map(run).collect()
}

/// The last step of a breadcrumb.
pub(super) fn without_crumbs(text: &str) -> &str {
    text.trim_start_matches(['>', '›', '»', ' ', '\u{3000}']).trim()
}
