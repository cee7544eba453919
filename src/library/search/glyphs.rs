//! The single characters of a clip as tokens: where each stands, and in which written forms.
//!
//! Where a clip writes a character in one form only, whatever has the character has it in that form. Where it mixes
//! forms, the pairs around the character are filed as they are written as well.

use std::collections::BTreeMap;

use crate::text::fold::written_forms;

/// Behind a character: it stands in the headline.
pub(super) const IN_HEADLINE: char = '\u{b7}';
/// Behind a character: it does not stand in the body.
pub(super) const NOT_IN_BODY: char = '\u{b2}';
/// Behind a form that is not the folded one: the clip has the character in this form. Behind two characters: the clip
/// has the pair as it is written here, and one of the two in other forms too.
pub(super) const WRITTEN: char = '\u{b6}';
/// Behind a folded character: the clip has it in the folded form and in another.
pub(super) const MIXED: char = '\u{b9}';
/// Behind a folded character: the clip has it in what is no form of it alone, as in a ligature.
pub(super) const UNCLEAR: char = '\u{b3}';

/// The single characters of a clip.
pub(super) struct Glyphs {
    all: BTreeMap<char, Glyph>,
    /// Characters that stand one behind the other, some of them more than once.
    pairs: Vec<[Letter; 2]>,
    /// With so many, those that are there twice are taken out.
    most: usize,
    /// The last that was added, while nothing stands behind it.
    last: Option<Letter>,
}

/// Pairs that are kept before each is looked at whether it is there already.
const PAIRS: usize = 100_000;

impl Default for Glyphs {
    fn default() -> Self {
        Self { all: BTreeMap::new(), pairs: Vec::new(), most: PAIRS, last: None }
    }
}

#[derive(Default)]
struct Glyph {
    in_headline: bool,
    in_body: bool,
    /// The forms that it is written in, the folded one too, each once.
    forms: Vec<char>,
    /// It is also written in a way that is no single character of its own.
    unclear: bool,
}

/// A character, folded and as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Letter {
    pub(super) folded: char,
    pub(super) written: char,
}

/// Where a character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    InHeadline,
    InBody,
    Elsewhere,
}

impl Letter {
    /// Nothing if the character is written as what is no form of it alone.
    pub(super) fn new(folded: char, written: char) -> Option<Self> {
        let is_form = written == folded || written_forms(folded).contains(&written);
        is_form.then_some(Self { folded, written })
    }

    /// The token of a pair of which one is written in other forms too.
    pub(super) fn pair(pair: [Self; 2]) -> String {
        pair.iter().map(|letter| letter.written).chain([WRITTEN]).collect()
    }
}

impl Glyphs {
    /// Adds the character that stands behind the last one.
    pub(super) fn add(&mut self, folded: char, written: &str, stands: Stands) {
        let glyph = self.all.entry(folded).or_default();
        glyph.in_headline |= stands == Stands::InHeadline;
        glyph.in_body |= stands == Stands::InBody;
        let mut letters = written.chars();
        let letter = match (letters.next(), letters.next()) {
            (Some(written), None) => Letter::new(folded, written),
            _ => None,
        };
        match letter {
            Some(Letter { written, .. }) if glyph.forms.contains(&written) => {}
            Some(Letter { written, .. }) => glyph.forms.push(written),
            None => glyph.unclear = true,
        }
        self.pairs.extend(self.last.zip(letter).map(|(last, letter)| [last, letter]));
        self.last = letter;
        if self.pairs.len() >= self.most {
            self.pairs.sort_unstable();
            self.pairs.dedup();
            // So that it is done seldom where most pairs differ.
            self.most = (2 * self.pairs.len()).max(PAIRS);
        }
    }

    /// What is added next does not stand behind what was added last.
    pub(super) fn part(&mut self) {
        self.last = None;
    }

    /// The tokens, parted by spaces.
    pub(super) fn tokens(&mut self) -> String {
        let mut tokens = String::with_capacity(self.all.len() * 8);
        for (c, glyph) in &self.all {
            tokens.extend([*c, ' ']);
            let mixed = glyph.is_mixed() && glyph.forms.contains(c);
            let marks = [
                (glyph.in_headline, IN_HEADLINE),
                (!glyph.in_body, NOT_IN_BODY),
                (mixed, MIXED),
                (glyph.unclear, UNCLEAR),
            ];
            for (_, mark) in marks.into_iter().filter(|(holds, _)| *holds) {
                tokens.extend([*c, mark, ' ']);
            }
            for form in glyph.forms.iter().filter(|form| *form != c) {
                tokens.extend([*form, WRITTEN, ' ']);
            }
        }
        let is_mixed = |letter: &Letter| self.all.get(&letter.folded).is_some_and(Glyph::is_mixed);
        self.pairs.retain(|pair| pair.iter().any(is_mixed));
        self.pairs.sort_unstable();
        self.pairs.dedup();
        for pair in &self.pairs {
            tokens.push_str(&Letter::pair(*pair));
            tokens.push(' ');
        }
        tokens
    }
}

impl Glyph {
    fn is_mixed(&self) -> bool {
        self.unclear || self.forms.len() > 1
    }
}
