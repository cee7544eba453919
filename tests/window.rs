//! The window as a person uses it, by the names that a screen reader says: files dropped, clicked, typed, dragged.
//!
//! No display and no GPU: the whole window with its worker threads, drawn into nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stderr)]
#![allow(unreachable_pub, reason = "the desk is shared with the snapshots")]

#[path = "window/again.rs"]
mod again;
#[path = "window/backups.rs"]
mod backups;
#[path = "window/clips.rs"]
mod clips;
#[path = "window/collections.rs"]
mod collections;
#[path = "window/correct.rs"]
mod correct;
#[path = "window/desk.rs"]
mod desk;
#[path = "window/dialogs.rs"]
mod dialogs;
#[path = "window/drags.rs"]
mod drags;
#[path = "window/highlights.rs"]
mod highlights;
#[path = "window/imports.rs"]
mod imports;
#[path = "window/keep.rs"]
mod keep;
#[path = "window/keyboard.rs"]
mod keyboard;
#[path = "window/log.rs"]
mod log;
#[path = "window/looking.rs"]
mod looking;
#[path = "window/looks.rs"]
mod looks;
#[path = "window/marks.rs"]
mod marks;
#[path = "window/notes.rs"]
mod notes;
#[path = "window/order.rs"]
mod order;
#[path = "window/palette.rs"]
mod palette;
#[path = "window/places.rs"]
mod places;
#[path = "window/reading.rs"]
mod reading;
#[path = "window/restart.rs"]
mod restart;
#[path = "window/rows.rs"]
mod rows;
#[path = "window/search.rs"]
mod search;
#[path = "window/slots.rs"]
mod slots;
#[path = "window/stories.rs"]
mod stories;
#[path = "window/typography.rs"]
mod typography;
#[path = "window/undo.rs"]
mod undo;
