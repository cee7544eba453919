//! What this program is.

use egui::{Context, RichText};

use super::frame;
use crate::command::Commands;
use crate::ui::locale::Locale;
use crate::ui::theme::Palette;

const WIDTH: f32 = 380.0;

pub fn about_ui(ctx: &Context, library: &str, locale: &Locale, commands: &mut Commands) {
    let heading = locale.with("about-heading", &[("version", env!("CARGO_PKG_VERSION").into())]);
    frame::dialog(ctx, "about", WIDTH, &heading, commands, |ui, commands| {
        let soft = Palette::of(ui).soft;
        ui.label(locale.text("about-words"));
        ui.label(RichText::new(locale.text("about-fonts")).color(soft));
        ui.label(RichText::new(locale.with("about-library", &[("folder", library.into())])).color(soft));
        frame::foot(ui, |ui| frame::close_button(ui, locale, commands));
    });
}
