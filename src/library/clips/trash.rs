//! To the Trash and back. Collections keep their clips while these are in the Trash, so a clip finds its places again.

use jiff::Timestamp;
use rusqlite::{Transaction, params};

use super::{Badge, bind};
use crate::library::op::{Changes, Op};
use crate::library::{ClipId, CollectionId, LibraryError};

/// A clip that came to the Trash or left it.
struct Moved {
    clip: ClipId,
    unfiled: bool,
}

pub(in crate::library) fn trash(
    db: &Transaction,
    clips: &[ClipId],
    now: Timestamp,
) -> Result<(Op, Changes), LibraryError> {
    let mut update = db.prepare_cached(
        "UPDATE clip SET trashed_at = ?2
         WHERE trashed_at IS NULL AND id IN (SELECT value FROM json_each(?1))
         RETURNING id, filed_in = 0",
    )?;
    let moved = collect(&mut update, params![bind(clips), now.as_second()])?;
    let changes = count(db, &moved, -1)?;
    Ok((Op::Restore { clips: changes.clips.clone() }, changes))
}

pub(in crate::library) fn return_to_trash(
    db: &Transaction,
    clips: &[(ClipId, i64)],
) -> Result<(Op, Changes), LibraryError> {
    let mut update = db.prepare_cached(
        "UPDATE clip SET trashed_at = back.at
         FROM (SELECT value ->> 0 AS clip_id, value ->> 1 AS at FROM json_each(?1)) AS back
         WHERE trashed_at IS NULL AND id = back.clip_id
         RETURNING id, filed_in = 0",
    )?;
    let moved = collect(&mut update, params![bind(clips)])?;
    let changes = count(db, &moved, -1)?;
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
    let mut update = db.prepare_cached(
        "UPDATE clip SET trashed_at = NULL
         WHERE trashed_at IS NOT NULL AND id IN (SELECT value FROM json_each(?1))
         RETURNING id, filed_in = 0",
    )?;
    let moved = collect(&mut update, params![ids])?;
    let changes = count(db, &moved, 1)?;
    Ok((Op::ReturnToTrash { clips: since }, changes))
}

/// Runs the update; what it touched comes back in the order of the ids.
fn collect(
    update: &mut rusqlite::Statement,
    parameters: &[&dyn rusqlite::ToSql],
) -> Result<Vec<Moved>, LibraryError> {
    let rows =
        update.query_map(parameters, |row| Ok(Moved { clip: ClipId(row.get(0)?), unfiled: row.get(1)? }))?;
    let mut moved = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    moved.sort_by_key(|moved| moved.clip);
    Ok(moved)
}

/// Keeps the numbers right: `direction` is 1 for clips that come back, -1 for those that go.
fn count(db: &Transaction, moved: &[Moved], direction: i64) -> Result<Changes, LibraryError> {
    let clips: Vec<ClipId> = moved.iter().map(|moved| moved.clip).collect();
    let number = clips.len() as i64;
    let unfiled = moved.iter().filter(|moved| moved.unfiled).count() as i64;
    Badge::All.add(db, direction * number)?;
    Badge::Trash.add(db, -direction * number)?;
    Badge::Unfiled.add(db, direction * unfiled)?;
    let mut update = db.prepare_cached(
        "UPDATE collection SET clips = clips + ?2 * held.number
         FROM (SELECT collection_id, count(*) AS number FROM collection_clip
               WHERE clip_id IN (SELECT value FROM json_each(?1)) GROUP BY collection_id) AS held
         WHERE id = held.collection_id
         RETURNING id",
    )?;
    let rows = update.query_map(params![bind(&clips), direction], |row| row.get(0).map(CollectionId))?;
    let mut collections = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    collections.sort();
    Ok(Changes { clips, collections, created: None })
}
