//! Which pictures of the page are the article's: those in its text, and the one above it.

use html5ever::local_name;

use crate::extract::dom::{Dom, NodeId};
use crate::extract::html::clean::{Scene, Verdicts};
use crate::extract::html::hints::Hints;
use crate::extract::html::piece::{Kind, Piece};
use crate::extract::html::reason::Reason;
use crate::extract::html::signals::Signals;

use super::raw::RawPicture;

/// Takes in the lead picture above the text, and leaves out thumbnails of other stories.
pub(crate) fn step(scene: &Scene<'_>, signals: &Signals, verdicts: &mut Verdicts) {
    thumbnails(scene, verdicts);
    lead_picture(scene, signals, verdicts);
    after_the_end(scene, verdicts);
}

/// A picture that leads to another page and has no caption is a thumbnail or an advertisement.
fn thumbnails(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    for (at, piece) in scene.kept(verdicts) {
        let Kind::Picture(picture) = &piece.kind else { continue };
        let beside_caption = scene.pieces.iter().skip(at + 1).take(2).any(Piece::is_caption);
        if leads_elsewhere(scene.dom, piece.node) && !beside_caption && !is_large(picture) {
            super::super::clean::leave_out(verdicts, at, Reason::Decoration);
        }
    }
}

/// A picture of this width stands across a column: it is the story's own whatever it leads to.
const LARGE_PX: u32 = 400;

fn is_large(picture: &RawPicture) -> bool {
    picture.width.is_some_and(|px| px >= LARGE_PX)
}

/// Whether the picture lies on a link to a page, rather than to its own larger copy.
fn leads_elsewhere(dom: &Dom, node: NodeId) -> bool {
    let link = dom.ancestors(node).take(4).find(|&above| dom.name(above) == Some(&local_name!("a")));
    let Some(href) = link.and_then(|link| dom.attr(link, "href")) else { return false };
    let href = href.trim();
    !(href.is_empty()
        || href.starts_with('#')
        || href.starts_with("javascript:")
        || super::address::has_picture_ending(href))
}

/// How far above the text the lead picture may stand.
const LEAD_PIECES: usize = 30;

/// A picture with a caption may stand just above the headline, by so many pieces.
const ABOVE_HEADLINE: usize = 4;

/// Takes in the picture between headline and text, or the one the page's data names.
fn lead_picture(scene: &Scene<'_>, signals: &Signals, verdicts: &mut Verdicts) {
    let inside = |(_, piece): &&(usize, &Piece)| scene.dom.is_within(piece.node, scene.chosen);
    let Some(first) = scene.kept(verdicts).iter().find(inside).map(|(at, _)| *at) else { return };
    let start = scene.pieces.iter().take(first).rposition(|piece| is_headline(scene, piece)).unwrap_or(first);
    let start = start.max(first.saturating_sub(LEAD_PIECES));
    let named = named_pictures(signals);
    for at in first.saturating_sub(LEAD_PIECES)..first {
        let Some(piece) = scene.pieces.get(at) else { continue };
        let Kind::Picture(picture) = &piece.kind else { continue };
        let is_named = picture.addresses.iter().any(|address| named.contains(&file_key(&address.url)));
        let captioned = scene.pieces.get(at + 1).is_some_and(Piece::is_caption);
        let from = if captioned { start.saturating_sub(ABOVE_HEADLINE) } else { start };
        let stands_so = at >= from && !leads_elsewhere(scene.dom, piece.node);
        // What data and caption agree on is the story's, even where the page calls its head an aside.
        if is_named && captioned || (is_named || stands_so) && !is_outside(scene, piece.node) {
            take_in(scene, verdicts, at);
        }
    }
}

fn is_headline(scene: &Scene<'_>, piece: &Piece) -> bool {
    piece.is_heading()
        && !scene.headline.is_empty()
        && crate::extract::lines::words::reads_as(piece.text(), scene.headline)
}

fn is_outside(scene: &Scene<'_>, node: NodeId) -> bool {
    scene.dom.self_and_ancestors(node).any(|above| scene.hints.get(above).has(Hints::OUTSIDE))
}

/// Takes in a picture and the caption pieces that follow it.
fn take_in(scene: &Scene<'_>, verdicts: &mut Verdicts, at: usize) {
    let captions = scene.pieces.iter().skip(at + 1).take_while(|piece| piece.is_caption()).count();
    for verdict in verdicts.iter_mut().skip(at).take(captions + 1) {
        *verdict = None;
    }
}

/// The file names of the pictures that the page's data names.
fn named_pictures(signals: &Signals) -> Vec<String> {
    let meta = ["og:image", "twitter:image", "twitter:image:src"]
        .into_iter()
        .flat_map(|name| signals.meta.all(name));
    let ld = signals.ld.pictures.iter().map(|picture| picture.url.as_str());
    meta.chain(ld).map(file_key).filter(|key| key.len() >= SHORTEST_KEY).collect()
}

/// A shorter name is a size or a number, and the folders above it name the picture.
const SHORTEST_KEY: usize = 8;

/// What names a picture whatever its size: the file's name without its ending, with folders until it says enough.
pub(crate) fn file_key(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let mut steps = path.rsplit('/');
    let mut key =
        steps.next().and_then(|file| file.split('.').next()).unwrap_or_default().to_ascii_lowercase();
    for step in steps.take(3) {
        if key.len() >= SHORTEST_KEY {
            break;
        }
        key = format!("{}/{key}", step.to_ascii_lowercase());
    }
    key
}

/// Pictures far below the last sentence are of other stories.
fn after_the_end(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let kept = scene.kept(verdicts);
    let Some(last_text) = kept.iter().rposition(|(_, piece)| piece.measure.is_prose()) else { return };
    let after: Vec<usize> = kept.iter().skip(last_text + 1).map(|(at, _)| *at).collect();
    let end = kept.get(last_text).map_or(0, |(at, _)| *at);
    let (mut dropped_between, mut counted) = (0, end);
    for at in after {
        let between = verdicts.iter().skip(counted).take(at - counted);
        dropped_between += between.filter(|verdict| verdict.is_some()).count();
        counted = at;
        let is_picture = scene.pieces.get(at).is_some_and(Piece::is_picture);
        if is_picture && dropped_between > 3 {
            super::super::clean::leave_out(verdicts, at, Reason::AfterEnd);
        }
    }
}
