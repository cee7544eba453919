//! Draws what one acts on: grounds behind the blocks, the ring around the one that has the keyboard, its menu.

use std::ops::Range;

use egui::{
    EventFilter, Id, Key, Modifiers, Popup, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
};
use egui::{WidgetInfo, pos2, vec2};

use crate::command::{Command, CorrectAct};
use crate::ui::theme::{Palette, size, space};

use super::super::column::Column;
use super::super::data::{Item, Reading};
use super::super::desk::Desk;
use super::super::laid::Laid;
use super::super::parts::parts;
use super::data::{Part, Stop};
use super::menu::{Opened, menu_ui};

/// The bar beside what is left out.
const BAR: f32 = 2.0;

/// Which stop has the keyboard, and the menu that is open for it.
#[derive(Default)]
pub(in super::super) struct Marker {
    at: Option<usize>,
    /// It is to have the focus of the keyboard when it is next drawn.
    takes_focus: bool,
    /// The stops that were drawn last.
    drawn: Range<usize>,
    pub(super) opened: Option<Opened>,
}

/// Where things are on screen.
pub(in super::super) struct Drawn<'a> {
    /// The items in the window with their tops.
    pub visible: &'a [(usize, f32)],
    /// The left edge of the column, and what the tops are counted from.
    pub origin: Pos2,
}

impl Marker {
    /// What has the keyboard.
    pub(in super::super) fn part(&self, reading: &Reading) -> Option<Part> {
        reading.stops.get(self.at?).map(|stop| stop.part)
    }

    /// Up, Down, Home and End go from stop to stop. Returns the item to go to, where it is not on screen.
    pub(in super::super) fn take_keys(&mut self, ui: &Ui, reading: &Reading) -> Option<usize> {
        let last = reading.stops.len().checked_sub(1)?;
        if Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let shown = self.drawn.start;
        let to = if pressed(Key::ArrowDown) {
            self.at.map_or(shown, |at| (at + 1).min(last))
        } else if pressed(Key::ArrowUp) {
            self.at.map_or(shown, |at| at.saturating_sub(1))
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            last
        } else {
            return None;
        };
        self.at = Some(to);
        self.takes_focus = true;
        let stop = reading.stops.get(to)?;
        (!self.drawn.contains(&to)).then_some(stop.items.start)
    }

    /// The menu of this stop is not open; if it was, the stop has the keyboard again.
    pub(super) fn menu_closed(&mut self, at: usize) {
        if self.at == Some(at) && self.opened.take().is_some() {
            self.takes_focus = true;
        }
    }

    /// Another reading is shown: the stop at this place keeps the keyboard.
    pub(in super::super) fn keep(&mut self, reading: &Reading) {
        self.at = self.at.filter(|_| !reading.stops.is_empty()).map(|at| at.min(reading.stops.len() - 1));
        self.takes_focus = self.at.is_some();
        self.opened = None;
    }
}

/// Draws what lies behind the items, and takes clicks and keys; the items are drawn over it and take none.
pub(in super::super) fn stops_ui(ui: &Ui, base: Id, column: &Column, drawn: &Drawn<'_>, desk: &mut Desk<'_>) {
    let reading = column.reading();
    let (top, end) = match drawn.visible {
        [(top, _), .., (last, _)] => (*top, *last + 1),
        [(only, _)] => (*only, *only + 1),
        [] => (0, 0),
    };
    let first = reading.stops.partition_point(|stop| stop.items.end <= top);
    let last = reading.stops.partition_point(|stop| stop.items.start < end).max(first);
    desk.marker.drawn = first..last;
    for at in first..last {
        if let Some(stop) = reading.stops.get(at).filter(|stop| !stop.items.is_empty()) {
            stop_ui(ui, base.with(("stop", at)), (at, stop), column, drawn, desk);
        }
    }
}

fn stop_ui(
    ui: &Ui,
    id: Id,
    (at, stop): (usize, &Stop),
    column: &Column,
    drawn: &Drawn<'_>,
    desk: &mut Desk<'_>,
) {
    let rect = rect_of(stop, column, drawn);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &stop.name));
    // A sheet over the article keeps the keyboard until it is closed.
    if desk.marker.takes_focus && desk.has_keys && desk.marker.at == Some(at) {
        response.request_focus();
        desk.marker.takes_focus = false;
    }
    if response.gained_focus() {
        desk.marker.at = Some(at);
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    }
    let menu = Popup::default_response_id(&response);
    ground_ui(ui, &response, stop, Popup::is_id_open(ui.ctx(), menu));
    let asks = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10));
    let opens =
        asks || response.secondary_clicked() || (response.clicked() && matches!(stop.part, Part::Kept(_)));
    let opens = opens && stop.part != Part::Head;
    if opens {
        let pointer = response.interact_pointer_pos();
        let split = pointer.and_then(|pos| stop.split_near(char_at(stop, column, drawn, pos)?));
        let site = column.reading().site.clone();
        desk.marker.at = Some(at);
        desk.marker.opened = Some(Opened { pointer, split, site, is_new: true });
    } else if response.clicked() {
        desk.marker.at = Some(at);
        desk.commands.push(Command::Correct(match stop.part {
            Part::LeftOut(number) => CorrectAct::PutBack(number),
            Part::Head | Part::Kept(_) => CorrectAct::EditFields,
        }));
    }
    menu_ui(&response, at, stop, opens, desk);
    response.on_hover_cursor(egui::CursorIcon::PointingHand);
}

/// Ground, bar and ring.
fn ground_ui(ui: &Ui, response: &Response, stop: &Stop, is_open: bool) {
    let palette = Palette::of(ui);
    let rect = response.rect;
    let corner = f32::from(size::CORNER);
    if response.hovered() || is_open {
        ui.painter().rect_filled(rect, corner, palette.hover);
    }
    if matches!(stop.part, Part::LeftOut(_)) {
        let bar = Rect::from_min_size(rect.min, vec2(BAR, rect.height()));
        ui.painter().rect_filled(bar, 0.0, palette.outline);
    }
    if response.has_focus() {
        let ring = Stroke::new(size::FOCUS_RING, palette.accent);
        ui.painter().rect_stroke(rect, corner, ring, StrokeKind::Inside);
    }
}

/// What of a stop is in the window.
fn rect_of(stop: &Stop, column: &Column, drawn: &Drawn<'_>) -> Rect {
    let mut rect = Rect::NOTHING;
    for (item, top) in drawn.visible.iter().filter(|(item, _)| stop.items.contains(item)) {
        let height = column.laid(*item).map_or(0.0, Laid::height);
        let place = pos2(drawn.origin.x, (drawn.origin.y + top).round());
        rect = rect.union(Rect::from_min_size(place, vec2(column.width(), height)));
    }
    rect.expand2(vec2(space::M, space::XS))
}

/// The character of a stop's words under the pointer, counted over all its items.
fn char_at(stop: &Stop, column: &Column, drawn: &Drawn<'_>, pointer: Pos2) -> Option<usize> {
    let reading = column.reading();
    let mut under = None;
    for (item, top) in drawn.visible.iter().filter(|(item, _)| stop.items.contains(item)) {
        let Some(Laid::Words(words)) = column.laid(*item) else { continue };
        let top = drawn.origin.y + top;
        if pointer.y >= top && pointer.y < top + words.text.height() + 2.0 * words.padding() {
            let place = pos2(drawn.origin.x + words.indent, top) + vec2(words.padding(), words.padding());
            under = Some((*item, words.text.galley.cursor_from_pos(pointer - place).index.0));
        }
    }
    let (under, char) = under?;
    let before = (stop.items.start..under).map(|item| {
        let chars: usize = parts(reading, item).iter().map(|(_, prose)| prose.text.chars().count()).sum();
        let goes_on = reading.items.get(item + 1).is_some_and(Item::goes_on);
        chars + usize::from(!goes_on)
    });
    Some(before.sum::<usize>() + char)
}
