//! The menu bar, and the items that context menus share with it.

mod bar;
mod item;

pub use bar::{MenuBar, menu_bar_ui};
pub use item::{choice_ui, full_label, item_ui, label, roomy};
