//! What became of each page of an import: imported, already here, failed with the reason.

mod data;
mod panel;

pub use data::{PassedOver, ReportData, ReportLine, Verdict};
pub use panel::report_ui;
