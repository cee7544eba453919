//! A picture that a reader brings for a slot: read, looked at, with a small copy to show. The library is not touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::{PictureHash, Turns};
use crate::log::OrLog as _;
use crate::page::{PageError, read_capped};
use crate::pictures::{self, PictureError, Pixels};

/// Longest side of the copy that is shown before a picture is kept, in pixels.
pub const PREVIEW_PX: u32 = 256;
/// A folder is looked through so deep, and for so many pictures.
const MOST_DEPTH: usize = 4;
const MOST_FILES: usize = 500;

/// A picture on its way into a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// What its file was called.
    pub name: String,
    pub hash: PictureHash,
    pub bytes: Arc<Vec<u8>>,
    pub preview: Pixels,
}

/// Why a picture cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    TooLarge,
    /// Not one of the formats that are known, or damaged.
    Broken,
    /// The file is not there, not a file, or may not be read.
    Unreadable,
}

impl Incoming {
    /// Reads a picture file; regular files only.
    pub fn read(path: &Path) -> Result<Self, Unfit> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = read_capped(path, pictures::MOST_FILE_BYTES).map_err(|error| match error {
            PageError::TooLarge(_) => Unfit::TooLarge,
            _ => Unfit::Unreadable,
        })?;
        Self::from_bytes(name, bytes)
    }

    pub fn from_bytes(name: String, bytes: Vec<u8>) -> Result<Self, Unfit> {
        let preview = pictures::decode(&bytes, Turns::NONE, PREVIEW_PX).map_err(|error| match error {
            PictureError::TooLarge => Unfit::TooLarge,
            PictureError::Broken => Unfit::Broken,
        })?;
        Ok(Self { name, hash: PictureHash::of(&bytes), bytes: Arc::new(bytes), preview })
    }
}

/// The files in a folder that are called like pictures, in the order of their names. Links are not followed.
#[must_use]
pub fn pictures_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    list(folder, 0, &mut found);
    found.sort();
    found
}

fn list(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Some(entries) = fs::read_dir(folder).or_log("a folder of pictures was not read") else { return };
    for entry in entries.filter_map(|entry| entry.or_log("a name in a folder of pictures was not read")) {
        if found.len() >= MOST_FILES {
            return;
        }
        let Some(kind) = entry.file_type().or_log("a file in a folder of pictures was not looked at") else {
            continue;
        };
        let path = entry.path();
        if kind.is_dir() && depth < MOST_DEPTH {
            list(&path, depth + 1, found);
        } else if kind.is_file() && pictures::is_called_picture(&path) {
            found.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_read_and_anything_else_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("港.png");
        let pixels =
            Pixels { size_px: crate::article::PixelSize { width: 2, height: 1 }, rgba: vec![255; 8] };
        fs::write(&path, pictures::encode_png(&pixels).unwrap()).unwrap();
        let incoming = Incoming::read(&path).unwrap();
        assert_eq!((incoming.name.as_str(), incoming.preview), ("港.png", pixels));
        assert_eq!(Incoming::read(folder.path()), Err(Unfit::Unreadable));
        assert_eq!(Incoming::from_bytes("x".into(), b"no picture".to_vec()), Err(Unfit::Broken));
    }

    #[test]
    fn pictures_of_a_folder_are_found_by_name_also_in_folders_inside() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a_files")).unwrap();
        for name in ["b.JPG", "a_files/a.png", "a_files/style.css"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let found = pictures_in(folder.path());
        assert_eq!(found, [folder.path().join("a_files/a.png"), folder.path().join("b.JPG")]);
    }
}
