//! Clips get a tag and lose it.

use rusqlite::{Transaction, params};

use super::{TagName, change, find};
use crate::library::clips::bind;
use crate::library::op::{Changes, Op};
use crate::library::{ClipId, LibraryError, TagId};

/// Gives clips the tag of this name, which is made if it is not there.
pub(in crate::library) fn tag(
    db: &Transaction,
    clips: &[ClipId],
    name: &TagName,
) -> Result<(Op, Changes), LibraryError> {
    let (tag, is_new) = change::find_or_create(db, name, None)?;
    let (inverse, changes) = add(db, clips, tag)?;
    if !is_new {
        return Ok((inverse, changes));
    }
    let tags = vec![tag];
    Ok((Op::Several(vec![inverse, Op::DeleteTag { tag }]), Changes { tags, ..changes }))
}

pub(in crate::library) fn add(
    db: &Transaction,
    clips: &[ClipId],
    tag: TagId,
) -> Result<(Op, Changes), LibraryError> {
    find(db, tag)?;
    let sql = "INSERT OR IGNORE INTO clip_tag (tag_id, clip_id)
               SELECT ?2, clip.id FROM json_each(?1) AS given JOIN clip ON clip.id = given.value
               RETURNING clip_id";
    let changes = change_members(db, sql, clips, tag, 1)?;
    Ok((Op::RemoveTag { clips: changes.clips.clone(), tag }, changes))
}

pub(in crate::library) fn remove(
    db: &Transaction,
    clips: &[ClipId],
    tag: TagId,
) -> Result<(Op, Changes), LibraryError> {
    // A tag that is gone is on no clip: an import can be taken back after another program has deleted the tag.
    let sql = "DELETE FROM clip_tag WHERE tag_id = ?2 AND clip_id IN (SELECT value FROM json_each(?1))
               RETURNING clip_id";
    let changes = change_members(db, sql, clips, tag, -1)?;
    Ok((Op::AddTag { clips: changes.clips.clone(), tag }, changes))
}

/// Runs the statement and keeps the tag's number: `direction` is 1 for clips that got it, -1 for those that lost it.
fn change_members(
    db: &Transaction,
    sql: &str,
    clips: &[ClipId],
    tag: TagId,
    direction: i64,
) -> Result<Changes, LibraryError> {
    let mut change = db.prepare_cached(sql)?;
    let rows = change.query_map(params![bind(clips), tag.0], |row| row.get(0).map(ClipId))?;
    let mut clips = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    clips.sort();
    if clips.is_empty() {
        return Ok(Changes::default());
    }
    db.prepare_cached(
        "UPDATE tag SET clips = clips + ?3 * (
             SELECT count(*) FROM clip
             WHERE trashed_at IS NULL AND id IN (SELECT value FROM json_each(?1)))
         WHERE id = ?2",
    )?
    .execute(params![bind(&clips), tag.0, direction])?;
    Ok(Changes { clips, tags: vec![tag], ..Changes::default() })
}
