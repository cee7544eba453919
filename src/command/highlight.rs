//! What can be done with words of the article: marking them, writing notes on them, taking all of it along.

use super::{HighlightId, Tint, Towards};

/// An act on the words that are selected or chosen, or on all that is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HighlightAct {
    /// Mark the selected words in this colour, or give it to the marked ones that are chosen.
    Paint(Tint),
    /// Let the chosen words be unmarked.
    Remove,
    /// Choose marked words; none lets the chosen ones go.
    Choose(Option<HighlightId>),
    /// Choose marked words and show them.
    Show(HighlightId),
    /// Choose and show the next ones, or the ones before.
    Step(Towards),
}

/// The key of a colour's name in the locale files.
#[must_use]
pub fn tint_name(tint: Tint) -> &'static str {
    match tint {
        Tint::Yellow => "tint-yellow",
        Tint::Green => "tint-green",
        Tint::Blue => "tint-blue",
        Tint::Pink => "tint-pink",
    }
}

/// Which words of the article commands are about just now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pointed {
    #[default]
    Nothing,
    /// Words are selected.
    Selected,
    /// Marked words are chosen.
    Marked,
}

impl HighlightAct {
    /// What can be done with words, in the order in which it is offered.
    #[must_use]
    pub fn of_words() -> Vec<Self> {
        let mut all: Vec<Self> = Tint::ALL.map(Self::Paint).into();
        all.push(Self::Remove);
        all
    }

    pub(super) fn label(&self) -> Option<&'static str> {
        Some(match self {
            Self::Paint(Tint::Yellow) => "highlight-yellow",
            Self::Paint(Tint::Green) => "highlight-green",
            Self::Paint(Tint::Blue) => "highlight-blue",
            Self::Paint(Tint::Pink) => "highlight-pink",
            Self::Remove => "highlight-remove",
            Self::Step(Towards::End) => "highlight-next",
            Self::Step(Towards::Top) => "highlight-previous",
            Self::Choose(_) | Self::Show(_) => return None,
        })
    }
}
