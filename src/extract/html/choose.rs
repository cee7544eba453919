//! Which element of the page holds the article.

use std::collections::BTreeMap;

use crate::extract::dom::{Dom, NodeId};

use super::align::Alignment;
use super::hints::{HintTable, Hints};
use super::piece::Piece;
use super::worth::{shape_worth, total, totals, worths};

/// Forgets hints that cannot be right: what holds most of the page's text is no sidebar, whatever its class says.
///
/// Elements of one class are taken together, since some pages put such a class on every paragraph.
pub(crate) fn trust_hints(dom: &Dom, hints: &mut HintTable, pieces: &[Piece]) {
    let shapes: Vec<f32> = pieces.iter().map(|piece| shape_worth(piece).max(0.0)).collect();
    let by_shape = totals(dom, pieces, &shapes);
    let all = total(&by_shape, NodeId::DOCUMENT);
    let mut classes: BTreeMap<&str, Vec<NodeId>> = BTreeMap::new();
    for node in hints.nodes_with(Hints::OUTSIDE).filter(|&node| total(&by_shape, node) > 0.0) {
        classes.entry(dom.attr(node, "class").unwrap_or_default()).or_default().push(node);
    }
    for (class, nodes) in classes {
        let sum: f32 = nodes.iter().map(|&node| total(&by_shape, node)).sum();
        for node in nodes {
            let own = if class.is_empty() { total(&by_shape, node) } else { sum };
            let long_for_its_kind = is_only_author(hints.get(node)) && own > LONGEST_PROFILE;
            if long_for_its_kind || own > all * doubtful_share(hints.get(node)) {
                hints.forget(node, Hints::OUTSIDE);
            }
        }
    }
}

/// The box about an author says no more than this; a product called "profile" does (reading units).
const LONGEST_PROFILE: f32 = 340.0;

fn is_only_author(hints: Hints) -> bool {
    hints.only(Hints::OUTSIDE) == Hints::AUTHOR
}

/// From which share of the page's text on a hint is doubted. Comments and footers may well be longer than the article.
fn doubtful_share(hint: Hints) -> f32 {
    const LONG_BY_NATURE: f32 = 0.85;
    if hint.has(Hints::COMMENTS.with(Hints::POPUP).with(Hints::FOOTER).with(Hints::RELATED)) {
        LONG_BY_NATURE
    } else {
        0.5
    }
}

/// How much of the best total a smaller element may lose and still be the better choice.
const KEPT_SHARE: f32 = 0.86;
/// Elements named as the body need this share together only.
const KEPT_SHARE_NAMED: f32 = 0.5;
/// An element named as a body with less of the text than this is a teaser's.
const LEAST_NAMED: f32 = 0.08;

/// The element that holds the article's text: as deep as can be without losing text worth keeping.
pub(crate) fn choose(dom: &Dom, hints: &HintTable, pieces: &[Piece], alignment: &Alignment) -> NodeId {
    let summed = |against| {
        let mut worths = worths(dom, hints, pieces, against);
        for (at, worth) in worths.iter_mut().enumerate().filter(|(_, worth)| **worth > 0.0) {
            *worth += alignment.bonus(at);
        }
        totals(dom, pieces, &worths)
    };
    let shape: f32 = pieces.iter().map(|piece| shape_worth(piece).max(0.0)).sum();
    for against in [Hints::OUTSIDE, Hints::HARD, Hints::NONE] {
        let totals = summed(against);
        if let Some(best) =
            best_total(dom, &totals).filter(|&best| total(&totals, best) > shape * LEAST_SHARE)
        {
            return descend(dom, hints, &totals, best);
        }
    }
    NodeId::DOCUMENT
}

/// Hints that leave less than this share of the page's text are wrong on this page.
const LEAST_SHARE: f32 = 0.15;

/// The element with the highest total; of equals the deepest.
fn best_total(dom: &Dom, totals: &[f32]) -> Option<NodeId> {
    let elements = dom.nodes().zip(totals).filter(|(node, total)| **total > 0.0 && dom.name(*node).is_some());
    elements.map(|(node, _)| node).max_by(|&a, &b| {
        total(totals, a).total_cmp(&total(totals, b)).then(dom.depth(a).cmp(&dom.depth(b))).then(b.cmp(&a))
    })
}

/// Goes down while one child keeps nearly all of the text.
fn descend(dom: &Dom, hints: &HintTable, totals: &[f32], best: NodeId) -> NodeId {
    let all = total(totals, best);
    if let Some(named) = named_body(dom, hints, totals, best) {
        return named;
    }
    let mut chosen = best;
    loop {
        let inside = dom.children(chosen).filter(|&child| dom.element(child).is_some());
        let next = inside.max_by(|&a, &b| total(totals, a).total_cmp(&total(totals, b)).then(b.cmp(&a)));
        match next.filter(|&child| total(totals, child) >= all * KEPT_SHARE && !is_line(dom, child)) {
            Some(child) => chosen = child,
            None => return chosen,
        }
    }
}

/// What is named as the body below `best` and holds most of the text: one element, or what holds the several parts.
fn named_body(dom: &Dom, hints: &HintTable, totals: &[f32], best: NodeId) -> Option<NodeId> {
    let all = total(totals, best);
    let is_named = |&node: &NodeId| {
        total(totals, node) >= all * LEAST_NAMED && node != best && dom.is_within(node, best)
    };
    let named: Vec<NodeId> = hints.nodes_with(Hints::BODY).filter(is_named).collect();
    // Innermost ones: a name on a wrapper of several bodies says nothing about which is it.
    let inner: Vec<NodeId> = named
        .iter()
        .copied()
        .filter(|&node| !named.iter().any(|&other| other != node && dom.is_within(other, node)))
        .collect();
    let share = |nodes: &[NodeId]| nodes.iter().map(|&node| total(totals, node)).sum::<f32>() / all;
    if share(&inner) >= KEPT_SHARE_NAMED {
        let common = inner.into_iter().reduce(|a, b| common_ancestor(dom, a, b))?;
        return Some(common).filter(|&common| dom.is_within(common, best));
    }
    named
        .into_iter()
        .filter(|&node| total(totals, node) >= all * KEPT_SHARE_NAMED)
        .max_by_key(|&node| dom.depth(node))
}

fn common_ancestor(dom: &Dom, a: NodeId, b: NodeId) -> NodeId {
    dom.self_and_ancestors(a).find(|&above| dom.is_within(b, above)).unwrap_or(NodeId::DOCUMENT)
}

/// A paragraph is chosen only together with what stands around it.
fn is_line(dom: &Dom, node: NodeId) -> bool {
    dom.name(node).is_some_and(|name| {
        matches!(&**name, "p" | "span" | "a" | "strong" | "b" | "font" | "li" | "h1" | "h2" | "blockquote")
    })
}
