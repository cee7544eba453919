//! Kana by romaji, in Hepburn's spelling and as they are typed, and Chinese characters by their readings in Japanese.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Letter, Part, spells};
use crate::text::fold::fold;

/// A character and its readings (`assets/readings/README.md`).
const KANJI: &str = include_str!("../../../assets/readings/kanji.txt");
/// Hiragana, to which katakana are folded, one or two of them, each with the ways that they are spelled.
const KANA: &str = "あ a|い i|う u|え e|お o|か ka|き ki|く ku|け ke|こ ko|が ga|ぎ gi|ぐ gu|げ ge|ご go|さ sa|し shi si|\
    す su|せ se|そ so|ざ za|じ ji zi|ず zu|ぜ ze|ぞ zo|た ta|ち chi ti|つ tsu tu|て te|と to|だ da|ぢ ji di|づ zu du|で de|\
    ど do|な na|に ni|ぬ nu|ね ne|の no|は ha wa|ひ hi|ふ fu hu|へ he e|ほ ho|ば ba|び bi|ぶ bu|べ be|ぼ bo|ぱ pa|ぴ pi|\
    ぷ pu|ぺ pe|ぽ po|ま ma|み mi|む mu|め me|も mo|や ya|ゆ yu|よ yo|ら ra|り ri|る ru|れ re|ろ ro|わ wa|ゐ i wi|ゑ e we|\
    を o wo|ん nn n m|ゔ vu|ぁ a|ぃ i|ぅ u|ぇ e|ぉ o|ゃ ya|ゅ yu|ょ yo|\
    きゃ kya|きゅ kyu|きょ kyo|ぎゃ gya|ぎゅ gyu|ぎょ gyo|しゃ sha sya|しゅ shu syu|しょ sho syo|しぇ she|じゃ ja zya jya|\
    じゅ ju zyu jyu|じょ jo zyo jyo|じぇ je|ちゃ cha tya|ちゅ chu tyu|ちょ cho tyo|ちぇ che|にゃ nya|にゅ nyu|にょ nyo|\
    ひゃ hya|ひゅ hyu|ひょ hyo|びゃ bya|びゅ byu|びょ byo|ぴゃ pya|ぴゅ pyu|ぴょ pyo|みゃ mya|みゅ myu|みょ myo|りゃ rya|\
    りゅ ryu|りょ ryo|ふぁ fa|ふぃ fi|ふぇ fe|ふぉ fo|てぃ ti thi|でぃ di dhi|とぅ tu|どぅ du|うぃ wi|うぇ we|うぉ wo|\
    ゔぁ va|ゔぃ vi|ゔぇ ve|ゔぉ vo|つぁ tsa|でゅ dyu";

static SOUNDS: LazyLock<HashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut sounds: HashMap<char, Vec<&str>> = HashMap::new();
    for line in KANJI.lines() {
        let mut words = line.split(' ');
        let (Some(kanji), readings) = (words.next(), words) else { continue };
        let readings: Vec<&str> = readings.collect();
        // A character is looked up as it is written and as it is folded.
        for key in [kanji.chars().next(), fold(kanji).chars().next()].into_iter().flatten() {
            let known = sounds.entry(key).or_default();
            known.extend(
                readings.iter().filter(|reading| !known.contains(reading)).copied().collect::<Vec<_>>(),
            );
        }
    }
    sounds
});

static SPELLINGS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let entry = |entry: &'static str| {
        let mut words = entry.split(' ');
        Some((words.next()?, words.collect()))
    };
    KANA.split('|').filter_map(entry).collect()
});

/// `line` begins with the character; `goes_on` says that letters before these have spelled what stands before it.
pub(super) fn parts(left: &[char], line: &[Letter], goes_on: bool, parts: &mut Vec<Part>) {
    let Some(here) = line.first() else { return };
    if let '\u{3041}'..='\u{3096}' | 'ー' = here.folded {
        kana(left, line, goes_on, parts);
        return;
    }
    if here.folded.is_ascii() {
        return;
    }
    let readings = SOUNDS.get(&here.written).or_else(|| SOUNDS.get(&here.folded));
    for reading in readings.into_iter().flatten() {
        let spelled = spells(left, reading.chars(), |letter, sound| letter == sound);
        parts.extend(spelled.map(|letters| Part::Whole { letters, chars: 1 }));
        // A long vowel is often spelled as a short one: Tokyo.
        let short = reading.strip_suffix('u').filter(|short| short.ends_with(['o', 'u']));
        let short = short.and_then(|short| {
            let letters = spells(left, short.chars(), |letter, sound| letter == sound)?;
            (letters == short.len()).then_some(letters)
        });
        parts.extend(short.map(|letters| Part::Whole { letters, chars: 1 }));
    }
}

fn kana(left: &[char], line: &[Letter], goes_on: bool, parts: &mut Vec<Part>) {
    let kana: String = line.iter().take(2).map(|letter| letter.folded).collect();
    let single = kana.chars().next().map_or(0, char::len_utf8);
    for (chars, key) in [(2, kana.as_str()), (1, kana.get(..single).unwrap_or_default())] {
        if key.chars().count() != chars {
            continue;
        }
        for spelling in SPELLINGS.get(key).into_iter().flatten() {
            let spelled = spells(left, spelling.chars(), |letter, sound| letter == sound);
            parts.extend(spelled.map(|letters| Part::Whole { letters, chars }));
        }
    }
    match (kana.chars().next(), left) {
        // A small tsu doubles the consonant behind it; Hepburn writes tch for it before chi.
        (Some('っ'), [one, two, ..]) if one == two || (*one, *two) == ('t', 'c') => {
            parts.push(Part::Whole { letters: 1, chars: 1 });
        }
        // Long vowels need not be spelled.
        (Some('ー' | 'う'), _) if goes_on => parts.push(Part::Whole { letters: 0, chars: 1 }),
        _ => {}
    }
}
