//! The menu bar, and the items that context menus share with it.

mod bar;
mod item;

pub use bar::{MenuBar, MenuKeys, marks, menu_bar_ui};
pub use item::{
    check_ui, choice_ui, counted_check_ui, full_label, item_ui, label, radio_ui, roomy, sign_rect,
};
