//! The bar over an article that is corrected: what can be done, and the way out.

use egui::{Align, Frame, Label, Layout, Margin, RichText, Ui, vec2};

use crate::command::{Command, Commands, CorrectAct};
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::theme::{Palette, space};

const HEIGHT: f32 = 30.0;

/// Draws the bar at the top of `ui`; `is_ready` once what was left out is known.
pub fn correct_bar_ui(ui: &mut Ui, is_ready: bool, locale: &Locale, commands: &mut Commands) {
    let palette = Palette::of(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(space::M as i8, 6));
    frame.show(ui, |ui| {
        let size = vec2(ui.available_width(), HEIGHT);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            if parts::accent_button(ui, &locale.text("correct-done")).clicked() {
                commands.push(Command::Correct(CorrectAct::Stop));
            }
            let fields = Command::Correct(CorrectAct::EditFields);
            if ui.button(menu::label(&fields, locale)).clicked() {
                commands.push(fields);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let key = if is_ready { "correct-bar" } else { "correct-bar-reads" };
                let words = RichText::new(locale.text(key)).font(parts::small_font()).color(palette.soft);
                ui.add(Label::new(words).truncate()).on_hover_text(locale.text("correct-bar-keys"));
            });
        });
    });
}
