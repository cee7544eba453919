//! What the reader says when no clip is open.

use egui::{RichText, Ui};

use crate::ui::locale::Locale;
use crate::ui::theme::{Palette, size, space};

/// The words are no wider than they read well.
const WIDTH: f32 = 420.0;

pub(super) fn empty_ui(ui: &mut Ui, locale: &Locale) {
    let palette = Palette::of(ui);
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 3.0 - size::HEADING).max(space::XL));
        ui.set_max_width(WIDTH.min(ui.available_width() - 2.0 * space::XL));
        ui.heading(locale.text("reader-nothing-open"));
        ui.add_space(space::S);
        ui.label(locale.text("reader-nothing-open-how"));
        ui.add_space(space::M);
        ui.label(RichText::new(locale.text("reader-nothing-open-slots")).color(palette.soft));
    });
}
