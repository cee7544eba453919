//! What the panel of notes shows of a clip. Read once a clip, and again when the library has changed.

use crate::article::{Block, Lang};
use crate::command::{ClipId, HighlightId, NoteOf, Tint};
use crate::library::Highlight;
use crate::text::markdown;

/// A clip's note, and its marked words in reading order, lost ones last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotesData {
    pub clip: ClipId,
    /// The language that the article is set in.
    pub lang: Lang,
    pub note: Note,
    pub marked: Vec<MarkedWords>,
}

/// A note as it was written, and as it is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    pub text: String,
    pub blocks: Vec<Block>,
}

/// Words that are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedWords {
    pub id: HighlightId,
    pub tint: Tint,
    /// In one line.
    pub quote: String,
    pub note: Note,
    pub is_lost: bool,
}

/// So much of marked words is shown in the panel; who marks a whole article sees how it begins.
const QUOTE_CHARS: usize = 2_000;

fn in_one_line(quote: &str) -> String {
    let end = quote.char_indices().nth(QUOTE_CHARS).map_or(quote.len(), |(end, _)| end);
    let mut line = quote.get(..end).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    if end < quote.len() {
        line.push('…');
    }
    line
}

impl NotesData {
    #[must_use]
    pub fn new(clip: ClipId, lang: Lang, note: Option<&str>, highlights: &[Highlight]) -> Self {
        let marked = highlights.iter().map(|highlight| MarkedWords {
            id: highlight.id,
            tint: highlight.tint,
            quote: in_one_line(&highlight.anchor.quote),
            note: Note::new(&highlight.note),
            is_lost: highlight.is_lost(),
        });
        Self { clip, lang, note: Note::new(note.unwrap_or_default()), marked: marked.collect() }
    }

    /// What is written there; nothing where what it is about is gone.
    #[must_use]
    pub fn written(&self, of: NoteOf) -> Option<&str> {
        match of {
            NoteOf::Clip(clip) => (clip == self.clip).then_some(self.note.text.as_str()),
            NoteOf::Highlight(id) => {
                let marked = self.marked.iter().find(|marked| marked.id == id);
                marked.map(|marked| marked.note.text.as_str())
            }
        }
    }

    /// Those that are in the article, or those that are not.
    pub fn parts(&self, lost: bool) -> impl Iterator<Item = &MarkedWords> {
        self.marked.iter().filter(move |marked| marked.is_lost == lost)
    }
}

impl Note {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), blocks: markdown::read(text) }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}
