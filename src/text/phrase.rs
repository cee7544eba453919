//! A phrase that is looked for: where it stands in a text, in any form of its characters or only as it was typed.

use std::ops::Range;

use super::fold::Folded;
use super::units::{Placed, Unit, units};

/// Whether other forms of the characters are found too.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Spelling {
    /// 产业 finds 產業 and 産業, gdp finds ＧＤＰ.
    #[default]
    AnyForm,
    /// Only the characters that were typed.
    AsTyped,
}

/// How the last word of a phrase is taken, where it is one of an alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LastWord {
    Whole,
    /// It is still being typed: `harb` finds harbour.
    Begun,
}

/// Words that stand one behind the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    parts: Vec<Part>,
    last: LastWord,
}

/// A unit of the phrase, folded and as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    kind: Kind,
    typed: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Dense(char),
    Word(String),
    Gap,
    Break,
}

/// A phrase in the tokens of an index, for [`Phrase::tokens`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tokens {
    /// Parted by spaces, all of them letters and digits.
    pub words: String,
    /// Whether the last of them may go on.
    pub open: bool,
}

/// Marks a token whose character is followed by punctuation; alone, punctuation that follows a word.
const BREAK: char = '\u{b7}';

impl Phrase {
    /// The phrase of these words; nothing if they are punctuation alone.
    #[must_use]
    pub fn new(words: &str, last: LastWord) -> Option<Self> {
        let folded = Folded::new(words);
        let mut parts: Vec<Part> = units(&folded).iter().map(|placed| Part::new(placed, words)).collect();
        parts.pop();
        (!parts.is_empty()).then_some(Self { parts, last })
    }

    /// Where the phrase stands in `text`, in bytes, from the left, without overlaps.
    #[must_use]
    pub fn find(&self, text: &str, spelling: Spelling) -> Vec<Range<usize>> {
        self.find_in(&units(&Folded::new(text)), text, spelling)
    }

    /// As [`Phrase::find`], in the units of `text`.
    #[must_use]
    pub fn find_in(&self, units: &[Placed], text: &str, spelling: Spelling) -> Vec<Range<usize>> {
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some(window) = units.get(at..at + self.parts.len()) {
            let fits = self.fits(window) && (spelling == Spelling::AnyForm || self.is_typed(window, text));
            match (window.first(), window.last()) {
                (Some(first), Some(last)) if fits => {
                    // Of several characters that one ligature stands for, each points at all of it.
                    hits.push(first.written.start..last.written.end);
                    at += self.parts.len();
                }
                _ => at += 1,
            }
        }
        hits
    }

    /// The one dense character that the phrase is, if it is no more.
    #[must_use]
    pub fn single(&self) -> Option<char> {
        match self.parts.as_slice() {
            [Part { kind: Kind::Dense(c), .. }] => Some(*c),
            _ => None,
        }
    }

    /// The dense characters of the phrase, each folded and as it was typed; nothing for a word of an alphabet, or
    /// where the character was typed in several.
    pub fn letters(&self) -> impl Iterator<Item = Option<(char, char)>> {
        let parts = self.parts.iter().filter(|part| !matches!(part.kind, Kind::Gap | Kind::Break));
        parts.map(|part| {
            let mut typed = part.typed.chars();
            match (&part.kind, typed.next(), typed.next()) {
                (Kind::Dense(folded), Some(typed), None) => Some((*folded, typed)),
                _ => None,
            }
        })
    }

    /// The words of alphabets in it, folded, and whether each may go on.
    pub fn words(&self) -> impl Iterator<Item = (&str, LastWord)> {
        let last = self.parts.len() - 1;
        self.parts.iter().enumerate().filter_map(move |(at, part)| match &part.kind {
            Kind::Word(word) => Some((word.as_str(), if at == last { self.last } else { LastWord::Whole })),
            _ => None,
        })
    }

    /// Whether its last word may go on; of characters that are not parted by spaces, any may.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.last == LastWord::Begun && matches!(self.parts.last(), Some(Part { kind: Kind::Word(_), .. }))
    }

    /// The same with its last word as it stands.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self { parts: self.parts.clone(), last: LastWord::Whole }
    }

    /// Whether nothing stands between its characters and words.
    #[must_use]
    pub fn is_unbroken(&self) -> bool {
        !self.parts.iter().any(|part| matches!(part.kind, Kind::Gap | Kind::Break))
    }

    /// The phrase as tokens that stand one behind the other in [`index_tokens`] of any text that has it.
    #[must_use]
    pub fn tokens(&self) -> Tokens {
        let mut words = Vec::new();
        let mut open = false;
        for (at, part) in self.parts.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| self.parts.get(at)).map(|part| &part.kind);
            match (&part.kind, self.parts.get(at + 1).map(|part| &part.kind)) {
                (Kind::Dense(c), Some(Kind::Dense(next))) => words.push(format!("{c}{next}")),
                (Kind::Dense(c), Some(Kind::Break)) => words.push(format!("{c}{BREAK}")),
                (Kind::Dense(c), Some(_)) => words.push(c.to_string()),
                // The pair before has said it.
                (Kind::Dense(_), None) if matches!(before, Some(Kind::Dense(_))) => {}
                (Kind::Dense(c), None) => {
                    words.push(c.to_string());
                    open = true;
                }
                (Kind::Word(word), next) => {
                    words.push(word.clone());
                    open = next.is_none() && self.last == LastWord::Begun;
                }
                (Kind::Break, _) if matches!(before, Some(Kind::Word(_))) => words.push(BREAK.to_string()),
                (Kind::Break | Kind::Gap, _) => {}
            }
        }
        Tokens { words: words.join(" "), open }
    }

    fn fits(&self, window: &[Placed]) -> bool {
        let last = self.parts.len() - 1;
        self.parts.iter().zip(window).enumerate().all(|(at, (part, placed))| {
            match (&part.kind, placed.unit) {
                (Kind::Dense(wanted), Unit::Dense(c)) => *wanted == c,
                (Kind::Word(wanted), Unit::Word(word)) => {
                    let begun = at == last && self.last == LastWord::Begun;
                    wanted == word || (begun && word.starts_with(wanted.as_str()))
                }
                (Kind::Gap, Unit::Gap) | (Kind::Break, Unit::Break) => true,
                _ => false,
            }
        })
    }

    /// Whether the words stand in the text letter by letter; white space and punctuation are not compared.
    fn is_typed(&self, window: &[Placed], text: &str) -> bool {
        self.parts.iter().zip(window).all(|(part, placed)| match part.kind {
            Kind::Gap | Kind::Break => true,
            Kind::Dense(_) => text.get(placed.written.clone()) == Some(part.typed.as_str()),
            Kind::Word(_) => text.get(placed.written.clone()).is_some_and(|word| {
                word == part.typed || (self.last == LastWord::Begun && word.starts_with(part.typed.as_str()))
            }),
        })
    }
}

impl Part {
    fn new(placed: &Placed, words: &str) -> Self {
        let kind = match placed.unit {
            Unit::Dense(c) => Kind::Dense(c),
            Unit::Word(word) => Kind::Word(word.to_owned()),
            Unit::Gap => Kind::Gap,
            Unit::Break => Kind::Break,
        };
        Self { kind, typed: words.get(placed.written.clone()).unwrap_or_default().to_owned() }
    }
}

/// Writes tokens as [`index_tokens`] does, from units that come one after the other.
#[derive(Default)]
pub struct TokenWriter {
    pub into: String,
    /// What the next unit may add to.
    open: Option<Open>,
}

enum Open {
    Dense(char),
    Word,
}

impl TokenWriter {
    pub fn push(&mut self, unit: Unit<'_>) {
        match (self.open.take(), unit) {
            (Some(Open::Dense(c)), Unit::Dense(next)) => self.into.extend([c, next, ' ']),
            (Some(Open::Dense(c)), Unit::Break) => self.into.extend([c, BREAK, ' ']),
            (Some(Open::Dense(c)), _) => self.into.extend([c, ' ']),
            (Some(Open::Word), Unit::Break) => self.into.extend([BREAK, ' ']),
            _ => {}
        }
        self.open = match unit {
            Unit::Dense(c) => Some(Open::Dense(c)),
            Unit::Word(word) => {
                self.into.push_str(word);
                self.into.push(' ');
                Some(Open::Word)
            }
            Unit::Gap | Unit::Break => None,
        };
    }

    /// Ends a text: what comes next does not stand behind it.
    pub fn end(&mut self) {
        if let Some(Open::Dense(c)) = self.open.take() {
            self.into.extend([c, ' ']);
        }
    }
}

/// Writes the tokens of a text, each followed by a space: pairs of dense characters, and words.
///
/// A dense character that no other follows makes a token alone, so that each has one; it says whether punctuation
/// comes next. Behind a word, punctuation is a token of its own.
pub fn index_tokens(units: &[Placed], into: &mut String) {
    for (at, placed) in units.iter().enumerate() {
        match (placed.unit, units.get(at + 1).map(|placed| placed.unit)) {
            (Unit::Dense(c), next) => {
                into.push(c);
                match next {
                    Some(Unit::Dense(next)) => into.push(next),
                    Some(Unit::Break) => into.push(BREAK),
                    _ => {}
                }
                into.push(' ');
            }
            (Unit::Word(word), next) => {
                into.push_str(word);
                into.push(' ');
                if next == Some(Unit::Break) {
                    into.push(BREAK);
                    into.push(' ');
                }
            }
            (Unit::Gap | Unit::Break, _) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;
    use crate::text::units::each_unit;

    #[track_caller]
    fn check(words: &str, text: &str, expect: &[&str]) {
        let hits = Phrase::new(words, LastWord::Whole).unwrap().find(text, Spelling::AnyForm);
        let hits: Vec<&str> = hits.into_iter().map(|hit| &text[hit]).collect();
        assert_eq!(hits, expect, "{words} in {text}");
    }

    #[test]
    fn a_phrase_is_found_in_any_form_and_never_across_punctuation() {
        check("产业链", "產業鏈、産業鍊。产业，链", &["產業鏈", "産業鍊"]);
        check("5G產業", "5G 产业与5G，产业", &["5G 产业"]);
        check("膠東經濟圈 GDP", "胶东经济圈GDP", &["胶东经济圈GDP"]);
        check("new york", "New  York, new. York", &["New  York"]);
        check("york", "yorkshire York", &["York"]);
        check("3.5", "3,5 与 35 或 3.5%", &["3,5", "3.5"]);
        check("산업 단지", "산업단지 산업 단지에", &["산업 단지"]);
        check("株", "㍿と株", &["㍿", "株"]);
    }

    #[test]
    fn as_typed_finds_only_what_was_typed() {
        let phrase = |words| Phrase::new(words, LastWord::Whole).unwrap();
        let text = "产业與產業 GDP gdp";
        assert_eq!(phrase("產業").find(text, Spelling::AsTyped).len(), 1);
        assert_eq!(phrase("产业").find(text, Spelling::AsTyped).first(), Some(&(0..6)));
        assert_eq!(phrase("gdp").find(text, Spelling::AsTyped).first(), Some(&(20..23)));
    }

    #[test]
    fn a_word_that_has_begun_finds_what_it_may_become() {
        let begun = Phrase::new("the harb", LastWord::Begun).unwrap();
        assert_eq!(begun.find("the harbour", Spelling::AnyForm).first(), Some(&(0..11)));
        let check = |words, text: &str, expect| {
            let hits = Phrase::new(words, LastWord::Begun).unwrap().find(text, Spelling::AnyForm);
            let hits: Vec<&str> = hits.into_iter().map(|hit| &text[hit]).collect();
            assert_eq!(hits, [expect], "{words}");
        };
        check("h", "The harbour, ashore", "harbour");
        check("гав", "Новая Гавань", "Гавань");
        check("20", "2024, 120", "2024");
        check("서", "서울 시장", "서");
    }

    #[test]
    fn tokens_of_a_phrase_stand_in_the_tokens_of_its_text() {
        let check = |words: &str, expect: &str, open: bool| {
            let tokens = Phrase::new(words, LastWord::Whole).unwrap().tokens();
            assert_eq!((tokens.words, tokens.open), (fold(expect), open), "{words}");
        };
        check("产业链", "产业 业链", false);
        check("5G网", "5g 网", true);
        check("互联网5G", "互联 联网 网 5g", false);
        check("产业 链条", "产业 业 链条", false);
        check("产业，链条", "产业 业· 链条", false);
        check("a.b", "a · b", false);
        let text = "产业，5G网络 ok. 链";
        let mut writer = TokenWriter::default();
        each_unit(text, |unit, _| writer.push(unit));
        writer.end();
        let folded = Folded::new(text);
        let mut filed = String::new();
        index_tokens(&units(&folded), &mut filed);
        assert_eq!(writer.into, filed);
        assert_eq!(filed, fold("产业 业· 5g 网络 络 ok · 链· "));
    }

    #[test]
    fn punctuation_alone_is_no_phrase() {
        assert_eq!(Phrase::new("，。", LastWord::Whole), None);
        assert_eq!(Phrase::new("\0\" ", LastWord::Whole), None);
    }
}
