//! To the Trash and back. Collections keep their clips while these are in the Trash, so a clip finds its places again.

use jiff::Timestamp;
use rusqlite::{Transaction, params};

use super::{badges, bind};
use crate::library::op::{Changes, Op};
use crate::library::{ClipId, CollectionId, LibraryError, TagId};

pub(in crate::library) fn trash(
    db: &Transaction,
    clips: &[ClipId],
    now: Timestamp,
) -> Result<(Op, Changes), LibraryError> {
    let sql = "UPDATE clip SET trashed_at = ?2
               WHERE trashed_at IS NULL AND id IN (SELECT value FROM json_each(?1)) RETURNING id";
    let moved = keep(db, clips, || collect(db, sql, params![bind(clips), now.as_second()]))?;
    let changes = count(db, moved, -1)?;
    Ok((Op::Restore { clips: changes.clips.clone() }, changes))
}

pub(in crate::library) fn return_to_trash(
    db: &Transaction,
    clips: &[(ClipId, i64)],
) -> Result<(Op, Changes), LibraryError> {
    let sql = "UPDATE clip SET trashed_at = back.at
               FROM (SELECT value ->> 0 AS clip_id, value ->> 1 AS at FROM json_each(?1)) AS back
               WHERE trashed_at IS NULL AND id = back.clip_id RETURNING id";
    let ids: Vec<ClipId> = clips.iter().map(|(clip, _)| *clip).collect();
    let moved = keep(db, &ids, || collect(db, sql, params![bind(clips)]))?;
    let changes = count(db, moved, -1)?;
    Ok((Op::Restore { clips: changes.clips.clone() }, changes))
}

pub(in crate::library) fn restore(db: &Transaction, clips: &[ClipId]) -> Result<(Op, Changes), LibraryError> {
    let ids = bind(clips);
    let since = {
        let mut select = db.prepare_cached(
            "SELECT id, trashed_at FROM clip
             WHERE trashed_at IS NOT NULL AND id IN (SELECT value FROM json_each(?1)) ORDER BY id",
        )?;
        let rows = select.query_map([&ids], |row| Ok((ClipId(row.get(0)?), row.get::<_, i64>(1)?)))?;
        rows.collect::<rusqlite::Result<Vec<_>>>()?
    };
    let sql = "UPDATE clip SET trashed_at = NULL
               WHERE trashed_at IS NOT NULL AND id IN (SELECT value FROM json_each(?1)) RETURNING id";
    let moved = keep(db, clips, || collect(db, sql, params![ids]))?;
    let changes = count(db, moved, 1)?;
    Ok((Op::ReturnToTrash { clips: since }, changes))
}

/// A clip that goes leaves its twins alone, one that comes back finds them again.
fn keep<T>(
    db: &Transaction,
    clips: &[ClipId],
    change: impl FnOnce() -> Result<T, LibraryError>,
) -> Result<T, LibraryError> {
    badges::keep_twins(db, clips, || badges::keep(db, clips, change))
}

/// Runs the update; the clips that it touched come back in the order of the ids.
fn collect(
    db: &Transaction,
    sql: &str,
    parameters: &[&dyn rusqlite::ToSql],
) -> Result<Vec<ClipId>, LibraryError> {
    let mut update = db.prepare_cached(sql)?;
    let rows = update.query_map(parameters, |row| row.get(0).map(ClipId))?;
    let mut moved = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    moved.sort();
    Ok(moved)
}

/// Keeps the numbers of collections and tags right: `direction` is 1 for clips that come back, -1 for those
/// that go.
fn count(db: &Transaction, clips: Vec<ClipId>, direction: i64) -> Result<Changes, LibraryError> {
    let number = |table: &str, member: &str, whole: &str| -> Result<Vec<i64>, LibraryError> {
        let mut update = db.prepare_cached(&format!(
            "UPDATE {table} SET clips = clips + ?2 * held.number
             FROM (SELECT {whole} AS whole, count(*) AS number FROM {member}
                   WHERE clip_id IN (SELECT value FROM json_each(?1)) GROUP BY {whole}) AS held
             WHERE id = held.whole
             RETURNING id"
        ))?;
        let rows = update.query_map(params![bind(&clips), direction], |row| row.get(0))?;
        let mut touched = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        touched.sort_unstable();
        Ok(touched)
    };
    let collections = number("collection", "collection_clip", "collection_id")?;
    let tags = number("tag", "clip_tag", "tag_id")?;
    Ok(Changes {
        clips,
        collections: collections.into_iter().map(CollectionId).collect(),
        tags: tags.into_iter().map(TagId).collect(),
        ..Changes::default()
    })
}
