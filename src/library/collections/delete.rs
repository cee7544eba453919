//! Deletes a collection with those inside it, and revives them down to numbers and places. The clips stay.

use rusqlite::{Transaction, params};

use super::{Look, find, look, members, place};
use crate::library::op::{Changes, CollectionPlace, Op};
use crate::library::{ClipId, CollectionId, LibraryError};

/// Collections that were deleted together, the outermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    collections: Vec<RemovedCollection>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct RemovedCollection {
    id: CollectionId,
    name: String,
    parent: Option<CollectionId>,
    position: i64,
    look: Look,
    /// Clips and their positions in the order by hand.
    members: Vec<(ClipId, i64)>,
}

pub(in crate::library) fn delete(
    db: &Transaction,
    collection: CollectionId,
) -> Result<(Op, Changes), LibraryError> {
    let (parent, position) = find(db, collection)?;
    let removed = Removed { collections: subtree(db, collection)? };
    let mut changes = Changes::default();
    // The innermost first, for a parent must stay as long as its children.
    for gone in removed.collections.iter().rev() {
        let clips: Vec<ClipId> = gone.members.iter().map(|(clip, _)| *clip).collect();
        members::refile(db, &clips, -1)?;
        db.prepare_cached("DELETE FROM collection_clip WHERE collection_id = ?1")?.execute([gone.id.0])?;
        db.prepare_cached("DELETE FROM collection WHERE id = ?1")?.execute([gone.id.0])?;
        changes.merge(Changes { clips, collections: vec![gone.id], ..Changes::default() });
    }
    place::close_gap(db, parent, position)?;
    Ok((Op::ReviveCollections(removed), changes))
}

pub(in crate::library) fn revive(db: &Transaction, removed: &Removed) -> Result<(Op, Changes), LibraryError> {
    let mut changes = Changes::default();
    let Some(outermost) = removed.collections.first() else {
        return Ok((Op::Several(Vec::new()), changes));
    };
    if let Some(parent) = outermost.parent {
        find(db, parent)?;
    }
    place::open_gap(db, CollectionPlace { parent: outermost.parent, index: outermost.position as usize })?;
    for back in &removed.collections {
        let parent = back.parent.map(|parent| parent.0);
        db.prepare_cached("INSERT INTO collection (id, name, parent, position) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![back.id.0, back.name, parent, back.position])?;
        look::set(db, back.id, back.look)?;
        let (_, touched) = members::put_back(db, &back.members, back.id)?;
        changes.merge(touched);
        changes.collections.push(back.id);
    }
    changes.created = Some(outermost.id);
    Ok((Op::DeleteCollection { collection: outermost.id }, changes))
}

/// The collection and all inside it, parents before children.
fn subtree(db: &Transaction, top: CollectionId) -> Result<Vec<RemovedCollection>, LibraryError> {
    let mut select = db.prepare_cached(
        "WITH RECURSIVE inside (id, depth) AS (
             SELECT ?1, 0
             UNION ALL SELECT collection.id, depth + 1 FROM collection JOIN inside ON collection.parent = inside.id
         )
         SELECT collection.id, name, parent, position, icon, colour FROM inside JOIN collection USING (id)
         ORDER BY depth, position",
    )?;
    let rows = select.query_map([top.0], |row| {
        Ok(RemovedCollection {
            id: CollectionId(row.get(0)?),
            name: row.get(1)?,
            parent: row.get::<_, Option<i64>>(2)?.map(CollectionId),
            position: row.get(3)?,
            look: Look::read(row, 4)?,
            members: Vec::new(),
        })
    })?;
    let mut collections = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut select = db.prepare_cached(
        "SELECT clip_id, position FROM collection_clip WHERE collection_id = ?1 ORDER BY position, clip_id",
    )?;
    for collection in &mut collections {
        let rows = select.query_map([collection.id.0], |row| Ok((ClipId(row.get(0)?), row.get(1)?)))?;
        collection.members = rows.collect::<rusqlite::Result<_>>()?;
    }
    Ok(collections)
}
