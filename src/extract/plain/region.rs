//! Where the text stands: the run of lines that has the most of it, with menus and lists against it.

use std::ops::Range;

use super::lines::Piece;
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

/// The lines of the text, if the page has any.
pub(super) fn find(pieces: &[Piece]) -> Option<Range<usize>> {
    let (mut best, mut best_sum) = (None, 0);
    let (mut start, mut sum) = (0, 0);
    for (at, piece) in pieces.iter().enumerate() {
        if sum <= 0 {
            (start, sum) = (at, 0);
        }
        sum += worth(piece);
        if sum > best_sum {
            (best, best_sum) = (Some(start..at + 1), sum);
        }
    }
    best
}

/// What a line speaks for the text (above 0) or against it.
fn worth(piece: &Piece) -> i64 {
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

pub(super) fn ends_like_a_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '"', '」', '』', '’', ')', '）', '】', ' ']);
    text.ends_with(['。', '！', '？', '…', '.', '!', '?', '｡'])
}
