//! The rules for clips that come in: the list of them, and the form in which one is written.

mod data;
mod form;
mod panel;

pub use data::{RulesData, RulesDialog};
pub use panel::rules_ui;
