//! How much each piece speaks for being an article's text, before any container is chosen.

use html5ever::local_name;

use crate::extract::dom::{Dom, NodeId};

use super::hints::{HintTable, Hints};
use super::piece::{Kind, Piece};

/// The worth of each piece: positive for running text, negative for menus and lists of links.
/// Text inside parts hinted as one of `against` speaks against them.
pub(crate) fn worths(dom: &Dom, hints: &HintTable, pieces: &[Piece], against: Hints) -> Vec<f32> {
    pieces.iter().map(|piece| worth(dom, hints, piece, against)).collect()
}

/// A text so short tells little by itself.
const SHORT_UNITS: usize = 12;
const LINKED_PROSE_UNITS: usize = 40;
/// A line of links costs this at least, so that many short ones outweigh a blurb.
const LINK_LINE_COST: f32 = 6.0;
/// The share of its worth that text keeps inside a part hinted to be no article.
const HINTED_SHARE: f32 = -0.3;

fn worth(dom: &Dom, hints: &HintTable, piece: &Piece, against: Hints) -> f32 {
    let own = shape_worth(piece) * if in_long_list(dom, piece.node) { LISTED_SHARE } else { 1.0 };
    let hinted = dom.self_and_ancestors(piece.node).any(|node| hints.get(node).has(against));
    if hinted && own > 0.0 { own * HINTED_SHARE } else { own }
}

/// Text in a list of many items is mostly the blurbs of other stories.
const LISTED_SHARE: f32 = 0.4;
const MANY_ITEMS: usize = 4;

pub(crate) fn in_long_list(dom: &Dom, node: NodeId) -> bool {
    let item = dom.self_and_ancestors(node).find(|&above| dom.name(above) == Some(&local_name!("li")));
    let list = item.and_then(|item| dom.parent(item));
    list.is_some_and(|list| {
        dom.children(list).filter(|&child| dom.element(child).is_some()).take(MANY_ITEMS).count()
            == MANY_ITEMS
    })
}

/// The worth by shape alone: length, links, sentences.
pub(crate) fn shape_worth(piece: &Piece) -> f32 {
    let measure = piece.measure;
    let units = measure.units as f32;
    let linked = measure.link_share();
    match piece.kind {
        Kind::Picture(_) | Kind::Divider | Kind::Caption(_) => 0.0,
        _ if measure.units == 0 => 0.0,
        // A link around whole paragraphs is a slip of the page's maker.
        _ if linked > 0.6 && measure.stops >= 2 && measure.units >= LINKED_PROSE_UNITS => units * 0.3,
        _ if linked > 0.6 => -(units * 0.3).max(LINK_LINE_COST),
        Kind::Heading { .. } => 0.0,
        Kind::Code(_) | Kind::Table(_) => units * 0.4 * (1.0 - linked),
        Kind::Item { .. } if !measure.is_prose() => units * 0.2 * (0.5 - linked),
        _ if measure.is_prose() => units * (1.0 - linked),
        _ if measure.units < SHORT_UNITS => units * (0.1 - linked),
        _ => units * 0.3 * (1.0 - linked),
    }
}

/// The sum of worths below each node, by its place in the arena.
pub(crate) fn totals(dom: &Dom, pieces: &[Piece], worths: &[f32]) -> Vec<f32> {
    let mut totals = vec![0.0; dom.len()];
    for (piece, worth) in pieces.iter().zip(worths).filter(|(_, worth)| **worth != 0.0) {
        for node in dom.self_and_ancestors(piece.node) {
            if let Some(total) = totals.get_mut(node.index()) {
                *total += worth;
            }
        }
    }
    totals
}

pub(crate) fn total(totals: &[f32], node: NodeId) -> f32 {
    totals.get(node.index()).copied().unwrap_or_default()
}
