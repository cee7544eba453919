//! Changes of a clip's article by its reader: slots filled, cleared, moved, their words set.

use rusqlite::{OptionalExtension, Transaction, params};

use super::file;
use crate::article::{Article, Revision};
use crate::library::op::{Changes, Op};
use crate::library::{ClipId, LibraryError, body, search};

/// Revises the article of a clip, one change after the other.
pub(in crate::library) fn revise(
    db: &Transaction,
    clip: ClipId,
    revisions: &[Revision],
) -> Result<(Op, Changes), LibraryError> {
    let stored = stored(db, clip)?;
    let before = body::decode(&stored).ok_or(LibraryError::Unreadable(clip))?;
    let mut article = before.clone();
    for revision in revisions {
        article.revise(revision);
    }
    let inverse = |replaces| Op::PutBackArticle { clip, replaces, article: stored.clone() };
    if article == before {
        return Ok((inverse(hash(&stored)), Changes::default()));
    }
    let revised = body::encode(&article).ok_or(LibraryError::Unreadable(clip))?;
    keep(db, clip, &article, &revised)?;
    Ok((inverse(hash(&revised)), Changes { clips: vec![clip], ..Changes::default() }))
}

/// Undoes a revision, or does it again: the article as it was, unless another program has changed it since.
pub(in crate::library) fn put_back(
    db: &Transaction,
    clip: ClipId,
    replaces: [u8; 32],
    packed: &[u8],
) -> Result<(Op, Changes), LibraryError> {
    let stored = stored(db, clip)?;
    if hash(&stored) != replaces {
        return Err(LibraryError::ChangedElsewhere(clip));
    }
    let article = body::decode(packed).ok_or(LibraryError::Unreadable(clip))?;
    keep(db, clip, &article, packed)?;
    let inverse = Op::PutBackArticle { clip, replaces: hash(packed), article: stored };
    Ok((inverse, Changes { clips: vec![clip], ..Changes::default() }))
}

fn stored(db: &Transaction, clip: ClipId) -> Result<Vec<u8>, LibraryError> {
    let mut select = db.prepare_cached("SELECT article FROM clip_body WHERE clip_id = ?1")?;
    select.query_row([clip.0], |row| row.get(0)).optional()?.ok_or(LibraryError::NoClip(clip))
}

fn hash(packed: &[u8]) -> [u8; 32] {
    *blake3::hash(packed).as_bytes()
}

/// Writes the article with all that is derived from it.
fn keep(db: &Transaction, clip: ClipId, article: &Article, packed: &[u8]) -> Result<(), LibraryError> {
    db.prepare_cached("UPDATE clip_body SET article = ?2 WHERE clip_id = ?1")?
        .execute(params![clip.0, packed])?;
    file::put_card(db, clip, article)?;
    file::put_pictures(db, clip, article)?;
    search::index::reindex(db, clip)
}
