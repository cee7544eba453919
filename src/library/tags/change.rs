//! A tag is created, renamed, coloured. A name that another tag has makes the two one.

use rusqlite::{Transaction, params};

use super::{TagName, find, merge, named};
use crate::library::op::{Changes, Op};
use crate::library::{Colour, LibraryError, TagId};

/// A new tag; one of this name that is there already stays as it is.
pub(in crate::library) fn create(
    db: &Transaction,
    name: &TagName,
    colour: Option<Colour>,
) -> Result<(Op, Changes), LibraryError> {
    let (tag, is_new) = find_or_create(db, name, colour)?;
    if !is_new {
        return Ok((Op::Several(Vec::new()), Changes::default()));
    }
    Ok((Op::DeleteTag { tag }, Changes { tags: vec![tag], ..Changes::default() }))
}

/// The tag of this name, and whether it was made just now.
pub(super) fn find_or_create(
    db: &Transaction,
    name: &TagName,
    colour: Option<Colour>,
) -> Result<(TagId, bool), LibraryError> {
    if let Some(tag) = named(db, name)? {
        return Ok((tag, false));
    }
    db.prepare_cached("INSERT INTO tag (name, key, colour) VALUES (?1, ?2, ?3)")?.execute(params![
        name.as_str(),
        name.key(),
        colour.map(Colour::name)
    ])?;
    Ok((TagId(db.last_insert_rowid()), true))
}

pub(in crate::library) fn rename(
    db: &Transaction,
    tag: TagId,
    name: &TagName,
) -> Result<(Op, Changes), LibraryError> {
    let old = find(db, tag)?.name;
    if let Some(other) = named(db, name)?.filter(|other| *other != tag) {
        return merge::merge(db, tag, other);
    }
    db.prepare_cached("UPDATE tag SET name = ?2, key = ?3 WHERE id = ?1")?.execute(params![
        tag.0,
        name.as_str(),
        name.key()
    ])?;
    let tags = if old == *name { Vec::new() } else { vec![tag] };
    Ok((Op::RenameTag { tag, name: old }, Changes { tags, ..Changes::default() }))
}

pub(in crate::library) fn recolour(
    db: &Transaction,
    tag: TagId,
    colour: Option<Colour>,
) -> Result<(Op, Changes), LibraryError> {
    let old = find(db, tag)?.colour;
    db.prepare_cached("UPDATE tag SET colour = ?2 WHERE id = ?1")?
        .execute(params![tag.0, colour.map(Colour::name)])?;
    let tags = if old == colour { Vec::new() } else { vec![tag] };
    Ok((Op::RecolourTag { tag, colour: old }, Changes { tags, ..Changes::default() }))
}
