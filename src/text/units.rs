//! Folded text as the units that are searched: characters of scripts without spaces, words of alphabets, breaks.
//!
//! What is filed and what is asked for are read the same way here, so that a phrase is found where it stands and
//! nowhere else: not across punctuation, and no half of a word of an alphabet.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::fold::{Folded, visit};

/// One thing that a phrase can be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit<'t> {
    /// A character of Chinese, Japanese, Korean, or another script that writes without spaces between its words.
    Dense(char),
    /// A word or a number: letters and digits of scripts that part their words.
    Word(&'t str),
    /// White space between two dense characters. Elsewhere it says nothing: `5G 產業` is `5G產業`.
    Gap,
    /// Punctuation, however much of it, or the end of the text.
    Break,
}

/// A unit with the bytes that it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<'t> {
    pub unit: Unit<'t>,
    pub written: Range<usize>,
}

/// The units of a text; the last is a [`Unit::Break`], unless there are none.
#[must_use]
pub fn units(folded: &Folded) -> Vec<Placed<'_>> {
    let mut reading = Reading { folded, units: Vec::new(), word: None, spaced: None };
    for (at, c, from) in folded.chars() {
        reading.take(at, c, from);
    }
    reading.end_word();
    if !reading.units.is_empty() {
        reading.push_break(folded_end(folded));
    }
    reading.units
}

/// Gives the units of a text one after the other, as [`units`] has them, without all of it folded in memory: folded
/// text takes thirty times the bytes of what is written. Words beyond `LONGEST_WORD` bytes are given cut.
pub fn each_unit(text: &str, mut give: impl FnMut(Unit<'_>, Range<usize>)) {
    let mut flow = Flow::default();
    visit(text, &mut |c, from| flow.take(c, from, &mut give));
    flow.end_word(&mut give);
    if flow.last.is_some() {
        flow.push_break(text.len()..text.len(), &mut give);
    }
}

/// No word is longer; the index cuts at as many bytes.
const LONGEST_WORD: usize = 32_768;

/// Where a text is read that is not kept.
#[derive(Default)]
struct Flow {
    /// The word that has begun, and the bytes it came from.
    word: String,
    written: Option<Range<usize>>,
    spaced: Option<Range<usize>>,
    /// What was given last: a dense character, a break, or something else.
    last: Option<Last>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Dense,
    Break,
    Other,
}

impl Flow {
    fn take(&mut self, c: char, from: Range<usize>, give: &mut impl FnMut(Unit<'_>, Range<usize>)) {
        if is_dense(c) {
            self.end_word(give);
            if let Some(space) = self.spaced.take().filter(|_| self.last == Some(Last::Dense)) {
                give(Unit::Gap, space);
            }
            give(Unit::Dense(c), from);
            self.last = Some(Last::Dense);
        } else if c.is_alphanumeric() || (self.written.is_some() && is_combining_mark(c)) {
            self.spaced = None;
            if self.word.len() + c.len_utf8() <= LONGEST_WORD {
                self.word.push(c);
            }
            let start = self.written.as_ref().map_or(from.start, |written| written.start);
            self.written = Some(start..from.end);
        } else if c.is_whitespace() {
            self.end_word(give);
            self.spaced.get_or_insert(from);
        } else {
            self.end_word(give);
            self.push_break(from, give);
        }
    }

    fn end_word(&mut self, give: &mut impl FnMut(Unit<'_>, Range<usize>)) {
        if let Some(written) = self.written.take() {
            give(Unit::Word(&self.word), written);
            self.word.clear();
            self.last = Some(Last::Other);
        }
    }

    fn push_break(&mut self, from: Range<usize>, give: &mut impl FnMut(Unit<'_>, Range<usize>)) {
        self.spaced = None;
        if !matches!(self.last, None | Some(Last::Break)) {
            give(Unit::Break, from);
            self.last = Some(Last::Break);
        }
    }
}

fn folded_end(folded: &Folded) -> Range<usize> {
    let end = folded.chars().last().map_or(0, |(_, _, from)| from.end);
    end..end
}

/// Where the text is being read.
struct Reading<'t> {
    folded: &'t Folded,
    units: Vec<Placed<'t>>,
    /// The word that has begun: its bytes in the folded text, and those it came from.
    word: Option<(Range<usize>, Range<usize>)>,
    /// White space that may turn out to be a gap.
    spaced: Option<Range<usize>>,
}

impl Reading<'_> {
    fn take(&mut self, at: usize, c: char, from: Range<usize>) {
        if is_dense(c) {
            self.end_word();
            if let Some(space) = self.spaced.take()
                && matches!(self.units.last(), Some(Placed { unit: Unit::Dense(_), .. }))
            {
                self.units.push(Placed { unit: Unit::Gap, written: space });
            }
            self.units.push(Placed { unit: Unit::Dense(c), written: from });
        } else if c.is_alphanumeric() || (self.word.is_some() && is_combining_mark(c)) {
            self.spaced = None;
            match &mut self.word {
                Some((folded, written)) => {
                    folded.end = at + c.len_utf8();
                    written.end = from.end;
                }
                None => self.word = Some((at..at + c.len_utf8(), from)),
            }
        } else if c.is_whitespace() {
            self.end_word();
            self.spaced.get_or_insert(from);
        } else {
            self.end_word();
            self.push_break(from);
        }
    }

    fn end_word(&mut self) {
        if let Some((folded, written)) = self.word.take()
            && let Some(word) = self.folded.text.get(folded)
        {
            self.units.push(Placed { unit: Unit::Word(word), written });
        }
    }

    /// Breaks at the beginning say nothing, and several are one.
    fn push_break(&mut self, from: Range<usize>) {
        self.spaced = None;
        if !matches!(self.units.last(), None | Some(Placed { unit: Unit::Break, .. })) {
            self.units.push(Placed { unit: Unit::Break, written: from });
        }
    }
}

/// Whether words of this (folded) character's script are not parted by spaces, or are looked for inside others.
#[must_use]
pub fn is_dense(c: char) -> bool {
    matches!(c,
        // Thai, Lao, Myanmar, Khmer.
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e81}'..='\u{edf}'
        | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17d3}'
        // Hangul: syllables, letters, compatibility letters.
        | '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}'
        // Kana without their punctuation, Bopomofo.
        | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3105}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}'
        // Han.
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let folded = Folded::new(text);
        let shown: Vec<String> = units(&folded)
            .iter()
            .map(|placed| match placed.unit {
                Unit::Dense(c) => c.to_string(),
                Unit::Word(word) => word.to_owned(),
                Unit::Gap => "_".to_owned(),
                Unit::Break => "|".to_owned(),
            })
            .collect();
        assert_eq!(shown.join(" "), fold(expect), "{text}");
    }

    #[test]
    fn text_is_characters_words_and_breaks() {
        check("5G產業，GDP增长3.5%。", "5g 产 业 | gdp 增 长 3 | 5 |");
        check("產業 鏈条  GDP  a b", "产 业 _ 链 条 gdp a b |");
        check("、、ＡＢ！？", "ab |");
        check("ガス・ｶﾞｽ", "が す | が す |");
        check("서울 시장", "서 울 _ 시 장 |");
        check("don't", "don | t |");
        check("。", "");
        check("", "");
    }

    proptest::proptest! {
        #[test]
        fn units_are_the_same_one_after_the_other(text in "[a-c产業がｶﾞ한글 \t.,。、·\u{301}\u{200b}é5㍿]{0,60}") {
            let folded = Folded::new(&text);
            let shown = |unit: Unit<'_>| format!("{unit:?}");
            let mut all: Vec<_> = units(&folded).iter().map(|at| (shown(at.unit), at.written.clone())).collect();
            let mut each = Vec::new();
            each_unit(&text, |unit, written| each.push((shown(unit), written)));
            // What is not seen may stand behind the last character.
            let ends = [&mut all, &mut each].map(|units| units.pop().map(|(unit, _)| unit));
            proptest::prop_assert_eq!(&ends[0], &ends[1]);
            proptest::prop_assert_eq!(all, each);
        }
    }

    #[test]
    fn units_know_where_they_were_written() {
        let text = "「產業」 Café";
        let folded = Folded::new(text);
        let written: Vec<&str> = units(&folded).into_iter().map(|placed| &text[placed.written]).collect();
        assert_eq!(written, ["產", "業", "」", "Café", ""]);
    }
}
