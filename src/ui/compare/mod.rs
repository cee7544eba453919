//! Two texts side by side: paragraphs that say the same in one row, the words in which they differ marked.

mod data;
mod laid;
mod panel;

pub use data::{Text, Texts};
pub use panel::{Compare, legend_ui};
