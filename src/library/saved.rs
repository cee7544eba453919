//! Searches that were kept under a name. They answer with what is in the library when they are asked.

use serde::{Deserialize, Serialize};

use super::ranked::Kind;
use super::search::Search;
use super::{LibraryError, Name, SavedSearchId};

/// A search with its name: words, narrowing, scope and order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSearch {
    pub name: Name,
    pub search: Search,
}

impl Kind for SavedSearch {
    type Id = SavedSearchId;
    const TABLE: &'static str = "saved_search";

    fn id(number: i64) -> SavedSearchId {
        SavedSearchId(number)
    }

    fn number(id: SavedSearchId) -> i64 {
        id.0
    }

    fn gone(id: SavedSearchId) -> LibraryError {
        LibraryError::NoSavedSearch(id)
    }
}
