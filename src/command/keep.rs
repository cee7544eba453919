//! Intentions about what readers keep beside their clips (saved searches, rules), and about what goes for good.

use super::{Clips, Towards};
use crate::library::{ClipId, Rule, RuleId, SavedSearchId};

/// Clips of the Trash go for good. It is asked for first, and done when a dialog has been answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loss {
    /// Ask whether the Trash shall be emptied.
    AskAll,
    /// Ask whether these shall go.
    Ask(Clips),
    All,
    These(Vec<ClipId>),
}

/// What is done with saved searches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchAct {
    /// Let the name be typed under which what is looked for is kept.
    Save,
    /// Look for it again.
    Show(SavedSearchId),
    StartRename(SavedSearchId),
    /// Keep what is looked for now under this name.
    Update(SavedSearchId),
    Move(SavedSearchId, Towards),
    Delete(SavedSearchId),
}

/// What is done with rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleAct {
    Create(Rule),
    Change(RuleId, Rule),
    Move(RuleId, Towards),
    Delete(RuleId),
    Run(RunOn),
}

/// The clips that rules run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunOn {
    /// All that are not in the Trash.
    All,
    /// Those that the list shows.
    Shown,
}

impl Loss {
    pub(super) fn label(&self) -> Option<&'static str> {
        match self {
            Self::AskAll => Some("command-empty-trash"),
            Self::Ask(_) => Some("command-delete-for-good"),
            Self::All | Self::These(_) => None,
        }
    }
}

impl SearchAct {
    pub(super) fn label(self) -> Option<&'static str> {
        match self {
            Self::Save => Some("command-save-search"),
            Self::StartRename(_) => Some("command-rename-search"),
            Self::Update(_) => Some("command-update-search"),
            Self::Move(_, Towards::Top) => Some("command-move-up"),
            Self::Move(_, Towards::End) => Some("command-move-down"),
            Self::Delete(_) => Some("command-delete-search"),
            Self::Show(_) => None,
        }
    }
}

/// What is done so that nothing is lost: backups, and a check of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupAct {
    /// Make one beside the library.
    Make,
    /// Look at what the backup of this number would bring.
    Choose(u64),
    /// Put the backup of this number in the library's place.
    Restore(u64),
    /// Compare everything in the library with what was written.
    Check,
    /// End the check that runs.
    StopCheck,
}

impl BackupAct {
    /// The key of the label, for what can be asked for without pointing at a backup.
    pub(super) fn label(self) -> Option<&'static str> {
        match self {
            Self::Make => Some("command-back-up"),
            Self::Check => Some("command-check"),
            Self::StopCheck => Some("command-stop-check"),
            Self::Choose(_) | Self::Restore(_) => None,
        }
    }
}

impl RuleAct {
    pub(super) fn label(&self) -> Option<&'static str> {
        match self {
            Self::Move(_, Towards::Top) => Some("command-move-up"),
            Self::Move(_, Towards::End) => Some("command-move-down"),
            Self::Delete(_) => Some("command-delete-rule"),
            Self::Run(RunOn::All) => Some("command-run-rules"),
            Self::Run(RunOn::Shown) => Some("command-run-rules-shown"),
            Self::Create(_) | Self::Change(..) => None,
        }
    }
}
