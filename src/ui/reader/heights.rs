//! The heights of all items, whose sums are asked for in each frame: a tree of sums (Fenwick 1994), so that an article
//! of a hundred thousand items costs a few steps and not a hundred thousand.

/// Heights in their order.
pub(super) struct Heights {
    each: Vec<f32>,
    /// At `n`, counted from 1: the sum of as many heights up to there as the lowest bit of `n` says. In double
    /// precision, since columns grow to millions of points.
    sums: Vec<f64>,
}

impl Heights {
    pub(super) fn new(each: Vec<f32>) -> Self {
        let mut sums: Vec<f64> = std::iter::once(0.0).chain(each.iter().map(|h| f64::from(*h))).collect();
        for at in 1..sums.len() {
            let sum = sums.get(at).copied().unwrap_or_default();
            if let Some(above) = sums.get_mut(at + lowest_bit(at)) {
                *above += sum;
            }
        }
        Self { each, sums }
    }

    pub(super) fn len(&self) -> usize {
        self.each.len()
    }

    pub(super) fn get(&self, item: usize) -> f32 {
        self.each.get(item).copied().unwrap_or_default()
    }

    pub(super) fn set(&mut self, item: usize, height: f32) {
        let Some(before) = self.each.get_mut(item) else { return };
        let change = f64::from(height) - f64::from(*before);
        *before = height;
        let mut at = item + 1;
        while let Some(sum) = self.sums.get_mut(at) {
            *sum += change;
            at += lowest_bit(at);
        }
    }

    /// Height of all before this item.
    pub(super) fn before(&self, item: usize) -> f32 {
        let mut at = item.min(self.each.len());
        let mut sum = 0.0;
        while at > 0 {
            sum += self.sums.get(at).copied().unwrap_or_default();
            at -= lowest_bit(at);
        }
        sum as f32
    }

    pub(super) fn all(&self) -> f32 {
        self.before(self.each.len())
    }

    /// The item at this height, and how much of it stands above; behind the last, the number of items.
    pub(super) fn at(&self, height: f32) -> (usize, f32) {
        let mut left = f64::from(height);
        let mut at = 0;
        let mut step = (self.each.len() + 1).next_power_of_two();
        while step > 0 {
            if let Some(sum) = self.sums.get(at + step).filter(|sum| **sum <= left) {
                left -= sum;
                at += step;
            }
            step /= 2;
        }
        (at, left as f32)
    }
}

fn lowest_bit(at: usize) -> usize {
    at & at.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "halves are added without a rest")]
    fn sums_and_places_are_those_of_the_list() {
        for count in [0, 1, 2, 7, 8, 100] {
            let mut each: Vec<f32> = (0..count).map(|n| (n % 5) as f32).collect();
            let mut heights = Heights::new(each.clone());
            for item in (0..count).step_by(3) {
                each[item] = 11.0;
                heights.set(item, 11.0);
            }
            for item in 0..=count {
                assert_eq!(heights.before(item), each[..item].iter().sum::<f32>());
            }
            assert_eq!(heights.all(), each.iter().sum::<f32>());
            for height in 0..heights.all() as usize {
                let (at, into) = heights.at(height as f32 + 0.5);
                assert_eq!(heights.before(at) + into, height as f32 + 0.5);
                assert!(into < each[at]);
            }
            assert_eq!(heights.at(heights.all() + 3.0), (count, 3.0));
        }
    }
}
