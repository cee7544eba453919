//! Between which characters a row may end: the rules that newspapers keep in Chinese, Japanese, Korean and Latin.
//!
//! The rules are those of the W3C's requirements (clreq 3.1.3, jlreq 3.1.7 and 3.1.8, klreq 3.2), of GB/T 15834 and
//! JIS X 4051. UAX #14 is looser where they are strict: it lets a row start with a dash, cuts Hangul between
//! syllables and a number from its counter, and takes Chinese quotation marks for ambiguous ones.

use crate::article::Lang;

/// What a character asks of the row break before and after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A space: the row may end after it, and it may stick out of the row.
    Space,
    /// Never at the end of a row: 「 《 ( “.
    Open,
    /// Never at the start of a row: 」 》 ) ” 。 ， ！ ー っ.
    Close,
    /// Stays with what is before it and with its like: — …
    Inseparable,
    /// A break is fine on either side: Han, kana.
    Wide,
    /// A part of a word: letters, digits, Hangul.
    Word,
    /// A break is fine after it, inside a long address or compound: - /
    Hyphen,
    /// Part of the character before it: accents, variation selectors, joiners.
    Mark,
}

/// Whether a row may end at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    Allowed,
    /// Only if the word is wider than a row, and then rather than within its letters: Han and marks in Korean.
    Loose,
    /// Only if the word is wider than a row.
    InWord,
    /// Never, unless nothing else is left.
    Forbidden,
}

/// What may come of the place before each character; the first stands for the start.
pub(super) fn breaks(chars: &[char], lang: &Lang) -> Vec<Break> {
    let by_word = *lang == Lang::Ko;
    let mut found = Vec::with_capacity(chars.len());
    for index in 0..chars.len() {
        found.push(match index.checked_sub(1) {
            None => Break::Forbidden,
            Some(before) if is_amount(chars, before) => Break::InWord,
            Some(before) => after(chars, before, by_word),
        });
    }
    found
}

/// Whether a row may end after the character at `index`. In Korean it ends between words: a particle stays with its
/// noun, and with 漢字 and 」 before it.
fn after(chars: &[char], index: usize, by_word: bool) -> Break {
    let found = between(chars, index);
    let parts = |c: Option<&char>| {
        c.is_some_and(|c| matches!(class(*c), Class::Space | Class::Hyphen | Class::Inseparable))
    };
    if by_word && found == Break::Allowed && index + 1 < chars.len() && !parts(chars.get(index)) {
        return Break::Loose;
    }
    found
}

/// The rules that all languages share.
#[expect(clippy::match_same_arms, reason = "one arm a rule")]
fn between(chars: &[char], index: usize) -> Break {
    use Break::{Allowed, Forbidden, InWord};
    let (Some(before), Some(after)) = (chars.get(index), chars.get(index + 1)) else { return Allowed };
    let allowed = |is: bool, or: Break| if is { Allowed } else { or };
    // A no-break space holds on both sides: a row that begins with one looks set in.
    if GLUE.contains(*before) || GLUE.contains(*after) {
        return if class(*after) == Class::Mark { Forbidden } else { InWord };
    }
    match (base_class(chars, index), class(*after)) {
        (_, Class::Mark | Class::Space | Class::Close | Class::Inseparable) | (Class::Open, _) => Forbidden,
        (Class::Space, _) => allowed(!ends_with_open(chars, index), Forbidden),
        // `2024-08-25` and `-5` stay whole, an address is cut after its slashes, a compound after its hyphen.
        (Class::Hyphen, Class::Word) => {
            let joins = index > 0 && chars.get(index - 1).is_some_and(|c| class(*c) == Class::Word);
            allowed(*before == '/' || (joins && !after.is_ascii_digit()), InWord)
        }
        (_, Class::Hyphen) => InWord,
        (Class::Hyphen, _) => Allowed,
        (Class::Inseparable, _) => Allowed,
        (Class::Close | Class::Wide, Class::Wide | Class::Open) => Allowed,
        (Class::Word, Class::Wide) | (Class::Wide, Class::Word) => Allowed,
        // After a wide closing mark anything may start; after a narrow one (`3.5`, `a,b`) a word goes on.
        (Class::Close, Class::Word) => allowed(is_wide(*before), InWord),
        // `文(text)`: before an opening mark unless it is part of a word, as in `word(s)`.
        (Class::Word, Class::Open) => allowed(is_wide(*after), InWord),
        (Class::Word, Class::Word) | (Class::Mark, _) => InWord,
    }
}

/// Whether a number goes on after `index` into its counter or unit: `2024|年`, `30|万|元`, `25| km`, `第| 1| 条`.
fn is_amount(chars: &[char], index: usize) -> bool {
    let (Some(before), Some(after)) = (chars.get(index), chars.get(index + 1)) else { return false };
    let is_ordinal = |c: Option<&char>| c == Some(&'第');
    if *before == ' ' {
        let left = index.checked_sub(1).and_then(|left| chars.get(left));
        let of_number = left.is_some_and(|left| is_digit(*left));
        let counted =
            COUNTERS.contains(*after) || starts_with_unit(chars.get(index + 1..).unwrap_or_default());
        return (of_number && counted) || (is_ordinal(left) && is_digit(*after));
    }
    if is_ordinal(Some(before)) && is_digit(*after) {
        return true;
    }
    if !COUNTERS.contains(*after) {
        return false;
    }
    let counters = chars.get(..=index).unwrap_or_default().iter().rev();
    let number =
        counters.clone().position(|c| !COUNTERS.contains(*c)).filter(|count| *count <= MOST_COUNTERS);
    number.and_then(|at| counters.clone().nth(at)).is_some_and(|c| is_digit(*c))
}

/// `30万元`, `5千米`, `8平方公里`: a number is followed by no more of them than this.
const MOST_COUNTERS: usize = 3;

fn starts_with_unit(chars: &[char]) -> bool {
    let end = chars.iter().position(|c| !c.is_alphabetic() && !"°%/²³".contains(*c)).unwrap_or(chars.len());
    let Some(word) = chars.get(..end).filter(|word| !word.is_empty() && word.len() <= 4) else {
        return false;
    };
    UNITS.iter().any(|unit| unit.chars().eq(word.iter().copied()))
}

/// The class of the character at `index`, or of what its accents belong to.
fn base_class(chars: &[char], index: usize) -> Class {
    chars
        .get(..=index)
        .unwrap_or_default()
        .iter()
        .rev()
        .map(|c| class(*c))
        .find(|c| *c != Class::Mark)
        .unwrap_or(Class::Mark)
}

/// Whether the spaces that end at `index` follow an opening mark, as in `( note`.
fn ends_with_open(chars: &[char], index: usize) -> bool {
    let before = chars.get(..=index).unwrap_or_default().iter().rev().find(|c| class(**c) != Class::Space);
    before.is_some_and(|c| class(*c) == Class::Open)
}

/// A full-width mark, as opposed to one that stands among Latin letters. Curly quotation marks are both, and an
/// apostrophe looks like one, so that they count as narrow: `today’s` stays whole.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}')
        || matches!(c, '—' | '…' | '⸺')
}

pub(super) fn class(c: char) -> Class {
    match c {
        // First, because most of a Latin text is these. A no-break space and a word joiner hold together what they
        // stand between.
        'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{00A0}' | '\u{202F}' | '\u{2060}' => Class::Word,
        ' ' | '\t' | '\u{3000}' | '\u{2000}'..='\u{200B}' => Class::Space,
        '—' | '…' | '―' | '⸺' | '‥' | '〳' | '〴' | '〵' => Class::Inseparable,
        '-' | '–' | '/' | '‐' | '\u{00AD}' | '|' | '゠' => Class::Hyphen,
        _ if OPENING.contains(c) => Class::Open,
        _ if CLOSING.contains(c) => Class::Close,
        '\u{0300}'..='\u{036F}'
        | '\u{200C}'
        | '\u{200D}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{3099}'
        | '\u{309A}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{1F3FB}'..='\u{1F3FF}' => Class::Mark,
        '\u{31F0}'..='\u{31FF}' | '\u{FF67}'..='\u{FF70}' | 'ﾞ' | 'ﾟ' => Class::Close,
        _ if is_square(c) => Class::Wide,
        _ => Class::Word,
    }
}

/// What holds together the characters it stands between.
const GLUE: &str = "\u{A0}\u{202F}\u{2060}";
const OPENING: &str = "「『《〈（［｛【〔〖〘〚｟｢﹙﹛﹝“‘([{〝‹«￥＄￡¥$£€＃№";
/// Closing marks, stops, units, and the small kana and signs that never start a row.
const CLOSING: &str = "」』》〉）］｝】〕〗〙〛｠｣﹚﹜﹞”’)]}〟›»。．，、｡､﹐﹑﹒﹔﹕﹖﹗；：！？!?;:,.．・·‧･％%‰℃°′″￠々〻ヽヾゝゞーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ〜～゛゜‼⁇⁈⁉";
/// What Chinese and Japanese count by, right after the figures.
const COUNTERS: &str = "年月日号號時时点點分秒元円圆圓万萬亿億兆千百人名個个件歳歲岁次回度倍割成位位台家戶户里米尺吨噸克斤升公平方立条條章节節页頁张張本册冊只隻头頭辆輛艘架座部篇期届屆项項款版集卷枚匹株棟軒番話杯台套层層楼樓";
/// Units after a space. Words such as `in` or `a` that are more often something else are left out.
const UNITS: &[&str] = &[
    "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "L", "ml", "ha", "km²", "m²", "m³", "km/h", "h", "min",
    "s", "ms", "W", "kW", "MW", "GW", "kWh", "MWh", "V", "Hz", "MHz", "GHz", "MB", "GB", "TB", "°C", "°F",
    "°", "%", "ft", "mi", "lb", "oz", "pp",
];

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Han, kana, bopomofo, full-width forms and emoji: what is set in squares, and may be moved apart to fill a row.
pub(in super::super) fn is_square(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FFF}' | '\u{3001}'..='\u{30FF}' | '\u{3100}'..='\u{312F}' | '\u{31A0}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{1F300}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}
