//! Leaves out lines made of links: lists of other stories, tags, buttons.

use crate::article::MarkKind;
use crate::extract::html::piece::{Kind, Piece};
use crate::extract::html::reason::Reason;
use crate::extract::html::signals::host_named;

use super::{Scene, Verdicts, leave_out};

/// A line is made of links from this share on.
const LINKED_LINE: f32 = 0.7;

/// A text that is linked throughout cannot be judged by its links.
const LINKED_PAGE: f32 = 0.7;

pub(super) fn step(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let kept = scene.kept(verdicts);
    let (units, linked) = sums(kept.iter().map(|(_, piece)| *piece));
    if linked as f32 > units as f32 * LINKED_PAGE {
        return;
    }
    for (place, &(at, piece)) in kept.iter().enumerate() {
        if !is_linked(piece) || scene.alignment.in_body(at) || leads_elsewhere(scene, piece) {
            continue;
        }
        let before = place.checked_sub(1).and_then(|place| kept.get(place));
        let after = kept.get(place + 1);
        let beside = [before, after].into_iter().flatten().any(|(_, other)| is_linked(other));
        if heads_text(scene, piece, after.map(|(_, piece)| *piece)) {
            continue;
        }
        let stands_alone = matches!(piece.kind, Kind::Item { .. } | Kind::Heading { .. });
        if beside || !piece.measure.is_prose() && !stands_alone || piece.measure.link_share() > 0.9 {
            leave_out(verdicts, at, Reason::Links);
        }
    }
    lists(scene, verdicts);
}

/// Whether a linked heading is that of the section below it: the link leads to itself or to what the section is about.
fn heads_text(scene: &Scene<'_>, piece: &Piece, below: Option<&Piece>) -> bool {
    let own = scene.host.map(house);
    let leads_away = |address: &str| {
        address.starts_with('#')
            || host_named(address).is_some_and(|host| own.is_some_and(|own| house(&host) != own))
    };
    piece.is_heading()
        && links_of(piece).all(|(address, _)| leads_away(address))
        && below.is_some_and(|below| below.is_picture() || below.measure.is_prose() && !is_linked(below))
}

/// The addresses of a piece's links, each with how many bytes lie on it.
fn links_of(piece: &Piece) -> impl Iterator<Item = (&str, usize)> {
    piece.prose().into_iter().flat_map(|prose| &prose.marks).filter_map(|mark| match &mark.kind {
        MarkKind::Link(address) => Some((address.as_str(), mark.range.len())),
        _ => None,
    })
}

/// Units, and units on links.
fn sums<'a>(pieces: impl Iterator<Item = &'a Piece>) -> (usize, usize) {
    pieces.fold((0, 0), |(units, linked), piece| {
        (units + piece.measure.units, linked + piece.measure.link_units)
    })
}

fn is_linked(piece: &Piece) -> bool {
    piece.measure.units > 0 && piece.measure.link_share() >= LINKED_LINE
}

/// A list of which most is links goes as a whole.
fn lists(scene: &Scene<'_>, verdicts: &mut Verdicts) {
    let item = |piece: &Piece| match piece.kind {
        Kind::Item { list, .. } => Some(list),
        _ => None,
    };
    let mut at = 0;
    while let Some(list) = scene.pieces.get(at).map(item) {
        let length = scene.pieces.iter().skip(at).take_while(|piece| item(piece) == list).count();
        if list.is_some() {
            let items = scene.pieces.iter().skip(at).take(length);
            let (units, linked) = sums(items);
            let elsewhere =
                scene.pieces.iter().skip(at).take(length).all(|piece| leads_elsewhere(scene, piece));
            if linked * 2 > units && length > 1 && !elsewhere {
                (at..at + length).for_each(|piece| leave_out(verdicts, piece, Reason::Links));
            }
        }
        at += length.max(1);
    }
}

/// So many links in one run of words are a list without its markup.
const SOURCES: usize = 3;

/// Whether a list's links lead to other houses: an article's own sources, not the paper's other stories.
/// A line of one link outside a list is a button or a notice, wherever it leads.
pub(super) fn leads_elsewhere(scene: &Scene<'_>, piece: &Piece) -> bool {
    let Some(own) = scene.host.map(house) else { return false };
    if !matches!(piece.kind, Kind::Item { .. }) && links_of(piece).count() < SOURCES {
        return false;
    }
    let (mut all, mut foreign) = (0, 0);
    for (address, length) in links_of(piece) {
        all += length;
        foreign += if host_named(address).is_some_and(|host| house(&host) != own) { length } else { 0 };
    }
    foreign * 2 > all
}

/// The name a house registered, `example` of `news.example.co.uk`: papers keep one name under several endings.
/// Close enough to tell one house from another without the list of all endings.
fn house(host: &str) -> &str {
    const KINDS: [&str; 10] = ["co", "com", "net", "org", "gov", "edu", "ac", "or", "ne", "go"];
    let mut labels = host.rsplit('.').skip(1).skip_while(|label| KINDS.contains(label));
    labels.next().unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::house;

    #[test]
    fn a_house_is_the_registered_name_in_a_host() {
        for (host, expected) in [
            ("news.example.co.uk", "example"),
            ("example.com.cn", "example"),
            ("www.example.org", "example"),
            ("example.org", "example"),
            ("localhost", "localhost"),
        ] {
            assert_eq!(house(host), expected, "{host}");
        }
    }
}
