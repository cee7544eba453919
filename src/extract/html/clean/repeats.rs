//! Leaves out what the page says twice: a copy for small screens, a quotation pulled out of the text.

use foldhash::{HashSet, HashSetExt as _};

use crate::extract::html::reason::Reason;
use crate::extract::lines::words::folded;

use super::{Scene, Verdicts, leave_out};

/// Short lines may well be said twice.
const SHORTEST_REPEAT: usize = 16;

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let mut seen = HashSet::new();
    for (at, piece) in scene.kept(verdicts) {
        if piece.measure.units >= SHORTEST_REPEAT
            && !seen.insert(folded(piece.text()))
            && !piece.text().is_empty()
        {
            leave_out(verdicts, at, Reason::Repeated);
        }
    }
}
