//! Finds words in the article that is read: a field over it, and the way from place to place.

use egui::{Align, Frame, Key, Layout, Margin, RichText, TextEdit, Ui, vec2};

use crate::command::{Command, Commands};
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::parts;
use crate::ui::theme::{Palette, space};

/// The field while it is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindBar {
    pub words: String,
    /// It was asked for and takes the keyboard now.
    pub takes_keys: bool,
}

const WIDTH: f32 = 240.0;
const HEIGHT: f32 = 28.0;

/// Draws the bar at the top of `ui`; `place` is the hit that is shown and `of` their number.
pub fn find_bar_ui(
    ui: &mut Ui,
    bar: &mut FindBar,
    (place, of): (usize, usize),
    locale: &Locale,
    commands: &mut Commands,
) {
    let palette = Palette::of(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(space::M as i8, 6));
    frame.show(ui, |ui| {
        let size = vec2(ui.available_width(), HEIGHT);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            for (icon, command) in [
                (Icon::Cross, Command::StopFinding),
                (Icon::ChevronDown, Command::NextHit),
                (Icon::ChevronUp, Command::PreviousHit),
            ] {
                let (rect, _) = ui.allocate_exact_size(vec2(26.0, 26.0), egui::Sense::hover());
                let label = crate::ui::menu::label(&command, locale);
                if parts::icon_button(ui, rect, icon, &label).clicked() {
                    commands.push(command);
                }
            }
            let words = match (bar.words.trim().is_empty(), of) {
                (true, _) => String::new(),
                (false, 0) => locale.text("find-nothing"),
                (false, of) => locale.with("find-place", &[("place", place.into()), ("count", of.into())]),
            };
            field_ui(ui, bar, locale, commands);
            ui.label(RichText::new(words).font(parts::small_font()).color(palette.soft));
        });
    });
}

fn field_ui(ui: &mut Ui, bar: &mut FindBar, locale: &Locale, commands: &mut Commands) {
    let name = locale.text("find-field");
    let field = TextEdit::singleline(&mut bar.words).hint_text(name.as_str()).desired_width(WIDTH);
    let response = ui.add(field).accessible_name(name);
    if std::mem::take(&mut bar.takes_keys) {
        response.request_focus();
    }
    if response.lost_focus() {
        let (enter, escape, shift) = ui.input(|input| {
            (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape), input.modifiers.shift)
        });
        if enter {
            commands.push(if shift { Command::PreviousHit } else { Command::NextHit });
            response.request_focus();
        } else if escape {
            commands.push(Command::StopFinding);
        }
    }
}
