//! Numbers as SQLite writes them: seven bits a byte, the highest first, and all eight of a ninth.

/// Bytes that are read from the left.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn take(&mut self, many: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(many)?;
        self.0 = rest;
        Some(taken)
    }

    #[inline]
    pub(super) fn number(&mut self) -> Option<u64> {
        let (first, rest) = self.0.split_first()?;
        if *first < 0x80 {
            self.0 = rest;
            return Some(u64::from(*first));
        }
        self.long()
    }

    /// A number of bytes or pages, none of which is beyond what can be counted.
    pub(super) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    fn long(&mut self) -> Option<u64> {
        let mut number = 0;
        for at in 0..8 {
            let byte = *self.0.get(at)?;
            number = number << 7 | u64::from(byte & 0x7f);
            if byte < 0x80 {
                self.take(at + 1)?;
                return Some(number);
            }
        }
        let last = *self.take(9)?.last()?;
        Some(number << 8 | u64::from(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_one_to_nine_bytes() {
        let all = [0x7f, 0x81, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x05];
        let mut bytes = Bytes(&all);
        assert_eq!([bytes.number(), bytes.number(), bytes.number()], [Some(127), Some(128), Some(u64::MAX)]);
        assert_eq!((bytes.count(), bytes.is_empty(), bytes.number()), (Some(5), true, None));
        assert_eq!(Bytes(&[0x80, 0x80]).number(), None, "it is cut off");
    }
}
