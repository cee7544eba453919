//! Which pieces of the chosen element are the article, and why the others are not.

mod head;
mod hinted;
mod lines;
mod links;
mod recover;
mod repeats;
mod script;
mod sections;
mod tail;

use crate::extract::dom::{Dom, NodeId};

use super::align::Alignment;
use super::hints::HintTable;
use super::piece::Piece;
use super::reason::Reason;
use crate::extract::lines::{credits, phrases};

/// What the cleaning steps look at.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) dom: &'a Dom,
    pub(crate) hints: &'a HintTable,
    pub(crate) pieces: &'a [Piece],
    pub(crate) chosen: NodeId,
    pub(crate) alignment: &'a Alignment,
    /// The headline, folded for comparing.
    pub(crate) headline: &'a str,
    /// Who wrote it, as the page's data says.
    pub(crate) authors: &'a [String],
    /// The host the page was saved from.
    pub(crate) host: Option<&'a str>,
}

/// Why each piece is left out; `None` for what is kept.
pub(crate) type Verdicts = Vec<Option<Reason>>;

/// Runs the steps in order; each sees what the ones before it left.
pub(crate) fn clean(scene: &Scene<'_>) -> Verdicts {
    let mut verdicts = outside(scene);
    for step in [
        recover::step,
        hinted::step,
        repeats::step,
        lines::step,
        links::step,
        sections::step,
        head::step,
        tail::step,
        script::step,
    ] {
        step(scene, &mut verdicts);
    }
    verdicts
}

fn outside(scene: &Scene<'_>) -> Verdicts {
    let inside = |piece: &Piece| scene.dom.is_within(piece.node, scene.chosen);
    scene.pieces.iter().map(|piece| (!inside(piece)).then_some(Reason::Outside)).collect()
}

impl<'a> Scene<'a> {
    /// The pieces still kept, with their places.
    pub(crate) fn kept(&self, verdicts: &Verdicts) -> Vec<(usize, &'a Piece)> {
        let pieces = self.pieces.iter().enumerate();
        pieces.zip(verdicts).filter(|(_, verdict)| verdict.is_none()).map(|(piece, _)| piece).collect()
    }
}

/// Whether a line gives date, source or people rather than text.
fn says_who_and_when(piece: &Piece) -> bool {
    phrases::is_meta_line(piece.text(), piece.measure) || credits::read(piece.text()).is_some()
}

/// Leaves a piece out.
pub(crate) fn leave_out(verdicts: &mut Verdicts, piece: usize, reason: Reason) {
    if let Some(verdict) = verdicts.get_mut(piece) {
        verdict.get_or_insert(reason);
    }
}
