//! Draws the field with its menu, the filters below it, and what was not understood.

use egui::{
    Align, Key, Layout, Margin, Modifiers, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2,
    vec2,
};

use super::SearchData;
use super::data::Filter;
use crate::command::{Command, Commands, Pane, Reach, SearchAct, Spelling, Step};
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::theme::{Palette, space};

/// What the search needs to be drawn.
pub struct SearchPanel<'a> {
    pub data: SearchData<'a>,
    /// What is searched: `All clips`, a collection's name.
    pub scope: &'a str,
    /// The field was asked for and takes the keyboard now.
    pub takes_keys: bool,
    pub locale: &'a Locale,
    pub commands: &'a mut Commands,
}

const EDGE: f32 = 16.0;
const FIELD: f32 = 30.0;
/// A menu of values is no higher than this; there may be thousands of sources.
const MOST_HEIGHT: f32 = 340.0;
/// Values beyond this are found by typing `source:`.
const MOST_VALUES: usize = 200;
/// Explanations beyond this would push the list away.
const MOST_EXPLAINED: usize = 3;
/// What the language of searches knows, for the menu that teaches it: what is typed, or its key where each language has
/// names of its own, and the key that explains it.
const TAUGHT: [(&str, &str); 17] = [
    ("*", "search-help-begun"),
    ("\"\"", "search-help-phrase"),
    ("-", "search-help-not"),
    (" OR ", "search-help-or"),
    ("search-sign-title", "search-help-title"),
    ("search-sign-source", "search-help-source"),
    ("search-sign-author", "search-help-author"),
    ("search-sign-in", "search-help-in"),
    ("search-sign-tag", "search-help-tag"),
    ("search-sign-starred", "search-help-starred"),
    ("search-sign-unread", "search-help-unread"),
    ("search-sign-note", "search-help-note"),
    ("search-sign-highlight", "search-help-highlight"),
    ("search-sign-lang", "search-help-lang"),
    ("search-sign-after", "search-help-after"),
    ("search-sign-before", "search-help-before"),
    ("search-sign-empty-slot", "search-help-empty-slot"),
];

/// Draws the search from the top of `ui`; returns where it ends.
pub fn search_ui(ui: &mut Ui, mut panel: SearchPanel<'_>) -> f32 {
    egui::Frame::NONE
        .inner_margin(Margin { left: EDGE as i8, right: EDGE as i8, top: 0, bottom: 6 })
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
            panel.field_ui(ui);
            if panel.data.is_on() {
                panel.filters_ui(ui);
                panel.explained_ui(ui);
                panel.meant_ui(ui);
            }
        })
        .response
        .rect
        .bottom()
}

impl SearchPanel<'_> {
    fn field_ui(&mut self, ui: &mut Ui) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), FIELD), Sense::hover());
        let is_on = self.data.is_on();
        let button = vec2(FIELD - 4.0, FIELD - 4.0);
        let menu_rect = Rect::from_center_size(pos2(rect.left() + FIELD / 2.0, rect.center().y), button);
        let clear_rect = Rect::from_center_size(pos2(rect.right() - FIELD / 2.0, rect.center().y), button);
        self.text_ui(ui, rect, is_on);
        self.menu_ui(ui, menu_rect);
        if is_on {
            let label = self.locale.text("command-stop-looking");
            if parts::icon_button(ui, clear_rect, Icon::Cross, &label).clicked() {
                self.commands.push(Command::StopLooking);
            }
        }
    }

    /// Escape clears, Enter and the arrow key go to the finds; where there are none, Enter takes what may have been meant.
    fn text_ui(&mut self, ui: &mut Ui, rect: Rect, is_on: bool) {
        let mut typed = self.data.words.to_owned();
        let name = self.locale.text("search-field");
        let hint = self.locale.with("search-hint", &[("scope", self.scope.into())]);
        let id = ui.scope_id().with("search field");
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let down = has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
        let right = if is_on { FIELD } else { space::S };
        let field = TextEdit::singleline(&mut typed)
            .id(id)
            .hint_text(hint)
            .margin(Margin { left: FIELD as i8, right: right as i8, top: 0, bottom: 0 })
            .align(egui::Align2::LEFT_CENTER)
            .desired_width(f32::INFINITY);
        let response = ui.put(rect, field).accessible_name(name);
        if self.takes_keys {
            response.request_focus();
        }
        if response.changed() {
            self.commands.push(Command::LookFor(typed));
        }
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        if down {
            response.surrender_focus();
            self.commands.push(Command::FocusPane(Pane::List));
            self.commands.push(Command::Step(Step::First, Reach::Only));
        } else if response.lost_focus() && pressed(Key::Escape) {
            self.commands.push(Command::StopLooking);
            self.commands.push(Command::FocusPane(Pane::List));
        } else if let Some(meant) = self.data.meant.filter(|_| response.lost_focus() && pressed(Key::Enter)) {
            self.commands.push(Command::LookFor(meant.to_owned()));
            response.request_focus();
        } else if response.lost_focus() && pressed(Key::Enter) {
            self.commands.push(Command::LookedFor);
            self.commands.push(Command::FocusPane(Pane::List));
        }
    }

    /// Behind the glass: what was looked for lately, how characters are taken, what can be typed.
    fn menu_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let name = self.locale.text("search-menu");
        let (data, locale, commands) = (&self.data, self.locale, &mut *self.commands);
        let response = parts::icon_button(ui, rect, Icon::Glass, &name);
        egui::Popup::menu(&response).show(|ui| {
            ui.set_min_width(240.0);
            menu::roomy(ui);
            let exact = data.spelling == Spelling::AsTyped;
            let other = if exact { Spelling::AnyForm } else { Spelling::AsTyped };
            menu::check_ui(ui, Command::UseSpelling(other), exact, locale, commands);
            if !data.recent.is_empty() {
                ui.separator();
                caption(ui, &locale.text("search-recent"));
                for words in data.recent {
                    let galley = parts::one_line(ui, words, parts::body_font(), Palette::of(ui).ink, 300.0);
                    if ui.button(egui::WidgetText::from(galley)).clicked() {
                        commands.push(Command::LookFor(words.clone()));
                        commands.push(Command::LookedFor);
                        ui.close();
                    }
                }
            }
            ui.separator();
            ui.menu_button(locale.text("search-help"), |ui| taught_ui(ui, data, locale, commands));
        });
    }

    fn filters_ui(&mut self, ui: &mut Ui) {
        let filters = self.data.filters(self.locale);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().button_padding = vec2(space::S, 2.0);
            for filter in &filters {
                self.filter_ui(ui, filter);
            }
            let save = Command::Saved(SearchAct::Save);
            if self.data.spelling == Spelling::AsTyped {
                let words = menu::label(&Command::UseSpelling(Spelling::AsTyped), self.locale);
                if parts::chip_button(ui, &words, parts::Chip::On).clicked() {
                    self.commands.push(Command::UseSpelling(Spelling::AnyForm));
                }
            }
            if parts::link_button(ui, &menu::label(&save, self.locale)).clicked() {
                self.commands.push(save);
            }
        });
    }

    /// A quiet button that names what is chosen; a menu of values behind it.
    fn filter_ui(&mut self, ui: &mut Ui, filter: &Filter) {
        let chosen: Vec<&str> =
            filter.values.iter().filter(|value| value.chosen).map(|value| value.words.as_str()).collect();
        let name = self.locale.text(filter.name);
        let words = match chosen.as_slice() {
            [] => name.clone(),
            [one] => (*one).to_owned(),
            [one, rest @ ..] => {
                self.locale.with("filter-and-more", &[("first", (*one).into()), ("count", rest.len().into())])
            }
        };
        let chip = if chosen.is_empty() { parts::Chip::Off } else { parts::Chip::On };
        let response = parts::chip_button(ui, &words, chip);
        let key = if chosen.is_empty() { "filter-name" } else { "filter-chosen" };
        let said = self.locale.with(key, &[("filter", name.into()), ("chosen", chosen.join(", ").into())]);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, said.as_str()));
        let commands = &mut *self.commands;
        // Other filters may come and go with what is chosen; this one stays open.
        let id = egui::Id::unique(("filter", filter.name));
        egui::Popup::menu(&response)
            .id(id)
            .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| {
                menu::roomy(ui);
                ScrollArea::vertical().max_height(MOST_HEIGHT).show(ui, |ui| {
                    ui.with_layout(Layout::top_down_justified(Align::LEFT), |ui| {
                        for value in filter.values.iter().take(MOST_VALUES) {
                            if menu::counted_check_ui(ui, &value.words, value.clips, value.chosen).clicked() {
                                commands.push(Command::Narrow(value.facet.clone()));
                            }
                        }
                    });
                });
            });
    }

    fn explained_ui(&self, ui: &mut Ui) {
        let palette = Palette::of(ui);
        for words in self.data.explained(self.locale).into_iter().take(MOST_EXPLAINED) {
            ui.add(
                egui::Label::new(RichText::new(words).font(parts::small_font()).color(palette.warning))
                    .wrap(),
            );
        }
    }
}

impl SearchPanel<'_> {
    /// A slip that is likely, to be taken by a click, or by Enter in the field.
    fn meant_ui(&mut self, ui: &mut Ui) {
        let Some(meant) = self.data.meant else { return };
        let words = self.locale.with("search-meant", &[("words", meant.into())]);
        if parts::chip_button(ui, &words, parts::Chip::On).clicked() {
            self.commands.push(Command::LookFor(meant.to_owned()));
            self.commands.push(Command::Find);
        }
    }
}

fn caption(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(parts::small_font()).color(Palette::of(ui).soft));
}

/// A click writes the sign into the search.
fn taught_ui(ui: &mut Ui, data: &SearchData<'_>, locale: &Locale, commands: &mut Commands) {
    menu::roomy(ui);
    for (sign, key) in TAUGHT {
        let sign = if sign.starts_with("search-sign-") { locale.text(sign) } else { sign.to_owned() };
        let button = egui::Button::new(locale.text(key))
            .shortcut_text(sign.trim())
            .wrap_mode(egui::TextWrapMode::Extend);
        let response = ui.add(button);
        let name = locale.text(key);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::MenuItem, true, name.as_str()));
        if response.clicked() {
            let words = format!("{} {}", data.words.trim_end(), sign.trim_start()).trim_start().to_owned();
            commands.push(Command::LookFor(words));
            commands.push(Command::Find);
            ui.close();
        }
    }
}
