//! Lists of standing phrases, all of one looked for at once.

use aho_corasick::{AhoCorasick, Anchored, Input, StartKind};

/// Phrases that a line is asked for.
#[derive(Debug)]
pub(crate) struct PhraseList(Option<AhoCorasick>);

impl PhraseList {
    pub(crate) fn of(phrases: &[&str]) -> Self {
        // Only lists of more than two thousand million states cannot be built.
        Self(AhoCorasick::builder().start_kind(StartKind::Both).build(phrases).ok())
    }

    /// Phrases that are looked for anywhere, and never at a line's beginning alone: much faster than [`Self::of`].
    pub(crate) fn anywhere(phrases: &[&str]) -> Self {
        Self(AhoCorasick::new(phrases).ok())
    }

    /// Phrases whose ASCII letters may be of either case. They are only looked for anywhere.
    pub(crate) fn in_any_case(phrases: &[&str]) -> Self {
        Self(AhoCorasick::builder().ascii_case_insensitive(true).build(phrases).ok())
    }

    /// Whether the line begins with one of the phrases.
    pub(crate) fn begins(&self, line: &str) -> bool {
        self.found(Input::new(line).anchored(Anchored::Yes))
    }

    /// Whether one of the phrases stands in the line.
    pub(crate) fn stands_in(&self, line: &str) -> bool {
        self.found(Input::new(line))
    }

    fn found(&self, line: Input<'_>) -> bool {
        self.0.as_ref().is_some_and(|list| list.try_find(line).ok().flatten().is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_at_the_beginning_or_anywhere() {
        let list = PhraseList::of(&["来源：", "source:", "sources"]);
        assert!(list.begins("来源：海边日报") && list.begins("source: a"));
        assert!(!list.begins("（来源：海边日报") && list.stands_in("（来源：海边日报"));
        assert!(!list.stands_in("来源 海边日报") && !list.stands_in(""));
    }
}
