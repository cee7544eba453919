//! A set of clips as bits by their numbers: a hundred thousand are chosen, counted and asked for within a frame.

use std::collections::BTreeSet;

use crate::command::ClipId;

/// Numbers are given one after the other, so that bits up to here (8 MiB) hold every library one can have; a
/// number beyond comes from a file that somebody has made up, and is kept by itself.
const MOST_BITS: i64 = 1 << 26;

/// Which clips are in.
#[derive(Debug, Clone, Default)]
pub(super) struct ClipSet {
    bits: Vec<u64>,
    beyond: BTreeSet<ClipId>,
    len: usize,
}

impl ClipSet {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(super) fn contains(&self, clip: ClipId) -> bool {
        match place(clip) {
            Some((word, bit)) => self.bits.get(word).is_some_and(|word| word & bit != 0),
            None => self.beyond.contains(&clip),
        }
    }

    pub(super) fn insert(&mut self, clip: ClipId) {
        let Some((word, bit)) = place(clip) else {
            self.len += usize::from(self.beyond.insert(clip));
            return;
        };
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        if let Some(word) = self.bits.get_mut(word) {
            self.len += usize::from(*word & bit == 0);
            *word |= bit;
        }
    }

    pub(super) fn remove(&mut self, clip: ClipId) {
        let was_in = self.contains(clip);
        match place(clip) {
            Some((word, bit)) => {
                if let Some(word) = self.bits.get_mut(word) {
                    *word &= !bit;
                }
            }
            None => {
                self.beyond.remove(&clip);
            }
        }
        self.len -= usize::from(was_in);
    }

    /// The clips by their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = ClipId> {
        let clips = self.bits.iter().enumerate().flat_map(|(at, word)| {
            let bits = (0..u64::BITS).filter(move |bit| word & (1 << bit) != 0);
            bits.map(move |bit| ClipId(at as i64 * i64::from(u64::BITS) + i64::from(bit)))
        });
        clips.chain(self.beyond.iter().copied())
    }
}

impl FromIterator<ClipId> for ClipSet {
    fn from_iter<T: IntoIterator<Item = ClipId>>(clips: T) -> Self {
        let mut set = Self::default();
        clips.into_iter().for_each(|clip| set.insert(clip));
        set
    }
}

impl Extend<ClipId> for ClipSet {
    fn extend<T: IntoIterator<Item = ClipId>>(&mut self, clips: T) {
        clips.into_iter().for_each(|clip| self.insert(clip));
    }
}

/// Two sets are the same if the same clips are in them, however far their bits reach.
impl PartialEq for ClipSet {
    fn eq(&self, other: &Self) -> bool {
        let shared = self.bits.len().min(other.bits.len());
        // As many, and nothing differs where both have bits: nothing is left for where one has none.
        self.len == other.len
            && self.bits.iter().take(shared).eq(other.bits.iter().take(shared))
            && self.beyond == other.beyond
    }
}

impl Eq for ClipSet {}

fn place(clip: ClipId) -> Option<(usize, u64)> {
    let number = Some(clip.0).filter(|number| (0..MOST_BITS).contains(number))?;
    Some(((number / i64::from(u64::BITS)) as usize, 1 << (number % i64::from(u64::BITS))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_size_come_in_and_go_out_once() {
        let numbers = [0, 1, 63, 64, 100_000, MOST_BITS, i64::MAX, -4];
        let mut set: ClipSet = numbers.into_iter().chain(numbers).map(ClipId).collect();
        assert_eq!(set.len(), numbers.len());
        assert_eq!(set.iter().count(), numbers.len());
        for number in numbers {
            assert!(set.contains(ClipId(number)), "{number}");
            set.remove(ClipId(number));
            set.remove(ClipId(number));
        }
        assert!(set.is_empty());
        assert_eq!(set, ClipSet::default());
    }

    #[test]
    fn sets_differ_by_one_clip() {
        let set = |numbers: &[i64]| -> ClipSet { numbers.iter().copied().map(ClipId).collect() };
        assert_eq!(set(&[1, 700]), set(&[700, 1]));
        assert_ne!(set(&[1, 700]), set(&[1, 701]));
        assert_ne!(set(&[1]), set(&[700]));
    }
}
