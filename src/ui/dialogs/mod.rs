//! Dialogs: each asks or tells one thing, closes by Escape, and pushes commands.

mod about;
mod backups;
mod block_words;
mod charset;
mod confirm;
mod fields;
mod fill;
mod frame;
mod fuzzy;
mod mistake;
mod picker;
mod report;
mod rules;
mod settings;
mod shortcuts;
mod site_rules;
mod slot_words;
mod story;
mod versions;

pub use about::about_ui;
pub use backups::{BackupPreview, BackupRow, BackupsData, backups_ui};
pub use block_words::{BlockSheet, block_sheet_ui};
pub use charset::{CharsetRow, CharsetsSheet, charsets_ui};
pub use confirm::{Confirm, confirm_ui};
pub use fields::{FieldsSheet, fields_sheet_ui};
pub use fill::{FillRow, FillSheet, fill_ui};
pub use mistake::mistake_ui;
pub use picker::{Choice, Kind, Line, Picker, picker_ui};
pub use report::{PassedOver, ReportData, ReportLine, Verdict, report_ui};
pub use rules::{RulesData, RulesDialog, rules_ui};
pub use settings::{Settings, settings_ui};
pub use shortcuts::shortcuts_ui;
pub use site_rules::site_rules_ui;
pub use slot_words::{SlotSheet, Typed, slot_sheet_ui};
pub use story::{Head, Pair, StoryView, story_ui};
pub use versions::{DifferenceRow, VersionRow, VersionsSheet, versions_ui};
