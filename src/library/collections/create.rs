//! Creates a collection.

use rusqlite::{Transaction, params};

use super::{CollectionName, find, place};
use crate::library::op::{Changes, CollectionPlace, Op};
use crate::library::{CollectionId, LibraryError};

pub(in crate::library) fn create(
    db: &Transaction,
    name: &CollectionName,
    at: CollectionPlace,
) -> Result<(Op, Changes), LibraryError> {
    if let Some(parent) = at.parent {
        find(db, parent)?;
    }
    let position = place::open_gap(db, at)?;
    let parent = at.parent.map(|parent| parent.0);
    db.prepare_cached("INSERT INTO collection (name, parent, position) VALUES (?1, ?2, ?3)")?
        .execute(params![name.as_str(), parent, position])?;
    let collection = CollectionId(db.last_insert_rowid());
    let changes = Changes { collections: vec![collection], created: Some(collection), ..Changes::default() };
    Ok((Op::DeleteCollection { collection }, changes))
}
