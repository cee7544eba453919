//! What one can do with a slot: a menu at its corner, also by the other mouse button, and buttons in an empty one.

use egui::{
    Align2, Id, Popup, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use crate::command::{Command, SlotAct, Towards};
use crate::ui::menu::{self, roomy};
use crate::ui::parts;
use crate::ui::theme::{Palette, size, space};

use super::Desk;
use super::data::Slot;
use super::figure::focus_ring;

const CORNER_BUTTON: Vec2 = vec2(32.0, 26.0);
pub(super) const BUTTON_HEIGHT: f32 = 28.0;
const MENU_WIDTH: f32 = 240.0;
const DOT: f32 = 1.6;

/// The button at the slot's corner with its menu; the same menu opens at the pointer by the other mouse button.
pub(super) fn menu_ui(ui: &Ui, id: Id, rect: Rect, whole: &Response, slot: &Slot, desk: &mut Desk<'_>) {
    // While an extraction is corrected whole blocks are acted on.
    if !ui.is_enabled() {
        return;
    }
    let palette = Palette::of(ui);
    let corner = pos2(rect.right() - CORNER_BUTTON.x - space::M, rect.top() + space::M);
    let place = Rect::from_min_size(corner, CORNER_BUTTON);
    let button = ui.interact(place, id.with("menu"), Sense::click());
    let name = desk.locale.with("slot-menu", &[("slot", slot.title.as_str().into())]);
    button.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    let is_shown = slot.picture().is_none() || whole.hovered() || button.hovered() || button.has_focus();
    if is_shown || Popup::is_id_open(ui.ctx(), Popup::default_response_id(&button)) {
        let fill = if button.hovered() { palette.pressed } else { palette.button };
        let radius = f32::from(size::CORNER);
        ui.painter().rect(place, radius, fill, Stroke::new(size::RULE, palette.outline), StrokeKind::Inside);
        for step in [-6.0, 0.0, 6.0] {
            ui.painter().circle_filled(place.center() + vec2(step, 0.0), DOT, palette.ink);
        }
    }
    focus_ring(ui, &button);
    Popup::menu(&button).show(|ui| items_ui(ui, slot, desk));
    Popup::context_menu(whole).id(id.with("context menu")).show(|ui| items_ui(ui, slot, desk));
    button.on_hover_text(name);
}

fn items_ui(ui: &mut Ui, slot: &Slot, desk: &mut Desk<'_>) {
    ui.set_min_width(MENU_WIDTH);
    roomy(ui);
    let is_filled = slot.picture().is_some();
    let mut item = |ui: &mut Ui, act: SlotAct| {
        menu::item_ui(ui, Command::Slot(slot.number, act), true, desk.locale, desk.commands);
    };
    item(ui, SlotAct::Choose);
    item(ui, SlotAct::Paste);
    if slot.address.is_some() {
        item(ui, SlotAct::Load);
    }
    item(ui, SlotAct::AskAddress);
    ui.separator();
    item(ui, SlotAct::EditWords);
    if is_filled {
        item(ui, SlotAct::TurnRight);
        item(ui, SlotAct::TurnLeft);
    }
    ui.separator();
    item(ui, SlotAct::Shift(Towards::Top));
    item(ui, SlotAct::Shift(Towards::End));
    item(ui, SlotAct::ExchangeWithNext);
    ui.separator();
    if is_filled {
        item(ui, SlotAct::Copy);
        item(ui, SlotAct::SaveAs);
        item(ui, SlotAct::Clear);
    }
    item(ui, SlotAct::Remove);
}

/// The buttons of an empty slot in a row around `middle`, as far as there is room for them.
pub(super) fn buttons_ui(ui: &Ui, id: Id, middle: Pos2, room: f32, slot: &Slot, desk: &mut Desk<'_>) {
    let palette = Palette::of(ui);
    let acts = [Some(SlotAct::Choose), Some(SlotAct::Paste), slot.address.as_ref().map(|_| SlotAct::Load)];
    let mut buttons = Vec::new();
    let mut width = 0.0;
    for act in acts.into_iter().flatten() {
        let words = desk.locale.text(act.label());
        let galley = parts::one_line(ui, &words, parts::small_font(), palette.ink, room);
        let wide = galley.size().x + 2.0 * space::M;
        if width + wide > room {
            break;
        }
        width += wide + space::S;
        buttons.push((act, words, galley, wide));
    }
    let mut left = middle.x - (width - space::S) / 2.0;
    for (act, words, galley, wide) in buttons {
        let rect = Rect::from_min_size(pos2(left, middle.y - BUTTON_HEIGHT / 2.0), vec2(wide, BUTTON_HEIGHT));
        let response = ui.interact(rect, id.with(("act", act.label())), Sense::click());
        let name = desk
            .locale
            .with("slot-act-name", &[("slot", slot.title.as_str().into()), ("act", words.as_str().into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        let fill = if response.hovered() { palette.pressed } else { palette.button };
        let radius = f32::from(size::CORNER);
        ui.painter().rect(rect, radius, fill, Stroke::new(size::RULE, palette.outline), StrokeKind::Inside);
        let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min;
        ui.painter().galley(at, galley, palette.ink);
        focus_ring(ui, &response);
        if response.clicked() {
            desk.commands.push(Command::Slot(slot.number, act));
        }
        left += wide + space::S;
    }
}
