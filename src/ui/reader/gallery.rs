//! A picture of the article at its full size, over the whole window.

use std::time::Duration;

use egui::{
    Align2, FontId, Frame, Id, Key, Modal, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder,
    Vec2, WidgetInfo, pos2, vec2,
};

use crate::command::{Command, SlotAct};
use crate::ui::parts;
use crate::ui::pictures::fit;
use crate::ui::theme::{Palette, size, space};

use super::data::{Reading, Slot};
use super::desk::Desk;
use super::figure::{focus_ring, picture_ui};
use super::setting::{Type, set_plain};

/// The bar with the caption below the picture.
const BAR_HEIGHT: f32 = 64.0;
const BUTTON: f32 = 40.0;
/// How much of a picture is veiled where words stand on it.
const GROUND: f32 = 0.8;
const NEAREST: f32 = 16.0;
/// One press of + or -.
const ZOOM_STEP: f32 = 1.25;
/// A double click shows this much of the picture's detail.
const ZOOM_IN: f32 = 3.0;

/// The picture that is shown, and how near.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gallery {
    /// Its place among the reading's slots.
    pub slot: usize,
    /// 1 shows the whole picture.
    zoom: f32,
    /// How far its middle is from that of the window, in points.
    pan: Vec2,
    /// When its film began to play, in seconds of the window's clock, if it plays.
    plays_since: Option<f64>,
}

impl Gallery {
    pub(super) fn new(slot: usize) -> Self {
        Self { slot, zoom: 1.0, pan: Vec2::ZERO, plays_since: None }
    }

    /// Nearer or further, so that what is at this distance from the middle stays there.
    fn zoom_by(&mut self, factor: f32, from_middle: Vec2) {
        let zoom = (self.zoom * factor).clamp(1.0, NEAREST);
        self.pan = from_middle - (from_middle - self.pan) * (zoom / self.zoom);
        self.zoom = zoom;
    }

    /// No further than to the picture's edge.
    fn keep_inside(&mut self, room: Vec2) {
        let most = room * (self.zoom - 1.0) / 2.0;
        self.pan = self.pan.clamp(-most, most);
    }
}

/// What is to be shown after this frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Stay,
    Close,
    /// The slot at this place among the reading's.
    Show(usize),
}

/// Shows the slot's picture over the window.
pub(super) fn gallery_ui(ui: &Ui, reading: &Reading, gallery: &mut Gallery, desk: &mut Desk<'_>) -> Next {
    let shown = gallery.slot;
    let filled: Vec<usize> = (0..reading.slots.len())
        .filter(|slot| reading.slots.get(*slot).is_some_and(|slot| slot.picture().is_some()))
        .collect();
    let (Some(slot), Some(place)) = (reading.slots.get(shown), filled.iter().position(|slot| *slot == shown))
    else {
        return Next::Close;
    };
    let previous = place.checked_sub(1).and_then(|place| filled.get(place)).copied();
    let next = filled.get(place + 1).copied();
    let palette = Palette::of(ui);
    let whole = ui.ctx().content_rect();
    let modal = Modal::new(Id::unique("reader-gallery"))
        .area(Modal::default_area(Id::unique("reader-gallery")).fixed_pos(whole.min))
        .backdrop_color(palette.gallery)
        .frame(Frame::NONE);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_min_size(whole.size());
        // Whatever is no button closes it.
        let ground = ui.interact(whole, ui.scope_id().with("ground"), Sense::CLICK);
        contents_ui(ui, whole, reading, slot, gallery, desk);
        let count = desk
            .locale
            .with("reader-gallery-place", &[("place", (place + 1).into()), ("count", filled.len().into())]);
        let right = take_buttons_ui(ui, whole, slot.number, desk);
        play_ui(ui, right, whole, slot, gallery, desk);
        match buttons_ui(ui, whole, &count, previous, next, desk) {
            Next::Stay if ground.clicked() => Next::Close,
            pressed => pressed,
        }
    });
    let by_key = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    match shown.inner {
        Next::Stay if shown.should_close() => Next::Close,
        Next::Stay if by_key(Key::ArrowRight) => next.map_or(Next::Stay, Next::Show),
        Next::Stay if by_key(Key::ArrowLeft) => previous.map_or(Next::Stay, Next::Show),
        pressed => pressed,
    }
}

/// The picture as large as it goes, and its caption.
fn contents_ui(
    ui: &mut Ui,
    whole: Rect,
    reading: &Reading,
    slot: &Slot,
    gallery: &mut Gallery,
    desk: &mut Desk<'_>,
) {
    let palette = Palette::of(ui);
    let room = Rect::from_min_max(whole.min, whole.max - vec2(0.0, BAR_HEIGHT))
        .shrink2(vec2(BUTTON + space::L, space::L));
    let response = ui.interact(room, ui.scope_id().with("picture"), Sense::CLICK | Sense::DRAG);
    move_picture(ui, &response, room, gallery);
    let name = desk.locale.with("reader-gallery", &[("name", slot.name.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let near = Rect::from_center_size(room.center() + gallery.pan, room.size() * gallery.zoom);
    let outside = ui.clip_rect();
    ui.set_clip_rect(if gallery.zoom > 1.0 { room.expand(space::L) } else { outside });
    if !film_ui(ui, near, slot, gallery.plays_since, desk) {
        picture_ui(ui, near, slot, desk);
    }
    ui.set_clip_rect(outside);
    let words: Vec<&str> = [&slot.caption, &slot.credit].into_iter().flatten().map(String::as_str).collect();
    let how = Type { colour: palette.on_gallery, ..Type::caption(ui, &reading.lang) };
    let text = set_plain(ui, &words.join("  "), &how, room.width());
    let middle = pos2(whole.center().x, whole.bottom() - BAR_HEIGHT / 2.0);
    let place = Rect::from_center_size(middle, text.galley.size()).min;
    ui.painter().galley(place, text.galley, palette.on_gallery);
}

/// Paints the frame that is due, and asks to be drawn again when it has lasted; false while there is none.
fn film_ui(ui: &Ui, rect: Rect, slot: &Slot, since: Option<f64>, desk: &mut Desk<'_>) -> bool {
    let (Some(print), Some(since)) = (slot.picture(), since) else { return false };
    let passed = Duration::from_secs_f64((ui.input(|input| input.time) - since).max(0.0));
    let room = rect.size() * ui.pixels_per_point();
    let Some((texture, lasts)) = desk.pictures.frame(print, room, passed) else { return false };
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(texture.id(), fit(texture.size_vec2(), rect), whole, egui::Color32::WHITE);
    ui.ctx().request_repaint_after(lasts);
    true
}

/// Plays and stops the film of a picture that has one.
fn play_ui(ui: &mut Ui, right: f32, whole: Rect, slot: &Slot, gallery: &mut Gallery, desk: &mut Desk<'_>) {
    if !slot.picture().is_some_and(|print| desk.pictures.moves(print)) {
        return;
    }
    let key = if gallery.plays_since.is_some() { "reader-gallery-stop" } else { "reader-gallery-play" };
    let words = desk.locale.text(key);
    let (_, pressed) = worded_button_ui(ui, right, whole, "play", &words);
    let by_key = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space));
    if pressed || by_key {
        gallery.plays_since = match gallery.plays_since {
            Some(_) => None,
            None => Some(ui.input(|input| input.time)),
        };
        if gallery.plays_since.is_none() {
            desk.pictures.stop_film();
        }
        ui.ctx().request_repaint();
    }
}

/// Wheel, pinch, + and - go nearer and further, a double click both; dragging moves what is near.
fn move_picture(ui: &Ui, response: &Response, room: Rect, gallery: &mut Gallery) {
    let pointer = response.hover_pos().map_or(Vec2::ZERO, |at| at - room.center());
    let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta.y, input.zoom_delta()));
    if response.hovered() && (wheel != 0.0 || (pinch - 1.0).abs() > f32::EPSILON) {
        gallery.zoom_by(pinch * (wheel / 200.0).exp(), pointer);
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Plus) || pressed(Key::Equals) {
        gallery.zoom_by(ZOOM_STEP, Vec2::ZERO);
    }
    if pressed(Key::Minus) {
        gallery.zoom_by(1.0 / ZOOM_STEP, Vec2::ZERO);
    }
    if pressed(Key::Num0) {
        *gallery = Gallery::new(gallery.slot);
    }
    if response.double_clicked() {
        let factor = if gallery.zoom > 1.0 { 0.0 } else { ZOOM_IN };
        gallery.zoom_by(factor, pointer);
    }
    if response.dragged() {
        gallery.pan += response.drag_delta();
    }
    gallery.keep_inside(room.size());
}

/// Close at the top, previous and next at the sides, and where one is.
fn buttons_ui(
    ui: &mut Ui,
    whole: Rect,
    count: &str,
    previous: Option<usize>,
    next: Option<usize>,
    desk: &Desk<'_>,
) -> Next {
    let palette = Palette::of(ui);
    let font = FontId::proportional(size::SMALL);
    let corner = whole.left_top() + vec2(space::L, space::L);
    let words = ui.painter().layout_no_wrap(count.to_owned(), font, palette.on_gallery);
    let ground = Rect::from_min_size(corner, words.size()).expand(space::XS);
    ui.painter().rect_filled(ground, f32::from(size::CORNER), palette.gallery.gamma_multiply(GROUND));
    ui.painter().galley(corner, words, palette.on_gallery);
    let middle = whole.center().y;
    let at = |x: f32, y: f32| Rect::from_center_size(pos2(x, y), vec2(BUTTON, BUTTON));
    let inset = BUTTON / 2.0 + space::S;
    let mut act = Next::Stay;
    let close = at(whole.right() - inset, whole.top() + inset);
    if button_ui(ui, close, "reader-gallery-close", &CROSS, desk) {
        act = Next::Close;
    }
    if let Some(slot) = previous
        && button_ui(ui, at(whole.left() + inset, middle), "reader-gallery-previous", &LEFT, desk)
    {
        act = Next::Show(slot);
    }
    if let Some(slot) = next
        && button_ui(ui, at(whole.right() - inset, middle), "reader-gallery-next", &RIGHT, desk)
    {
        act = Next::Show(slot);
    }
    act
}

/// Copy and save, left of the cross; gives back where they end.
fn take_buttons_ui(ui: &mut Ui, whole: Rect, slot: u32, desk: &mut Desk<'_>) -> f32 {
    let mut right = whole.right() - BUTTON - 2.0 * space::L;
    for act in [SlotAct::SaveAs, SlotAct::Copy] {
        let words = desk.locale.text(act.label());
        let (left, pressed) = worded_button_ui(ui, right, whole, act.label(), &words);
        if pressed {
            desk.commands.push(Command::Slot(slot, act));
        }
        right = left;
    }
    right
}

/// A button of words that ends at `right`; gives back where the next one may end, and whether it was pressed.
fn worded_button_ui(ui: &mut Ui, right: f32, whole: Rect, salt: &str, words: &str) -> (f32, bool) {
    let palette = Palette::of(ui);
    let galley = parts::one_line(ui, words, parts::body_font(), palette.on_gallery, 200.0);
    let whole_size = galley.size() + vec2(2.0 * space::M, space::M);
    let rect = Rect::from_min_size(pos2(right - whole_size.x, whole.top() + space::L), whole_size);
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    // The picture below may be as light as the words.
    ui.painter().rect_filled(rect, f32::from(size::CORNER), palette.gallery.gamma_multiply(GROUND));
    if response.hovered() {
        let ground = palette.on_gallery.gamma_multiply(0.15);
        ui.painter().rect_filled(rect, f32::from(size::CORNER), ground);
    }
    let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min;
    ui.painter().galley(at, galley, palette.on_gallery);
    focus_ring(ui, &response);
    (rect.left() - space::S, response.clicked())
}

/// Strokes from the middle of a button.
type Strokes = [[(f32, f32); 2]; 2];
const CROSS: Strokes = [[(-7.0, -7.0), (7.0, 7.0)], [(7.0, -7.0), (-7.0, 7.0)]];
const LEFT: Strokes = [[(4.0, -9.0), (-5.0, 0.0)], [(-5.0, 0.0), (4.0, 9.0)]];
const RIGHT: Strokes = [[(-4.0, -9.0), (5.0, 0.0)], [(5.0, 0.0), (-4.0, 9.0)]];

fn button_ui(ui: &mut Ui, rect: Rect, key: &str, strokes: &Strokes, desk: &Desk<'_>) -> bool {
    let palette = Palette::of(ui);
    let name = desk.locale.text(key);
    let button = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(key));
    let response = button.interact(rect, button.scope_id().with("button"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let colour = palette.on_gallery;
    if response.hovered() {
        ui.painter().circle_filled(rect.center(), BUTTON / 2.0, colour.gamma_multiply(0.15));
    }
    for [(ax, ay), (bx, by)] in strokes {
        let ends = [rect.center() + vec2(*ax, *ay), rect.center() + vec2(*bx, *by)];
        ui.painter().line_segment(ends, Stroke::new(size::FOCUS_RING, colour));
    }
    focus_ring(ui, &response);
    response.on_hover_text(name).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_under_the_pointer_stays_there_and_the_whole_comes_back() {
        let mut gallery = Gallery::new(0);
        let at = vec2(100.0, -50.0);
        gallery.zoom_by(2.0, at);
        // The point of the picture at `at` was there before too: its place is pan + point * zoom.
        assert_eq!(gallery.pan + at * gallery.zoom, at);
        gallery.zoom_by(0.0, at);
        gallery.keep_inside(vec2(400.0, 300.0));
        assert_eq!(gallery, Gallery::new(0));
    }

    #[test]
    fn a_picture_is_not_dragged_out_of_its_room() {
        let mut gallery = Gallery::new(0);
        gallery.zoom_by(2.0, Vec2::ZERO);
        gallery.pan = vec2(9999.0, -9999.0);
        gallery.keep_inside(vec2(400.0, 300.0));
        assert_eq!(gallery.pan, vec2(200.0, -150.0));
    }
}
