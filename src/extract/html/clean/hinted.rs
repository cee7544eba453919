//! Leaves out parts whose element says that they are something else.

use crate::extract::html::hints::Hints;
use crate::extract::html::piece::{Kind, Piece};
use crate::extract::html::reason::Reason;

use super::{Scene, Verdicts, leave_out};

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    for (at, piece) in scene.kept(verdicts) {
        // The page's data has the whole body: a class that says otherwise is wrong.
        if scene.alignment.in_body(at) {
            continue;
        }
        if let Some(what) = marked(scene, piece) {
            leave_out(verdicts, at, Reason::Marked(what));
        }
    }
}

/// What the elements between the piece and the article say, nearest first.
fn marked(scene: &Scene<'_>, piece: &Piece) -> Option<&'static str> {
    // What a story quotes from a network stands in a frame named "social", like the buttons below it.
    // A picture that opens larger carries its frame with it.
    let allowed = match piece.kind {
        Kind::Quoted { .. } => Hints::SHARE,
        Kind::Picture(_) | Kind::Caption(_) => Hints::POPUP,
        _ => Hints::NONE,
    };
    let between = scene.dom.self_and_ancestors(piece.node).take_while(|&node| node != scene.chosen);
    between
        .map(|node| scene.hints.get(node))
        .map(|hints| hints.without(allowed))
        .find_map(|hints| NAMES.iter().find(|(hint, _)| hints.has(*hint)).map(|(_, what)| *what))
}

/// What each hint is called.
const NAMES: [(Hints, &str); 14] = [
    (Hints::HIDDEN, "hidden"),
    (Hints::NAVIGATION, "navigation"),
    (Hints::BREADCRUMB, "breadcrumb"),
    (Hints::ASIDE, "aside"),
    (Hints::FOOTER, "footer"),
    (Hints::COMMENTS, "comments"),
    (Hints::RELATED, "related articles"),
    (Hints::SHARE, "share buttons"),
    (Hints::ADVERTISEMENT, "advertisement"),
    (Hints::AUTHOR, "about the author"),
    (Hints::TAGS, "tags"),
    (Hints::POPUP, "dialog"),
    (Hints::SUBSCRIBE, "subscription"),
    (Hints::FORM, "form"),
];
