//! The numbers of the tree: kept by the operations, not counted.

use rusqlite::Transaction;

use super::bind;
use crate::library::{ClipId, LibraryError};

/// How many clips each fixed row of the tree holds that depends on the clip alone, and which these are.
const COUNTED: [(&str, &str); 6] = [
    ("all", "trashed_at IS NULL"),
    ("unfiled", "trashed_at IS NULL AND filed_in = 0 AND marks & 4 = 0"),
    ("starred", "trashed_at IS NULL AND marks & 1 <> 0"),
    ("unread", "trashed_at IS NULL AND marks & 6 = 0"),
    ("archive", "trashed_at IS NULL AND marks & 4 <> 0"),
    ("trash", "trashed_at IS NOT NULL"),
];

/// The one row that depends on others as well: clips that tell the story of another one.
const DUPLICATES: (&str, &str) = (
    "duplicates",
    "trashed_at IS NULL AND (
         EXISTS (SELECT 1 FROM clip_pair JOIN clip AS twin ON twin.id = other
                 WHERE one = clip.id AND NOT parted AND twin.trashed_at IS NULL)
         OR EXISTS (SELECT 1 FROM clip_pair JOIN clip AS twin ON twin.id = one
                    WHERE other = clip.id AND NOT parted AND twin.trashed_at IS NULL))",
);

type Census = [i64; COUNTED.len()];

/// Makes a change of these clips, and keeps the numbers right.
pub(in crate::library) fn keep<T>(
    db: &Transaction,
    clips: &[ClipId],
    change: impl FnOnce() -> Result<T, LibraryError>,
) -> Result<T, LibraryError> {
    let before = census(db, clips)?;
    let changed = change()?;
    let after = census(db, clips)?;
    let mut update = db.prepare_cached("UPDATE badge SET clips = clips + ?2 WHERE name = ?1")?;
    for (((name, _), before), after) in COUNTED.iter().zip(before).zip(after) {
        if before != after {
            update.execute((name, after - before))?;
        }
    }
    Ok(changed)
}

/// Makes a change after which these clips and those that are paired with them may or may not tell the story of another,
/// and keeps the number of the duplicates right.
pub(in crate::library) fn keep_twins<T>(
    db: &Transaction,
    clips: &[ClipId],
    change: impl FnOnce() -> Result<T, LibraryError>,
) -> Result<T, LibraryError> {
    keep_duplicates(db, &with_twins(db, clips)?, change)
}

/// Makes a change after which these clips alone may or may not tell the story of another, and keeps the number of the
/// duplicates right.
pub(in crate::library) fn keep_duplicates<T>(
    db: &Transaction,
    clips: &[ClipId],
    change: impl FnOnce() -> Result<T, LibraryError>,
) -> Result<T, LibraryError> {
    let before = duplicates_of(db, clips)?;
    let changed = change()?;
    let after = duplicates_of(db, clips)?;
    if before != after {
        let (name, _) = DUPLICATES;
        db.prepare_cached("UPDATE badge SET clips = clips + ?2 WHERE name = ?1")?
            .execute((name, after - before))?;
    }
    Ok(changed)
}

/// Counts a new clip: it is in no collection, and nobody has read it.
pub(in crate::library) fn keep_new(db: &Transaction) -> Result<(), LibraryError> {
    let sql = "UPDATE badge SET clips = clips + 1 WHERE name IN ('all', 'unfiled', 'unread')";
    db.prepare_cached(sql)?.execute([])?;
    Ok(())
}

/// Counts all clips again.
pub(in crate::library) fn recount(db: &Transaction) -> Result<(), LibraryError> {
    for (name, which) in every() {
        let sql =
            format!("UPDATE badge SET clips = (SELECT count(*) FROM clip WHERE {which}) WHERE name = ?1");
        db.execute(&sql, [name])?;
    }
    Ok(())
}

fn every() -> impl Iterator<Item = (&'static str, &'static str)> {
    COUNTED.into_iter().chain([DUPLICATES])
}

/// These clips and those that are paired with them.
fn with_twins(db: &Transaction, clips: &[ClipId]) -> Result<Vec<ClipId>, LibraryError> {
    let mut select = db.prepare_cached(
        "SELECT value FROM json_each(?1)
         UNION SELECT other FROM clip_pair WHERE one IN (SELECT value FROM json_each(?1))
         UNION SELECT one FROM clip_pair WHERE other IN (SELECT value FROM json_each(?1))",
    )?;
    let rows = select.query_map([bind(clips)], |row| row.get(0).map(ClipId))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many of these clips tell the story of another one.
fn duplicates_of(db: &Transaction, clips: &[ClipId]) -> Result<i64, LibraryError> {
    let (_, which) = DUPLICATES;
    let sql = format!("SELECT count(*) FROM clip WHERE id IN (SELECT value FROM json_each(?1)) AND {which}");
    Ok(db.prepare_cached(&sql)?.query_row([bind(clips)], |row| row.get(0))?)
}

/// How many of these clips each row holds.
fn census(db: &Transaction, clips: &[ClipId]) -> Result<Census, LibraryError> {
    let columns: Vec<String> =
        COUNTED.iter().map(|(_, which)| format!("count(*) FILTER (WHERE {which})")).collect();
    let sql =
        format!("SELECT {} FROM clip WHERE id IN (SELECT value FROM json_each(?1))", columns.join(", "));
    let mut numbers = Census::default();
    db.prepare_cached(&sql)?.query_row([bind(clips)], |row| {
        for (at, number) in numbers.iter_mut().enumerate() {
            *number = row.get(at)?;
        }
        Ok(())
    })?;
    Ok(numbers)
}

/// Numbers of the tree that are wrong, by how much.
pub(in crate::library) fn wrong() -> String {
    let wrong: Vec<String> = every()
        .map(|(name, which)| {
            format!(
                "SELECT clips - (SELECT count(*) FROM clip WHERE {which}) AS difference \
                 FROM badge WHERE name = '{name}'"
            )
        })
        .collect();
    format!("SELECT difference FROM ({}) WHERE difference <> 0", wrong.join(" UNION ALL "))
}
