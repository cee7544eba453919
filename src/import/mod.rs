//! Paths and the clipboard become pages, articles, and clips ready for the library.
//!
//! [`gather`] finds the pages in what was dropped, [`prepare`] turns one page into a clip (pure but for reading
//! the file and its parts), `join` makes one clip of the pages of one article, and [`run`] does this on all cores and
//! hands the clips on in batches, in order.

mod again;
mod gather;
mod incoming;
mod join;
mod left_out;
mod pipeline;
mod prepare;
mod readers;
mod site_rule;
mod skipped;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub use again::{
    CharsetPreview, ToCorrect, charset_previews, extract_again, left_out, preview_as_found, to_correct,
};
pub use gather::{Gathered, Item, gather};
pub use incoming::{Incoming, PREVIEW_PX, Unfit, pictures_in};
pub use pipeline::{Commit, run};
pub use prepare::{How, prepare, prepare_again, read};
pub use site_rule::site_rule;
pub use skipped::{FileKind, Skipped};

pub use crate::extract::{LeftOut, Reason};
use crate::library::ClipId;
pub use crate::page::UnreadKind;

/// Something that a person hands over to be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A page, or a folder of pages.
    Path(PathBuf),
    /// HTML from the clipboard, and the address it was copied from if that is known.
    Html { text: String, url: Option<String> },
    /// Text from the clipboard.
    Text(String),
}

/// What became of the pages of an import, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    pub lines: Vec<ReportLine>,
    /// Pages that were not filed because the import was cancelled.
    pub left: usize,
    /// Files of folders that are no pages.
    pub skipped: Skipped,
    /// New clips that tell a story which was there before, each with the clip that is likest to it. Who has the
    /// library fills this in when everything is filed.
    pub told_before: Vec<(ClipId, ClipId)>,
}

/// What became of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// The file's path, or what the clipboard held.
    pub path: String,
    pub outcome: Outcome,
    /// What its reader should look at, though it was imported.
    pub doubt: Option<Doubt>,
}

/// Why a page that was imported wants to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    #[error("no text was found on the page")]
    NoText,
}

impl ReportLine {
    fn new(path: String, outcome: Outcome) -> Self {
        Self { path, outcome, doubt: None }
    }
}

/// What became of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is safely in the library.
    Imported(ClipId),
    /// It was in the library already: the same bytes, or the same address and the same words.
    AlreadyHere(ClipId),
    /// It is not in the library; a sentence says why and what to do.
    Failed(String),
    /// It is of a known format that this version does not read.
    Unread(UnreadKind),
}

impl Outcome {
    /// The clip, new or found.
    #[must_use]
    pub fn clip(&self) -> Option<ClipId> {
        match self {
            Self::Imported(clip) | Self::AlreadyHere(clip) => Some(*clip),
            Self::Failed(_) | Self::Unread(_) => None,
        }
    }
}

impl Report {
    /// The clips that are new.
    #[must_use]
    pub fn imported(&self) -> Vec<ClipId> {
        let new = |line: &ReportLine| match line.outcome {
            Outcome::Imported(clip) => Some(clip),
            Outcome::AlreadyHere(_) | Outcome::Failed(_) | Outcome::Unread(_) => None,
        };
        self.lines.iter().filter_map(new).collect()
    }

    /// How many pages were imported, were already here, and failed.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize) {
        self.lines.iter().fold((0, 0, 0), |(imported, here, failed), line| match line.outcome {
            Outcome::Imported(_) => (imported + 1, here, failed),
            Outcome::AlreadyHere(_) => (imported, here + 1, failed),
            Outcome::Failed(_) | Outcome::Unread(_) => (imported, here, failed + 1),
        })
    }
}

/// Asks an import to stop now. What was committed stays, and what was only read is not filed.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
