//! Leaves out sections under a heading such as "Related", with the lines that belong to them.

use crate::extract::html::piece::{Kind, Piece};
use crate::extract::html::reason::Reason;
use crate::extract::html::worth::in_long_list;
use crate::extract::lines::phrases;

use super::{Scene, Verdicts, leave_out};

/// Running text after the heading ends the section, when it is at least this long.
const TEXT_AGAIN_UNITS: usize = 60;

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    next_stories(scene, verdicts);
    let kept = scene.kept(verdicts);
    let mut opened = None;
    for (place, &(at, piece)) in kept.iter().enumerate() {
        let opens = !piece.is_picture() && phrases::opens_other_articles(piece.text(), piece.measure);
        if opens {
            opened = Some((place, at));
        } else if let Some((from, heading)) = opened {
            // Where the list itself was left out already, the next sentence is the article's.
            let is_gone = (at - heading) - (place - from) >= LISTED;
            let goes_on = ends_section(piece) || is_gone && is_sentence(piece);
            if goes_on && !in_long_list(scene.dom, piece.node) {
                opened = None;
            }
        }
        if opened.is_some() && !scene.alignment.in_body(at) {
            leave_out(verdicts, at, Reason::OtherArticles);
        }
    }
}

/// So many lines below a heading are a list.
const LISTED: usize = 2;

fn is_sentence(piece: &Piece) -> bool {
    matches!(piece.kind, Kind::Paragraph(_)) && piece.measure.is_prose() && piece.measure.link_units == 0
}

/// So many rows of share buttons belong to as many stories.
const BARS_OF_A_STREAM: usize = 3;

/// Leaves out the whole stories that follow the first where a page goes on and on.
fn next_stories(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let kept = scene.kept(verdicts);
    let bars: Vec<usize> = (0..kept.len())
        .filter(|&at| kept.get(at).is_some_and(|(_, piece)| phrases::is_share_bar(piece.text())))
        .collect();
    let Some(&second) = bars.get(1).filter(|_| bars.len() >= BARS_OF_A_STREAM) else { return };
    let heads =
        |piece: &Piece| matches!(piece.kind, Kind::Heading { .. } | Kind::Picture(_) | Kind::Caption(_));
    let above = kept.iter().take(second).rev().take_while(|(_, piece)| heads(piece)).count();
    for &(at, _) in kept.iter().skip(second - above) {
        leave_out(verdicts, at, Reason::OtherArticles);
    }
    if let Some(&(at, _)) = bars.first().and_then(|&bar| kept.get(bar)) {
        leave_out(verdicts, at, Reason::Marked("share buttons"));
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
