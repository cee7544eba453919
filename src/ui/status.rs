//! The line at the foot of the window: what is selected, and an import while it runs.

use egui::{Align, Button, Layout, ProgressBar, RichText, Ui};

use crate::command::{AgainAct, BackupAct, Command, Commands};
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::theme::{Palette, space};

/// What the line says.
pub struct Status<'a> {
    pub selected: usize,
    pub listed: usize,
    /// 1.0 is the system's size; another is shown.
    pub zoom: f32,
    pub progress: Option<Progress>,
    pub locale: &'a Locale,
    pub commands: &'a mut Commands,
}

/// How far something is that takes its time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    /// 0 while pages are still looked for.
    pub total: usize,
    pub work: Work,
    /// It was cancelled and is about to end.
    pub stops: bool,
}

/// What takes its time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Work {
    #[default]
    Import,
    /// Pages that were kept are extracted again.
    Extraction,
    /// The library is compared with what was written.
    Check,
}

const BAR_WIDTH: f32 = 180.0;

/// Draws the line.
pub fn status_ui(ui: &mut Ui, status: &mut Status<'_>) {
    let palette = Palette::of(ui);
    let small = |words: String| RichText::new(words).font(parts::small_font()).color(palette.soft);
    let locale = status.locale;
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let key = if status.selected > 1 { "status-selected" } else { "status-listed" };
        let args = [("selected", status.selected.into()), ("count", status.listed.into())];
        let words = if status.selected > 1 { locale.with(key, &args) } else { locale.with(key, &args[1..]) };
        ui.label(small(words));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if (status.zoom - 1.0).abs() > 0.01 {
                let percent = (status.zoom * 100.0).round() as u64;
                ui.label(small(locale.with("status-zoom", &[("percent", percent.into())])));
                ui.add_space(space::M);
            }
            if let Some(progress) = status.progress {
                progress_ui(ui, progress, locale, status.commands);
            }
        });
    });
}

/// From right to left: cancel, bar, words.
fn progress_ui(ui: &mut Ui, progress: Progress, locale: &Locale, commands: &mut Commands) {
    let palette = Palette::of(ui);
    let stop = match progress.work {
        Work::Import => Command::CancelImport,
        Work::Extraction => Command::Again(AgainAct::Stop),
        Work::Check => Command::Backup(BackupAct::StopCheck),
    };
    let cancel = RichText::new(menu::label(&stop, locale)).font(parts::small_font());
    if ui.add_enabled(!progress.stops, Button::new(cancel).small()).clicked() {
        commands.push(stop);
    }
    let share = progress.done as f32 / progress.total.max(1) as f32;
    let args = [("done", progress.done.into()), ("total", progress.total.into())];
    let words = match progress.work {
        Work::Import if progress.stops => locale.text("status-cancelling"),
        Work::Import if progress.total == 0 => locale.text("status-looking"),
        Work::Import => locale.with("status-importing", &args),
        Work::Extraction => locale.with("status-extracting", &args),
        Work::Check => {
            let percent = (share * 100.0).floor() as u64;
            locale.with("status-checking", &[("percent", percent.into())])
        }
    };
    ui.add(ProgressBar::new(share).desired_width(BAR_WIDTH).desired_height(6.0).fill(palette.accent))
        .accessible_name(words.as_str());
    ui.label(RichText::new(words).font(parts::small_font()).color(palette.ink));
}
