//! The article while it is corrected: what was left out stands dimmed in its place, and whole blocks are acted on.

mod bar;
mod data;
mod menu;
mod panel;
#[cfg(test)]
mod tests;

pub use bar::correct_bar_ui;
pub(super) use data::Stop;
pub use data::{LeftBlock, MOST_TYPED_BYTES, Part};
pub(super) use panel::{Drawn, Marker, stops_ui};
