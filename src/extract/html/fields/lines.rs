//! Names in the lines around a text: `记者 张三`, `（姚某 上海报道）`, `文／林某`, `홍길동 기자`.

use crate::article::{Byline, Found, Role, Sourced};
use crate::extract::lines::credits::{self, Credits};
use crate::extract::lines::measure::{is_cjk, units};

use super::Around;

/// What the lines of credits around the text say: people with their parts, and the original paper.
pub(super) fn credits(around: &Around<'_>) -> (Vec<Sourced<Byline>>, Option<Sourced<String>>) {
    let head = around.head.iter().rev().take(10);
    let lines = head
        .chain(around.body.iter().take(2))
        .chain(around.body.iter().rev().take(2))
        .chain(around.tail.iter().take(4));
    let read: Vec<Credits> = lines.filter_map(|piece| credits::read(piece.text())).collect();
    let source = read.iter().find_map(|credits| credits.source.clone());
    let mut people: Vec<Sourced<Byline>> = Vec::new();
    for byline in read.into_iter().flat_map(|credits| credits.people) {
        if !people.iter().any(|known| known.value == byline) {
            people.push(Sourced::new(byline, Found::MetaLine));
        }
    }
    (people, source.map(|source| Sourced::new(source, Found::MetaLine)))
}

/// The people that the lines around the text name as its writers.
pub(super) fn read(around: &Around<'_>) -> Vec<Sourced<Byline>> {
    let head = around.head.iter().rev().take(10).map(|piece| piece.text());
    let body = around.body.iter().map(|piece| piece.text());
    let first = body.clone().take(2).map(beginning);
    let last = body.rev().take(2).map(ending);
    let tail = around.tail.iter().take(4).map(|piece| piece.text()).filter(|text| units(text) <= SHORT_LINE);
    let lines = head.filter(|text| units(text) <= SHORT_LINE).chain(first).chain(last).chain(tail);
    let found = lines.map(names_in).find(|names| !names.is_empty()).unwrap_or_default();
    found.into_iter().map(|(name, role)| Sourced::new(Byline { name, role }, Found::MetaLine)).collect()
}

/// The names that stand alone on a line above the first sentence, where the page names nobody else.
pub(super) fn names_above(around: &Around<'_>) -> Vec<Sourced<Byline>> {
    const LINES: usize = 3;
    let first_text = around.body.iter().position(|piece| piece.measure.is_prose()).unwrap_or_default();
    let above = around.head.iter().chain(around.body.iter().take(first_text)).rev().take(LINES);
    let mut strong = above.filter(|piece| piece.is_strong());
    let people = strong.find_map(|piece| credits::names_alone(piece.text())).unwrap_or_default();
    people.into_iter().map(|person| Sourced::new(person, Found::MetaLine)).collect()
}

/// A line that names people is short; of a paragraph only its ends are looked at.
const SHORT_LINE: usize = 60;
const END_CHARS: usize = 40;

fn beginning(text: &str) -> &str {
    text.char_indices().nth(END_CHARS).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

fn ending(text: &str) -> &str {
    text.char_indices().rev().nth(END_CHARS).and_then(|(start, _)| text.get(start..)).unwrap_or(text)
}

fn names_in(line: &str) -> Vec<(String, Role)> {
    const LABELS: [(&str, Role); 14] = [
        ("作者：", Role::Author),
        ("作者:", Role::Author),
        ("作者 ", Role::Author),
        ("文／", Role::Author),
        ("文/", Role::Author),
        ("撰文：", Role::Author),
        ("撰稿：", Role::Author),
        ("实习生", Role::Reporter),
        ("记者：", Role::Reporter),
        ("記者：", Role::Reporter),
        ("记者", Role::Reporter),
        ("記者", Role::Reporter),
        ("特派员", Role::Reporter),
        ("通讯员", Role::Reporter),
    ];
    let labelled = LABELS.iter().filter_map(|(label, role)| Some((line.find(label)? + label.len(), *role)));
    let found = labelled
        .map(|(start, role)| (cjk_names(line.get(start..).unwrap_or_default()), role))
        .find(|(names, _)| !names.is_empty());
    match found {
        Some((names, role)) => names.into_iter().map(|name| (name, role)).collect(),
        None => {
            korean(line).into_iter().chain(in_brackets(line)).map(|name| (name, Role::Reporter)).collect()
        }
    }
}

/// Han names of two to four characters, parted by white space or `、`, up to a word that is none.
fn cjk_names(text: &str) -> Vec<String> {
    let text = text.trim_start_matches([' ', '　', '：', ':', '|']);
    let mut names = Vec::new();
    let text = text.split('\u{3000}').next().unwrap_or_default();
    for part in text.split([' ', '、', '，']).filter(|part| !part.is_empty()) {
        let name: String = part.chars().take_while(|character| is_cjk(*character)).collect();
        let rest = part.get(name.len()..).unwrap_or_default();
        if !(2..=4).contains(&name.chars().count()) || NOT_NAMES.iter().any(|word| name.contains(word)) {
            break;
        }
        names.push(name);
        if !rest.is_empty() {
            break;
        }
    }
    names
}

/// Words that follow a label where no name does.
const NOT_NAMES: [&str; 18] = [
    "报道", "報道", "報導", "综合", "綜合", "表示", "采访", "採訪", "获悉", "了解", "从", "在", "问", "提问",
    "发现", "编辑", "會", "会",
];

/// `（姚某 上海报道）` at the end of a text.
fn in_brackets(line: &str) -> Option<String> {
    let inner = line.trim_end().strip_suffix(['）', ')'])?.rsplit(['（', '(']).next()?;
    let (name, rest) = inner.trim().split_once([' ', '\u{3000}'])?;
    let says_report = ["报道", "報道", "報導", "摄影报道"].iter().any(|word| rest.ends_with(word));
    (says_report && (2..=4).contains(&name.chars().count()) && name.chars().all(is_cjk))
        .then(|| name.to_owned())
}

/// `홍길동 기자`.
fn korean(line: &str) -> Option<String> {
    let name = line.split_once("기자")?.0.trim_end().rsplit([' ', '=', '[', '(']).next()?;
    (name.chars().count() == 3 && name.chars().all(is_cjk)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expect: &[&str]) {
        let names: Vec<String> = names_in(line).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, expect, "{line}");
    }

    #[test]
    fn names_are_read_from_the_customs_of_the_trade() {
        check("本报记者 周岸 林渡", &["周岸", "林渡"]);
        check("（记者 周岸）", &["周岸"]);
        check("作者：林渡", &["林渡"]);
        check("作者：林渡　出自某社", &["林渡"]);
        check("等船的人都散了。（周岸 青石报道）", &["周岸"]);
        check("청석 홍길동 기자", &["홍길동"]);
    }

    #[test]
    fn a_reporter_without_a_name_is_none() {
        check("记者从港务处获悉，渡轮复航。", &[]);
        check("港务主任对记者表示", &[]);
    }
}
