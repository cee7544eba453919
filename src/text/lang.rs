//! The language of a text, by its script and by characters that one way of writing has and the others have not.

use std::sync::LazyLock;

use super::glyphs::Glyphs;
use crate::article::Lang;

/// Frequent characters that only simplified Chinese has.
const SIMPLIFIED: &str = "这国为说与个时会来学开关于对产后发经过还们将当点无应动实现问题区员总统电车体业万东长马华门间头见贝进运远边达选让认议记设证评试话该语请调谈战变战张强结给统计线级经约组织红细终续维网罗职联举乐习书买乱争亏产亲亿从仅";
/// Frequent characters that only traditional Chinese has; Japan has simplified them its own way.
const TRADITIONAL: &str = "這國為說與個時會來學開關於對產後發經過還們將當點無應動實現問題區員總統電車體業萬東長馬華門間頭見進運遠邊達選讓認議記設證評試話該語請調談戰變張強結給計線級約組織紅細終續維網羅職聯舉樂習書買亂爭虧親億從僅";
/// Characters that Japan writes in a way of its own.
const JAPANESE: &str =
    "発経済気対実験駅県図円売読続帰広応戦検権観覚価仮団囲圧変総緑縦黒歯児単厳桜楽渋渇渓焼薬訳";
/// Characters that tell one way of writing from the others.
struct Tell {
    simplified: Glyphs,
    traditional: Glyphs,
    japanese: Glyphs,
}

static TELL: LazyLock<Tell> = LazyLock::new(|| {
    // What stands in both lists tells nothing.
    let without = |list: &str, other: &str| list.chars().filter(|&c| !other.contains(c)).collect::<String>();
    Tell {
        simplified: Glyphs::of(&without(SIMPLIFIED, TRADITIONAL)),
        traditional: Glyphs::of(&without(TRADITIONAL, SIMPLIFIED)),
        japanese: Glyphs::of(JAPANESE),
    }
});

/// A text needs so many characters of a script before it tells anything.
const ENOUGH: usize = 4;

/// The language that a text is written in; where the script does not tell, what the page declares.
#[must_use]
pub fn of(text: &str, declared: &Lang) -> Lang {
    let counts = Counts::of(text);
    let letters = counts.han + counts.kana + counts.hangul + counts.latin;
    // A word of an alphabet says about as much as two characters.
    let cjk = counts.han + counts.kana + counts.hangul;
    if letters < ENOUGH || cjk * 8 < counts.latin {
        return by_alphabet(&counts, declared);
    }
    if counts.hangul * 3 > counts.han + counts.kana {
        return Lang::Ko;
    }
    // Chinese texts name Japanese things, but do not write one kana in ten characters.
    if counts.kana * 10 > cjk {
        return Lang::Ja;
    }
    chinese(&counts, declared)
}

#[derive(Default)]
struct Counts {
    han: usize,
    kana: usize,
    hangul: usize,
    latin: usize,
    /// Letters of other alphabets, and Latin ones that English does not have.
    foreign: usize,
    simplified: usize,
    traditional: usize,
    japanese: usize,
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Self::default();
        let tell = &*TELL;
        for c in text.chars() {
            match c {
                'a'..='z' | 'A'..='Z' => counts.latin += 1,
                '\u{3041}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9d}' => counts.kana += 1,
                '\u{ac00}'..='\u{d7a3}' => counts.hangul += 1,
                '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
                    counts.han += 1;
                    counts.simplified += usize::from(tell.simplified.contains(c));
                    counts.traditional += usize::from(tell.traditional.contains(c));
                    counts.japanese += usize::from(tell.japanese.contains(c));
                }
                c if c.is_alphabetic() => counts.foreign += 1,
                _ => {}
            }
        }
        counts
    }
}

/// English is believed where no other language is declared and no foreign letter speaks against it.
fn by_alphabet(counts: &Counts, declared: &Lang) -> Lang {
    match declared {
        Lang::Other(_) | Lang::En => declared.clone(),
        _ if counts.latin > 20 && counts.foreign * 50 < counts.latin => Lang::En,
        _ if counts.latin == 0 => declared.clone(),
        _ => Lang::Unknown,
    }
}

/// Pages that a machine converted by halves are what most of their characters are.
fn chinese(counts: &Counts, declared: &Lang) -> Lang {
    if counts.simplified + counts.traditional == 0 {
        return match declared {
            Lang::ZhHans | Lang::ZhHant | Lang::Ja => declared.clone(),
            _ if counts.japanese > 0 => Lang::Ja,
            _ => Lang::ZhHans,
        };
    }
    if counts.simplified >= counts.traditional { Lang::ZhHans } else { Lang::ZhHant }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, declared: &str, expect: &Lang) {
        assert_eq!(&of(text, &Lang::from_tag(declared)), expect, "{text}");
    }

    #[test]
    fn scripts_and_characters_tell_the_language() {
        check("沿海货运新线正式开通，港务部门介绍了安排。", "", &Lang::ZhHans);
        check("沿海貨運新線正式開通，港務部門介紹了安排。", "", &Lang::ZhHant);
        check("沿岸貨物の新しい航路が正式に開通した。", "", &Lang::Ja);
        check("연안 화물 노선이 정식으로 開通됐다.", "", &Lang::Ko);
        check("The coastal line has opened at last.", "", &Lang::En);
    }

    #[test]
    fn what_the_text_says_is_believed_before_what_the_page_declares() {
        check("沿海貨運新線正式開通，港務部門介紹了安排。", "zh-CN", &Lang::ZhHant);
        check("沿岸貨物の新しい航路が開通した。", "en", &Lang::Ja);
        check("Die neue Linie ist offen.", "de", &Lang::Other("de".into()));
        check("港口", "zh-TW", &Lang::ZhHant);
    }

    #[test]
    fn a_page_converted_by_halves_is_what_most_of_it_is() {
        check("膠東經濟圈一體化發展推進會議在濟南召開，共建高質量城市群，产业生态讨论。", "", &Lang::ZhHant);
    }

    #[test]
    fn a_chinese_text_that_names_a_japanese_thing_stays_chinese() {
        check(
            "这家名叫「さくら」的餐厅在东京开业，老板说将来还要在上海开一家分店，当地居民都很期待。",
            "",
            &Lang::ZhHans,
        );
    }
}
