//! Where a row of text may end. Pure: characters and widths in, rows out.
//!
//! The rules are those a newspaper keeps in all its scripts: closing marks never start a row, opening marks never
//! end one, a dash or an ellipsis stays whole and with what is before it, words of Latin and Hangul stay whole
//! (GB/T 15834, JIS X 4051 and UAX #14 agree on these). Compressing and hanging marks would be added here.

use std::ops::Range;

/// What a character asks of the row break before and after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
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

/// Cuts one paragraph, without line breaks in it, into rows no wider than `measure` where its rules allow.
///
/// `widths` are the advances of `chars`. Rows follow each other without a gap; there is at least one.
pub(super) fn rows(chars: &[char], widths: &[f32], measure: f32) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let end = row_end(chars, widths, start, measure);
        rows.push(start..end);
        start = end;
    }
    if rows.is_empty() {
        rows.push(0..0);
    }
    rows
}

/// Cuts a headline into rows: two as its marks divide it if they do, else rows of like length.
pub(super) fn headline_rows(chars: &[char], widths: &[f32], measure: f32) -> Vec<Range<usize>> {
    let greedy = rows(chars, widths, measure);
    match greedy.len() {
        0 | 1 => greedy,
        2 => clauses(chars, widths, measure).unwrap_or_else(|| balanced(chars, widths, measure, 2)),
        more => balanced(chars, widths, measure, more),
    }
}

/// Two rows that part where a Han or kana headline pauses, the longer as short as can be.
fn clauses(chars: &[char], widths: &[f32], measure: f32) -> Option<Vec<Range<usize>>> {
    let squares = chars.iter().filter(|c| is_square(**c)).count();
    if squares * 2 < chars.len() {
        return None;
    }
    let width = |range: Range<usize>| widths.get(range).unwrap_or_default().iter().sum::<f32>();
    let longer = |at: usize| width(0..at).max(width(at..chars.len()));
    let whole = width(0..chars.len());
    // `Fire: …` with one word alone in its row looks torn.
    let is_even = |at: usize| (whole - longer(at)) * UNEVEN >= longer(at);
    let pauses = chars.iter().enumerate().filter(|(_, c)| PAUSES.contains(**c)).map(|(index, _)| index + 1);
    let at = pauses
        .filter(|at| {
            *at < chars.len() && may_end_after(chars, at - 1) && longer(*at) <= measure && is_even(*at)
        })
        .min_by(|a, b| longer(*a).total_cmp(&longer(*b)))?;
    Some(vec![0..at, at..chars.len()])
}

/// The longer row of a headline is at most so many times as long as the shorter.
const UNEVEN: f32 = 3.0;
/// Marks at which a headline pauses; a space between Han is one.
const PAUSES: &str = "：，；。！？、」』》”…—　 ";

/// Rows no more than `most`, in the narrowest measure that allows it.
fn balanced(chars: &[char], widths: &[f32], measure: f32, most: usize) -> Vec<Range<usize>> {
    /// Halvings of the measure: the last is under a hundredth of it.
    const STEPS: usize = 7;
    let (mut short, mut enough) = (measure / most as f32, measure);
    for _ in 0..STEPS {
        let middle = f32::midpoint(short, enough);
        if rows(chars, widths, middle).len() <= most {
            enough = middle;
        } else {
            short = middle;
        }
    }
    rows(chars, widths, enough)
}

/// A character as wide as it is high, with room of its own around it: what may be moved apart to fill a row.
pub(super) fn is_square(c: char) -> bool {
    is_ideographic(c)
}

/// Where the row that starts at `start` ends: after the last place that allows it, else where it is full.
fn row_end(chars: &[char], widths: &[f32], start: usize, measure: f32) -> usize {
    let mut width = 0.0;
    let mut allowed = None;
    let mut full = None;
    for (index, (c, advance)) in chars.iter().zip(widths).enumerate().skip(start) {
        width += advance;
        let fits = width <= measure || class(*c) == Class::Space;
        if !fits && index > start {
            full = Some(index);
            break;
        }
        if may_end_after(chars, index) {
            allowed = Some(index + 1);
        }
    }
    let Some(full) = full else { return chars.len() };
    allowed.unwrap_or_else(|| whole_character(chars, start, full))
}

/// The end of a row in a word that is wider than the row, not between a letter and its accent.
fn whole_character(chars: &[char], start: usize, full: usize) -> usize {
    let marked = |index: usize| chars.get(index).is_some_and(|c| class(*c) == Class::Mark);
    let mut end = full;
    while end > start + 1 && marked(end) {
        end -= 1;
    }
    end
}

/// Whether a row may end after the character at `index`.
#[expect(clippy::match_same_arms, reason = "one arm a rule")]
fn may_end_after(chars: &[char], index: usize) -> bool {
    let (Some(before), Some(after)) = (chars.get(index), chars.get(index + 1)) else { return true };
    let (of_before, of_after) = (base_class(chars, index), class(*after));
    match (of_before, of_after) {
        (_, Class::Mark | Class::Space | Class::Close | Class::Inseparable) | (Class::Open, _) => false,
        (Class::Space, _) => !ends_with_open(chars, index),
        // `2024-08-25` stays whole, an address is cut after its slashes.
        (Class::Hyphen, Class::Word) => *before == '/' || !after.is_ascii_digit(),
        (Class::Hyphen, Class::Hyphen) => false,
        (Class::Hyphen, _) => true,
        (Class::Inseparable | Class::Close | Class::Wide, Class::Wide | Class::Open)
        | (Class::Word, Class::Wide)
        | (Class::Wide, Class::Word | Class::Hyphen) => true,
        // After a wide closing mark anything may start; after a narrow one (`3.5`, `a,b`) a word goes on.
        (Class::Close | Class::Inseparable, Class::Word | Class::Hyphen) => is_wide(*before),
        // `文(text)`: before an opening mark unless it is part of a word, as in `word(s)`.
        (Class::Word, Class::Open) => is_wide(*after),
        (Class::Word, Class::Word | Class::Hyphen) | (Class::Mark, _) => false,
    }
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

fn class(c: char) -> Class {
    match c {
        // A no-break space and a word joiner hold together what they stand between.
        '\u{00A0}' | '\u{202F}' | '\u{2060}' => Class::Word,
        ' ' | '\t' | '\u{3000}' | '\u{2000}'..='\u{200B}' => Class::Space,
        '—' | '…' | '―' | '⸺' | '‥' => Class::Inseparable,
        '-' | '–' | '/' | '‐' | '\u{00AD}' | '|' | '&' | '=' => Class::Hyphen,
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
        _ if is_ideographic(c) => Class::Wide,
        _ => Class::Word,
    }
}

const OPENING: &str = "「『《〈（［｛【〔〖〘〚“‘([{〝‹«￥＄￡¥$£€#＃№";
/// Closing marks, stops, and the small kana and signs that never start a row.
const CLOSING: &str = "」』》〉）］｝】〕〗〙〛”’)]}〟›»。．，、；：！？!?;:,.．・·‧％%‰℃°々〻ヽヾゝゞーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ〜～゛゜‼⁇⁈⁉";

/// Han, kana, bopomofo, full-width forms and emoji: what is set in squares.
fn is_ideographic(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FFF}' | '\u{3001}'..='\u{30FF}' | '\u{3100}'..='\u{312F}' | '\u{31A0}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{1F300}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sets `text` in rows of `measure` where wide characters count 2 and others 1, and joins them by `|`.
    #[track_caller]
    fn check(text: &str, measure: u32, expect: &str) {
        let chars: Vec<char> = text.chars().collect();
        let width = |c: &char| if is_ideographic(*c) || is_wide(*c) || *c == '“' { 2.0 } else { 1.0 };
        let widths: Vec<f32> = chars.iter().map(width).collect();
        let rows = rows(&chars, &widths, measure as f32);
        let set: Vec<String> = rows.into_iter().map(|row| chars[row].iter().collect()).collect();
        assert_eq!(set.join("|"), expect);
    }

    #[test]
    fn han_breaks_anywhere_and_words_at_spaces() {
        check("今日新聞很多", 8, "今日新聞|很多");
        check("one two three", 8, "one two |three");
        check("우리 동네 신문", 4, "우리 |동네 |신문");
    }

    #[test]
    fn closing_marks_and_stops_never_start_a_row() {
        check("今日新聞。很多", 8, "今日新|聞。很多");
        check("他說好」了嗎", 6, "他說|好」了|嗎");
        check("今日新聞）。很多", 8, "今日新|聞）。很|多");
        check("すきなラーメン", 8, "すきな|ラーメン");
    }

    #[test]
    fn opening_marks_never_end_a_row() {
        check("他今日「說", 8, "他今日|「說");
        check("讀了《“新", 8, "讀了|《“新");
        check("一二三（四", 8, "一二三|（四");
    }

    #[test]
    fn a_dash_or_ellipsis_stays_whole_and_starts_no_row() {
        check("今日新聞——很多", 8, "今日新|聞——很|多");
        check("今日新聞……", 8, "今日新|聞……");
    }

    #[test]
    fn a_latin_word_inside_han_stays_whole() {
        check("我用Linux系統", 8, "我用|Linux系|統");
        check("約3.5億元", 6, "約3.5|億元");
        check("漲了50%了", 6, "漲了|50%了");
        check("花了$100元", 7, "花了|$100元");
        check("in today’s news", 8, "in |today’s |news");
    }

    #[test]
    fn a_word_wider_than_the_row_is_cut_where_it_is_full() {
        check("abcdefghij", 4, "abcd|efgh|ij");
        check("see https://news.example/2024/a", 16, "see https://|news.example/|2024/a");
    }

    #[test]
    fn an_accent_stays_on_its_letter() {
        check("ae\u{301}e\u{301}e\u{301}", 2, "a|e\u{301}|e\u{301}|e\u{301}");
    }

    #[track_caller]
    fn check_headline(text: &str, measure: f32, expect: &str) {
        let chars: Vec<char> = text.chars().collect();
        let widths = vec![1.0; chars.len()];
        let rows = headline_rows(&chars, &widths, measure);
        let set: Vec<String> = rows.into_iter().map(|row| chars[row].iter().collect()).collect();
        assert_eq!(set.join("|"), expect);
    }

    #[test]
    fn a_headline_is_set_in_rows_of_like_length() {
        check_headline("一二三四五六七八九十一", 10.0, "一二三四五六|七八九十一");
        check_headline("a ferry comes home at dawn", 20.0, "a ferry comes |home at dawn");
        check_headline("一二三四五", 10.0, "一二三四五");
    }

    #[test]
    fn a_headline_of_two_clauses_parts_between_them_if_both_fit() {
        check_headline("委員建議：為捐血者買保險", 10.0, "委員建議：|為捐血者買保險");
        check_headline("批判天價年薪 是維護正義", 10.0, "批判天價年薪 |是維護正義");
        check_headline("好：一二三四五六七八九十", 10.0, "好：一二三四|五六七八九十");
    }

    #[test]
    fn spaces_stick_out_of_a_row_instead_of_starting_the_next() {
        check("one  two", 3, "one  |two");
        check("", 10, "");
    }
}
