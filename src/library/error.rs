//! What can go wrong with a library, said so that its reader knows what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use super::{CollectionId, HighlightId, RuleId, SavedSearchId, SiteRuleId, TagId, VersionId};
use crate::log::{self, Cause};

/// Why the library could not be opened, read or changed. Nothing was changed when this is returned.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    #[error("the folder cannot be made or used as a library: {reason}: {}", folder.display())]
    Folder { reason: String, folder: PathBuf },
    #[error("this file is not a library of Jianbao; it was left as it is: {}", path.display())]
    NotALibrary { path: PathBuf },
    #[error(
        "the library is of a newer Jianbao (format {found}, this one knows {known}); it was left as it is, \
         please update Jianbao: {}", path.display()
    )]
    Newer { found: i64, known: i64, path: PathBuf },
    #[error("the library is damaged; it was left as it is, please restore a backup: {}", path.display())]
    Damaged { path: PathBuf },
    #[error(
        "the words of this library are gone, though pages and pictures or backups of it are there: please restore a \
         backup, or move what is there away to begin a new library: {}", folder.display()
    )]
    WordsGone { folder: PathBuf },
    #[error(
        "the library is no longer in its folder: it was deleted or moved away while it was open. Nothing more is kept; \
         please close Jianbao and put the folder back, or restore a backup: {}", folder.display()
    )]
    FolderGone { folder: PathBuf },
    #[error(
        "something else was put in the place of this library while it was open. Nothing more is kept; please close \
         Jianbao and open it again: {}", folder.display()
    )]
    FolderReplaced { folder: PathBuf },
    #[error("a part of the library is damaged and cannot be read; please restore a backup")]
    DamagedPart,
    #[error("another program is writing to the library; please try again in a moment")]
    Busy,
    #[error("the library cannot be written: its folder or file is read-only")]
    ReadOnly,
    #[error("the disk is full; please free some space and try again")]
    DiskFull,
    #[error("the disk could not be read or written; please check it and try again")]
    Disk,
    #[error("the search was stopped by a newer one")]
    Interrupted,
    #[error("there is a library in this folder already: {}", folder.display())]
    AlreadyALibrary { folder: PathBuf },
    #[error("it was stopped before it was finished")]
    Stopped,
    #[error("another backup is being made here; please try again when it is done")]
    BackupRuns,
    #[error("a file could not be written or read ({reason}): {}", path.display())]
    File { reason: String, path: PathBuf },
    #[error("collection {0} is no longer there")]
    NoCollection(CollectionId),
    #[error("tag {0} is no longer there")]
    NoTag(TagId),
    #[error("saved search {0} is no longer there")]
    NoSavedSearch(SavedSearchId),
    #[error("rule {0} is no longer there")]
    NoRule(RuleId),
    #[error("marked words {0} are no longer there")]
    NoHighlight(HighlightId),
    #[error("site rule {0} is no longer there")]
    NoSiteRule(SiteRuleId),
    #[error("clip {clip} has no version {version} any more")]
    NoVersion { clip: super::ClipId, version: VersionId },
    #[error("a collection cannot be moved into itself")]
    IntoItself,
    #[error("clip {0} is no longer there")]
    NoClip(super::ClipId),
    #[error("clip {0} was changed by another program since; this can no longer be undone or done again")]
    ChangedElsewhere(super::ClipId),
    #[error("a picture of this step was deleted for good; it can no longer be undone or done again")]
    PictureGone,
    #[error("the article of clip {0} cannot be read")]
    Unreadable(super::ClipId),
    #[error("this SQLite ({0}) can lose commits; Jianbao needs 3.51.3 or newer")]
    OldSqlite(&'static str),
    #[error("the library could not do this: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

/// The number of an input/output error on Unix, which the standard library has no name for.
const EIO: i32 = 5;

impl LibraryError {
    /// Whether what the change is about is gone for good, so that it will fail every time.
    pub(super) fn is_for_good(&self) -> bool {
        matches!(
            self,
            Self::NoCollection(_)
                | Self::NoTag(_)
                | Self::NoSavedSearch(_)
                | Self::NoRule(_)
                | Self::NoSiteRule(_)
                | Self::NoClip(_)
                | Self::NoHighlight(_)
                | Self::NoVersion { .. }
                | Self::ChangedElsewhere(_)
                | Self::PictureGone
                | Self::IntoItself
        )
    }

    /// The error of a file that is no database.
    pub(super) fn of_file(error: &std::io::Error, path: &Path) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ if cfg!(unix) && error.raw_os_error() == Some(EIO) => Self::Disk,
            _ => Self::File { reason: error.to_string(), path: path.to_owned() },
        }
    }

    /// The error of opening `path`, where SQLite's codes tell more about the file.
    pub(super) fn opening(error: rusqlite::Error, path: &Path) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotALibrary { path: path.to_owned() },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path: path.to_owned() },
            Some(ErrorCode::CannotOpen) => {
                Self::Folder { reason: "it cannot be opened".into(), folder: path.to_owned() }
            }
            _ => error.into(),
        }
    }
}

impl From<rusqlite::Error> for LibraryError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::DamagedPart,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::SystemIoFailure) => Self::Disk,
            Some(ErrorCode::OperationInterrupted) => Self::Interrupted,
            _ => Self::Sqlite(error),
        }
    }
}

impl Cause for LibraryError {
    fn cause(&self) -> String {
        match self {
            Self::Sqlite(error) => match error.sqlite_error() {
                Some(code) => format!("Sqlite {}", code.extended_code),
                None => format!("Sqlite {}", log::variant(error)),
            },
            error => log::variant(error),
        }
    }
}
