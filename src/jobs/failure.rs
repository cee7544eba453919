//! Which work could not be done, so that the window takes back what it shows of that work and of nothing else.

use super::ImportId;
use crate::library::{ClipId, LibraryError, StepName};

/// Work that may fail, named by what waits for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// A whole import; a page that fails is a line of its report.
    Import(ImportId),
    /// A [`super::Job::Apply`], [`super::Job::GoOn`] or [`super::Job::Fill`] of this name.
    Change(StepName),
    /// A [`super::Job::Quietly`].
    Quietly,
    Undo,
    Redo,
    Purge,
    /// A [`super::Job::FindStories`].
    Stories,
    List,
    Excerpts,
    Headed,
    /// A picture, or the film of one.
    Picture,
    ToCorrect(ClipId),
    /// A [`super::Job::Decide`] about this clip.
    Decide(ClipId),
    Extraction,
    Versions,
    Compare,
    Charsets,
    Beside,
    /// A backup that was asked for.
    BackUp,
    ListBackups,
    PreviewBackup,
    Check,
    /// What a worker does by itself: the words of an older library, the day's backup, the Trash.
    Upkeep,
}

/// The workers could not be started; nothing runs and nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StartFailure {
    #[error(transparent)]
    Library(#[from] LibraryError),
    #[error(
        "the system starts no thread for the {worker} ({reason}); please close other programs and open the \
         library again"
    )]
    NoThread { worker: &'static str, reason: String },
}
