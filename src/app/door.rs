//! One window for a library: a second start hands its files to the first and ends.
//!
//! The first window holds a lock on `window.lock` in the library's folder, which the system lets go when its process
//! ends, however it ends. A later start leaves a letter in the folder `letters` there and waits until it is taken. So
//! no socket is opened, and it is the same on all systems.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

const LOCK: &str = "window.lock";
const LETTERS: &str = "letters";
const ENDING: &str = "json";
/// How often the first window looks for letters: soon enough for one who has just double-clicked a file.
pub(super) const EVERY: Duration = Duration::from_millis(400);
/// How long a later start waits for its letter to be taken; it stays there for the first window even so.
const PATIENCE: Duration = Duration::from_secs(5);
const BETWEEN_LOOKS: Duration = Duration::from_millis(40);

/// What a later start asks of the first window.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Letter {
    /// Files and folders to import; none only brings the window to the front.
    pub(super) files: Vec<PathBuf>,
}

/// Whether this process has the library's window.
pub(super) enum Door {
    /// It has, until this is dropped.
    Ours(Key),
    /// Another window has it and has been told.
    Told,
}

/// Held by the first window.
pub(super) struct Key {
    folder: PathBuf,
    /// `None` where the file system knows no locks, or nothing can be written: then every window is a first one.
    _lock: Option<File>,
}

impl Door {
    /// Takes the library's window, or hands `files` to the one that has it.
    pub(super) fn enter(library: &Path, files: &[PathBuf]) -> Self {
        let folder = library.join(LETTERS);
        let lock = fs::create_dir_all(library).and_then(|()| {
            OpenOptions::new().create(true).truncate(false).write(true).open(library.join(LOCK))
        });
        let Ok(lock) = lock else { return Self::Ours(Key { folder, _lock: None }) };
        let since = Instant::now();
        let mut letter = None;
        loop {
            match lock.try_lock() {
                Ok(()) => {
                    // The first window ended meanwhile: what was meant for it is ours to do.
                    if let Some(letter) = letter {
                        let _ = fs::remove_file(letter);
                    }
                    return Self::Ours(Key { folder, _lock: Some(lock) });
                }
                Err(TryLockError::Error(_)) => return Self::Ours(Key { folder, _lock: None }),
                Err(TryLockError::WouldBlock) => {}
            }
            match &letter {
                None => match leave(&folder, files) {
                    Ok(left) => letter = Some(left),
                    Err(_) => return Self::Ours(Key { folder, _lock: None }),
                },
                Some(letter) if !letter.exists() || since.elapsed() > PATIENCE => return Self::Told,
                Some(_) => thread::sleep(BETWEEN_LOOKS),
            }
        }
    }
}

impl Key {
    /// The letters that have come, the oldest first.
    pub(super) fn letters(&self) -> Vec<Letter> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut paths: Vec<PathBuf> = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
            .collect();
        paths.sort();
        let take = |path: PathBuf| {
            let bytes = fs::read(&path).ok()?;
            // A letter that cannot be removed would be read again and again.
            fs::remove_file(&path).ok()?;
            serde_json::from_slice(&bytes).ok()
        };
        paths.into_iter().filter_map(take).collect()
    }

    /// Where letters come to, for the thread that waits for them.
    pub(super) fn mailbox(&self) -> Self {
        Self { folder: self.folder.clone(), _lock: None }
    }
}

/// Writes a letter under another name first, so that it is never read in part.
fn leave(folder: &Path, files: &[PathBuf]) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let files = files.iter().map(std::path::absolute).collect::<io::Result<_>>()?;
    let bytes = serde_json::to_vec(&Letter { files })?;
    let number = jiff::Timestamp::now().as_nanosecond();
    let whole = folder.join(format!("{number:024}-{}.{ENDING}", std::process::id()));
    let part = whole.with_extension("part");
    fs::write(&part, bytes)?;
    fs::rename(&part, &whole)?;
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_start_hands_its_files_to_the_first_and_ends() {
        let folder = tempfile::tempdir().unwrap();
        let Door::Ours(first) = Door::enter(folder.path(), &[]) else { panic!("nobody else is there") };
        let (library, page) = (folder.path().to_owned(), folder.path().join("港口 100%.html"));
        let files = vec![page.clone()];
        let second = thread::spawn(move || matches!(Door::enter(&library, &files), Door::Told));
        let mut came = Vec::new();
        while came.is_empty() {
            came = first.mailbox().letters();
            thread::yield_now();
        }
        assert!(second.join().unwrap());
        assert_eq!(came, [Letter { files: vec![page] }]);
        assert_eq!(first.letters(), []);
    }

    #[test]
    fn the_window_is_free_again_when_the_first_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        drop(Door::enter(folder.path(), &[]));
        assert!(matches!(Door::enter(folder.path(), &[]), Door::Ours(_)));
    }

    #[test]
    fn what_is_no_letter_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let Door::Ours(first) = Door::enter(folder.path(), &[]) else { panic!("nobody else is there") };
        fs::create_dir_all(folder.path().join(LETTERS)).unwrap();
        fs::write(folder.path().join(LETTERS).join("1.json"), b"{").unwrap();
        assert_eq!(first.letters(), []);
    }
}
