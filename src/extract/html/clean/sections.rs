//! Leaves out sections under a heading such as "Related", with the lines that belong to them.

use crate::extract::html::piece::{Kind, Piece};
use crate::extract::html::reason::Reason;
use crate::extract::html::worth::in_long_list;
use crate::extract::lines::phrases;

use super::{Scene, Verdicts, leave_out};

/// Running text after the heading ends the section, when it is at least this long.
const TEXT_AGAIN_UNITS: usize = 60;

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let kept = scene.kept(verdicts);
    let mut inside = false;
    for &(at, piece) in &kept {
        let opens = !piece.is_picture() && phrases::opens_other_articles(piece.text(), piece.measure);
        if opens {
            inside = true;
        } else if inside && ends_section(piece) && !in_long_list(scene.dom, piece.node) {
            inside = false;
        }
        if inside && !scene.alignment.in_body(at) {
            leave_out(verdicts, at, Reason::OtherArticles);
        }
    }
}

/// Whether the article goes on: text of some length, or a heading that is no link.
fn ends_section(piece: &Piece) -> bool {
    match piece.kind {
        Kind::Heading { .. } => piece.measure.link_units == 0 && piece.measure.units > 0,
        Kind::Item { .. } | Kind::Picture(_) | Kind::Caption(_) | Kind::Divider => false,
        _ => {
            piece.measure.is_prose()
                && piece.measure.units >= TEXT_AGAIN_UNITS
                && piece.measure.link_share() < 0.2
        }
    }
}
