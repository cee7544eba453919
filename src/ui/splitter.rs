//! The line between two panes, dragged to make one wider and the other narrower.

use egui::{Context, CursorIcon, EventFilter, Key, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2};

use crate::ui::parts;
use crate::ui::theme::{Palette, size};

/// The pointer need not hit the line itself.
const GRIP: f32 = 4.0;
/// How far an arrow key moves it, in points.
const KEY_STEP: f32 = 16.0;

/// Draws the line at `x` and returns how far it was moved.
pub fn splitter_ui(ui: &Ui, x: f32, within: Rect, name: &str) -> f32 {
    let rect = Rect::from_min_max(pos2(x - GRIP, within.top()), pos2(x + GRIP, within.bottom()));
    let response = ui.interact(rect, ui.scope_id().with(("splitter", name)), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, name));
    let palette = Palette::of(ui);
    let active = response.hovered() || response.dragged() || response.has_focus();
    let stroke =
        if active { egui::Stroke::new(size::FOCUS_RING, palette.outline) } else { parts::hairline(palette) };
    ui.painter().vline(x, within.y_range(), stroke);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
    let by_keys = if response.has_focus() { key_steps(ui.ctx()) } else { 0.0 };
    dragged(ui, &response, x) + by_keys
}

/// How far the pointer has taken the line from `x`. It keeps the grip it had when the drag began, so that the
/// line comes back to the pointer after a pane was at its narrowest.
fn dragged(ui: &Ui, response: &Response, x: f32) -> f32 {
    let Some(pointer) = response.interact_pointer_pos() else { return 0.0 };
    let grip_id = response.id.with("grip");
    if response.drag_started() {
        let pressed_at = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
        ui.data_mut(|data| data.insert_temp(grip_id, pressed_at.x - x));
    }
    if !response.dragged() {
        return 0.0;
    }
    let grip: f32 = ui.data(|data| data.get_temp(grip_id)).unwrap_or_default();
    pointer.x - grip - x
}

fn key_steps(ctx: &Context) -> f32 {
    ctx.input(|input| {
        let pressed = |key| f32::from(u8::from(input.key_pressed(key)));
        (pressed(Key::ArrowRight) - pressed(Key::ArrowLeft)) * KEY_STEP
    })
}
