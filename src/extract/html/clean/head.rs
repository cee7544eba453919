//! Leaves out what stands between the top of the chosen element and the first sentence of the article.

use crate::extract::html::piece::Piece;
use crate::extract::html::reason::Reason;
use crate::extract::lines::credits;
use crate::extract::lines::words::reads_as;

use super::{Scene, Verdicts, leave_out, says_who_and_when};

/// How far below the top the headline is looked for.
const HEAD_PIECES: usize = 40;

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let kept = scene.kept(verdicts);
    let headline_at = kept.iter().take(HEAD_PIECES).position(|(_, piece)| is_headline(scene, piece));
    // The points of `2024. 4. 1.` end no sentence.
    let is_text = |piece: &Piece| piece.measure.is_prose() && !says_who_and_when(piece);
    let first_text = kept.iter().position(|(_, piece)| is_text(piece));
    // A headline after the text began is one of another story, or a summary's.
    let headline_at = headline_at.filter(|&at| first_text.is_none_or(|first| at <= first + 1));
    for (place, &(at, piece)) in kept.iter().enumerate() {
        if headline_at.is_some_and(|headline| place < headline)
            && !scene.alignment.in_body(at)
            && !piece.is_picture()
        {
            leave_out(verdicts, at, Reason::BeforeStart);
        } else if place < HEAD_PIECES && is_headline(scene, piece) {
            leave_out(verdicts, at, Reason::Headline);
        } else if first_text.is_none_or(|first| place < first) && says_who_and_when(piece)
            || first_text == Some(place + 1) && names_writers(piece)
        {
            leave_out(verdicts, at, Reason::MetaLine);
        }
    }
}

/// Names set strong just above the first sentence.
fn names_writers(piece: &Piece) -> bool {
    piece.is_strong() && credits::names_alone(piece.text()).is_some()
}

fn is_headline(scene: &Scene<'_>, piece: &Piece) -> bool {
    !scene.headline.is_empty() && !piece.text().is_empty() && reads_as(piece.text(), scene.headline)
}
