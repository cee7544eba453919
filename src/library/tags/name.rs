//! A tag's name, and the form of it that tells tags apart.

use std::fmt;

use crate::library::Name;
use crate::text::fold::fold;

/// One line with something to read in it, without the `#` that people type before it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagName(Name);

impl TagName {
    /// The name; `None` if nothing is left of the text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Name::parse(text.trim().trim_start_matches(['#', '＃'])).map(Self)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Equal for names that are one: 產業 and 产业, `GDP` and `ｇｄｐ`.
    #[must_use]
    pub fn key(&self) -> String {
        fold(self.as_str()).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn stored(text: &str) -> Self {
        Self(Name::stored(text))
    }
}

impl fmt::Display for TagName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_form_of_their_characters_are_one() {
        let key = |text: &str| TagName::parse(text).unwrap().key();
        for (one, other) in
            [("產業", "产业"), ("産業", "产业"), ("GDP", "ｇｄｐ"), ("#港口", " 港口 "), ("a  b", "A b")]
        {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        assert_ne!(key("港口"), key("港"));
        assert_eq!(TagName::parse(" # "), None);
    }
}
