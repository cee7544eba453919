//! Makes a backup beside running writers: the words by `VACUUM INTO`, then what is new of pages and pictures.

use std::fs::File;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::{Backup, Guard, Kind, Stop, list, next_number, packs, thin};
use crate::library::check::Watch;
use crate::library::{Finding, LibraryError, durable, migrate, store, sums};

/// Between two daily backups.
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Hexadecimal digits of a digest: half of a BLAKE3 hash.
const DIGITS: usize = 32;

/// What a backup has done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The backup that holds the words as they are: new, or the last one if nothing has changed since.
    pub backup: Backup,
    pub unchanged: bool,
    /// Pages and pictures that were new.
    pub originals: u64,
    /// Pages and pictures that are damaged in the library, and therefore in no backup.
    pub unreadable: u64,
    /// Words that are not as they were written, in the library and in this copy of it.
    pub damaged: Vec<Finding>,
}

/// Whether a day has passed since the newest backup, or the clock has been put back since.
#[must_use]
pub fn is_due(backups: &[Backup], now: Timestamp) -> bool {
    backups.iter().find(|backup| backup.kind != Kind::Replaced).is_none_or(|newest| {
        let age = now.duration_since(newest.made_at);
        age >= DAY || age < -DAY
    })
}

/// Backs the library in `library` up into `folder`, verifies the copy, and thins older ones out.
pub fn make(
    library: &Path,
    folder: &Path,
    kind: Kind,
    now: Timestamp,
    stop: &Stop,
) -> Result<Made, LibraryError> {
    let words = store::open_for_reading(&library.join(store::WORDS_FILE))?;
    let originals = store::open_for_reading(&library.join(store::ORIGINALS_FILE))?;
    let _guard = Guard::of(folder)?;
    let part = durable::unfinished(&folder.join("words"));
    // The words first: bytes that come later harm nothing, bytes that words point at must all be there.
    let Copied { digest, damaged } = copy_words(&words, &migrate::WORDS, &part, stop)?;
    let packed = packs::add_new(&originals, folder, stop)?;
    let newest = list(folder).into_iter().find(|backup| backup.kind != Kind::Replaced);
    // A copy that has spoilt on its disk since is made once more.
    let is_whole = |newest: &Backup| digest_of(&newest.path).is_ok_and(|found| found == newest.digest);
    let same = newest.filter(|newest| newest.digest == digest && is_whole(newest));
    let unchanged = same.is_some();
    let kind = if damaged.is_empty() { kind } else { Kind::Damaged };
    let backup = match same {
        Some(newest) => {
            durable::remove(&part)?;
            newest
        }
        None => publish(&part, folder, kind, now, digest)?,
    };
    thin::thin(folder)?;
    Ok(Made { backup, unchanged, originals: packed.added, unreadable: packed.unreadable, damaged })
}

/// Copies the words of an older format before they are brought up to date.
pub(in crate::library) fn before_update(
    words: &Connection,
    format: &migrate::Format,
    folder: &Path,
    now: Timestamp,
) -> Result<(), LibraryError> {
    let _guard = Guard::of(folder)?;
    let part = durable::unfinished(&folder.join("words"));
    let Copied { digest, .. } = copy_words(words, format, &part, &Stop::default())?;
    publish(&part, folder, Kind::BeforeUpdate, now, digest)?;
    Ok(())
}

/// A copy of words that was looked at.
struct Copied {
    digest: String,
    damaged: Vec<Finding>,
}

/// Writes the copy, opens it to see that it is whole, and compares its words with the sums that were kept of them.
fn copy_words(
    words: &Connection,
    format: &migrate::Format,
    part: &Path,
    stop: &Stop,
) -> Result<Copied, LibraryError> {
    durable::remove(part)?;
    stop.listen(words);
    let copied = stop.look().and_then(|()| Ok(words.execute("VACUUM INTO ?1", [part.to_string_lossy()])?));
    let checked = copied.and_then(|_| {
        stop.look()?;
        sound(part, format)?;
        durable::sync(part)?;
        Ok(Copied { digest: digest_of(part)?, damaged: damaged(part, format, stop)? })
    });
    match checked {
        Err(error) => {
            durable::remove(part)?;
            Err(if stop.look().is_err() { LibraryError::Stopped } else { error })
        }
        checked => checked,
    }
}

/// What stands in a copy that is not what was written; of an older format it is not known.
fn damaged(part: &Path, format: &migrate::Format, stop: &Stop) -> Result<Vec<Finding>, LibraryError> {
    let db = store::open_for_reading(part)?;
    if migrate::standing(&db, format, part)? != migrate::Standing::Current {
        return Ok(Vec::new());
    }
    Ok(sums::verify(&db, &mut Watch::new(stop, |_| ()))?.findings)
}

fn publish(
    part: &Path,
    folder: &Path,
    kind: Kind,
    now: Timestamp,
    digest: String,
) -> Result<Backup, LibraryError> {
    let backup = Backup::named(folder, next_number(folder), now, kind, digest);
    durable::publish(part, &backup.path)?;
    Ok(backup)
}

/// Opens a copy of words and sees that it is one, whole, and of a format that is known.
pub(super) fn sound(path: &Path, format: &migrate::Format) -> Result<(), LibraryError> {
    let db = store::open_for_reading(path)?;
    if migrate::standing(&db, format, path)? == migrate::Standing::Blank {
        return Err(LibraryError::NotALibrary { path: path.to_owned() });
    }
    integrity(&db, path)
}

/// SQLite's own check, without the order of indexes.
pub(super) fn integrity(db: &Connection, path: &Path) -> Result<(), LibraryError> {
    let verdict: String = db
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| LibraryError::opening(error, path))?;
    if verdict == "ok" { Ok(()) } else { Err(LibraryError::Damaged { path: path.to_owned() }) }
}

/// The first half of the file's BLAKE3 hash.
pub(super) fn digest_of(path: &Path) -> Result<String, LibraryError> {
    let failed = |error: std::io::Error| LibraryError::of_file(&error, path);
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path).map_err(failed)?).map_err(failed)?;
    let mut digits = hasher.finalize().to_hex().to_string();
    digits.truncate(DIGITS);
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(at: &str) -> Vec<Backup> {
        vec![Backup::named(Path::new("b"), 1, at.parse().unwrap(), Kind::Daily, "0".repeat(32))]
    }

    #[test]
    fn a_backup_is_due_after_a_day_and_when_the_clock_was_put_back() {
        let now = "2026-11-25T08:00:00Z".parse().unwrap();
        assert!(is_due(&[], now));
        assert!(!is_due(&made("2026-11-24T09:00:00Z"), now));
        assert!(is_due(&made("2026-11-24T08:00:00Z"), now));
        assert!(is_due(&made("1990-01-01T00:00:00Z"), now));
        assert!(is_due(&made("2099-01-01T00:00:00Z"), now));
    }
}
