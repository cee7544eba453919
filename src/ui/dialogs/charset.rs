//! How a garbled page begins in each charset that makes sense of it, and the choice of one.

use egui::{Context, Frame, Key, Label, Margin, Modifiers, RichText, ScrollArea, Ui};

use super::frame;
use crate::command::{AgainAct, Command, Commands};
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::theme::{Palette, size, space};

/// What the dialog shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CharsetsSheet {
    /// `None` while the page is read.
    pub rows: Option<Vec<CharsetRow>>,
    pub chosen: usize,
}

/// A charset, and how the page begins in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharsetRow {
    /// None where the page itself says it.
    pub charset: Option<String>,
    /// The headline and the first lines.
    pub lines: Vec<String>,
}

const WIDTH: f32 = 680.0;
const LIST_HEIGHT: f32 = 260.0;

/// Draws the dialog. Up and Down choose, Enter uses what is chosen.
pub fn charsets_ui(ctx: &Context, sheet: &mut CharsetsSheet, locale: &Locale, commands: &mut Commands) {
    frame::dialog(ctx, "charsets", WIDTH, &locale.text("charset-heading"), commands, |ui, commands| {
        let uses = Command::Again(AgainAct::UseCharset);
        let Some(rows) = &sheet.rows else {
            ui.label(locale.text("charset-reading"));
            frame::foot(ui, |ui| frame::close_button(ui, locale, commands));
            return;
        };
        ui.label(RichText::new(locale.text("charset-words")).color(Palette::of(ui).soft));
        let (by_key, entered) = keys(ui, sheet.chosen, rows.len());
        let mut chosen = by_key.unwrap_or(sheet.chosen);
        let most = frame::list_height(ui, LIST_HEIGHT);
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            for (at, row) in rows.iter().enumerate() {
                let response = ui.selectable_label(at == chosen, name(row, locale));
                if response.clicked() {
                    chosen = at;
                }
                if by_key == Some(at) {
                    response.scroll_to_me(None);
                }
            }
        });
        if let Some(row) = rows.get(chosen) {
            preview_ui(ui, row, locale);
        }
        sheet.chosen = chosen;
        frame::foot(ui, |ui| {
            if parts::accent_button(ui, &menu::label(&uses, locale)).clicked() || entered {
                commands.push(uses);
            }
            frame::cancel_button(ui, locale, commands);
        });
    });
}

/// The row that an arrow leads to, and whether Enter was pressed with nothing focused that takes it.
fn keys(ui: &Ui, chosen: usize, count: usize) -> (Option<usize>, bool) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (up, down) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown));
    let to = match (up, down) {
        (true, _) => Some(chosen.saturating_sub(1)),
        (_, true) => Some((chosen + 1).min(count.saturating_sub(1))),
        _ => None,
    };
    let is_free = ui.memory(|memory| memory.focused().is_none());
    (to, is_free && pressed(Key::Enter))
}

fn name(row: &CharsetRow, locale: &Locale) -> String {
    let charset = row.charset.clone().unwrap_or_else(|| locale.text("charset-as-found"));
    let first = row.lines.first().map(String::as_str).unwrap_or_default();
    locale.with("charset-row", &[("charset", charset.into()), ("words", first.into())])
}

/// The beginning of the page, set like an article's.
fn preview_ui(ui: &mut Ui, row: &CharsetRow, locale: &Locale) {
    let palette = Palette::of(ui);
    let look = Frame::NONE.fill(palette.paper).inner_margin(Margin::same(space::L as i8));
    look.corner_radius(size::CORNER).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if row.lines.is_empty() {
            ui.label(RichText::new(locale.text("charset-nothing")).color(palette.soft));
        }
        for (at, line) in row.lines.iter().enumerate() {
            let font = if at == 0 { parts::title_font() } else { parts::body_font() };
            ui.add(Label::new(RichText::new(line).font(font).color(palette.ink)).wrap());
        }
    });
}
