//! Sets of characters that are asked for every character of a page.

/// Some characters of Unicode's first plane, a bit for each of the plane's.
#[derive(Debug)]
pub struct Glyphs(Vec<u64>);

const PLANE: usize = 0x1_0000;

impl Glyphs {
    /// The characters of a text. Those beyond the first plane are not in it.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut bits = vec![0; PLANE / 64];
        for c in text.chars() {
            let code = u32::from(c) as usize;
            if let Some(word) = bits.get_mut(code / 64) {
                *word |= 1 << (code % 64);
            }
        }
        Self(bits)
    }

    #[must_use]
    pub fn contains(&self, c: char) -> bool {
        let code = u32::from(c) as usize;
        self.0.get(code / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_its_own_characters_and_no_others() {
        let glyphs = Glyphs::of("港口a\u{ffff}");
        for c in ['港', '口', 'a', '\u{ffff}'] {
            assert!(glyphs.contains(c), "{c}");
        }
        for c in ['\0', 'b', '海', '\u{1_0061}', char::MAX] {
            assert!(!glyphs.contains(c), "{c}");
        }
    }
}
