//! Sizes of type and of things, in points. The zoom of the window multiplies them all.

/// Side notes of the interface: counts, dates of a row.
pub const SMALL: f32 = 12.0;
/// The interface's own words.
pub const BODY: f32 = 14.0;
/// Code and addresses.
pub const MONOSPACE: f32 = 13.0;
/// The head of a dialog or an empty panel.
pub const HEADING: f32 = 19.0;

/// The article's headline.
pub const HEADLINE: f32 = 30.0;
/// A long one, and a very long one.
pub const HEADLINE_LONG: f32 = 25.0;
pub const HEADLINE_VERY_LONG: f32 = 21.0;
/// The line below it that sums the story up.
pub const DECK: f32 = 18.0;
/// Section headings, from level 2 down; deeper ones are as small as the last.
pub const SECTION: [f32; 3] = [22.0, 19.0, 17.0];
/// The article's text.
pub const TEXT: f32 = 17.0;
/// Source line, captions, credits.
pub const CAPTION: f32 = 13.5;
/// Code in an article.
pub const CODE: f32 = 14.0;

/// Row height of text as a multiple of its size. Han characters fill their square and need more air than Latin.
pub const LEADING_CJK: f32 = 1.75;
/// The same for Latin and the like.
pub const LEADING_LATIN: f32 = 1.6;
/// The same for headlines and headings.
pub const LEADING_HEADLINE: f32 = 1.4;
/// The same for captions and the source line.
pub const LEADING_CAPTION: f32 = 1.55;

/// A picture in the text is no higher than this, so that its caption is seen with it; a click shows all of it.
pub const FIGURE_MAX_HEIGHT: f32 = 480.0;

/// Height of buttons, fields and rows one hits with the pointer.
pub const CONTROL_HEIGHT: f32 = 28.0;
/// Side of an icon beside words.
pub const ICON: f32 = 16.0;
/// Corners of buttons, fields and rows.
pub const CORNER: u8 = 4;
/// Corners of dialogs and menus.
pub const CORNER_LARGE: u8 = 8;
/// Width of the ring around what has the keyboard's focus.
pub const FOCUS_RING: f32 = 2.0;
/// Width of hairlines: one physical pixel at 100 %.
pub const RULE: f32 = 1.0;
