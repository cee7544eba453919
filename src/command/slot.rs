//! What can be done with the picture slots of the article that is open: with one, and with all.

use super::{Fold, Towards};

/// An act on one slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotAct {
    /// Ask for a picture file.
    Choose,
    /// Take the picture on the clipboard.
    Paste,
    /// Load the picture from the address that the page gives: the network is asked.
    Load,
    /// Let an address be typed, and load the picture from there.
    AskAddress,
    /// Let caption and credit be typed.
    EditWords,
    TurnRight,
    TurnLeft,
    /// One block up or down in the article.
    Shift(Towards),
    /// Change pictures with the next slot.
    ExchangeWithNext,
    /// Copy the picture at its full size.
    Copy,
    /// Ask for a place, and save the picture there.
    SaveAs,
    Clear,
    Remove,
}

impl SlotAct {
    /// The key of its label in the locale files.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Choose => "slot-choose",
            Self::Paste => "slot-paste",
            Self::Load => "slot-load",
            Self::AskAddress => "slot-ask-address",
            Self::EditWords => "slot-edit-words",
            Self::TurnRight => "slot-turn-right",
            Self::TurnLeft => "slot-turn-left",
            Self::Shift(Towards::Top) => "slot-shift-up",
            Self::Shift(Towards::End) => "slot-shift-down",
            Self::ExchangeWithNext => "slot-exchange",
            Self::Copy => "slot-copy",
            Self::SaveAs => "slot-save",
            Self::Clear => "slot-clear",
            Self::Remove => "slot-remove",
        }
    }
}

/// An act on the slots of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotsAct {
    /// Make an empty slot where one reads.
    Add,
    /// Make an empty slot before this block.
    AddBefore(usize),
    /// Ask for pictures, and show which slots they would fill.
    Fill,
    /// Ask for a folder, such as the one that was saved beside the page, and show which slots its pictures would fill.
    FillFromFolder,
    /// Show all slots at the foot of the article, or no longer.
    Strip(Fold),
}

impl SlotsAct {
    /// The key of its label in the locale files.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Add => "command-add-slot",
            Self::AddBefore(_) => "command-add-slot-below",
            Self::Fill => "command-fill-slots",
            Self::FillFromFolder => "command-fill-from-folder",
            Self::Strip(Fold::Open) => "command-show-strip",
            Self::Strip(Fold::Close) => "command-hide-strip",
        }
    }

    /// The key of its tooltip.
    #[must_use]
    pub fn tip(self) -> Option<&'static str> {
        match self {
            Self::Add => Some("command-add-slot-tip"),
            Self::Fill => Some("command-fill-slots-tip"),
            Self::FillFromFolder => Some("command-fill-from-folder-tip"),
            Self::AddBefore(_) | Self::Strip(_) => None,
        }
    }
}
