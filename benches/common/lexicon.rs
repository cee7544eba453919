//! The words of generated clips: those written by hand first, then rarer ones made of characters and syllables, so
//! that an index has as many different words as one of real news.

use super::words::{
    BEGINNINGS, CHINESE, ENDINGS, ENGLISH, HAN, JAPANESE, KANA, KOREAN, MIDDLES, SIMPLIFIED, SYLLABLES,
    TRADITIONAL,
};

/// Different words of each language.
const WORDS: u64 = 12_000;
/// How much words lean to the commonest: the first is then every 180th, as the commonest nouns of Chinese news are.
const LEANING: f64 = 1.8;

/// The script of a generated page; of a hundred, 45 simplified, 20 traditional, 5 mixed, 10 each of the others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Simplified,
    Traditional,
    HalfConverted,
    Japanese,
    Korean,
    English,
}

impl Script {
    /// Whether the next word is in simplified forms; a half-converted page takes either.
    pub(crate) fn is_simplified(self, dice: &mut Dice) -> bool {
        self == Self::Simplified || (self == Self::HalfConverted && dice.below(2) == 0)
    }
}

/// The words of each language, the commonest first.
pub(crate) struct Lexicon {
    /// Simplified and traditional.
    chinese: Vec<(String, String)>,
    japanese: Vec<String>,
    korean: Vec<String>,
    english: Vec<String>,
}

impl Lexicon {
    pub(crate) fn new() -> Self {
        let han: Vec<char> = HAN.chars().collect();
        let kana: Vec<char> = KANA.chars().collect();
        let syllables: Vec<char> = SYLLABLES.chars().collect();
        let alike = han.iter().map(|c| (*c, *c));
        let pairs: Vec<(char, char)> = SIMPLIFIED.chars().zip(TRADITIONAL.chars()).chain(alike).collect();
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let mut chinese: Vec<(String, String)> =
            CHINESE.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect();
        let (mut japanese, mut korean, mut english) = (owned(&JAPANESE), owned(&KOREAN), owned(&ENGLISH));
        for number in 0..WORDS {
            let mut dice = Dice::new(number ^ 0x5a5a);
            let length = 2 + dice.below(10) / 8;
            let mut any =
                |of: &[char], count| -> String { (0..count).map(|_| of[dice.rank(of.len(), 1.3)]).collect() };
            korean.push(any(&syllables, length));
            japanese.push(any(&han, length) + &any(&kana, number % 3));
            chinese.push((0..length).map(|_| pairs[dice.rank(pairs.len(), 1.3)]).unzip());
            let middle = if dice.below(2) == 0 { "" } else { dice.common(&MIDDLES) };
            english.push(format!("{}{middle}{}", dice.common(&BEGINNINGS), dice.common(&ENDINGS)));
        }
        Self { chinese, japanese, korean, english }
    }

    /// One of the words, the common ones more often.
    pub(crate) fn word(&self, dice: &mut Dice, script: Script) -> &str {
        match script {
            Script::Japanese => one_of(dice, &self.japanese).as_str(),
            Script::Korean => one_of(dice, &self.korean).as_str(),
            Script::English => one_of(dice, &self.english).as_str(),
            _ => {
                let (simplified, traditional) = one_of(dice, &self.chinese);
                if script.is_simplified(dice) { simplified } else { traditional }
            }
        }
    }
}

fn one_of<'w, T>(dice: &mut Dice, words: &'w [T]) -> &'w T {
    &words[dice.rank(words.len(), LEANING)]
}

/// `SplitMix64` (Steele, Lea and Flood 2014): small, and the same everywhere.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        // What follows a seed must not be what follows the next one, a step further.
        Self(Self(seed).next())
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }

    /// The first are the commonest, as words of a language are: the square of an even number leans to zero.
    pub(crate) fn common<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.rank(of.len(), 2.0)]
    }

    /// A place among `of`; the greater the exponent, the more it leans to the first.
    fn rank(&mut self, of: usize, exponent: f64) -> usize {
        let even = self.below(1 << 30) as f64 / f64::from(1 << 30);
        (even.powf(exponent) * of as f64) as usize
    }
}
