//! Finds lines by some of their letters in order, as one types them into a palette, or by how their characters sound.

use crate::text::fold;
use crate::text::sounds::{self, Letter, Spelled};

/// A line in the form it is looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Haystack(Vec<Letter>);

/// What was typed, in the same form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needle(Vec<Word>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    letters: Vec<char>,
    /// What it may spell of characters that are not typed letter by letter.
    spelled: Option<Spelled>,
}

/// Letters that follow one another, and letters that begin a word, count for more than those that merely occur.
const IN_A_ROW: i32 = 8;
const WORD_BEGINS: i32 = 6;
const LINE_BEGINS: i32 = 10;
/// A letter of a sound that is spelled whole, and one that stands for a sound: less than the character itself.
const OF_SOUND: i32 = 6;
const FOR_SOUND: i32 = 4;
/// A line that is much longer than what was typed is a little less likely meant.
const LETTERS_A_POINT: usize = 8;

impl Haystack {
    pub(super) fn new(text: &str) -> Self {
        Self(sounds::letters(text))
    }
}

impl Needle {
    pub(super) fn new(typed: &str) -> Self {
        let word = |word| Word { letters: fold::fold(word).chars().collect(), spelled: Spelled::new(word) };
        Self(typed.split_whitespace().map(word).collect())
    }

    /// How well the line fits; `None` if a word does not occur in it. Words may come in any order.
    pub(super) fn score(&self, line: &Haystack) -> Option<i32> {
        let words = self.0.iter().map(|word| score(&word.letters, &line.0).max(heard(word, &line.0)));
        let sum = words.sum::<Option<i32>>()?;
        Some(sum - (line.0.len() / LETTERS_A_POINT) as i32)
    }
}

/// How well the characters fit that sound so.
fn heard(word: &Word, line: &[Letter]) -> Option<i32> {
    let heard = word.spelled.as_ref()?.find(line)?;
    let letters = heard.whole as i32 * OF_SOUND + heard.initial as i32 * FOR_SOUND;
    Some(worth(line, heard.at.start) + letters - FOR_SOUND)
}

/// The best of the places where the word can begin: letters are taken where they next occur from there.
fn score(word: &[char], line: &[Letter]) -> Option<i32> {
    let (first, rest) = word.split_first()?;
    let begins = line.iter().enumerate().filter(|(_, letter)| letter.folded == *first).map(|(at, _)| at);
    begins.filter_map(|at| score_from(rest, line, at)).max()
}

fn score_from(rest: &[char], line: &[Letter], begin: usize) -> Option<i32> {
    let mut score = worth(line, begin);
    let mut at = begin;
    for wanted in rest {
        let found = line.iter().skip(at + 1).position(|letter| letter.folded == *wanted)? + at + 1;
        score += if found == at + 1 { IN_A_ROW } else { worth(line, found) - 1 };
        at = found;
    }
    Some(score)
}

fn worth(line: &[Letter], at: usize) -> i32 {
    match at.checked_sub(1).and_then(|before| line.get(before)) {
        None => LINE_BEGINS,
        Some(before) if !before.folded.is_alphanumeric() => WORD_BEGINS,
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
    fn characters_are_found_by_how_they_sound() {
        check("rzs", &["日照市", "青岛市", "Razors"], &["日照市", "Razors"]);
        check("ywz", &["移到废纸篓", "移往中文"], &["移往中文"]);
        check("gk xw", &["港口新闻", "港口"], &["港口新闻"]);
        check("gang", &["海港", "Gangway", "船"], &["Gangway", "海港"]);
        check("ㄍㄤ", &["港口", "口岸"], &["港口"]);
        check("minato", &["港の朝"], &["港の朝"]);
        check("ㅎㄱ", &["항구", "부두"], &["항구"]);
    }

    #[test]
    fn nothing_typed_finds_everything_in_its_order() {
        assert!(Needle::new(" ").score(&Haystack::new("Undo")).is_some());
        assert_eq!(Needle::new("x").score(&Haystack::new("Undo")), None);
    }
}
