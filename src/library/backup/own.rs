//! Whether a library holds anything of its user's: without that, no first backup is made by itself.

use std::path::Path;

use crate::library::{LibraryError, store};

/// Pages that Jianbao brings itself, by the hash of their bytes.
#[derive(Debug, Clone, Default)]
pub struct Brought(Vec<String>);

impl Brought {
    #[must_use]
    pub fn new<'a>(pages: impl IntoIterator<Item = &'a [u8]>) -> Self {
        Self(pages.into_iter().map(|page| blake3::hash(page).to_hex().to_string()).collect())
    }
}

/// Whether the library holds more than the pages that Jianbao has brought.
pub fn holds_own(library: &Path, brought: &Brought) -> Result<bool, LibraryError> {
    let words = store::open_for_reading(&library.join(store::WORDS_FILE))?;
    let hashes = serde_json::json!(brought.0).to_string();
    Ok(words.query_row(include_str!("own.sql"), [hashes], |row| row.get(0))?)
}
