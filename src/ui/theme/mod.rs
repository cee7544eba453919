//! How Jianbao looks: colours, spacing, sizes and egui's style made of them. Nowhere else is a colour or a size.

mod label;
mod palette;
mod palettes;
pub mod size;
pub mod space;
mod style;

pub use label::label_colour;
pub use palette::Palette;
pub use style::{apply, choose};
