//! A text that no site has furnished: a note, a paste, a file that someone wrote. It is kept whole.

use super::lines::{Piece, ends_like_a_sentence};
use super::slots::Series;
use super::{Role, inside_role, title};
use crate::extract::Reason;
use crate::extract::lines::credits;
use crate::extract::lines::phrases::{is_boilerplate, is_meta_line, opens_other_articles};
use crate::text::stamp::says_only_when;

/// So many lines in a row that are no longer (reading units) are a menu, where the page has paragraphs too: sections of a
/// word or two, or headlines of other stories. A list that someone wrote is shorter.
const MENUS: [(usize, usize); 2] = [(8, 6), (12, 20)];
/// The steps of `Paper > Life > Harbour`; two alone may be said in any text.
const STEPS: usize = 3;

/// Whether something on the page looks like the furniture of a site: words that every page has, a path of sections,
/// scraps of markup, a menu. Lines that name source and people stand in texts of all kinds.
pub(super) fn is_furnished(pieces: &[Piece]) -> bool {
    let is_furniture = |piece: &Piece| {
        let says_so =
            is_boilerplate(&piece.text, piece.measure) || opens_other_articles(&piece.text, piece.measure);
        says_so && credits::read(&piece.text).is_none() && !is_meta_line(&piece.text, piece.measure)
            || piece.is_markup()
            || piece.is_headline_like() && is_path(&piece.text)
    };
    let has_prose = pieces.iter().any(|piece| piece.measure.is_prose());
    let has_menu = |(entries, units)| longest_list(pieces, units) >= entries;
    has_prose && MENUS.into_iter().any(has_menu) || pieces.iter().any(is_furniture)
}

fn is_path(text: &str) -> bool {
    let separators = ['>', '›', '»', '→'];
    text.split(separators).filter(|step| !step.trim().is_empty()).count() >= STEPS
}

fn longest_list(pieces: &[Piece], units: usize) -> usize {
    let is_entry = |piece: &Piece| piece.measure.stops == 0 && piece.measure.units <= units;
    pieces.split(|piece| !is_entry(piece)).map(<[Piece]>::len).max().unwrap_or_default()
}

/// The headline of such a text: of the lines above its first sentence the one that speaks its words, else the first.
pub(super) fn headline(pieces: &[Piece]) -> Option<usize> {
    let is_sentence = |piece: &Piece| piece.measure.is_prose() || ends_like_a_sentence(&piece.text);
    let sentence = pieces.iter().position(is_sentence);
    let spoken = sentence.and_then(|at| title::find(pieces, at, pieces.len()).filter(|found| *found < at));
    let first = || {
        let above = pieces.get(..sentence.unwrap_or(pieces.len()))?;
        above.iter().position(|piece| {
            piece.is_headline_like() && piece.measure.units > 0 && !piece.bullet && !names_someone(piece)
        })
    };
    // A line that nothing follows is the text itself.
    spoken.or_else(first).filter(|_| pieces.len() > 1)
}

/// What each line is. Without a paragraph among them all are the text, in whatever form they are; where there are
/// paragraphs, lines of source, people and date are read as such, and lines that stand for pictures become slots.
pub(super) fn roles(pieces: &[Piece], headline: Option<usize>) -> Vec<Role> {
    let has_prose = pieces.iter().any(|piece| piece.measure.is_prose());
    let title = headline.and_then(|at| pieces.get(at)).map(|piece| title::without_crumbs(&piece.text));
    let series = Series::of(pieces);
    let mut roles: Vec<Role> = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        let kept = if piece.bullet && !piece.is_numbered() { Role::Item } else { Role::Paragraph };
        let role = if Some(at) == headline {
            Role::LeftOut(Reason::Headline)
        } else if !has_prose {
            kept
        } else {
            match inside_role(piece, roles.last(), pieces.get(at + 1), title, &series) {
                Role::LeftOut(Reason::MetaLine) if names_someone(piece) => Role::LeftOut(Reason::MetaLine),
                Role::LeftOut(_) | Role::Paragraph => kept,
                role => role,
            }
        };
        roles.push(role);
    }
    roles
}

/// Whether a line says nothing but who, from where, or when, so that fields hold all of it.
fn names_someone(piece: &Piece) -> bool {
    credits::read(&piece.text).is_some() || says_only_when(&piece.text)
}
