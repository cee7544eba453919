//! The strip at the foot of the reader: all slots of the article side by side, each with its picture or empty.

use egui::{
    Align2, FontId, Frame, Id, Panel, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use crate::ui::fonts::interface_bold;
use crate::ui::theme::{Palette, size, space};

use super::data::{Reading, Slot};
use super::desk::Desk;
use super::figure::{focus_ring, picture_ui};

/// A slot of the strip: most press photographs are 3:2.
const CELL: Vec2 = vec2(96.0, 64.0);
/// From one slot to the next.
const PITCH: f32 = CELL.x + space::S;
/// The number in a slot's corner.
const NUMBER: Vec2 = vec2(22.0, 18.0);

/// Draws the strip and gives back the slot that was pressed. The slot `here` is the one that is read; `seen` is the
/// one that the strip has last brought into view for that.
pub(super) fn strip_ui(
    ui: &mut Ui,
    reading: &Reading,
    here: Option<usize>,
    seen: &mut Option<usize>,
    desk: &mut Desk<'_>,
) -> Option<usize> {
    let palette = Palette::of(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(space::S);
    let bar = ui.spacing().scroll.allocated_width();
    let height = CELL.y + 2.0 * space::S + bar;
    let panel = Panel::bottom(Id::unique("slots of the article")).resizable(false).exact_size(height);
    panel.frame(frame).show(ui, |ui| row_ui(ui, reading, here, seen, desk)).inner
}

/// Only the slots that can be seen are drawn, and their pictures asked for.
fn row_ui(
    ui: &mut Ui,
    reading: &Reading,
    here: Option<usize>,
    seen: &mut Option<usize>,
    desk: &mut Desk<'_>,
) -> Option<usize> {
    let mut area =
        ScrollArea::horizontal().id_salt(("strip", reading.clip)).auto_shrink(false).animated(false);
    if *seen != here {
        *seen = here;
        let middle = here.map_or(0.0, |slot| slot as f32 * PITCH + CELL.x / 2.0);
        area = area.horizontal_scroll_offset((middle - ui.available_width() / 2.0).max(0.0));
    }
    let output = area.show_viewport(ui, |ui, viewport| {
        ui.set_width(reading.slots.len() as f32 * PITCH);
        ui.set_height(CELL.y);
        let origin = ui.max_rect().min;
        let mut pressed = None;
        let first = ((viewport.min.x / PITCH).floor() as usize).saturating_sub(1);
        let last = (viewport.max.x / PITCH).ceil() as usize + 1;
        let slots = reading.slots.iter().enumerate().skip(first).take(last - first);
        for (index, slot) in slots {
            let place = origin + vec2(index as f32 * PITCH, 0.0);
            if cell_ui(ui, place, slot, here == Some(index), desk) {
                pressed = Some(index);
            }
        }
        pressed
    });
    output.inner
}

fn cell_ui(ui: &Ui, place: Pos2, slot: &Slot, is_here: bool, desk: &mut Desk<'_>) -> bool {
    let palette = Palette::of(ui);
    let rect = Rect::from_min_size(place, CELL);
    let response = ui.interact(rect, ui.scope_id().with(("cell", slot.number)), Sense::click());
    let name = desk.locale.with("reader-slot-go", &[("name", slot.name.as_str().into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_here, &name));
    let corner = f32::from(size::CORNER);
    let is_filled = slot.picture().is_some();
    ui.painter().rect_filled(rect, corner, if is_filled { palette.inset } else { palette.paper });
    if is_filled {
        picture_ui(ui, rect.shrink(size::RULE), slot, desk);
    }
    let line = match (is_here, response.hovered()) {
        (true, _) => Stroke::new(size::FOCUS_RING, palette.accent),
        (false, true) => Stroke::new(size::FOCUS_RING, palette.outline),
        (false, false) => Stroke::new(size::RULE, if is_filled { palette.rule } else { palette.outline }),
    };
    ui.painter().rect_stroke(rect, corner, line, StrokeKind::Inside);
    number_ui(ui, rect, slot.number, is_filled);
    focus_ring(ui, &response);
    response.on_hover_text(slot.name.as_str()).clicked()
}

/// In the corner of a picture, in the middle of an empty slot.
fn number_ui(ui: &Ui, rect: Rect, number: u32, is_filled: bool) {
    let palette = Palette::of(ui);
    if is_filled {
        let tag = Rect::from_min_size(pos2(rect.left(), rect.bottom() - NUMBER.y), NUMBER);
        ui.painter().rect_filled(tag, f32::from(size::CORNER), palette.raised);
        let font = FontId::new(size::SMALL, interface_bold());
        ui.painter().text(tag.center(), Align2::CENTER_CENTER, number, font, palette.ink);
    } else {
        let font = FontId::proportional(size::BODY);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, number, font, palette.soft);
    }
}
