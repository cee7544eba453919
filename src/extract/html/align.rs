//! Aligns the pieces of the page with what its data says the article is: the body in JSON-LD, the description.

use memchr::memmem;

use super::piece::Piece;
use super::signals::Signals;
use crate::extract::lines::measure::units;
use crate::extract::lines::words::folded;

/// Which pieces are found in the page's data.
#[derive(Debug, Default)]
pub(crate) struct Alignment {
    found: Vec<Match>,
    /// Whether the data holds the whole body, so that a text not in it is doubtful.
    pub(crate) whole_body: bool,
}

/// Where a piece was found.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
enum Match {
    #[default]
    No,
    Body(f32),
    Description(f32),
}

/// Shorter texts are found anywhere.
const SHORTEST_MATCH: usize = 8;
/// A body shorter than this is a teaser.
const SHORTEST_BODY: usize = 120;

/// Bytes of the data's body looked through for the lines of a page. No article comes near it.
const MOST_COMPARED: usize = 1 << 30;

impl Alignment {
    pub(crate) fn of(pieces: &[Piece], signals: &Signals) -> Self {
        let body = folded(signals.ld.body.as_deref().unwrap_or_default());
        let description =
            signals.meta.first(&["og:description", "description"]).or(signals.ld.description.as_deref());
        let mut description: String = folded(description.unwrap_or_default()).chars().take(40).collect();
        if description.chars().count() < SHORTEST_MATCH {
            description.clear();
        }
        let description = memmem::Finder::new(&description);
        // Lines that a long body does not have cost a look through all of it, each.
        let most = MOST_COMPARED / body.len().max(1);
        let found: Vec<Match> = pieces
            .iter()
            .zip(0..)
            .map(|(piece, at)| if at < most { matched(piece, &body, &description) } else { Match::No })
            .collect();
        let aligned: f32 =
            found.iter().map(|found| if let Match::Body(units) = found { *units } else { 0.0 }).sum();
        let body_units = units(signals.ld.body.as_deref().unwrap_or_default());
        let whole_body = body_units >= SHORTEST_BODY && aligned > body_units as f32 * 0.85;
        Self { found, whole_body }
    }

    /// What being found adds to a piece's worth.
    pub(crate) fn bonus(&self, piece: usize) -> f32 {
        match self.found.get(piece) {
            Some(Match::Body(units) | Match::Description(units)) => *units,
            _ => 0.0,
        }
    }

    /// Whether the page's data gives this piece as what sums the article up.
    pub(crate) fn is_description(&self, piece: usize) -> bool {
        matches!(self.found.get(piece), Some(Match::Description(_)))
    }

    pub(crate) fn in_body(&self, piece: usize) -> bool {
        matches!(self.found.get(piece), Some(Match::Body(_)))
    }
}

fn matched(piece: &Piece, body: &str, description: &memmem::Finder<'_>) -> Match {
    let units = piece.measure.units as f32;
    if piece.measure.units < SHORTEST_MATCH || (body.is_empty() && description.needle().is_empty()) {
        return Match::No;
    }
    // A line that is shorter than the description cannot hold it.
    if body.is_empty() && piece.text().len() < description.needle().len() {
        return Match::No;
    }
    let words = folded(piece.text());
    if !body.is_empty() && memmem::find(body.as_bytes(), words.as_bytes()).is_some() {
        Match::Body(units)
    } else if !description.needle().is_empty() && description.find(words.as_bytes()).is_some() {
        Match::Description(units)
    } else {
        Match::No
    }
}
