//! The pane of collections.

mod data;
mod naming;
mod panel;
mod row;

pub use data::{Branch, CollectionPath, Place, TreeData, TreeRow};
pub use naming::{Named, Naming};
pub use panel::{TreePanel, tree_ui};
