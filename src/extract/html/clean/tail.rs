//! Leaves out what follows the last sentence of the article.

use crate::extract::html::piece::{Kind, Piece};
use crate::extract::html::reason::Reason;
use crate::extract::lines::phrases;

use super::{Scene, Verdicts, leave_out};

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let kept = scene.kept(verdicts);
    if scene.alignment.whole_body && after_the_body(scene, verdicts) {
        return;
    }
    let Some(last_text) = kept.iter().rposition(|(_, piece)| piece.measure.is_prose()) else { return };
    for &(at, piece) in kept.iter().skip(last_text + 1) {
        if scene.alignment.in_body(at) {
            continue;
        }
        if phrases::is_meta_line(piece.text(), piece.measure) {
            leave_out(verdicts, at, Reason::MetaLine);
        } else if is_leftover(piece) {
            leave_out(verdicts, at, Reason::AfterEnd);
        }
    }
}

/// More text than this after the last line of the data's body, and the data has only the beginning.
const MOST_AFTER: f32 = 0.15;

/// The page's data has the whole body: what follows its last line is no part of it. Says whether that held.
fn after_the_body(scene: &Scene<'_>, verdicts: &mut Verdicts) -> bool {
    let kept = scene.kept(verdicts);
    let Some(last) = kept.iter().rposition(|(at, _)| scene.alignment.in_body(*at)) else { return false };
    let (body, after) = kept.split_at(last + 1);
    let said = |pieces: &[(usize, &Piece)]| {
        pieces
            .iter()
            .filter(|(_, piece)| piece.measure.is_prose())
            .map(|(_, piece)| piece.measure.units)
            .sum::<usize>() as f32
    };
    if said(after) > said(body) * MOST_AFTER {
        return false;
    }
    for &(at, piece) in after {
        if !piece.is_picture() && !piece.is_caption() {
            leave_out(verdicts, at, Reason::AfterEnd);
        }
    }
    true
}

/// A heading without text below it, or a line with links.
fn is_leftover(piece: &Piece) -> bool {
    match piece.kind {
        Kind::Heading { .. } | Kind::Divider => true,
        Kind::Picture(_) | Kind::Caption(_) => false,
        _ => piece.measure.link_share() > 0.3,
    }
}
