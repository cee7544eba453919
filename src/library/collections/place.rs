//! Where a collection stands among its siblings: nesting and order.

use rusqlite::{Transaction, params};

use super::find;
use crate::library::op::{Changes, CollectionPlace, Op};
use crate::library::{CollectionId, LibraryError};

pub(in crate::library) fn move_to(
    db: &Transaction,
    collection: CollectionId,
    place: CollectionPlace,
) -> Result<(Op, Changes), LibraryError> {
    let (old_parent, old_position) = find(db, collection)?;
    if let Some(parent) = place.parent {
        find(db, parent)?;
        if parent == collection || is_inside(db, parent, collection)? {
            return Err(LibraryError::IntoItself);
        }
    }
    close_gap(db, old_parent, old_position)?;
    let position = open_gap(db, place)?;
    db.prepare_cached("UPDATE collection SET parent = ?2, position = ?3 WHERE id = ?1")?.execute(params![
        collection.0,
        place.parent.map(|parent| parent.0),
        position
    ])?;
    let before = CollectionPlace { parent: old_parent, index: old_position as usize };
    let changed = before != CollectionPlace { parent: place.parent, index: position as usize };
    let collections = if changed { vec![collection] } else { Vec::new() };
    Ok((Op::MoveCollection { collection, place: before }, Changes { collections, ..Changes::default() }))
}

/// Makes room at `place` among its siblings; returns the position to use.
pub(super) fn open_gap(db: &Transaction, place: CollectionPlace) -> Result<i64, LibraryError> {
    let parent = place.parent.map(|parent| parent.0);
    let mut select =
        db.prepare_cached("SELECT count(*) FROM collection WHERE parent IS ?1 AND position >= 0")?;
    let siblings: i64 = select.query_row([parent], |row| row.get(0))?;
    let position = i64::try_from(place.index).unwrap_or(i64::MAX).min(siblings);
    db.prepare_cached("UPDATE collection SET position = position + 1 WHERE parent IS ?1 AND position >= ?2")?
        .execute(params![parent, position])?;
    Ok(position)
}

/// Moves up the siblings that stood behind `position`; what stands there is set aside first.
pub(super) fn close_gap(
    db: &Transaction,
    parent: Option<CollectionId>,
    position: i64,
) -> Result<(), LibraryError> {
    let parent = parent.map(|parent| parent.0);
    db.prepare_cached("UPDATE collection SET position = -1 WHERE parent IS ?1 AND position = ?2")?
        .execute(params![parent, position])?;
    db.prepare_cached("UPDATE collection SET position = position - 1 WHERE parent IS ?1 AND position > ?2")?
        .execute(params![parent, position])?;
    Ok(())
}

fn is_inside(db: &Transaction, inner: CollectionId, outer: CollectionId) -> Result<bool, LibraryError> {
    let mut select = db.prepare_cached(
        "WITH RECURSIVE above (id) AS (
             SELECT parent FROM collection WHERE id = ?1
             UNION SELECT collection.parent FROM collection JOIN above ON collection.id = above.id
         ) SELECT 1 FROM above WHERE id = ?2",
    )?;
    Ok(select.exists(params![inner.0, outer.0])?)
}
