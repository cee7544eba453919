//! The lines of a text page become its pieces: hard-wrapped lines are joined, paragraphs kept.

use unicode_width::UnicodeWidthStr;

use crate::extract::lines::measure::{Measure, is_spaceless};

/// One paragraph, heading, menu entry or caption of a text page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) measure: Measure,
    /// It stands after a bullet.
    pub(super) bullet: bool,
    /// A blank line stands before it.
    pub(super) apart: bool,
}

impl Piece {
    /// A line that may be as long as a sentence and is none: the headline of another story, a caption.
    pub(super) fn is_headline_like(&self) -> bool {
        self.measure.units <= LONGEST_LINE && !ends_like_a_sentence(&self.text)
    }

    /// Its number stands in its text, as it was written.
    pub(super) fn is_numbered(&self) -> bool {
        unnumbered(&self.text).is_some()
    }

    /// A line of markup that a dump left as it was.
    pub(super) fn is_markup(&self) -> bool {
        self.text.starts_with('<') && self.text.ends_with('>')
    }
}

/// Longer lines are paragraphs, however they end (reading units).
const LONGEST_LINE: usize = 70;

/// Whether the last mark of a line ends a sentence. The writer's name may stand behind it in brackets.
pub(super) fn ends_like_a_sentence(text: &str) -> bool {
    let text = without_last_brackets(text).unwrap_or(text);
    let text = text.trim_end_matches(['”', '"', '」', '』', '’', ')', '）', '】', ' ']);
    text.ends_with(['。', '！', '？', '…', '.', '!', '?', '｡'])
}

/// What stands before the brackets at a line's end, if these hold no more than a name and a place.
fn without_last_brackets(text: &str) -> Option<&str> {
    const LONGEST: usize = 24;
    let inner = text.trim_end().strip_suffix(['）', ')'])?;
    let (before, name) = inner.rsplit_once(['（', '('])?;
    (!before.is_empty() && name.chars().count() <= LONGEST).then_some(before)
}

/// Text is wrapped by hand at 64 to 84 columns.
const WRAP_COLUMNS: std::ops::RangeInclusive<usize> = 64..=84;
/// So many lines have to look wrapped before any are joined.
const WRAPPED_LINES: usize = 3;
/// A line that goes beyond the column speaks against it as much as so many that break there speak for it.
const COST_OF_LONGER: usize = 3;
/// Lines looked at to tell whether a page is wrapped.
const MOST_LINES: usize = 5_000;
/// Marks that lists begin their items with.
const BULLETS: [char; 13] = ['•', '·', '*', '□', '○', '☆', '◆', '■', '●', '+', '▪', '▶', '◇'];

/// The pieces of a page in their order.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let columns = wrap_columns(&lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut apart = true;
    let mut open: Option<&str> = None;
    for (at, line) in lines.iter().enumerate() {
        let words = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
        if words.is_empty() {
            apart = true;
            open = None;
            continue;
        }
        let continues =
            open.is_some_and(|before| columns.is_some_and(|columns| is_wrapped(before, line, columns)));
        match pieces.last_mut() {
            Some(piece) if continues => join(&mut piece.text, words),
            _ => pieces.push(piece(words, apart)),
        }
        apart = false;
        open = lines.get(at).copied();
    }
    for piece in &mut pieces {
        piece.measure = Measure::of_text(unnumbered(&piece.text).unwrap_or(&piece.text));
    }
    pieces
}

fn piece(words: &str, apart: bool) -> Piece {
    let unbulleted = words.trim_start_matches(BULLETS).trim_start();
    let numbered = unnumbered(words).is_some();
    let bullet = unbulleted.len() < words.len() || words.starts_with("- ") || numbered;
    let text = if bullet && !numbered { unbulleted.trim_start_matches("- ") } else { words };
    // A piece that is nothing but a mark keeps it.
    let text = if text.is_empty() { words } else { text };
    Piece { text: text.to_owned(), measure: Measure::default(), bullet, apart }
}

/// The item without its number: `12. Item`, `(3) Item`. A point after a number ends no sentence.
fn unnumbered(words: &str) -> Option<&str> {
    let opened = words.strip_prefix('(').unwrap_or(words);
    let rest = opened.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = opened.len() - rest.len();
    let item = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?;
    (1..=3).contains(&digits).then(|| item.trim_start())
}

/// Whether, and at which column, the page's lines are wrapped by hand: the column at which most lines break, and
/// beyond which few go.
fn wrap_columns(lines: &[&str]) -> Option<usize> {
    // A page that is wrapped is so from its beginning on.
    let lines = lines.get(..MOST_LINES.min(lines.len()))?;
    let widths: Vec<usize> = lines.iter().map(|line| line.width()).collect();
    let speaks_for = |columns: usize| {
        let pairs = lines.windows(2).zip(&widths);
        let wrapped = pairs
            .filter(|(pair, width)| **width <= columns && matches!(pair, [a, b] if is_wrapped(a, b, columns)))
            .count();
        let beyond = widths.iter().filter(|width| **width > columns).count();
        (wrapped >= WRAPPED_LINES)
            .then(|| wrapped.saturating_sub(beyond * COST_OF_LONGER))
            .filter(|sum| *sum > 0)
    };
    WRAP_COLUMNS.filter_map(|columns| Some((speaks_for(columns)?, columns))).max().map(|(_, columns)| columns)
}

/// Whether `line` was broken because its next word did not fit: it is nearly full, and the next line goes on.
fn is_wrapped(line: &str, next: &str, columns: usize) -> bool {
    let goes_on = indent(next) <= indent(line).max(text_indent(line))
        && next.trim_start().chars().next().is_some_and(|c| !BULLETS.contains(&c) && c != '[');
    let first_word = next.split_whitespace().next().unwrap_or_default();
    let needed = match first_word.chars().next() {
        // Closing marks are carried over with the character before them.
        Some(c) if is_spaceless(c) => 4,
        _ => first_word.width() + 1,
    };
    goes_on && line.width() * 2 > columns && line.width() + needed > columns - 2
}

/// Columns before the first word, or the mark before it.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Columns before the first word after a bullet.
fn text_indent(line: &str) -> usize {
    let words = line.trim_start_matches(' ');
    let unbulleted = words.trim_start_matches(BULLETS);
    let mark = words.len() - unbulleted.len();
    if mark == 0 { 0 } else { indent(line) + 1 + indent(unbulleted) }
}

/// Joins with a space where words are written apart, with none between CJK characters.
fn join(text: &mut String, words: &str) {
    let sides = (text.chars().next_back(), words.chars().next());
    let close = matches!(sides, (Some(a), Some(b)) if is_spaceless(a) || is_spaceless(b))
        || text.ends_with(['-', '—']);
    if !close {
        text.push(' ');
    }
    text.push_str(words);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let found: Vec<String> = pieces(text).into_iter().map(|piece| piece.text).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn lines_that_are_whole_stay_apart() {
        check("首頁\n\n > 生活\n港口新線開通", &["首頁", "> 生活", "港口新線開通"]);
        check("  • Home\n  • News", &["Home", "News"]);
    }

    #[test]
    fn a_name_in_brackets_may_follow_the_last_sentence() {
        assert!(ends_like_a_sentence("等船的人都散了。（周岸 青石报道）"));
        assert!(ends_like_a_sentence("等船的人都散了（没有一个留下）。"));
        assert!(!ends_like_a_sentence("等船的人（图）"));
        assert!(!ends_like_a_sentence("（周岸 青石报道）"));
    }

    #[test]
    fn wrapped_lines_are_joined_as_their_script_wants() {
        let english = "The coastal freight line opened on Monday after three years of works, and the\n\
                       first ship left the harbour with three hundred containers on board while the\n\
                       people of the town were watching from the old pier in the evening light of a\n\
                       day in April.\n\nShort line\nanother short line";
        let found = pieces(english);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].text.contains("and the first ship") && found[0].text.ends_with("April."));

        let line = "沿海貨運新線星期一正式開通首班貨船滿載三百個集裝箱駛出港口居民在舊碼頭觀看開";
        let chinese = format!("{line}\n{line}\n{line}\n{line}\n幕。\n\n短的一行");
        let found = pieces(&chinese);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].text.contains("觀看開沿海") && found[0].text.ends_with("開幕。"));
    }
}
