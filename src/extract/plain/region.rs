//! Where the text stands: the run of lines that has the most of it, with menus and lists against it.

use std::ops::Range;

use super::lines::{Piece, ends_like_a_sentence};
use crate::extract::lines::phrases::{is_boilerplate, opens_other_articles};

/// A paragraph beyond this many units counts no more.
const MOST_FOR_PARAGRAPH: i64 = 160;
/// A short line takes away so much: a heading between two paragraphs is paid for by one of them.
const SHORT_LINE: i64 = -9;
const BULLET_LINE: i64 = -12;
const BOILERPLATE: i64 = -40;
/// What follows is another story unless it is much longer.
const OTHER_ARTICLES: i64 = -260;
const END_OF_PAGE: i64 = -300;

/// A run of lines that reads like text, and how much speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) lines: Range<usize>,
    pub(super) sum: i64,
}

/// The runs of lines that hold text, in the order of the page: each is as long as its lines pay for
/// (all maximal scoring runs, after Ruzzo and Tompa, 1999).
pub(super) fn candidates(pieces: &[Piece]) -> Vec<Region> {
    struct Run {
        lines: Range<usize>,
        /// Sums of all lines before the run, and up to its end.
        before: i64,
        upto: i64,
        /// The nearest run above with a smaller sum before it.
        lower: Option<usize>,
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut total = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let worth = if is_among_blurbs(pieces, at) { SHORT_LINE } else { worth(piece) };
        let before = total;
        total += worth;
        if worth <= 0 {
            continue;
        }
        let mut run = Run { lines: at..at + 1, before, upto: total, lower: None };
        loop {
            // All runs between one and its `lower` have no smaller sum before them than it has.
            let mut lower = runs.len().checked_sub(1);
            while let Some(above) =
                lower.and_then(|at| runs.get(at)).filter(|above| above.before >= run.before)
            {
                lower = above.lower;
            }
            run.lower = lower;
            match lower.and_then(|at| Some((at, runs.get(at)?))) {
                Some((at, left)) if left.upto < run.upto => {
                    run.lines.start = left.lines.start;
                    run.before = left.before;
                    runs.truncate(at);
                }
                _ => break,
            }
        }
        runs.push(run);
    }
    runs.into_iter().map(|run| Region { sum: run.upto - run.before, lines: run.lines }).collect()
}

/// A sentence so short between two lines that are none says what another page is about (reading units).
const LONGEST_BLURB: usize = 40;

/// So many in a row are no story told in short turns.
const BLURBS: usize = 4;

/// Whether a line is one of several blurbs, name and sentence in turn.
fn is_among_blurbs(pieces: &[Piece], at: usize) -> bool {
    if !is_blurb(pieces, at) {
        return false;
    }
    let before = (1..BLURBS)
        .take_while(|step| at.checked_sub(step * 2).is_some_and(|at| is_blurb(pieces, at)))
        .count();
    let after = (1..BLURBS).take_while(|step| is_blurb(pieces, at + step * 2)).count();
    before + 1 + after >= BLURBS
}

/// Whether a line is the one sentence below the name of another page: `Weather`, `The sky over the bay.`, `Jobs`, …
fn is_blurb(pieces: &[Piece], at: usize) -> bool {
    let is_label = |at: Option<usize>| {
        let piece = at.and_then(|at| pieces.get(at));
        piece.is_none_or(|piece| piece.measure.stops == 0 && !ends_like_a_sentence(&piece.text))
    };
    let is_sentence = pieces.get(at).is_some_and(|piece| {
        piece.measure.units <= LONGEST_BLURB && piece.measure.stops == 1 && ends_like_a_sentence(&piece.text)
    });
    is_sentence && is_label(at.checked_sub(1)) && is_label(Some(at + 1))
}

/// What a line speaks for the text (above 0) or against it.
fn worth(piece: &Piece) -> i64 {
    if piece.is_markup() {
        return 0;
    }
    let units = i64::try_from(piece.measure.units).unwrap_or(i64::MAX);
    if opens_other_articles(&piece.text, piece.measure) {
        return OTHER_ARTICLES;
    }
    if is_boilerplate(&piece.text, piece.measure) {
        return if piece.text.to_lowercase().contains("copyright") || piece.text.contains(['©', '℗']) {
            END_OF_PAGE
        } else {
            BOILERPLATE
        };
    }
    if piece.measure.is_prose() && piece.is_headline_like() {
        return if piece.measure.commas >= 2 { 0 } else { SHORT_LINE };
    }
    if piece.measure.is_prose() {
        return units.min(MOST_FOR_PARAGRAPH);
    }
    let is_sentence = piece.measure.stops > 0 && ends_like_a_sentence(&piece.text);
    match (is_sentence, piece.bullet) {
        (true, false) => units.max(4),
        (_, true) if !is_sentence => BULLET_LINE,
        (true, true) => 2,
        _ if piece.measure.commas > 0 && units >= 16 => 0,
        _ => SHORT_LINE,
    }
}
