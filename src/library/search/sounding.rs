//! Headlines that sound as they are spelled, looked for from the clip that was filed last.

use rusqlite::Connection;

use crate::library::{ClipId, LibraryError};
use crate::text::fold::fold;
use crate::text::sounds::{LONGEST_LINE, Letter, Spelled, letters};

/// Headlines that are read between two questions whether something else waits: some ten milliseconds.
const AT_ONCE: i64 = 8_192;
/// Words that a headline is looked for by.
const MOST_WORDS: usize = 16;

/// A search that goes on from where it stopped.
#[derive(Debug)]
pub struct Sounding {
    words: Vec<Word>,
    /// Clips of this number and above were looked at.
    before: i64,
    found: Vec<ClipId>,
}

/// A word that must stand in the headline or sound so.
#[derive(Debug)]
struct Word {
    folded: Vec<char>,
    spelled: Option<Spelled>,
}

impl Sounding {
    /// Nothing if no word could spell how a character sounds.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        let word = |word| Word { folded: fold(word).chars().collect(), spelled: Spelled::new(word) };
        let words: Vec<Word> = typed.split_whitespace().take(MOST_WORDS).map(word).collect();
        let spells = words.iter().any(|word| word.spelled.is_some());
        spells.then_some(Self { words, before: i64::MAX, found: Vec::new() })
    }

    /// What was found, those that were filed last first.
    #[must_use]
    pub fn found(&self) -> &[ClipId] {
        &self.found
    }

    /// Looks through more headlines; whether all were looked at, or `most` were found.
    pub(super) fn go_on(
        &mut self,
        db: &Connection,
        is_wanted: impl Fn(ClipId) -> bool,
        most: usize,
    ) -> Result<bool, LibraryError> {
        let mut select = db.prepare_cached(
            "SELECT clip_id, headline FROM clip_card WHERE clip_id < ?1 ORDER BY clip_id DESC LIMIT ?2",
        )?;
        let mut rows = select.query([self.before, AT_ONCE])?;
        let mut read = 0;
        while let Some(row) = rows.next()? {
            (self.before, read) = (row.get(0)?, read + 1);
            let clip = ClipId(self.before);
            let headline = row.get_ref(1)?.as_str().unwrap_or_default();
            if !headline.is_ascii() && is_wanted(clip) && self.sounds(headline) {
                self.found.push(clip);
                if self.found.len() >= most {
                    return Ok(true);
                }
            }
        }
        Ok(read < AT_ONCE)
    }

    fn sounds(&self, headline: &str) -> bool {
        let end = headline.char_indices().nth(LONGEST_LINE).map_or(headline.len(), |(at, _)| at);
        let line = letters(headline.get(..end).unwrap_or_default());
        self.words.iter().all(|word| word.stands_in(&line))
    }
}

impl Word {
    fn stands_in(&self, line: &[Letter]) -> bool {
        let is_here = |at: &[Letter]| at.iter().map(|letter| letter.folded).eq(self.folded.iter().copied());
        line.windows(self.folded.len().max(1)).any(is_here)
            || self.spelled.as_ref().is_some_and(|spelled| spelled.find(line).is_some())
    }
}
