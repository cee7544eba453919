//! What an article is drawn with: the words of the interface, pictures, and where intentions go.

use egui::Rect;

use crate::command::{ClipId, Commands, Pointed, Typography};
use crate::ui::locale::Locale;
use crate::ui::pictures::Pictures;

use super::correct::Marker;
use super::highlights::Highlights;
use super::hits::Hits;
use super::selection::Selection;

/// What the reader draws with.
pub struct Desk<'a> {
    pub locale: &'a Locale,
    pub pictures: &'a mut Pictures,
    pub commands: &'a mut Commands,
    /// Where the words that are looked for stand, if any are.
    pub hits: Option<&'a Hits>,
    /// What is marked in the article.
    pub highlights: Option<&'a Highlights>,
    /// Whether keys without a widget of their own scroll the article.
    pub has_keys: bool,
    /// Whether all slots are shown at the foot.
    pub has_strip: bool,
    /// How articles are set.
    pub typography: Typography,
    /// The clip that was not opened because the last window ended suddenly with it.
    pub unopened: Option<ClipId>,
    /// The item that is drawn.
    pub(super) item: usize,
    /// The first block of the article below it.
    pub(super) block_below: usize,
    /// What is selected; the reader lends it for the time of drawing.
    pub(super) selection: Selection,
    /// Where the words stand that are selected or chosen, as far as they are on screen.
    pub(super) pointed_at: Option<Rect>,
    /// Words of the article were clicked in this frame.
    pub(super) is_clicked: bool,
    /// Which block has the keyboard while the article is corrected; lent like the selection.
    pub(super) marker: Marker,
}

impl<'a> Desk<'a> {
    /// Without hits, highlights, keys or a choice of type.
    pub fn new(locale: &'a Locale, pictures: &'a mut Pictures, commands: &'a mut Commands) -> Self {
        Self {
            locale,
            pictures,
            commands,
            hits: None,
            highlights: None,
            has_keys: false,
            has_strip: false,
            typography: Typography::default(),
            unopened: None,
            item: 0,
            block_below: 0,
            selection: Selection::default(),
            pointed_at: None,
            is_clicked: false,
            marker: Marker::default(),
        }
    }

    /// Which words commands are about.
    pub(super) fn pointed(&self) -> Pointed {
        if self.selection.range().is_some() {
            return Pointed::Selected;
        }
        let chosen = self.highlights.and_then(Highlights::chosen);
        chosen.map_or(Pointed::Nothing, |_| Pointed::Marked)
    }
}
