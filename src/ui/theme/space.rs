//! The spacing scale, in points. Everything stands a multiple of four apart.

/// Between an icon and its word.
pub const XS: f32 = 4.0;
/// Between things that belong together.
pub const S: f32 = 8.0;
/// Inside rows and boxes.
pub const M: f32 = 12.0;
/// Between groups.
pub const L: f32 = 16.0;
/// Around a panel's content.
pub const XL: f32 = 24.0;
/// Above a headline.
pub const XXL: f32 = 40.0;
