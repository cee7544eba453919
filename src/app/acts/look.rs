//! Commands about how things look: order, theme, language, size.

use egui::Context;

use super::super::App;
use crate::command::{Command, LanguageChoice};
use crate::ui::locale::{Language, Locale};
use crate::ui::{fonts, theme};

impl App {
    pub(super) fn act_on_look(&mut self, ctx: &Context, command: &Command) {
        match *command {
            Command::SortBy(order) => {
                self.view.choose_order(order);
                self.ask_for_list();
            }
            Command::UseTheme(choice) => {
                self.view.theme = choice;
                theme::choose(ctx, choice);
            }
            Command::UseLanguage(choice) => {
                self.view.language = choice;
                let language = spoken(choice, &self.services.system_language);
                self.locale = Locale::new(language);
                fonts::install(ctx, &language.lang());
                self.reading.forget();
            }
            Command::Zoom(zoom) => {
                self.view.change_zoom(zoom);
                ctx.set_zoom_factor(self.view.zoom);
            }
            Command::Typeset(change) => self.view.typography = self.view.typography.with(change),
            _ => {}
        }
    }
}

/// The language that a choice means on this system.
pub(in crate::app) fn spoken(choice: LanguageChoice, system: &str) -> Language {
    match choice {
        LanguageChoice::System => Language::of_system(system),
        LanguageChoice::English => Language::English,
        LanguageChoice::SimplifiedChinese => Language::SimplifiedChinese,
    }
}
