//! Which things of one list stand in another, in the same order: lines of two texts, words of two paragraphs.

use foldhash::{HashMap, HashMapExt as _};
use std::convert::Infallible;
use std::hash::Hash;
use std::time::{Duration, Instant};

use similar::algorithms::{DiffHook, myers};

/// Between two things that both have, so many are compared to the end whatever they are. The work grows with their length
/// and with what is different: near-equal lists of millions are done in a moment, unlike ones of these in one hundredth of a
/// second.
const LONG: usize = 2_000;
/// So long are longer ones compared.
const LONGEST: Duration = Duration::from_secs(2);

/// The places of things that both lists have, rising in both. Things that stand once in each anchor the alignment
/// (patience diff); between them the longest common run of things is kept.
pub(super) fn aligned<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    filled(&anchors(old, new), old, new)
}

/// Places that are known, with those of the longest common run of things between each two of them.
pub(super) fn filled<T: Eq + Hash>(known: &[(usize, usize)], old: &[T], new: &[T]) -> Vec<(usize, usize)> {
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

/// The longest common run of two lists, in memory that grows with their length. Lists that are long and unlike are compared
/// for a while: what is not found by then is told as different.
fn longest_run<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let is_long = old.len().max(new.len()) > LONG;
    let deadline = is_long.then(|| Instant::now() + LONGEST);
    let mut run = Run(Vec::new());
    match myers::diff_deadline(&mut run, old, 0..old.len(), new, 0..new.len(), deadline) {
        Ok(()) => run.0,
        Err(never) => match never {},
    }
}

/// What is the same, as it is found.
struct Run(Vec<(usize, usize)>);

impl DiffHook for Run {
    type Error = Infallible;

    fn equal(&mut self, old: usize, new: usize, length: usize) -> Result<(), Infallible> {
        self.0.extend((0..length).map(|more| (old + more, new + more)));
        Ok(())
    }
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
    fn long_lists_without_anchors_are_compared_to_the_end() {
        for period in [1, 97] {
            let old: Vec<usize> = (0..100_000).map(|at| at % period).collect();
            let mut new = old.clone();
            new[70_000] = 1_000_000;
            new.remove(30_000);
            new.insert(500, 2_000_000);
            let pairs = aligned(&old, &new);
            assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
            assert!(pairs.iter().all(|(at, there)| old[*at] == new[*there]));
            assert_eq!(pairs.len(), old.len() - 2, "all but one that is gone and one that has changed");
        }
    }
}
