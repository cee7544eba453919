//! A run of words in the making: white space folded as browsers do, marks opened and closed over it.

use crate::article::{Mark, MarkKind, Prose};
use crate::extract::lines::measure::is_spaceless;

/// The words of the block being read.
#[derive(Debug, Default)]
pub(super) struct Run {
    text: String,
    /// White space seen after the last word, not written yet.
    gap: Gap,
    marks: Vec<Mark>,
    open: Vec<Open>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    /// A line's end in the source, which does not part Han and kana.
    SourceLine,
    Space,
    /// A `br`.
    Line,
}

#[derive(Debug)]
struct Open {
    start: usize,
    kind: MarkKind,
}

impl Run {
    pub(super) fn push(&mut self, words: &str) {
        let mut rest = words;
        while let Some(character) = rest.chars().next() {
            let length = match character {
                '\n' | '\r' => {
                    self.gap = self.gap.max(Gap::SourceLine);
                    1
                }
                ' ' | '\t' | '\u{c}' | '\u{a0}' => {
                    self.gap = self.gap.max(Gap::Space);
                    character.len_utf8()
                }
                // Invisible: soft hyphen, zero width space and joiners, byte order mark.
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\0' => character.len_utf8(),
                _ => {
                    let word = character.len_utf8() + word_bytes(rest.get(character.len_utf8()..));
                    self.write_gap(character);
                    self.text.push_str(rest.get(..word).unwrap_or_default());
                    word
                }
            };
            rest = rest.get(length..).unwrap_or_default();
        }
    }

    /// A line's end inside the block.
    pub(super) fn push_line_break(&mut self) {
        self.gap = Gap::Line;
    }

    /// Whether the line that goes on is a new one.
    pub(super) fn at_line_break(&self) -> bool {
        self.gap == Gap::Line
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn open(&mut self, kind: MarkKind) {
        self.open.push(Open { start: self.text.len(), kind });
    }

    /// Closes the mark opened last.
    pub(super) fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.add_mark(open.start, open.kind);
        }
    }

    /// Closes the mark opened last as ruby with this reading, taking its base from where it was opened.
    pub(super) fn close_ruby(&mut self, reading: &str) {
        if let Some(open) = self.open.last_mut() {
            let start = std::mem::replace(&mut open.start, self.text.len());
            if !reading.trim().is_empty() {
                self.add_mark(start, MarkKind::Ruby(reading.trim().to_owned()));
            }
        }
    }

    /// Forgets the mark opened last.
    pub(super) fn forget(&mut self) {
        self.open.pop();
    }

    /// Takes what was written; marks still open go on in the next run.
    pub(super) fn take(&mut self) -> Prose {
        if self.text.is_empty() {
            self.gap = Gap::None;
            return Prose::default();
        }
        for at in 0..self.open.len() {
            if let Some((start, kind)) = self.open.get(at).map(|open| (open.start, open.kind.clone())) {
                self.add_mark(start, kind);
            }
        }
        for open in &mut self.open {
            open.start = 0;
        }
        self.gap = Gap::None;
        let mut marks = std::mem::take(&mut self.marks);
        marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
        let prose = trimmed(&self.text, marks);
        // The next run is written into the same place.
        self.text.clear();
        prose
    }

    fn add_mark(&mut self, start: usize, kind: MarkKind) {
        let words = self.text.get(start..).unwrap_or_default();
        let start = start + (words.len() - words.trim_start().len());
        let end = self.text.trim_end().len();
        let says_nothing = matches!(&kind, MarkKind::Link(value) | MarkKind::Ruby(value) if value.is_empty());
        if start < end && !says_nothing {
            self.marks.push(Mark { range: start..end, kind });
        }
    }

    fn write_gap(&mut self, next: char) {
        let gap = std::mem::take(&mut self.gap);
        let Some(last) = self.text.chars().next_back() else { return };
        match gap {
            Gap::None => {}
            Gap::SourceLine if is_spaceless(last) && is_spaceless(next) => {}
            Gap::SourceLine | Gap::Space => self.text.push(' '),
            Gap::Line => self.text.push('\n'),
        }
        // A mark opened before the gap begins at the word.
        let (before, now) = (self.text.trim_end().len(), self.text.len());
        for open in self.open.iter_mut().filter(|open| open.start == before) {
            open.start = now;
        }
    }
}

/// How many bytes come before the next character that may be white space or invisible, by its first byte. A single
/// space between two words goes with them.
fn word_bytes(text: Option<&str>) -> usize {
    let bytes = text.unwrap_or_default().as_bytes();
    let special = |byte: u8| matches!(byte, b'\n' | b'\r' | b' ' | b'\t' | 0xc | 0 | 0xc2 | 0xe2 | 0xef);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if !special(byte) {
            at += 1;
        } else if byte == b' ' && bytes.get(at + 1).is_some_and(|&next| !special(next)) {
            at += 2;
        } else {
            break;
        }
    }
    at
}

/// Prose without white space at its ends, the marks moved along.
fn trimmed(text: &str, marks: Vec<Mark>) -> Prose {
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    if start == 0 && end == text.len() {
        return Prose { text: text.to_owned(), marks };
    }
    let text = text.get(start..end).unwrap_or_default().to_owned();
    let shift = |at: usize| at.clamp(start, end.max(start)) - start;
    let moved =
        marks.into_iter().map(|mark| Mark { range: shift(mark.range.start)..shift(mark.range.end), ..mark });
    Prose { text, marks: moved.filter(|mark| !mark.range.is_empty()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_folds_and_a_line_of_the_source_does_not_part_han() {
        let mut run = Run::default();
        run.push("\n  港口\n的早晨 and\n the sea ");
        assert_eq!(run.take().text, "港口的早晨 and the sea");
    }

    #[test]
    fn marks_lie_on_words_only() {
        let mut run = Run::default();
        run.push("a ");
        run.open(MarkKind::Strong);
        run.push(" bold ");
        run.close();
        run.push("c");
        let prose = run.take();
        assert_eq!(prose.text, "a bold c");
        assert_eq!(prose.marks, [Mark { range: 2..6, kind: MarkKind::Strong }]);
    }

    #[test]
    fn a_mark_over_two_blocks_is_closed_and_opened_again() {
        let mut run = Run::default();
        run.open(MarkKind::Emphasis);
        run.push("one");
        assert_eq!(run.take().marks.len(), 1);
        run.push("two");
        run.close();
        assert_eq!(run.take().marks, [Mark { range: 0..3, kind: MarkKind::Emphasis }]);
    }

    #[test]
    fn ruby_lies_over_its_base() {
        let mut run = Run::default();
        run.push("古い");
        run.open(MarkKind::Ruby(String::new()));
        run.push("港");
        run.close_ruby("みなと");
        run.push("町");
        run.close_ruby("まち");
        let prose = run.take();
        assert_eq!(prose.text, "古い港町");
        assert_eq!(prose.marks[0], Mark { range: 6..9, kind: MarkKind::Ruby("みなと".into()) });
        assert_eq!(prose.marks[1], Mark { range: 9..12, kind: MarkKind::Ruby("まち".into()) });
    }
}
