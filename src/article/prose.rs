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

    /// Other words: marks on what stands before and behind the change stay, those that reach into it go.
    pub(super) fn retyped(&self, text: &str) -> Self {
        let same = |(a, b): &(char, char)| a == b;
        let before: usize =
            self.text.chars().zip(text.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let (old, new) = (self.text.get(before..).unwrap_or(""), text.get(before..).unwrap_or(""));
        let behind: usize =
            old.chars().rev().zip(new.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let kept = self.text.len() - behind;
        let moved = |place: usize| place - kept + (text.len() - behind);
        let marks = self.marks.iter().filter_map(|mark| {
            let range = match &mark.range {
                range if range.end <= before => range.clone(),
                range if range.start >= kept => moved(range.start)..moved(range.end),
                // One that holds all of the change holds what it became.
                range if range.start <= before && range.end >= kept && range.end > range.start => {
                    range.start..moved(range.end)
                }
                _ => return None,
            };
            (!range.is_empty()).then(|| Mark { range, kind: mark.kind.clone() })
        });
        Self { text: text.to_owned(), marks: marks.collect() }
    }

    /// The words before this byte and those from it on, without the space between; none if no character begins there.
    pub(super) fn split(&self, byte: usize) -> Option<(Self, Self)> {
        let (before, behind) = self.text.split_at_checked(byte)?;
        let (before, trimmed) = (before.trim_end(), behind.trim_start());
        let shift = byte + behind.len() - trimmed.len();
        let cut = |from: usize, words: &str| {
            let clipped = |mark: &Mark| {
                let start = mark.range.start.max(from) - from;
                let end = mark.range.end.min(from + words.len()).saturating_sub(from);
                (start < end).then(|| Mark { range: start..end, kind: mark.kind.clone() })
            };
            Self { text: words.to_owned(), marks: self.marks.iter().filter_map(clipped).collect() }
        };
        Some((cut(0, before), cut(shift, trimmed)))
    }

    /// These words, something between, and those behind them.
    pub(super) fn joined(mut self, behind: Self, between: &str) -> Self {
        self.text.push_str(between);
        let start = self.text.len();
        self.text.push_str(&behind.text);
        let moved = |mark: Mark| Mark { range: mark.range.start + start..mark.range.end + start, ..mark };
        self.marks.extend(behind.marks.into_iter().map(moved));
        self
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
