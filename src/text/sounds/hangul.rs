//! Hangul syllables by their first consonants, and by what is typed of them so far.

use super::{Letter, Part};

/// The syllables stand by first consonant, vowel and last consonant (The Unicode Standard, 3.12).
const FIRST: char = '가';
const LAST: char = '힣';
const OF_INITIAL: u32 = 588;
const OF_VOWEL: u32 = 28;
/// The first consonants as folding gives them.
const INITIALS: std::ops::RangeInclusive<char> = '\u{1100}'..='\u{1112}';

pub(super) fn is_spelling(letter: char) -> bool {
    INITIALS.contains(&letter) || is_open(letter)
}

/// A consonant alone spells the syllables that begin with it; a syllable without a last consonant those that have one.
pub(super) fn parts(left: &[char], here: Letter, parts: &mut Vec<Part>) {
    let (Some(letter), Some(place)) = (left.first(), place(here.folded)) else { return };
    if INITIALS.contains(letter) {
        let initial = u32::from(*letter) - u32::from(*INITIALS.start());
        parts.extend((place / OF_INITIAL == initial).then_some(Part::Initial { letters: 1 }));
    } else if is_open(*letter) && left.len() == 1 && here.folded != *letter {
        let begins = self::place(*letter).is_some_and(|open| open == place - place % OF_VOWEL);
        parts.extend(begins.then_some(Part::Whole { letters: 1, chars: 1 }));
    }
}

/// Whether a last consonant may still come.
fn is_open(letter: char) -> bool {
    place(letter).is_some_and(|place| place % OF_VOWEL == 0)
}

fn place(c: char) -> Option<u32> {
    (FIRST..=LAST).contains(&c).then(|| u32::from(c) - u32::from(FIRST))
}
