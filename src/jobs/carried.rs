//! What jobs and their events carry: no thread is known here.

use super::ImportId;
use crate::article::{Block, Correction, Verdict};
use crate::library::{Beside, ClipId, StepName};

/// What a reader decides for the site of a clip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub clip: ClipId,
    pub block: Block,
    pub verdict: Verdict,
    /// What is done to the clip's own article with it, if anything.
    pub correction: Option<Correction>,
}

/// In which charset pages are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadIn {
    /// As each was read before; an article that its reader has edited stays.
    AsBefore,
    /// As the page itself tells.
    AsFound,
    Charset(String),
}

/// What became of clips whose pages were extracted again, by how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extracted {
    /// What they were is kept as a version.
    pub changed: usize,
    pub same: usize,
    /// Their reader has edited them: they stay, with what was extracted as a version beside them.
    pub kept_edits: usize,
    /// No page of theirs can be read.
    pub without_page: usize,
    /// It was stopped before they were looked at.
    pub left: usize,
}

/// Which two clips are laid beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BesideWanted {
    These(ClipId, ClipId),
    /// The pair at this place among all that are taken for one story, else the last.
    Pair(usize),
}

/// Two clips beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    /// Nothing if one is gone, or there is no pair.
    pub beside: Option<Box<Beside>>,
    /// Their place among all pairs that are taken for one story, if they are.
    pub at: Option<usize>,
    /// How many pairs there are.
    pub of: usize,
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub import: ImportId,
    /// Pages that are committed or have failed.
    pub done: usize,
    /// All pages; 0 while they are still looked for.
    pub of: usize,
}

/// Who changed the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangedBy {
    /// A [`super::Job::Apply`] or [`super::Job::Fill`].
    Step(StepName),
    /// A [`super::Job::Quietly`].
    Quietly(StepName),
    Undo(StepName),
    Redo(StepName),
    Import(ImportId),
    /// A [`super::Job::ExtractAgain`].
    Extraction,
    /// Clips were compared, and some tell one story.
    Comparing,
    /// Clips that are being deleted for good; more follow.
    Losing,
    /// A [`super::Job::Purge`], of so many clips.
    Purge(usize),
    /// So many clips had been in the Trash for [`crate::library::TRASH_DAYS`] days.
    Time(usize),
    /// Another window or command line.
    Others,
}
