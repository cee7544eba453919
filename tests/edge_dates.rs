//! Dates at the ends of the calendar, in every form and zone: read, ordered, shown and asked for without a panic.
#![allow(clippy::unwrap_used)]

mod verbs;

use jianbao::article::When;
use jianbao::text::date::{days_in, typed_date};
use jianbao::ui::locale::{Language, Locale};
use proptest::prelude::*;
use verbs::Desk;

/// Every way in which a date is used once it is read.
fn used(when: When) {
    assert_eq!(when.to_string().parse(), Ok(when), "{when}");
    let _ = (when.day(), when.sort_seconds());
    for language in [Language::English, Language::SimplifiedChinese] {
        let locale = Locale::new(language);
        assert!(!locale.when(&when).is_empty() && !locale.day(&when).is_empty());
    }
}

/// Numbers where calendars, clocks and zones end, and some far beyond.
fn number() -> impl Strategy<Value = String> {
    let edges = ["0", "00", "1", "01", "12", "13", "14", "23", "24", "29", "30", "31", "59", "60", "99"];
    let years =
        ["0000", "0001", "1899", "1900", "1970", "2024", "2099", "2100", "9999", "99999999", "4294967296"];
    prop_oneof![
        proptest::sample::select(edges.to_vec()).prop_map(str::to_owned),
        proptest::sample::select(years.to_vec()).prop_map(str::to_owned),
        "[0-9]{1,12}",
    ]
}

fn mark() -> impl Strategy<Value = &'static str> {
    let marks = [
        "-",
        "--",
        "/",
        ".",
        ":",
        "T",
        " ",
        "+",
        "-",
        "Z",
        "年",
        "月",
        "日",
        "時",
        "分",
        "년",
        "월",
        "일",
        ". ",
        "午後",
        "上午",
        "오후",
        "令和",
        "民國",
        "昭和",
        "元",
        "Dec ",
        " of August, ",
        "GMT",
        "JST",
        "PM",
        "，",
        "",
    ];
    proptest::sample::select(marks.to_vec())
}

proptest! {
    #[test]
    fn no_text_of_numbers_and_marks_is_too_odd_to_be_read(parts in prop::collection::vec((mark(), number()), 1..9)) {
        let text: String = parts.iter().flat_map(|(mark, number)| [*mark, number.as_str()]).collect();
        days_in(&text).into_iter().for_each(used);
        typed_date(&text).into_iter().for_each(used);
        let _ = text.parse::<When>().map(used);
    }

    #[test]
    fn a_moment_in_any_zone_is_read_and_ordered(
        year in prop::sample::select(vec![1_i16, 1900, 1970, 2024, 9999]),
        (month, day) in prop::sample::select(vec![(1_i8, 1_i8), (2, 28), (12, 30), (12, 31)]),
        clock in prop::sample::select(vec!["00:00:00", "12:00:00", "23:59:59"]),
        (hours, minutes) in (-25_i32..=25, 0_i32..60),
    ) {
        let sign = if hours < 0 { '-' } else { '+' };
        let text = format!("{year:04}-{month:02}-{day:02}T{clock}{sign}{:02}:{minutes:02}", hours.abs());
        let when: When = text.parse().unwrap();
        used(when);
        let utc: When = format!("{year:04}-{month:02}-{day:02}T{clock}Z").parse().unwrap();
        let moved = (hours.abs() * 60 + minutes) * 60 * if hours < 0 { -1 } else { 1 };
        prop_assert_eq!(when.sort_seconds().unwrap() + i64::from(moved), utc.sort_seconds().unwrap());
    }
}

#[test]
fn clips_of_the_last_and_the_first_days_are_found_and_ordered() {
    let desk = Desk::new();
    let dates = [
        "9999-12-31T23:59:59-12:00",
        "9999-12-31",
        "9999",
        "2024-04-01",
        "1970-01-01",
        "0001-01-01T00:00:00+14:00",
    ];
    for (nth, date) in dates.iter().enumerate() {
        let words = format!(
            "Story {nth} of the harbour tells of line {nth}, which the city opened after years of work."
        );
        let page = format!(
            "<!doctype html><meta charset=utf-8><article><h1>Line number {nth} opens</h1><p>{words}</p><p>{words}</p></article>"
        );
        let path = desk.write(&format!("{nth}.html"), page);
        desk.ok(&["import", path.to_str().unwrap()]);
        desk.ok(&["correct", &(nth + 1).to_string(), "field", "published", date]);
    }
    let ids = |arguments: &[&str]| -> Vec<i64> {
        let lines = desk.lines(arguments);
        lines.iter().map(|line| line["clip"].as_i64().unwrap()).collect()
    };
    assert_eq!(ids(&["list", "--json"]), [1, 2, 3, 4, 5, 6]);
    let found = |query: &str| desk.lines(&["search", "--json", query])[0]["total"].as_i64().unwrap();
    assert_eq!(found("on:9999"), 3);
    assert_eq!(found("on:9999-12-31"), 2);
    assert_eq!(found("after:9999"), 0);
    assert_eq!(found("before:9999-12"), 4);
    assert_eq!(found("before:1970"), 1);
    assert!(desk.ok(&["check"]).starts_with("sound"));
}

#[test]
fn a_page_whose_zone_is_no_zone_is_read() {
    let desk = Desk::of_page(
        "<!doctype html><meta charset=utf-8><meta property='article:published_time' content='2024-04-01T00:00:00+99999999:00'>\
         <article><h1>Harbour opens line</h1><p>The harbour opened a new line on 31 December 9999, the city said in a sentence.</p></article>",
    );
    assert_eq!(desk.lines(&["list", "--json"])[0]["published"], "2024-04-01T00:00:00");
}
