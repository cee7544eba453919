//! How many letters two words differ by, where one of them may go on.

/// Longer words are not compared.
const LONGEST: usize = 40;

/// A letter more, less, another, or two that changed places: the letters that a word differs by, from all of another
/// and from a beginning of it that is as long or longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Apart {
    pub whole: usize,
    pub beginning: usize,
}

/// A word that others are compared with.
#[derive(Debug, Clone)]
pub struct Near {
    letters: Vec<char>,
    kinds: u32,
    /// The most letters that another may differ by and still be taken for a slip of this one.
    most: usize,
}

impl Near {
    /// Nothing if the word is so short, or so long, that any other would do or none. Numbers have no slips: each is
    /// another.
    #[must_use]
    pub fn new(word: &str) -> Option<Self> {
        let letters: Vec<char> = word.chars().collect();
        let most = match letters.len() {
            0..=2 => return None,
            3..=5 => 1,
            6..=LONGEST => 2,
            _ => return None,
        };
        let is_word = letters.iter().all(|letter| letter.is_alphabetic());
        is_word.then(|| Self { kinds: kinds(word), letters, most })
    }

    /// How far the other word is apart, if its whole or its beginning is near.
    #[must_use]
    pub fn apart(&self, other: &str) -> Option<Apart> {
        // Each kind of letter that the other has not is a letter that differs.
        if (self.kinds & !kinds(other)).count_ones() as usize > self.most {
            return None;
        }
        let apart = self.measured(other)?;
        (apart.whole.min(apart.beginning) <= self.most).then_some(apart)
    }

    /// Whether it is near as a whole.
    #[must_use]
    pub fn is_near(&self, apart: Apart) -> bool {
        apart.whole <= self.most
    }

    /// Optimal string alignment (Damerau 1964): a row for each letter of the other, as far as its beginning can reach.
    fn measured(&self, other: &str) -> Option<Apart> {
        let mine = self.letters.len();
        let reach = mine + self.most;
        let mut rows = [[0_usize; LONGEST + 1]; 3];
        rows[1].iter_mut().zip(0..).for_each(|(cell, at)| *cell = at);
        let (mut apart, mut last) = (Apart { whole: usize::MAX, beginning: usize::MAX }, None);
        let mut others = other.chars();
        for (row, letter) in others.by_ref().take(reach).enumerate() {
            let [before, above, here] = &mut rows;
            here[0] = row + 1;
            let mut wrote = None;
            for (at, own) in (1..).zip(self.letters.iter().copied()) {
                let changed = above.get(at - 1)? + usize::from(own != letter);
                let mut fewest = changed.min(above.get(at)? + 1).min(here.get(at - 1)? + 1);
                if wrote == Some(letter) && last == Some(own) {
                    fewest = fewest.min(before.get(at - 2)? + 1);
                }
                *here.get_mut(at)? = fewest;
                wrote = Some(own);
            }
            apart.whole = *here.get(mine)?;
            if row + 1 >= mine {
                apart.beginning = apart.beginning.min(apart.whole);
            }
            last = Some(letter);
            rows.rotate_left(1);
        }
        if others.next().is_some() {
            apart.whole = usize::MAX;
        }
        Some(apart)
    }
}

/// The Latin letters of a word, a bit each.
fn kinds(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |kinds, letter| kinds | 1 << (letter - b'a'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, other: &str, expect: Option<(usize, usize)>) {
        let apart = Near::new(word).unwrap().apart(other);
        assert_eq!(
            apart.map(|apart| (apart.whole.min(99), apart.beginning.min(99))),
            expect,
            "{word} {other}"
        );
    }

    #[test]
    fn letters_that_differ_are_counted() {
        check("harbuor", "harbour", Some((1, 1)));
        check("harbor", "harbour", Some((1, 1)));
        check("harrbour", "harbour", Some((1, 99)));
        check("hatboor", "harbour", Some((2, 2)));
        check("hatboot", "harbour", None);
        check("teh", "the", Some((1, 1)));
        check("tah", "the", None);
        check("tah", "toe", None);
        check("гаванн", "гавань", Some((1, 1)));
        check("harbour", "harbour", Some((0, 0)));
    }

    #[test]
    fn a_word_that_begins_nearly_the_same_is_near_by_its_beginning() {
        check("harbu", "harbour", Some((99, 1)));
        check("ecnom", "economists", Some((99, 1)));
        let near = Near::new("harbu").unwrap();
        assert!(!near.is_near(near.apart("harbour").unwrap()));
        assert!(near.is_near(near.apart("harb").unwrap()));
    }

    #[test]
    fn short_words_and_numbers_have_no_slips() {
        for word in ["", "ha", "2024", "covid19", &"a".repeat(41)] {
            assert!(Near::new(word).is_none(), "{word}");
        }
    }
}
