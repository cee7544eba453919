//! The panel beside the article: the note on the clip, then what is marked in it with the notes on that.

mod data;
mod notebook;
mod panel;

pub use data::{MarkedWords, Note, NotesData};
pub use notebook::Notebook;
pub use panel::{NotesPanel, notes_id, notes_ui};
