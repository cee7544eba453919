//! Backups of a library: each has the words and the organisation in full; pages and pictures are in packs beside
//! them, which grow by what is new.
//!
//! A folder of backups holds files `000007-20261125T080000Z-daily-<digest>.sqlite` and `originals-000003.sqlite`.
//! The number orders them whatever the clock says; the digest tells a copy that has spoilt. No file is ever changed:
//! each is written under another name, verified by opening it, synced, and renamed.

mod make;
mod own;
mod packs;
mod preview;
mod restore;
mod thin;

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use jiff::tz::Offset;
use rusqlite::{Connection, InterruptHandle};

pub(super) use make::before_update;
pub use make::{Made, is_due, make};
use make::{digest_of, integrity, sound};
pub use own::{Brought, holds_own};
pub(super) use packs::{add_new as pack_new, copy_row as copy_original};
pub use preview::{Difference, Preview, preview};
pub use restore::{Restored, restore};
pub(super) use restore::{bring_back_packs, set_aside};

use super::{LibraryError, durable};
use crate::log::OrLog as _;

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Daily,
    ByHand,
    /// Before the library was brought to a newer format.
    BeforeUpdate,
    /// A library in whose place a backup was restored.
    Replaced,
    /// A copy of words that are not what was written: it takes no sound one's place.
    Damaged,
}

const KINDS: [(Kind, &str); 5] = [
    (Kind::Daily, "daily"),
    (Kind::ByHand, "by_hand"),
    (Kind::BeforeUpdate, "before_update"),
    (Kind::Replaced, "replaced"),
    (Kind::Damaged, "damaged"),
];

/// One backup: the file of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    /// Higher is later.
    pub number: u64,
    /// By the clock of its time, which may have been wrong.
    pub made_at: Timestamp,
    pub kind: Kind,
    /// The first half of the file's BLAKE3 hash, in hexadecimal.
    digest: String,
}

impl Kind {
    /// The word in the name of the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("daily", |(_, word)| word)
    }
}

impl Backup {
    fn named(folder: &Path, number: u64, made_at: Timestamp, kind: Kind, digest: String) -> Self {
        let time = made_at.strftime("%Y%m%dT%H%M%SZ").to_string();
        let path = folder.join(format!("{number:06}-{time}-{}-{digest}.sqlite", kind.word()));
        Self { path, number, made_at, kind, digest }
    }

    /// Reads what the name of the file says; nothing if it is no backup.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".sqlite")?;
        let parts: Vec<&str> = name.split('-').collect();
        let [number, time, kind, digest] = parts.as_slice() else { return None };
        let time = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", time).ok()?;
        let made_at = Offset::UTC.to_timestamp(time).ok()?;
        let (kind, _) = *KINDS.iter().find(|(_, word)| word == kind)?;
        let (number, digest) = (number.parse().ok()?, (*digest).to_owned());
        Some(Self { path: path.to_owned(), number, made_at, kind, digest })
    }
}

/// Where a library keeps its own backups.
#[must_use]
pub fn folder_of(library: &Path) -> PathBuf {
    library.join("backups")
}

/// The backups in a folder, the newest first; none if there is no such folder.
#[must_use]
pub fn list(folder: &Path) -> Vec<Backup> {
    let mut backups: Vec<Backup> = entries(folder).filter_map(|entry| Backup::of(&entry.path())).collect();
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.number));
    backups
}

/// Which of these, the newest first, one would restore: the newest whose words are sound, if there is one.
#[must_use]
pub fn best(backups: &[Backup]) -> Option<&Backup> {
    let is_sound = |backup: &&Backup| backup.kind != Kind::Damaged;
    backups.iter().find(is_sound).or(backups.first())
}

/// What stands in a folder of backups, which need not be there.
fn entries(folder: &Path) -> impl Iterator<Item = fs::DirEntry> + use<> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        read => read.or_log("a folder of backups was not read"),
    };
    entries
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.or_log("a name in a folder of backups was not read"))
}

fn next_number(folder: &Path) -> u64 {
    list(folder).first().map_or(1, |newest| newest.number + 1)
}

/// Ends a backup that runs, from another thread: at its next step.
#[derive(Clone, Default)]
pub struct Stop {
    stopped: Arc<AtomicBool>,
    running: Arc<Mutex<Option<InterruptHandle>>>,
}

impl Stop {
    /// To be asked again until the work has ended: a statement that begins just now does not hear it.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
        if let Some(running) = &*self.running.lock().unwrap_or_else(PoisonError::into_inner) {
            running.interrupt();
        }
    }

    pub(super) fn listen(&self, db: &Connection) {
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Some(db.get_interrupt_handle());
    }

    pub(super) fn look(&self) -> Result<(), LibraryError> {
        if self.stopped.load(Ordering::Relaxed) { Err(LibraryError::Stopped) } else { Ok(()) }
    }
}

/// The right to change a folder of backups: one process at a time. What a process that was killed has left unfinished
/// is swept away.
struct Guard(#[expect(dead_code, reason = "the lock is held as long as the file is open")] File);

impl Guard {
    fn of(folder: &Path) -> Result<Self, LibraryError> {
        let failed = |error: io::Error| LibraryError::of_file(&error, folder);
        fs::create_dir_all(folder).map_err(failed)?;
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("lock"));
        let file = file.map_err(failed)?;
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => return Err(LibraryError::BackupRuns),
            // A file system without locks: two backups at once are then the lesser evil.
            Ok(()) | Err(fs::TryLockError::Error(_)) => {}
        }
        for entry in fs::read_dir(folder).map_err(failed)?.flatten() {
            if entry.path().extension().is_some_and(|ending| ending == durable::UNFINISHED) {
                durable::remove(&entry.path())?;
            }
        }
        Ok(Self(file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_backup_tells_all_about_it() {
        for (kind, _) in KINDS {
            let made_at = "2099-12-31T23:59:59Z".parse().unwrap();
            let backup = Backup::named(Path::new("b"), 7, made_at, kind, "0f".repeat(16));
            assert_eq!(Backup::of(&backup.path), Some(backup));
        }
        for other in ["library.sqlite", "originals-000001.sqlite", "1-2-3-4.sqlite", "a.part", ""] {
            assert_eq!(Backup::of(Path::new(other)), None, "{other}");
        }
    }
}
