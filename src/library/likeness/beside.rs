//! Two clips beside each other: what both say, where they differ, and what their reader has given to each.

use crate::article::Article;
use crate::library::{ClipId, ClipRow, CollectionId, LibraryError, Reader};
use crate::text::beside::{Passage, Row, Sameness, beside};

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
    let mut texts = article.texts().into_iter();
    // The first of the texts is the headline, if there is one.
    let rest = texts.by_ref().skip(usize::from(article.meta.headline.is_some()));
    std::iter::once(headline).chain(rest.filter(|text| !text.trim().is_empty())).map(str::to_owned).collect()
}

/// Headlines stand beside each other, whatever they say.
fn rows(left: &[String], right: &[String]) -> Vec<Row> {
    let texts = |paragraphs: &'_ [String], from: usize, to: usize| -> Vec<String> {
        paragraphs.iter().skip(from).take(to).cloned().collect()
    };
    let of = |from: usize, to: usize| {
        let (left, right) = (texts(left, from, to), texts(right, from, to));
        let (left, right): (Vec<&str>, Vec<&str>) =
            (left.iter().map(String::as_str).collect(), right.iter().map(String::as_str).collect());
        let mut rows = beside(&left, &right, Sameness::Folded);
        let moved =
            |passages: &mut Vec<Passage>| passages.iter_mut().for_each(|passage| passage.paragraph += from);
        for row in &mut rows {
            moved(&mut row.left);
            moved(&mut row.right);
        }
        rows
    };
    let mut rows = of(0, 1);
    rows.extend(of(1, usize::MAX));
    rows
}
