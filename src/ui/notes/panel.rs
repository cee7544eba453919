//! Draws the notes of the clip that is read.

use std::time::Duration;

use egui::text::TextFormat;
use egui::{
    Frame, Id, Key, Label, Margin, Modifiers, Rect, Response, RichText, Role, ScrollArea, Sense, Stroke,
    StrokeKind, TextEdit, Ui, Vec2, WidgetInfo, vec2,
};

use super::data::{MarkedWords, Note, NotesData};
use super::notebook::Notebook;
use crate::article::Lang;
use crate::command::{Command, Commands, HighlightAct, HighlightId, NoteAct, NoteOf};
use crate::ui::fonts;
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::reader::SetNote;
use crate::ui::theme::{Palette, size, space};

/// Rows that are shown of marked words; all of them stand in the article.
const QUOTE_ROWS: usize = 5;
const QUOTE_LINE: f32 = 20.0;
const FIELD_ROWS: usize = 3;
const HEAD_BUTTON: f32 = 26.0;

/// What the panel shows, and where intentions go.
pub struct NotesPanel<'a> {
    pub data: &'a NotesData,
    pub notebook: &'a mut Notebook,
    /// The marked words that are chosen.
    pub chosen: Option<HighlightId>,
    pub locale: &'a Locale,
    pub commands: &'a mut Commands,
}

/// By what the panel is known to the keyboard's focus.
#[must_use]
pub fn notes_id() -> Id {
    Id::unique("notes panel")
}

/// Draws the panel over all of `ui`.
pub fn notes_ui(ui: &mut Ui, mut panel: NotesPanel<'_>) {
    let pane = ui.max_rect();
    let response = ui.interact(pane, notes_id(), Sense::focusable_noninteractive());
    let name = panel.locale.text("note-panel");
    response.widget_info(|| WidgetInfo::labeled(Role::Pane, true, &name));
    let margin = Margin::symmetric(space::L as i8, space::M as i8);
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        panel.head_ui(ui);
        ui.add_space(space::S);
        let area = ScrollArea::vertical().id_salt(("notes", panel.data.clip)).auto_shrink(false);
        area.show(ui, |ui| panel.content_ui(ui));
    });
    parts::pane_ring(ui, pane, notes_id());
}

impl NotesPanel<'_> {
    /// The name of the panel, and what can be done with all of it.
    fn head_ui(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD_BUTTON), Sense::hover());
        let acts =
            [(Icon::Cross, NoteAct::Panel), (Icon::Import, NoteAct::Save), (Icon::Already, NoteAct::Copy)];
        let mut right = rect.right();
        for (icon, act) in acts {
            let command = Command::Note(act);
            let place =
                Rect::from_min_size(egui::pos2(right - HEAD_BUTTON, rect.top()), Vec2::splat(HEAD_BUTTON));
            right = place.left();
            let label = match command {
                Command::Note(NoteAct::Panel) => self.locale.text("note-panel-close"),
                _ => menu::label(&command, self.locale),
            };
            if parts::icon_button(ui, place, icon, &label).clicked() {
                self.commands.push(command);
            }
        }
        let title = self.locale.text("note-panel");
        let room = right - rect.left() - space::S;
        let title = parts::one_line(ui, &title, parts::title_font(), palette.ink, room);
        let at = egui::pos2(rect.left(), rect.center().y - title.size().y / 2.0);
        ui.painter().galley(at, title, palette.ink);
    }

    fn content_ui(&mut self, ui: &mut Ui) {
        let data = self.data;
        self.note_ui(ui, NoteOf::Clip(data.clip), &data.note, true);
        ui.add_space(space::L);
        let standing = data.parts(false).count();
        if standing > 0 {
            heading_ui(ui, &self.locale.with("note-marked", &[("count", standing.into())]));
        } else {
            let words = RichText::new(self.locale.text("note-nothing-marked"));
            let words = words.font(parts::body_font()).color(Palette::of(ui).soft);
            ui.add(Label::new(words).wrap());
        }
        data.parts(false).for_each(|marked| self.marked_ui(ui, marked));
        let lost = data.parts(true).count();
        if lost > 0 {
            ui.add_space(space::M);
            heading_ui(ui, &self.locale.with("note-lost", &[("count", lost.into())]));
            let why = RichText::new(self.locale.text("note-lost-why"));
            ui.add(Label::new(why.font(parts::small_font()).color(Palette::of(ui).soft)).wrap());
            ui.add_space(space::S);
            data.parts(true).for_each(|marked| self.marked_ui(ui, marked));
        }
        ui.add_space(space::XL);
    }

    /// Marked words, and the note on them.
    fn marked_ui(&mut self, ui: &mut Ui, marked: &MarkedWords) {
        let is_chosen = self.chosen == Some(marked.id);
        let response = quote_ui(ui, marked, is_chosen, &self.data.lang, self.locale);
        let choose = if response.clicked() && !marked.is_lost {
            Some(HighlightAct::Show(marked.id))
        } else if response.clicked() || response.secondary_clicked() || response.gained_focus() {
            Some(HighlightAct::Choose(Some(marked.id)))
        } else {
            None
        };
        self.commands.extend(choose.map(Command::Highlight));
        response.context_menu(|ui| {
            menu::roomy(ui);
            for act in HighlightAct::of_words() {
                menu::item_ui(ui, Command::Highlight(act), true, self.locale, self.commands);
            }
            menu::item_ui(ui, Command::Note(NoteAct::Annotate), true, self.locale, self.commands);
        });
        self.note_ui(ui, NoteOf::Highlight(marked.id), &marked.note, is_chosen);
        ui.add_space(space::M);
    }

    /// A note in its field while it is typed, else as it is read; where there is none, `offers` says whether one can
    /// be begun here.
    fn note_ui(&mut self, ui: &mut Ui, of: NoteOf, note: &Note, offers: bool) {
        let (id, now) = (ui.scope_id().with(("note", of)), ui.input(|input| input.time));
        if let Some(editing) = self.notebook.editing_mut(of) {
            let name = self.locale.text(match of {
                NoteOf::Clip(_) => "note-field-clip",
                NoteOf::Highlight(_) => "note-field-words",
            });
            ui.add_space(space::XS);
            // Enter alone begins a new line.
            let is_done = ui.memory(|memory| memory.has_focus(id))
                && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
            let field = TextEdit::multiline(&mut editing.text)
                .id(id)
                // Its words stand where they stand when it is read.
                .margin(Margin::symmetric(space::S as i8, space::XS as i8))
                .desired_rows(FIELD_ROWS)
                .desired_width(f32::INFINITY)
                .hint_text(self.locale.text("note-field-hint"));
            let response = ui.add(field).accessible_name(name);
            if std::mem::take(&mut editing.takes_keys) {
                response.request_focus();
                response.scroll_to_me(None);
            }
            if response.changed() {
                editing.typed(now);
            }
            let rests_in = editing.rests_in(now);
            let act = if is_done || response.lost_focus() {
                // The key that ends the note ends nothing else.
                ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
                self.notebook.close()
            } else if rests_in == Some(0.0) {
                self.notebook.keep()
            } else {
                if let Some(rest) = rests_in {
                    ui.ctx().request_repaint_after(Duration::from_secs_f64(rest));
                }
                None
            };
            self.commands.extend(act.map(Command::Note));
            return;
        }
        if note.is_empty() && !offers {
            return;
        }
        ui.add_space(space::XS);
        if self.read_ui(ui, id, note).clicked() {
            self.commands.push(Command::Note(NoteAct::Edit(of)));
        }
    }

    /// A note as it is read, or the words that offer to write one. A click, or Enter, lets it be typed.
    fn read_ui(&mut self, ui: &mut Ui, id: Id, note: &Note) -> Response {
        let palette = Palette::of(ui);
        let padding = vec2(space::S, space::XS);
        let width = ui.available_width() - 2.0 * padding.x;
        let offer = self.locale.text("note-write");
        let set = SetNote::new(ui, &note.blocks, &self.data.lang, width);
        let empty =
            note.is_empty().then(|| parts::one_line(ui, &offer, parts::body_font(), palette.soft, width));
        let height = empty.as_ref().map_or(set.height, |words| words.size().y);
        let size = vec2(ui.available_width(), height + 2.0 * padding.y);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let response = ui.interact(rect, id, Sense::click());
        let name = match &empty {
            Some(_) => offer,
            None => self.locale.with("note-name", &[("words", set.words.as_str().into())]),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.hovered() || response.has_focus() {
            outline(ui, rect, response.has_focus());
        }
        match empty {
            Some(words) => {
                ui.painter().galley(rect.min + padding, words, palette.soft);
            }
            None if ui.is_rect_visible(rect) => {
                set.paint(ui, id, rect.min + padding, self.locale, self.commands);
            }
            None => {}
        }
        response
    }
}

/// Marked words on a ground of their colour; lost ones on the ground of what is not there.
fn quote_ui(ui: &mut Ui, marked: &MarkedWords, is_chosen: bool, lang: &Lang, locale: &Locale) -> Response {
    let palette = Palette::of(ui);
    let padding = vec2(space::S, 6.0);
    let ink = if marked.is_lost { palette.soft } else { palette.ink };
    let format = TextFormat {
        font_id: egui::FontId::new(size::BODY, fonts::fonts_for(lang).regular),
        color: ink,
        line_height: Some(QUOTE_LINE),
        ..TextFormat::default()
    };
    let width = ui.available_width() - 2.0 * padding.x;
    let words = parts::lines(ui, &marked.quote, format, width, QUOTE_ROWS);
    let size = vec2(ui.available_width(), words.size().y + 2.0 * padding.y);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("marked", marked.id.0)), Sense::click());
    let colour = locale.text(crate::command::tint_name(marked.tint));
    let (colour, quote) = (("colour", colour.into()), ("words", marked.quote.as_str().into()));
    let name =
        locale.with(if marked.is_lost { "note-lost-name" } else { "note-marked-name" }, &[colour, quote]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let corner = f32::from(size::CORNER);
    let tint = palette.tint(marked.tint);
    if marked.is_lost {
        ui.painter().rect_filled(rect, corner, palette.inset);
        let bar = Rect::from_min_size(rect.min, vec2(space::XS, rect.height()));
        ui.painter().rect_filled(bar, corner, tint);
    } else {
        ui.painter().rect_filled(rect, corner, tint);
    }
    if is_chosen || response.hovered() || response.has_focus() {
        outline(ui, rect, is_chosen || response.has_focus());
    }
    ui.painter().galley(rect.min + padding, words, ink);
    response
}

fn outline(ui: &Ui, rect: Rect, strong: bool) {
    let palette = Palette::of(ui);
    let stroke = if strong {
        Stroke::new(size::FOCUS_RING, palette.accent)
    } else {
        Stroke::new(size::RULE, palette.outline)
    };
    ui.painter().rect_stroke(rect, f32::from(size::CORNER), stroke, StrokeKind::Inside);
}

fn heading_ui(ui: &mut Ui, words: &str) {
    let words = RichText::new(words).font(parts::bold_font()).color(Palette::of(ui).soft);
    ui.label(words);
    ui.add_space(space::S);
}
