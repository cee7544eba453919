//! Which pages to read: files named one by one, or the lines of a manifest.

use std::fs;
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

/// The lines of a manifest; paths are relative to its folder unless they are absolute.
pub(super) fn read(manifest: &Path) -> Result<Vec<Task>, ManifestError> {
    let text = fs::read_to_string(manifest)
        .map_err(|error| ManifestError::Unreadable { path: manifest.to_owned(), error })?;
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
