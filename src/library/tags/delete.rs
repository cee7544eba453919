//! Deletes a tag, and revives it down to its number. The clips stay.

use rusqlite::{Connection, Transaction, params};

use super::{Tag, find, members};
use crate::library::op::{Changes, Op};
use crate::library::{ClipId, Colour, LibraryError, TagId};

/// A tag that was deleted, with the clips that had it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedTag {
    tag: Tag,
    clips: Vec<ClipId>,
}

pub(in crate::library) fn delete(db: &Transaction, tag: TagId) -> Result<(Op, Changes), LibraryError> {
    let removed = RemovedTag { tag: find(db, tag)?, clips: clips_of(db, tag)? };
    db.prepare_cached("DELETE FROM clip_tag WHERE tag_id = ?1")?.execute([tag.0])?;
    db.prepare_cached("DELETE FROM tag WHERE id = ?1")?.execute([tag.0])?;
    let changes = Changes { clips: removed.clips.clone(), tags: vec![tag], ..Changes::default() };
    Ok((Op::ReviveTag(removed), changes))
}

/// If a tag of the same name has come meanwhile, the clips get that one.
pub(in crate::library) fn revive(
    db: &Transaction,
    removed: &RemovedTag,
) -> Result<(Op, Changes), LibraryError> {
    let Tag { id, name, colour, .. } = &removed.tag;
    if super::named(db, name)?.is_some() {
        return members::tag(db, &removed.clips, name);
    }
    db.prepare_cached("INSERT INTO tag (id, name, key, colour) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id.0, name.as_str(), name.key(), colour.map(Colour::name)])?;
    let (_, changes) = members::add(db, &removed.clips, *id)?;
    Ok((Op::DeleteTag { tag: *id }, Changes { tags: vec![*id], ..changes }))
}

/// In the Trash or not, in the order of their numbers.
pub(super) fn clips_of(db: &Connection, tag: TagId) -> Result<Vec<ClipId>, LibraryError> {
    let mut select = db.prepare_cached("SELECT clip_id FROM clip_tag WHERE tag_id = ?1 ORDER BY clip_id")?;
    let rows = select.query_map([tag.0], |row| row.get(0).map(ClipId))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
