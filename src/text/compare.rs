//! Two texts line by line: what both say, and what only one of them does.

use super::align::aligned;

/// A line of one text or of both, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    Both(&'a str),
    /// Only the text before has it.
    Before(&'a str),
    /// Only the text now has it.
    Now(&'a str),
}

/// Compares the lines of two texts. Where none is the same, those that went stand before those that came.
#[must_use]
pub fn compared<'a>(before: &'a [String], now: &'a [String]) -> Vec<Line<'a>> {
    let mut lines = Vec::with_capacity(before.len().max(now.len()));
    let (mut from, mut to) = (0, 0);
    for (old, new) in aligned(before, now).into_iter().chain([(before.len(), now.len())]) {
        lines.extend(before.get(from..old).unwrap_or_default().iter().map(|line| Line::Before(line)));
        lines.extend(now.get(to..new).unwrap_or_default().iter().map(|line| Line::Now(line)));
        lines.extend(before.get(old).map(|line| Line::Both(line)));
        (from, to) = (old + 1, new + 1);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, now: &str, expect: &str) {
        let lines = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (before, now) = (lines(before), lines(now));
        let shown = |line: &Line| match line {
            Line::Both(line) => (*line).to_owned(),
            Line::Before(line) => format!("-{line}"),
            Line::Now(line) => format!("+{line}"),
        };
        let shown: Vec<String> = compared(&before, &now).iter().map(shown).collect();
        assert_eq!(shown.join(" "), expect);
    }

    #[test]
    fn lines_that_came_and_went_stand_where_they_stood() {
        check("一 二 三", "一 三 四", "一 -二 三 +四");
        check("", "一", "+一");
        check("一", "", "-一");
        check("一 二", "一 二", "一 二");
    }

    #[test]
    fn a_line_that_is_repeated_is_found_among_its_likes() {
        check("x a x b x", "x b x", "x -a -x b x");
        check("a b a b", "b a", "-a b a -b");
    }

    #[test]
    fn a_line_that_moved_is_told_twice() {
        check("a b c", "c a b", "+c a b -c");
    }
}
