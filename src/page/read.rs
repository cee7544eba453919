//! Reads one page from the disk: regular files only, and no more bytes than a page may have.

use std::fs::{self, File, FileType};
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use super::{Origin, Page, PageError, Parts};

/// Larger files are not read. The largest page seen, with its pictures inside, had 38 MB.
pub const MOST_BYTES: usize = 64 << 20;

impl Page {
    /// Reads the page at `path`, and lists what a browser saved beside it.
    pub fn read(path: &Path) -> Result<Self, PageError> {
        let bytes = read_capped(path, MOST_BYTES)?;
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let page = Self::from_bytes(bytes, Origin { file_name, url: None })?;
        Ok(Self { parts: Parts::beside(path), ..page })
    }
}

/// The bytes of a regular file. A pipe or a device could block for ever or never end, so none is opened.
pub fn read_capped(path: &Path, most_bytes: usize) -> Result<Vec<u8>, PageError> {
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => PageError::Gone,
        ErrorKind::PermissionDenied => PageError::NotAllowed,
        _ => PageError::Unreadable(error.to_string()),
    };
    let about = fs::metadata(path).map_err(failed)?;
    if !about.is_file() {
        return Err(PageError::NotAFile(name_of(about.file_type())));
    }
    if about.len() > most_bytes as u64 {
        return Err(PageError::TooLarge(about.len() >> 20));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    // It may grow while it is read.
    File::open(path).map_err(failed)?.take(most_bytes as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > most_bytes {
        return Err(PageError::TooLarge(bytes.len() as u64 >> 20));
    }
    Ok(bytes)
}

fn name_of(kind: FileType) -> &'static str {
    if kind.is_dir() { "folder" } else { "device or pipe" }
}
