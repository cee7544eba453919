//! A run of words with its inline marks: links, emphasis, ruby.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Words of one block with the marks that lie on them.
///
/// The text is exactly what is read, searched and copied; marks never add characters to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose {
    /// The words. A line break inside a block (an HTML `br`) is `\n`.
    pub text: String,
    /// Marks by byte range of `text`, on character boundaries, ordered by where they start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

/// A mark on a byte range of the text it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Bytes of [`Prose::text`].
    pub range: Range<usize>,
    /// What the mark says.
    #[serde(flatten)]
    pub kind: MarkKind,
}

/// What an inline mark says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mark", content = "value", rename_all = "snake_case")]
pub enum MarkKind {
    /// Strong importance (`strong`, `b`).
    Strong,
    /// Stress (`em`, `i`).
    Emphasis,
    /// Code, a file name, a key (`code`, `kbd`).
    Code,
    /// Raised (`sup`).
    Superscript,
    /// Lowered (`sub`).
    Subscript,
    /// A link, by its absolute address.
    Link(String),
    /// The reading set over the marked base.
    Ruby(String),
}

impl Prose {
    /// Words without marks.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), marks: Vec::new() }
    }

    /// Whether there is nothing to read: no words, or white space only.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for Prose {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}
