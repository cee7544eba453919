//! Words that a reader has marked in a clip: in one of four colours, with a note, found again where the article
//! changes. What is no longer in the article is kept and listed as lost; it is found when it comes back.

mod change;
mod follow;
mod rows;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ClipId, HighlightId};
use crate::text::anchor::Anchor;

pub(super) use change::perform;
pub(super) use follow::{follow, strayed};
pub(super) use rows::of_clip;

/// Marked words of a clip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Highlight {
    pub id: HighlightId,
    pub clip: ClipId,
    pub marked_at: Timestamp,
    pub tint: Tint,
    /// In Markdown; empty for none.
    pub note: String,
    pub state: HighlightState,
    /// Where the words stand; of lost ones, where they stood last.
    pub anchor: Anchor,
}

/// Whether marked words are in the article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HighlightState {
    #[default]
    Standing,
    /// The article has changed, and they are not in it.
    Lost,
}

/// The colour of marked words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tint {
    #[default]
    Yellow,
    Green,
    Blue,
    Pink,
}

/// A change of what is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marking {
    /// Marks words. With what it meets of the same colour it becomes one.
    Add {
        clip: ClipId,
        anchor: Anchor,
        tint: Tint,
        note: String,
    },
    Recolour {
        highlight: HighlightId,
        tint: Tint,
    },
    /// Replaces the note on marked words; an empty one is none.
    Annotate {
        highlight: HighlightId,
        note: String,
    },
    Remove {
        highlights: Vec<HighlightId>,
    },
    /// Undoes the others: these are as they were, and those that were not there go.
    Put {
        put: Vec<Highlight>,
        gone: Vec<HighlightId>,
    },
}

impl Highlight {
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.state == HighlightState::Lost
    }
}

impl Tint {
    /// In the order of the keys that give them.
    pub const ALL: [Self; 4] = [Self::Yellow, Self::Green, Self::Blue, Self::Pink];

    /// As it is stored and typed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Pink => "pink",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tint| tint.name() == name)
    }
}
