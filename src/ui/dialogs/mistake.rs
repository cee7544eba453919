//! A mistake of the program ended its last start: what that means for the library, and where the report is.

use egui::{Context, RichText};

use super::frame;
use crate::command::{Command, Commands};
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::theme::Palette;

const WIDTH: f32 = 460.0;

pub fn mistake_ui(ctx: &Context, report: &str, locale: &Locale, commands: &mut Commands) {
    frame::dialog(ctx, "mistake", WIDTH, &locale.text("mistake-heading"), commands, |ui, commands| {
        ui.label(locale.text("mistake-words"));
        ui.label(RichText::new(report).color(Palette::of(ui).soft));
        frame::foot(ui, |ui| {
            frame::close_button(ui, locale, commands);
            if ui.button(menu::label(&Command::ShowLibraryFolder, locale)).clicked() {
                commands.push(Command::ShowLibraryFolder);
            }
        });
    });
}
