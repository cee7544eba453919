//! What can be done with the pages of clips, which are kept: they are extracted again, and older articles stay at hand.

use super::{Clips, VersionId};

/// An act about pages that were kept and articles that were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgainAct {
    /// Extract the pages of these clips once more.
    Extract(Clips),
    /// Stop extracting at the next clip; what was done stays.
    Stop,
    /// Show what the article that is open was before.
    Versions,
    /// Compare this version.
    Compare(VersionId),
    /// Compare it with another, or with what the clip says now.
    With(Option<VersionId>),
    /// Put a version back; what is there now becomes one in its stead.
    Restore(VersionId),
    /// Let a version go.
    Remove(VersionId),
    /// Show how the page that is open begins in each charset that makes sense of it.
    Charsets,
    /// Read the page in the charset that is chosen there.
    UseCharset,
}

impl AgainAct {
    pub(super) fn label(&self) -> Option<&'static str> {
        match self {
            Self::Extract(_) => Some("command-extract-again"),
            Self::Versions => Some("command-versions"),
            Self::Charsets => Some("command-charset"),
            Self::Restore(_) => Some("versions-restore"),
            Self::Remove(_) => Some("versions-remove"),
            Self::UseCharset => Some("charset-use"),
            Self::Stop => Some("command-stop-extracting"),
            Self::Compare(_) | Self::With(_) => None,
        }
    }

    pub(super) fn tip(&self) -> Option<&'static str> {
        match self {
            Self::Extract(_) => Some("command-extract-again-tip"),
            Self::Charsets => Some("command-charset-tip"),
            _ => None,
        }
    }
}
