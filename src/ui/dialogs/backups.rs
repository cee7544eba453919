//! The backups of the library, and what each would bring back.

use egui::{Button, Context, RichText, ScrollArea, Ui};

use super::frame;
use crate::command::{BackupAct, Command, Commands};
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::theme::{Palette, space};

/// What the dialog shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BackupsData {
    /// Newest first; `None` while they are looked for.
    pub rows: Option<Vec<BackupRow>>,
    pub chosen: Option<u64>,
    /// Of the chosen one, once it is read.
    pub preview: Option<BackupPreview>,
    /// A backup is being made.
    pub runs: bool,
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupRow {
    pub number: u64,
    /// Day and time as the reader's clock has them.
    pub made: String,
    /// The key of the message that says why it was made.
    pub reason: &'static str,
}

/// What a restore would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupPreview {
    pub clips: u64,
    pub trashed: u64,
    pub collections: u64,
    /// Headline of the clip that was filed last.
    pub newest: Option<String>,
    /// Clips that come back, and clips of now that are not in it.
    pub difference: Option<(u64, u64)>,
}

const WIDTH: f32 = 520.0;
const MOST_HEIGHT: f32 = 240.0;

/// Draws the dialog.
pub fn backups_ui(ctx: &Context, data: &BackupsData, locale: &Locale, commands: &mut Commands) {
    let heading = locale.text("backups-heading");
    frame::dialog(ctx, "backups", WIDTH, &heading, commands, |ui, commands| {
        ui.label(RichText::new(locale.text("backups-words")).color(Palette::of(ui).soft));
        match &data.rows {
            None => {}
            Some(rows) if rows.is_empty() => {
                ui.label(locale.text("backups-none"));
            }
            Some(rows) => rows_ui(ui, rows, data.chosen, locale, commands),
        }
        if let Some(preview) = &data.preview {
            ui.add_space(space::S);
            preview_ui(ui, preview, locale);
        }
        frame::foot(ui, |ui| {
            frame::close_button(ui, locale, commands);
            let restore = Button::new(locale.text("backups-restore"));
            let chosen = data.chosen.filter(|_| data.preview.is_some());
            if ui.add_enabled(chosen.is_some(), restore).clicked()
                && let Some(number) = chosen
            {
                commands.push(Command::Backup(BackupAct::Restore(number)));
            }
            back_up_button(ui, data.runs, locale, commands);
        });
    });
}

/// Says when the last backup was made, and offers another; a part of the settings.
pub(super) fn last_backup_ui(ui: &mut Ui, data: &BackupsData, locale: &Locale, commands: &mut Commands) {
    ui.label(match data.rows.as_ref().map(|rows| rows.first()) {
        None => locale.text("backups-looking"),
        Some(None) => locale.text("backups-none"),
        Some(Some(last)) => last.made.clone(),
    });
    back_up_button(ui, data.runs, locale, commands);
    let backups = Command::Open(crate::command::Dialog::Backups);
    if ui.button(menu::label(&backups, locale)).clicked() {
        commands.push(backups);
    }
}

fn back_up_button(ui: &mut Ui, runs: bool, locale: &Locale, commands: &mut Commands) {
    if ui.add_enabled(!runs, Button::new(menu::label(&Command::Backup(BackupAct::Make), locale))).clicked() {
        commands.push(Command::Backup(BackupAct::Make));
    }
}

fn rows_ui(ui: &mut Ui, rows: &[BackupRow], chosen: Option<u64>, locale: &Locale, commands: &mut Commands) {
    let height = ui.text_style_height(&egui::TextStyle::Button) + 2.0 * ui.spacing().button_padding.y;
    ScrollArea::vertical()
        .max_height(frame::list_height(ui, MOST_HEIGHT))
        .auto_shrink([false, true])
        .show_rows(ui, height, rows.len(), |ui, range| {
            for row in rows.get(range).unwrap_or_default() {
                let words = format!("{}   {}", row.made, locale.text(row.reason));
                if ui.selectable_label(chosen == Some(row.number), words).clicked() {
                    commands.push(Command::Backup(BackupAct::Choose(row.number)));
                }
            }
        });
}

fn preview_ui(ui: &mut Ui, preview: &BackupPreview, locale: &Locale) {
    let counts = [
        ("clips", preview.clips.into()),
        ("trashed", preview.trashed.into()),
        ("collections", preview.collections.into()),
    ];
    ui.label(locale.with("backups-holds", &counts));
    if let Some(newest) = &preview.newest {
        ui.label(locale.with("backups-newest", &[("headline", newest.as_str().into())]));
    }
    if let Some((back, go)) = preview.difference {
        ui.label(locale.with("backups-differs", &[("back", back.into()), ("go", go.into())]));
    }
    ui.label(
        RichText::new(locale.text("backups-kept")).color(Palette::of(ui).soft).font(parts::small_font()),
    );
}
