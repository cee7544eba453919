//! The place that a story is reported from, as its first paragraph begins with it.

use super::measure::units;

/// The place line at the start of a paragraph.
pub(crate) fn begins_with(paragraph: &str) -> Option<String> {
    in_latin(paragraph).or_else(|| in_brackets(paragraph)).or_else(|| in_chinese(paragraph))
}

/// `ROME — The…`, `LONDON (Agency) - …`.
fn in_latin(text: &str) -> Option<String> {
    let head: String = text.chars().take(60).collect();
    let at = ["—", "–", " - ", " -- "].iter().filter_map(|dash| head.find(dash)).min()?;
    let place = head.get(..at)?.split(['(', ',']).next()?.trim();
    let capitals = place.chars().filter(|character| character.is_alphabetic()).all(char::is_uppercase);
    (place.is_ascii() && capitals && place.len() >= 3 && units(place) <= 12).then(|| place.to_owned())
}

/// `［東京 1日 ロイター］`, `【ソウル＝山田太郎】`, `(서울=바다통신)`, `[서울=바다통신]`.
fn in_brackets(text: &str) -> Option<String> {
    const NO_PLACES: [&str; 6] = ["写真", "撮影", "資料", "사진", "図", "出典"];
    let inner = text.trim_start().strip_prefix(['［', '[', '【', '(', '（'])?;
    let inner = inner.split(['］', ']', '】', ')', '）']).next()?;
    let place = inner.split([' ', '　', '＝', '=']).next()?;
    let is_line = inner.contains(['＝', '=']) || inner.contains('日') && place.len() < inner.len();
    (is_line
        && units(inner) <= 24
        && (1..=10).contains(&units(place))
        && !place.contains(|c: char| c.is_numeric())
        && !NO_PLACES.iter().any(|word| place.contains(word)))
    .then(|| place.to_owned())
}

/// `新华社北京2月29日电`, `本报北京讯`, `（某某 日照報道）`.
fn in_chinese(text: &str) -> Option<String> {
    let head: String = text.trim_start_matches(['\u{3000}', ' ', '（', '(', '【']).chars().take(40).collect();
    let agency = ["社", "网", "網", "报", "報"]
        .iter()
        .filter_map(|end| head.find(end).map(|at| at + end.len()))
        .min()?;
    let rest = head.get(agency..)?;
    let end = rest
        .find(|character: char| character.is_ascii_digit())
        .or_else(|| rest.find(['讯', '訊', '电', '電']))?;
    let tail = rest.get(end..)?;
    let place = rest.get(..end)?.trim();
    let dated = tail.chars().take(12).any(|character| matches!(character, '电' | '電' | '讯' | '訊'));
    (dated && (2..=8).contains(&units(place)) && agency <= 15).then(|| place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_lines_are_read_in_three_customs() {
        assert_eq!(in_latin("ROME — The harbour opened.").unwrap(), "ROME");
        assert_eq!(in_latin("PORT CITY (Sea News) - The harbour opened.").unwrap(), "PORT CITY");
        assert_eq!(in_latin("The harbour — long closed — opened."), None);
        assert_eq!(in_latin("PORT CITY, Apr. 1 (Sea News) -- The harbour opened.").unwrap(), "PORT CITY");
        assert_eq!(in_brackets("［東京 1日 海辺通信］ - 港が開いた。").unwrap(), "東京");
        assert_eq!(in_brackets("【ソウル＝山田太郎】港が開いた。").unwrap(), "ソウル");
        assert_eq!(in_brackets("(서울=바다통신) 홍길동 기자 = 항구가 열렸다.").unwrap(), "서울");
        assert_eq!(in_brackets("【写真＝海辺通信】港が開いた。"), None);
        assert_eq!(in_brackets("（港）が開いた。"), None);
        assert_eq!(in_chinese("海边社日照4月1日电 港口今晨开放。").unwrap(), "日照");
        assert_eq!(in_chinese("本報北京讯 港口今晨开放。").unwrap(), "北京");
        assert_eq!(in_chinese("今年港口将开放三个码头。"), None);
    }
}
