//! The keyboard shortcuts, from the same table that the keys are read by.

use egui::{Context, Grid, RichText, ScrollArea};

use super::frame;
use crate::command::{Command, Commands};
use crate::ui::keys;
use crate::ui::locale::Locale;
use crate::ui::theme::Palette;

const WIDTH: f32 = 440.0;

pub fn shortcuts_ui(ctx: &Context, locale: &Locale, commands: &mut Commands) {
    frame::dialog(ctx, "shortcuts", WIDTH, &locale.text("command-shortcuts"), commands, |ui, commands| {
        let soft = Palette::of(ui).soft;
        let height = ctx.content_rect().height() * 0.6;
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            Grid::new("shortcuts grid").num_columns(2).striped(false).spacing([32.0, 8.0]).show(ui, |ui| {
                for (words, keys) in table(ctx, locale) {
                    ui.label(words);
                    ui.label(RichText::new(keys).color(soft));
                    ui.end_row();
                }
            });
        });
        frame::foot(ui, |ui| frame::close_button(ui, locale, commands));
    });
}

/// A line for each label, with all the keys of its commands.
fn table(ctx: &Context, locale: &Locale) -> Vec<(String, String)> {
    let mut lines: Vec<(&str, Vec<String>)> = Vec::new();
    for face in Command::with_keys().into_iter().filter_map(|command| command.face()) {
        let keys = face.shortcuts.iter().map(|keys| keys::written(ctx, *keys));
        match lines.iter_mut().find(|(label, _)| *label == face.label) {
            Some((_, there)) => there.extend(keys),
            None => lines.push((face.label, keys.collect())),
        }
    }
    lines.into_iter().map(|(label, keys)| (locale.text(label), keys.join("   "))).collect()
}
