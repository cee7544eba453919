//! The two files of the log: one is written to, and becomes the other when it is full.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::plain_file;

/// The file that is written to.
pub const NAME: &str = "log.txt";
/// The one before it.
pub const BEFORE: &str = "log-before.txt";
/// Bytes of one file. A line has about 120.
const MOST_BYTES: u64 = 1 << 20;

/// Writes lines into the folder of a library. A folder that cannot be written has no log: there is no other place.
pub(super) struct Files {
    folder: PathBuf,
    most_bytes: u64,
    open: Option<(File, u64)>,
}

impl Files {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), most_bytes: MOST_BYTES, open: None }
    }

    /// The file to write `more` bytes to, and how many it holds. Opened at the first line, and made anew when it is full.
    fn with_room(&mut self, more: u64) -> io::Result<&mut (File, u64)> {
        if self.open.as_ref().is_some_and(|(_, bytes)| bytes + more > self.most_bytes) {
            self.open = None;
        }
        if self.open.is_none() {
            self.open = Some(self.opened(more)?);
        }
        self.open.as_mut().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn opened(&self, more: u64) -> io::Result<(File, u64)> {
        let path = self.folder.join(NAME);
        let append = || plain_file::open(&path, OpenOptions::new().append(true).create(true));
        let (file, about) = append()?;
        if about.len() == 0 || about.len() + more <= self.most_bytes {
            return Ok((file, about.len()));
        }
        drop(file);
        fs::rename(&path, self.folder.join(BEFORE))?;
        let (file, about) = append()?;
        Ok((file, about.len()))
    }
}

impl Write for Files {
    /// Takes a whole line. What cannot be written is let go: a failure of the log has no place to be told.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if let Ok((file, bytes)) = self.with_room(line.len() as u64) {
            match file.write_all(line) {
                Ok(()) => *bytes += line.len() as u64,
                Err(_) => self.open = None,
            }
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What both files hold, the older one first; nothing where there is none.
pub(super) fn read(library: &Path) -> io::Result<String> {
    let mut all = String::new();
    for name in [BEFORE, NAME] {
        match plain_file::read(&library.join(name), 2 * MOST_BYTES) {
            Ok((bytes, _)) => all.push_str(&String::from_utf8_lossy(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_log_becomes_the_one_before_and_there_are_never_more_than_two() {
        let folder = tempfile::tempdir().unwrap();
        let mut files = Files { most_bytes: 100, ..Files::new(folder.path()) };
        for number in 0..50 {
            files.write_all(format!("{number:019}\n").as_bytes()).unwrap();
            // Another start goes on where this one was.
            if number % 7 == 0 {
                files = Files { most_bytes: 100, ..Files::new(folder.path()) };
            }
        }
        let mut names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, [BEFORE, NAME]);
        let numbers: Vec<u32> =
            read(folder.path()).unwrap().lines().map(|line| line.parse().unwrap()).collect();
        assert_eq!(numbers, (40..50).collect::<Vec<_>>());
    }

    #[test]
    fn without_a_folder_there_is_no_log_and_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("none");
        let mut files = Files::new(&library);
        files.write_all(b"a line\n").unwrap();
        assert!(!library.exists());
        assert_eq!(read(&library).unwrap(), "");
        fs::create_dir(&library).unwrap();
        files.write_all(b"another\n").unwrap();
        assert_eq!(read(&library).unwrap(), "another\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_log_is_not_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let other = folder.path().join("other.txt");
        fs::write(&other, "mine").unwrap();
        std::os::unix::fs::symlink(&other, folder.path().join(NAME)).unwrap();
        Files::new(folder.path()).write_all(b"a line\n").unwrap();
        assert_eq!(fs::read_to_string(&other).unwrap(), "mine");
    }
}
