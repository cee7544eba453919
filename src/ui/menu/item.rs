//! A command as a menu item: label, keys, and a tooltip where the label does not say it all.

use egui::{Button, Rect, Role, Ui, WidgetInfo, pos2, vec2};

use crate::command::{Command, Commands};
use crate::ui::icons::Icon;
use crate::ui::keys;
use crate::ui::locale::Locale;
use crate::ui::theme::{Palette, size, space};

/// The command's words in the language of the interface.
#[must_use]
pub fn label(command: &Command, locale: &Locale) -> String {
    command.face().map(|face| locale.text(face.label)).unwrap_or_default()
}

/// The command's words where they stand alone: with what they are one choice of.
#[must_use]
pub fn full_label(command: &Command, locale: &Locale) -> String {
    let words = label(command, locale);
    match command.face().and_then(|face| face.group) {
        Some(group) => {
            let group = locale.text(group);
            locale.with("palette-grouped", &[("group", group.into()), ("label", words.into())])
        }
        None => words,
    }
}

/// Items stand clear of the menu's edge.
pub fn roomy(ui: &mut Ui) {
    ui.spacing_mut().button_padding = vec2(space::M - 2.0, space::XS);
}

/// An item that pushes the command.
pub fn item_ui(ui: &mut Ui, command: Command, enabled: bool, locale: &Locale, commands: &mut Commands) {
    let words = label(&command, locale);
    named_item_ui(ui, &words, command, enabled, locale, commands);
}

/// The same under words of its own: an undo names what it undoes.
pub(super) fn named_item_ui(
    ui: &mut Ui,
    words: &str,
    command: Command,
    enabled: bool,
    locale: &Locale,
    commands: &mut Commands,
) {
    let Some(face) = command.face() else { return };
    let keys = face.shortcuts.first().map(|first| keys::written(ui.ctx(), *first)).unwrap_or_default();
    let button = Button::new(words).shortcut_text(keys).wrap_mode(egui::TextWrapMode::Extend);
    let mut response = ui.add_enabled(enabled, button);
    // The keys beside the words are no part of the name.
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, enabled, words));
    if let Some(tip) = face.tip {
        response = response.on_hover_text(locale.text(tip));
    }
    if response.clicked() {
        commands.push(command);
        ui.close();
    }
}

/// A switch; the check mark says that it is on.
pub fn check_ui(ui: &mut Ui, command: Command, on: bool, locale: &Locale, commands: &mut Commands) {
    let words = label(&command, locale);
    if checked(ui, &words, "", on, Role::MenuItemCheckBox).clicked() {
        commands.push(command);
        ui.close();
    }
}

/// One of several values that can be chosen together, with the number of clips that have it.
pub fn counted_check_ui(ui: &mut Ui, words: &str, clips: u64, on: bool) -> egui::Response {
    checked(ui, words, &clips.to_string(), on, Role::MenuItemCheckBox)
}

fn checked(ui: &mut Ui, words: &str, beside: &str, on: bool, role: Role) -> egui::Response {
    let room = size::ICON + space::S;
    let response = ui
        .scope(|ui| {
            let padding = ui.spacing().button_padding;
            ui.spacing_mut().button_padding = vec2(padding.x + room, padding.y);
            let button = Button::new(words).shortcut_text(beside).wrap_mode(egui::TextWrapMode::Extend);
            let response = ui.add(button);
            response.widget_info(|| WidgetInfo::selected(role, true, on, words));
            response
        })
        .inner;
    if on {
        Icon::Check.paint(ui.painter(), sign_rect(response.rect), Palette::of(ui).accent);
    }
    response
}

/// The same for words of one's own.
pub fn radio_ui(ui: &mut Ui, words: &str, chosen: bool) -> egui::Response {
    checked(ui, words, "", chosen, Role::MenuItemRadio)
}

/// Where the check mark stands in an item that has room for one.
#[must_use]
pub fn sign_rect(item: Rect) -> Rect {
    let at = pos2(item.left() + space::S + size::ICON / 2.0, item.center().y);
    Rect::from_center_size(at, vec2(size::ICON, size::ICON))
}

/// One of several choices; the one that holds has a check mark.
pub fn choice_ui(ui: &mut Ui, command: Command, chosen: bool, locale: &Locale, commands: &mut Commands) {
    let words = label(&command, locale);
    if checked(ui, &words, "", chosen, Role::MenuItemRadio).clicked() {
        commands.push(command);
        ui.close();
    }
}
