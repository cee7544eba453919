//! Exact spelling, answered by the index as far as it can tell: only clips that mix forms, and that have every pair of
//! a longer phrase somewhere as it was typed, must be read.

use super::glyphs::{Letter, MIXED, UNCLEAR, WRITTEN};
use super::query::{Field, Words};
use super::set::Set;
use crate::library::LibraryError;
use crate::text::fold::written_forms;

/// Clips that have a phrase in some form, by what the index knows of the form.
pub(super) struct Spelled {
    /// They have it as it was typed.
    pub(super) surely: Set,
    /// They may have it so: they must be read.
    pub(super) perhaps: Set,
}

/// Tells of the clips that have the words in some form which have them as they were typed. `with` gives the clips that
/// have a token of single characters.
pub(super) fn spelled(
    words: &Words,
    found: &Set,
    with: &dyn Fn(&str) -> Result<Set, LibraryError>,
) -> Result<Spelled, LibraryError> {
    let none = || Set::none(found.places());
    let letters: Vec<Option<Letter>> = words.phrase.letters().map(known).collect();
    let mut possible = found.clone();
    // Clips that have the letter of the same place in another form too.
    let mut mixing = Vec::with_capacity(letters.len());
    for letter in &letters {
        let Some(letter) = letter else {
            mixing.push(found.clone());
            continue;
        };
        let other = others(*letter, with, none())?;
        if letter.written == letter.folded {
            // In other forms alone, it is not there as it was typed.
            let mut not_typed = other.clone();
            not_typed.subtract(&with(&marked(letter.folded, MIXED))?);
            possible.subtract(&not_typed);
        } else {
            possible.intersect(&with(&marked(letter.written, WRITTEN))?);
        }
        mixing.push(other);
    }
    let mut perhaps = none();
    for mixing in &mixing {
        perhaps.unite(mixing);
    }
    perhaps.intersect(&possible);
    for (pair, mixing) in letters.windows(2).zip(mixing.windows(2)) {
        let ([Some(one), Some(other)], [mixes_one, mixes_other]) = (pair, mixing) else { continue };
        if perhaps.is_empty() || !words.phrase.is_unbroken() {
            break;
        }
        let mut without = mixes_one.clone();
        without.unite(mixes_other);
        without.subtract(&with(&Letter::pair([*one, *other]))?);
        perhaps.subtract(&without);
        possible.subtract(&without);
    }
    if words.field == Field::Anywhere && is_one_or_a_pair(&letters) && words.phrase.is_unbroken() {
        return Ok(Spelled { surely: possible, perhaps: none() });
    }
    let mut surely = possible;
    surely.subtract(&perhaps);
    Ok(Spelled { surely, perhaps })
}

/// Words of alphabets, of which the index does not know the capitals, and ligatures are nothing.
fn known(letter: Option<(char, char)>) -> Option<Letter> {
    letter.and_then(|(folded, typed)| Letter::new(folded, typed))
}

/// Clips that have the letter in a form that was not typed.
fn others(
    letter: Letter,
    with: &dyn Fn(&str) -> Result<Set, LibraryError>,
    none: Set,
) -> Result<Set, LibraryError> {
    let mut others = none;
    others.unite(&with(&marked(letter.folded, UNCLEAR))?);
    if letter.written != letter.folded {
        others.unite(&with(&marked(letter.folded, MIXED))?);
    }
    for form in written_forms(letter.folded).iter().filter(|form| **form != letter.written) {
        others.unite(&with(&marked(*form, WRITTEN))?);
    }
    Ok(others)
}

fn is_one_or_a_pair(letters: &[Option<Letter>]) -> bool {
    letters.len() <= 2 && letters.iter().all(Option::is_some)
}

fn marked(c: char, mark: char) -> String {
    [c, mark].iter().collect()
}
