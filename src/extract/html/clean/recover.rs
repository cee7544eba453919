//! Takes back lines that stand outside the chosen element though they are the article's: its first paragraphs below
//! the headline, and whole paragraphs beside the element, where a page breaks its text into several.

use std::collections::BTreeMap;

use html5ever::local_name;

use crate::extract::dom::NodeId;
use crate::extract::html::hints::Hints;
use crate::extract::html::piece::Piece;
use crate::extract::html::reason::Reason;
use crate::extract::lines::words::reads_as;

use super::{Scene, Verdicts};

/// How far above the chosen element its first paragraphs may stand.
const ABOVE: usize = 16;
const LEAST_UNITS: usize = 24;

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    below_the_headline(scene, verdicts);
    beside(scene, verdicts);
}

/// A part beside the chosen element reads like more of the article from this much running text on.
const LEAST_PART_UNITS: usize = 60;
/// Links take less than this share of it.
const LINKED_PART: f32 = 0.15;

/// Takes back the elements just before the chosen one that hold running text and little else. After it stand
/// notices and profiles of the paper, which read no worse.
fn beside(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let Some(parent) = scene.dom.parent(scene.chosen) else { return };
    if parent == NodeId::DOCUMENT || scene.dom.name(parent) == Some(&local_name!("body")) {
        return;
    }
    let mut parts: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
    for (at, piece) in scene.pieces.iter().enumerate() {
        let part = scene
            .dom
            .self_and_ancestors(piece.node)
            .find(|&above| scene.dom.parent(above).is_none_or(|parent_of| parent_of == parent));
        parts.entry(part.unwrap_or(NodeId::DOCUMENT)).or_default().push(at);
    }
    for part in scene.dom.children(parent).take_while(|&part| part != scene.chosen) {
        if scene.hints.get(part).has(Hints::OUTSIDE) {
            continue;
        }
        let pieces = parts.remove(&part).unwrap_or_default();
        if reads_on(scene, &pieces) {
            for at in pieces {
                if let Some(verdict) =
                    verdicts.get_mut(at).filter(|verdict| **verdict == Some(Reason::Outside))
                {
                    *verdict = None;
                }
            }
        }
    }
}

/// Whether these pieces are running text, most of them, with few links, and none of it what sums the article up.
fn reads_on(scene: &Scene<'_>, pieces: &[usize]) -> bool {
    let (mut prose, mut units, mut linked) = (0, 0, 0);
    for &at in pieces {
        let Some(piece) = scene.pieces.get(at) else { continue };
        if scene.alignment.is_description(at)
            || is_headline(scene, piece)
            || is_marked(scene, piece, Hints::DECK)
        {
            return false;
        }
        units += piece.measure.units;
        linked += piece.measure.link_units;
        if piece.measure.is_prose() {
            prose += piece.measure.units;
        }
    }
    prose >= LEAST_PART_UNITS && prose * 4 >= units * 3 && (linked as f32) < units as f32 * LINKED_PART
}

fn below_the_headline(scene: &Scene<'_>, verdicts: &mut Verdicts) {
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
    !scene.headline.is_empty() && reads_as(piece.text(), scene.headline)
}

fn is_marked(scene: &Scene<'_>, piece: &Piece, hints: Hints) -> bool {
    scene.dom.self_and_ancestors(piece.node).any(|node| scene.hints.get(node).has(hints))
}
