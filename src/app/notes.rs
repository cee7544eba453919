//! The panel of highlights and notes beside the article, and what of the article it is about.

use std::ops::Range;

use egui::{Rect, Ui, UiBuilder};

use super::App;
use super::reading::ReadingRoom;
use crate::command::{ClipId, Command, HighlightId, NoteAct, NoteOf, Pointed};
use crate::library::Highlight;
use crate::ui::notes::{Notebook, NotesData, NotesPanel, notes_ui};
use crate::ui::reader::{Highlights, Marked};
use crate::ui::splitter::splitter_ui;
use crate::ui::theme::Palette;

/// The panel is no narrower than this, in points, and leaves the article so much.
const MIN_PANEL: f32 = 200.0;
const MIN_ARTICLE: f32 = 280.0;
/// Its part of a pane that has not room for both.
const PART: f32 = 0.45;

/// What a reader has marked and written in the clip that is open.
#[derive(Default)]
pub(super) struct Margin {
    pub(super) highlights: Highlights,
    /// What the panel shows of it.
    notes: Option<NotesData>,
    pub(super) notebook: Notebook,
    /// Copying or saving all of it, until the library has what was written last.
    pub(super) taking: Option<NoteAct>,
    /// Words that are being marked, to be chosen when they are.
    expected: Option<(Range<usize>, Then)>,
}

/// What follows when words are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// They are chosen.
    Choose,
    /// A note on them is typed.
    Annotate,
}

impl Margin {
    /// Takes in what the library says of the clip.
    fn take(&mut self, notes: NotesData) {
        self.notebook.compare(|of| notes.written(of).map(str::to_owned));
        self.notes = Some(notes);
    }
}

impl ReadingRoom {
    /// What is marked in the article.
    pub(super) fn highlights(&self) -> &Highlights {
        &self.margin.highlights
    }

    /// The marked words that are chosen.
    pub(super) fn chosen(&self) -> Option<HighlightId> {
        self.margin.highlights.chosen().map(|marked| marked.id)
    }

    pub(super) fn choose(&mut self, highlight: Option<HighlightId>) {
        self.margin.highlights.choose(highlight);
        if highlight.is_some() {
            self.reader.clear_selection();
        }
    }

    /// Chooses marked words, and scrolls to them unless they are seen.
    pub(super) fn show_highlight(&mut self, highlight: HighlightId) {
        self.choose(Some(highlight));
        let place = self.open.as_ref().and_then(|reading| self.margin.highlights.place(highlight, reading));
        if let Some(place) = place.filter(|place| !self.reader.sees(*place, self.pane())) {
            self.reader.show(place);
        }
    }

    pub(super) fn has_selection(&self) -> bool {
        self.reader.has_selection()
    }

    /// Which words commands are about; none while the article is corrected, when more is drawn than it says.
    pub(super) fn pointed(&self) -> Pointed {
        if self.corrects() {
            Pointed::Nothing
        } else if self.has_selection() {
            Pointed::Selected
        } else if self.chosen().is_some() {
            Pointed::Marked
        } else {
            Pointed::Nothing
        }
    }

    /// The selected words are being marked.
    pub(super) fn expect(&mut self, range: Range<usize>, then: Then) {
        self.reader.clear_selection();
        self.margin.expected = Some((range, then));
    }

    /// What is written there, as far as the library says.
    pub(super) fn written(&self, of: NoteOf) -> Option<String> {
        self.margin.notes.as_ref()?.written(of).map(str::to_owned)
    }
}

impl App {
    /// Takes in what is marked and written in the clip that is opened, or read again.
    pub(super) fn take_margin(&mut self, highlights: Highlights, notes: NotesData) {
        let margin = &mut self.reading.margin;
        let chosen = margin.highlights.chosen().map(|marked| marked.id);
        margin.highlights = highlights;
        margin.take(notes);
        let expected = margin.expected.take();
        let made = expected.and_then(|(range, then)| Some((margin.highlights.covering(&range)?, then)));
        margin.highlights.choose(made.map(|(id, _)| id).or(chosen));
        if let Some((highlight, Then::Annotate)) = made {
            self.edit_note(NoteOf::Highlight(highlight));
        }
    }

    /// Reads what is written in the clip that is open while its article is corrected.
    pub(super) fn read_notes(&mut self, clip: ClipId) {
        let Some(lang) = self.reading.open.as_ref().map(|open| open.lang.clone()) else { return };
        let reader = self.backstage.reader();
        let (Ok(note), Ok(all)) = (reader.note(clip), reader.highlights(clip)) else { return };
        self.reading.margin.take(NotesData::new(clip, lang, note.as_deref(), &all));
    }

    /// Another clip is read from now on, or none.
    pub(super) fn leave_margin(&mut self) {
        self.close_note();
        self.reading.margin =
            Margin { notebook: std::mem::take(&mut self.reading.margin.notebook), ..Margin::default() };
    }

    /// Keeps what was typed of a note, and ends typing it.
    pub(super) fn close_note(&mut self) {
        if let Some(act) = self.reading.margin.notebook.close() {
            self.act_on_notes(act);
        }
    }

    /// Opens the panel with the field of a note in it.
    pub(super) fn edit_note(&mut self, of: NoteOf) {
        self.view.notes.open = true;
        let written = self.reading.written(of).unwrap_or_default();
        if let Some(other) = self.reading.margin.notebook.edit(of, &written) {
            self.act_on_notes(other);
        }
    }

    /// The library has kept a note; what waited for that is done.
    pub(super) fn note_kept(&mut self) {
        let margin = &mut self.reading.margin;
        margin.notebook.confirm();
        if !margin.notebook.is_on_its_way() {
            self.commands.extend(margin.taking.take().map(Command::Note));
        }
    }

    /// Draws the panel where it is open; returns the room that is left for the article.
    pub(super) fn notes_ui(&mut self, ui: &mut Ui, pane: Rect) -> Rect {
        if !self.view.notes.open || self.reading.open.is_none() {
            return pane;
        }
        let width = fitting(self.view.notes.width, pane.width());
        let x = (pane.right() - width).round();
        let (article, room) = (pane.with_max_x(x), pane.with_min_x(x));
        let chosen = self.reading.chosen();
        let Some(data) = &self.reading.margin.notes else { return pane };
        let panel = NotesPanel {
            data,
            notebook: &mut self.reading.margin.notebook,
            chosen,
            locale: &self.locale,
            commands: &mut self.commands,
        };
        ui.painter().rect_filled(room, 0.0, Palette::of(ui).list);
        ui.scope_builder(UiBuilder::new().id_salt("notes").max_rect(room), |ui| {
            ui.set_clip_rect(room.intersect(ui.clip_rect()));
            notes_ui(ui, panel);
        });
        let moved = splitter_ui(ui, x, pane, &self.locale.text("splitter-notes"));
        if moved != 0.0 {
            self.view.notes.width = fitting(width - moved, pane.width());
        }
        article
    }

    /// Keeps what was typed before a step is taken back, and before the window closes.
    pub(super) fn keep_note(&mut self) {
        if let Some(act) = self.reading.margin.notebook.keep() {
            self.act_on_notes(act);
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.keep_note();
    }
}

/// A width that leaves the article its least.
fn fitting(width: f32, pane: f32) -> f32 {
    let most = pane - MIN_ARTICLE;
    if most < MIN_PANEL { pane * PART } else { width.clamp(MIN_PANEL, most) }
}

/// What the reader draws of marked words.
pub(super) fn marked(all: &[Highlight]) -> Vec<Marked> {
    let one = |highlight: &Highlight| Marked {
        id: highlight.id,
        tint: highlight.tint,
        range: (!highlight.is_lost()).then(|| highlight.anchor.range()),
        has_note: !highlight.note.is_empty(),
    };
    all.iter().map(one).collect()
}
