//! Bytes of pages and pictures by their hash, in a database of their own beside the words.
//!
//! They are committed before the words that point at them: after a power cut an original may be there
//! without its clip, which harms nothing, and never the other way round.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{LibraryError, body};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// Pictures are compressed already.
    AsFound = 0,
    Zstd = 1,
}

/// Keeps `bytes` under `hash`, unless they are there already.
pub(super) fn keep(
    db: &Transaction,
    hash: &[u8; 32],
    bytes: &[u8],
    packing: Packing,
) -> Result<(), LibraryError> {
    if holds(db, hash)? {
        return Ok(());
    }
    let packed = if packing == Packing::Zstd { body::pack(bytes) } else { None };
    let (packing, bytes) = match &packed {
        Some(packed) => (Packing::Zstd, packed.as_slice()),
        None => (Packing::AsFound, bytes),
    };
    let mut insert = db.prepare_cached("INSERT INTO original (hash, packed, bytes) VALUES (?1, ?2, ?3)")?;
    insert.execute(params![hash, packing as i64, bytes])?;
    Ok(())
}

pub(super) fn holds(db: &Connection, hash: &[u8; 32]) -> Result<bool, LibraryError> {
    Ok(db.prepare_cached("SELECT 1 FROM original WHERE hash = ?1")?.exists([hash])?)
}

/// Whether the bytes of a row are what its hash says.
pub(super) enum Sound {
    Yes,
    /// Under this hash, which may be damaged itself.
    No {
        hash: Vec<u8>,
    },
}

/// Reads a row and compares its bytes with its hash.
pub(super) fn is_sound(db: &Connection, id: i64) -> Result<Sound, LibraryError> {
    let mut select = db.prepare_cached("SELECT hash, packed, bytes FROM original WHERE id = ?1")?;
    let read = |row: &rusqlite::Row| Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?, row.get::<_, Vec<u8>>(2)?));
    match select.query_row([id], read).map_err(LibraryError::from) {
        Ok((hash, packed, bytes)) if is_what_it_says(&hash, packed, &bytes) => Ok(Sound::Yes),
        Ok((hash, ..)) => Ok(Sound::No { hash }),
        Err(LibraryError::DamagedPart | LibraryError::Sqlite(_)) => {
            let mut select = db.prepare_cached("SELECT hash FROM original WHERE id = ?1")?;
            let hash = select.query_row([id], |row| row.get(0)).unwrap_or_default();
            Ok(Sound::No { hash })
        }
        Err(error) => Err(error),
    }
}

/// Whether these are the bytes, packed in this way, of this hash.
pub(super) fn is_what_it_says(hash: &[u8], packed: i64, bytes: &[u8]) -> bool {
    let found = match packed {
        0 => Some(blake3::hash(bytes)),
        1 => body::unpack(bytes).map(|bytes| blake3::hash(&bytes)),
        _ => None,
    };
    found.is_some_and(|found| found.as_bytes() == hash)
}

/// The bytes as they were found, or nothing if they are not kept, cannot be read, or are not what their hash says.
pub(super) fn fetch(db: &Connection, hash: &[u8; 32]) -> Result<Option<Vec<u8>>, LibraryError> {
    let mut select = db.prepare_cached("SELECT packed, bytes FROM original WHERE hash = ?1")?;
    let found = select.query_row([hash], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?)));
    let bytes = found.optional()?.and_then(|(packed, bytes)| {
        if packed == Packing::Zstd as i64 { body::unpack(&bytes) } else { Some(bytes) }
    });
    Ok(bytes.filter(|bytes| blake3::hash(bytes).as_bytes() == hash))
}

/// The hashes of everything that may be a page.
pub(super) fn pages(db: &Connection) -> Result<Vec<[u8; 32]>, LibraryError> {
    let mut select = db.prepare("SELECT hash FROM original WHERE packed = ?1 ORDER BY id")?;
    let rows = select.query_map([Packing::Zstd as i64], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
