//! The reader: an article set like a newspaper's, a numbered slot wherever a picture stood.
//!
//! [`Reading`] is what is shown, built once a clip; [`Reader`] draws it and remembers where one is in it.
//! It changes nothing: what the user wants is pushed as a command.

mod address;
mod anchor;
mod chips;
mod clean;
mod column;
mod compose;
mod copied;
mod correct;
mod data;
mod desk;
mod empty;
mod figure;
mod gallery;
mod heights;
mod highlights;
mod hits;
mod labels;
mod laid;
mod lines;
mod looks;
mod note;
mod panel;
mod parts;
mod pieces;
mod places;
mod rough;
mod rows;
mod selection;
mod setting;
mod sheet;
mod slot_menu;
mod slot_words;
mod source_line;
mod strip;
mod table;
mod table_piece;
mod tally;
#[cfg(test)]
mod tests;
mod typography;
mod word_bar;
mod words;

pub use anchor::Anchor;
pub use clean::{clean_marked, clean_text};
pub use column::Place;
pub use copied::Copied;
pub use correct::{LeftBlock, MOST_TYPED_BYTES, Part, correct_bar_ui};
pub use data::{Heading, Holds, Item, Reading, Slot};
pub use desk::Desk;
pub use highlights::{Highlights, Marked};
pub use hits::{Hits, Turn};
pub use labels::{Change, Labels, MOST_TWINS, Twin};
pub(super) use lines::{Lines, set_lines};
pub(super) use looks::Looks;
pub use note::SetNote;
pub use panel::{Reader, slot_under};
pub use places::Places;
pub use selection::Selected;
pub(super) use setting::{SetText, Type, chars_in, set_plain};
