//! Whether the last window on a library came to a good end: a mark stands in its folder for as long as one is open.

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::thread;

use crate::log::OrLog as _;
use crate::plain_file;

const MARK: &str = "window.open";

/// How the last window ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LastEnd {
    Good,
    /// It was killed, it broke down, or the power failed.
    Sudden,
}

/// Takes the mark away when it is dropped, unless that is because of a mistake.
pub(super) struct Goodbye {
    /// `None` where nothing can be written: then every end is a good one.
    mark: Option<PathBuf>,
}

impl Goodbye {
    /// Sets the mark, and tells whether the last one was taken away.
    pub(super) fn arrive(library: &Path) -> (Self, LastEnd) {
        let mark = library.join(MARK);
        let last = if mark.exists() { LastEnd::Sudden } else { LastEnd::Good };
        let set = plain_file::open(&mark, OpenOptions::new().create(true).truncate(false).write(true));
        let is_set = set.or_log("the mark of an open window was not set").is_some();
        (Self { mark: is_set.then_some(mark) }, last)
    }
}

impl Drop for Goodbye {
    fn drop(&mut self) {
        if let Some(mark) = self.mark.take().filter(|_| !thread::panicking()) {
            fs::remove_file(mark).or_log("the mark of an open window was not taken away");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_good_if_goodbye_was_said() {
        let folder = tempfile::tempdir().unwrap();
        let (goodbye, last) = Goodbye::arrive(folder.path());
        assert_eq!(last, LastEnd::Good);
        drop(goodbye);
        let (killed, last) = Goodbye::arrive(folder.path());
        assert_eq!(last, LastEnd::Good);
        std::mem::forget(killed);
        let library = folder.path().to_owned();
        let broken = thread::spawn(move || {
            let (_goodbye, last) = Goodbye::arrive(&library);
            assert_eq!(last, LastEnd::Sudden);
            panic!("a mistake");
        });
        assert!(broken.join().is_err());
        assert_eq!(Goodbye::arrive(folder.path()).1, LastEnd::Sudden);
        assert_eq!(Goodbye::arrive(folder.path()).1, LastEnd::Good);
    }
}
