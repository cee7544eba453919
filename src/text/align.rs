//! Which things of one list stand in another, in the same order: lines of two texts, words of two paragraphs.

use std::collections::HashMap;
use std::hash::Hash;

/// Between two things that both have, no more than these are compared any closer: the work grows with their square.
const MOST_BETWEEN: usize = 2_000;

/// The places of things that both lists have, rising in both. Things that stand once in each anchor the alignment
/// (patience diff); between them the longest common run of things is kept.
pub(super) fn aligned<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    filled(&anchors(old, new), old, new)
}

/// Places that are known, with those of the longest common run of things between each two of them.
pub(super) fn filled<T: Eq>(known: &[(usize, usize)], old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::with_capacity(old.len().min(new.len()));
    let (mut from, mut to) = (0, 0);
    for (at, there) in known.iter().copied().chain([(old.len(), new.len())]) {
        let gap = (old.get(from..at).unwrap_or_default(), new.get(to..there).unwrap_or_default());
        pairs.extend(longest_run(gap.0, gap.1).into_iter().map(|(one, other)| (from + one, to + other)));
        if at < old.len() {
            pairs.push((at, there));
        }
        (from, to) = (at + 1, there + 1);
    }
    pairs
}

/// The places of things that stand once in each list, as far as their order is the same in both.
pub(super) fn anchors<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let (in_old, in_new) = (standing_once(old), standing_once(new));
    let place = |thing: &T| Some((*in_old.get(thing)?, *in_new.get(thing)?));
    rising(&old.iter().filter_map(place).collect::<Vec<_>>())
}

fn standing_once<T: Eq + Hash>(things: &[T]) -> HashMap<&T, usize> {
    let mut places: HashMap<&T, Option<usize>> = HashMap::with_capacity(things.len());
    for (at, thing) in things.iter().enumerate() {
        places.entry(thing).and_modify(|place| *place = None).or_insert(Some(at));
    }
    places.into_iter().filter_map(|(thing, place)| Some((thing, place?))).collect()
}

/// The longest run of pairs whose second places rise as the first do.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tops: Vec<usize> = Vec::new();
    let mut back: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |at: usize| pairs.get(at).map_or(0, |pair| pair.1);
    for (at, pair) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|top| second(*top) < pair.1);
        back.push(pile.checked_sub(1).and_then(|under| tops.get(under).copied()));
        match tops.get_mut(pile) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut run = Vec::with_capacity(tops.len());
    let mut next = tops.last().copied();
    while let Some(at) = next {
        run.extend(pairs.get(at).copied());
        next = back.get(at).copied().flatten();
    }
    run.reverse();
    run
}

/// The longest common run of two lists; none between lists that are too long to look for it.
fn longest_run<T: Eq>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    if old.len().max(new.len()) > MOST_BETWEEN {
        return Vec::new();
    }
    let columns = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * columns];
    let of = |common: &[u32], at: usize, there: usize| common.get(at * columns + there).copied().unwrap_or(0);
    for (at, thing) in old.iter().enumerate().rev() {
        for (there, other) in new.iter().enumerate().rev() {
            let length = if thing == other {
                of(&common, at + 1, there + 1) + 1
            } else {
                of(&common, at + 1, there).max(of(&common, at, there + 1))
            };
            if let Some(place) = common.get_mut(at * columns + there) {
                *place = length;
            }
        }
    }
    let (mut at, mut there) = (0, 0);
    let mut run = Vec::new();
    while let (Some(thing), Some(other)) = (old.get(at), new.get(there)) {
        if thing == other {
            run.push((at, there));
            (at, there) = (at + 1, there + 1);
        } else if of(&common, at + 1, there) >= of(&common, at, there + 1) {
            at += 1;
        } else {
            there += 1;
        }
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_rise_in_both_lists() {
        let (old, new): (Vec<char>, Vec<char>) =
            ("海港今日開通新線".chars().collect(), "今日海港新線通車".chars().collect());
        let pairs = aligned(&old, &new);
        assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1), "{pairs:?}");
        assert!(pairs.iter().all(|(at, there)| old[*at] == new[*there]), "{pairs:?}");
        assert!(pairs.len() >= 3, "{pairs:?}");
    }

    #[test]
    fn lists_that_are_too_long_between_anchors_are_told_apart_as_a_whole() {
        let (old, new) = (vec![1; MOST_BETWEEN + 1], vec![1; 3]);
        assert_eq!(aligned(&old, &new), []);
    }
}
