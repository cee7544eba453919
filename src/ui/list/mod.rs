//! The pane of clips.

mod clip_set;
mod data;
mod empty;
mod panel;
mod row;
mod selection;
mod set_rows;

pub use data::{ListData, ListRow, RowCache};
pub use panel::{Age, Jump, ListPanel, ListView, list_ui};
pub use selection::Selection;
pub use set_rows::SetRows;
