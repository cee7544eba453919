//! One row of the tree: where its parts stand, how it is painted, and what a drop on it means.

use egui::{Align2, CornerRadius, Rect, Response, Stroke, Ui, pos2, vec2};

use super::{TreeData, TreeRow};
use crate::command::{Clips, CollectionId, Command, Destination, Mark, Scope, Which};
use crate::ui::drag::Dragged;
use crate::ui::icons::Icon;
use crate::ui::parts;
use crate::ui::theme::{Palette, label_colour};

/// Height of a row in points.
pub(super) const HEIGHT: f32 = 30.0;
/// Selection and hover are painted this far inside the pane.
const INSET: f32 = 8.0;
const INDENT: f32 = 16.0;
const CHEVRON: f32 = 18.0;
const ICON: f32 = 16.0;
/// Above and below this part of a row's height a collection is dropped beside it, not into it.
const BESIDE: f32 = 0.27;

/// How a row looks just now.
pub(super) struct RowLook<'a> {
    pub name: &'a str,
    /// In place of the icon of its scope.
    pub icon: Option<Icon>,
    pub selected: bool,
    pub has_keys: bool,
    pub hovered: bool,
    pub drop: Option<DropMark>,
}

/// What a drop on the row would do.
pub(super) struct Drop {
    pub mark: DropMark,
    /// Once it is let go.
    pub command: Option<Command>,
}

/// Where the drop is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DropMark {
    Above,
    Onto,
    Below,
}

/// What would become of the thing that is dragged over the row, if anything.
pub(super) fn drop_on(response: &Response, row: &TreeRow, data: &TreeData) -> Option<Drop> {
    let dragged = response.dnd_hover_payload::<Dragged>()?;
    let released = response.ctx.input(|input| input.pointer.any_released());
    let (command, mark) = match (&*dragged, row.scope) {
        (Dragged::Clips(clips), scope) => {
            let wanted =
                |make: &dyn Fn(Clips) -> Command| released.then(|| make(Clips::These(clips.to_vec())));
            let command = match scope {
                Scope::Trash => wanted(&Command::MoveToTrash),
                Scope::Collection(id) => wanted(&|clips| Command::AddTo(clips, id)),
                Scope::Tag(id) => wanted(&|clips| Command::AddTag(clips, id)),
                Scope::Starred => wanted(&|clips| Command::Mark(clips, Mark::Starred)),
                Scope::Archive => wanted(&|clips| Command::Mark(clips, Mark::Archived)),
                Scope::Unread => wanted(&|clips| Command::Unmark(clips, Mark::Read)),
                _ => return None,
            };
            return Some(Drop { mark: DropMark::Onto, command });
        }
        (Dragged::Collection { id, .. }, Scope::Trash) => {
            (Command::DeleteCollection(Which::This(*id)), DropMark::Onto)
        }
        (Dragged::Collection { id, .. }, Scope::Collection(target)) => {
            let height = response
                .ctx
                .pointer_interact_pos()
                .map_or(0.5, |pointer| (pointer.y - response.rect.top()) / response.rect.height());
            let (to, mark) = beside_or_into(row, target, height);
            data.landing(*id, to)?;
            (Command::MoveCollection(*id, to), mark)
        }
        (Dragged::Collection { .. }, _) => return None,
    };
    Some(Drop { mark, command: released.then_some(command) })
}

/// `height` is 0 at the row's top and 1 at its bottom.
fn beside_or_into(row: &TreeRow, target: CollectionId, height: f32) -> (Destination, DropMark) {
    let at = |position| Destination::At { parent: row.place.parent, position };
    if height < BESIDE {
        (at(row.place.position), DropMark::Above)
    } else if height > 1.0 - BESIDE {
        (at(row.place.position + 1), DropMark::Below)
    } else {
        (Destination::Into(target), DropMark::Onto)
    }
}

pub(super) fn chevron_rect(rect: Rect, depth: usize) -> Rect {
    let left = rect.left() + INSET + INDENT * depth as f32;
    Rect::from_center_size(pos2(left + CHEVRON / 2.0 + 1.0, rect.center().y), vec2(CHEVRON, CHEVRON))
}

/// Where the text field stands while the name is typed.
pub(super) fn field_rect(rect: Rect, depth: usize) -> Rect {
    let left = text_left(rect, depth) - 4.0;
    Rect::from_min_max(pos2(left, rect.top() + 2.0), pos2(rect.right() - INSET, rect.bottom() - 2.0))
}

fn icon_left(rect: Rect, depth: usize) -> f32 {
    rect.left() + INSET + INDENT * depth as f32 + CHEVRON + 4.0
}

fn text_left(rect: Rect, depth: usize) -> f32 {
    icon_left(rect, depth) + ICON + 8.0
}

pub(super) fn paint(ui: &Ui, rect: Rect, row: &TreeRow, look: &RowLook<'_>) {
    let palette = Palette::of(ui);
    let box_rect = rect.shrink2(vec2(INSET, 1.0));
    parts::row_background(
        ui,
        box_rect,
        palette,
        parts::RowState::of(look.selected, look.has_keys, look.hovered),
    );
    if let Some(mark) = look.drop {
        paint_drop(ui, rect, row.depth, mark, palette);
    }
    let ink = if look.selected { palette.ink } else { palette.soft };
    let icon = Rect::from_center_size(
        pos2(icon_left(rect, row.depth) + ICON / 2.0, rect.center().y),
        vec2(ICON, ICON),
    );
    paint_sign(ui, icon, row, look);
    let count_left = paint_count(ui, rect, row.clips, palette);
    let left = text_left(rect, row.depth);
    let galley = parts::one_line(ui, look.name, parts::body_font(), ink, count_left - 8.0 - left);
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, ink);
}

/// The sign that the reader has given to it, else the icon; in its own colour where it has one.
fn paint_sign(ui: &Ui, rect: Rect, row: &TreeRow, look: &RowLook<'_>) {
    let palette = Palette::of(ui);
    let plain = if look.selected { palette.accent } else { palette.soft };
    let colour = row.look.colour.map_or(plain, |colour| label_colour(ui, colour));
    match row.look.symbol {
        Some(symbol) => {
            let (at, font) = (rect.center(), parts::body_font());
            ui.painter().text(at, Align2::CENTER_CENTER, symbol.char(), font, colour);
        }
        None => look.icon.unwrap_or_else(|| Icon::of(row.scope)).paint(ui.painter(), rect, colour),
    }
}

/// Returns where the number begins. No number is painted for nothing.
fn paint_count(ui: &Ui, rect: Rect, clips: u64, palette: &Palette) -> f32 {
    let right = rect.right() - INSET - 8.0;
    if clips == 0 {
        return right;
    }
    let at = pos2(right, rect.center().y);
    let painted =
        ui.painter().text(at, Align2::RIGHT_CENTER, clips.to_string(), parts::small_font(), palette.soft);
    painted.left()
}

fn paint_drop(ui: &Ui, rect: Rect, depth: usize, mark: DropMark, palette: &Palette) {
    let stroke = Stroke::new(2.0, palette.accent);
    let line = |y: f32| {
        let left = icon_left(rect, depth) - 4.0;
        ui.painter().hline(left..=rect.right() - INSET, y, stroke);
        ui.painter().circle_stroke(pos2(left - 3.0, y), 3.0, stroke);
    };
    match mark {
        DropMark::Above => line(rect.top() + 1.0),
        DropMark::Below => line(rect.bottom() - 1.0),
        DropMark::Onto => {
            let inner = rect.shrink2(vec2(INSET, 1.0));
            ui.painter().rect(
                inner,
                CornerRadius::same(6),
                palette.selected,
                stroke,
                egui::StrokeKind::Inside,
            );
        }
    }
}

pub(super) fn caption(ui: &Ui, rect: Rect, words: &str, palette: &Palette) {
    let at = pos2(rect.left() + INSET + 10.0, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, words, parts::small_font(), palette.soft);
}

/// A sentence in place of rows.
pub(super) fn hint(ui: &mut Ui, words: &str) {
    let palette = Palette::of(ui);
    egui::Frame::NONE.inner_margin(egui::Margin::symmetric(18, 4)).show(ui, |ui| {
        ui.label(egui::RichText::new(words).font(parts::small_font()).color(palette.soft));
    });
}
