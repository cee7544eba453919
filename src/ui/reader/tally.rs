//! The line at the top of an article that counts its pictures and leads to each.

use egui::{Align2, FontId, Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::fonts::interface_bold;
use crate::ui::theme::{Palette, size, space};

use super::column::OVERSCAN;
use super::data::Reading;
use super::desk::Desk;
use super::figure::focus_ring;
use super::setting::{SetText, Type, set_plain};

/// A number one presses.
const CHIP: egui::Vec2 = vec2(26.0, 24.0);

/// The counted words and where each number stands.
pub(super) struct LaidTally {
    words: SetText,
    /// Relative to the item.
    chips: Vec<Rect>,
    height: f32,
}

impl LaidTally {
    pub(super) fn new(ui: &Ui, words: &str, reading: &Reading, width: f32) -> Self {
        let lang = if words.is_ascii() { crate::article::Lang::En } else { crate::article::Lang::ZhHans };
        let words = set_plain(ui, words, &Type::caption(ui, &lang), width);
        let mut place = pos2(words.width() + space::M, 0.0);
        let mut chips = Vec::with_capacity(reading.slots.len());
        for _ in &reading.slots {
            if place.x + CHIP.x > width {
                place = pos2(0.0, place.y + CHIP.y + space::XS);
            }
            chips.push(Rect::from_min_size(place, CHIP));
            place.x += CHIP.x + space::XS;
        }
        Self { words, chips, height: place.y + CHIP.y }
    }

    pub(super) fn height(&self) -> f32 {
        self.height
    }
}

/// Draws the line; gives back the slot whose number was pressed.
pub(super) fn tally_ui(
    ui: &Ui,
    id: Id,
    origin: Pos2,
    tally: &LaidTally,
    reading: &Reading,
    desk: &Desk<'_>,
) -> Option<usize> {
    let palette = Palette::of(ui);
    let words_rect = Rect::from_min_size(origin, tally.words.galley.size());
    let response = ui.interact(words_rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, tally.words.galley.text()));
    let y = origin.y + (CHIP.y - tally.words.height()) / 2.0;
    ui.painter().galley(pos2(origin.x, y), tally.words.galley.clone(), palette.soft);
    let mut pressed = None;
    // Of thousands of numbers only those near the window are drawn.
    let seen = ui.clip_rect().y_range().expand(OVERSCAN);
    let first = tally.chips.partition_point(|chip| origin.y + chip.bottom() < seen.min);
    for (index, (chip, slot)) in tally.chips.iter().zip(&reading.slots).enumerate().skip(first) {
        let rect = chip.translate(origin.to_vec2());
        if rect.top() > seen.max {
            break;
        }
        let response = ui.interact(rect, id.with(("slot", index)), Sense::click());
        let name = desk.locale.with("reader-slot-go", &[("name", slot.name.as_str().into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let corner = f32::from(size::CORNER);
        let is_filled = slot.picture().is_some();
        let fill = match (response.hovered(), is_filled) {
            (true, _) => palette.pressed,
            (false, true) => palette.button,
            (false, false) => palette.paper,
        };
        ui.painter().rect(rect, corner, fill, Stroke::new(size::RULE, palette.outline), StrokeKind::Inside);
        let font = FontId::new(
            size::SMALL,
            if is_filled { interface_bold() } else { egui::FontFamily::Proportional },
        );
        let colour = if is_filled { palette.ink } else { palette.soft };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, slot.number, font, colour);
        focus_ring(ui, &response);
        if response.on_hover_text(slot.name.as_str()).clicked() {
            pressed = Some(index);
        }
    }
    pressed
}
