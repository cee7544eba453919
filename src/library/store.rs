//! The two database files of a library folder, opened with the settings that keep them safe.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{LibraryError, backup, migrate, search};

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
        let has_been = || {
            has_bytes(&folder.join(ORIGINALS_FILE)) || !backup::list(&backup::folder_of(folder)).is_empty()
        };
        if !has_bytes(&folder.join(WORDS_FILE)) && has_been() {
            // The words are made first, so a library with originals or backups had some. An empty one in their
            // place would look like a library that has lost everything.
            return Err(LibraryError::WordsGone { folder: folder.to_owned() });
        }
        let opened = patiently(|| {
            let mut words = open_for_writing(&folder.join(WORDS_FILE), &migrate::WORDS)?;
            search::index::renew(&mut words)?;
            let originals = open_for_writing(&folder.join(ORIGINALS_FILE), &migrate::ORIGINALS)?;
            Ok(Self { words, originals })
        });
        match opened {
            Err(error @ (LibraryError::ReadOnly | LibraryError::Folder { .. })) => {
                // Where nothing can be written the library can still be read, and every change says why it fails.
                Self::open_to_read_only(folder).map_err(|_| error)
            }
            opened => opened,
        }
    }

    fn open_to_read_only(folder: &Path) -> Result<Self, LibraryError> {
        let open = |name, format| {
            let path = folder.join(name);
            let db = open_for_reading(&path)?;
            let standing = migrate::standing(&db, format, &path)?;
            if standing == migrate::Standing::Current { Ok(db) } else { Err(LibraryError::ReadOnly) }
        };
        let words = open(WORDS_FILE, &migrate::WORDS)?;
        Ok(Self { words, originals: open(ORIGINALS_FILE, &migrate::ORIGINALS)? })
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
    match open_to_read(path, path.as_os_str(), OpenFlags::empty()) {
        // In a folder where nothing can be written SQLite has no place for the index of its log. Nobody can be
        // writing there either, so that the file may be read as it stands.
        Err(LibraryError::Folder { .. }) if has_bytes(path) && !has_bytes(&log_of(path)) => {
            open_as_it_stands(path)
        }
        opened => opened,
    }
}

/// Opens a file that does not change while it is read, without its log.
fn open_as_it_stands(path: &Path) -> Result<Connection, LibraryError> {
    let cannot = || LibraryError::Folder { reason: "it cannot be opened".into(), folder: path.to_owned() };
    let whole = std::path::absolute(path).map_err(|_| cannot())?;
    let mut address = url::Url::from_file_path(whole).map_err(|()| cannot())?;
    address.set_query(Some("immutable=1"));
    open_to_read(path, address.as_str().as_ref(), OpenFlags::SQLITE_OPEN_URI)
}

fn open_to_read(path: &Path, address: &OsStr, also: OpenFlags) -> Result<Connection, LibraryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | also;
    let db =
        Connection::open_with_flags(address, flags).map_err(|error| LibraryError::opening(error, path))?;
    harden(&db).map_err(|error| LibraryError::opening(error, path))?;
    Ok(db)
}

pub(super) fn open_for_writing(path: &Path, format: &migrate::Format) -> Result<Connection, LibraryError> {
    // What is not ours is found out read-only, so that not one byte of it changes.
    if has_bytes(path) {
        standing(path, format)?;
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db =
        Connection::open_with_flags(path, flags).map_err(|error| LibraryError::opening(error, path))?;
    harden(&db).map_err(|error| LibraryError::opening(error, path))?;
    db.pragma_update(None, "journal_mode", "wal").map_err(|error| LibraryError::opening(error, path))?;
    // With NORMAL a power cut loses every commit since the last checkpoint; FULL loses none.
    db.pragma_update(None, "synchronous", "full")?;
    through_the_cache(&db)?;
    migrate::migrate(&mut db, format, path)?;
    Ok(db)
}

/// How a file stands to the format, without a change to it.
pub(super) fn standing(path: &Path, format: &migrate::Format) -> Result<migrate::Standing, LibraryError> {
    match open_for_reading(path).and_then(|db| migrate::standing(&db, format, path)) {
        // A change of the file's own way of logging was cut off; what the file is can be seen all the same.
        Err(LibraryError::ReadOnly) if journal_of(path).exists() => {
            migrate::standing(&open_as_it_stands(path)?, format, path)
        }
        standing => standing,
    }
}

/// Closes a database so that one file holds all of it, and can be given another name. Fails while anybody else has it
/// open.
pub(super) fn close_single(db: Connection, path: &Path) -> Result<(), LibraryError> {
    let mode: String = db.pragma_update_and_check(None, "journal_mode", "delete", |row| row.get(0))?;
    drop(db);
    // SQLite says nothing when it could not go over to it, and a log or a journal that stays behind would be taken
    // for one of whatever gets this name next.
    let is_single = mode == "delete" && !log_of(path).exists() && !journal_of(path).exists();
    if is_single { Ok(()) } else { Err(LibraryError::Disk) }
}

/// Opens a file that nobody else knows of yet.
pub(super) fn open_alone(path: &Path) -> Result<Connection, LibraryError> {
    let db = Connection::open(path).map_err(|error| LibraryError::opening(error, path))?;
    through_the_cache(&db)?;
    Ok(db)
}

/// On macOS `fsync` leaves what was written in the cache of the drive, which a power cut empties; with these SQLite asks
/// for the platters themselves. No other system knows the difference.
fn through_the_cache(db: &Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "fullfsync", true)?;
    db.pragma_update(None, "checkpoint_fullfsync", true)
}

/// The write-ahead log of a database file.
pub(super) fn log_of(path: &Path) -> PathBuf {
    beside(path, "-wal")
}

/// The journal of a database file that has no log.
fn journal_of(path: &Path) -> PathBuf {
    beside(path, "-journal")
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_connection_that_writes_asks_for_what_is_on_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let alone = open_alone(&folder.path().join("alone.sqlite")).unwrap();
        for db in [&store.words, &store.originals, &alone] {
            let asks =
                |pragma: &str| db.pragma_query_value::<i64, _>(None, pragma, |row| row.get(0)).unwrap();
            // 2 is FULL.
            assert_eq!((asks("synchronous"), asks("fullfsync"), asks("checkpoint_fullfsync")), (2, 1, 1));
        }
    }
}
