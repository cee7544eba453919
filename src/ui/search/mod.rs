//! The search above the list: the field, what the finds can be narrowed by, and what was not understood.

mod data;
mod find_bar;
mod hit_bar;
mod panel;

pub use data::{Excerpts, Marked, SearchData, bar_hits, language_words, query_hits};
pub use find_bar::{FindBar, find_bar_ui};
pub use hit_bar::hit_bar_ui;
pub use panel::{SearchPanel, search_ui};
