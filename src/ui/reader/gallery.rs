//! A picture of the article at its full size, over the whole window.

use egui::{
    Align2, FontId, Frame, Id, Key, Modal, Modifiers, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use crate::ui::theme::{Palette, size, space};

use super::data::{Reading, Slot};
use super::desk::Desk;
use super::figure::{focus_ring, picture_ui};
use super::setting::{Type, set_plain};

/// The bar with the caption below the picture.
const BAR_HEIGHT: f32 = 64.0;
const BUTTON: f32 = 40.0;

/// What is to be shown after this frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Stay,
    Close,
    /// The slot at this place among the reading's.
    Show(usize),
}

/// Shows the slot's picture over the window.
pub(super) fn gallery_ui(ui: &Ui, reading: &Reading, shown: usize, desk: &mut Desk<'_>) -> Next {
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
        contents_ui(ui, whole, reading, slot, desk);
        let count = desk
            .locale
            .with("reader-gallery-place", &[("place", (place + 1).into()), ("count", filled.len().into())]);
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
fn contents_ui(ui: &Ui, whole: Rect, reading: &Reading, slot: &Slot, desk: &mut Desk<'_>) {
    let palette = Palette::of(ui);
    let room = Rect::from_min_max(whole.min, whole.max - vec2(0.0, BAR_HEIGHT))
        .shrink2(vec2(BUTTON + space::L, space::L));
    let response = ui.interact(room, ui.scope_id().with("picture"), Sense::hover());
    let name = desk.locale.with("reader-gallery", &[("name", slot.name.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    picture_ui(ui, room, slot, desk);
    let words: Vec<&str> = [&slot.caption, &slot.credit].into_iter().flatten().map(String::as_str).collect();
    let how = Type { colour: palette.on_gallery, ..Type::caption(ui, &reading.lang) };
    let text = set_plain(ui, &words.join("  "), &how, room.width());
    let middle = pos2(whole.center().x, whole.bottom() - BAR_HEIGHT / 2.0);
    let place = Rect::from_center_size(middle, text.galley.size()).min;
    ui.painter().galley(place, text.galley, palette.on_gallery);
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
    ui.painter().text(corner, Align2::LEFT_TOP, count, font, palette.on_gallery);
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
