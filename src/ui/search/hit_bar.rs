//! Where in the article one is among the places of the search: in a corner over it, so that nothing moves when it comes.

use egui::{Align, Frame, Layout, Margin, Rect, RichText, Sense, Ui, UiBuilder, vec2};

use crate::command::{Command, Commands};
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::theme::{Palette, size, space};

const BUTTON: f32 = 24.0;
/// Between the corner of the article and the bar; the scroll bar stays free.
const INSET: f32 = 14.0;

/// Draws the bar in the upper right corner of the article; `place` is the hit that is shown and `of` their number.
pub fn hit_bar_ui(
    ui: &mut Ui,
    article: Rect,
    (place, of): (usize, usize),
    locale: &Locale,
    commands: &mut Commands,
) {
    let palette = Palette::of(ui);
    let frame = Frame::NONE
        .fill(palette.panel)
        .stroke(egui::Stroke::new(size::RULE, palette.outline))
        .corner_radius(size::CORNER)
        .inner_margin(Margin::symmetric(space::S as i8, 2));
    let room = Rect::from_min_size(article.min, vec2(article.width(), BUTTON + INSET * 2.0)).shrink(INSET);
    let corner = UiBuilder::new().id_salt("hits").max_rect(room).layout(Layout::right_to_left(Align::Min));
    ui.scope_builder(corner, |ui| {
        frame.show(ui, |ui| {
            ui.allocate_ui_with_layout(vec2(0.0, BUTTON), Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                for (icon, command) in
                    [(Icon::ChevronDown, Command::NextHit), (Icon::ChevronUp, Command::PreviousHit)]
                {
                    let (rect, _) = ui.allocate_exact_size(vec2(BUTTON, BUTTON), Sense::hover());
                    if parts::icon_button(ui, rect, icon, &menu::label(&command, locale)).clicked() {
                        commands.push(command);
                    }
                }
                let words = match place {
                    0 => locale.with("hits-in-article", &[("count", of.into())]),
                    place => locale.with("find-place", &[("place", place.into()), ("count", of.into())]),
                };
                ui.label(RichText::new(words).font(parts::small_font()).color(palette.soft));
            });
        });
    });
}
