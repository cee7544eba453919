//! Theme, language and size.

use egui::{Context, Ui};

use super::frame;
use crate::command::{Command, Commands, LanguageChoice, ThemeChoice, Zoom};
use crate::ui::locale::Locale;
use crate::ui::menu;

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    pub theme: ThemeChoice,
    pub language: LanguageChoice,
    pub zoom: f32,
}

const WIDTH: f32 = 420.0;

pub fn settings_ui(ctx: &Context, settings: Settings, locale: &Locale, commands: &mut Commands) {
    frame::dialog(ctx, "settings", WIDTH, &locale.text("settings-heading"), commands, |ui, commands| {
        egui::Grid::new("settings grid").num_columns(2).spacing([24.0, 12.0]).show(ui, |ui| {
            ui.label(locale.text("menu-theme"));
            let themes = [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark];
            let themes = themes.map(|theme| (Command::UseTheme(theme), theme == settings.theme));
            choices(ui, &themes, locale, commands);
            ui.end_row();
            ui.label(locale.text("menu-language"));
            let all = [LanguageChoice::System, LanguageChoice::English, LanguageChoice::SimplifiedChinese];
            let all = all.map(|language| (Command::UseLanguage(language), language == settings.language));
            choices(ui, &all, locale, commands);
            ui.end_row();
            ui.label(locale.text("settings-size"));
            zoom_ui(ui, settings.zoom, locale, commands);
            ui.end_row();
        });
        frame::foot(ui, |ui| frame::close_button(ui, locale, commands));
    });
}

fn choices(ui: &mut Ui, all: &[(Command, bool)], locale: &Locale, commands: &mut Commands) {
    ui.horizontal(|ui| {
        for (command, chosen) in all {
            if ui.selectable_label(*chosen, menu::label(command, locale)).clicked() {
                commands.push(command.clone());
            }
        }
    });
}

fn zoom_ui(ui: &mut Ui, zoom: f32, locale: &Locale, commands: &mut Commands) {
    ui.horizontal(|ui| {
        let mut button = |ui: &mut Ui, sign: &str, zoom: Zoom| {
            let name = menu::label(&Command::Zoom(zoom), locale);
            if ui.button(sign).on_hover_text(name.as_str()).accessible_name(name).clicked() {
                commands.push(Command::Zoom(zoom));
            }
        };
        button(ui, "−", Zoom::Out);
        let percent = (zoom * 100.0).round() as u64;
        ui.label(locale.with("status-zoom", &[("percent", percent.into())]));
        button(ui, "+", Zoom::In);
    });
}
