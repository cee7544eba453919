//! Where a token stands in a clip: the places in the first column, then for each other that has any a one, its number
//! and its places. A place is how far it is from the one before, and two.

use super::bytes::Bytes;

/// A column and a place in it, as one number.
pub(in crate::library::search) type Spot = u64;

/// The bits of a place.
const PLACE: u32 = 40;

pub(in crate::library::search) fn column_of(spot: Spot) -> usize {
    (spot >> PLACE) as usize
}

/// Hands out each spot, in rising order; nothing if they make no sense.
pub(super) fn each(places: &[u8], mut found: impl FnMut(Spot)) -> Option<()> {
    let mut bytes = Bytes(places);
    let (mut column, mut place) = (0, 0_u64);
    while !bytes.is_empty() {
        match bytes.number()? {
            1 => (column, place) = (bytes.number()?, 0),
            further => {
                place = place.checked_add(further.checked_sub(2)?)?;
                if place >> PLACE != 0 || column > u64::from(u8::MAX) {
                    return None;
                }
                found(column << PLACE | place);
            }
        }
    }
    Some(())
}

/// Whether one of the places is in this column.
pub(super) fn stands_in(wanted: u64, places: &[u8]) -> Option<bool> {
    let mut bytes = Bytes(places);
    let mut column = 0;
    while !bytes.is_empty() {
        if bytes.number()? == 1 {
            column = bytes.number()?;
        } else if column >= wanted {
            return Some(column == wanted);
        }
    }
    Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_by_column() {
        // 0 and 300 in the first column, 4 in the fourth.
        let places = [2, 0x82, 0x2e, 1, 3, 6];
        let mut spots = Vec::new();
        assert!(each(&places, |spot| spots.push((column_of(spot), spot & 0xffff))).is_some());
        assert_eq!(spots, [(0, 0), (0, 300), (3, 4)]);
        assert_eq!(
            [0, 1, 3, 4].map(|column| stands_in(column, &places)),
            [true, false, true, false].map(Some)
        );
        assert_eq!(each(&[1, 1, 0], |_| ()), None, "no place is before the first");
        assert_eq!(stands_in(0, &[0x80]), None, "it is cut off");
    }
}
