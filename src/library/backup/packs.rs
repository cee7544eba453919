//! Packs of pages and pictures: each backup adds those that no pack has yet, by their hash.
//!
//! A pack is a small `originals.sqlite`. One that is full is never touched again; the last, while it is small, is
//! written anew with what came since, so that a backup a day does not make a file a day.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior, params};

use super::{Stop, integrity};
use crate::library::{LibraryError, durable, migrate, originals, store};

/// Bytes of a pack that takes no more.
const FULL: u64 = 64 << 20;

/// What was packed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::library) struct Packed {
    pub(in crate::library) added: u64,
    /// Rows whose bytes are not what their hash says.
    pub(in crate::library) unreadable: u64,
}

/// Half a BLAKE3 hash, enough to tell any two pages apart.
pub(super) type Key = u128;

/// Adds what no pack in the folder holds yet.
pub(in crate::library) fn add_new(
    source: &Connection,
    folder: &Path,
    stop: &Stop,
) -> Result<Packed, LibraryError> {
    let packs = list(folder);
    let mut known = HashSet::new();
    for pack in &packs {
        known.extend(keys(&store::open_for_reading(&pack.path)?)?.into_iter().map(|(_, key)| key));
    }
    let of_source = keys(source)?;
    let mut new: Vec<i64> =
        of_source.iter().filter(|(_, key)| !known.contains(key)).map(|(id, _)| *id).collect();
    new.sort_unstable();
    let mut packed = Packed::default();
    if new.is_empty() {
        return Ok(packed);
    }
    let mut number = packs.last().map_or(1, |last| last.number + 1);
    let small = packs.last().filter(|last| size(&last.path) < FULL);
    let mut new = new.into_iter();
    let mut pack = Pack::begin(folder, number)?;
    if let Some(small) = small {
        let carried = store::open_for_reading(&small.path)?;
        let mut rows = keys(&carried)?;
        rows.sort_unstable();
        for (id, key) in rows {
            stop.look()?;
            // What has spoilt in the pack since is had from the library once more.
            if !pack.take(&carried, id)?
                && let Some((id, _)) = of_source.iter().find(|(_, other)| *other == key)
            {
                pack.take(source, *id)?;
            }
        }
    }
    loop {
        while pack.bytes < FULL
            && let Some(id) = new.next()
        {
            stop.look()?;
            if pack.take(source, id)? {
                packed.added += 1;
            } else {
                packed.unreadable += 1;
            }
        }
        let is_last = pack.bytes < FULL;
        pack.finish()?;
        if is_last {
            break;
        }
        number += 1;
        pack = Pack::begin(folder, number)?;
    }
    if let Some(small) = small {
        durable::remove(&small.path)?;
    }
    Ok(packed)
}

/// A pack and its place in the row of packs.
pub(super) struct Listed {
    pub(super) path: PathBuf,
    number: u64,
}

/// The packs of a folder, the oldest first.
pub(super) fn list(folder: &Path) -> Vec<Listed> {
    let entries = super::entries(folder);
    let mut packs: Vec<Listed> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let number = name.strip_prefix("originals-")?.strip_suffix(".sqlite")?.parse().ok()?;
            Some(Listed { path: entry.path(), number })
        })
        .collect();
    packs.sort_by_key(|pack| pack.number);
    packs
}

/// The rows of a file by their ids. The index of hashes answers this without a look at the bytes.
pub(super) fn keys(db: &Connection) -> Result<Vec<(i64, Key)>, LibraryError> {
    let mut select = db.prepare_cached("SELECT id, hash FROM original")?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, key(&row.get::<_, [u8; 32]>(1)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn key(hash: &[u8; 32]) -> Key {
    hash.iter().take(16).fold(0, |key, byte| (key << 8) | Key::from(*byte))
}

/// Copies one row if its bytes are what its hash says and returns how many; nothing if they are not, or are gone.
pub(in crate::library) fn copy_row(
    from: &Connection,
    id: i64,
    to: &Connection,
) -> Result<Option<u64>, LibraryError> {
    let mut select = from.prepare_cached("SELECT hash, packed, bytes FROM original WHERE id = ?1")?;
    let read = select.query_row([id], |row| {
        Ok((row.get::<_, [u8; 32]>(0)?, row.get::<_, i64>(1)?, row.get::<_, Vec<u8>>(2)?))
    });
    let (hash, packed, bytes) = match read {
        Ok(row) => row,
        Err(error) => {
            return match LibraryError::from(error) {
                error @ (LibraryError::Disk | LibraryError::Busy | LibraryError::Interrupted) => Err(error),
                _ => Ok(None),
            };
        }
    };
    if !originals::is_what_it_says(&hash, packed, &bytes) {
        return Ok(None);
    }
    to.prepare_cached("INSERT OR IGNORE INTO original (hash, packed, bytes) VALUES (?1, ?2, ?3)")?
        .execute(params![hash, packed, bytes])?;
    Ok(Some(bytes.len() as u64))
}

/// A pack that is being written.
struct Pack {
    db: Connection,
    path: PathBuf,
    part: PathBuf,
    bytes: u64,
}

impl Pack {
    fn begin(folder: &Path, number: u64) -> Result<Self, LibraryError> {
        let path = folder.join(format!("originals-{number:06}.sqlite"));
        let part = durable::unfinished(&path);
        durable::remove(&part)?;
        let mut db = Connection::open(&part).map_err(|error| LibraryError::opening(error, &part))?;
        // It is synced as a whole before it gets its name; until then nobody reads it.
        db.pragma_update(None, "journal_mode", "memory")?;
        db.pragma_update(None, "synchronous", "off")?;
        migrate::migrate(&mut db, &migrate::ORIGINALS, &part)?;
        db.set_transaction_behavior(TransactionBehavior::Immediate);
        db.execute_batch("BEGIN")?;
        Ok(Self { db, path, part, bytes: 0 })
    }

    fn take(&mut self, from: &Connection, id: i64) -> Result<bool, LibraryError> {
        let copied = copy_row(from, id, &self.db)?;
        self.bytes += copied.unwrap_or_default();
        Ok(copied.is_some())
    }

    fn finish(self) -> Result<(), LibraryError> {
        let Self { db, path, part, .. } = self;
        db.execute_batch("COMMIT")?;
        drop(db);
        integrity(&store::open_for_reading(&part)?, &part)?;
        durable::publish(&part, &path)
    }
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}
