//! The one door through which the article of a clip changes, with all that is derived from it.
//!
//! Whatever changes an article (a revision, a new extraction, an older version put back, and their undoing) calls
//! [`put`]; what must follow an article hooks in there.

use rusqlite::{OptionalExtension, Transaction, params};

use super::{dated, file};
use crate::article::{Article, Figure};
use crate::library::op::Op;
use crate::library::{ClipId, LibraryError, body, highlights, likeness, search, sums};

/// An article as it stands in a clip, or stood in it, and how it came to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// In the library's form.
    pub(in crate::library) article: Vec<u8>,
    pub(in crate::library) made: Made,
    pub(in crate::library) charset: Option<String>,
}

/// Who made an article what it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Made {
    /// It is as it was taken from its page.
    #[default]
    Extracted,
    /// Its reader has changed it.
    Edited,
}

impl Made {
    pub(in crate::library) fn stored(edited: i64) -> Self {
        if edited == 0 { Self::Extracted } else { Self::Edited }
    }
}

impl Standing {
    pub(super) fn of(
        clip: ClipId,
        article: &Article,
        made: Made,
        charset: Option<String>,
    ) -> Result<Self, LibraryError> {
        let article = body::encode(article).ok_or(LibraryError::Unreadable(clip))?;
        Ok(Self { article, made, charset })
    }

    pub(in crate::library) fn article(&self, clip: ClipId) -> Result<Article, LibraryError> {
        body::decode(&self.article).ok_or(LibraryError::Unreadable(clip))
    }

    /// The pictures in it; none if it cannot be read.
    pub(in crate::library) fn pictures(&self, clip: ClipId) -> Vec<[u8; 32]> {
        self.article(clip).map(|article| pictures(&article).collect()).unwrap_or_default()
    }

    /// Tells this article from any other.
    pub(super) fn hash(&self) -> [u8; 32] {
        *blake3::hash(&self.article).as_bytes()
    }
}

/// What the clip says now.
pub(in crate::library) fn stored(db: &Transaction, clip: ClipId) -> Result<Standing, LibraryError> {
    let mut select =
        db.prepare_cached("SELECT article, edited, charset FROM clip_body WHERE clip_id = ?1")?;
    let read = |row: &rusqlite::Row| {
        Ok(Standing { article: row.get(0)?, made: Made::stored(row.get(1)?), charset: row.get(2)? })
    };
    select.query_row([clip.0], read).optional()?.ok_or(LibraryError::NoClip(clip))
}

/// The door: from now on the clip says this. Returns what takes that back.
pub(super) fn put(
    db: &Transaction,
    clip: ClipId,
    before: Standing,
    standing: &Standing,
) -> Result<Op, LibraryError> {
    let article = standing.article(clip)?;
    db.prepare_cached("UPDATE clip_body SET article = ?2, edited = ?3, charset = ?4 WHERE clip_id = ?1")?
        .execute(params![
            clip.0,
            standing.article,
            i64::from(standing.made == Made::Edited),
            standing.charset
        ])?;
    sums::seal_article(db, clip)?;
    dated::put_date(db, clip, &article)?;
    file::put_card(db, clip, &article)?;
    file::put_pictures(db, clip, &article)?;
    let moved = highlights::follow(db, clip, &article)?;
    search::reindex(db, &[clip])?;
    if before.article(clip).map_or(true, |before| before.text() != article.text()) {
        likeness::compare_anew(db, clip)?;
    }
    let put_back = Op::PutBackArticle { clip, replaces: standing.hash(), standing: before };
    Ok(match moved {
        None => put_back,
        Some(marking) => Op::Several(vec![put_back, Op::Highlights(marking)]),
    })
}

/// The pictures that an article holds.
pub(super) fn pictures(article: &Article) -> impl Iterator<Item = [u8; 32]> {
    article.figures().filter_map(Figure::kept).map(|picture| picture.0)
}
