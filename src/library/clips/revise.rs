//! Changes of a clip's article by its reader: words, blocks and fields corrected; slots filled, cleared, moved.

use rusqlite::Transaction;

use super::standing::{self, Made, Standing};
use crate::article::Revision;
use crate::library::op::{Changes, Op};
use crate::library::{ClipId, LibraryError};

/// Revises the article of a clip, one change after the other.
pub(in crate::library) fn revise(
    db: &Transaction,
    clip: ClipId,
    revisions: &[Revision],
) -> Result<(Op, Changes), LibraryError> {
    let stored = standing::stored(db, clip)?;
    let before = stored.article(clip)?;
    let mut article = before.clone();
    for revision in revisions {
        article.revise(revision);
    }
    if article == before {
        let inverse = Op::PutBackArticle { clip, replaces: stored.hash(), standing: stored };
        return Ok((inverse, Changes::default()));
    }
    let made = if revisions.iter().all(Revision::outlives_extraction) { stored.made } else { Made::Edited };
    let revised = Standing::of(clip, &article, made, stored.charset.clone())?;
    let inverse = standing::put(db, clip, stored, &revised)?;
    Ok((inverse, Changes { clips: vec![clip], ..Changes::default() }))
}

/// Undoes a change of the article, or does it again: the article as it was, unless another program has changed it
/// since.
pub(in crate::library) fn put_back(
    db: &Transaction,
    clip: ClipId,
    replaces: [u8; 32],
    standing: &Standing,
) -> Result<(Op, Changes), LibraryError> {
    let stored = standing::stored(db, clip)?;
    if stored.hash() != replaces {
        return Err(LibraryError::ChangedElsewhere(clip));
    }
    let inverse = standing::put(db, clip, stored, standing)?;
    Ok((inverse, Changes { clips: vec![clip], ..Changes::default() }))
}
