//! Leaves out lines that every page has: copyright, share, subscribe, the editor's line.

use crate::extract::html::reason::Reason;
use crate::extract::lines::phrases;

use super::{Scene, Verdicts, leave_out};

/// A long notice stands at the end of a page: one with more paragraphs below it is a sentence of the article.
const PARAGRAPHS_BELOW: usize = 4;
/// A line that is not long may stand anywhere (reading units).
const LONG: usize = 60;

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let kept = scene.kept(verdicts);
    let mut below = 0;
    for (at, piece) in kept.into_iter().rev() {
        let is_boilerplate = !piece.text().is_empty() && phrases::is_boilerplate(piece.text(), piece.measure);
        if is_boilerplate && (piece.measure.units <= LONG || below < PARAGRAPHS_BELOW) {
            leave_out(verdicts, at, Reason::Boilerplate);
        } else if piece.measure.is_prose() {
            below += 1;
        }
    }
}
