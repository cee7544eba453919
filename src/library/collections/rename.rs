//! Renames a collection.

use rusqlite::{OptionalExtension, Transaction, params};

use super::CollectionName;
use crate::library::op::{Changes, Op};
use crate::library::{CollectionId, LibraryError};

pub(in crate::library) fn rename(
    db: &Transaction,
    collection: CollectionId,
    name: &CollectionName,
) -> Result<(Op, Changes), LibraryError> {
    let mut select = db.prepare_cached("SELECT name FROM collection WHERE id = ?1")?;
    let old: Option<String> = select.query_row([collection.0], |row| row.get(0)).optional()?;
    let old = CollectionName::stored(&old.ok_or(LibraryError::NoCollection(collection))?);
    db.prepare_cached("UPDATE collection SET name = ?2 WHERE id = ?1")?
        .execute(params![collection.0, name.as_str()])?;
    let collections = if old == *name { Vec::new() } else { vec![collection] };
    let changes = Changes { collections, ..Changes::default() };
    Ok((Op::RenameCollection { collection, name: old }, changes))
}
