//! Work that must have the library alone: a restore, a salvage. Done between two lives of `App`.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::import;
use crate::library::LibraryError;
use crate::library::backup::{self, Stop};
use crate::library::salvage::{self, Salvaged};
use crate::log::OrLog as _;

/// Work that must have the library alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Errand {
    Restore(PathBuf),
    Salvage,
}

/// How an errand ended.
pub(super) enum Done {
    Restored(Result<(), LibraryError>),
    Salvaged(Result<(Salvaged, PathBuf), LibraryError>),
}

/// Does the work; takes as long as it takes.
pub(super) fn perform(library: &Path, errand: &Errand) -> Done {
    let now = Timestamp::now();
    match errand {
        Errand::Restore(backup) => {
            Done::Restored(backup::restore(backup, library, now, &Stop::default()).map(|_| ()))
        }
        Errand::Salvage => Done::Salvaged(salvage_and_list(library, now)),
    }
}

/// Salvages, and leaves the list of what could not be read with the damaged files.
fn salvage_and_list(library: &Path, now: Timestamp) -> Result<(Salvaged, PathBuf), LibraryError> {
    let (salvaged, kept) = salvage::salvage_in_place(library, &mut import::prepare_again, now)?;
    let lines: Vec<&str> = salvaged.lost.iter().map(|finding| finding.what.as_str()).collect();
    // The list is told of, and its lines can be had again from the same files.
    std::fs::write(kept.join("could not be read.txt"), lines.join("\n"))
        .or_log("the list of what could not be read was not written");
    Ok((salvaged, kept))
}
