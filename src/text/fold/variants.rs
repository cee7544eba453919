//! The plain form of a Chinese character among its variants, from the table in `assets/fold/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A class of variants a line, the plain form first.
const TABLE: &str = include_str!("../../../assets/fold/variants.txt");

/// Where the ideographs of the basic plane begin and end, compatibility forms among them.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0xfaff;

struct Variants {
    /// Plain forms of the basic plane, by the distance from `FIRST`; 0 where a character is plain itself.
    near: Vec<u16>,
    /// Those where either lies beyond the basic plane.
    far: BTreeMap<char, char>,
}

static VARIANTS: LazyLock<Variants> = LazyLock::new(|| {
    let mut variants = Variants { near: vec![0; (LAST - FIRST + 1) as usize], far: BTreeMap::new() };
    for class in TABLE.lines() {
        let mut forms = class.chars();
        let Some(plain) = forms.next() else { continue };
        for form in forms {
            variants.add(form, plain);
        }
    }
    variants
});

/// The form that stands for `c` and its variants; `c` itself if it has none.
pub(super) fn plain(c: char) -> char {
    let near = index(c).and_then(|index| VARIANTS.near.get(index)).filter(|plain| **plain != 0);
    match near {
        Some(plain) => char::from_u32(u32::from(*plain)).unwrap_or(c),
        None => VARIANTS.far.get(&c).copied().unwrap_or(c),
    }
}

impl Variants {
    fn add(&mut self, form: char, plain: char) {
        let slot = index(form).and_then(|index| self.near.get_mut(index));
        match (slot, u16::try_from(u32::from(plain))) {
            (Some(slot), Ok(plain)) => *slot = plain,
            _ => {
                self.far.insert(form, plain);
            }
        }
    }
}

fn index(c: char) -> Option<usize> {
    u32::from(c).checked_sub(FIRST).map(|index| index as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_stands_in_one_class_only() {
        let mut all: Vec<char> = TABLE.lines().flat_map(str::chars).collect();
        let written = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!((written, TABLE.lines().count() > 4000), (all.len(), true));
    }

    #[test]
    fn forms_beyond_the_basic_plane_are_known() {
        assert_eq!(plain('𡻕'), plain('歲'));
        assert_eq!(plain('水'), '水');
    }
}
