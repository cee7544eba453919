//! Comparing words: folded to letters and digits, so that marks, widths and white space do not matter.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Letters and digits only, width and case folded: two lines that read alike are equal.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            if character.is_ascii_alphanumeric() {
                folded.push(character.to_ascii_lowercase());
            }
            continue;
        }
        match simple(character) {
            Some(Simple::Letter(letter)) => folded.push(letter),
            Some(Simple::Mark) => {}
            None => return normalised(text),
        }
    }
    folded
}

/// Whether a text reads like what is `folded` already.
pub(crate) fn reads_as(text: &str, folded_other: &str) -> bool {
    let mut rest = folded_other.chars();
    for character in text.chars() {
        match simple(character) {
            Some(Simple::Letter(letter)) if rest.next() != Some(letter) => return false,
            Some(_) => {}
            None => return normalised(text) == folded_other,
        }
    }
    rest.next().is_none()
}

/// Whether a text begins like what is `folded` already.
pub(crate) fn begins_as(text: &str, folded_start: &str) -> bool {
    let mut rest = folded_start.chars().peekable();
    for character in text.chars() {
        if rest.peek().is_none() {
            // What follows may still change it: a mark that joins the last character.
            return simple(character).is_some() || normalised(text).starts_with(folded_start);
        }
        match simple(character) {
            Some(Simple::Letter(letter)) if rest.next() != Some(letter) => return false,
            Some(_) => {}
            None => return normalised(text).starts_with(folded_start),
        }
    }
    rest.next().is_none()
}

/// The text in lower case.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    let has_case = |character: char| !matches!(character, '\0'..='@' | '['..='\x7f' | '\u{2e80}'..='\u{a63f}' | '가'..='힣');
    if !text.contains(has_case) {
        return Cow::Borrowed(text);
    }
    let mut lower = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\0'..='\x7f' => lower.push(character.to_ascii_lowercase()),
            // Marks, kana, Han and Hangul have no case.
            '\u{2e80}'..='\u{a63f}' | '가'..='힣' => lower.push(character),
            // What it becomes depends on the letters beside it.
            'Σ' => return Cow::Owned(text.to_lowercase()),
            _ => lower.extend(character.to_lowercase()),
        }
    }
    Cow::Owned(lower)
}

fn normalised(text: &str) -> String {
    text.nfkc().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A character that normalising leaves alone, whatever stands beside it, or makes an ASCII one.
enum Simple {
    Letter(char),
    Mark,
}

/// Nearly all characters of news are simple, so that few lines pay for tables of the whole of Unicode.
#[inline]
fn simple(character: char) -> Option<Simple> {
    let ascii = match character {
        '\0'..='\x7f' => character,
        // The full-width forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0)?,
        'ぁ'..='ゖ'
        | 'ァ'..='ヺ'
        | 'ー'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '가'..='힣' => {
            return Some(Simple::Letter(character));
        }
        '\u{a0}'..='\u{a7}'
        | '©'
        | '«'
        | '®'
        | '°'
        | '±'
        | '·'
        | '»'
        | '¿'
        | '×'
        | '÷'
        | '\u{200b}'..='\u{200f}'
        | '\u{2010}'..='\u{2022}'
        | '…'
        | '€'
        | '→'
        | '■'
        | '□'
        | '▲'
        | '△'
        | '▶'
        | '▼'
        | '●'
        | '★'
        | '\u{3000}'..='〃'
        | '〈'..='】'
        | '・' => return Some(Simple::Mark),
        // Accented letters of Latin-1 in lower case; those in upper case stand 32 places before.
        'ß'..='ÿ' => return Some(Simple::Letter(character)),
        'À'..='Þ' => return char::from_u32(u32::from(character) + 0x20).map(Simple::Letter),
        _ => return None,
    };
    let letter = ascii.is_ascii_alphanumeric();
    Some(if letter { Simple::Letter(ascii.to_ascii_lowercase()) } else { Simple::Mark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_read_alike_are_equal_when_folded() {
        assert_eq!(folded("Ｎｅｗ　港口、2024"), folded("new 港口 ２０２４"));
        assert_eq!(folded("—— …"), "");
    }

    #[test]
    fn simple_characters_fold_as_normalising_folds_them() {
        for character in ('\0'..=char::MAX).filter(|&character| simple(character).is_some()) {
            for text in [character.to_string(), format!("가{character}か{character}")] {
                assert_eq!(folded(&text), normalised(&text), "{character:?}");
                assert!(reads_as(&text, &normalised(&text)), "{character:?}");
            }
        }
        // What joins with the character before it is not simple.
        assert_eq!(folded("か\u{3099}"), "が");
    }

    #[test]
    fn lower_case_is_that_of_unicode() {
        for character in '\0'..=char::MAX {
            let text = format!("A{character}b");
            assert_eq!(lower(&text), text.to_lowercase(), "{character:?}");
        }
    }

    #[test]
    fn a_longer_or_shorter_line_does_not_read_alike() {
        assert!(reads_as("「Ｎｅｗ」 港口", "new港口"));
        assert!(!reads_as("new 港", "new港口"));
        assert!(!reads_as("new 港口 2", "new港口"));
        assert!(reads_as("Été", "été"));
        assert!(!reads_as("Étés", "été"));
        assert!(begins_as("「New」港口", "new") && begins_as("Étés", "été") && begins_as("new", "new"));
        assert!(!begins_as("ne", "new") && !begins_as("か\u{3099}", "か"));
    }
}
