//! Characters found by how they sound, as one types them: `rzs` and `rizhao` for 日照, `ㄖㄓ`, `toukyou` for 東京, `ㅎㄱ`
//! for 한글. Letters are compared with the readings of the characters; no text is turned into Latin.

mod chinese;
mod hangul;
mod japanese;

use std::ops::Range;

use super::fold::{Folded, fold};

/// More letters than these spell no name.
const LONGEST: usize = 40;
/// A name, or what one remembers of a headline, stands among its first so many characters.
pub const LONGEST_LINE: usize = 400;

/// Letters that spell how something sounds, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelled {
    letters: Vec<char>,
    /// Whether some of them are of Latin, Bopomofo or Hangul.
    kinds: Kinds,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Kinds {
    latin: bool,
    bopomofo: bool,
    hangul: bool,
}

/// A character of a text, folded and as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    pub folded: char,
    pub written: char,
}

/// Characters that sound as spelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Their places in the line.
    pub at: Range<usize>,
    /// Letters that spell the whole of a sound, or the beginning of the last one, or stand there themselves.
    pub whole: usize,
    /// Letters that stand for a sound that begins with them.
    pub initial: usize,
}

/// What is spelled of a character.
enum Part {
    /// So many letters spell so many characters.
    Whole { letters: usize, chars: usize },
    /// So many letters are all that is spelled of one character.
    Initial { letters: usize },
}

impl Spelled {
    /// Nothing if the word holds no letter that could spell a sound.
    #[must_use]
    pub fn new(word: &str) -> Option<Self> {
        // Apostrophes part syllables (xi'an), and the marks of tones are not in readings.
        let marks = ['\'', '’', 'ˉ', 'ˊ', 'ˇ', 'ˋ', '˙'];
        let letters: Vec<char> = fold(&word.replace(marks, "")).chars().collect();
        let kinds = Kinds {
            latin: letters.iter().any(char::is_ascii_lowercase),
            bopomofo: letters.iter().any(|letter| chinese::is_bopomofo(*letter)),
            hangul: letters.iter().any(|letter| hangul::is_spelling(*letter)),
        };
        let spells = kinds != Kinds::default() && letters.len() <= LONGEST;
        spells.then_some(Self { letters, kinds })
    }

    /// The first characters that sound so; nothing where the letters only stand there themselves.
    #[must_use]
    pub fn find(&self, line: &[Letter]) -> Option<Heard> {
        let line = line.get(..LONGEST_LINE).unwrap_or(line);
        let mut looking = Looking { spelled: self, line, failed: Vec::new() };
        (0..line.len()).find_map(|at| {
            let begins = line.get(at).is_some_and(|letter| letter.folded.is_alphanumeric());
            let heard = if begins { looking.from(0, at) } else { None }?;
            let sounds = line.get(heard.at.clone())?.iter().any(|letter| !letter.folded.is_ascii());
            sounds.then_some(heard)
        })
    }
}

/// The characters of a text.
#[must_use]
pub fn letters(text: &str) -> Vec<Letter> {
    let folded = Folded::new(text);
    let letter = |(_, folded, from): (usize, char, Range<usize>)| Letter {
        folded,
        written: text.get(from).and_then(|written| written.chars().next()).unwrap_or(folded),
    };
    folded.chars().map(letter).collect()
}

/// Goes through letters and characters together, and back where they part.
struct Looking<'a> {
    spelled: &'a Spelled,
    line: &'a [Letter],
    /// Letters and places from which nothing was found, a row for each letter; empty until something failed.
    failed: Vec<bool>,
}

impl Looking<'_> {
    fn from(&mut self, letter: usize, at: usize) -> Option<Heard> {
        if letter == self.spelled.letters.len() {
            return Some(Heard { at: at..at, whole: 0, initial: 0 });
        }
        let here = *self.line.get(at)?;
        let key = letter * self.line.len() + at;
        if self.failed.get(key).copied().unwrap_or_default() {
            return None;
        }
        let mut parts = Vec::new();
        self.parts(letter, at, here, &mut parts);
        for part in parts {
            let (letters, chars) = match part {
                Part::Whole { letters, chars } => (letters, chars),
                Part::Initial { letters } => (letters, 1),
            };
            if let Some(mut heard) = self.from(letter + letters, at + chars) {
                heard.at.start = at;
                match part {
                    Part::Whole { .. } => heard.whole += letters,
                    Part::Initial { .. } => heard.initial += letters,
                }
                return Some(heard);
            }
        }
        if self.failed.is_empty() {
            self.failed = vec![false; self.spelled.letters.len() * self.line.len()];
        }
        if let Some(failed) = self.failed.get_mut(key) {
            *failed = true;
        }
        None
    }

    /// What the letters may spell of the character, the most likely first.
    fn parts(&self, letter: usize, at: usize, here: Letter, parts: &mut Vec<Part>) {
        let Some(left @ [first, ..]) = self.spelled.letters.get(letter..) else { return };
        let kinds = self.spelled.kinds;
        if kinds.latin {
            japanese::parts(left, self.line.get(at..).unwrap_or_default(), letter > 0, parts);
            chinese::pinyin(left, here, parts);
        }
        if kinds.bopomofo {
            chinese::zhuyin(left, here, parts);
        }
        if kinds.hangul {
            hangul::parts(left, here, parts);
        }
        if here.folded == *first {
            parts.push(Part::Whole { letters: 1, chars: 1 });
        }
        // What stands between is not spelled.
        if letter > 0 && !here.folded.is_alphanumeric() {
            parts.push(Part::Whole { letters: 0, chars: 1 });
        }
    }
}

/// How many letters of a reading are spelled: all of it, or as far as the letters go.
fn spells(
    left: &[char],
    reading: impl Iterator<Item = char>,
    same: impl Fn(char, char) -> bool,
) -> Option<usize> {
    let mut letters = 0;
    for sound in reading {
        match left.get(letters) {
            Some(letter) if same(*letter, sound) => letters += 1,
            Some(_) => return None,
            None => break,
        }
    }
    (letters > 0).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spelled: &str, text: &str, expect: Option<&str>) {
        let line = letters(text);
        let heard = Spelled::new(spelled).and_then(|spelled| spelled.find(&line));
        let found = heard.map(|heard| line[heard.at].iter().map(|letter| letter.written).collect::<String>());
        assert_eq!(found.as_deref(), expect, "{spelled} in {text}");
    }

    #[test]
    fn chinese_is_found_by_pinyin_whole_and_by_its_initials() {
        check("rzs", "山东日照市", Some("日照市"));
        check("rizhao", "山东日照市", Some("日照"));
        check("rizhaos", "山东日照市", Some("日照市"));
        check("rizs", "山东日照市", Some("日照市"));
        check("rzhs", "日照市", Some("日照市"));
        check("rzhsh", "日照市", Some("日照市"));
        check("xi'an", "去西安", Some("西安"));
        check("nv", "女排", Some("女"));
        check("lüyou", "旅游", Some("旅游"));
        check("chongqing", "重慶", Some("重慶"));
        check("zhongyao", "重要", Some("重要"));
        check("cy", "產業鏈", Some("產業"));
        check("gdpzz", "GDP增长", Some("GDP增长"));
        check("gangkou", "港 口", Some("港 口"));
        check("rzx", "日照市", None);
        check("harbour", "The harbour", None);
    }

    #[test]
    fn zhuyin_finds_what_pinyin_finds() {
        check("ㄖㄓㄕ", "日照市", Some("日照市"));
        check("ㄖˋㄓㄠˋ", "日照市", Some("日照"));
        check("ㄔㄢˇㄧㄝˋ", "產業", Some("產業"));
        check("ㄒㄩㄝ", "学校", Some("学"));
        check("ㄩㄢ", "元旦", Some("元"));
        check("ㄨㄥ", "老翁", Some("翁"));
        check("ㄅㄆ", "日照", None);
    }

    #[test]
    fn japanese_is_found_by_romaji_of_its_kana_and_its_characters() {
        check("toukyou", "東京の港", Some("東京"));
        check("tokyo", "東京の港", Some("東京"));
        check("minato", "東京の港", Some("港"));
        check("sangyou", "産業", Some("産業"));
        check("enerugi", "エネルギー政策", Some("エネルギ"));
        check("enerugiiseisaku", "エネルギー政策", None);
        check("enerugiseisaku", "エネルギー政策", Some("エネルギー政策"));
        check("kippu", "きっぷ", Some("きっぷ"));
        check("macchi", "マッチ", Some("マッチ"));
        check("matchi", "マッチ", Some("マッチ"));
        check("shashin", "しゃしん", Some("しゃしん"));
        check("syasin", "しゃしん", Some("しゃしん"));
        check("shinbun", "新聞", Some("新聞"));
        check("kennai", "けんない", Some("けんない"));
        check("kenen", "けんえん", Some("けんえん"));
        check("ｋａｎａ", "かな", Some("かな"));
    }

    #[test]
    fn korean_is_found_by_its_initials_and_by_syllables_that_go_on() {
        check("ㅎㄱㅈ", "이 한국전", Some("한국전"));
        check("ㅎㄱ", "한 글", Some("한 글"));
        check("서우", "서울시", Some("서울"));
        check("한ㄱ", "한글", Some("한글"));
        check("ㄲ", "한글", None);
        check("ㅋㅋ", "크키", Some("크키"));
    }

    #[test]
    fn what_spells_no_sound_is_not_looked_for() {
        for word in ["", "2024", "港口", "·", &"a".repeat(41)] {
            assert_eq!(Spelled::new(word), None, "{word}");
        }
        let spelled = Spelled::new(&"a".repeat(40)).unwrap();
        assert_eq!(spelled.find(&letters(&"啊".repeat(3_000))).map(|heard| heard.at), Some(0..40));
        assert_eq!(spelled.find(&letters(&"啊".repeat(39))), None);
        let far = |between: &str| Spelled::new("rz").unwrap().find(&letters(&format!("日{between}照")));
        assert!(far(&".".repeat(300)).is_some());
        assert_eq!(far(&".".repeat(100_000)), None);
    }
}
