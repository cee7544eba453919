//! Two clips beside each other: what both say, where they differ, and what their reader has given to each.

use crate::article::Article;
use crate::library::{ClipId, ClipRow, CollectionId, LibraryError, Reader};
use crate::text::beside::{Row, beside};

/// Two clips beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    pub left: Twin,
    pub right: Twin,
    /// The headlines first, then the paragraphs, by their places in [`Twin::paragraphs`].
    pub rows: Vec<Row>,
    /// How alike they are, in thousandths, if they are taken for one story.
    pub likeness: Option<u16>,
}

/// One of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    pub row: ClipRow,
    pub collections: Vec<CollectionId>,
    pub note: Option<String>,
    /// The headline and what follows it: deck, paragraphs, captions.
    pub paragraphs: Vec<String>,
}

impl Reader {
    /// Lays two clips beside each other; `None` if one of them is gone. Takes milliseconds for long articles: not for
    /// the window's thread.
    pub fn beside(&self, left: ClipId, right: ClipId) -> Result<Option<Beside>, LibraryError> {
        let (Some(one), Some(other)) = (self.twin(left)?, self.twin(right)?) else { return Ok(None) };
        let likeness = self.same_story(left)?.into_iter().find(|like| like.clip == right);
        let rows = rows(&one.paragraphs, &other.paragraphs);
        Ok(Some(Beside { left: one, right: other, rows, likeness: likeness.map(|like| like.likeness) }))
    }

    fn twin(&self, clip: ClipId) -> Result<Option<Twin>, LibraryError> {
        let (Some(row), Some(clip)) = (self.rows(&[clip])?.pop(), self.clip(clip)?) else { return Ok(None) };
        Ok(Some(Twin {
            row,
            collections: clip.collections,
            note: clip.note,
            paragraphs: paragraphs(&clip.article),
        }))
    }
}

fn paragraphs(article: &Article) -> Vec<String> {
    let headline = article.meta.headline().unwrap_or_default();
    // The first of the texts is the headline, if there is one.
    let rest = article.texts().into_iter().skip(usize::from(article.meta.headline.is_some()));
    std::iter::once(headline).chain(rest.filter(|text| !text.trim().is_empty())).map(str::to_owned).collect()
}

/// Headlines stand beside each other, whatever they say.
fn rows(left: &[String], right: &[String]) -> Vec<Row> {
    let (left, right) = (words(left), words(right));
    let (left_head, left_rest) = left.split_at(left.len().min(1));
    let (right_head, right_rest) = right.split_at(right.len().min(1));
    let mut rows = beside(left_head, right_head);
    let mut rest = beside(left_rest, right_rest);
    for passage in rest.iter_mut().flat_map(|row| row.left.iter_mut().chain(&mut row.right)) {
        passage.paragraph += 1;
    }
    rows.append(&mut rest);
    rows
}

fn words(paragraphs: &[String]) -> Vec<&str> {
    paragraphs.iter().map(String::as_str).collect()
}
