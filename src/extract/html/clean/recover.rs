//! Takes back lines that stand outside the chosen element though they are the article's: its first paragraphs.

use crate::extract::html::hints::Hints;
use crate::extract::html::piece::Piece;
use crate::extract::html::reason::Reason;
use crate::extract::lines::words::folded;

use super::{Scene, Verdicts};

/// How far above the chosen element its first paragraphs may stand.
const ABOVE: usize = 16;
const LEAST_UNITS: usize = 24;

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let Some(first) = verdicts.iter().position(Option::is_none) else { return };
    let start = first.saturating_sub(ABOVE);
    let headline =
        (start..first).rev().find(|&at| scene.pieces.get(at).is_some_and(|piece| is_headline(scene, piece)));
    let Some(headline) = headline else { return };
    for at in headline + 1..first {
        let Some(piece) = scene.pieces.get(at) else { continue };
        let reads_so = piece.measure.is_prose()
            && piece.measure.units >= LEAST_UNITS
            && piece.measure.link_share() < 0.25;
        let is_deck = scene.alignment.is_description(at) || is_marked(scene, piece, Hints::DECK);
        if reads_so
            && !is_deck
            && !piece.is_caption()
            && !is_marked(scene, piece, Hints::OUTSIDE)
            && let Some(verdict) = verdicts.get_mut(at)
            && *verdict == Some(Reason::Outside)
        {
            *verdict = None;
        }
    }
}

fn is_headline(scene: &Scene<'_>, piece: &Piece) -> bool {
    !scene.headline.is_empty() && folded(piece.text()) == scene.headline
}

fn is_marked(scene: &Scene<'_>, piece: &Piece, hints: Hints) -> bool {
    scene.dom.self_and_ancestors(piece.node).any(|node| scene.hints.get(node).has(hints))
}
