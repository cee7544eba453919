//! Days that a text speaks of, at the precision of its words: `4月1日` has no year, and none is invented.

use std::sync::LazyLock;

use jiff::civil::Date;
use memchr::memmem;
use regex::{Captures, Regex};

use super::era::{ERAS, ascii_digit, in_common_years};
use super::stamp::first_date;
use crate::article::When;

/// Years, months and days with the characters of three scripts between them; years by era too.
static DAYS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let digits = "[0-9０-９]";
    let era = format!("(?P<era>令和|平成|昭和|民國|民国)(?P<nth>{digits}{{1,3}}|元)[年]");
    let year = format!("(?P<year>{digits}{{4}})\\s?[年년]");
    let day = format!("(?P<month>{digits}{{1,2}})\\s?[月월]\\s?(?P<day>{digits}{{1,2}})\\s?[日号號일]");
    Regex::new(&format!("(?:(?:{era}|{year})\\s?)?{day}")).ok()
});

/// `April 1`, `Apr. 1st, 2024`, `1 April 2024`.
static DAYS_BY_NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let month = |name| {
        format!(
            r"(?P<{name}>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?"
        )
    };
    let day = |name| format!("(?P<{name}>[0-9]{{1,2}})(?:st|nd|rd|th)?");
    Regex::new(&format!(
        r"\b(?:{}\s{}(?:,?\s(?P<y1>[0-9]{{4}}))?|{}\s{}(?:,?\s(?P<y2>[0-9]{{4}}))?)\b",
        month("m1"),
        day("d1"),
        day("d2"),
        month("m2")
    ))
    .ok()
});
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A text that names more days is a calendar, and each is looked for among those before.
const MOST_DAYS: usize = 366;

/// Every day named in `text`, in its order, each once.
#[must_use]
pub fn days_in(text: &str) -> Vec<When> {
    let start = |captures: &Captures| captures.get(0).map_or(0, |whole| whole.start());
    // Most texts of an alphabet have no such character, which is told much faster than that they name no day.
    let may_be_numbered = memmem::find(text.as_bytes(), "月".as_bytes()).is_some()
        || memmem::find(text.as_bytes(), "월".as_bytes()).is_some();
    let numbered = DAYS.iter().filter(|_| may_be_numbered).flat_map(|days| days.captures_iter(text));
    let named = DAYS_BY_NAME.iter().flat_map(|days| days.captures_iter(text));
    let mut days: Vec<(usize, When)> = numbered
        .filter_map(|captures| Some((start(&captures), day_of(&captures)?)))
        .chain(named.filter_map(|captures| Some((start(&captures), named_day(&captures)?))))
        .collect();
    days.sort_by_key(|(at, _)| *at);
    let mut found = Vec::new();
    for (_, day) in days {
        if !found.contains(&day) {
            found.push(day);
        }
        if found.len() >= MOST_DAYS {
            break;
        }
    }
    found
}

/// The date that was typed, in any of the ways in which dates are written; none where nothing is read as one.
#[must_use]
pub fn typed_date(typed: &str) -> Option<When> {
    let typed = typed.trim();
    let iso = typed.parse().or_else(|_| typed.replacen(' ', "T", 1).parse());
    iso.ok()
        .or_else(|| first_date(typed))
        .or_else(|| days_in(typed).into_iter().next())
        .or_else(|| month_or_year(typed))
}

/// `2024年8月`, `2024/8`, `August 2024`, `2024年`.
fn month_or_year(typed: &str) -> Option<When> {
    static FORMS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let by_number = r"(?P<y1>[0-9]{4})\s?[-/.年년]\s?(?P<m1>[0-9]{1,2})\s?[月월]?";
        let by_name = r"(?P<m2>[A-Za-z]{3})[a-z]*\.?,?\s(?P<y2>[0-9]{4})";
        Regex::new(&format!(r"^(?:{by_number}|{by_name}|(?P<y3>[0-9]{{4}})\s?[年년])$")).ok()
    });
    let common = in_common_years(typed);
    let found = FORMS.as_ref()?.captures(&common)?;
    let part = |names: &[&str]| names.iter().find_map(|name| found.name(name)).map(|part| part.as_str());
    let year = part(&["y1", "y2", "y3"])?.parse().ok()?;
    let by_name = |name: &str| MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name));
    let month = match (part(&["m1"]), part(&["m2"])) {
        (Some(number), _) => number.parse().ok()?,
        (None, Some(name)) => i8::try_from(by_name(name)? + 1).ok()?,
        (None, None) => return Some(When::Year(year)),
    };
    Date::new(year, month, 1).ok().map(|date| When::Month { year: date.year(), month: date.month() })
}

fn day_of(captures: &Captures) -> Option<When> {
    let number = |name: &str| captures.name(name).and_then(|digits| number(digits.as_str()));
    let (month, day) = (i8::try_from(number("month")?).ok()?, i8::try_from(number("day")?).ok()?);
    let year = match (captures.name("era"), number("year")) {
        (Some(era), _) => {
            let (_, before) = ERAS.iter().find(|(name, _)| *name == era.as_str())?;
            // The first year of an era is called 元.
            Some(before + number("nth").unwrap_or(1))
        }
        (None, year) => year,
    };
    day_in(year, month, day)
}

fn named_day(captures: &Captures) -> Option<When> {
    let part = |first: &str, second: &str| captures.name(first).or_else(|| captures.name(second));
    let month = part("m1", "m2").and_then(|name| MONTHS.iter().position(|month| *month == name.as_str()))?;
    let day = part("d1", "d2")?.as_str().parse().ok()?;
    let year = part("y1", "y2").and_then(|year| year.as_str().parse().ok());
    day_in(year, i8::try_from(month + 1).ok()?, day)
}

fn day_in(year: Option<i16>, month: i8, day: i8) -> Option<When> {
    match year {
        Some(year) => Date::new(year, month, day).ok().map(When::Day),
        // 2024 was a leap year, so that 29 February is a day of some year.
        None => Date::new(2024, month, day).ok().map(|_| When::MonthDay { month, day }),
    }
}

fn number(digits: &str) -> Option<i16> {
    digits.chars().map(ascii_digit).collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let found: Vec<String> = days_in(text).iter().map(When::to_string).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn days_keep_the_precision_of_their_words() {
        check("4月1日下午召开会议，2024年5月6日复会，4月1日的决定不变。", &["--04-01", "2024-05-06"]);
        check("2024년 4월 1일 개통", &["2024-04-01"]);
        check("４月１日に開通", &["--04-01"]);
        check(
            "It opened on April 1, closed on 2 May 2024 and opens on Sept. 3rd.",
            &["--04-01", "2024-05-02", "--09-03"],
        );
        check("The mayor may 5 times march 6 miles; Marching 7 hours.", &[]);
    }

    #[test]
    fn years_of_eras_are_counted() {
        check("令和6年4月1日", &["2024-04-01"]);
        check("令和元年5月1日", &["2019-05-01"]);
        check("民國113年4月1日", &["2024-04-01"]);
    }

    #[test]
    fn a_date_is_typed_as_its_writer_is_used_to() {
        for (typed, expected) in [
            ("2024-08-25", "2024-08-25"),
            ("2024-08-25 23:23", "2024-08-25T23:23:00"),
            ("2024-08-25T23:23:36+08:00", "2024-08-25T23:23:36+08:00"),
            ("2024/8/25", "2024-08-25"),
            ("2024年8月25日 下午3時20分", "2024-08-25T15:20:00"),
            ("令和6年4月1日", "2024-04-01"),
            ("2024. 8. 25.", "2024-08-25"),
            ("25 August 2024", "2024-08-25"),
            ("Aug 25, 2024", "2024-08-25"),
            ("4月1日", "--04-01"),
            ("April 1", "--04-01"),
            ("--04-01", "--04-01"),
            ("2024年8月", "2024-08"),
            ("2024/8", "2024-08"),
            ("August 2024", "2024-08"),
            ("令和6年", "2024"),
            ("2024", "2024"),
            ("yesterday", ""),
            ("2024-13-45", ""),
            ("03/04/2024", ""),
            ("room 2024", ""),
        ] {
            assert_eq!(
                typed_date(typed).map(|date| date.to_string()).unwrap_or_default(),
                expected,
                "{typed}"
            );
        }
    }

    #[test]
    fn what_no_calendar_has_is_no_day() {
        check("13月1日、2月30日、2023年2月29日", &[]);
        check("每月1日", &[]);
    }
}
