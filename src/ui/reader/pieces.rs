//! Cuts texts that are too long to be laid out in one go. Each byte and each mark of a text is read a fixed number of
//! times, however long the text is.

use std::collections::HashSet;
use std::mem::discriminant;
use std::ops::Range;

use crate::article::{Mark, MarkKind, Prose};

use super::clean::clean;

/// A piece has no more bytes, which no paragraph of a newspaper has: it is laid out in a few milliseconds and in some
/// megabytes, since egui takes about 660 bytes for a character.
pub(super) const PIECE_BYTES: usize = 12_000;
/// The rows of headings are made of like length, which takes several tries.
pub(super) const HEADING_BYTES: usize = 3_000;
/// A piece has no more marks: each is looked at for each part of the text that it makes.
const PIECE_MARKS: usize = 300;
/// Nor more different letters beyond ASCII, each of which is drawn once when it is first seen; a newspaper page has fewer.
const PIECE_LETTERS: usize = 1_200;
/// A reading above characters is set in one row; a longer one is no reading.
const READING_CHARS: usize = 100;

/// A text as it is shown, in pieces of at most `most_bytes`; there is at least one, and none but the only one is empty.
pub(super) fn pieces(prose: &Prose, most_bytes: usize) -> Vec<Prose> {
    let mut cuts = Cuts::new(prose, most_bytes);
    let mut pieces: Vec<Prose> = Vec::new();
    while let Some(piece) = cuts.next_piece() {
        let piece = clean(&piece);
        if !piece.text.is_empty() {
            pieces.push(piece);
        }
    }
    if pieces.is_empty() {
        pieces.push(Prose::default());
    }
    pieces
}

/// The same of a text without marks, without white space at its ends.
pub(super) fn plain_pieces(text: &str, most_bytes: usize) -> Vec<Prose> {
    let mut pieces = pieces(&Prose::plain(text.trim()), most_bytes);
    // What cannot be shown may have stood before or behind white space.
    let trim = |piece: &mut Prose, to: fn(&str) -> &str| piece.text = to(&piece.text).to_owned();
    if let Some(first) = pieces.first_mut() {
        trim(first, str::trim_start);
    }
    if let Some(last) = pieces.last_mut() {
        trim(last, str::trim_end);
    }
    pieces
}

/// Where a text is being cut.
struct Cuts<'a> {
    text: &'a str,
    /// By where they start.
    marks: Vec<&'a Mark>,
    most_bytes: usize,
    /// Where the next piece begins, and the first mark that begins there or behind.
    at: usize,
    next: usize,
    /// Marks that go on from the piece before, each kind once, with where they end.
    over: Vec<(&'a MarkKind, usize)>,
    /// The different letters of the piece that is being cut.
    letters: HashSet<char>,
    /// Bytes and marks that were looked at, which tests count.
    steps: usize,
}

impl<'a> Cuts<'a> {
    fn new(prose: &'a Prose, most_bytes: usize) -> Self {
        let mut marks: Vec<&Mark> = prose.marks.iter().collect();
        if !marks.is_sorted_by_key(|mark| mark.range.start) {
            marks.sort_by_key(|mark| mark.range.start);
        }
        Self {
            text: &prose.text,
            marks,
            most_bytes,
            at: 0,
            next: 0,
            over: Vec::new(),
            letters: HashSet::new(),
            steps: 0,
        }
    }

    /// The words up to the next cut with the marks on them.
    fn next_piece(&mut self) -> Option<Prose> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let limit = self.limit(rest);
        let length = if limit < rest.len() { cut(rest, limit) } else { limit };
        self.steps += limit;
        let piece = self.at..self.at + length;
        let text = rest.get(..length).unwrap_or_default().to_owned();
        let marks = self.marks_on(&piece);
        self.at = piece.end;
        Some(Prose { text, marks })
    }

    /// How many bytes of the rest the next piece may have, one character at least.
    fn limit(&mut self, rest: &str) -> usize {
        let mut limit = rest.floor_char_boundary(self.most_bytes);
        let mut readings = 0;
        for (count, mark) in self.marks.iter().skip(self.next).enumerate() {
            let start = mark.range.start.saturating_sub(self.at);
            if start >= limit {
                break;
            }
            self.steps += 1;
            if let MarkKind::Ruby(reading) = &mark.kind {
                readings += reading.len().min(READING_CHARS * 4);
            }
            if count >= PIECE_MARKS || readings > self.most_bytes {
                limit = rest.floor_char_boundary(start);
                break;
            }
        }
        let limit = self.letters(rest.get(..limit).unwrap_or_default());
        limit.max(rest.chars().next().map_or(1, char::len_utf8))
    }

    /// How far a text goes before it has too many different letters.
    fn letters(&mut self, text: &str) -> usize {
        self.steps += text.len();
        self.letters.clear();
        let mut wide = text.char_indices().filter(|(_, c)| !c.is_ascii());
        let too_many = wide.find(|(_, c)| self.letters.insert(*c) && self.letters.len() > PIECE_LETTERS);
        too_many.map_or(text.len(), |(at, _)| at)
    }

    /// The marks of a piece, those that go on behind it kept for the next one.
    fn marks_on(&mut self, piece: &Range<usize>) -> Vec<Mark> {
        let inside = |start: usize, end: usize, kind: &MarkKind| {
            let range = start.max(piece.start) - piece.start..end.min(piece.end) - piece.start;
            Mark { range, kind: shortened(kind) }
        };
        let mut marks: Vec<Mark> =
            self.over.iter().map(|(kind, end)| inside(piece.start, *end, kind)).collect();
        self.over.retain(|(_, end)| *end > piece.end);
        while let Some(mark) = self.marks.get(self.next).filter(|mark| mark.range.start < piece.end) {
            self.next += 1;
            self.steps += 1;
            let Range { start, end } = mark.range;
            if end <= start || end <= piece.start {
                continue;
            }
            if marks.len() < PIECE_MARKS {
                marks.push(inside(start, end, &mark.kind));
            }
            if end > piece.end {
                self.go_on(&mark.kind, end);
            }
        }
        marks
    }

    /// A mark reaches into the next piece; a reading stands once, over the beginning of its characters.
    fn go_on(&mut self, kind: &'a MarkKind, end: usize) {
        if matches!(kind, MarkKind::Ruby(_)) {
            return;
        }
        match self.over.iter_mut().find(|(other, _)| discriminant(*other) == discriminant(kind)) {
            Some((_, before)) if *before >= end => {}
            Some(other) => *other = (kind, end),
            None => self.over.push((kind, end)),
        }
    }
}

fn shortened(kind: &MarkKind) -> MarkKind {
    match kind {
        MarkKind::Ruby(reading) => match reading.char_indices().nth(READING_CHARS) {
            Some((end, _)) => MarkKind::Ruby(format!("{}…", reading.get(..end).unwrap_or_default())),
            None => kind.clone(),
        },
        kind => kind.clone(),
    }
}

/// Where to cut: after the last stop before the limit, else after a space, else at the limit.
fn cut(text: &str, limit: usize) -> usize {
    let before = text.get(..limit).unwrap_or(text);
    let after = |stops: &[char]| {
        before.rfind(stops).and_then(|at| before.get(at..)?.chars().next().map(|c| at + c.len_utf8()))
    };
    after(&['。', '！', '？', '\n']).or_else(|| after(&[' '])).filter(|at| *at > 0).unwrap_or(limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strong(range: Range<usize>) -> Mark {
        Mark { range, kind: MarkKind::Strong }
    }

    #[test]
    fn a_text_too_long_for_one_go_is_cut_after_a_sentence_and_loses_nothing() {
        let text = "第一句。第二句沒有完".to_owned();
        let cut = pieces(&Prose { text, marks: vec![strong(6..18)] }, 20);
        let texts: Vec<&str> = cut.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(texts, ["第一句。", "第二句沒有完"]);
        assert_eq!(cut[0].marks[0].range, 6..12);
        assert_eq!(cut[1].marks[0].range, 0..6);
        assert_eq!(pieces(&"無止境".into(), 4).len(), 3);
        assert_eq!(pieces(&"".into(), 4), [Prose::default()]);
    }

    #[test]
    fn each_byte_and_mark_of_a_text_is_read_a_fixed_number_of_times() {
        let texts = ["港口新線", "one word after the other. ", "a", "。a", "新線。开通，\n"];
        for bit in texts {
            for count in [1_000, 10_000] {
                let text = bit.repeat(count);
                let marks = (0..text.len() / 64)
                    .map(|at| text.floor_char_boundary(at * 64)..text.len())
                    .map(strong)
                    .collect();
                let prose = Prose { text, marks };
                let mut cuts = Cuts::new(&prose, 400);
                let mut bytes = 0;
                while let Some(piece) = cuts.next_piece() {
                    assert!(piece.text.len() <= 400 && piece.marks.len() <= PIECE_MARKS);
                    bytes += piece.text.len();
                }
                assert_eq!(bytes, prose.text.len());
                assert!(cuts.steps <= 4 * (bytes + prose.marks.len()) + 800, "{bit}: {}", cuts.steps);
            }
        }
    }

    #[test]
    fn a_piece_has_few_different_letters() {
        let text: String = ('\u{4e00}'..'\u{8000}').collect();
        let cut = pieces(&text.as_str().into(), PIECE_BYTES);
        assert!(cut.iter().all(|piece| piece.text.chars().count() <= PIECE_LETTERS));
        assert_eq!(cut.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
    }

    #[test]
    fn a_piece_has_few_marks_and_short_readings() {
        let link =
            |at: usize| Mark { range: at..at + 1, kind: MarkKind::Link(format!("https://x.example/{at}")) };
        let prose = Prose { text: "a".repeat(2_000), marks: (0..2_000).map(link).collect() };
        let cut = pieces(&prose, PIECE_BYTES);
        assert!(cut.iter().all(|piece| piece.marks.len() <= PIECE_MARKS));
        assert_eq!(cut.iter().map(|piece| piece.marks.len()).sum::<usize>(), 2_000);
        let ruby =
            |at: usize| Mark { range: at * 3..at * 3 + 3, kind: MarkKind::Ruby("みなと".repeat(3_000)) };
        let cut = pieces(&Prose { text: "港".repeat(500), marks: (0..500).map(ruby).collect() }, PIECE_BYTES);
        for piece in &cut {
            let length = |mark: &Mark| match &mark.kind {
                MarkKind::Ruby(reading) => reading.len(),
                _ => 0,
            };
            assert!(piece.marks.iter().map(length).sum::<usize>() <= PIECE_BYTES + READING_CHARS * 4);
        }
        assert_eq!(cut.iter().map(|piece| piece.text.len()).sum::<usize>(), 1_500);
    }

    #[test]
    fn marks_of_a_damaged_library_do_no_harm() {
        let backwards = Range { start: 9, end: 3 };
        let marks = vec![strong(backwards), strong(2..900), strong(1..4), strong(usize::MAX - 1..usize::MAX)];
        let cut = pieces(&Prose { text: "港口新線".into(), marks }, 6);
        assert_eq!(cut.iter().map(|piece| piece.text.as_str()).collect::<String>(), "港口新線");
    }
}
