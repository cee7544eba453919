//! Two texts line by line: what both say, and what only one of them does.

use std::collections::HashMap;

/// A line of one text or of both, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    Both(&'a str),
    /// Only the text before has it.
    Before(&'a str),
    /// Only the text now has it.
    Now(&'a str),
}

/// More lines than this between two that both have are not compared any closer: the work grows with their square.
const MOST_BETWEEN: usize = 2_000;

/// Compares the lines of two texts. Lines that stand once in each anchor the comparison (patience diff); between them the
/// longest common run of lines is kept.
#[must_use]
pub fn compared<'a>(before: &'a [String], now: &'a [String]) -> Vec<Line<'a>> {
    let mut lines = Vec::with_capacity(before.len().max(now.len()));
    let (mut from, mut to) = (0, 0);
    for (old, new) in anchors(before, now).into_iter().chain([(before.len(), now.len())]) {
        between(slice(before, from, old), slice(now, to, new), &mut lines);
        lines.extend(before.get(old).map(|line| Line::Both(line)));
        (from, to) = (old + 1, new + 1);
    }
    lines
}

fn slice(lines: &[String], from: usize, to: usize) -> &[String] {
    lines.get(from..to).unwrap_or_default()
}

/// The places of lines that stand once in each text, as far as their order is the same in both.
fn anchors(before: &[String], now: &[String]) -> Vec<(usize, usize)> {
    let once = |lines: &'_ [String]| {
        let mut places: HashMap<String, Option<usize>> = HashMap::new();
        for (at, line) in lines.iter().enumerate() {
            places.entry(line.clone()).and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let (old, new) = (once(before), once(now));
    let both = before.iter().filter_map(|line| Some((old.get(line).copied()??, new.get(line).copied()??)));
    increasing(&both.collect::<Vec<_>>())
}

/// The longest run of pairs whose second places rise as the first do.
fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tops: Vec<usize> = Vec::new();
    let mut back: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |at: usize| pairs.get(at).map_or(0, |pair| pair.1);
    for (at, pair) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|top| second(*top) < pair.1);
        back.push(pile.checked_sub(1).and_then(|under| tops.get(under).copied()));
        match tops.get_mut(pile) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut run = Vec::with_capacity(tops.len());
    let mut next = tops.last().copied();
    while let Some(at) = next {
        run.extend(pairs.get(at).copied());
        next = back.get(at).copied().flatten();
    }
    run.reverse();
    run
}

/// Lines between two anchors, by the longest common run of lines.
fn between<'a>(before: &'a [String], now: &'a [String], lines: &mut Vec<Line<'a>>) {
    if before.len().max(now.len()) > MOST_BETWEEN {
        lines.extend(before.iter().map(|line| Line::Before(line)));
        lines.extend(now.iter().map(|line| Line::Now(line)));
        return;
    }
    let columns = now.len() + 1;
    let mut common = vec![0_u32; (before.len() + 1) * columns];
    let of = |common: &[u32], old: usize, new: usize| common.get(old * columns + new).copied().unwrap_or(0);
    for (old, line) in before.iter().enumerate().rev() {
        for (new, other) in now.iter().enumerate().rev() {
            let length = if line == other {
                of(&common, old + 1, new + 1) + 1
            } else {
                of(&common, old + 1, new).max(of(&common, old, new + 1))
            };
            if let Some(place) = common.get_mut(old * columns + new) {
                *place = length;
            }
        }
    }
    let (mut old, mut new) = (0, 0);
    loop {
        match (before.get(old), now.get(new)) {
            (Some(line), Some(other)) if line == other => {
                lines.push(Line::Both(line));
                (old, new) = (old + 1, new + 1);
            }
            (Some(line), other)
                if other.is_none() || of(&common, old + 1, new) >= of(&common, old, new + 1) =>
            {
                lines.push(Line::Before(line));
                old += 1;
            }
            (_, Some(line)) => {
                lines.push(Line::Now(line));
                new += 1;
            }
            (_, None) => return,
        }
    }
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
