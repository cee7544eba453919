//! The texts of a clip, each with the field that it is searched as. Filing and showing read the same.

use rusqlite::Connection;

use super::query::Field;
use crate::article::{Article, Block, Prose, Sourced};
use crate::library::clips::note;
use crate::library::{ClipId, LibraryError, highlights};

/// What a reader wrote and marked beside an article.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) note: Option<String>,
    /// Marked words, and the notes on them.
    pub(super) highlights: Vec<String>,
}

impl Beside {
    pub(super) fn read(db: &Connection, clip: ClipId) -> Result<Self, LibraryError> {
        let mut beside = Self { note: note::read(db, clip)?, highlights: Vec::new() };
        for highlight in highlights::of_clip(db, clip)? {
            beside.highlights.push(highlight.anchor.quote);
            beside.highlights.extend(Some(highlight.note).filter(|note| !note.is_empty()));
        }
        Ok(beside)
    }
}

/// Every text, in reading order; what the reader wrote beside it comes last.
pub(super) fn texts<'a>(article: &'a Article, beside: &'a Beside) -> Vec<(Field, &'a str)> {
    let meta = &article.meta;
    let mut texts = Vec::with_capacity(article.blocks.len() + 8);
    texts.extend(line(Field::Headline, meta.headline.as_ref()));
    texts.extend(line(Field::Body, meta.deck.as_ref()));
    article.blocks.iter().for_each(|block| push_block(block, &mut texts));
    texts.extend(line(Field::Body, meta.section.as_ref()));
    texts.extend(line(Field::Body, meta.dateline.as_ref()));
    texts.extend(meta.bylines.iter().map(|byline| (Field::Byline, byline.value.name.as_str())));
    texts.extend(line(Field::Source, meta.source.as_ref()));
    texts.extend(line(Field::Source, meta.site.as_ref()));
    let by_hand = beside.note.iter().chain(&beside.highlights);
    texts.extend(by_hand.map(|words| (Field::Note, words.as_str())));
    texts
}

fn line(field: Field, words: Option<&Sourced<String>>) -> Option<(Field, &str)> {
    words.map(|words| (field, words.value.as_str()))
}

/// A figure's words are captions; those of every other block are the body's.
fn push_block<'a>(block: &'a Block, texts: &mut Vec<(Field, &'a str)>) {
    let body = |prose: &'a Prose| (Field::Body, prose.text.as_str());
    match block {
        Block::Heading { prose, .. } | Block::Paragraph { prose } => texts.push(body(prose)),
        Block::Quote { paragraphs } => texts.extend(paragraphs.iter().map(body)),
        Block::List { items, .. } => texts.extend(items.iter().map(|item| body(&item.prose))),
        Block::Table(table) => {
            texts.extend(table.caption.iter().map(|words| (Field::Caption, words.as_str())));
            texts.extend(table.rows.iter().flatten().map(body));
        }
        Block::Code { text } => texts.push((Field::Body, text)),
        Block::Figure(figure) => {
            let words = [&figure.caption, &figure.credit, &figure.alt].into_iter().flatten();
            texts.extend(words.map(|words| (Field::Caption, words.as_str())));
        }
        Block::Divider => {}
    }
}
