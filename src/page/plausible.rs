//! How much sense a text makes as the text of a newspaper, to tell charsets apart that decode without mistakes.

use std::sync::LazyLock;

use crate::text::glyphs::Glyphs;

/// The commonest Han characters of news in simplified and traditional Chinese and in Japanese.
static COMMON_HAN: LazyLock<Glyphs> = LazyLock::new(|| {
    Glyphs::of(
        "的一是不了在人有我他这個们中来上大为和国地到以说時要就出会可也你对生能而子那得于着下自之年过\
    發后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日軍者意\
    這們來為國說時會對過後裡種經麼學現當沒動還進樣開從實報新聞记者市长長区區民政府社電电月公司業业全高三二四五六七八九十百千万億亿元\
    東东京北南西海山水力工場场車车員员議议党選选手氏県町村内外間间相見今問题題発経済済化体教関連総初最後次期向代表話语語",
    )
});
/// The commonest syllables of Korean news.
static COMMON_HANGUL: LazyLock<Glyphs> = LazyLock::new(|| {
    Glyphs::of(
        "이다는의에을를가은하고한로기도지서사인해자대시나으리어정일제그있과들아라부전수경장원스상화적\
    국주보조유소위관공구비성우년월기자했습니까만여성트동안연세것미오전신체무중방선통신합회",
    )
});

/// From about -1 (what no one has written) to 1 (common words only); 0 for nothing but ASCII.
pub(super) fn plausibility(text: &str) -> f64 {
    let (mut all, mut sum) = (0_u32, 0.0);
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            all += 1;
            sum += worth(c, before);
        }
        before = c;
    }
    if all == 0 { 0.0 } else { sum / f64::from(all) }
}

fn worth(c: char, before: char) -> f64 {
    match c {
        // What could not be decoded; control characters of Latin charsets.
        '\u{fffd}' | '\u{80}'..='\u{9f}' => -4.0,
        '，' | '。' | '、' | '「' | '」' | '：' | '！' | '？' | '《' | '》' | '“' | '”' | '・'
        | '\u{3000}' | '（' | '）' => 1.0,
        '\u{3041}'..='\u{30fa}' | 'ー' => 0.9,
        // Half-width katakana: Shift_JIS makes them of nearly any bytes.
        '\u{ff61}'..='\u{ff9f}' => -0.5,
        '\u{ac00}'..='\u{d7a3}' => {
            if COMMON_HANGUL.contains(c) {
                1.0
            } else {
                0.2
            }
        }
        '\u{4e00}'..='\u{9fff}' => {
            if COMMON_HAN.contains(c) {
                1.0
            } else {
                0.2
            }
        }
        // Private use and rare characters.
        '\u{e000}'..='\u{f8ff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{3ffff}' => -1.0,
        // An accented letter stands in a word.
        '\u{c0}'..='\u{24f}' if before.is_ascii_alphabetic() => 0.8,
        '\u{2013}'..='\u{2026}' | '\u{a0}' | '«' | '»' | '·' | '©' => 0.3,
        _ => -0.3,
    }
}
