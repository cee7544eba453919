//! What the reader says when no clip is open.

use egui::{Button, RichText, Ui};

use super::desk::Desk;
use crate::command::Command;
use crate::ui::theme::{Palette, size, space};

/// The words are no wider than they read well.
const WIDTH: f32 = 420.0;

pub(super) fn empty_ui(ui: &mut Ui, desk: &mut Desk<'_>) {
    let palette = Palette::of(ui);
    let locale = desk.locale;
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 3.0 - size::HEADING).max(space::XL));
        ui.set_max_width(WIDTH.min(ui.available_width() - 2.0 * space::XL));
        ui.heading(locale.text("reader-nothing-open"));
        ui.add_space(space::S);
        if let Some(clip) = desk.unopened {
            ui.label(locale.text("reader-not-opened"));
            ui.add_space(space::M);
            if ui.add(Button::new(locale.text("reader-open-last"))).clicked() {
                desk.commands.push(Command::Reveal(clip));
            }
            return;
        }
        ui.label(locale.text("reader-nothing-open-how"));
        ui.add_space(space::M);
        ui.label(RichText::new(locale.text("reader-nothing-open-slots")).color(palette.soft));
    });
}
