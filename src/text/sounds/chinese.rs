//! Chinese characters by pinyin and by zhuyin: whole syllables and initials, in any of the readings of a character.

use pinyin::ToPinyinMulti as _;

use super::{Letter, Part, spells};

/// What spells the sounds before a vowel, longest first.
const INITIALS: [(&str, char); 21] = [
    ("zh", 'ㄓ'),
    ("ch", 'ㄔ'),
    ("sh", 'ㄕ'),
    ("b", 'ㄅ'),
    ("p", 'ㄆ'),
    ("m", 'ㄇ'),
    ("f", 'ㄈ'),
    ("d", 'ㄉ'),
    ("t", 'ㄊ'),
    ("n", 'ㄋ'),
    ("l", 'ㄌ'),
    ("g", 'ㄍ'),
    ("k", 'ㄎ'),
    ("h", 'ㄏ'),
    ("j", 'ㄐ'),
    ("q", 'ㄑ'),
    ("x", 'ㄒ'),
    ("r", 'ㄖ'),
    ("z", 'ㄗ'),
    ("c", 'ㄘ'),
    ("s", 'ㄙ'),
];
/// What spells the rest of a syllable, behind an initial or alone.
const FINALS: [(&str, &str); 62] = [
    ("a", "ㄚ"),
    ("o", "ㄛ"),
    ("e", "ㄜ"),
    ("ê", "ㄝ"),
    ("ai", "ㄞ"),
    ("ei", "ㄟ"),
    ("ao", "ㄠ"),
    ("ou", "ㄡ"),
    ("an", "ㄢ"),
    ("en", "ㄣ"),
    ("ang", "ㄤ"),
    ("eng", "ㄥ"),
    ("er", "ㄦ"),
    ("i", "ㄧ"),
    ("ia", "ㄧㄚ"),
    ("ie", "ㄧㄝ"),
    ("iao", "ㄧㄠ"),
    ("iu", "ㄧㄡ"),
    ("ian", "ㄧㄢ"),
    ("in", "ㄧㄣ"),
    ("iang", "ㄧㄤ"),
    ("ing", "ㄧㄥ"),
    ("iong", "ㄩㄥ"),
    ("u", "ㄨ"),
    ("ua", "ㄨㄚ"),
    ("uo", "ㄨㄛ"),
    ("uai", "ㄨㄞ"),
    ("ui", "ㄨㄟ"),
    ("uan", "ㄨㄢ"),
    ("un", "ㄨㄣ"),
    ("uang", "ㄨㄤ"),
    ("ong", "ㄨㄥ"),
    ("ü", "ㄩ"),
    ("üe", "ㄩㄝ"),
    ("üan", "ㄩㄢ"),
    ("ün", "ㄩㄣ"),
    ("yi", "ㄧ"),
    ("ya", "ㄧㄚ"),
    ("yo", "ㄧㄛ"),
    ("ye", "ㄧㄝ"),
    ("yao", "ㄧㄠ"),
    ("you", "ㄧㄡ"),
    ("yan", "ㄧㄢ"),
    ("yin", "ㄧㄣ"),
    ("yang", "ㄧㄤ"),
    ("ying", "ㄧㄥ"),
    ("yong", "ㄩㄥ"),
    ("yu", "ㄩ"),
    ("yue", "ㄩㄝ"),
    ("yuan", "ㄩㄢ"),
    ("yun", "ㄩㄣ"),
    ("wu", "ㄨ"),
    ("wa", "ㄨㄚ"),
    ("wo", "ㄨㄛ"),
    ("wai", "ㄨㄞ"),
    ("wei", "ㄨㄟ"),
    ("wan", "ㄨㄢ"),
    ("wen", "ㄨㄣ"),
    ("wang", "ㄨㄤ"),
    ("weng", "ㄨㄥ"),
    ("m", "ㄇ"),
    ("n", "ㄣ"),
];

pub(super) fn is_bopomofo(letter: char) -> bool {
    matches!(letter, '\u{3105}'..='\u{312f}')
}

/// Whole syllables first, then initials.
pub(super) fn pinyin(left: &[char], here: Letter, parts: &mut Vec<Part>) {
    let mut initials = Vec::new();
    for_each_reading(here, |reading| {
        if let Some(letters) = spells(left, reading.chars(), is_same) {
            parts.push(Part::Whole { letters, chars: 1 });
            initials.push(1);
            let two = INITIALS.iter().take(3).any(|(initial, _)| reading.starts_with(initial)) && letters > 1;
            initials.extend(two.then_some(2));
        } else if let Some(first) = reading.chars().next()
            && left.first().is_some_and(|letter| is_same(*letter, first))
        {
            initials.push(1);
            let two = INITIALS.iter().take(3).any(|(initial, _)| reading.starts_with(initial));
            initials.extend((two && left.get(1) == Some(&'h')).then_some(2));
        }
    });
    initials.sort_unstable();
    initials.dedup();
    parts.extend(initials.into_iter().rev().map(|letters| Part::Initial { letters }));
}

/// As [`pinyin`].
pub(super) fn zhuyin(left: &[char], here: Letter, parts: &mut Vec<Part>) {
    if !left.first().is_some_and(|letter| is_bopomofo(*letter)) {
        return;
    }
    let mut initial = false;
    for_each_reading(here, |reading| {
        let Some(symbols) = symbols(reading) else { return };
        if let Some(letters) = spells(left, symbols.chars(), |letter, symbol| letter == symbol) {
            parts.push(Part::Whole { letters, chars: 1 });
        }
        initial |= symbols.chars().next() == left.first().copied();
    });
    parts.extend(initial.then_some(Part::Initial { letters: 1 }));
}

/// The syllables of the character as it is written and as it is folded, in pinyin without tones.
fn for_each_reading(here: Letter, mut give: impl FnMut(&str)) {
    let forms = [Some(here.written), Some(here.folded).filter(|folded| *folded != here.written)];
    for form in forms.into_iter().flatten().filter(|form| !form.is_ascii()) {
        for reading in form.to_pinyin_multi().into_iter().flatten() {
            give(reading.plain());
        }
    }
}

/// `ü` is typed as `v` or `u`.
fn is_same(letter: char, sound: char) -> bool {
    match sound {
        'ü' => matches!(letter, 'v' | 'u' | 'ü'),
        'ê' => letter == 'e',
        _ => letter == sound,
    }
}

/// A syllable of pinyin in the symbols of zhuyin.
fn symbols(syllable: &str) -> Option<String> {
    let initial = INITIALS.iter().find(|(letters, _)| syllable.starts_with(letters));
    let rest = initial.map_or(syllable, |(letters, _)| syllable.get(letters.len()..).unwrap_or_default());
    let symbol = initial.map(|(_, symbol)| *symbol);
    let mut symbols = String::from_iter(symbol);
    let palatal = matches!(symbol, Some('ㄐ' | 'ㄑ' | 'ㄒ'));
    let sibilant = matches!(symbol, Some('ㄓ' | 'ㄔ' | 'ㄕ' | 'ㄖ' | 'ㄗ' | 'ㄘ' | 'ㄙ'));
    match rest {
        "" => return symbol.map(|_| symbols),
        "i" if sibilant => {}
        _ => {
            let umlaut = rest.strip_prefix('u').filter(|_| palatal).map(|rest| format!("ü{rest}"));
            let rest = umlaut.as_deref().unwrap_or(rest);
            symbols.push_str(FINALS.iter().find(|(letters, _)| *letters == rest)?.1);
        }
    }
    Some(symbols)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_syllable_is_written_in_zhuyin() {
        for (pinyin, expect) in [
            ("ri", "ㄖ"),
            ("zhao", "ㄓㄠ"),
            ("xue", "ㄒㄩㄝ"),
            ("quan", "ㄑㄩㄢ"),
            ("lü", "ㄌㄩ"),
            ("xiong", "ㄒㄩㄥ"),
            ("zhong", "ㄓㄨㄥ"),
            ("yue", "ㄩㄝ"),
            ("er", "ㄦ"),
            ("wei", "ㄨㄟ"),
            ("jiu", "ㄐㄧㄡ"),
        ] {
            assert_eq!(symbols(pinyin).as_deref(), Some(expect), "{pinyin}");
        }
        assert_eq!(symbols("xyz"), None);
    }

    #[test]
    fn every_syllable_of_the_common_characters_has_its_zhuyin() {
        let mut without = std::collections::BTreeSet::new();
        for c in '\u{4e00}'..='\u{9fa5}' {
            for reading in c.to_pinyin_multi().into_iter().flatten() {
                if symbols(reading.plain()).is_none() {
                    without.insert(reading.plain());
                }
            }
        }
        // Cries, which have no vowel.
        assert!(without.iter().all(|syllable| ["hm", "hng", "ng"].contains(syllable)), "{without:?}");
    }
}
