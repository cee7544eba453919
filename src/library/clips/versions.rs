//! What a clip's article was before: set aside when another takes its place, listed, put back, let go.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::standing::{self, Made, Standing};
use crate::article::Article;
use crate::library::op::{Changes, Edits, Op};
use crate::library::{ClipId, LibraryError, VersionId, sums};
use crate::log::OrLog as _;

/// An article that a clip had before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub id: VersionId,
    /// When something else took its place.
    pub kept_at: Timestamp,
    pub made: Made,
    /// The charset that its reader had chosen for the page.
    pub charset: Option<String>,
    pub article: Article,
}

/// A version as it is kept, so that letting it go can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedVersion {
    id: VersionId,
    clip: ClipId,
    kept_at: i64,
    standing: Standing,
}

impl RemovedVersion {
    /// The pictures in it.
    pub(in crate::library) fn pictures(&self) -> Vec<[u8; 32]> {
        self.standing.pictures(self.clip)
    }
}

/// Puts a newly extracted article in the place of the one that is there, which becomes a version. Pictures that the
/// clip has stay in their slots.
pub(in crate::library) fn replace(
    db: &Transaction,
    clip: ClipId,
    fresh: &Article,
    (charset, edits): (Option<&str>, Edits),
    now: Timestamp,
) -> Result<(Op, Changes), LibraryError> {
    let stored = standing::stored(db, clip)?;
    let before = stored.article(clip)?;
    let mut article = fresh.clone();
    article.keep_pictures_of(&before);
    let same = article == before && stored.charset.as_deref() == charset;
    if same || (edits == Edits::Spare && stored.made == Made::Edited) {
        return Ok((Op::Several(Vec::new()), Changes::default()));
    }
    let fresh = Standing::of(clip, &article, Made::Extracted, charset.map(str::to_owned))?;
    if edits == Edits::KeepBoth && stored.made == Made::Edited {
        return put_beside(db, clip, &fresh, now);
    }
    exchange(db, clip, stored, &fresh, now, None)
}

/// Keeps what was extracted as a version, unless it is one already.
fn put_beside(
    db: &Transaction,
    clip: ClipId,
    fresh: &Standing,
    now: Timestamp,
) -> Result<(Op, Changes), LibraryError> {
    let (article, charset) = (fresh.article(clip)?, &fresh.charset);
    if all(db, clip)?.iter().any(|version| version.article == article && version.charset == *charset) {
        return Ok((Op::Several(Vec::new()), Changes::default()));
    }
    let version = insert(db, None, clip, now.as_second(), fresh)?;
    Ok((Op::RemoveVersion { clip, version }, Changes { clips: vec![clip], ..Changes::default() }))
}

/// Puts an older version back; what is there now becomes one in its stead.
pub(in crate::library) fn restore(
    db: &Transaction,
    clip: ClipId,
    version: VersionId,
    now: Timestamp,
) -> Result<(Op, Changes), LibraryError> {
    let removed = take(db, clip, version)?;
    let stored = standing::stored(db, clip)?;
    let standing = removed.standing.clone();
    exchange(db, clip, stored, &standing, now, Some(removed))
}

/// Lets a version go.
pub(in crate::library) fn remove(
    db: &Transaction,
    clip: ClipId,
    version: VersionId,
) -> Result<(Op, Changes), LibraryError> {
    let removed = take(db, clip, version)?;
    Ok((Op::ReviveVersion(Box::new(removed)), Changes { clips: vec![clip], ..Changes::default() }))
}

/// Undoes that a version was let go, down to its number.
pub(in crate::library) fn revive(
    db: &Transaction,
    removed: &RemovedVersion,
) -> Result<(Op, Changes), LibraryError> {
    let RemovedVersion { id, clip, kept_at, standing } = removed;
    insert(db, Some(*id), *clip, *kept_at, standing)?;
    let inverse = Op::RemoveVersion { clip: *clip, version: *id };
    Ok((inverse, Changes { clips: vec![*clip], ..Changes::default() }))
}

/// The versions of a clip, the newest first. One that cannot be read is left out; the check tells of it.
pub(in crate::library) fn all(db: &Connection, clip: ClipId) -> Result<Vec<Version>, LibraryError> {
    let mut select = db.prepare_cached(
        "SELECT id, kept_at, article, edited, charset FROM clip_version WHERE clip_id = ?1 ORDER BY id DESC",
    )?;
    let rows = select.query_map([clip.0], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let version = |(id, kept_at, standing): (VersionId, i64, Standing)| {
        Some(Version {
            id,
            kept_at: Timestamp::from_second(kept_at).unwrap_or(Timestamp::UNIX_EPOCH),
            article: standing.article(clip).or_log("a version was not read")?,
            made: standing.made,
            charset: standing.charset,
        })
    };
    Ok(rows.into_iter().filter_map(version).collect())
}

/// Sets aside what is there, and puts another article in its place.
fn exchange(
    db: &Transaction,
    clip: ClipId,
    stored: Standing,
    standing: &Standing,
    now: Timestamp,
    taken: Option<RemovedVersion>,
) -> Result<(Op, Changes), LibraryError> {
    let version = insert(db, None, clip, now.as_second(), &stored)?;
    let mut inverses = vec![standing::put(db, clip, stored, standing)?, Op::RemoveVersion { clip, version }];
    inverses.extend(taken.map(|taken| Op::ReviveVersion(Box::new(taken))));
    Ok((Op::Several(inverses), Changes { clips: vec![clip], ..Changes::default() }))
}

fn insert(
    db: &Transaction,
    id: Option<VersionId>,
    clip: ClipId,
    kept_at: i64,
    standing: &Standing,
) -> Result<VersionId, LibraryError> {
    db.prepare_cached(
        "INSERT INTO clip_version (id, clip_id, kept_at, edited, charset, article) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        id.map(|id| id.0),
        clip.0,
        kept_at,
        i64::from(standing.made == Made::Edited),
        standing.charset,
        standing.article,
    ])?;
    let version = VersionId(db.last_insert_rowid());
    let article = standing.article(clip)?;
    let mut insert =
        db.prepare_cached("INSERT OR IGNORE INTO version_picture (version_id, hash) VALUES (?1, ?2)")?;
    for hash in standing::pictures(&article) {
        insert.execute(params![version.0, hash])?;
    }
    sums::seal_version(db, version)?;
    Ok(version)
}

/// Takes a version out.
fn take(db: &Transaction, clip: ClipId, version: VersionId) -> Result<RemovedVersion, LibraryError> {
    let mut select = db.prepare_cached(
        "SELECT id, kept_at, article, edited, charset FROM clip_version WHERE clip_id = ?1 AND id = ?2",
    )?;
    let found = select.query_row([clip.0, version.0], read).optional()?;
    let (id, kept_at, standing) = found.ok_or(LibraryError::NoVersion { clip, version })?;
    db.prepare_cached("DELETE FROM clip_version WHERE id = ?1")?.execute([version.0])?;
    Ok(RemovedVersion { id, clip, kept_at, standing })
}

fn read(row: &Row) -> rusqlite::Result<(VersionId, i64, Standing)> {
    let standing = Standing { article: row.get(2)?, made: Made::stored(row.get(3)?), charset: row.get(4)? };
    Ok((VersionId(row.get(0)?), row.get(1)?, standing))
}
