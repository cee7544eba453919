//! What can be done about the extraction of the article that is open.

use crate::article::Kind;

/// An act on the article or on one of its blocks, which are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectAct {
    /// Show what was left out, and let blocks be changed.
    Start,
    Stop,
    /// Do with the block that has the keyboard what can be done with it.
    LeaveOutHere,
    EditHere,
    /// Put back what has this number among what is left out.
    PutBack(usize),
    LeaveOut(usize),
    /// Let the words of a block be typed.
    EditWords(usize),
    /// Make two blocks of one, parted at this byte of its words.
    SplitAt {
        block: usize,
        byte: usize,
    },
    /// Part the block whose words are typed where the cursor stands.
    SplitTyped,
    /// Make one block of this and the one above.
    JoinAbove(usize),
    Make(usize, Kind),
    /// The same on every page of the site from now on: leave a block out, or keep one that was put back.
    AlwaysLeaveOut(usize),
    AlwaysKeep(usize),
    /// The same for what is left out, by its number: put it back, or leave it out elsewhere too.
    AlwaysPutBack(usize),
    AlwaysKeepOut(usize),
    /// Let headline, source, people and dates be typed.
    EditFields,
}

impl CorrectAct {
    pub(super) fn label(self) -> Option<&'static str> {
        Some(match self {
            Self::Start => "command-correct",
            Self::Stop => "correct-done",
            Self::LeaveOutHere | Self::LeaveOut(_) => "correct-leave-out",
            Self::EditHere | Self::EditWords(_) => "correct-edit-words",
            Self::PutBack(_) => "correct-put-back",
            Self::JoinAbove(_) => "correct-join-above",
            Self::Make(_, kind) => kind_label(kind),
            Self::SplitTyped => "correct-split-typed",
            Self::EditFields => "correct-edit-fields",
            // Their labels say where.
            Self::SplitAt { .. }
            | Self::AlwaysLeaveOut(_)
            | Self::AlwaysKeep(_)
            | Self::AlwaysPutBack(_)
            | Self::AlwaysKeepOut(_) => return None,
        })
    }

    /// The key of the label of an act that is for all pages of a site; it is filled with the site's name.
    #[must_use]
    pub fn site_label(self) -> Option<&'static str> {
        Some(match self {
            Self::AlwaysLeaveOut(_) => "correct-always-leave-out",
            Self::AlwaysKeep(_) => "correct-always-keep",
            Self::AlwaysPutBack(_) => "correct-always-put-back",
            Self::AlwaysKeepOut(_) => "correct-always-keep-out",
            _ => return None,
        })
    }

    pub(super) fn tip(self) -> Option<&'static str> {
        (self == Self::Start).then_some("command-correct-tip")
    }
}

/// The key of what a block is called.
#[must_use]
pub fn kind_label(kind: Kind) -> &'static str {
    match kind {
        Kind::Paragraph => "block-paragraph",
        Kind::Heading(0..=2) => "block-heading",
        Kind::Heading(_) => "block-subheading",
        Kind::Quote => "block-quote",
        Kind::List(crate::article::ListStyle::Bulleted) => "block-list",
        Kind::List(crate::article::ListStyle::Numbered) => "block-numbered-list",
        Kind::Caption => "block-caption",
    }
}
