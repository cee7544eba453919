//! Leaves out lines made of links: lists of other stories, tags, buttons.

use crate::extract::html::piece::{Kind, Piece};
use crate::extract::html::reason::Reason;

use super::{Scene, Verdicts, leave_out};

/// A line is made of links from this share on.
const LINKED_LINE: f32 = 0.7;

/// A text that is linked throughout cannot be judged by its links.
const LINKED_PAGE: f32 = 0.7;

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let kept = scene.kept(verdicts);
    let (units, linked) = sums(kept.iter().map(|(_, piece)| *piece));
    if linked as f32 > units as f32 * LINKED_PAGE {
        return;
    }
    for (place, &(at, piece)) in kept.iter().enumerate() {
        if !is_linked(piece) || scene.alignment.in_body(at) {
            continue;
        }
        let before = place.checked_sub(1).and_then(|place| kept.get(place));
        let after = kept.get(place + 1);
        let beside = [before, after].into_iter().flatten().any(|(_, other)| is_linked(other));
        let stands_alone = matches!(piece.kind, Kind::Item { .. } | Kind::Heading { .. });
        if beside || !piece.measure.is_prose() && !stands_alone || piece.measure.link_share() > 0.9 {
            leave_out(verdicts, at, Reason::Links);
        }
    }
    lists(scene, verdicts);
}

/// Units, and units on links.
fn sums<'a>(pieces: impl Iterator<Item = &'a Piece>) -> (usize, usize) {
    pieces.fold((0, 0), |(units, linked), piece| {
        (units + piece.measure.units, linked + piece.measure.link_units)
    })
}

fn is_linked(piece: &Piece) -> bool {
    piece.measure.units > 0 && piece.measure.link_share() >= LINKED_LINE
}

/// A list of which most is links goes as a whole.
fn lists(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let item = |piece: &Piece| match piece.kind {
        Kind::Item { list, .. } => Some(list),
        _ => None,
    };
    let mut at = 0;
    while let Some(list) = scene.pieces.get(at).map(item) {
        let length = scene.pieces.iter().skip(at).take_while(|piece| item(piece) == list).count();
        if list.is_some() {
            let items = scene.pieces.iter().skip(at).take(length);
            let (units, linked) = sums(items);
            if linked * 2 > units && length > 1 {
                (at..at + length).for_each(|piece| leave_out(verdicts, piece, Reason::Links));
            }
        }
        at += length.max(1);
    }
}
