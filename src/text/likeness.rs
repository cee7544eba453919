//! How alike two texts are by their words, whatever their script: `MinHash` over folded runs of four.
//!
//! A text is the set of its runs of four units (characters, or words of an alphabet), punctuation apart. Two texts
//! tell one story where most runs are shared. Bands of smallest hashes (Broder 1997; Leskovec, Rajaraman and Ullman,
//! *Mining of Massive Datasets*, chapter 3) find the texts worth comparing without looking at all others.

use super::units::{Unit, each_unit};

/// Units of a run.
const RUN: usize = 4;
/// Bands of a text; two texts that share one are compared. With four hashes each, texts that share 0.6 of their
/// runs share a band nine times in ten, those that share 0.1 once in six hundred.
pub const BANDS: usize = 16;
/// Smallest hashes of a band.
const ROWS: usize = 4;
/// Fewer runs are no story: a caption or a notice is alike everywhere.
const LEAST_RUNS: usize = 24;
/// The same story: so much of all runs of both is shared.
const SAME: f64 = 0.6;
/// The same story shortened: so much of the shorter one is in the longer one, and so much of all runs is shared.
const INSIDE: (f64, f64) = (0.85, 0.3);

/// Of a text with more runs than this, only those with the smallest hashes are kept: a sample that is the same for
/// every text (Broder 1997). Ten novels have fewer.
const MOST_RUNS: usize = 1 << 20;

/// The runs of a text as hashes, in order, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runs {
    hashes: Vec<u64>,
    /// Those that are smaller are all there.
    below: u64,
}

impl Runs {
    /// The runs of all these texts together; nothing if they are too few to tell a story.
    #[must_use]
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<Self> {
        Self::of_lines(|give| texts.into_iter().for_each(give))
    }

    /// The same of texts that come one after the other.
    #[must_use]
    pub fn of_lines(lines: impl FnOnce(&mut dyn FnMut(&str))) -> Option<Self> {
        let mut runs = Self { hashes: Vec::new(), below: u64::MAX };
        let mut window = [0u64; RUN];
        let mut read = 0;
        lines(&mut |text| {
            each_unit(text, |unit, _| {
                let unit = match unit {
                    Unit::Dense(c) => mix(u64::from(u32::from(c))),
                    Unit::Word(word) => word.bytes().fold(0, |hash, byte| mix(hash ^ u64::from(byte))),
                    Unit::Gap | Unit::Break => return,
                };
                window = [window[1], window[2], window[3], unit];
                read += 1;
                if read >= RUN {
                    runs.push(window.iter().fold(0, |hash, unit| mix(hash ^ unit)), MOST_RUNS);
                }
            });
        });
        runs.tidy();
        (runs.hashes.len() >= LEAST_RUNS).then_some(runs)
    }

    /// Adds a run; where there are too many, the half with the larger hashes goes.
    fn push(&mut self, run: u64, most: usize) {
        if run >= self.below {
            return;
        }
        self.hashes.push(run);
        if self.hashes.len() >= 2 * most {
            self.tidy();
            while self.hashes.len() > most {
                self.below /= 2;
                self.hashes.truncate(self.hashes.partition_point(|run| *run < self.below));
            }
        }
    }

    fn tidy(&mut self) {
        self.hashes.sort_unstable();
        self.hashes.dedup();
    }

    /// Those that both texts would have kept.
    fn kept_in(&self, other: &Self) -> &[u64] {
        let end = self.hashes.partition_point(|run| *run < other.below);
        self.hashes.get(..end).unwrap_or_default()
    }

    /// One number for each band: texts that are alike have some in common.
    #[must_use]
    pub fn bands(&self) -> [u64; BANDS] {
        let mut smallest = [u32::MAX; BANDS * ROWS];
        for run in &self.hashes {
            let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
            for least in &mut smallest {
                // Multiply-shift hashing (Dietzfelbinger and others 1997), one odd factor for each hash.
                seed = seed.wrapping_add(0xbf58_476d_1ce4_e5b8);
                *least = (*least).min((run.wrapping_mul(seed | 1) >> 32) as u32);
            }
        }
        let mut bands = [0; BANDS];
        for ((band, rows), number) in bands.iter_mut().zip(smallest.chunks(ROWS)).zip(1u64..) {
            *band = rows.iter().fold(number, |hash, row| mix(hash ^ u64::from(*row)));
        }
        bands
    }

    /// Of all runs of both the part that both have: 0 to 1 (Jaccard 1901).
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        let shared = self.shared(other);
        let all = self.kept_in(other).len() + other.kept_in(self).len() - shared;
        shared as f64 / all.max(1) as f64
    }

    /// Whether both tell one story, whole or shortened.
    #[must_use]
    pub fn is_story_of(&self, other: &Self) -> bool {
        let likeness = self.likeness(other);
        let shorter = self.kept_in(other).len().min(other.kept_in(self).len()).max(1);
        likeness >= SAME || (likeness >= INSIDE.1 && self.shared(other) as f64 / shorter as f64 >= INSIDE.0)
    }

    fn shared(&self, other: &Self) -> usize {
        let mut others = other.kept_in(self).iter().peekable();
        self.kept_in(other)
            .iter()
            .filter(|run| {
                while others.next_if(|other| other < run).is_some() {}
                others.peek() == Some(run)
            })
            .count()
    }
}

/// The finalizer of `SplitMix64` (Steele, Lea and Flood 2014). What it gives is stored: it must not change.
fn mix(value: u64) -> u64 {
    let mut mixed = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "晨霧散去之後，海面上漸漸熱鬧起來。沿海的產業鏈條正在延長，工人忙着裝卸，新線今日開通，貨運量比去年多。";

    fn runs(text: &str) -> Runs {
        Runs::of([text]).unwrap()
    }

    fn share_a_band(one: &Runs, other: &Runs) -> bool {
        one.bands().iter().zip(other.bands()).any(|(one, other)| *one == other)
    }

    #[test]
    fn the_other_script_is_the_same_text() {
        let simplified = "晨雾散去之后,海面上渐渐热闹起来。沿海的产业链条正在延长,工人忙着装卸,新线今日开通,货运量比去年多。";
        assert_eq!(runs(STORY), runs(simplified));
    }

    #[test]
    fn a_story_with_a_line_of_the_site_is_the_same_story() {
        let one = runs(STORY);
        let other = Runs::of([STORY, "責任編輯某某"]).unwrap();
        assert!(one.is_story_of(&other) && share_a_band(&one, &other));
        assert!((0.8..1.0).contains(&one.likeness(&other)));
    }

    #[test]
    fn the_beginning_of_a_story_is_the_story_shortened() {
        let rest = "圖書館的讀者在雨天多起來，老街上的茶葉店也開了門。";
        let whole = Runs::of([STORY, rest, "店主說今年的新茶比往年好，價錢也公道"]).unwrap();
        assert!(whole.likeness(&runs(STORY)) < SAME);
        assert!(whole.is_story_of(&runs(STORY)));
    }

    #[test]
    fn another_story_is_another() {
        let other =
            runs("圖書館的讀者在雨天多起來，老街上的茶葉店也開了門，店主說今年的新茶比往年好，價錢也公道。");
        assert!(!runs(STORY).is_story_of(&other) && !share_a_band(&runs(STORY), &other));
    }

    #[test]
    fn a_sample_of_the_runs_tells_as_much_as_all_of_them() {
        let kept = |hashes: &mut dyn Iterator<Item = u64>, most: usize| {
            let mut runs = Runs { hashes: Vec::new(), below: u64::MAX };
            hashes.for_each(|hash| runs.push(mix(hash), most));
            runs.tidy();
            runs
        };
        // A quarter of all runs is shared.
        let one = |most| kept(&mut (0..80_000), most);
        let other = |most| kept(&mut (48_000..128_000), most);
        let all = one(1 << 20).likeness(&other(1 << 20));
        assert!((all - 0.25).abs() < 1e-9);
        for (most, more) in [(4_000, 4_000), (4_000, 1 << 20), (20_000, 4_000)] {
            let (one, other) = (one(most), other(more));
            assert!(one.hashes.len() <= 2 * most && other.hashes.len() <= 2 * more);
            assert!((one.likeness(&other) - all).abs() < 0.03, "{}", one.likeness(&other));
            assert!((one.likeness(&one) - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn too_few_words_are_no_story() {
        assert_eq!(Runs::of(["產業鏈條正在延長"]), None);
        assert_eq!(Runs::of([]), None);
    }
}
