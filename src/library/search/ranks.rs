//! Which place in the order of all clips the clip of a number has, in one step however many were destroyed between.

/// The numbers of clips as bits, with how many stand before each word of them.
pub(super) struct Ranks {
    first: i64,
    words: Vec<Word>,
}

#[derive(Clone, Copy)]
struct Word {
    bits: u64,
    before: u32,
}

/// So many numbers may be missing for each clip, and this many more: beyond, the bits are not worth their memory.
const MOST_MISSING: u64 = 64;
const ALWAYS: u64 = 1 << 16;

impl Ranks {
    /// Of numbers in rising order; nothing if they are too far apart.
    pub(super) fn of(ids: &[i64]) -> Option<Self> {
        let mut ranks = Self { first: *ids.first()?, words: Vec::new() };
        ids.iter().zip(0..).all(|(id, place)| ranks.push(*id, place)).then_some(ranks)
    }

    /// Adds a number higher than all others, which has this place; `false` if it is too far away.
    pub(super) fn push(&mut self, id: i64, place: u32) -> bool {
        let Some((at, bit)) = self.spot(id) else { return false };
        if at as u64 * 64 > u64::from(place) * MOST_MISSING + ALWAYS {
            return false;
        }
        if at >= self.words.len() {
            self.words.resize(at + 1, Word { bits: 0, before: place });
        }
        if let Some(word) = self.words.get_mut(at) {
            word.bits |= bit;
        }
        true
    }

    pub(super) fn place(&self, id: i64) -> Option<usize> {
        let (at, bit) = self.spot(id)?;
        let Word { bits, before } = *self.words.get(at)?;
        (bits & bit != 0).then(|| before as usize + (bits & (bit - 1)).count_ones() as usize)
    }

    fn spot(&self, id: i64) -> Option<(usize, u64)> {
        let at = usize::try_from(id.checked_sub(self.first)?).ok()?;
        Some((at / 64, 1 << (at % 64)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_has_the_place_that_it_has_in_their_order() {
        let ids: Vec<i64> = (7..900).filter(|id| id % 5 != 0 && !(200..420).contains(id)).collect();
        let (known, later) = ids.split_at(300);
        let mut ranks = Ranks::of(known).unwrap();
        for (id, place) in later.iter().zip(300..) {
            assert!(ranks.push(*id, place));
        }
        for id in -3..1_000 {
            assert_eq!(ranks.place(id), ids.binary_search(&id).ok(), "{id}");
        }
        assert_eq!((ranks.place(i64::MIN), ranks.place(i64::MAX)), (None, None));
    }

    #[test]
    fn numbers_that_are_far_apart_take_no_memory() {
        assert!(Ranks::of(&[1, 1 << 40]).is_none());
        assert!(Ranks::of(&[]).is_none());
        assert!(!Ranks::of(&[1]).unwrap().push(i64::MAX, 1));
    }
}
