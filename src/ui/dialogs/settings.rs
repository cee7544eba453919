//! Theme, language, size, and how articles are set.

use egui::{Context, RichText, Ui};

use super::backups::{self, BackupsData};
use super::frame;
use crate::command::{
    Breadth, Command, Commands, Dialog, LanguageChoice, Leading, Margin, Paragraphs, ThemeChoice, Typeset,
    Typography, Zoom,
};
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::theme::{Palette, space};

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings<'a> {
    pub theme: ThemeChoice,
    pub language: LanguageChoice,
    pub zoom: f32,
    pub typography: Typography,
    pub backups: &'a BackupsData,
    /// How many decisions there are for sites.
    pub site_rules: usize,
}

const WIDTH: f32 = 560.0;

pub fn settings_ui(ctx: &Context, settings: &Settings, locale: &Locale, commands: &mut Commands) {
    frame::dialog(ctx, "settings", WIDTH, &locale.text("settings-heading"), commands, |ui, commands| {
        ui.spacing_mut().item_spacing.y = space::M;
        let all = ThemeChoice::ALL.map(|theme| (Command::UseTheme(theme), theme == settings.theme));
        choices_ui(ui, "menu-theme", &all, locale, commands);
        let all = [LanguageChoice::System, LanguageChoice::English, LanguageChoice::SimplifiedChinese];
        let all = all.map(|language| (Command::UseLanguage(language), language == settings.language));
        choices_ui(ui, "menu-language", &all, locale, commands);
        let value = percent((settings.zoom * 100.0).round() as u64, locale);
        let steps = [Zoom::Out, Zoom::In].map(Command::Zoom);
        steps_ui(ui, "settings-size", &value, steps, locale, commands);
        ui.label(RichText::new(locale.text("settings-text")).color(Palette::of(ui).soft));
        text_ui(ui, settings.typography, locale, commands);
        ui.add_space(space::S);
        frame::row(ui, &locale.text("settings-backup"), |ui| {
            backups::last_backup_ui(ui, settings.backups, locale, commands);
        });
        frame::row(ui, &locale.text("settings-site-rules"), |ui| {
            ui.label(locale.with("settings-site-rules-count", &[("count", settings.site_rules.into())]));
            let rules = Command::Open(Dialog::SiteRules);
            if ui.button(menu::label(&rules, locale)).clicked() {
                commands.push(rules);
            }
        });
        frame::foot(ui, |ui| frame::close_button(ui, locale, commands));
    });
}

/// How articles are set.
fn text_ui(ui: &mut Ui, chosen: Typography, locale: &Locale, commands: &mut Commands) {
    let value = percent(u64::from(chosen.size_percent), locale);
    let steps = [Zoom::Out, Zoom::In].map(|zoom| Command::Typeset(Typeset::Size(zoom)));
    steps_ui(ui, "settings-text-size", &value, steps, locale, commands);
    let value = locale.with("settings-measure-value", &[("count", u64::from(chosen.measure).into())]);
    let steps = [Breadth::Narrower, Breadth::Wider].map(|to| Command::Typeset(Typeset::Measure(to)));
    steps_ui(ui, "settings-measure", &value, steps, locale, commands);
    let all = [Leading::Tight, Leading::Usual, Leading::Airy];
    let all = all.map(|to| (Command::Typeset(Typeset::Leading(to)), to == chosen.leading));
    choices_ui(ui, "settings-leading", &all, locale, commands);
    let all = [Margin::ByLanguage, Margin::Even, Margin::Ragged];
    let all = all.map(|to| (Command::Typeset(Typeset::Margin(to)), to == chosen.margin));
    choices_ui(ui, "settings-margin", &all, locale, commands);
    let all = [Paragraphs::Gaps, Paragraphs::Indents];
    let all = all.map(|to| (Command::Typeset(Typeset::Paragraphs(to)), to == chosen.paragraphs));
    choices_ui(ui, "settings-paragraphs", &all, locale, commands);
}

fn percent(percent: u64, locale: &Locale) -> String {
    locale.with("status-zoom", &[("percent", percent.into())])
}

/// A row: its name, and one of several to choose.
fn choices_ui(ui: &mut Ui, name: &str, all: &[(Command, bool)], locale: &Locale, commands: &mut Commands) {
    frame::row(ui, &locale.text(name), |ui| {
        for (command, chosen) in all {
            if ui.selectable_label(*chosen, menu::label(command, locale)).clicked() {
                commands.push(command.clone());
            }
        }
    });
}

/// A row: its name, and a value to make less or more.
fn steps_ui(
    ui: &mut Ui,
    name: &str,
    value: &str,
    steps: [Command; 2],
    locale: &Locale,
    commands: &mut Commands,
) {
    let mut button = |ui: &mut Ui, sign: &str, command: Command| {
        let name = menu::label(&command, locale);
        if ui.button(sign).on_hover_text(name.as_str()).accessible_name(name).clicked() {
            commands.push(command);
        }
    };
    let [less, more] = steps;
    frame::row(ui, &locale.text(name), |ui| {
        button(ui, "−", less);
        ui.label(value);
        button(ui, "+", more);
    });
}
