//! Takes out of a text what cannot be shown: the private characters of a page's icon font, control characters.

use std::ops::Range;

use crate::article::{Mark, MarkKind, Prose};

use super::address;

/// Printers put 〓 where a letter is missing; a character that a page had lost already is shown by it.
const GETA: char = '〓';

/// The words of a line.
pub fn clean_text(text: &str) -> String {
    text.chars().filter_map(shown).collect::<String>().trim().to_owned()
}

/// A line with some of its places, in bytes, moved along.
pub fn clean_marked(text: &str, places: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let marks = places.iter().map(|range| Mark { range: range.clone(), kind: MarkKind::Strong }).collect();
    let prose = clean(&Prose { text: text.to_owned(), marks });
    (prose.text, prose.marks.into_iter().map(|mark| mark.range).collect())
}

/// The words and marks of a block; links that may not be opened are words only.
pub(super) fn clean(prose: &Prose) -> Prose {
    let mut text = String::with_capacity(prose.text.len());
    // Where each byte of the old text went, to move the marks along.
    let mut moved: Vec<usize> = Vec::with_capacity(prose.text.len() + 1);
    for c in prose.text.chars() {
        moved.extend(std::iter::repeat_n(text.len(), c.len_utf8()));
        text.extend(shown(c));
    }
    moved.push(text.len());
    let place = |byte: usize| moved.get(byte).copied().unwrap_or(text.len());
    let marks = prose.marks.iter().filter(|mark| may_show(&mark.kind)).filter_map(|mark| {
        let range = place(mark.range.start)..place(mark.range.end);
        (!range.is_empty()).then(|| Mark { range, kind: mark.kind.clone() })
    });
    Prose { marks: marks.collect(), text }
}

/// The text before and after a place, marks cut in two where they lie across it.
fn split(prose: &Prose, at: usize) -> (Prose, Prose) {
    let (before, after) = prose.text.split_at(at);
    let part = |text: &str, from: usize| {
        let to = from + text.len();
        let marks = prose.marks.iter().filter_map(|mark| {
            let range = mark.range.start.clamp(from, to) - from..mark.range.end.clamp(from, to) - from;
            (!range.is_empty()).then(|| Mark { range, kind: mark.kind.clone() })
        });
        Prose { text: text.to_owned(), marks: marks.collect() }
    };
    (part(before, 0), part(after, at))
}

/// The words between two places, in bytes, with the marks that lie on them.
pub(super) fn part_of(prose: &Prose, bytes: &Range<usize>) -> Prose {
    let (before, _) = split(prose, bytes.end);
    split(&before, bytes.start).1
}

fn may_show(mark: &MarkKind) -> bool {
    match mark {
        MarkKind::Link(address) => address::may_open(address),
        _ => true,
    }
}

/// The character as it is shown, if it can be.
#[expect(clippy::match_same_arms, reason = "one arm a reason")]
pub(super) fn shown(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => Some(c),
        '\u{FFFD}' => Some(GETA),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => None,
        // Direction marks: the faces have no glyph, and egui sets all text from left to right.
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => None,
        _ if c.is_control() => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_of_the_page_and_control_characters_are_left_out() {
        assert_eq!(clean_text(" \u{E011}分享\u{200F}\u{7} "), "分享");
        assert_eq!(clean_text("失\u{FFFD}字"), "失〓字");
    }

    #[test]
    fn marks_move_with_their_words_and_unsafe_links_are_dropped() {
        let link = |range, to: &str| Mark { range, kind: MarkKind::Link(to.into()) };
        let prose = Prose {
            text: "\u{E011}讀全文 x".into(),
            marks: vec![link(3..12, "https://news.example/"), link(13..14, "javascript:x()")],
        };
        let cleaned = clean(&prose);
        assert_eq!(cleaned.text, "讀全文 x");
        assert_eq!(cleaned.marks, [link(0..9, "https://news.example/")]);
    }
}
