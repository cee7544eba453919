//! Which pages to read: files named one by one, or the lines of a manifest.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A page to be read.
#[derive(Debug)]
pub(super) struct Task {
    pub(super) id: String,
    /// The path as it was given, for showing.
    pub(super) shown: String,
    pub(super) path: PathBuf,
    /// Where the page was saved from, if the manifest tells.
    pub(super) url: Option<String>,
}

/// The manifest cannot be used.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum ManifestError {
    #[error("the manifest cannot be read ({error}): {}", path.display())]
    Unreadable { path: PathBuf, error: std::io::Error },
    #[error("the manifest has more than {} MB, and no more are read: {}", MOST_BYTES >> 20, path.display())]
    TooLarge { path: PathBuf },
    #[error("line {number} of the manifest is not {{\"id\", \"path\", \"url\"}}: {error}")]
    BadLine { number: usize, error: serde_json::Error },
}

#[derive(Debug, Deserialize)]
struct Line {
    id: String,
    path: String,
    url: Option<String>,
}

impl Task {
    pub(super) fn of_file(path: &Path) -> Self {
        let shown = path.display().to_string();
        Self { id: shown.clone(), shown, path: path.to_owned(), url: None }
    }
}

/// A million pages, at the length of the paths that are usual. A device that never ends is one, too.
const MOST_BYTES: u64 = 256 << 20;

/// The lines of a manifest; paths are relative to its folder unless they are absolute.
pub(super) fn read(manifest: &Path) -> Result<Vec<Task>, ManifestError> {
    let unreadable = |error| ManifestError::Unreadable { path: manifest.to_owned(), error };
    let file = File::open(manifest).map_err(unreadable)?;
    let mut text = Vec::new();
    // Read as it comes, so that a pipe will do.
    file.take(MOST_BYTES + 1).read_to_end(&mut text).map_err(unreadable)?;
    if text.len() as u64 > MOST_BYTES {
        return Err(ManifestError::TooLarge { path: manifest.to_owned() });
    }
    let text = String::from_utf8(text).map_err(|error| unreadable(std::io::Error::other(error)))?;
    let folder = manifest.parent().unwrap_or(Path::new(""));
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    lines
        .map(|(line, number)| task(folder, line).map_err(|error| ManifestError::BadLine { number, error }))
        .collect()
}

fn task(folder: &Path, line: &str) -> Result<Task, serde_json::Error> {
    let line: Line = serde_json::from_str(line)?;
    Ok(Task { path: folder.join(&line.path), id: line.id, shown: line.path, url: line.url })
}
