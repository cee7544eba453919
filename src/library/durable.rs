//! Files that are whole under their final name or not there at all: written beside, synced, renamed.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::LibraryError;
use crate::log::OrLog as _;

/// The ending of files that are not finished.
pub(super) const UNFINISHED: &str = "part";

/// Writes a file that someone asked for: under its name stands what was there before, or all of these bytes.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    let part = unfinished(path);
    let written = fs::write(&part, bytes).map_err(|error| LibraryError::of_file(&error, path));
    let published = written.and_then(|()| publish(&part, path));
    if published.is_err() {
        // What is told is why it was not written.
        remove(&part).or_log("an unfinished file was not removed");
    }
    published
}

/// `path` with `.part` after it.
pub(super) fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(UNFINISHED);
    PathBuf::from(name)
}

/// Gives a finished file its name; when this returns, it has it after a power cut too.
pub(super) fn publish(part: &Path, whole: &Path) -> Result<(), LibraryError> {
    sync(part)?;
    fs::rename(part, whole).map_err(|error| LibraryError::of_file(&error, whole))?;
    sync_folder_of(whole)
}

/// Waits until the bytes of a file are on the disk.
pub(super) fn sync(path: &Path) -> Result<(), LibraryError> {
    // Windows flushes only what is open for writing.
    let file = OpenOptions::new().read(true).write(true).open(path);
    file.and_then(|file| file.sync_all()).map_err(|error| LibraryError::of_file(&error, path))
}

/// Waits until the names in the folder of `path` are on the disk.
pub(super) fn sync_folder_of(path: &Path) -> Result<(), LibraryError> {
    let Some(folder) = path.parent().filter(|_| cfg!(unix)) else { return Ok(()) };
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|error| LibraryError::of_file(&error, folder))
}

/// Removes a file that may not be there.
pub(super) fn remove(path: &Path) -> Result<(), LibraryError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(LibraryError::of_file(&error, path)),
        _ => Ok(()),
    }
}
