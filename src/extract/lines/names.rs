//! Names in lines that are not all credits: `记者 张三`, `（姚某 上海报道）`, `文／林某`, `홍길동 기자`.

use crate::article::{Byline, Role};

use super::measure::is_cjk;

/// Of a paragraph only its ends are looked at.
const END_CHARS: usize = 40;

/// The beginning of a paragraph, where a story may name its writer.
pub(super) fn beginning(text: &str) -> &str {
    text.char_indices().nth(END_CHARS).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// The end of a paragraph, where a story may name its writer.
pub(super) fn ending(text: &str) -> &str {
    text.char_indices().rev().nth(END_CHARS).and_then(|(start, _)| text.get(start..)).unwrap_or(text)
}

/// The people that a line names as writers.
pub(super) fn read(line: &str) -> Vec<Byline> {
    names_in(line).into_iter().map(|(name, role)| Byline { name, role }).collect()
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
const NOT_NAMES: [&str; 22] = [
    "报道", "報道", "報導", "综合", "綜合", "表示", "采访", "採訪", "获悉", "了解", "从", "在", "问", "提问",
    "发现", "编辑", "會", "会", "说道", "說道", "访问", "訪問",
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
