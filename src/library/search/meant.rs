//! What a reader may have meant whose words no clip has: words of the library that differ by a letter or two.

use std::cmp::Reverse;

use rusqlite::Connection;

use super::evaluate::Evaluation;
use super::postings::{self, Index, Token};
use super::query::{Field, Query};
use super::set::Set;
use crate::library::LibraryError;
use crate::text::fold::Folded;
use crate::text::near::{Apart, Near};
use crate::text::phrase::LastWord;
use crate::text::units::{Unit, units};

/// Words that are looked up in the index, the nearest of all.
const MOST_LOOKED_UP: usize = 32;
/// Ways of wording a search that are tried.
const MOST_TRIED: usize = 4;

/// The words of alphabets that the library has, and of which state.
pub(super) struct Vocabulary {
    state: Vec<u8>,
    words: String,
}

/// A word of a query that no clip has.
pub(super) struct Missing {
    word: String,
    last: LastWord,
    field: Field,
}

impl Vocabulary {
    /// The one at hand if it is of this state, or as it is read now.
    pub(super) fn fresh(at_hand: Option<Self>, db: &Connection) -> Result<Self, LibraryError> {
        let state = postings::state(db)?;
        match at_hand {
            Some(vocabulary) if vocabulary.state == state => Ok(vocabulary),
            _ => Ok(Self { state, words: postings::words(db)?.unwrap_or_default() }),
        }
    }

    /// The nearest words, nearest first: whole ones, then those whose beginning is near if the word may go on.
    fn near(&self, missing: &Missing) -> Vec<(Rank, &str)> {
        let Some(near) = Near::new(&missing.word) else { return Vec::new() };
        let first = missing.word.chars().next();
        let rank = |word: &str| {
            let apart = near.apart(word)?;
            Rank::of(apart, near.is_near(apart), missing.last, word.chars().next() == first)
        };
        let mut found: Vec<(Rank, &str)> =
            self.words.lines().filter_map(|word| Some((rank(word)?, word))).collect();
        found.sort_unstable();
        found.truncate(MOST_LOOKED_UP);
        found
    }
}

/// How little a word fits: by letters, then whether they are those of its beginning alone, then whether its first
/// letter differs, which is seldom mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank(usize, LastWord, bool);

impl Rank {
    fn of(apart: Apart, is_near: bool, last: LastWord, same_first: bool) -> Option<Self> {
        match last {
            _ if is_near => Some(Self(apart.whole, LastWord::Whole, !same_first)),
            LastWord::Begun => Some(Self(apart.beginning, LastWord::Begun, !same_first)),
            LastWord::Whole => None,
        }
    }
}

/// The search in other words, those first that are nearest and that most clips of `scope` have; nothing if no word
/// is near.
pub(super) fn worded(
    typed: &str,
    missing: &[Missing],
    vocabulary: &Vocabulary,
    evaluation: &Evaluation,
    scope: &Set,
) -> Result<Vec<String>, LibraryError> {
    let mut ways = vec![typed.to_owned()];
    for missing in missing {
        let mut choices = Vec::new();
        for (rank, word) in vocabulary.near(missing) {
            let mut clips = evaluation.token(&missing.token(word, false))?;
            clips.intersect(scope);
            if !clips.is_empty() {
                choices.push((rank, Reverse(clips.len()), word));
            }
        }
        choices.sort_unstable();
        let worded = |way: &String, word| replaced(way, &missing.word, word);
        if !choices.is_empty() {
            ways = choices.iter().flat_map(|(.., word)| ways.iter().map(|way| worded(way, word))).collect();
            ways.truncate(MOST_TRIED);
        }
    }
    ways.retain(|way| way != typed);
    Ok(ways)
}

/// The words that are looked for and stand in no clip, but for those that can be no slip.
pub(super) fn missing(query: &Query, evaluation: &Evaluation) -> Result<Vec<Missing>, LibraryError> {
    let mut all = Vec::new();
    for words in query.looked_for() {
        for (word, last) in words.phrase.words() {
            let missing = Missing { word: word.to_owned(), last, field: words.field };
            if Near::new(word).is_some()
                && evaluation.token(&missing.token(word, last == LastWord::Begun))?.is_empty()
            {
                all.push(missing);
            }
        }
    }
    Ok(all)
}

impl Missing {
    fn token(&self, word: &str, open: bool) -> Token {
        Token { index: Index::Words, word: word.to_owned(), open, field: self.field }
    }
}

/// What was typed with another word in place of this one, wherever it stands.
fn replaced(typed: &str, folded: &str, by: &str) -> String {
    let text = Folded::new(typed);
    let mut worded = typed.to_owned();
    for placed in units(&text).into_iter().rev().filter(|placed| placed.unit == Unit::Word(folded)) {
        worded.replace_range(placed.written, by);
    }
    worded
}
