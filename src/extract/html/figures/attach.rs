//! Gives each picture its caption and its credit.

use html5ever::local_name;

use crate::extract::dom::{Dom, NodeId};
use crate::extract::html::clean::{Scene, Verdicts, leave_out};
use crate::extract::html::hints::Hints;
use crate::extract::html::piece::{Kind, Piece};
use crate::extract::html::reason::Reason;

use super::caption::reads_like_caption;
use crate::extract::lines::measure::is_spaceless;
use crate::extract::lines::photo_credit::{Credited, split, without_label};

/// Caption and credit of one picture, by the picture's place among the pieces.
#[derive(Debug, Default)]
pub(crate) struct Captions {
    found: std::collections::BTreeMap<usize, Credited>,
}

impl Captions {
    pub(crate) fn of(&self, picture: usize) -> Credited {
        self.found.get(&picture).cloned().unwrap_or_default()
    }
}

/// Finds the captions of the pictures that are kept; the words used leave the text.
pub(crate) fn attach(scene: &Scene<'_>, verdicts: &mut Verdicts) -> Captions {
    let mut captions = Captions::default();
    for (at, piece) in scene.kept(verdicts) {
        if piece.is_picture() {
            let lines = caption_lines(scene, verdicts, at);
            let mut credited = Credited::default();
            for line in &lines {
                add(&mut credited, scene, *line);
                leave_out(verdicts, *line, Reason::Caption);
            }
            captions.found.insert(at, credited);
        }
    }
    // A caption without a picture (a film, a picture that only a script would load) is no text either.
    for (at, piece) in scene.kept(verdicts) {
        if piece.is_caption() {
            leave_out(verdicts, at, Reason::Caption);
        }
    }
    captions
}

/// The places of the lines that are the caption of the picture at `at`.
fn caption_lines(scene: &Scene<'_>, verdicts: &Verdicts, at: usize) -> Vec<usize> {
    let figure = scene.pieces.get(at).and_then(|piece| figure_of(scene.dom, piece.node));
    let in_figure: Vec<usize> = match figure {
        Some(figure) => near(scene, at)
            .filter(|&line| is_free(scene, verdicts, line) && within(scene, line, figure))
            .collect(),
        None => Vec::new(),
    };
    if !in_figure.is_empty() {
        return in_figure;
    }
    let marked: Vec<usize> =
        (at + 1..scene.pieces.len()).take_while(|&line| is_marked(scene, verdicts, line)).collect();
    if !marked.is_empty() {
        return marked;
    }
    if let Some(before) = at
        .checked_sub(1)
        .filter(|&before| is_marked(scene, verdicts, before) && figure_of_piece(scene, before).is_none())
    {
        return vec![before];
    }
    let framed = framed_lines(scene, verdicts, at);
    if !framed.is_empty() {
        return framed;
    }
    let next = at + 1;
    let reads_so = scene.pieces.get(next).is_some_and(|piece| match &piece.kind {
        Kind::Paragraph(prose) => reads_like_caption(prose, piece.measure),
        _ => false,
    });
    if reads_so && is_free(scene, verdicts, next) { vec![next] } else { Vec::new() }
}

/// A frame holds one picture and so much beside it at most: a caption, a credit, the number of a slide.
const FRAMED_LINES: usize = 4;
const FRAMED_UNITS: usize = 150;
/// The same where a character is a unit.
const FRAMED_CHARACTERS: usize = 48;
/// How far around a picture its frame is looked for, in elements and in pieces.
const FRAME_DEPTH: usize = 6;
const FRAME_PIECES: usize = 8;

/// The few lines that stand with the picture in an element of their own, as slides and plain `div`s have them.
fn framed_lines(scene: &Scene<'_>, verdicts: &Verdicts, at: usize) -> Vec<usize> {
    let Some(picture) = scene.pieces.get(at) else { return Vec::new() };
    let frames =
        scene.dom.self_and_ancestors(picture.node).take(FRAME_DEPTH).take_while(|&node| node != scene.chosen);
    for frame in frames {
        let inside: Vec<usize> =
            around(scene, at, FRAME_PIECES).filter(|&other| within(scene, other, frame)).collect();
        let pieces = || inside.iter().filter_map(|&other| scene.pieces.get(other));
        if pieces().any(|piece| piece.is_picture() && !is_same_picture(piece, picture) || piece.is_heading())
        {
            return Vec::new();
        }
        let lines: Vec<usize> =
            inside.iter().copied().filter(|&other| is_free(scene, verdicts, other)).collect();
        let units: usize = pieces().map(|piece| piece.measure.units).sum();
        let spaceless = pieces().any(|piece| piece.text().chars().any(is_spaceless));
        let most = if spaceless { FRAMED_CHARACTERS } else { FRAMED_UNITS };
        if lines.len() > FRAMED_LINES || units > most {
            return Vec::new();
        }
        // A sentence that ends in a colon leads to the picture and is the text's.
        let only_lines = !pieces().any(|piece| piece.text().trim_end().ends_with([':', '：']))
            && pieces().all(|piece| {
                piece.is_picture()
                    || matches!(piece.kind, Kind::Paragraph(_) | Kind::Caption(_))
                        && piece.measure.link_share() < 0.5
            });
        if !lines.is_empty() {
            return if only_lines { lines } else { Vec::new() };
        }
    }
    Vec::new()
}

/// The pieces around one, so many on each side, in their order.
fn around(scene: &Scene<'_>, at: usize, reach: usize) -> impl Iterator<Item = usize> {
    let end = (at + reach + 1).min(scene.pieces.len());
    (at.saturating_sub(reach)..end).filter(move |&other| other != at)
}

/// A picture is often on the page twice, once for small screens.
fn is_same_picture(piece: &Piece, picture: &Piece) -> bool {
    match (&piece.kind, &picture.kind) {
        (Kind::Picture(one), Kind::Picture(other)) => one.addresses.first() == other.addresses.first(),
        _ => false,
    }
}

/// `2 of 12 |`, `3/8`: which slide it is.
fn is_counter(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &&str| word.chars().all(|c| c.is_ascii_digit());
    matches!(words.as_slice(), [one, of] if is_number(one) && is_number(of))
        || matches!(words.as_slice(), [one, "of", of] if is_number(one) && is_number(of))
}

/// The words of one figure are few; further pieces are another's.
const FIGURE_PIECES: usize = 12;

fn near(scene: &Scene<'_>, at: usize) -> impl Iterator<Item = usize> {
    let end = (at + FIGURE_PIECES).min(scene.pieces.len());
    (at.saturating_sub(3)..end).filter(move |&line| line != at)
}

fn within(scene: &Scene<'_>, line: usize, figure: NodeId) -> bool {
    scene.pieces.get(line).is_some_and(|piece| scene.dom.is_within(piece.node, figure))
}

fn figure_of_piece(scene: &Scene<'_>, at: usize) -> Option<NodeId> {
    scene.pieces.get(at).and_then(|piece| figure_of(scene.dom, piece.node))
}

/// The figure a picture stands in, if it holds few pictures: a figure around a whole story is none.
fn figure_of(dom: &Dom, node: NodeId) -> Option<NodeId> {
    dom.self_and_ancestors(node).take(8).find(|&above| dom.name(above) == Some(&local_name!("figure")))
}

/// Whether a piece has words that are not used yet: kept, or left out only because nothing holds it.
fn is_free(scene: &Scene<'_>, verdicts: &Verdicts, at: usize) -> bool {
    let has_words = scene.pieces.get(at).is_some_and(|piece| !piece.text().is_empty());
    has_words
        && matches!(
            verdicts.get(at),
            Some(None | Some(Reason::Boilerplate | Reason::MetaLine | Reason::AfterEnd | Reason::Repeated))
        )
}

fn is_marked(scene: &Scene<'_>, verdicts: &Verdicts, at: usize) -> bool {
    is_free(scene, verdicts, at) && scene.pieces.get(at).is_some_and(Piece::is_caption)
}

/// Adds one line to what is known, as credit if its element says so.
fn add(credited: &mut Credited, scene: &Scene<'_>, line: usize) {
    let Some(piece) = scene.pieces.get(line) else { return };
    let is_credit =
        scene.dom.self_and_ancestors(piece.node).take(2).any(|node| scene.hints.get(node).has(Hints::CREDIT));
    let text = piece.text().replace('\n', " ");
    if is_counter(&text) {
        return;
    }
    let new = if is_credit {
        Credited { caption: None, credit: Some(without_label(&text).to_owned()) }
    } else {
        split(&text)
    };
    join(&mut credited.caption, new.caption);
    join(&mut credited.credit, new.credit);
}

fn join(known: &mut Option<String>, new: Option<String>) {
    match (known.as_mut(), new) {
        (Some(known), Some(new)) if !known.contains(&new) => {
            known.push(' ');
            known.push_str(&new);
        }
        (None, new) => *known = new,
        _ => {}
    }
}
