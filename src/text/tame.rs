//! Foreign words that steer nothing: which characters move, hide or turn what stands around them, and text without them.
//!
//! A terminal obeys control characters; a screen that knows both directions turns whole lines at U+202E. What a page, a
//! file's name or an error of the system says is shown without them, and written as escapes where programs read it.

use std::borrow::Cow;

/// Whether the character does something to what stands around it, instead of being shown.
///
/// Control characters (C0, DEL, C1), those that part lines and paragraphs, those that set, embed, override or isolate a
/// direction, deprecated format characters, and the tags that hide words in a text. Joiners of letters are none: Persian,
/// Indic scripts and pictures of people need them.
#[must_use]
pub fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text as one line: what would break, move or clear a line is a blank, what would turn or hide words is gone.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() => Some(' '),
        c if steers(c) => None,
        c => Some(c),
    };
    Cow::Owned(text.chars().filter_map(shown).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_gone_and_words_of_every_script_stay() {
        let steering =
            "港\u{1b}[31m口\u{9b}2J新\u{202e}線\r\nforged\u{2028}line\u{7}\u{7f}\u{85}\u{feff}\u{e0041}";
        assert_eq!(one_line(steering), "港 [31m口 2J新線  forged line   ");
        for words in ["港口新線 — 新しい航路, 항구", "نمی‌خواهم", "क्‍ष", "👩‍🚀", "a\u{a0}b\u{ad}c"]
        {
            assert!(matches!(one_line(words), Cow::Borrowed(same) if same == words), "{words}");
        }
    }

    #[test]
    fn nothing_that_is_left_steers() {
        let every: String = ('\0'..=char::MAX).collect();
        assert!(!one_line(&every).contains(steers));
        assert_eq!(('\u{80}'..='\u{9f}').filter(|c| !steers(*c)).count(), 0);
    }
}
