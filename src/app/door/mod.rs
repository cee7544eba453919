//! One window for a library: a second start hands its files to the first and ends.
//!
//! The first window holds a lock on `window.lock` in the library's folder, which the system lets go when its process
//! ends, however it ends. A later start leaves a letter in the folder `letters` there and waits until it is taken. So
//! no socket is opened, and it is the same on all systems. Who can write into the folder can put anything there: a
//! letter is a small regular file of the user, signed with what only starts of this user know (`secret.rs`).

mod letter;
mod secret;

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::log::{self, Cause as _, OrLog as _};
use crate::plain_file;
pub(super) use letter::Letter;
use letter::Seal;
use secret::Secret;
pub(super) use secret::state_folder;

const LOCK: &str = "window.lock";
const LETTERS: &str = "letters";
const ENDING: &str = "json";
/// Bytes of one letter: more than a command line can name.
const MOST_BYTES: u64 = 4 << 20;
/// So many names in the folder of letters are looked at.
const MOST_LETTERS: usize = 1000;
/// How often the first window looks for letters: soon enough for one who has just double-clicked a file.
pub(super) const EVERY: Duration = Duration::from_millis(400);
/// How long a later start waits for its letter to be taken; it stays there for the first window even so.
const PATIENCE: Duration = Duration::from_secs(5);
const BETWEEN_LOOKS: Duration = Duration::from_millis(40);

/// Whether this process has the library's window.
pub(super) enum Door {
    /// It has, until this is dropped.
    Ours(Key),
    /// Another window has it and has been told.
    Told,
}

/// Another window has the library, or may have it, and was not reached.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    #[error(
        "another window has this library open, and it could not be told what to do ({0}). Nothing was imported; \
         please drop the files on that window"
    )]
    NotLeft(String),
    #[error(
        "another window has this library open and does not answer. What was given waits for it in the library's \
         folder"
    )]
    NotAnswered,
    #[error(
        "it cannot be known whether another window has this library open: {LOCK} in its folder is no file to be opened ({0})"
    )]
    NoLock(String),
}

/// Held by the first window.
pub(super) struct Key {
    library: PathBuf,
    /// Where letters come from; nothing where the system names no folder for it.
    state: Option<PathBuf>,
    /// `None` where the file system knows no locks, or nothing can be written: then every window is a first one.
    _lock: Option<File>,
}

impl Door {
    /// Takes the library's window, or hands `files` to the one that has it. `state` is the user's folder for state.
    pub(super) fn enter(
        library: &Path,
        files: &[PathBuf],
        state: Option<PathBuf>,
    ) -> Result<Self, DoorError> {
        let ours = |lock, state| Ok(Self::Ours(Key { library: library.to_owned(), state, _lock: lock }));
        let Some(lock) = lock_of(library)? else { return ours(None, state) };
        let since = Instant::now();
        let mut letter = None;
        loop {
            match lock.try_lock() {
                Ok(()) => {
                    // The first window ended meanwhile: what was meant for it is ours to do.
                    if let Some(letter) = letter {
                        fs::remove_file(letter).or_log("a letter to a window that has ended was not removed");
                    }
                    return ours(Some(lock), state);
                }
                Err(error @ TryLockError::Error(_)) => {
                    log::failed("the file system knows no locks", &error);
                    return ours(None, state);
                }
                Err(TryLockError::WouldBlock) => {}
            }
            match &letter {
                None => {
                    let left = leave(library, files, state.as_deref());
                    letter = Some(left.map_err(|error| DoorError::NotLeft(error.cause()))?);
                }
                Some(letter) if !letter.exists() => return Ok(Self::Told),
                Some(_) if since.elapsed() > PATIENCE => return Err(DoorError::NotAnswered),
                Some(_) => thread::sleep(BETWEEN_LOOKS),
            }
        }
    }
}

/// The file that the first window locks. Where there is none and none can be made nobody holds it: nothing is returned.
fn lock_of(library: &Path) -> Result<Option<File>, DoorError> {
    let path = library.join(LOCK);
    let to_write = || plain_file::open(&path, OpenOptions::new().create(true).truncate(false).write(true));
    // In a folder that may only be read, or that is another user's, it may be held as well.
    let to_read = || plain_file::open(&path, OpenOptions::new().read(true));
    match fs::create_dir_all(library).and_then(|()| to_write()).or_else(|_| to_read()) {
        Ok((lock, _)) => Ok(Some(lock)),
        Err(error) if fs::symlink_metadata(&path).is_ok() => Err(DoorError::NoLock(error.cause())),
        Err(error) => {
            log::failed("the window of the library was not locked", &error);
            Ok(None)
        }
    }
}

/// Writes a letter under another name first, so that it is never read in part.
fn leave(library: &Path, files: &[PathBuf], state: Option<&Path>) -> io::Result<PathBuf> {
    let secret = Secret::read(state.ok_or(io::ErrorKind::NotFound)?)?;
    let folder = library.join(LETTERS);
    fs::create_dir_all(&folder)?;
    let files = files.iter().map(std::path::absolute).collect::<io::Result<_>>()?;
    let bytes = Seal::new(secret, library).write(&Letter { files })?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let number = jiff::Timestamp::now().as_nanosecond();
    let whole = folder.join(format!("{number:024}-{}.{ENDING}", std::process::id()));
    let part = whole.with_extension("part");
    let (mut file, _) = plain_file::open(&part, OpenOptions::new().write(true).create_new(true))?;
    io::Write::write_all(&mut file, &bytes)?;
    fs::rename(&part, &whole)?;
    Ok(whole)
}

impl Key {
    /// Where letters come to, for the thread that waits for them.
    pub(super) fn mailbox(&self) -> Mailbox {
        let secret =
            self.state.as_deref().ok_or_else(|| io::ErrorKind::NotFound.into()).and_then(Secret::of_window);
        let secret = secret.or_log("later starts cannot be heard: there is no key of letters");
        let seal = secret.map(|secret| Seal::new(secret, &self.library));
        Mailbox { folder: self.library.join(LETTERS), seal, refused: HashSet::new() }
    }
}

/// Where later starts leave their letters.
pub(super) struct Mailbox {
    folder: PathBuf,
    /// `None` if letters cannot be told from what others put there: then none is taken.
    seal: Option<Seal>,
    /// What stands there and is no letter, so that it is looked at once.
    refused: HashSet<OsString>,
}

impl Mailbox {
    /// The letters that have come, the oldest first.
    pub(super) fn letters(&mut self) -> Vec<Letter> {
        let is_folder = fs::symlink_metadata(&self.folder).is_ok_and(|about| about.is_dir());
        let Some(entries) = fs::read_dir(&self.folder).ok().filter(|_| is_folder && self.seal.is_some())
        else {
            return Vec::new();
        };
        let mut names: Vec<OsString> = entries
            .take(MOST_LETTERS)
            .filter_map(|entry| entry.or_log("a name in the folder of letters was not read"))
            .map(|entry| entry.file_name())
            .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == ENDING))
            .filter(|name| !self.refused.contains(name))
            .collect();
        names.sort();
        names.into_iter().filter_map(|name| self.take(name)).collect()
    }

    fn take(&mut self, name: OsString) -> Option<Letter> {
        let path = self.folder.join(&name);
        let letter = self.read(&path);
        // A letter that cannot be removed would be read again and again.
        match letter.and_then(|letter| fs::remove_file(&path).map(|()| letter)) {
            Ok(letter) => Some(letter),
            Err(error) => {
                log::failed("what lay among the letters was passed over", &error);
                self.refused.insert(name);
                None
            }
        }
    }

    fn read(&self, path: &Path) -> io::Result<Letter> {
        let (bytes, about) = plain_file::read(path, MOST_BYTES)?;
        if !plain_file::is_own(&about) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        self.seal.as_ref().and_then(|seal| seal.read(&bytes)).ok_or_else(|| io::ErrorKind::InvalidData.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Place {
        folder: tempfile::TempDir,
    }

    impl Place {
        fn new() -> Self {
            Self { folder: tempfile::tempdir().unwrap() }
        }

        fn library(&self) -> PathBuf {
            self.folder.path().join("library")
        }

        fn state(&self) -> PathBuf {
            self.folder.path().join("state")
        }

        fn enter(&self, files: &[PathBuf]) -> Result<Door, DoorError> {
            Door::enter(&self.library(), files, Some(self.state()))
        }

        #[track_caller]
        fn first(&self) -> (Key, Mailbox) {
            let Ok(Door::Ours(key)) = self.enter(&[]) else { panic!("nobody else is there") };
            let mailbox = key.mailbox();
            (key, mailbox)
        }

        fn letters(&self) -> PathBuf {
            let letters = self.library().join(LETTERS);
            fs::create_dir_all(&letters).unwrap();
            letters
        }
    }

    /// Hands files over, and says what comes of it on both sides. A second start waits no longer than its patience.
    #[track_caller]
    fn hand_over(place: &Place, mailbox: &mut Mailbox, files: Vec<PathBuf>) -> (bool, Vec<Letter>) {
        let (library, state) = (place.library(), Some(place.state()));
        let second = thread::spawn(move || matches!(Door::enter(&library, &files, state), Ok(Door::Told)));
        let mut came = Vec::new();
        while came.is_empty() && !second.is_finished() {
            came = mailbox.letters();
            thread::yield_now();
        }
        (second.join().unwrap(), came)
    }

    #[test]
    fn a_second_start_hands_its_files_to_the_first_and_ends() {
        let place = Place::new();
        let (_key, mut mailbox) = place.first();
        let page = place.folder.path().join("港口 100%.html");
        let (told, came) = hand_over(&place, &mut mailbox, vec![page.clone()]);
        assert!(told);
        assert_eq!(came, [Letter { files: vec![page] }]);
        assert_eq!(mailbox.letters(), []);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_whose_name_is_no_unicode_reaches_the_first_window() {
        use std::os::unix::ffi::OsStringExt as _;
        let place = Place::new();
        let (_key, mut mailbox) = place.first();
        let page = place.folder.path().join(OsString::from_vec(b"\xb8\xdb\xbf\xda.html".to_vec()));
        let (told, came) = hand_over(&place, &mut mailbox, vec![page.clone()]);
        assert!(told);
        assert_eq!(came, [Letter { files: vec![page] }]);
    }

    #[test]
    fn the_window_is_free_again_when_the_first_has_ended() {
        let place = Place::new();
        drop(place.first());
        place.first();
    }

    #[test]
    fn a_letter_that_cannot_be_left_is_told_and_opens_no_second_window() {
        let place = Place::new();
        let (_key, _mailbox) = place.first();
        fs::write(place.library().join(LETTERS), "no folder").unwrap();
        assert!(matches!(place.enter(&[]), Err(DoorError::NotLeft(_))));
        // Another user has another key, and here none.
        let other = Door::enter(&place.library(), &[], Some(place.folder.path().join("other")));
        assert!(matches!(other, Err(DoorError::NotLeft(_))));
        assert!(matches!(Door::enter(&place.library(), &[], None), Err(DoorError::NotLeft(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_that_is_no_file_opens_no_window_and_waits_for_nothing() {
        let place = Place::new();
        fs::create_dir_all(place.library()).unwrap();
        let lock = place.library().join(LOCK);
        rustix::fs::mkfifoat(rustix::fs::CWD, &lock, rustix::fs::Mode::RWXU).unwrap();
        assert!(matches!(place.enter(&[]), Err(DoorError::NoLock(_))));
        fs::remove_file(&lock).unwrap();
        std::os::unix::fs::symlink(place.folder.path(), &lock).unwrap();
        assert!(matches!(place.enter(&[]), Err(DoorError::NoLock(_))));
    }

    #[test]
    fn what_is_no_letter_of_this_user_is_passed_over_and_stays() {
        let place = Place::new();
        let (_key, mut mailbox) = place.first();
        let letters = place.letters();
        let page = Letter { files: vec!["/etc/hostname".into()] };
        let stranger = Secret::of_window(&place.folder.path().join("stranger")).unwrap();
        fs::write(letters.join("1.json"), b"{").unwrap();
        fs::write(letters.join("2.json"), r#"{"files": ["/etc/hostname"]}"#).unwrap();
        fs::write(letters.join("3.json"), Seal::new(stranger, &place.library()).write(&page).unwrap())
            .unwrap();
        File::create(letters.join("4.json")).unwrap().set_len(9 << 30).unwrap();
        fs::create_dir(letters.join("5.json")).unwrap();
        assert_eq!(mailbox.letters(), []);
        assert_eq!((mailbox.refused.len(), fs::read_dir(&letters).unwrap().count()), (5, 5));
        // It is looked at once.
        fs::remove_dir_all(letters.join("5.json")).unwrap();
        assert_eq!((mailbox.letters(), mailbox.refused.len()), (vec![], 5));
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed_and_no_pipe_waited_for() {
        use std::os::unix::fs::symlink;
        let place = Place::new();
        let (_key, mut mailbox) = place.first();
        let secret = Secret::read(&place.state()).unwrap();
        let (letters, good) = (place.letters(), place.folder.path().join("good.json"));
        fs::write(&good, Seal::new(secret, &place.library()).write(&Letter::default()).unwrap()).unwrap();
        symlink(&good, letters.join("1.json")).unwrap();
        symlink("/dev/zero", letters.join("2.json")).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, letters.join("3.json"), rustix::fs::Mode::RWXU).unwrap();
        assert_eq!((mailbox.letters(), mailbox.refused.len()), (vec![], 3));
        // The same bytes in a file of its own are a letter.
        fs::copy(&good, letters.join("4.json")).unwrap();
        assert_eq!(mailbox.letters(), [Letter::default()]);
        // Nor is the folder itself a link.
        fs::rename(&letters, place.folder.path().join("elsewhere")).unwrap();
        symlink(place.folder.path().join("elsewhere"), &letters).unwrap();
        fs::copy(&good, letters.join("5.json")).unwrap();
        assert_eq!(mailbox.letters(), []);
    }
}
