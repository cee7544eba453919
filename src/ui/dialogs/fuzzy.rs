//! Finds lines by some of their letters in order, as one types them into a palette.

use crate::text::fold;

/// A line in the form it is looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Haystack(Vec<char>);

/// What was typed, in the same form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needle(Vec<Vec<char>>);

/// Letters that follow one another, and letters that begin a word, count for more than those that merely occur.
const IN_A_ROW: i32 = 8;
const WORD_BEGINS: i32 = 6;
const LINE_BEGINS: i32 = 10;
/// A line that is much longer than what was typed is a little less likely meant.
const LETTERS_A_POINT: usize = 8;

impl Haystack {
    pub(super) fn new(text: &str) -> Self {
        Self(fold::fold(text).chars().collect())
    }
}

impl Needle {
    pub(super) fn new(typed: &str) -> Self {
        Self(fold::fold(typed).split_whitespace().map(|word| word.chars().collect()).collect())
    }

    /// How well the line fits; `None` if a word does not occur in it. Words may come in any order.
    pub(super) fn score(&self, line: &Haystack) -> Option<i32> {
        let words = self.0.iter().map(|word| score(word, &line.0));
        let sum = words.sum::<Option<i32>>()?;
        Some(sum - (line.0.len() / LETTERS_A_POINT) as i32)
    }
}

/// The best of the places where the word can begin: letters are taken where they next occur from there.
fn score(word: &[char], line: &[char]) -> Option<i32> {
    let (first, rest) = word.split_first()?;
    let begins = line.iter().enumerate().filter(|(_, letter)| *letter == first).map(|(at, _)| at);
    begins.filter_map(|at| score_from(rest, line, at)).max()
}

fn score_from(rest: &[char], line: &[char], begin: usize) -> Option<i32> {
    let mut score = worth(line, begin);
    let mut at = begin;
    for wanted in rest {
        let found = line.iter().skip(at + 1).position(|letter| letter == wanted)? + at + 1;
        score += if found == at + 1 { IN_A_ROW } else { worth(line, found) - 1 };
        at = found;
    }
    Some(score)
}

fn worth(line: &[char], at: usize) -> i32 {
    match at.checked_sub(1).and_then(|before| line.get(before)) {
        None => LINE_BEGINS,
        Some(before) if !before.is_alphanumeric() => WORD_BEGINS,
        Some(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, lines: &[&str], expect: &[&str]) {
        let needle = Needle::new(typed);
        let mut found: Vec<(i32, &str)> =
            lines.iter().filter_map(|line| Some((needle.score(&Haystack::new(line))?, *line))).collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        assert_eq!(found.into_iter().map(|(_, line)| line).collect::<Vec<_>>(), expect, "{typed}");
    }

    #[test]
    fn letters_in_order_are_enough_and_whole_words_come_first() {
        check("mt", &["Empty the list", "Move to Trash", "Undo"], &["Move to Trash", "Empty the list"]);
        check("trash", &["The reader shows", "Move to Trash"], &["Move to Trash", "The reader shows"]);
        check("col", &["Select all", "New collection", "Collections"], &["Collections", "New collection"]);
    }

    #[test]
    fn words_come_in_any_order_and_characters_in_any_form() {
        check("trash move", &["Move to Trash"], &["Move to Trash"]);
        check("廢紙", &["移到废纸篓"], &["移到废纸篓"]);
        check("ＴＲＡＳＨ", &["Move to Trash"], &["Move to Trash"]);
    }

    #[test]
    fn nothing_typed_finds_everything_in_its_order() {
        assert!(Needle::new(" ").score(&Haystack::new("Undo")).is_some());
        assert_eq!(Needle::new("x").score(&Haystack::new("Undo")), None);
    }
}
