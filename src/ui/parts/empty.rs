//! What stands where nothing is: it says what belongs there and how it gets there.

use egui::{Align, Label, Layout, Rect, RichText, Sense, Ui, UiBuilder, Vec2};

use super::{accent_button, body_font};
use crate::command::{Command, Commands};
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::theme::{Palette, space};

/// The parts of an empty state; words by their keys in the locale files.
pub struct Empty {
    pub icon: Icon,
    pub heading: &'static str,
    pub words: &'static str,
    /// The first is the one to press.
    pub commands: Vec<Command>,
}

const ICON: f32 = 40.0;
const WIDTH: f32 = 280.0;
/// The middle of the words stands here, a little above the middle of the pane.
const FROM_TOP: f32 = 0.34;

/// Draws the empty state in the middle of what is left of `ui`.
pub fn empty_ui(ui: &mut Ui, empty: &Empty, locale: &Locale, commands: &mut Commands) {
    let palette = Palette::of(ui);
    let room = ui.available_rect_before_wrap();
    let width = WIDTH.min(room.width() - 2.0 * space::L);
    let top = room.top() + (room.height() * FROM_TOP - ICON).max(space::L);
    let column = Rect::from_min_max(
        egui::pos2(room.center().x - width / 2.0, top),
        egui::pos2(room.center().x + width / 2.0, room.bottom()),
    );
    ui.scope_builder(UiBuilder::new().max_rect(column).layout(Layout::top_down(Align::Center)), |ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(ICON), Sense::hover());
        empty.icon.paint(ui.painter(), rect, palette.outline);
        ui.add_space(space::M);
        let heading = RichText::new(locale.text(empty.heading)).font(super::title_font()).color(palette.ink);
        ui.add(Label::new(heading).wrap());
        ui.add_space(space::XS);
        let words = RichText::new(locale.text(empty.words)).font(body_font()).color(palette.soft);
        ui.add(Label::new(words).wrap());
        ui.add_space(space::L);
        for (place, command) in empty.commands.iter().enumerate() {
            let label = menu::label(command, locale);
            let button = if place == 0 { accent_button(ui, &label) } else { ui.button(label.as_str()) };
            if button.clicked() {
                commands.push(command.clone());
            }
            ui.add_space(space::XS);
        }
    });
}
