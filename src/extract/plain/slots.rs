//! Lines that stand where a picture stood: captions with a running number, credits, names in brackets.

use std::collections::BTreeMap;

use super::lines::Piece;
use crate::extract::lines::photo_credit;
use crate::extract::lines::words::folded;

/// A caption's reading units at most.
const LONGEST_CAPTION: usize = 60;

/// What a line of the text is, seen as a picture's trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trace {
    /// The picture's caption, and its credit.
    Caption { caption: Option<String>, credit: Option<String> },
    /// `[harbour-1]`: the name of a picture, as a text browser writes it. Its caption may follow.
    Name(String),
}

/// Captions by the stem that several lines share, with a number that runs: `港口新線(圖)1`, `港口新線(圖)2`.
pub(super) struct Series(BTreeMap<String, usize>);

impl Series {
    pub(super) fn of(pieces: &[Piece]) -> Self {
        let mut stems = BTreeMap::new();
        for piece in pieces.iter().filter(|piece| piece.measure.units <= LONGEST_CAPTION) {
            if let Some(stem) = numbered_stem(&piece.text) {
                *stems.entry(stem).or_insert(0) += 1;
            }
        }
        Self(stems)
    }

    fn has(&self, text: &str) -> bool {
        numbered_stem(text).is_some_and(|stem| self.0.get(&stem).is_some_and(|lines| *lines >= 2))
    }
}

/// Reads a line inside the text as the trace of a picture.
pub(super) fn trace(piece: &Piece, headline: Option<&str>, series: &Series) -> Option<Trace> {
    let text = piece.text.trim();
    if let Some(name) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let is_name =
            !name.trim().is_empty() && !name.contains(['[', ']', '。']) && piece.measure.units <= 24;
        return is_name.then(|| Trace::Name(name.trim().to_owned()));
    }
    if piece.measure.units > LONGEST_CAPTION {
        return None;
    }
    let own = folded(text);
    let repeats_headline = headline.is_some_and(|headline| {
        let headline = folded(headline);
        let rest = own.strip_prefix(&headline);
        headline.chars().count() >= 4
            && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_numeric))
    });
    if repeats_headline || series.has(text) {
        return Some(Trace::Caption { caption: Some(text.to_owned()), credit: None });
    }
    let credited = photo_credit::split(text);
    credited.credit.is_some().then_some(Trace::Caption { caption: credited.caption, credit: credited.credit })
}

/// The line without the number at its end, if it ends in one and begins in words.
fn numbered_stem(text: &str) -> Option<String> {
    let stem = text.trim().trim_end_matches(['）', ')']).trim_end_matches(|c: char| c.is_ascii_digit());
    let has_number = stem.len() < text.trim().len()
        && text.trim().ends_with(|c: char| c.is_ascii_digit() || c == ')' || c == '）');
    let stem = folded(stem);
    (has_number && stem.chars().count() >= 4).then_some(stem)
}
