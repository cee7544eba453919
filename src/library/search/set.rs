//! A set of clips, by their places in the catalog: one bit each, so that a million take 125 kB.

/// Places of a catalog of a fixed length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Set {
    bits: Vec<u64>,
    length: usize,
}

impl Set {
    pub(super) fn none(length: usize) -> Self {
        Self { bits: vec![0; length.div_ceil(64)], length }
    }

    /// How many places there are, in the set or not.
    pub(super) fn places(&self) -> usize {
        self.length
    }

    /// Those places for which `holds`.
    pub(super) fn of(length: usize, holds: impl Fn(usize) -> bool) -> Self {
        let word = |from: usize| {
            (from..(from + 64).min(length)).fold(0, |word, at| word | (u64::from(holds(at)) << (at - from)))
        };
        Self { bits: (0..length).step_by(64).map(word).collect(), length }
    }

    pub(super) fn insert(&mut self, at: usize) {
        if let Some(word) = self.bits.get_mut(at / 64).filter(|_| at < self.length) {
            *word |= 1 << (at % 64);
        }
    }

    pub(super) fn remove(&mut self, at: usize) {
        if let Some(word) = self.bits.get_mut(at / 64) {
            *word &= !(1 << (at % 64));
        }
    }

    pub(super) fn contains(&self, at: usize) -> bool {
        self.bits.get(at / 64).is_some_and(|word| word & (1 << (at % 64)) != 0)
    }

    pub(super) fn intersect(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(word, other)| *word &= other);
    }

    pub(super) fn subtract(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(word, other)| *word &= !other);
    }

    pub(super) fn unite(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(word, other)| *word |= other);
    }

    pub(super) fn invert(&mut self) {
        self.bits.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }

    pub(super) fn len(&self) -> usize {
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bits.iter().all(|word| *word == 0)
    }

    /// The places, lowest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.bits.iter().enumerate().flat_map(|(nth, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(nth * 64 + bit)
            })
        })
    }

    fn trim(&mut self) {
        let beyond = self.bits.len() * 64 - self.length;
        if let Some(last) = self.bits.last_mut() {
            *last &= u64::MAX >> beyond;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_hold_what_they_were_given() {
        let mut even = Set::of(130, |at| at % 2 == 0);
        assert_eq!((even.len(), even.contains(128), even.contains(129)), (65, true, false));
        even.invert();
        assert_eq!((even.len(), even.iter().next(), even.iter().last()), (65, Some(1), Some(129)));
        let mut few = Set::none(130);
        few.insert(129);
        few.insert(130);
        even.intersect(&few);
        assert_eq!(even.iter().collect::<Vec<_>>(), [129]);
        even.subtract(&few);
        few.remove(0);
        assert!(even.is_empty());
        few.unite(&Set::of(130, |_| true));
        assert_eq!((few.len(), Set::of(0, |_| true).len(), Set::none(5).is_empty()), (130, 0, true));
    }
}
