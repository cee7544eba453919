//! Finds words that were changed a little: some characters other, more or fewer, or all between the same neighbours.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::{Sought, places};

/// Fewer characters are too easily like others.
const SHORTEST: usize = 8;
/// One character of so many may be another, missing, or too many.
const ONE_IN: usize = 5;
/// A machine word: longer words are looked for by their beginning and their end.
const WORD: usize = 64;
const END: usize = 48;
/// What stands between the same neighbours may be longer than the words were by so many characters.
const MORE: usize = 16;
/// Characters on both sides that make neighbours the same.
const NEIGHBOURS: usize = 12;
/// Places that are looked at more closely.
const MOST_PLACES: usize = 64;

pub(super) fn find(sought: &Sought, chars: &[char]) -> Option<Range<usize>> {
    let quote = &sought.quote;
    let found = match quote.len() {
        ..SHORTEST => None,
        SHORTEST..=WORD => nearest(quote, chars, sought.at, |place| sought.around(chars, place)),
        _ => between_ends(sought, chars),
    };
    found.or_else(|| between_neighbours(sought, chars))
}

/// The place that differs least; of those the one with the surroundings most alike, then the nearest.
fn nearest(
    words: &[char],
    chars: &[char],
    at: usize,
    around: impl Fn(&Range<usize>) -> usize,
) -> Option<Range<usize>> {
    let mut ends = ends(words, chars, words.len() / ONE_IN);
    let least = ends.iter().map(|(_, errors)| *errors).min()?;
    ends.retain(|(_, errors)| *errors == least);
    ends.sort_by_key(|(end, _)| end.abs_diff(at + words.len()));
    ends.truncate(MOST_PLACES);
    let place = |(end, errors): (usize, usize)| start(words, chars, end, errors)..end;
    ends.into_iter().map(place).max_by_key(|place| (around(place), Reverse(place.start.abs_diff(at))))
}

/// Long words by how they begin and how they end; what is between may be changed as it will.
fn between_ends(sought: &Sought, chars: &[char]) -> Option<Range<usize>> {
    let quote = &sought.quote;
    let (first, last) = (quote.get(..END)?, quote.get(quote.len() - END..)?);
    let start = nearest(first, chars, sought.at, |_| 0)?.start;
    let rest = chars.get(start..)?;
    let end = start + nearest(last, rest, quote.len() - END, |_| 0)?.end;
    let length = end - start;
    (quote.len() / 2..=quote.len() * 2).contains(&length).then_some(start..end)
}

/// Whatever stands between the same neighbours.
fn between_neighbours(sought: &Sought, chars: &[char]) -> Option<Range<usize>> {
    let before = sought.before.get(sought.before.len().checked_sub(NEIGHBOURS)?..)?;
    let after = sought.after.get(..NEIGHBOURS)?;
    let most = sought.quote.len() * 2 + MORE;
    let mut found = places(chars, before).filter_map(|place| {
        let start = place + before.len();
        let rest = chars.get(start..(start + most + after.len()).min(chars.len()))?;
        let length = places(rest, after).next().filter(|length| *length > 0)?;
        Some(start..start + length)
    });
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// Where something ends that differs from the words in at most so many characters, and in how many. Myers 1999, "A fast
/// bit-vector algorithm for approximate string matching", for words of at most 64 characters.
fn ends(words: &[char], chars: &[char], most: usize) -> Vec<(usize, usize)> {
    let mut places_of: HashMap<char, u64> = HashMap::new();
    for (at, c) in words.iter().enumerate().take(WORD) {
        *places_of.entry(*c).or_default() |= 1 << at;
    }
    let last = 1_u64 << (words.len().clamp(1, WORD) - 1);
    let (mut more, mut fewer, mut errors) = (u64::MAX, 0_u64, words.len());
    let mut found = Vec::new();
    for (at, c) in chars.iter().enumerate() {
        let equal = places_of.get(c).copied().unwrap_or_default();
        let down = equal | fewer;
        let across = ((equal & more).wrapping_add(more) ^ more) | equal;
        let (up, less) = (fewer | !(across | more), more & across);
        if up & last != 0 {
            errors += 1;
        } else if less & last != 0 {
            errors -= 1;
        }
        let (up, less) = (up << 1, less << 1);
        more = less | !(down | up);
        fewer = up & down;
        if errors <= most {
            found.push((at + 1, errors));
        }
    }
    found
}

/// Where what ends there begins: the longest way back that differs in so many characters.
fn start(words: &[char], chars: &[char], end: usize, errors: usize) -> usize {
    let before = chars.get(..end).unwrap_or_default();
    let mut row: Vec<usize> = (0..=words.len()).collect();
    let mut best = end;
    for (back, c) in before.iter().rev().enumerate().take(words.len() + errors) {
        let mut diagonal = back;
        let mut left = back + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (wanted, cell) in words.iter().rev().zip(row.iter_mut().skip(1)) {
            let cost = (diagonal + usize::from(wanted != c)).min(*cell + 1).min(left + 1);
            diagonal = *cell;
            *cell = cost;
            left = cost;
        }
        if row.last() == Some(&errors) {
            best = end - back - 1;
        }
    }
    best
}
