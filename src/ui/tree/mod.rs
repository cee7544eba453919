//! The pane of collections.

mod data;
mod naming;
mod panel;
mod row;
mod row_menu;
mod saved;

pub use data::{Branch, CollectionPath, Place, TagLabel, TreeData, TreeRow};
pub use naming::{Named, Naming};
pub use panel::{TreePanel, tree_ui};
pub use row_menu::{SIGNS, colour_key};
pub use saved::SavedRow;
