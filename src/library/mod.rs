//! The library: clips and collections in SQLite, and every change to them. Only this room names `rusqlite`.
//!
//! [`Library`] is the one writer of a process: it files pages and applies [`Op`]s, each in one transaction, and
//! undoes them. [`Reader`] reads beside it through connections of its own. A library is a folder with two files:
//! `library.sqlite` has the words, `originals.sqlite` the bytes of pages and pictures by their hash.

pub mod backup;
mod body;
mod check;
mod clips;
mod collections;
mod durable;
mod error;
mod highlights;
mod ids;
mod likeness;
mod migrate;
mod name;
mod op;
mod originals;
mod presence;
mod ranked;
mod reader;
mod rules;
pub mod salvage;
mod saved;
pub mod search;
mod site_rules;
mod stats;
mod step;
mod store;
mod sums;
mod surroundings;
mod tags;
mod undo;

use std::path::{Path, PathBuf};

pub use check::{CheckProgress, Checked, Finding, check_beside};
pub use clips::differences::{Difference, Said};
pub use clips::file::{Filed, ImportStep, NewClip, Original};
pub use clips::mark::{Mark, Marks};
pub use clips::note::MOST_NOTE_CHARS;
pub use clips::purge::{PURGED_AT_A_TIME, TRASH_DAYS};
pub use clips::standing::{Made, Standing};
pub use clips::versions::{RemovedVersion, Version};
pub use collections::{Collection, CollectionName, Colour, Look, Removed, Symbol};
pub use durable::write_whole;
pub use error::LibraryError;
pub use highlights::{Highlight, HighlightState, Marking, Tint};
pub use ids::{ClipId, CollectionId, HighlightId, RuleId, SavedSearchId, SiteRuleId, TagId, VersionId};
pub use likeness::{Beside, Compared, Like, Twin};
pub use name::Name;
pub use op::{Changes, CollectionPlace, Edits, Op};
pub use ranked::{Kind, Ranked};
pub use reader::{Clip, ClipRow, Counts, Home, Order, Reader, Scope};
pub use rules::{Rule, RuleState};
pub use saved::SavedSearch;
pub use stats::Stats;
pub use step::StepName;
pub use surroundings::{Surroundings, surroundings};
pub use tags::{RemovedTag, Tag, TagName};
pub use undo::Applied;

/// The writer of a library. A process has one; other processes may have theirs, and wait for each other.
pub struct Library {
    store: store::Store,
    history: undo::History,
    folder: PathBuf,
    presence: presence::Presence,
}

impl Library {
    /// Opens the library in `folder`, or makes a new one there. A file that is not a library, is damaged or of a
    /// newer Jianbao is refused and not changed by one byte.
    pub fn open(folder: &Path) -> Result<Self, LibraryError> {
        let store = store::Store::open(folder)?;
        let presence = presence::Presence::of(folder);
        Ok(Self { store, history: undo::History::default(), folder: folder.to_owned(), presence })
    }

    /// A reader of this library.
    pub fn reader(&self) -> Result<Reader, LibraryError> {
        Reader::open(&self.folder)
    }

    /// A number that differs when someone else has changed the library: another window, a command line.
    pub fn revision(&self) -> Result<i64, LibraryError> {
        Ok(self.store.words.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// The folder of the library.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}
