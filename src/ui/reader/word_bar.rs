//! The small bar at selected or marked words: four colours, a note, copying, letting go.

use egui::{
    Area, Frame, Id, Margin, Order, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::command::{Command, CopyAs, HighlightAct, NoteAct, Pointed, Tint};
use crate::ui::icons::Icon;
use crate::ui::parts;
use crate::ui::theme::{Palette, size, space};

use super::desk::Desk;
use super::figure::focus_ring;

const BUTTON: f32 = 26.0;
const SWATCH: f32 = 16.0;
/// Between the words and the bar.
const GAP: f32 = 6.0;

/// Draws the bar over the words at `rows`, or under them where no room is above.
pub(super) fn word_bar_ui(ui: &Ui, id: Id, pane: Rect, rows: Rect, desk: &mut Desk<'_>) {
    let tint = desk.highlights.and_then(|highlights| highlights.chosen()).map(|marked| marked.tint);
    // The colours, a note, a copy, and for what is marked a way to let it go.
    let (tint, buttons) = match desk.pointed() {
        Pointed::Nothing => return,
        Pointed::Selected => (None, Tint::ALL.len() + 2),
        Pointed::Marked => (tint, Tint::ALL.len() + 3),
    };
    let size = vec2(buttons as f32 * BUTTON + 2.0 * space::XS, BUTTON + 2.0 * space::XS);
    let area = Area::new(id).order(Order::Foreground).fixed_pos(place(pane, rows, size)).constrain_to(pane);
    area.show(ui.ctx(), |ui| {
        let palette = Palette::of(ui);
        let frame = Frame::popup(ui.style()).inner_margin(Margin::same(space::XS as i8));
        frame.fill(palette.raised).show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            ui.horizontal(|ui| {
                for paint in Tint::ALL {
                    swatch_ui(ui, paint, tint == Some(paint), desk);
                }
                icon_ui(ui, Icon::Pen, Command::Note(NoteAct::Annotate), desk);
                let copy = Command::CopyArticle(CopyAs::Words);
                icon_ui(ui, Icon::Already, copy, desk);
                if tint.is_some() {
                    icon_ui(ui, Icon::Trash, Command::Highlight(HighlightAct::Remove), desk);
                }
            });
        });
    });
}

/// Above the words; below them, and at last at the top of the pane, where that is the only room.
fn place(pane: Rect, rows: Rect, size: Vec2) -> Pos2 {
    let above = rows.top() - GAP - size.y;
    let below = rows.bottom() + GAP;
    let y = if above >= pane.top() {
        above
    } else if below + size.y <= pane.bottom() {
        below
    } else {
        pane.top() + GAP
    };
    let furthest = (pane.right() - size.x - GAP).max(pane.left());
    pos2((rows.center().x - size.x / 2.0).clamp(pane.left() + GAP.min(furthest - pane.left()), furthest), y)
}

/// A colour; the one that the words have is checked.
fn swatch_ui(ui: &mut Ui, tint: Tint, is_theirs: bool, desk: &mut Desk<'_>) {
    let palette = Palette::of(ui);
    let command = Command::Highlight(HighlightAct::Paint(tint));
    let name = crate::ui::menu::label(&command, desk.locale);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(BUTTON), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_theirs, &name));
    let radius = SWATCH / 2.0 + if response.hovered() { 1.0 } else { 0.0 };
    ui.painter().circle(rect.center(), radius, palette.tint(tint), Stroke::new(size::RULE, palette.outline));
    if is_theirs {
        let sign = Rect::from_center_size(rect.center(), Vec2::splat(SWATCH - 4.0));
        Icon::Check.paint(ui.painter(), sign, palette.ink);
    }
    focus_ring(ui, &response);
    if response.on_hover_text(name).clicked() {
        desk.commands.push(command);
    }
}

fn icon_ui(ui: &mut Ui, icon: Icon, command: Command, desk: &mut Desk<'_>) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(BUTTON), Sense::hover());
    let label = crate::ui::menu::label(&command, desk.locale);
    if parts::icon_button(ui, rect, icon, &label).clicked() {
        desk.commands.push(command);
    }
}
