//! The order by hand inside a collection.

use std::collections::HashSet;

use rusqlite::{Transaction, params};

use super::find;
use crate::library::clips::bind;
use crate::library::op::{Changes, Op};
use crate::library::{ClipId, CollectionId, LibraryError};

pub(in crate::library) fn reorder(
    db: &Transaction,
    clips: &[ClipId],
    collection: CollectionId,
    before: Option<ClipId>,
) -> Result<(Op, Changes), LibraryError> {
    find(db, collection)?;
    let old = positions(db, collection)?;
    let moving: HashSet<ClipId> = clips.iter().copied().collect();
    let present: HashSet<ClipId> = old.iter().map(|(clip, _)| *clip).collect();
    let mut order: Vec<ClipId> =
        old.iter().map(|(clip, _)| *clip).filter(|clip| !moving.contains(clip)).collect();
    let at = before.and_then(|before| order.iter().position(|clip| *clip == before)).unwrap_or(order.len());
    order.splice(at..at, clips.iter().copied().filter(|clip| present.contains(clip)));
    let new: Vec<(ClipId, i64)> = order.into_iter().zip(0..).collect();
    set_positions(db, &new, collection)
}

pub(in crate::library) fn set_positions(
    db: &Transaction,
    places: &[(ClipId, i64)],
    collection: CollectionId,
) -> Result<(Op, Changes), LibraryError> {
    find(db, collection)?;
    let old = positions(db, collection)?;
    db.prepare_cached(
        "UPDATE collection_clip SET position = given.value ->> 1
         FROM json_each(?1) AS given
         WHERE collection_id = ?2 AND clip_id = given.value ->> 0",
    )?
    .execute(params![bind(places), collection.0])?;
    let before: HashSet<(ClipId, i64)> = old.iter().copied().collect();
    let moved = positions(db, collection)?.into_iter().filter(|place| !before.contains(place));
    let clips: Vec<ClipId> = moved.map(|(clip, _)| clip).collect();
    let collections = if clips.is_empty() { Vec::new() } else { vec![collection] };
    Ok((Op::SetPositions { places: old, collection }, Changes { clips, collections, ..Changes::default() }))
}

fn positions(db: &Transaction, collection: CollectionId) -> Result<Vec<(ClipId, i64)>, LibraryError> {
    let mut select = db.prepare_cached(
        "SELECT clip_id, position FROM collection_clip WHERE collection_id = ?1 ORDER BY position, clip_id",
    )?;
    let rows = select.query_map([collection.0], |row| Ok((ClipId(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
