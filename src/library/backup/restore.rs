//! Puts a backup in the place of a library, which is kept beside it.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::{Backup, Guard, Kind, Stop, digest_of, folder_of, integrity, next_number, packs, sound};
use crate::library::{LibraryError, durable, migrate, store};

/// How long another program is waited for that has the library open.
const WAIT: Duration = Duration::from_secs(2);
/// Rows that are committed together.
const AT_A_TIME: usize = 256;

/// What a restore has done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the library is that stood in its place; none if there was none.
    pub kept: Option<PathBuf>,
    /// Pages and pictures that were brought back.
    pub originals: u64,
}

/// Restores the backup whose words are in the file `backup` to the folder `library`. The packs are looked for beside
/// the backup. What stands in the library's place is kept; nothing is deleted. Fails, and changes nothing, while
/// another program has the library open.
pub fn restore(backup: &Path, library: &Path, now: Timestamp, stop: &Stop) -> Result<Restored, LibraryError> {
    sound(backup, &migrate::WORDS)?;
    if let Some(named) = Backup::of(backup)
        && named.digest != digest_of(backup)?
    {
        return Err(LibraryError::Damaged { path: backup.to_owned() });
    }
    fs::create_dir_all(library).map_err(|error| LibraryError::of_file(&error, library))?;
    let _guard = Guard::of(&folder_of(library))?;
    let words = library.join(store::WORDS_FILE);
    let part = durable::unfinished(&words);
    fs::copy(backup, &part).map_err(|error| LibraryError::of_file(&error, &part))?;
    durable::sync(&part)?;
    let packs = backup.parent().map(packs::list).unwrap_or_default();
    let originals = bring_back(&packs, library, now, stop)?;
    Ok(Restored { kept: replace(&part, library, now)?, originals })
}

/// Adds to the originals what the packs have and they have not. Nothing of what is there is changed.
fn bring_back(
    packs: &[packs::Listed],
    library: &Path,
    now: Timestamp,
    stop: &Stop,
) -> Result<u64, LibraryError> {
    let path = library.join(store::ORIGINALS_FILE);
    if let Err(LibraryError::NotALibrary { .. } | LibraryError::Damaged { .. }) = readable(&path) {
        set_aside(library, &[store::ORIGINALS_FILE], now)?;
    }
    // A new file gets its name when it is whole: originals without words would not open.
    let new = durable::unfinished(&path);
    let is_new = !path.is_file();
    durable::remove(&new)?;
    let mut db = store::open_for_writing(if is_new { &new } else { &path }, &migrate::ORIGINALS)?;
    let here: HashSet<packs::Key> = packs::keys(&db)?.into_iter().map(|(_, key)| key).collect();
    let mut brought = 0;
    for pack in packs {
        let from = store::open_for_reading(&pack.path)?;
        let missing = packs::keys(&from)?.into_iter().filter(|(_, key)| !here.contains(key));
        let missing: Vec<i64> = missing.map(|(id, _)| id).collect();
        for some in missing.chunks(AT_A_TIME) {
            stop.look()?;
            let batch = db.transaction()?;
            for id in some {
                brought += u64::from(packs::copy_row(&from, *id, &batch)?.is_some());
            }
            batch.commit()?;
        }
    }
    if is_new {
        store::close_single(db, &new)?;
        durable::publish(&new, &path)?;
    }
    Ok(brought)
}

/// Adds what the packs in `folder` have to the originals of a library.
pub(in crate::library) fn bring_back_packs(
    folder: &Path,
    library: &Path,
    now: Timestamp,
) -> Result<u64, LibraryError> {
    bring_back(&packs::list(folder), library, now, &Stop::default())
}

fn readable(originals: &Path) -> Result<(), LibraryError> {
    if !originals.is_file() {
        return Ok(());
    }
    let db = store::open_for_reading(originals)?;
    migrate::standing(&db, &migrate::ORIGINALS, originals)?;
    packs::keys(&db).map(|_| ()).map_err(|error| match error {
        LibraryError::DamagedPart => LibraryError::Damaged { path: originals.to_owned() },
        error => error,
    })
}

/// Renames finished words into the library's place; what stood there is kept, and its new path returned.
fn replace(part: &Path, library: &Path, now: Timestamp) -> Result<Option<PathBuf>, LibraryError> {
    let words = library.join(store::WORDS_FILE);
    let kept = match make_single(&words) {
        Ok(false) => None,
        Ok(true) => Some(keep_as_backup(&words, library, now)?),
        // It cannot be opened: its files are kept as they are.
        Err(
            LibraryError::Damaged { .. }
            | LibraryError::DamagedPart
            | LibraryError::NotALibrary { .. }
            | LibraryError::Newer { .. },
        ) => Some(set_aside(library, &[store::WORDS_FILE], now)?),
        Err(error) => return Err(error),
    };
    durable::publish(part, &words)?;
    Ok(kept)
}

/// Makes one file of the words and their log, so that they can be replaced in one rename. SQLite refuses this while
/// anybody else has them open. `false` if there are none.
fn make_single(words: &Path) -> Result<bool, LibraryError> {
    if fs::metadata(words).map_or(0, |file| file.len()) == 0 {
        // A log without words belongs to nothing that could be restored over.
        return if store::log_of(words).exists() {
            Err(LibraryError::Damaged { path: words.to_owned() })
        } else {
            Ok(false)
        };
    }
    if store::standing(words, &migrate::WORDS)? == migrate::Standing::Blank {
        return Err(LibraryError::NotALibrary { path: words.to_owned() });
    }
    let db = store::open_alone(words)?;
    db.busy_timeout(WAIT)?;
    integrity(&db, words)?;
    store::close_single(db, words)?;
    Ok(true)
}

/// Gives the file a second name among the backups, or a copy where the file system knows no second names.
fn keep_as_backup(words: &Path, library: &Path, now: Timestamp) -> Result<PathBuf, LibraryError> {
    let folder = folder_of(library);
    let kept = Backup::named(&folder, next_number(&folder), now, Kind::Replaced, digest_of(words)?);
    if fs::hard_link(words, &kept.path).is_err() {
        let part = durable::unfinished(&kept.path);
        fs::copy(words, &part).map_err(|error| LibraryError::of_file(&error, &part))?;
        durable::publish(&part, &kept.path)?;
    }
    durable::sync_folder_of(&kept.path)?;
    Ok(kept.path)
}

/// Moves database files with their logs into a folder `set-aside-…` of the library, byte by byte as they are.
pub(in crate::library) fn set_aside(
    library: &Path,
    names: &[&str],
    now: Timestamp,
) -> Result<PathBuf, LibraryError> {
    let time = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let numbered = |number| library.join(format!("set-aside-{time}-{number}"));
    let mut number = 1;
    while numbered(number).exists() {
        number += 1;
    }
    let folder = numbered(number);
    fs::create_dir(&folder).map_err(|error| LibraryError::of_file(&error, &folder))?;
    for name in names {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let name = format!("{name}{ending}");
            let (from, to) = (library.join(&name), folder.join(&name));
            if from.exists() {
                fs::rename(&from, &to).map_err(|error| LibraryError::of_file(&error, &from))?;
            }
        }
    }
    durable::sync_folder_of(&folder.join("x"))?;
    durable::sync_folder_of(&folder)?;
    Ok(folder)
}
