//! What is drawn: theme, widgets, and one folder a panel. Panels read data and push commands.

pub mod compare;
pub mod dialogs;
pub mod drag;
pub mod drop_overlay;
pub mod fonts;
pub mod icons;
pub mod keys;
pub mod list;
pub mod locale;
pub mod menu;
pub mod notes;
pub mod parts;
pub mod pictures;
pub mod reader;
pub mod search;
pub mod splitter;
pub mod status;
pub mod theme;
pub mod toasts;
pub mod tree;
pub mod welcome;
