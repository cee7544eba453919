//! Collections: nested folders of clips, a clip in as many as one likes. One file a verb.

pub(super) mod create;
pub(super) mod delete;
pub(super) mod inside;
pub(super) mod look;
pub(super) mod members;
pub(super) mod place;
pub(super) mod rename;
pub(super) mod reorder;

use rusqlite::{Connection, OptionalExtension};

use super::{CollectionId, LibraryError, Name};

pub use delete::Removed;
pub use look::{Colour, Look, Symbol};

/// What a collection is called. Equal names may stand side by side.
pub type CollectionName = Name;

/// A collection as the tree shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    pub id: CollectionId,
    pub name: CollectionName,
    pub parent: Option<CollectionId>,
    /// Clips in it that are not in the Trash; those of collections inside it are not among them, see
    /// [`super::search::Searcher::nested_counts`].
    pub clips: u64,
    pub look: Look,
}

/// The parent and position of a collection that must be there.
pub(super) fn find(db: &Connection, id: CollectionId) -> Result<(Option<CollectionId>, i64), LibraryError> {
    let mut select = db.prepare_cached("SELECT parent, position FROM collection WHERE id = ?1")?;
    let found =
        select.query_row([id.0], |row| Ok((row.get::<_, Option<i64>>(0)?.map(CollectionId), row.get(1)?)));
    found.optional()?.ok_or(LibraryError::NoCollection(id))
}
