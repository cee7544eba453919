//! Prose as Markdown (`CommonMark` 0.31), so that it reads the same when it is rendered again; and Markdown as prose.

mod read;

use std::ops::Range;

use crate::article::{Mark, MarkKind, Prose};

pub use read::read;

/// Characters that mean something anywhere in a line.
const SPECIAL: &str = "\\`*_[]<>";

/// Words with their marks, in one paragraph; line breaks are kept.
#[must_use]
pub fn inline(prose: &Prose) -> String {
    let links = prose.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Link(_)));
    let mut written = String::new();
    let mut at = 0;
    for mark in links {
        let MarkKind::Link(address) = &mark.kind else { continue };
        if mark.range.start < at {
            continue;
        }
        written.push_str(&marked(prose, at..mark.range.start));
        let address = address.replace(' ', "%20").replace('(', "%28").replace(')', "%29");
        written.extend(["[", &marked(prose, mark.range.clone()), "](", &address, ")"]);
        at = mark.range.end;
    }
    written.push_str(&marked(prose, at..prose.text.len()));
    guarded(&written)
}

/// Code between fences longer than any in it.
#[must_use]
pub fn fenced(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{}\n{fence}", code.trim_end_matches('\n'))
}

/// A part of the prose with all its marks but links.
fn marked(prose: &Prose, range: Range<usize>) -> String {
    let marks: Vec<&Mark> =
        prose.marks.iter().filter(|mark| !matches!(mark.kind, MarkKind::Link(_))).collect();
    let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]).collect();
    cuts.extend([range.start, range.end]);
    cuts.retain(|cut| range.start <= *cut && *cut <= range.end);
    cuts.sort_unstable();
    cuts.dedup();
    let mut written = String::new();
    for pair in cuts.windows(2) {
        let [start, end] = pair else { continue };
        let Some(text) = prose.text.get(*start..*end) else { continue };
        let here = marks.iter().filter(|mark| mark.range.start <= *start && *end <= mark.range.end);
        written.push_str(&wrapped(text, here.map(|mark| &mark.kind)));
    }
    written
}

/// A piece that has the same marks throughout. Spaces stand outside of them: `** a**` is not bold.
fn wrapped<'a>(text: &str, marks: impl Iterator<Item = &'a MarkKind>) -> String {
    let marks: Vec<&MarkKind> = marks.collect();
    let inside = text.trim();
    if inside.is_empty() {
        return text.to_owned();
    }
    let (before, after) = text.split_once(inside).unwrap_or_default();
    let is_code = marks.iter().any(|mark| **mark == MarkKind::Code);
    let mut words = if is_code { code(inside) } else { escaped(inside) };
    for mark in marks {
        words = match mark {
            MarkKind::Strong => format!("**{words}**"),
            MarkKind::Emphasis => format!("*{words}*"),
            MarkKind::Superscript => format!("<sup>{words}</sup>"),
            MarkKind::Subscript => format!("<sub>{words}</sub>"),
            MarkKind::Ruby(reading) => format!("<ruby>{words}<rt>{}</rt></ruby>", escaped(reading)),
            MarkKind::Code | MarkKind::Link(_) => words,
        };
    }
    format!("{before}{words}{after}")
}

fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\n' => written.push_str("\\\n"),
            '&' if begins_reference(text.get(at + 1..).unwrap_or_default()) => written.push_str("\\&"),
            _ if SPECIAL.contains(c) => written.extend(['\\', c]),
            _ => written.push(c),
        }
    }
    written
}

/// Whether `&` before this would be read as another character: `&lt;`, `&#x41;`.
fn begins_reference(after: &str) -> bool {
    let name = after.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    name > 0 && after.as_bytes().get(name) == Some(&b';')
}

/// What would make a heading, a list or a rule of a paragraph at its start.
fn guarded(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = text.get(digits..).unwrap_or_default();
    if text.starts_with(['#', '+', '-', '=', '~']) {
        format!("\\{text}")
    } else if digits > 0 && after.starts_with(['.', ')']) {
        format!("{}\\{after}", text.get(..digits).unwrap_or_default())
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, marks: &[(&str, MarkKind)], expect: &str) {
        let mark = |(words, kind): &(&str, MarkKind)| {
            let start = text.find(words).unwrap();
            Mark { range: start..start + words.len(), kind: kind.clone() }
        };
        let prose = Prose { text: text.into(), marks: marks.iter().map(mark).collect() };
        assert_eq!(inline(&prose), expect);
    }

    #[test]
    fn marks_are_written_around_their_words() {
        let link = MarkKind::Link("https://news.example/a_(b)".into());
        check(
            "see the report now",
            &[("the report", link.clone())],
            "see [the report](https://news.example/a_%28b%29) now",
        );
        check(
            "see the report",
            &[("the report", link), ("report", MarkKind::Strong)],
            "see [the **report**](https://news.example/a_%28b%29)",
        );
        check("很 重要 的", &[(" 重要", MarkKind::Emphasis)], "很 *重要* 的");
        check("run x_y", &[("x_y", MarkKind::Code)], "run `x_y`");
        check(
            "東京へ",
            &[("東京", MarkKind::Ruby("とうきょう".into()))],
            "<ruby>東京<rt>とうきょう</rt></ruby>へ",
        );
    }

    #[test]
    fn what_markdown_would_take_for_its_own_is_escaped() {
        check("1. not a list", &[], "1\\. not a list");
        check("# no heading", &[], "\\# no heading");
        check("a*b*c [d] <e>", &[], "a\\*b\\*c \\[d\\] \\<e\\>");
        check("two\nlines", &[], "two\\\nlines");
    }

    #[test]
    fn a_fence_is_longer_than_those_in_the_code() {
        assert_eq!(fenced("let a = 1;\n"), "```\nlet a = 1;\n```");
        assert_eq!(fenced("```\nx"), "````\n```\nx\n````");
    }
}
