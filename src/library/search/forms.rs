//! In which written forms the characters of a clip stand, so that exact spelling is answered by the index as well.
//!
//! The index of single characters has, beside each folded character, the other forms that the clip writes it in.
//! Where a clip writes a character in one form only, a phrase that was found is surely in that form. Only clips that
//! mix forms are read.

use std::collections::BTreeMap;

use super::evaluate::Evaluation;
use super::matching::Lookup;
use super::query::Words;
use super::set::Set;
use crate::library::LibraryError;
use crate::text::fold::written_forms;

/// Behind a character: it stands in the headline.
pub(super) const IN_HEADLINE: char = '\u{b7}';
/// Behind a character: it does not stand in the body.
pub(super) const NOT_IN_BODY: char = '\u{b2}';
/// Behind a form that is not the folded one: the clip has the character in this form.
const WRITTEN: char = '\u{b6}';
/// Behind a folded character: the clip has it in the folded form and in another, or in one that cannot be told, as in
/// a ligature.
const MIXED: char = '\u{b9}';

/// The single characters of a clip.
#[derive(Default)]
pub(super) struct Glyphs(BTreeMap<char, Glyph>);

#[derive(Default)]
struct Glyph {
    in_headline: bool,
    in_body: bool,
    /// The forms that it is written in, the folded one too, each once.
    forms: Vec<char>,
    /// It is also written in a way that is no single character of its own.
    unclear: bool,
}

/// Where a character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    InHeadline,
    InBody,
    Elsewhere,
}

impl Glyphs {
    pub(super) fn add(&mut self, folded: char, written: &str, stands: Stands) {
        let glyph = self.0.entry(folded).or_default();
        glyph.in_headline |= stands == Stands::InHeadline;
        glyph.in_body |= stands == Stands::InBody;
        let mut letters = written.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if glyph.forms.contains(&letter) => {}
            (Some(letter), None) if letter == folded || written_forms(folded).contains(&letter) => {
                glyph.forms.push(letter);
            }
            _ => glyph.unclear = true,
        }
    }

    /// The tokens, parted by spaces.
    pub(super) fn tokens(&self) -> String {
        let mut tokens = String::with_capacity(self.0.len() * 8);
        for (c, glyph) in &self.0 {
            tokens.extend([*c, ' ']);
            let mixed = glyph.unclear || (glyph.forms.len() > 1 && glyph.forms.contains(c));
            let marked = [(glyph.in_headline, IN_HEADLINE), (!glyph.in_body, NOT_IN_BODY), (mixed, MIXED)];
            for (_, mark) in marked.into_iter().filter(|(holds, _)| *holds) {
                tokens.extend([*c, mark, ' ']);
            }
            for form in glyph.forms.iter().filter(|form| *form != c) {
                tokens.extend([*form, WRITTEN, ' ']);
            }
        }
        tokens
    }
}

/// Clips that have a phrase in some form, by what the index knows of the form.
pub(super) struct Spelled {
    /// They have it as it was typed.
    pub(super) surely: Set,
    /// They may have it so: they must be read.
    pub(super) perhaps: Set,
}

/// Tells of the clips that have the words in some form which have them as they were typed.
pub(super) fn spelled(evaluation: &Evaluation, words: &Words, found: Set) -> Result<Spelled, LibraryError> {
    let (mut surely, mut possible) = (found.clone(), found);
    let has = |form: char, mark: char| evaluation.rows(&Lookup::Glyph(format!("\"{form}{mark}\"")));
    for letter in words.phrase.letters() {
        let Some((folded, typed)) = letter else {
            // Words of alphabets: the index does not know their capitals.
            surely = Set::none(evaluation.catalog.len());
            continue;
        };
        let mixed = has(folded, MIXED)?;
        let mut others = Set::none(evaluation.catalog.len());
        for form in written_forms(folded).iter().filter(|form| **form != typed) {
            others.unite(&has(*form, WRITTEN)?);
        }
        if typed == folded {
            // Other forms alone: it is not there as it was typed.
            let mut not_typed = others.clone();
            not_typed.subtract(&mixed);
            possible.subtract(&not_typed);
        } else {
            possible.intersect(&has(typed, WRITTEN)?);
        }
        surely.subtract(&others);
        surely.subtract(&mixed);
    }
    surely.intersect(&possible);
    possible.subtract(&surely);
    Ok(Spelled { surely, perhaps: possible })
}
