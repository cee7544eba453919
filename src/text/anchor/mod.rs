//! Where marked words stand in an article, and where they stand after it has changed. Pure: text in, places out.
//!
//! An anchor is a place with the words there and some of those around them, as the selectors of the W3C's Web
//! Annotation Data Model have it (`TextPositionSelector`, `TextQuoteSelector`). Words are looked for as they are
//! written, then folded, so that a conversion to the other script keeps them, then nearly.

mod nearly;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::text::fold::Folded;

/// Characters that are kept of what stands before and behind the words.
const AROUND: usize = 32;
/// Words that stand in several places are those whose surroundings are the same in so many characters, the words
/// themselves counted: a lone `的` is in every line.
const ENOUGH: usize = 10;

/// Marked words and their place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The first character, counted from the article's first; texts are parted by one character.
    pub start: usize,
    /// The one behind the last.
    pub end: usize,
    /// The words, as they are written there.
    pub quote: String,
    pub before: String,
    pub after: String,
}

impl Anchor {
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// What [`Running::anchor`] gives for a range of an article, without the whole article in memory.
    #[must_use]
    pub fn of(article: &Article, range: &Range<usize>) -> Option<Self> {
        let texts = article.texts();
        let chars = texts.iter().enumerate().flat_map(|(number, text)| {
            let between = if number > 0 { "\n" } else { "" };
            between.chars().chain(text.chars())
        });
        let from = range.start.saturating_sub(AROUND);
        let near = chars.skip(from).take(range.end.saturating_sub(from) + AROUND).collect();
        let near = Running { chars: near, folded: OnceCell::new() };
        let anchor = near.anchor(range.start - from..range.end - from)?;
        Some(Self { start: anchor.start + from, end: anchor.end + from, ..anchor })
    }
}

/// The texts of an article as one, a line each.
pub struct Running {
    chars: Vec<char>,
    folded: OnceCell<Plain>,
}

impl Running {
    #[must_use]
    pub fn of(article: &Article) -> Self {
        Self::new(&article.texts().join("\n"))
    }

    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { chars: text.chars().collect(), folded: OnceCell::new() }
    }

    /// The words of a range without the blanks at its ends; `None` if that leaves nothing.
    #[must_use]
    pub fn anchor(&self, range: Range<usize>) -> Option<Anchor> {
        let range = range.start..range.end.min(self.chars.len());
        let chars = self.chars.get(range.clone())?;
        let blank = |c: &&char| c.is_whitespace();
        let start = range.start + chars.iter().take_while(blank).count();
        let end = range.end - chars.iter().rev().take_while(blank).count();
        let words = |range: Range<usize>| self.chars.get(range).map(|chars| chars.iter().collect::<String>());
        Some(Anchor {
            start,
            end,
            quote: words(start..end).filter(|quote| !quote.is_empty())?,
            before: words(start.saturating_sub(AROUND)..start)?,
            after: words(end..(end + AROUND).min(self.chars.len()))?,
        })
    }

    /// Where these words stand, in any form of their characters: for the first time, or for the `nth`, counted from 0.
    #[must_use]
    pub fn quoted(&self, words: &str, nth: usize) -> Option<Anchor> {
        let plain = self.folded();
        let wanted = Plain::new(&words.chars().collect::<Vec<_>>());
        let at = places(&plain.chars, &wanted.chars).nth(nth)?;
        self.anchor(plain.written(at..at + wanted.chars.len())?)
    }

    /// The anchor as it is here: at its new place, with the words and surroundings of that. `None` if the words
    /// are gone.
    #[must_use]
    pub fn follow(&self, anchor: &Anchor) -> Option<Anchor> {
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        let sought = Sought {
            at: anchor.start,
            quote: chars(&anchor.quote),
            before: chars(&anchor.before),
            after: chars(&anchor.after),
        };
        if sought.quote.is_empty() {
            return None;
        }
        let found = sought.same_place(&self.chars).or_else(|| sought.best(&self.chars)).or_else(|| {
            let plain = self.folded();
            let sought = sought.plain(plain);
            let found = sought.best(&plain.chars).or_else(|| nearly::find(&sought, &plain.chars))?;
            plain.written(found)
        })?;
        self.anchor(found)
    }

    fn folded(&self) -> &Plain {
        self.folded.get_or_init(|| Plain::new(&self.chars))
    }
}

/// What is looked for, in characters of one kind: as written, or folded.
struct Sought {
    /// Where the words stood.
    at: usize,
    quote: Vec<char>,
    before: Vec<char>,
    after: Vec<char>,
}

impl Sought {
    fn same_place(&self, chars: &[char]) -> Option<Range<usize>> {
        let range = self.at..self.at + self.quote.len();
        let is_here = chars.get(range.clone()) == Some(self.quote.as_slice());
        (is_here && self.around(chars, &range) == self.before.len() + self.after.len()).then_some(range)
    }

    /// The place whose surroundings are most alike; of those the nearest. Where there are several and none is alike,
    /// it is any other's.
    fn best(&self, chars: &[char]) -> Option<Range<usize>> {
        if self.quote.is_empty() {
            return None;
        }
        let mut places =
            places(chars, &self.quote).map(|start| start..start + self.quote.len()).collect::<Vec<_>>();
        if let [_] = places.as_slice() {
            return places.pop();
        }
        let rank = |place: &Range<usize>| (self.around(chars, place), Reverse(place.start.abs_diff(self.at)));
        let best = places.into_iter().max_by_key(rank)?;
        let alike = self.around(chars, &best);
        let all = self.before.len() + self.after.len();
        let is_sure = alike + self.quote.len() >= ENOUGH || alike * 2 >= all || best.start == self.at;
        is_sure.then_some(best)
    }

    /// How many characters around a place are those that stood around the words.
    fn around(&self, chars: &[char], place: &Range<usize>) -> usize {
        let alike = |(a, b): &(&char, &char)| a == b;
        let before = chars.get(..place.start).unwrap_or_default().iter().rev();
        let after = chars.get(place.end..).unwrap_or_default().iter();
        before.zip(self.before.iter().rev()).take_while(alike).count()
            + after.zip(&self.after).take_while(alike).count()
    }

    /// The same in folded characters.
    fn plain(&self, of: &Plain) -> Self {
        let plain = |chars: &[char]| Plain::new(chars).chars;
        Self {
            at: of.first_from(self.at),
            quote: plain(&self.quote),
            before: plain(&self.before),
            after: plain(&self.after),
        }
    }
}

/// Where a run of characters stands among others, one place after the other.
fn places<'a>(chars: &'a [char], sought: &'a [char]) -> impl Iterator<Item = usize> + 'a {
    let runs = chars.windows(sought.len().max(1)).enumerate();
    runs.filter(move |(_, run)| *run == sought).map(|(at, _)| at)
}

/// Folded characters without blanks, each with where it came from: rows that were joined or parted are the same.
struct Plain {
    chars: Vec<char>,
    from: Vec<Range<usize>>,
}

impl Plain {
    fn new(written: &[char]) -> Self {
        let text: String = written.iter().collect();
        let folded = Folded::new(&text);
        let mut plain = Self { chars: Vec::with_capacity(written.len()), from: Vec::new() };
        // The bytes that folded characters come from go on and on, so that one pass counts the characters.
        let mut starts = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).enumerate().peekable();
        for (_, c, bytes) in folded.chars().filter(|(_, c, _)| !c.is_whitespace()) {
            while starts.next_if(|(_, byte)| *byte < bytes.start).is_some() {}
            let Some((start, _)) = starts.peek().copied() else { break };
            let length = text.get(bytes).map_or(1, |written| written.chars().count());
            plain.chars.push(c);
            plain.from.push(start..start + length);
        }
        plain
    }

    /// The characters that a range came from.
    fn written(&self, range: Range<usize>) -> Option<Range<usize>> {
        Some(self.from.get(range.start)?.start..self.from.get(range.end.checked_sub(1)?)?.end)
    }

    /// The first that came from this character or from one behind it.
    fn first_from(&self, written: usize) -> usize {
        self.from.partition_point(|from| from.end <= written)
    }
}
