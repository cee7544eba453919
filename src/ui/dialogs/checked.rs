//! What a check of the library has found: which clips are damaged, what to do, and every finding.

use egui::{Context, Label, RichText, ScrollArea};

use super::frame;
use crate::command::{Command, Commands, Dialog};
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::theme::{Palette, space};

/// What the dialog shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckSheet {
    /// Clips with damaged content.
    pub damaged: usize,
    /// Of the first of them.
    pub headlines: Vec<String>,
    /// A sentence each.
    pub findings: Vec<String>,
}

const WIDTH: f32 = 560.0;
const MOST_HEIGHT: f32 = 220.0;

impl CheckSheet {
    /// The sentence that names the damaged clips.
    #[must_use]
    pub fn summary(&self, locale: &Locale) -> String {
        if self.damaged == 0 {
            return locale.with("checked-no-clips", &[("findings", self.findings.len().into())]);
        }
        locale.with("checked-clips", &[("count", self.damaged.into())])
    }

    /// All of it, to be copied.
    fn as_text(&self, locale: &Locale) -> String {
        let lines = self.headlines.iter().chain(&self.findings).map(String::as_str);
        std::iter::once(self.summary(locale).as_str()).chain(lines).collect::<Vec<_>>().join("\n")
    }
}

/// Draws the dialog.
pub fn checked_ui(ctx: &Context, sheet: &CheckSheet, locale: &Locale, commands: &mut Commands) {
    let heading = locale.text("checked-heading");
    frame::dialog(ctx, "checked", WIDTH, &heading, commands, |ui, commands| {
        ui.label(sheet.summary(locale));
        ScrollArea::vertical().max_height(MOST_HEIGHT).auto_shrink([false, true]).show(ui, |ui| {
            let more = sheet.damaged.saturating_sub(sheet.headlines.len());
            for headline in &sheet.headlines {
                ui.add(Label::new(RichText::new(headline).strong()).wrap());
            }
            if more > 0 && !sheet.headlines.is_empty() {
                ui.label(locale.with("checked-more", &[("count", more.into())]));
            }
            ui.add_space(space::S);
            for finding in &sheet.findings {
                let words = RichText::new(finding).color(Palette::of(ui).soft).font(parts::small_font());
                ui.add(Label::new(words).wrap());
            }
        });
        ui.label(locale.text("checked-what-to-do"));
        frame::foot(ui, |ui| {
            frame::close_button(ui, locale, commands);
            if ui.button(locale.text("command-copy")).clicked() {
                commands.push(Command::CopyText(sheet.as_text(locale)));
            }
            let backups = Command::Open(Dialog::Backups);
            if ui.button(menu::label(&backups, locale)).clicked() {
                commands.push(backups);
            }
        });
    });
}
