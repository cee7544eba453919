//! What can be done with clips that tell one story.

use super::ClipId;

/// An act on clips of one story; those on a side are about the two that are laid beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoryAct {
    /// Compare the clips that have not been compared, and show all that tell the story of another one.
    Find,
    /// Lay the two selected clips beside each other, or the one that is selected and the clip that is likest to it.
    Compare,
    CompareThese(ClipId, ClipId),
    /// Lay the next two of one story beside each other.
    Next,
    Previous,
    /// Keep the clip of this side with what the reader has given to both; the other goes to the Trash.
    Keep(Side),
    /// Say that the two tell two stories.
    Part,
    /// Show the clip of this side in the list and in the reader.
    Show(Side),
}

/// One of two clips beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

impl StoryAct {
    /// The key of its label in the locale files.
    pub(super) fn label(self) -> Option<&'static str> {
        Some(match self {
            Self::Find => "command-find-duplicates",
            Self::Compare => "command-compare",
            Self::Next => "command-next-pair",
            Self::Previous => "command-previous-pair",
            Self::Keep(Side::Left) => "command-keep-left",
            Self::Keep(Side::Right) => "command-keep-right",
            Self::Part => "command-part-stories",
            Self::Show(Side::Left) => "command-show-left",
            Self::Show(Side::Right) => "command-show-right",
            Self::CompareThese(..) => return None,
        })
    }
}
