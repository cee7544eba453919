//! What letters are signed with: bytes that only the starts of one user can read, outside any library.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::plain_file;

const FILE: &str = "letters.key";
const BYTES: usize = 32;

/// The user's own folder for what programs keep between their starts, if the system names one.
pub(in crate::app) fn state_folder() -> Option<PathBuf> {
    let places = etcetera::choose_base_strategy().ok()?;
    Some(places.state_dir().unwrap_or_else(|| places.data_dir()).join("jianbao"))
}

/// Known to every start of one user and to nobody else.
#[derive(Clone)]
pub(super) struct Secret([u8; BYTES]);

impl Secret {
    /// Reads it, as a later start does.
    pub(super) fn read(state: &Path) -> io::Result<Self> {
        let (bytes, about) = plain_file::read(&state.join(FILE), BYTES as u64)?;
        if !plain_file::is_own(&about) || !is_closed_to_others(&about) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let bytes = bytes.try_into().map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
        Ok(Self(bytes))
    }

    /// Reads it, or makes it where there is none, as the first window does.
    pub(super) fn of_window(state: &Path) -> io::Result<Self> {
        match Self::read(state) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make(state)?;
                Self::read(state)
            }
            read => read,
        }
    }

    pub(super) fn sign(&self, parts: &[&[u8]]) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new_keyed(&self.0);
        for part in parts {
            // With its length before it, no part can pass for the end of another.
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        hasher.finalize()
    }
}

/// Another window may make it at the same moment: the first one stays.
fn make(state: &Path) -> io::Result<()> {
    make_folder(state)?;
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(io::Error::from)?;
    let (whole, part) = (state.join(FILE), state.join(format!("{FILE}-{}", std::process::id())));
    let mut file = for_user_alone(OpenOptions::new().write(true).create_new(true)).open(&part)?;
    let written = file.write_all(&bytes).and_then(|()| fs::hard_link(&part, &whole));
    fs::remove_file(&part)?;
    match written {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        written => written,
    }
}

#[cfg(unix)]
fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(unix)]
fn for_user_alone(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600)
}

/// Elsewhere the folder of a user is closed to others.
#[cfg(not(unix))]
fn for_user_alone(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(unix)]
fn is_closed_to_others(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    const OTHERS: u32 = 0o077;
    about.mode() & OTHERS == 0
}

#[cfg(not(unix))]
fn is_closed_to_others(_about: &fs::Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_start_reads_what_the_first_has_made() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state/jianbao");
        assert_eq!(Secret::read(&state).err().unwrap().kind(), io::ErrorKind::NotFound);
        let first = Secret::of_window(&state).unwrap();
        assert_eq!(Secret::read(&state).unwrap().0, first.0);
        assert_eq!(Secret::of_window(&state).unwrap().0, first.0);
        assert_eq!(fs::read_dir(&state).unwrap().count(), 1);
        assert_ne!(first.sign(&[b"ab", b"c"]), first.sign(&[b"a", b"bc"]));
    }

    #[cfg(unix)]
    #[test]
    fn one_that_others_can_read_is_none() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        Secret::of_window(folder.path()).unwrap();
        let file = folder.path().join(FILE);
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(Secret::read(folder.path()).is_err());
        assert!(Secret::of_window(folder.path()).is_err());
    }
}
