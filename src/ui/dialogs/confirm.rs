//! Asks before something that cannot be taken back.

use egui::Context;

use super::frame;
use crate::command::{Command, Commands};
use crate::ui::locale::Locale;
use crate::ui::parts;

/// What is asked, and what is done then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirm {
    /// Key of the question.
    pub heading: &'static str,
    /// What would happen, in a sentence.
    pub words: String,
    /// Key of the button that does it.
    pub act: &'static str,
    pub command: Command,
}

const WIDTH: f32 = 420.0;

/// Draws the question; Escape and the first button leave everything as it is.
pub fn confirm_ui(ctx: &Context, confirm: &Confirm, locale: &Locale, commands: &mut Commands) {
    frame::dialog(ctx, "confirm", WIDTH, &locale.text(confirm.heading), commands, |ui, commands| {
        ui.label(confirm.words.as_str());
        frame::foot(ui, |ui| {
            if parts::accent_button(ui, &locale.text(confirm.act)).clicked() {
                commands.push(Command::CloseDialog);
                commands.push(confirm.command.clone());
            }
            let cancel = ui.button(locale.text("command-cancel"));
            // Enter pressed without reading does nothing that cannot be taken back.
            if ui.memory(|memory| memory.focused().is_none()) {
                cancel.request_focus();
            }
            if cancel.clicked() {
                commands.push(Command::CloseDialog);
            }
        });
    });
}
