//! What lies in a collection and in those inside it: to a reader who opens a folder, all of it is there.

use rusqlite::Connection;

use crate::library::{CollectionId, LibraryError};

/// The clips of a collection that has none inside, outside the Trash.
const OWN: &str =
    "clip JOIN collection_clip AS filed ON clip_id = id WHERE collection_id = ?1 AND trashed_at IS NULL";
/// The order by hand of these.
const OWN_ORDER: &str = "filed.position, id DESC";

/// The clips of a collection and of those inside it, each once, outside the Trash. No collection lies deeper than the
/// limit says; it ends the walk in a library whose collections were damaged into a ring.
const ALL: &str = "clip JOIN (
         WITH RECURSIVE inside (collection, depth) AS (
             SELECT ?1, 0
             UNION SELECT collection.id, depth + 1
             FROM collection JOIN inside ON parent = inside.collection WHERE depth < 64)
         SELECT clip_id, min(depth) AS depth, collection_id AS place, position
         FROM inside JOIN collection_clip ON collection_id = inside.collection
         GROUP BY clip_id
     ) AS filed ON filed.clip_id = clip.id WHERE trashed_at IS NULL";
/// Its own clips in their order, then those of each collection inside it in theirs.
const ALL_ORDER: &str = "filed.depth, filed.place, filed.position, id DESC";

/// From where the clips of a collection are selected, with it as the first parameter, and how they are ordered by hand.
pub(in crate::library) fn clips(
    db: &Connection,
    id: CollectionId,
) -> Result<(&'static str, &'static str), LibraryError> {
    let has_inner = db.prepare_cached("SELECT 1 FROM collection WHERE parent = ?1")?.exists([id.0])?;
    Ok(if has_inner { (ALL, ALL_ORDER) } else { (OWN, OWN_ORDER) })
}

/// The collections that have others inside.
pub(in crate::library) fn outer(db: &Connection) -> Result<Vec<CollectionId>, LibraryError> {
    let mut select =
        db.prepare_cached("SELECT DISTINCT parent FROM collection WHERE parent IS NOT NULL ORDER BY 1")?;
    let rows = select.query_map([], |row| row.get(0).map(CollectionId))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
