//! Whether the files that are open are still those of the library's folder.
//!
//! On Unix a file that is open can be deleted, and what is written to it from then on is lost without an error. The
//! folder is held open as well: the files are looked for in it, so that a folder that only got another name, in which
//! all goes on, is told from one that is gone. The files themselves must not be opened for this: POSIX gives up all
//! locks of a process on a file, SQLite's too, whenever the process closes it once.

use std::path::{Path, PathBuf};

use super::store::{ORIGINALS_FILE, WORDS_FILE};
use super::{Library, LibraryError};

const FILES: [&str; 2] = [WORDS_FILE, ORIGINALS_FILE];

/// The files of a library as they were when it was opened.
pub(super) struct Presence {
    folder: PathBuf,
    held: Option<system::Held>,
}

/// What is seen under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    TheOneOpened,
    Another,
    Nothing,
    /// The system does not say.
    Unknown,
}

impl Presence {
    /// Remembers the files that were just opened.
    pub(super) fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), held: system::Held::of(folder) }
    }

    /// To be asked after a commit, before anybody is told of it.
    pub(super) fn look(&self) -> Result<(), LibraryError> {
        let Some(held) = &self.held else { return Ok(()) };
        for (at, name) in FILES.into_iter().enumerate() {
            let folder = || self.folder.clone();
            if matches!(held.inside(&self.folder, at, name), Seen::Another | Seen::Nothing) {
                return Err(LibraryError::FolderGone { folder: folder() });
            }
            if held.under(&self.folder.join(name), at) == Seen::Another {
                return Err(LibraryError::FolderReplaced { folder: folder() });
            }
        }
        Ok(())
    }
}

impl Library {
    /// Whether the library is still in its folder. To be asked now and then, so that it is told at once when not.
    pub fn is_present(&self) -> Result<(), LibraryError> {
        self.presence.look()
    }
}

#[cfg(unix)]
mod system {
    use std::fs;
    use std::os::fd::OwnedFd;
    use std::os::unix::fs::MetadataExt as _;
    use std::path::Path;

    use rustix::fs::{AtFlags, Mode, OFlags};
    use rustix::io::Errno;

    use super::{FILES, Seen};

    /// Device and number of a file.
    type Number = (u64, u64);

    pub(super) struct Held {
        folder: OwnedFd,
        opened: [Number; FILES.len()],
    }

    impl Held {
        pub(super) fn of(folder: &Path) -> Option<Self> {
            let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
            let held = rustix::fs::open(folder, flags, Mode::empty()).ok()?;
            let [words, originals] = FILES.map(|name| number_in(&held, name).ok());
            Some(Self { opened: [words?, originals?], folder: held })
        }

        /// In the folder that is held, whatever it is called now.
        pub(super) fn inside(&self, _: &Path, at: usize, name: &str) -> Seen {
            match number_in(&self.folder, name) {
                Ok(found) => self.compare(at, found),
                Err(Errno::NOENT | Errno::NOTDIR | Errno::STALE) => Seen::Nothing,
                Err(_) => Seen::Unknown,
            }
        }

        pub(super) fn under(&self, path: &Path, at: usize) -> Seen {
            fs::metadata(path).map_or(Seen::Unknown, |file| self.compare(at, (file.dev(), file.ino())))
        }

        fn compare(&self, at: usize, found: Number) -> Seen {
            if self.opened.get(at) == Some(&found) { Seen::TheOneOpened } else { Seen::Another }
        }
    }

    fn number_in(folder: &OwnedFd, name: &str) -> Result<Number, Errno> {
        let file = rustix::fs::statat(folder, name, AtFlags::empty())?;
        #[allow(clippy::unnecessary_cast, clippy::cast_sign_loss)]
        Ok((file.st_dev as u64, file.st_ino as u64))
    }
}

/// Where a file that is open can be neither deleted nor renamed, nor a folder around it, only a drive can go away.
#[cfg(not(unix))]
mod system {
    use std::io::ErrorKind;
    use std::path::Path;

    use same_file::Handle;

    use super::{FILES, Seen};

    pub(super) struct Held {
        opened: [Handle; FILES.len()],
    }

    impl Held {
        pub(super) fn of(folder: &Path) -> Option<Self> {
            let [words, originals] = FILES.map(|name| Handle::from_path(folder.join(name)).ok());
            Some(Self { opened: [words?, originals?] })
        }

        pub(super) fn inside(&self, folder: &Path, at: usize, name: &str) -> Seen {
            self.under(&folder.join(name), at)
        }

        pub(super) fn under(&self, path: &Path, at: usize) -> Seen {
            match Handle::from_path(path) {
                Ok(found) if self.opened.get(at) == Some(&found) => Seen::TheOneOpened,
                Ok(_) => Seen::Another,
                Err(error) if error.kind() == ErrorKind::NotFound => Seen::Nothing,
                Err(_) => Seen::Unknown,
            }
        }
    }
}
