//! How many different words and pairs of characters a clip has. FTS5 keeps those of a clip in memory until all of it is
//! filed, about a hundred bytes for each; a page of noise has twenty million.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::text::units::Unit;

/// So many units are filed without being counted, which hardly any article has.
const FREE: usize = 1 << 19;
/// So many different ones are filed beyond those. What a page has behind them is not found by its words.
const MOST: usize = 1 << 20;

/// What of it is spent.
#[derive(Default)]
pub(super) struct Wealth {
    units: usize,
    seen: HashSet<u64>,
    last: Option<char>,
    is_spent: bool,
}

impl Wealth {
    /// Counts a unit; true from where on no more are filed.
    pub(super) fn is_spent(&mut self, unit: Unit<'_>) -> bool {
        self.units += 1;
        if self.units > FREE && !self.is_spent {
            let mut hasher = DefaultHasher::new();
            match unit {
                Unit::Dense(c) => (self.last, c).hash(&mut hasher),
                Unit::Word(word) => word.hash(&mut hasher),
                Unit::Gap | Unit::Break => return false,
            }
            self.seen.insert(hasher.finish());
            if self.seen.len() >= MOST {
                (self.is_spent, self.seen) = (true, HashSet::new());
            }
        }
        self.last = if let Unit::Dense(c) = unit { Some(c) } else { None };
        self.is_spent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_filed_whole_and_noise_is_cut() {
        let mut text = Wealth::default();
        assert!((0..4 * MOST).all(|at| !text.is_spent(Unit::Word(["harbour", "港口", "dawn"][at % 3]))));
        let words = (0..8 * MOST).map(|at| at.to_string());
        let mut numbers = Wealth::default();
        let counted = words.take_while(|word| !numbers.is_spent(Unit::Word(word))).count();
        assert!(counted < FREE + MOST + 1 && counted > MOST, "{counted}");
    }
}
