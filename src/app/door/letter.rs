//! A letter as it is written: paths without loss, and a sign that only a start of the same user can make.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::secret::Secret;

/// What a later start asks of the first window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::app) struct Letter {
    /// Files and folders to import; none only brings the window to the front.
    pub(in crate::app) files: Vec<PathBuf>,
}

/// Who may write letters to the window of one library.
#[derive(Clone)]
pub(super) struct Seal {
    secret: Secret,
    /// A letter for one library is none for another.
    library: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    /// Each the bytes of a path in Base64: a name need not be Unicode.
    files: Vec<String>,
    sign: String,
}

impl Seal {
    pub(super) fn new(secret: Secret, library: &Path) -> Self {
        let whole = library.canonicalize().unwrap_or_else(|_| library.to_owned());
        Self { secret, library: bytes_of(&whole) }
    }

    pub(super) fn write(&self, letter: &Letter) -> serde_json::Result<Vec<u8>> {
        let files: Vec<Vec<u8>> = letter.files.iter().map(|file| bytes_of(file)).collect();
        let sign = self.sign(&files).to_hex().to_string();
        let files = files.iter().map(|file| STANDARD.encode(file)).collect();
        serde_json::to_vec(&Written { files, sign })
    }

    /// Nothing if it is no letter of this user to this library.
    pub(super) fn read(&self, bytes: &[u8]) -> Option<Letter> {
        let Written { files, sign } = serde_json::from_slice(bytes).ok()?;
        let files: Vec<Vec<u8>> =
            files.iter().map(|file| STANDARD.decode(file).ok()).collect::<Option<_>>()?;
        // The comparison takes as long for any sign.
        if blake3::Hash::from_hex(sign).ok()? != self.sign(&files) {
            return None;
        }
        Some(Letter { files: files.into_iter().map(path_of).collect::<Option<_>>()? })
    }

    fn sign(&self, files: &[Vec<u8>]) -> blake3::Hash {
        let files = files.iter().map(Vec::as_slice);
        self.secret.sign(&std::iter::once(self.library.as_slice()).chain(files).collect::<Vec<_>>())
    }
}

#[cfg(unix)]
fn bytes_of(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().to_owned()
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere not all bytes are a path")]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt as _;
    Some(std::ffi::OsString::from_vec(bytes).into())
}

/// The units of UTF-16 of a name, which may be unpaired.
#[cfg(windows)]
fn bytes_of(path: &Path) -> Vec<u8> {
    use std::os::windows::ffi::OsStrExt as _;
    path.as_os_str().encode_wide().flat_map(u16::to_le_bytes).collect()
}

#[cfg(windows)]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::windows::ffi::OsStringExt as _;
    let (units, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = units.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    rest.is_empty().then(|| std::ffi::OsString::from_wide(&units).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(state: &Path, library: &str) -> Seal {
        Seal::new(Secret::of_window(state).unwrap(), Path::new(library))
    }

    #[test]
    fn a_letter_is_for_one_library_and_cannot_be_changed() {
        let state = tempfile::tempdir().unwrap();
        let letter = Letter { files: vec!["/tmp/港口 100%.html".into(), "/tmp/b".into()] };
        let harbour = seal(state.path(), "/harbour");
        let written = harbour.write(&letter).unwrap();
        assert_eq!(harbour.read(&written), Some(letter));
        assert_eq!(seal(state.path(), "/market").read(&written), None);
        let other_user = tempfile::tempdir().unwrap();
        assert_eq!(seal(other_user.path(), "/harbour").read(&written), None);
        let changed = String::from_utf8(written)
            .unwrap()
            .replace(&STANDARD.encode("/tmp/b"), &STANDARD.encode("/tmp/c"));
        assert_eq!(harbour.read(changed.as_bytes()), None);
        for none in
            ["", "{", r#"{"files": []}"#, r#"{"files": ["!"], "sign": ""}"#, r#"{"files": [], "sign": "00"}"#]
        {
            assert_eq!(harbour.read(none.as_bytes()), None, "{none}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_unicode_is_kept() {
        use std::os::unix::ffi::OsStringExt as _;
        let state = tempfile::tempdir().unwrap();
        let name = std::ffi::OsString::from_vec(b"/tmp/\xb8\xdb\xbf\xda.html".to_vec());
        let (letter, seal) = (Letter { files: vec![name.into()] }, seal(state.path(), "/harbour"));
        assert_eq!(seal.read(&seal.write(&letter).unwrap()), Some(letter));
    }
}
