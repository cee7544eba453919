//! How well clips fit the words that found them: BM25, by which words count more the rarer they are, the shorter the
//! clip is, and the more they are its headline.

use std::cell::Cell;
use std::collections::HashMap;

use super::evaluate::Evaluation;
use super::postings::{self, Index, Spot, Token, column_of};
use super::query::Words;
use super::set::Set;
use crate::library::LibraryError;
use crate::text::phrase::LastWord;

/// How much a word weighs in body, headline, caption, byline, source and note: the columns of `clip_words`.
const COLUMNS: [f64; 6] = [1.0, 8.0, 2.0, 3.0, 2.0, 4.0];
/// The constants of BM25 as they are commonly chosen: how soon more of the same word counts no more, and how much the
/// length of a clip says.
const SOON: f64 = 1.2;
/// A word that merely begins as the one that is looked for counts for so much of it.
const BEGUN: f64 = 0.4;
const LENGTH: f64 = 0.75;

/// By its number, how well each clip fits the phrases; nothing if the index could not be read. Single characters do not
/// count: nearly all clips have them.
pub(super) fn weights(
    found: &Set,
    phrases: &[&Words],
    evaluation: &Evaluation,
) -> Result<Option<HashMap<i64, f64>>, LibraryError> {
    let phrases: Vec<&&Words> = phrases.iter().filter(|words| words.phrase.single().is_none()).collect();
    let mut weights: HashMap<i64, f64> = HashMap::new();
    if phrases.is_empty() {
        return Ok(Some(weights));
    }
    let lengths = Lengths::read(found, evaluation)?;
    for words in phrases {
        let Some(phrase) = Standing::read(found, words, evaluation)? else { return Ok(None) };
        let rarity = phrase.rarity(evaluation.catalog.len());
        for (clip, spots) in &phrase.spots {
            let often: f64 = spots.iter().map(|(spot, word)| worth(*spot, *word)).sum();
            let slack = SOON * (1.0 - LENGTH + LENGTH * lengths.of(*clip));
            *weights.entry(*clip).or_default() += rarity * often * (SOON + 1.0) / (often + slack);
        }
    }
    Ok(Some(weights))
}

/// What a word counts for at its place.
fn worth(spot: Spot, word: LastWord) -> f64 {
    let column = COLUMNS.get(column_of(spot)).copied().unwrap_or_default();
    if word == LastWord::Begun { BEGUN * column } else { column }
}

/// Where a phrase stands in the clips that were found, and whether its last word stands there or one that it begins.
struct Standing {
    spots: HashMap<i64, Vec<(Spot, LastWord)>>,
    /// How many clips of the library have the rarest of its tokens.
    clips: usize,
}

impl Standing {
    fn read(found: &Set, words: &Words, evaluation: &Evaluation) -> Result<Option<Self>, LibraryError> {
        let catalog = evaluation.catalog;
        let tokens = words.phrase.tokens();
        let last = tokens.words.split(' ').count() - 1;
        let mut standing = Self { spots: HashMap::new(), clips: catalog.len() };
        for (nth, word) in (0..).zip(tokens.words.split(' ')) {
            let open = tokens.open && nth == last as u64;
            let token = Token { index: Index::Words, word: word.into(), open, field: words.field };
            let clips = Cell::new(0);
            let is_wanted = |clip| {
                clips.set(clips.get() + 1);
                let is_found = || catalog.place(clip).is_some_and(|place| found.contains(place));
                if nth == 0 { is_found() } else { standing.spots.contains_key(&clip) }
            };
            let mut here: HashMap<i64, Vec<(Spot, LastWord)>> = HashMap::new();
            // Characters that are not parted by spaces begin nothing: a pair of them is all that was looked for.
            let of_word = |word| if words.phrase.is_begun() { word } else { LastWord::Whole };
            let keep = |clip, spot, word| here.entry(clip).or_default().push((spot, of_word(word)));
            if !postings::each_spot(evaluation.db, &token, is_wanted, keep)? {
                return Ok(None);
            }
            standing.clips = standing.clips.min(clips.get());
            if nth == 0 {
                standing.spots = here;
            } else {
                standing.keep_before(nth, here);
            }
        }
        Ok(Some(standing))
    }

    /// Keeps the spots that have another so far behind them.
    fn keep_before(&mut self, by: u64, mut behind: HashMap<i64, Vec<(Spot, LastWord)>>) {
        self.spots.retain(|clip, spots| {
            let Some(there) = behind.get_mut(clip) else { return false };
            there.sort_unstable_by_key(|(spot, _)| *spot);
            spots.retain_mut(|(spot, word)| {
                let at = there.binary_search_by_key(&(*spot + by), |(spot, _)| *spot);
                let Some((_, last)) = at.ok().and_then(|at| there.get(at)) else { return false };
                *word = *last;
                true
            });
            !spots.is_empty()
        });
    }

    fn rarity(&self, of: usize) -> f64 {
        // Of a word that has begun, a clip is counted for each word that it may become.
        let (clips, of) = (self.clips.min(of) as f64, of as f64);
        ((of - clips + 0.5) / (clips + 0.5)).ln().max(1e-6)
    }
}

/// How long clips are beside each other.
struct Lengths {
    tokens: HashMap<i64, f64>,
    mean: f64,
}

impl Lengths {
    fn read(found: &Set, evaluation: &Evaluation) -> Result<Self, LibraryError> {
        let clips = found.iter().filter_map(|place| evaluation.catalog.id(place));
        let mut tokens = HashMap::new();
        for clip in clips {
            if let Some(length) = postings::length(evaluation.db, clip.0)? {
                tokens.insert(clip.0, length as f64);
            }
        }
        let mean = tokens.values().sum::<f64>() / (tokens.len().max(1) as f64);
        Ok(Self { tokens, mean: mean.max(1.0) })
    }

    fn of(&self, clip: i64) -> f64 {
        self.tokens.get(&clip).map_or(1.0, |tokens| tokens / self.mean)
    }
}
