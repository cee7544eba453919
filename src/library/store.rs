//! The two database files of a library folder, opened with the settings that keep them safe.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{LibraryError, migrate, search};

pub(super) const WORDS_FILE: &str = "library.sqlite";
pub(super) const ORIGINALS_FILE: &str = "originals.sqlite";

/// From 3.7.0 to 3.51.2 SQLite could lose commits when a write-ahead log was reset.
const OLDEST_SAFE_SQLITE: i32 = 3_051_003;
/// How long a change waits for another process that is writing.
const BUSY_WAIT: Duration = Duration::from_secs(10);
/// How long passes between two tries to open a library that another process is making.
const BETWEEN_TRIES: Duration = Duration::from_millis(20);
/// Page cache of a connection, in KiB (SQLite counts negative numbers so).
const CACHE_KIB: i64 = -16_384;

/// The read-write connections, of which a process has one pair.
pub(super) struct Store {
    pub(super) words: Connection,
    pub(super) originals: Connection,
}

impl Store {
    /// Opens or creates the files in `folder` and brings them up to date.
    pub(super) fn open(folder: &Path) -> Result<Self, LibraryError> {
        if rusqlite::version_number() < OLDEST_SAFE_SQLITE {
            return Err(LibraryError::OldSqlite(rusqlite::version()));
        }
        let failed =
            |e: std::io::Error| LibraryError::Folder { reason: e.to_string(), folder: folder.to_owned() };
        std::fs::create_dir_all(folder).map_err(failed)?;
        if !has_bytes(&folder.join(WORDS_FILE)) && has_bytes(&folder.join(ORIGINALS_FILE)) {
            // The words are made first, so a library with originals had some. An empty one in their place
            // would look like a library that has lost everything.
            return Err(LibraryError::WordsGone { folder: folder.to_owned() });
        }
        patiently(|| {
            let mut words = open_for_writing(&folder.join(WORDS_FILE), &migrate::WORDS)?;
            search::index::renew(&mut words)?;
            let originals = open_for_writing(&folder.join(ORIGINALS_FILE), &migrate::ORIGINALS)?;
            Ok(Self { words, originals })
        })
    }
}

/// Tries again while another process is making the same files: SQLite does not wait by itself where two turn a new
/// file to write-ahead logging at once, since each could be waiting for the other.
fn patiently<T>(mut open: impl FnMut() -> Result<T, LibraryError>) -> Result<T, LibraryError> {
    let until = Instant::now() + BUSY_WAIT;
    loop {
        match open() {
            Err(LibraryError::Busy) if Instant::now() < until => std::thread::sleep(BETWEEN_TRIES),
            opened => return opened,
        }
    }
}

/// Opens one file for reading only; it must be there.
pub(super) fn open_for_reading(path: &Path) -> Result<Connection, LibraryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(|error| LibraryError::opening(error, path))?;
    harden(&db).map_err(|error| LibraryError::opening(error, path))?;
    Ok(db)
}

fn open_for_writing(path: &Path, format: &migrate::Format) -> Result<Connection, LibraryError> {
    // What is not ours is found out read-only, so that not one byte of it changes.
    if has_bytes(path) {
        let db = open_for_reading(path)?;
        migrate::standing(&db, format, path)?;
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db =
        Connection::open_with_flags(path, flags).map_err(|error| LibraryError::opening(error, path))?;
    harden(&db).map_err(|error| LibraryError::opening(error, path))?;
    db.pragma_update(None, "journal_mode", "wal").map_err(|error| LibraryError::opening(error, path))?;
    // With NORMAL a power cut loses every commit since the last checkpoint; FULL loses none.
    db.pragma_update(None, "synchronous", "full")?;
    migrate::migrate(&mut db, format, path)?;
    Ok(db)
}

fn has_bytes(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|file| file.len() > 0)
}

/// A library file may come from a stranger: nothing stored in it may run.
fn harden(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(BUSY_WAIT)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "cache_size", CACHE_KIB)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}
