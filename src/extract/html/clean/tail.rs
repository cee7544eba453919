//! Leaves out what follows the last sentence of the article.

use crate::extract::html::piece::{Kind, Piece};
use crate::extract::html::reason::Reason;
use crate::extract::lines::phrases;

use super::links::leads_elsewhere;
use super::{Scene, Verdicts, leave_out, says_who_and_when};

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    after_the_pager(scene, verdicts);
    sign_offs(scene, verdicts);
    let kept = scene.kept(verdicts);
    if scene.alignment.whole_body && after_the_body(scene, verdicts) {
        return;
    }
    let Some(last_text) = kept.iter().rposition(|(_, piece)| piece.measure.is_prose()) else { return };
    // From the end upwards: a heading stays where something below it does.
    let mut headed = false;
    for &(at, piece) in kept.iter().skip(last_text + 1).rev() {
        if scene.alignment.in_body(at) {
            headed = true;
            continue;
        }
        let stays = if piece.is_heading() {
            std::mem::take(&mut headed)
        } else {
            piece.measure.link_units > 0 && leads_elsewhere(scene, piece)
        };
        if says_who_and_when(piece) {
            leave_out(verdicts, at, Reason::MetaLine);
        } else if is_leftover(piece) && !stays {
            leave_out(verdicts, at, Reason::AfterEnd);
        } else if !piece.is_heading() {
            headed |= piece.measure.units > 0 && !piece.is_caption();
        }
    }
}

/// So much of the text may stand below a pager for it to be the article's end, rather than that of a list above it.
const MOST_BELOW_PAGER: f32 = 0.5;

/// Leaves out what stands below the last pager, whose own links were left out already: notices, and other stories.
fn after_the_pager(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let is_pager = |at: usize| {
        let inside = matches!(verdicts.get(at), Some(None | Some(Reason::Links | Reason::Marked(_))));
        inside && scene.pieces.get(at).is_some_and(|piece| phrases::is_pager(piece.text(), piece.measure))
    };
    let Some(pager) = (0..scene.pieces.len()).rev().find(|at| is_pager(*at)) else { return };
    let kept = scene.kept(verdicts);
    let (above, below) = kept.split_at(kept.partition_point(|(at, _)| *at < pager));
    if (prose_units(below) as f32) < prose_units(above) as f32 * MOST_BELOW_PAGER {
        for &(at, _) in below.iter().filter(|(at, _)| !scene.alignment.in_body(*at)) {
            leave_out(verdicts, at, Reason::AfterEnd);
        }
    }
}

fn prose_units(pieces: &[(usize, &Piece)]) -> usize {
    pieces.iter().filter(|(_, piece)| piece.measure.is_prose()).map(|(_, piece)| piece.measure.units).sum()
}

/// How many paragraphs of how to reach the writer, and of who that is, may end a page.
const SIGN_OFFS: usize = 3;
/// A sign-off is no longer than this.
const SIGN_OFF_UNITS: usize = 160;
/// An article is longer than its sign-off.
const LEAST_BEFORE: usize = 4;

/// Leaves out the last paragraphs when they say who the writer is and where to write.
fn sign_offs(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let prose: Vec<(usize, &Piece)> =
        scene.kept(verdicts).into_iter().filter(|(_, piece)| piece.measure.is_prose()).collect();
    let last = prose.iter().skip(LEAST_BEFORE).rev().take(SIGN_OFFS);
    for &(at, piece) in last {
        if scene.alignment.in_body(at) || piece.measure.units > SIGN_OFF_UNITS {
            return;
        }
        let presents = scene.authors.iter().any(|author| presents(piece.text(), author));
        if presents {
            leave_out(verdicts, at, Reason::Marked("about the author"));
        } else if gives_address(piece.text()) {
            leave_out(verdicts, at, Reason::Boilerplate);
        } else {
            return;
        }
    }
}

/// Whether a paragraph says who the author is: `A. Writer is a reporter …`, `A. Writer covers …`.
fn presents(text: &str, author: &str) -> bool {
    const SAYS: [&str; 12] = [
        " is a ",
        " is an ",
        " is the ",
        " is our ",
        " is one of ",
        " has been ",
        " has covered ",
        " covers ",
        " writes ",
        " joined ",
        " works ",
        ", ",
    ];
    let Some(rest) = text.trim().strip_prefix(author.trim()) else { return false };
    author.contains(' ') && SAYS.iter().any(|says| rest.starts_with(says))
}

/// Whether a paragraph gives an e-mail address.
fn gives_address(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && name.is_ascii() && host.trim_end_matches(['.', ',', ')']).contains('.')
        })
    })
}

/// More text than this after the last line of the data's body, and the data has only the beginning.
const MOST_AFTER: f32 = 0.15;

/// The page's data has the whole body: what follows its last line is no part of it. Says whether that held.
fn after_the_body(scene: &Scene<'_>, verdicts: &mut Verdicts) -> bool {
    let kept = scene.kept(verdicts);
    let Some(last) = kept.iter().rposition(|(at, _)| scene.alignment.in_body(*at)) else { return false };
    let (body, after) = kept.split_at(last + 1);
    if prose_units(after) as f32 > prose_units(body) as f32 * MOST_AFTER {
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
