//! Years of eras, and the digits they are written in: `令和６年` is 2024.

use std::borrow::Cow;

/// The last year before each era's first.
pub(super) const ERAS: [(&str, i16); 5] =
    [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("民國", 1911), ("民国", 1911)];

/// The text with years of eras counted from our era and with ASCII digits: `令和６年` becomes `2024年`.
pub(crate) fn in_common_years(text: &str) -> Cow<'_, str> {
    let has_wide = text.contains(|c| matches!(c, '０'..='９'));
    let mut text =
        if has_wide { Cow::Owned(text.chars().map(ascii_digit).collect()) } else { Cow::Borrowed(text) };
    for (era, before) in ERAS {
        if text.contains(era) {
            text = Cow::Owned(counted(&text, era, before));
        }
    }
    text
}

/// The text with the years of this era counted.
fn counted(text: &str, era: &str, before: i16) -> String {
    let mut parts = text.split(era);
    let mut counted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('年').and_then(|(year, rest)| Some((year_of_era(year)?, rest))) {
            Some((nth, rest)) => counted.extend([(before + nth).to_string().as_str(), "年", rest]),
            None => counted.extend([era, part]),
        }
    }
    counted
}

/// `6`, `113`, `元`.
fn year_of_era(year: &str) -> Option<i16> {
    match year {
        // The first year of an era is called 元.
        "元" => Some(1),
        _ if (1..=3).contains(&year.len()) => year.parse().ok(),
        _ => None,
    }
}

pub(super) fn ascii_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_eras_are_counted_and_digits_are_plain() {
        for (text, expected) in [
            ("平成31年3月2日", "2019年3月2日"),
            ("令和元年５月１日、昭和64年", "2019年5月1日、1989年"),
            ("民國113年4月1日 12:30", "2024年4月1日 12:30"),
            ("令和の時代", "令和の時代"),
        ] {
            assert_eq!(in_common_years(text), expected);
        }
    }
}
