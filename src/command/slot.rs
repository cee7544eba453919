//! What can be done with one picture slot of the article that is open.

use super::Towards;

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
