//! Dialogs: each asks or tells one thing, closes by Escape, and pushes commands.

mod about;
mod choose_collection;
mod frame;
mod report;
mod settings;
mod shortcuts;

pub use about::about_ui;
pub use choose_collection::{Choosing, choose_collection_ui};
pub use report::{ReportData, ReportLine, Verdict, report_ui};
pub use settings::{Settings, settings_ui};
pub use shortcuts::shortcuts_ui;
