//! Things of one kind that stand in an order by hand: saved searches, rules. Each is a row of JSON with its place.

use std::fmt;

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::LibraryError;
use crate::log::OrLog as _;

/// A change of one of them. The last form exists to undo a deletion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ranked<K: Kind> {
    /// A new one, at this place; beyond the last means last.
    Create {
        what: K,
        index: usize,
    },
    Change {
        id: K::Id,
        to: K,
    },
    Move {
        id: K::Id,
        index: usize,
    },
    Delete {
        id: K::Id,
    },
    Revive {
        id: K::Id,
        content: String,
        index: usize,
    },
    /// Undoes a change, down to what a newer program wrote.
    Rewrite {
        id: K::Id,
        content: String,
    },
}

/// What can be ranked.
pub trait Kind: Serialize + DeserializeOwned + Clone + PartialEq + Eq + fmt::Debug {
    type Id: Copy + PartialEq + Eq + fmt::Debug + fmt::Display;
    #[doc(hidden)]
    const TABLE: &'static str;
    #[doc(hidden)]
    fn id(number: i64) -> Self::Id;
    #[doc(hidden)]
    fn number(id: Self::Id) -> i64;
    #[doc(hidden)]
    fn gone(id: Self::Id) -> LibraryError;
}

/// All that can be read, in their order. One that a newer program has written in a way of its own is left out.
pub(super) fn all<K: Kind>(db: &Connection) -> Result<Vec<(K::Id, K)>, LibraryError> {
    let table = K::TABLE;
    let mut select = db.prepare_cached(&format!("SELECT id, content FROM {table} ORDER BY position, id"))?;
    let rows = select.query_map([], |row| Ok((K::id(row.get(0)?), row.get::<_, String>(1)?)))?;
    let mut all = Vec::new();
    for row in rows {
        let (id, content) = row?;
        all.extend(
            serde_json::from_str(&content)
                .or_log("a saved search or rule was not understood")
                .map(|what| (id, what)),
        );
    }
    Ok(all)
}

/// What takes a change back, and which one was touched, if any.
type Performed<K> = (Ranked<K>, Option<<K as Kind>::Id>);

pub(super) fn perform<K: Kind>(db: &Transaction, change: &Ranked<K>) -> Result<Performed<K>, LibraryError> {
    match change {
        Ranked::Create { what, index } => create::<K>(db, None, &written(what), *index),
        Ranked::Revive { id, content, index } => create::<K>(db, Some(*id), content, *index),
        Ranked::Change { id, to } => rewrite::<K>(db, *id, &written(to)),
        Ranked::Rewrite { id, content } => rewrite::<K>(db, *id, content),
        Ranked::Move { id, index } => move_to::<K>(db, *id, *index),
        Ranked::Delete { id } => delete::<K>(db, *id),
    }
}

fn written<K: Kind>(what: &K) -> String {
    serde_json::to_string(what).unwrap_or_default()
}

fn create<K: Kind>(
    db: &Transaction,
    id: Option<K::Id>,
    content: &str,
    index: usize,
) -> Result<Performed<K>, LibraryError> {
    let position = open_gap::<K>(db, index)?;
    let table = K::TABLE;
    db.prepare_cached(&format!("INSERT INTO {table} (id, position, content) VALUES (?1, ?2, ?3)"))?
        .execute(params![id.map(K::number), position, content])?;
    let id = K::id(db.last_insert_rowid());
    Ok((Ranked::Delete { id }, Some(id)))
}

fn rewrite<K: Kind>(db: &Transaction, id: K::Id, content: &str) -> Result<Performed<K>, LibraryError> {
    let (_, old) = find::<K>(db, id)?;
    db.prepare_cached(&format!("UPDATE {} SET content = ?2 WHERE id = ?1", K::TABLE))?
        .execute(params![K::number(id), content])?;
    let touched = (old != content).then_some(id);
    Ok((Ranked::Rewrite { id, content: old }, touched))
}

fn move_to<K: Kind>(db: &Transaction, id: K::Id, index: usize) -> Result<Performed<K>, LibraryError> {
    let (before, _) = find::<K>(db, id)?;
    let table = K::TABLE;
    // Set aside, so that the place is counted without it.
    db.prepare_cached(&format!("UPDATE {table} SET position = -1 WHERE id = ?1"))?
        .execute([K::number(id)])?;
    close_gap::<K>(db, before)?;
    let position = open_gap::<K>(db, index)?;
    db.prepare_cached(&format!("UPDATE {table} SET position = ?2 WHERE id = ?1"))?
        .execute(params![K::number(id), position])?;
    let touched = (before != position).then_some(id);
    Ok((Ranked::Move { id, index: before as usize }, touched))
}

fn delete<K: Kind>(db: &Transaction, id: K::Id) -> Result<Performed<K>, LibraryError> {
    let (position, content) = find::<K>(db, id)?;
    db.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", K::TABLE))?.execute([K::number(id)])?;
    close_gap::<K>(db, position)?;
    Ok((Ranked::Revive { id, content, index: position as usize }, Some(id)))
}

/// Place and content of one that must be there.
fn find<K: Kind>(db: &Transaction, id: K::Id) -> Result<(i64, String), LibraryError> {
    let sql = format!("SELECT position, content FROM {} WHERE id = ?1", K::TABLE);
    let found = db
        .prepare_cached(&sql)?
        .query_row([K::number(id)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found.ok_or_else(|| K::gone(id))
}

fn open_gap<K: Kind>(db: &Transaction, index: usize) -> Result<i64, LibraryError> {
    let table = K::TABLE;
    let count: i64 = db
        .prepare_cached(&format!("SELECT count(*) FROM {table} WHERE position >= 0"))?
        .query_row([], |row| row.get(0))?;
    let position = i64::try_from(index).unwrap_or(i64::MAX).min(count);
    db.prepare_cached(&format!("UPDATE {table} SET position = position + 1 WHERE position >= ?1"))?
        .execute([position])?;
    Ok(position)
}

fn close_gap<K: Kind>(db: &Transaction, position: i64) -> Result<(), LibraryError> {
    db.prepare_cached(&format!("UPDATE {} SET position = position - 1 WHERE position > ?1", K::TABLE))?
        .execute([position])?;
    Ok(())
}
