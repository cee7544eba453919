//! How much a run of words says: units of reading, links among them, sentences.

use crate::article::{MarkKind, Prose};

/// Counts of one run of words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Measure {
    /// Reading units: one for a CJK character, two for a word of an alphabet.
    pub(crate) units: usize,
    /// Units that lie on links.
    pub(crate) link_units: usize,
    /// Ends of sentences.
    pub(crate) stops: usize,
    /// Commas and the like, which menus and lists of links do without.
    pub(crate) commas: usize,
}

/// A word of an alphabet says about as much as two CJK characters.
const UNITS_PER_WORD: usize = 2;

impl Measure {
    pub(crate) fn of(prose: &Prose) -> Self {
        let mut measure = Self::of_text(&prose.text);
        let links = prose.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Link(_)));
        measure.link_units =
            links.map(|mark| units(prose.text.get(mark.range.clone()).unwrap_or_default())).sum();
        measure.link_units = measure.link_units.min(measure.units);
        measure
    }

    pub(crate) fn of_text(text: &str) -> Self {
        let mut measure = Self::default();
        let mut reading = Reading::default();
        let mut chars = text.chars();
        while let Some(character) = chars.next() {
            if character.is_ascii() {
                reading.see_ascii(character);
                match character {
                    '.' | '!' | '?' if ends_sentence(chars.clone().next()) => measure.stops += 1,
                    ',' | ';' => measure.commas += 1,
                    _ => {}
                }
                continue;
            }
            reading.see_wide(character);
            match character {
                '。' | '！' | '？' | '｡' | '…' => measure.stops += 1,
                '，' | '、' | '；' => measure.commas += 1,
                _ => {}
            }
        }
        measure.units = reading.units;
        measure
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            units: self.units + other.units,
            link_units: self.link_units + other.link_units,
            stops: self.stops + other.stops,
            commas: self.commas + other.commas,
        }
    }

    /// The share of the units that lie on links, 0 to 1.
    pub(crate) fn link_share(self) -> f32 {
        if self.units == 0 { 0.0 } else { self.link_units as f32 / self.units as f32 }
    }

    /// Whether this reads like running text: long enough, with a sentence's punctuation.
    pub(crate) fn is_prose(self) -> bool {
        let marks = self.stops * 2 + self.commas;
        self.link_share() < 0.5 && (self.units >= 20 && self.stops >= 1 || self.units >= 40 && marks >= 2)
    }
}

fn ends_sentence(next: Option<char>) -> bool {
    next.is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '\'' | '”' | '’' | ')' | '」'))
}

/// Reading units of a text.
pub(crate) fn units(text: &str) -> usize {
    let mut reading = Reading::default();
    text.chars().for_each(|character| reading.see(character));
    reading.units
}

/// Counts units, character by character.
#[derive(Default)]
struct Reading {
    units: usize,
    in_word: bool,
}

impl Reading {
    fn see(&mut self, character: char) {
        if character.is_ascii() {
            self.see_ascii(character);
        } else {
            self.see_wide(character);
        }
    }

    #[inline]
    fn see_ascii(&mut self, character: char) {
        let letter = character.is_ascii_alphanumeric();
        self.units += UNITS_PER_WORD * usize::from(letter && !self.in_word);
        self.in_word = letter || self.in_word && character == '\'';
    }

    fn see_wide(&mut self, character: char) {
        if is_cjk(character) {
            self.units += 1;
            self.in_word = false;
        } else if is_letter(character) {
            if !self.in_word {
                self.units += UNITS_PER_WORD;
            }
            self.in_word = true;
        } else if character != '’' {
            self.in_word = false;
        }
    }
}

/// Letters and digits. The punctuation of CJK texts is told without a look at the tables of Unicode.
fn is_letter(character: char) -> bool {
    match character {
        '\0'..='\x7f' => character.is_ascii_alphanumeric(),
        '\u{2010}'..='\u{2027}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{ff01}'..='\u{ff0f}' => false,
        _ => character.is_alphanumeric(),
    }
}

/// Han, kana, Hangul and the marks that count as one of them.
pub(crate) fn is_cjk(character: char) -> bool {
    matches!(u32::from(character),
        0x3005..=0x3007 | 0x3040..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFF66..=0xFF9D | 0x20000..=0x2FA1F)
}

/// Scripts written without spaces between words: Han and kana.
pub(crate) fn is_spaceless(character: char) -> bool {
    is_cjk(character) && !matches!(u32::from(character), 0xAC00..=0xD7AF)
        || matches!(u32::from(character), 0x3000..=0x3002 | 0x3008..=0x3011 | 0xFF01 | 0xFF08 | 0xFF09 | 0xFF0C | 0xFF1A | 0xFF1B | 0xFF1F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cjk_character_is_one_unit_and_a_word_two() {
        assert_eq!(units("港口 opened, it's 2024"), 2 + 2 + 2 + 2);
        assert_eq!(units("한국어 뉴스"), 5);
    }

    #[test]
    fn what_is_told_without_the_tables_is_no_letter() {
        assert!(('\0'..=char::MAX).all(|character| is_letter(character) == character.is_alphanumeric()));
    }

    #[test]
    fn stops_are_ends_of_sentences_not_points_in_numbers() {
        let measure = Measure::of_text("It rose 3.5 percent. 「はい。」と言った！");
        assert_eq!(measure.stops, 3);
    }
}
