//! Clips come into a collection and leave it. A clip may be in many.

use rusqlite::{Transaction, params};

use super::find;
use crate::library::clips::{badges, bind};
use crate::library::op::{Changes, Op};
use crate::library::{ClipId, CollectionId, LibraryError};

pub(in crate::library) fn add(
    db: &Transaction,
    clips: &[ClipId],
    collection: CollectionId,
) -> Result<(Op, Changes), LibraryError> {
    find(db, collection)?;
    // At the end of the order by hand, in the order given.
    let mut insert = db.prepare_cached(
        "INSERT OR IGNORE INTO collection_clip (collection_id, clip_id, position)
         SELECT ?2, clip.id,
                (SELECT coalesce(max(position), -1) FROM collection_clip WHERE collection_id = ?2) + 1 + given.key
         FROM json_each(?1) AS given JOIN clip ON clip.id = given.value
         RETURNING clip_id",
    )?;
    let rows = insert.query_map(params![bind(clips), collection.0], |row| row.get(0).map(ClipId))?;
    let added = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let changes = count(db, added, collection, 1)?;
    Ok((Op::RemoveFromCollection { clips: changes.clips.clone(), collection }, changes))
}

pub(in crate::library) fn remove(
    db: &Transaction,
    clips: &[ClipId],
    collection: CollectionId,
) -> Result<(Op, Changes), LibraryError> {
    // In a collection that is gone there is nothing to remove: an import can be taken back after another
    // program has deleted the collection that it went to.
    let mut delete = db.prepare_cached(
        "DELETE FROM collection_clip
         WHERE collection_id = ?2 AND clip_id IN (SELECT value FROM json_each(?1))
         RETURNING clip_id, position",
    )?;
    let rows =
        delete.query_map(params![bind(clips), collection.0], |row| Ok((ClipId(row.get(0)?), row.get(1)?)))?;
    let places = rows.collect::<rusqlite::Result<Vec<(ClipId, i64)>>>()?;
    let changes = count(db, places.iter().map(|(clip, _)| *clip).collect(), collection, -1)?;
    Ok((Op::PutBackIntoCollection { places, collection }, changes))
}

pub(in crate::library) fn put_back(
    db: &Transaction,
    places: &[(ClipId, i64)],
    collection: CollectionId,
) -> Result<(Op, Changes), LibraryError> {
    if places.is_empty() {
        return Ok((Op::RemoveFromCollection { clips: Vec::new(), collection }, Changes::default()));
    }
    find(db, collection)?;
    let mut insert = db.prepare_cached(
        "INSERT OR IGNORE INTO collection_clip (collection_id, clip_id, position)
         SELECT ?2, clip.id, given.value ->> 1
         FROM json_each(?1) AS given JOIN clip ON clip.id = given.value ->> 0
         RETURNING clip_id",
    )?;
    let rows = insert.query_map(params![bind(places), collection.0], |row| row.get(0).map(ClipId))?;
    let added = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let changes = count(db, added, collection, 1)?;
    Ok((Op::RemoveFromCollection { clips: changes.clips.clone(), collection }, changes))
}

/// Keeps the numbers right: `direction` is 1 for clips that came in, -1 for those that left.
fn count(
    db: &Transaction,
    mut clips: Vec<ClipId>,
    collection: CollectionId,
    direction: i64,
) -> Result<Changes, LibraryError> {
    clips.sort();
    if clips.is_empty() {
        return Ok(Changes::default());
    }
    let live = refile(db, &clips, direction)?;
    db.prepare_cached("UPDATE collection SET clips = clips + ?2 WHERE id = ?1")?
        .execute(params![collection.0, direction * live])?;
    Ok(Changes { clips, collections: vec![collection], ..Changes::default() })
}

/// Adds `direction` to the number of collections of each clip; returns how many of them are not in the Trash.
pub(super) fn refile(db: &Transaction, clips: &[ClipId], direction: i64) -> Result<i64, LibraryError> {
    badges::keep(db, clips, || {
        let mut update = db.prepare_cached(
            "UPDATE clip SET filed_in = filed_in + ?2 WHERE id IN (SELECT value FROM json_each(?1))
             RETURNING trashed_at IS NULL",
        )?;
        let rows = update.query_map(params![bind(clips), direction], |row| row.get::<_, bool>(0))?;
        let live = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(live.into_iter().filter(|live| *live).count() as i64)
    })
}
