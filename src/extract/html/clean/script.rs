//! Leaves out what ends the text in another script than its own: a simplified footer under a traditional article.

use crate::article::Lang;
use crate::extract::html::piece::Piece;
use crate::extract::html::reason::Reason;
use crate::text::lang;

use super::{Scene, Verdicts, leave_out};

/// So many lines may end a page, and so much of its text be in them: more is a page in two scripts.
const LAST_LINES: usize = 8;
const MOST_SHARE: f32 = 0.3;
/// A shorter line tells no script (reading units).
const SHORTEST: usize = 8;

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let kept = scene.kept(verdicts);
    let last = kept.iter().rev().find(|(_, piece)| piece.measure.units > 0);
    if last.is_none_or(|(_, piece)| !lang::of(piece.text(), &Lang::Unknown).is_cjk()) {
        return;
    }
    let text: String = kept.iter().map(|(_, piece)| piece.text()).collect();
    let own = lang::of(&text, &Lang::Unknown);
    if !own.is_cjk() {
        return;
    }
    let is_other = |piece: &Piece| {
        let script = lang::of(piece.text(), &Lang::Unknown);
        piece.measure.units >= SHORTEST && script.is_cjk() && script != own
    };
    let words = kept.iter().rev().filter(|(_, piece)| piece.measure.units > 0).take(LAST_LINES);
    let foreign: Vec<(usize, usize)> = words
        .take_while(|(at, piece)| !scene.alignment.in_body(*at) && is_other(piece))
        .map(|(at, piece)| (*at, piece.measure.units))
        .collect();
    let all: usize = kept.iter().map(|(_, piece)| piece.measure.units).sum();
    let said: usize = foreign.iter().map(|(_, units)| units).sum();
    if (said as f32) < all as f32 * MOST_SHARE {
        for (at, _) in foreign {
            leave_out(verdicts, at, Reason::OtherScript);
        }
    }
}
