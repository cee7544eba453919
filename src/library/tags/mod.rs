//! Tags: words of the reader's own, with a colour, any number of them on a clip. 產業 and 产业 are one tag.

pub(super) mod change;
pub(super) mod delete;
pub(super) mod members;
pub(super) mod merge;
mod name;

use rusqlite::{Connection, OptionalExtension, Row};

use super::{Colour, LibraryError, TagId};

pub use delete::RemovedTag;
pub use name::TagName;

/// A tag as the tree shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub id: TagId,
    pub name: TagName,
    pub colour: Option<Colour>,
    /// Clips with it that are not in the Trash.
    pub clips: u64,
}

const COLUMNS: &str = "id, name, colour, clips";

impl Tag {
    fn read(row: &Row) -> rusqlite::Result<Self> {
        Ok(Self {
            id: TagId(row.get(0)?),
            name: TagName::stored(&row.get::<_, String>(1)?),
            colour: row.get::<_, Option<String>>(2)?.as_deref().and_then(Colour::named),
            clips: row.get::<_, i64>(3)?.max(0) as u64,
        })
    }
}

/// Every tag, in the order of the folded names.
pub(super) fn all(db: &Connection) -> Result<Vec<Tag>, LibraryError> {
    let mut select = db.prepare_cached(&format!("SELECT {COLUMNS} FROM tag ORDER BY key"))?;
    Ok(select.query_map([], Tag::read)?.collect::<rusqlite::Result<_>>()?)
}

/// A tag that must be there.
fn find(db: &Connection, tag: TagId) -> Result<Tag, LibraryError> {
    let mut select = db.prepare_cached(&format!("SELECT {COLUMNS} FROM tag WHERE id = ?1"))?;
    select.query_row([tag.0], Tag::read).optional()?.ok_or(LibraryError::NoTag(tag))
}

/// Writes the keys anew: another way of folding tells tags apart by others. Two that become one by it stay two until
/// a reader merges them.
pub(super) fn refold(db: &Connection) -> Result<(), LibraryError> {
    for tag in all(db)? {
        db.prepare_cached("UPDATE OR IGNORE tag SET key = ?2 WHERE id = ?1")?
            .execute((tag.id.0, tag.name.key()))?;
    }
    Ok(())
}

/// The tag of this name in any form of its characters.
pub(super) fn named(db: &Connection, name: &TagName) -> Result<Option<TagId>, LibraryError> {
    let mut select = db.prepare_cached("SELECT id FROM tag WHERE key = ?1")?;
    Ok(select.query_row([name.key()], |row| row.get(0).map(TagId)).optional()?)
}
