//! Comparing words: folded to letters and digits, so that marks, widths and white space do not matter.

use unicode_normalization::UnicodeNormalization;

/// Letters and digits only, width and case folded: two lines that read alike are equal.
pub(crate) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|character| character.to_ascii_lowercase())
            .collect();
    }
    text.nfkc().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_read_alike_are_equal_when_folded() {
        assert_eq!(folded("Ｎｅｗ　港口、2024"), folded("new 港口 ２０２４"));
        assert_eq!(folded("—— …"), "");
    }
}
