//! What an article is drawn with: the words of the interface, pictures, and where intentions go.

use crate::command::{Commands, Typography};
use crate::ui::locale::Locale;
use crate::ui::pictures::Pictures;

use super::hits::Hits;
use super::selection::Selection;

/// What the reader draws with.
pub struct Desk<'a> {
    pub locale: &'a Locale,
    pub pictures: &'a mut Pictures,
    pub commands: &'a mut Commands,
    /// Where the words that are looked for stand, if any are.
    pub hits: Option<&'a Hits>,
    /// Whether keys without a widget of their own scroll the article.
    pub has_keys: bool,
    /// Whether all slots are shown at the foot.
    pub has_strip: bool,
    /// How articles are set.
    pub typography: Typography,
    /// The item that is drawn.
    pub(super) item: usize,
    /// The first block of the article below it.
    pub(super) block_below: usize,
    /// What is selected; the reader lends it for the time of drawing.
    pub(super) selection: Selection,
}

impl<'a> Desk<'a> {
    /// Without hits, keys or a choice of type.
    pub fn new(locale: &'a Locale, pictures: &'a mut Pictures, commands: &'a mut Commands) -> Self {
        Self {
            locale,
            pictures,
            commands,
            hits: None,
            has_keys: false,
            has_strip: false,
            typography: Typography::default(),
            item: 0,
            block_below: 0,
            selection: Selection::default(),
        }
    }
}
