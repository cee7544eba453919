//! Where a block stands, as a rule writes it: names, ids and classes of elements, `div#page aside.related p`.

use std::fmt::Write as _;

use crate::article::{Block, Sign, Verdict};
use crate::extract::dom::{Dom, NodeId};
use crate::extract::site::{Decided, general, lines_of, turned};

use super::clean::Verdicts;
use super::figures::select::file_key;
use super::hints::{HintTable, Hints};
use super::piece::{Kind, Piece};

/// One element of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    name: String,
    id: Option<String>,
    classes: Vec<String>,
}

/// The place of a block: its own element last, those around it before.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place(Vec<Step>);

/// How many named elements around a block are tried.
const MOST_AROUND: usize = 4;

/// Turns the verdicts on the pieces that rules are about.
pub(crate) fn step(dom: &Dom, pieces: &[Piece], decided: &[Decided<'_>], verdicts: &mut Verdicts) {
    let known: Vec<(Decided<'_>, Known<'_>)> =
        decided.iter().map(|decided| (*decided, Known::of(decided.sign))).collect();
    if known.is_empty() {
        return;
    }
    let by_words = known.iter().any(|(_, known)| matches!(known, Known::Words(_)));
    for (piece, verdict) in pieces.iter().zip(verdicts) {
        let words = if by_words { general(piece.text()) } else { String::new() };
        let is_meant = |known: &Known<'_>| match known {
            Known::Place(place) => place.holds(dom, piece.node),
            Known::Words(sign) => words == *sign,
        };
        if let Some((decided, _)) = known.iter().find(|(_, known)| is_meant(known)) {
            *verdict = turned(*verdict, *decided);
        }
    }
}

enum Known<'a> {
    Place(Place),
    Words(&'a str),
}

impl<'a> Known<'a> {
    fn of(sign: &'a Sign) -> Self {
        match sign {
            Sign::Place(place) => Self::Place(Place::parse(place)),
            Sign::Words(words) => Self::Words(words),
        }
    }
}

/// The place of a block by which it is told from `others`, the nearest that does; none where no element around it has a
/// name that other pages would give it too.
pub(crate) fn sign(
    dom: &Dom,
    hints: &HintTable,
    pieces: &[Piece],
    (of, others): (&Block, &[Block]),
    verdict: Verdict,
) -> Option<Sign> {
    let own = keys(of);
    let theirs: Vec<String> = others.iter().flat_map(keys).filter(|key| !own.contains(key)).collect();
    let said = |piece: &Piece, keys: &[String]| keys_of(piece).iter().any(|key| keys.contains(key));
    let meant: Vec<NodeId> =
        pieces.iter().filter(|piece| said(piece, &own)).map(|piece| piece.node).collect();
    let spared: Vec<NodeId> =
        pieces.iter().filter(|piece| said(piece, &theirs)).map(|piece| piece.node).collect();
    let is_sound = |place: &Place| {
        meant.iter().all(|node| place.holds(dom, *node)) && !spared.iter().any(|node| place.holds(dom, *node))
    };
    let places = candidates(dom, hints, *meant.first()?, verdict);
    places.into_iter().find(is_sound).map(|place| Sign::Place(place.written()))
}

/// Places of a block, the nearest first.
fn candidates(dom: &Dom, hints: &HintTable, node: NodeId, verdict: Verdict) -> Vec<Place> {
    let Some(own) = Step::of(dom, node) else { return Vec::new() };
    let mut places = Vec::new();
    if own.is_named() {
        places.push(Place(vec![own.clone()]));
    }
    let mut around: Vec<Step> = Vec::new();
    for above in dom.ancestors(node) {
        let Some(step) = Step::of(dom, above).filter(Step::is_named) else { continue };
        // What holds the article holds another on every other page.
        let is_body = hints.get(above).has(Hints::BODY) || hints.get(above).has(Hints::ARTICLE);
        if verdict == Verdict::LeaveOut && is_body && !own.is_named() || around.len() >= MOST_AROUND {
            break;
        }
        around.insert(0, step);
        places.push(Place(around.iter().cloned().chain([own.clone()]).collect()));
    }
    places
}

/// What a block is known by: its lines, or the name of its picture's file.
fn keys(block: &Block) -> Vec<String> {
    match block {
        Block::Figure(figure) => figure.source.iter().map(|source| picture_key(source)).collect(),
        block => lines_of(block),
    }
}

fn keys_of(piece: &Piece) -> Vec<String> {
    match &piece.kind {
        Kind::Picture(picture) => picture.addresses.iter().map(|address| picture_key(&address.url)).collect(),
        _ => Some(general(piece.text())).filter(|key| !key.is_empty()).into_iter().collect(),
    }
}

fn picture_key(address: &str) -> String {
    format!("picture {}", file_key(address))
}

impl Place {
    fn parse(written: &str) -> Self {
        Self(written.split(' ').map(Step::parse).collect())
    }

    fn written(&self) -> String {
        self.0.iter().map(Step::written).collect::<Vec<_>>().join(" ")
    }

    fn holds(&self, dom: &Dom, node: NodeId) -> bool {
        let Some((own, around)) = self.0.split_last() else { return false };
        if !own.is(dom, node) {
            return false;
        }
        let mut ancestors = dom.ancestors(node);
        around.iter().rev().all(|step| ancestors.any(|above| step.is(dom, above)))
    }
}

impl Step {
    /// What an element is called, as far as other pages would call it so too.
    fn of(dom: &Dom, node: NodeId) -> Option<Self> {
        let element = dom.element(node)?;
        if matches!(&**element.name, "html" | "body") {
            return None;
        }
        let id = element.attr("id").map(str::trim).filter(|id| is_lasting(id)).map(str::to_owned);
        let classes = element.attr("class").unwrap_or_default().split_whitespace();
        let mut classes: Vec<String> = classes.filter(|class| is_lasting(class)).map(str::to_owned).collect();
        classes.sort_unstable();
        classes.dedup();
        Some(Self { name: element.name.to_string(), id, classes })
    }

    fn is_named(&self) -> bool {
        self.id.is_some() || !self.classes.is_empty()
    }

    fn is(&self, dom: &Dom, node: NodeId) -> bool {
        let Some(element) = dom.element(node) else { return false };
        let classes = || element.attr("class").unwrap_or_default().split_whitespace();
        **element.name == *self.name
            && self.id.as_deref().is_none_or(|id| element.attr("id").map(str::trim) == Some(id))
            && self.classes.iter().all(|class| classes().any(|own| own == class))
    }

    fn written(&self) -> String {
        let mut written = self.name.clone();
        if let Some(id) = &self.id {
            let _ = write!(written, "#{id}");
        }
        for class in &self.classes {
            let _ = write!(written, ".{class}");
        }
        written
    }

    fn parse(written: &str) -> Self {
        let mut parts = written.split('.');
        let head = parts.next().unwrap_or_default();
        let (name, id) = match head.split_once('#') {
            Some((name, id)) => (name, Some(id.to_owned())),
            None => (head, None),
        };
        Self { name: name.to_owned(), id, classes: parts.map(str::to_owned).collect() }
    }
}

/// Names longer than this are made by a program.
const LONGEST_NAME: usize = 40;
/// More digits are a number of the page, or of a build of its style sheets.
const MOST_DIGITS: usize = 2;

/// Whether a name is one that a person gave: `related`, `col-2`; not `post-81234`, `css-1x2k9q`.
fn is_lasting(name: &str) -> bool {
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let is_plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    !name.is_empty() && name.len() <= LONGEST_NAME && digits <= MOST_DIGITS && is_plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_written() {
        for written in ["p", "p.note", "div#page aside.box.related p", "ul.links li"] {
            assert_eq!(Place::parse(written).written(), written);
        }
    }

    #[test]
    fn names_that_only_one_page_has_are_passed_over() {
        for name in ["related", "col-2", "文末", "note_box"] {
            assert!(is_lasting(name), "{name}");
        }
        for name in ["post-81234", "css-1x2k9q", "", "a:b"] {
            assert!(!is_lasting(name), "{name}");
        }
    }
}
