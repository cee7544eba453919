//! What a reader has decided for the site of a page: which blocks are left out, which are kept, whatever else speaks.

use super::Reason;
use super::lines::words::folded;
use crate::article::{Block, Sign, SiteRules, Verdict};

/// A rule that is asked of the blocks of a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decided<'a> {
    pub(crate) rule: i64,
    pub(crate) verdict: Verdict,
    pub(crate) sign: &'a Sign,
}

/// The rules for the page at this address, the newest first.
pub(crate) fn decided<'a>(rules: &'a SiteRules, url: Option<&str>) -> Vec<Decided<'a>> {
    let of_page = rules.of_page(url);
    of_page.map(|(rule, what)| Decided { rule, verdict: what.verdict, sign: &what.sign }).collect()
}

/// What becomes of a block that a rule is about: a reason to leave it out, or none to keep it.
pub(crate) fn turned(before: Option<Reason>, decided: Decided<'_>) -> Option<Reason> {
    match (decided.verdict, before) {
        (Verdict::LeaveOut, None) => Some(Reason::SiteRule(decided.rule)),
        // The headline and captions are part of the article already.
        (Verdict::Keep, Some(reason)) if !matches!(reason, Reason::Headline | Reason::Caption) => None,
        (_, before) => before,
    }
}

/// Words as a rule knows them: letters folded, every number the same.
pub(crate) fn general(text: &str) -> String {
    let folded = folded(text);
    let mut general = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c.is_ascii_digit() {
            true if general.ends_with('0') => {}
            true => general.push('0'),
            false => general.push(c),
        }
    }
    general
}

/// The lines that a block says, as a rule knows them.
pub(crate) fn lines_of(block: &Block) -> Vec<String> {
    let mut lines = Vec::new();
    block.push_lines(&mut lines);
    lines.iter().map(|line| general(line)).filter(|line| !line.is_empty()).collect()
}

/// Fewer characters stand in many blocks; more are those of one article.
const WORDS: std::ops::RangeInclusive<usize> = 4..=160;

/// The words of a block as its sign, where they are such as a site repeats and no other block says them.
pub(crate) fn by_words(of: &Block, others: &[Block]) -> Option<Sign> {
    let lines = lines_of(of);
    let [line] = lines.as_slice() else { return None };
    let is_short = WORDS.contains(&line.chars().count());
    let is_own = !others.iter().any(|other| lines_of(other).contains(line));
    (is_short && is_own).then(|| Sign::Words(line.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_marks_do_not_tell_words_apart() {
        assert_eq!(general("閱讀 1,234 次！"), general("閱讀 98 次"));
        assert_ne!(general("閱讀 1 次"), general("閱讀次"));
    }
}
