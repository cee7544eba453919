//! What is drawn: theme, widgets, and one folder a panel. Panels read data and push commands.

pub mod fonts;
pub mod locale;
pub mod pictures;
pub mod reader;
pub mod theme;
pub mod welcome;
