//! What happens to clips: filed, moved to the Trash and back. One file a verb.

pub(super) mod file;
pub(super) mod identity;
pub(super) mod trash;

use rusqlite::Transaction;
use serde::Serialize;

use super::LibraryError;

/// Ids as a JSON array, for `json_each(?)`: one bound parameter for any number of them.
pub(super) fn bind<T: Serialize>(ids: &[T]) -> String {
    serde_json::to_string(ids).unwrap_or_else(|_| "[]".into())
}

/// Which kept numbers change.
#[derive(Clone, Copy)]
pub(super) enum Badge {
    All,
    Unfiled,
    Trash,
}

impl Badge {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Unfiled => "unfiled",
            Self::Trash => "trash",
        }
    }

    pub(super) fn add(self, db: &Transaction, clips: i64) -> Result<(), LibraryError> {
        if clips != 0 {
            let mut update = db.prepare_cached("UPDATE badge SET clips = clips + ?2 WHERE name = ?1")?;
            update.execute((self.name(), clips))?;
        }
        Ok(())
    }
}
