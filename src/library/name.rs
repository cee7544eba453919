//! A name that a reader gives: parsed once at the door, trusted inside.

use std::fmt;

use serde::{Deserialize, Serialize};

/// At most this many characters; longer ones could not be read in the tree.
const MOST_CHARS: usize = 200;

/// One line with something to read in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Name(String);

impl Name {
    /// The name without surrounding space; control and direction characters become spaces. `None` if nothing
    /// is left. Equal names may stand side by side.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let one_line: String = text.chars().map(|c| if is_invisible(c) { ' ' } else { c }).collect();
        let name: String = one_line.trim().chars().take(MOST_CHARS).collect();
        let name = name.trim_end();
        (!name.is_empty()).then(|| Self(name.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A name read from the library; one that nobody could have typed is shown as a dash.
    pub(super) fn stored(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|| Self("–".into()))
    }
}

/// Characters that show nothing, or turn around how the rest is shown.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl From<String> for Name {
    fn from(stored: String) -> Self {
        Self::stored(&stored)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(Name::parse(text).as_ref().map(Name::as_str), expect);
    }

    #[test]
    fn a_name_is_one_line_that_can_be_read() {
        check("  膠東經濟圈 ", Some("膠東經濟圈"));
        check("two\nlines", Some("two lines"));
        check("\u{202e}evil", Some("evil"));
        check(" \t\n", None);
        check("", None);
        check(&"字".repeat(300), Some(&"字".repeat(200)));
    }
}
