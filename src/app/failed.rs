//! The window in place of a library that cannot be opened: says why, and that nothing was changed.

use std::path::{Path, PathBuf};

use egui::{Align, CentralPanel, Context, Frame, Label, Layout, RichText, Ui, Vec2, ViewportCommand};

use super::StartError;
use super::acts::moment;
use super::errand::Errand;
use crate::jobs::sentence;
use crate::library::backup::{self, Backup};
use crate::ui::fonts;
use crate::ui::icons::Icon;
use crate::ui::locale::{Language, Locale};
use crate::ui::parts;
use crate::ui::theme::{self, Palette, space};

/// Shows one message and the ways out.
pub(super) struct Failed {
    folder: PathBuf,
    reason: String,
    /// The newest backup, where one would help.
    backup: Option<Backup>,
    can_be_salvaged: bool,
    /// What the user has chosen.
    pub(super) way: Option<Way>,
    locale: Locale,
}

/// A way out.
pub(super) enum Way {
    Errand(Errand),
    ShowFolder,
}

const WIDTH: f32 = 520.0;
const ICON: f32 = 40.0;

impl Failed {
    pub(super) fn new(ctx: &Context, folder: &Path, error: &StartError, system_language: &str) -> Self {
        let language = Language::of_system(system_language);
        fonts::install(ctx, &language.lang());
        theme::apply(ctx);
        // A newer program can read what this one cannot, and a disk that is full comes round.
        let is_lost = error.is_of_the_files();
        let backup = backup::best(&backup::list(&backup::folder_of(folder))).cloned().filter(|_| is_lost);
        let locale = Locale::new(language);
        let (folder, reason) = (folder.to_owned(), sentence(error));
        Self { folder, reason, backup, can_be_salvaged: is_lost, way: None, locale }
    }

    fn ways_ui(&mut self, ui: &mut Ui) {
        if let Some(backup) = &self.backup {
            let when = moment(backup.made_at, &self.locale);
            let words = self.locale.with("start-restore", &[("when", when.into())]);
            if parts::accent_button(ui, &words).clicked() {
                self.way = Some(Way::Errand(Errand::Restore(backup.path.clone())));
            }
            ui.add_space(space::S);
        }
        if self.can_be_salvaged {
            if ui.button(self.locale.text("start-salvage")).clicked() {
                self.way = Some(Way::Errand(Errand::Salvage));
            }
            ui.label(RichText::new(self.locale.text("start-kept")).color(Palette::of(ui).soft));
            ui.add_space(space::S);
        }
        if ui.button(self.locale.text("command-show-library-folder")).clicked() {
            self.way = Some(Way::ShowFolder);
        }
        ui.add_space(space::S);
        if ui.button(self.locale.text("command-quit")).clicked() {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn message_ui(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui);
        let words = |text: String| RichText::new(text).color(palette.soft);
        ui.set_max_width(WIDTH);
        ui.add_space(ui.available_height() * 0.2);
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(ICON), egui::Sense::hover());
        Icon::Warning.paint(ui.painter(), rect, palette.error);
        ui.add_space(space::M);
        ui.heading(self.locale.text("start-failed"));
        ui.add_space(space::S);
        ui.add(Label::new(self.reason.as_str()).wrap());
        ui.add_space(space::S);
        let folder = self.folder.display().to_string();
        ui.add(
            Label::new(words(self.locale.with("start-failed-folder", &[("folder", folder.into())]))).wrap(),
        );
        ui.label(words(self.locale.text("start-failed-safe")));
        ui.add_space(space::L);
        self.ways_ui(ui);
    }
}

impl eframe::App for Failed {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let palette = Palette::of(ui);
        let frame = Frame::NONE.fill(palette.paper).inner_margin(space::XL);
        CentralPanel::default().frame(frame).show(ui, |ui| {
            ui.with_layout(Layout::top_down(Align::Center), |ui| self.message_ui(ui));
        });
    }
}
