//! Leaves out lines that every page has: copyright, share, subscribe, the editor's line.

use crate::extract::html::reason::Reason;
use crate::extract::lines::phrases;

use super::{Scene, Verdicts, leave_out};

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    for (at, piece) in scene.kept(verdicts) {
        if !piece.text().is_empty() && phrases::is_boilerplate(piece.text(), piece.measure) {
            leave_out(verdicts, at, Reason::Boilerplate);
        }
    }
}
