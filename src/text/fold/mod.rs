//! Folds what is written in different ways to one: 产业, 產業 and 産業; ＧＤＰ and gdp; ｶﾞ and が.
//!
//! A character always folds to the same, wherever it stands, and knows where it came from: a hit in folded text
//! is shown in the glyphs of the page. Folded text is for finding and comparing, never for reading.

mod variants;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{compose, decompose_compatible};

/// The end of Unicode's Greek block; Latin and its extensions stand before it, Cyrillic behind.
const LAST_GREEK: char = '\u{3ff}';

/// Text as it is compared, with the way back to what is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    pub text: String,
    /// For each character of `text`: where it starts there, and the bytes it came from.
    places: Vec<(usize, Range<usize>)>,
}

/// Folds `text`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    visit(text, &mut |c, _| folded.push(c));
    folded
}

/// The other characters that fold to this folded one alone, of scripts that are searched by single characters.
#[must_use]
pub fn written_forms(folded: char) -> &'static [char] {
    static FORMS: LazyLock<HashMap<char, Vec<char>>> = LazyLock::new(|| {
        let mut forms: HashMap<char, Vec<char>> = HashMap::new();
        for c in [
            '\u{1100}'..='\u{11ff}',
            '\u{2e80}'..='\u{abff}',
            '\u{f900}'..='\u{ffef}',
            '\u{20000}'..='\u{323af}',
        ]
        .into_iter()
        .flatten()
        {
            let mut whole = [None; 2];
            let mut given = 0;
            visit(c.encode_utf8(&mut [0; 4]), &mut |plain, _| {
                if let Some(slot) = whole.get_mut(given) {
                    *slot = Some(plain);
                }
                given += 1;
            });
            if let [Some(plain), None] = whole
                && plain != c
            {
                forms.entry(plain).or_default().push(c);
            }
        }
        forms
    });
    FORMS.get(&folded).map_or(&[], Vec::as_slice)
}

impl Folded {
    /// Folds `text` and remembers the places.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), places: Vec::new() };
        visit(text, &mut |c, from| {
            folded.places.push((folded.text.len(), from));
            folded.text.push(c);
        });
        folded
    }

    /// Where `words` stand in the text that was folded, in any of their forms, in bytes.
    #[must_use]
    pub fn find(&self, words: &str) -> Vec<Range<usize>> {
        let wanted = fold(words);
        if wanted.is_empty() {
            return Vec::new();
        }
        self.text
            .match_indices(&wanted)
            .filter_map(|(start, hit)| self.written(start..start + hit.len()))
            .collect()
    }

    /// The folded characters, each with where it stands in the folded text and the bytes it came from.
    pub fn chars(&self) -> impl Iterator<Item = (usize, char, Range<usize>)> {
        let places = self.places.iter();
        self.text.chars().zip(places).map(|(c, (at, from))| (*at, c, from.clone()))
    }

    /// The bytes that a range of the folded text came from.
    #[must_use]
    pub fn written(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let place = |at: usize| self.places.binary_search_by_key(&at, |(start, _)| *start).ok();
        let first = self.places.get(place(folded.start)?)?;
        let after = place(folded.end).unwrap_or(self.places.len());
        let last = self.places.get(after.checked_sub(1)?)?;
        Some(first.1.start..last.1.end)
    }
}

/// Gives each folded character with the bytes of `text` it came from.
pub(super) fn visit(text: &str, give: &mut dyn FnMut(char, Range<usize>)) {
    let mut pending: Option<(char, Range<usize>)> = None;
    for (at, written) in text.char_indices() {
        let end = at + written.len_utf8();
        if is_unseen(written) {
            continue;
        }
        let c = widen(written);
        if let Some((base, range)) = &mut pending {
            if let Some(whole) = compose(*base, c) {
                *base = whole;
                range.end = end;
                continue;
            }
            if is_mark(c) {
                range.end = end;
                continue;
            }
        }
        if let Some((base, range)) = pending.replace((c, at..end)) {
            expand(base, &mut |folded| give(folded, range.clone()));
        }
    }
    if let Some((base, range)) = pending {
        expand(base, &mut |folded| give(folded, range.clone()));
    }
}

/// What a whole character folds to: one character, but for ligatures and the like.
fn expand(c: char, give: &mut dyn FnMut(char)) {
    match c {
        '\0'..='\u{7f}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => {
            settle(c, give);
        }
        _ => decompose(c, give),
    }
}

/// Latin and Greek lose their diacritics; elsewhere (й, が) a mark makes another letter and stays.
fn decompose(c: char, give: &mut dyn FnMut(char)) {
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    let loses_marks = first.is_some_and(|c| c.is_alphabetic() && c <= LAST_GREEK);
    if loses_marks {
        decompose_compatible(c, |part| {
            if !is_mark(part) {
                lower(part, give);
            }
        });
    } else {
        std::iter::once(c).nfkc().for_each(|part| lower(part, give));
    }
}

fn lower(c: char, give: &mut dyn FnMut(char)) {
    c.to_lowercase().filter(|part| !is_mark(*part)).for_each(|part| settle(part, give));
}

/// The last step, from small letters and plain widths.
fn settle(c: char, give: &mut dyn FnMut(char)) {
    give(match c {
        '\0'..='\u{7f}' => c.to_ascii_lowercase(),
        // Katakana stand 0x60 behind the hiragana of the same sound.
        '\u{30a1}'..='\u{30f6}' | '\u{30fd}'..='\u{30fe}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        '\u{3400}'..='\u{faff}' | '\u{20000}'..='\u{323af}' => variants::plain(c),
        'ß' => return "ss".chars().for_each(give),
        'æ' => return "ae".chars().for_each(give),
        'œ' => return "oe".chars().for_each(give),
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ł' => 'l',
        'ı' => 'i',
        'ς' => 'σ',
        _ => c,
    });
}

/// Full width for half-width kana and Hangul, ASCII for full-width ASCII, so that they can take their marks.
fn widen(c: char) -> char {
    if !('\u{ff01}'..='\u{ffdc}').contains(&c) {
        return c;
    }
    let mut wide = None;
    decompose_compatible(c, |part| {
        wide.get_or_insert(part);
    });
    wide.unwrap_or(c)
}

/// Combining diacritics, and selectors of a glyph among variants.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Characters that stand between others and are not seen: soft hyphen, zero-width space and joiners, byte order mark.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_hit(text: &str, words: &str, expect: &[&str]) {
        let hits: Vec<&str> = Folded::new(text).find(words).into_iter().map(|hit| &text[hit]).collect();
        assert_eq!(hits, expect);
    }

    #[test]
    fn a_hit_is_shown_in_the_glyphs_of_the_page() {
        check_hit("膠東的產業與产业，産業", "产业", &["產業", "产业", "産業"]);
        check_hit("ｶﾞｽ、ガス、がす", "ガス", &["ｶﾞｽ", "ガス", "がす"]);
        check_hit("ＧＤＰ gdp", "GDP", &["ＧＤＰ", "gdp"]);
        check_hit("Café, cafe\u{301}!", "CAFE", &["Café", "cafe\u{301}"]);
        check_hit("株式会社と㍿", "株式会社", &["株式会社", "㍿"]);
        check_hit("한글 \u{1112}\u{1161}\u{11ab}글", "한", &["한", "\u{1112}\u{1161}\u{11ab}"]);
        check_hit("葛\u{e0100}飾", "葛飾", &["葛\u{e0100}飾"]);
        check_hit("soft\u{ad}ware", "software", &["soft\u{ad}ware"]);
        check_hit("nothing", "", &[]);
    }

    #[test]
    fn folding_what_is_folded_changes_nothing() {
        for c in ('\0'..=char::MAX).filter(|c| !c.is_control()) {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "{c} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn a_letter_that_a_mark_makes_another_stays_another() {
        assert_ne!(fold("か"), fold("が"));
        assert_ne!(fold("й"), fold("и"));
        assert_eq!(fold("и\u{306}"), fold("Й"));
    }
}
