//! The window in place of a library that cannot be opened: says why, and that nothing was changed.

use std::path::{Path, PathBuf};

use egui::{Align, CentralPanel, Context, Frame, Label, Layout, RichText, Ui, Vec2, ViewportCommand};

use super::StartError;
use crate::ui::fonts;
use crate::ui::icons::Icon;
use crate::ui::locale::{Language, Locale};
use crate::ui::parts;
use crate::ui::theme::{self, Palette, space};

/// Shows one message and a way out.
pub(super) struct Failed {
    folder: PathBuf,
    reason: String,
    locale: Locale,
}

const WIDTH: f32 = 520.0;
const ICON: f32 = 40.0;

impl Failed {
    pub(super) fn new(ctx: &Context, folder: &Path, error: &StartError, system_language: &str) -> Self {
        let language = Language::of_system(system_language);
        fonts::install(ctx, &language.lang());
        theme::apply(ctx);
        Self { folder: folder.to_owned(), reason: error.to_string(), locale: Locale::new(language) }
    }

    fn message_ui(&self, ui: &mut Ui) {
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
        if parts::accent_button(ui, &self.locale.text("command-quit")).clicked() {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
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
