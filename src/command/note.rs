//! What can be done with notes: those on a clip, and those on words that are marked in it.

use super::{ClipId, HighlightId};

/// An act on a note, or on all notes and highlights of the clip that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteAct {
    /// Open the panel beside the article, or close it.
    Panel,
    /// Write a note on the words that are selected or chosen, else on the clip.
    Annotate,
    /// Let this note be typed.
    Edit(NoteOf),
    /// What was typed is to be kept.
    Write(NoteOf, String, Writing),
    /// Copy all of the clip's highlights and notes as Markdown.
    Copy,
    /// Ask for a place, and save them there.
    Save,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteOf {
    Clip(ClipId),
    Highlight(HighlightId),
}

/// Whether a note has been kept before since it is typed: all of one sitting is one step of undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    Begins,
    GoesOn,
}

impl NoteAct {
    pub(super) fn label(&self) -> Option<&'static str> {
        Some(match self {
            Self::Panel => "note-panel",
            Self::Annotate => "note-write",
            Self::Copy => "note-copy",
            Self::Save => "note-save",
            Self::Edit(_) | Self::Write(..) => return None,
        })
    }
}
