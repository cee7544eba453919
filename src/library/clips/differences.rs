//! Two articles of a clip compared: what it says now and what it was before, or two of its versions.

use crate::article::{Article, Block, Field};
use crate::library::{ClipId, LibraryError, Reader, VersionId};
use crate::text::compare::{Line, compared};

/// A line of one of two articles, or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub said: Said,
    pub line: String,
}

/// Which of two articles says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    ByBoth,
    /// Only by the one that is compared.
    Before,
    /// Only by the one that it is compared with.
    Now,
}

impl Reader {
    /// Compares two articles of a clip line by line: versions, or what it says now where none is named.
    pub fn differences(
        &self,
        clip: ClipId,
        before: Option<VersionId>,
        now: Option<VersionId>,
    ) -> Result<Vec<Difference>, LibraryError> {
        let (old, new) = (lines(&self.article_of(clip, before)?), lines(&self.article_of(clip, now)?));
        let difference = |line: Line| {
            let (said, line) = match line {
                Line::Both(line) => (Said::ByBoth, line),
                Line::Before(line) => (Said::Before, line),
                Line::Now(line) => (Said::Now, line),
            };
            Difference { said, line: line.to_owned() }
        };
        Ok(compared(&old, &new).into_iter().map(difference).collect())
    }

    fn article_of(&self, clip: ClipId, version: Option<VersionId>) -> Result<Article, LibraryError> {
        let Some(version) = version else {
            return Ok(self.clip(clip)?.ok_or(LibraryError::NoClip(clip))?.article);
        };
        let found = self.versions(clip)?.into_iter().find(|known| known.id == version);
        Ok(found.ok_or(LibraryError::NoVersion { clip, version })?.article)
    }
}

/// The fields, then the body, a line a block, with the captions of its slots.
fn lines(article: &Article) -> Vec<String> {
    let mut lines: Vec<String> = Field::ALL.iter().map(|field| field.typed(&article.meta)).collect();
    for block in &article.blocks {
        match block {
            Block::Figure(figure) => {
                let words = [figure.caption.as_deref(), figure.credit.as_deref()];
                let words = words.into_iter().flatten().collect::<Vec<_>>().join("  ");
                lines.push(format!("[{}] {words}", figure.slot));
            }
            block => block.push_lines(&mut lines),
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}
