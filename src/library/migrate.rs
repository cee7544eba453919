//! Brings an older library up to date, step by step. Migrations are append-only.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{LibraryError, backup};

/// A number that is further ahead of what this program knows is no newer format, but damage.
const MOST_AHEAD: i64 = 1000;

/// The steps of one database file; step `n` leads from format `n` to `n + 1`.
pub(super) struct Format {
    /// Marks the file as ours (SQLite's `application_id`).
    pub(super) application_id: i64,
    pub(super) steps: &'static [&'static str],
}

/// `JbWd` and `JbOr` in ASCII.
pub(super) const WORDS: Format = Format {
    application_id: 0x4a62_5764,
    steps: &[
        include_str!("migrations/2026-11-23-first.sql"),
        include_str!("migrations/2026-11-23-search.sql"),
        include_str!("migrations/2026-11-25-organise.sql"),
        include_str!("migrations/2026-11-25-likeness.sql"),
        include_str!("migrations/2026-11-25-slots.sql"),
        include_str!("migrations/2026-11-25-pages.sql"),
        include_str!("migrations/2026-11-25-versions.sql"),
        include_str!("migrations/2026-11-25-body-first.sql"),
        include_str!("migrations/2026-11-26-highlights.sql"),
        include_str!("migrations/2026-11-26-duplicates.sql"),
        include_str!("migrations/2026-11-28-undated.sql"),
        include_str!("migrations/2026-11-28-sums.sql"),
    ],
};
pub(super) const ORIGINALS: Format = Format {
    application_id: 0x4a62_4f72,
    steps: &[include_str!("migrations/originals-2026-11-23-first.sql")],
};

/// How a file stands to the format that this program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing in it yet.
    Blank,
    /// An older format, by its number.
    Older(usize),
    Current,
}

/// Reads where the file stands, and changes nothing.
pub(super) fn standing(db: &Connection, format: &Format, path: &Path) -> Result<Standing, LibraryError> {
    let pragma = |name| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let read = || -> rusqlite::Result<(i64, i64, i64)> {
        let tables = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        Ok((pragma("application_id")?, pragma("user_version")?, tables))
    };
    let (application, version, tables) = read().map_err(|error| LibraryError::opening(error, path))?;
    if application == 0 && version == 0 && tables == 0 {
        return Ok(Standing::Blank);
    }
    let known = format.steps.len() as i64;
    if application != format.application_id {
        return Err(LibraryError::NotALibrary { path: path.to_owned() });
    }
    match version {
        // No program has written such a number.
        ..1 => Err(LibraryError::Damaged { path: path.to_owned() }),
        spoilt if spoilt > known + MOST_AHEAD => Err(LibraryError::Damaged { path: path.to_owned() }),
        newer if newer > known => Err(LibraryError::Newer { found: newer, known, path: path.to_owned() }),
        older if older < known => Ok(Standing::Older(older as usize)),
        _ => Ok(Standing::Current),
    }
}

/// The steps that have made a file which may be damaged, by the tables and columns that it has: its number is one of
/// the bytes that may have spoilt. A file that has more than this program knows is newer if its number says so too.
pub(super) fn format_of(
    db: &Connection,
    format: &Format,
    path: &Path,
) -> Result<&'static [&'static str], LibraryError> {
    let Ok(found) = shape(db) else { return Ok(format.steps) };
    let number = db.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap_or_default();
    let known = format.steps.len() as i64;
    if (known + 1..=known + MOST_AHEAD).contains(&number) && !found.is_subset(&made_by(format.steps)?) {
        return Err(LibraryError::Newer { found: number, known, path: path.to_owned() });
    }
    for steps in (1..=format.steps.len()).rev().filter_map(|number| format.steps.get(..number)) {
        let made = made_by(steps)?;
        if made.is_subset(&found) {
            // Steps that only change rows leave no trace in the tables; there the number tells.
            let said = usize::try_from(number).ok().and_then(|number| steps.get(..number)).unwrap_or(steps);
            return Ok(if made_by(said)? == made { said } else { steps });
        }
    }
    Ok(format.steps)
}

/// The tables of a file with their columns.
type Shape = BTreeSet<(String, String)>;

fn shape(db: &Connection) -> rusqlite::Result<Shape> {
    let mut select = db.prepare(
        "SELECT tables.name, columns.name FROM pragma_table_list AS tables, pragma_table_info(tables.name) AS columns
         WHERE tables.schema = 'main' AND tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'",
    )?;
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn made_by(steps: &[&str]) -> Result<Shape, LibraryError> {
    let db = Connection::open_in_memory()?;
    steps.iter().try_for_each(|step| db.execute_batch(step))?;
    Ok(shape(&db)?)
}

/// Takes the file to the format of this program; an older library is backed up first.
pub(super) fn migrate(db: &mut Connection, format: &Format, path: &Path) -> Result<(), LibraryError> {
    let from = match standing(db, format, path)? {
        Standing::Current => return Ok(()),
        Standing::Blank => {
            // What a step of a new library sets aside is little; in a file it would lie outside of the folder.
            db.pragma_update(None, "temp_store", "memory")?;
            0
        }
        Standing::Older(version) => {
            back_up(db, format, path)?;
            version
        }
    };
    let step = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have been quicker while this one waited for the lock.
    if standing(&step, format, path)? == Standing::Current {
        return Ok(());
    }
    for sql in format.steps.iter().skip(from) {
        step.execute_batch(sql)?;
    }
    step.pragma_update(None, "application_id", format.application_id)?;
    step.pragma_update(None, "user_version", format.steps.len() as i64)?;
    step.commit()?;
    db.pragma_update(None, "temp_store", "default")?;
    Ok(())
}

/// Backs up what is about to be changed: the words in full, of the originals what no pack has yet.
fn back_up(db: &Connection, format: &Format, path: &Path) -> Result<(), LibraryError> {
    let folder = backup::folder_of(path.parent().unwrap_or(Path::new(".")));
    if format.application_id == ORIGINALS.application_id {
        backup::pack_new(db, &folder, &backup::Stop::default())?;
        return Ok(());
    }
    // The name of a copy tells when it was made, and nothing else depends on it.
    backup::before_update(db, format, &folder, jiff::Timestamp::now())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "CREATE TABLE note (words TEXT NOT NULL) STRICT;";
    const SECOND: &str =
        "ALTER TABLE note ADD COLUMN length INTEGER; UPDATE note SET length = length(words);";
    const OLD: Format = Format { application_id: 7, steps: &[FIRST] };
    const NEW: Format = Format { application_id: 7, steps: &[FIRST, SECOND] };
    const BROKEN: Format = Format { application_id: 7, steps: &[FIRST, "INSERT INTO nowhere VALUES (1)"] };

    fn old_library(path: &Path) -> Connection {
        let mut db = Connection::open(path).unwrap();
        migrate(&mut db, &OLD, path).unwrap();
        db.execute("INSERT INTO note VALUES ('港口新線')", []).unwrap();
        db
    }

    #[test]
    fn an_older_library_is_brought_up_to_date_and_kept_beside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let mut db = old_library(&path);
        migrate(&mut db, &NEW, &path).unwrap();
        assert_eq!(standing(&db, &NEW, &path).unwrap(), Standing::Current);
        assert_eq!(db.query_row("SELECT length FROM note", [], |row| row.get::<_, i64>(0)).unwrap(), 4);
        let backups = backup::list(&backup::folder_of(folder.path()));
        assert_eq!(
            backups.iter().map(|backup| backup.kind).collect::<Vec<_>>(),
            [backup::Kind::BeforeUpdate]
        );
        let kept = Connection::open(&backups[0].path).unwrap();
        assert_eq!(standing(&kept, &NEW, &path).unwrap(), Standing::Older(1));
        assert_eq!(kept.query_row("SELECT count(*) FROM note", [], |row| row.get::<_, i64>(0)).unwrap(), 1);
    }

    #[test]
    fn a_step_that_fails_leaves_the_library_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let mut db = old_library(&path);
        assert!(migrate(&mut db, &BROKEN, &path).is_err());
        assert_eq!(standing(&db, &OLD, &path).unwrap(), Standing::Current);
        assert!(matches!(
            standing(&db, &Format { steps: &[], ..OLD }, &path),
            Err(LibraryError::Newer { .. })
        ));
    }
}
