//! Small parts that several panels are made of: a pane's focus, rows, icon buttons, empty states.

mod button;
mod delete;
mod empty;
mod pane;
mod text;

pub use button::{Chip, accent_button, chip_button, icon_button, link_button, quiet_menu_button};
pub use delete::{focus_takes_delete, is_deleted};
pub use empty::{Empty, empty_ui};
pub use pane::{RowState, hairline, pane_focus, pane_id, pane_ring, row_background};
pub use text::{body_font, bold_font, lines, marked_lines, one_line, small_font, title_font};
