//! The clip that is open in the reader: the one that is selected alone.

use std::sync::Arc;

use egui::{RichText, Ui};

use super::App;
use crate::command::{ClipId, Command, Pane};
use crate::ui::keys;
use crate::ui::parts;
use crate::ui::reader::{Desk, Place, Reader, Reading};
use crate::ui::theme::{Palette, size, space};

/// A press so near the edge is for the line between the panes.
const BESIDE_SPLITTER: f32 = 5.0;

/// What the reader shows, and where in it.
#[derive(Default)]
pub(super) struct ReadingRoom {
    reader: Reader,
    open: Option<Arc<Reading>>,
    /// The clip that was looked for last, found or not.
    looked_for: Option<ClipId>,
    /// Where the article was left at the last exit; gone to once.
    left_at: Option<(ClipId, Place)>,
}

impl ReadingRoom {
    /// Starts where the last window ended.
    pub(super) fn new(left_at: Option<(ClipId, Place)>) -> Self {
        Self { left_at, ..Self::default() }
    }

    /// The clip may say something else now, or say it in another language.
    pub(super) fn forget(&mut self) {
        self.looked_for = None;
    }

    /// The headline that is read.
    pub(super) fn title(&self) -> Option<&str> {
        self.open.as_ref().map(|reading| reading.title.as_str())
    }

    /// The clip that is read and the place in it.
    pub(super) fn place(&self) -> Option<(ClipId, Place)> {
        self.open.as_ref().map(|reading| (reading.clip, self.reader.place())).or(self.left_at)
    }

    /// Whether a picture covers the window.
    pub(super) fn shows_picture(&self) -> bool {
        self.reader.shows_picture()
    }
}

impl App {
    /// Opens the clip that is selected alone, if it is not open already.
    pub(super) fn open_selected(&mut self) {
        let wanted = self.shelf.selection.only();
        if wanted == self.reading.looked_for && wanted.is_some() == self.reading.open.is_some() {
            return;
        }
        self.reading.looked_for = wanted;
        self.reading.open = None;
        let Some(id) = wanted else { return };
        match self.backstage.reader().clip(id) {
            Ok(Some(clip)) => {
                let reading = Reading::new(id, &clip.article, &self.locale);
                self.reading.open = Some(Arc::new(reading));
                self.view.note_read(id);
                if let Some((_, place)) = self.reading.left_at.take().filter(|(clip, _)| *clip == id) {
                    self.reading.reader.go_to(place);
                }
            }
            Ok(None) => {}
            Err(error) => self.tell_of_reading(&error.to_string()),
        }
    }

    /// Draws the reading pane over all of `ui`.
    pub(super) fn reader_ui(&mut self, ui: &mut Ui) {
        let pane = ui.max_rect();
        let name = self.locale.text("pane-article");
        let has_keys = self.view.pane == Pane::Reader;
        parts::pane_focus(ui, pane, Pane::Reader, &name, has_keys, &mut self.commands);
        if pane_pressed(ui, pane) && !has_keys {
            self.commands.push(Command::FocusPane(Pane::Reader));
        }
        let several = self.shelf.selection.len();
        if several > 1 {
            self.several_ui(ui, several);
            return;
        }
        let desk = Desk {
            locale: &self.locale,
            pictures: &mut self.pictures,
            commands: &mut self.commands,
            has_keys: has_keys && self.front.dialog.is_none(),
        };
        self.reading.reader.ui(ui, self.reading.open.as_ref(), desk);
    }

    /// What one can do with several clips at once.
    fn several_ui(&self, ui: &mut Ui, several: usize) {
        let palette = Palette::of(ui);
        let shortcut = Command::ChooseCollection.face().and_then(|face| face.shortcuts.first().copied());
        let keys = shortcut.map(|shortcut| keys::written(ui.ctx(), shortcut)).unwrap_or_default();
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.3);
            let head = self.locale.with("many-selected", &[("count", several.into())]);
            ui.label(RichText::new(head).heading().color(palette.ink));
            ui.add_space(space::S);
            let words = self.locale.with("many-selected-words", &[("keys", keys.into())]);
            ui.label(RichText::new(words).size(size::BODY).color(palette.soft));
        });
    }
}

/// A press anywhere in the pane gives it the keys, also on words that are about to be selected.
fn pane_pressed(ui: &Ui, pane: egui::Rect) -> bool {
    ui.rect_contains_pointer(pane.shrink(BESIDE_SPLITTER)) && ui.input(|input| input.pointer.any_pressed())
}
