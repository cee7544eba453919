//! A slot of the article: its picture, or a box of the same proportions that says what stood there and why it is
//! empty. Filling a slot does not move the text: both take the same room.

use egui::{
    CursorIcon, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::article::{FilledBy, Lang, Mark, MarkKind, Prose};
use crate::command::{Command, SlotAct};
use crate::ui::pictures::{Shown, fit};
use crate::ui::theme::{Palette, size, space};

use super::data::{Holds, Slot};
use super::desk::Desk;
use super::setting::{SetText, Type, Weight, set, set_plain};
use super::slot_menu::{BUTTON_HEIGHT, buttons_ui, menu_ui};
use super::words::set_text_ui;

/// A picture of unknown size is given the proportions of most press photographs, 3:2.
const UNKNOWN_SIZE: Vec2 = vec2(480.0, 320.0);
/// A slot is at least so large: words must fit in an empty one, a pointer must hit a filled one.
const LEAST_EMPTY: Vec2 = vec2(260.0, 96.0);
/// From this part of the column's width on, a picture fills it.
const NEARLY_FULL: f32 = 0.9;
/// The sign in an empty slot that has room for it.
const SIGN: Vec2 = vec2(36.0, 27.0);
/// The number of an empty slot is so much larger than the reason why it is empty.
const TITLE_RISE: f32 = size::BODY - size::CAPTION;
const SIGN_LINE: f32 = 1.5;
const LEAST_FILLED: Vec2 = vec2(16.0, 16.0);

/// A slot laid out.
pub(super) struct LaidFigure {
    slot: Box<Slot>,
    /// Of the picture or the box that stands for it.
    size: Vec2,
    /// What an empty box says, row by row.
    inside: Vec<SetText>,
    /// Number, caption and credit below.
    below: Option<SetText>,
    /// From the column's left edge.
    left: f32,
    /// The slot's place in [`super::Reading::slots`].
    index: usize,
}

/// The room that a slot takes in a column of this width.
pub(super) fn box_size(slot: &Slot, width: f32) -> Vec2 {
    let natural = slot.size_px.map_or(UNKNOWN_SIZE, |px| vec2(px.width as f32, px.height as f32));
    // One that is nearly as wide as the column is drawn as wide: edges that almost meet look like a mistake.
    let widest = if natural.x >= width * NEARLY_FULL { f32::INFINITY } else { 1.0 };
    let scale = (width / natural.x).min(size::FIGURE_MAX_HEIGHT / natural.y).min(widest);
    // A slot that its reader fills or empties keeps its room, so that the text does not move.
    let came_filled = slot.picture().is_some() && slot.filled_by == FilledBy::Page;
    let least = if came_filled { LEAST_FILLED } else { LEAST_EMPTY };
    (natural * scale).max(least).min(vec2(width, size::FIGURE_MAX_HEIGHT)).round()
}

impl LaidFigure {
    pub(super) fn new(ui: &Ui, index: usize, slot: &Slot, lang: &Lang, width: f32) -> Self {
        let size = box_size(slot, width);
        let left = ((width - size.x) / 2.0).round();
        let inside = match &slot.holds {
            Holds::Picture(_) => Vec::new(),
            Holds::Nothing { reason, address } => {
                notice(ui, slot, reason, address.as_deref(), lang, size.x - 2.0 * space::L)
            }
        };
        let below = slot.below.as_ref();
        let below = below.map(|words| set(ui, words, &Type::caption(ui, lang), width - left));
        Self { slot: Box::new(slot.clone()), size, inside, below, left, index }
    }

    pub(super) fn place_among_slots(&self) -> usize {
        self.index
    }

    pub(super) fn height(&self) -> f32 {
        self.size.y + self.below.as_ref().map_or(0.0, |below| space::S + below.height())
    }
}

/// Draws the slot; tells whether its picture is to be opened at its full size.
pub(super) fn figure_ui(ui: &Ui, id: Id, origin: Pos2, figure: &LaidFigure, desk: &mut Desk<'_>) -> bool {
    let rect = Rect::from_min_size(origin + vec2(figure.left, 0.0), figure.size);
    if let Some(below) = &figure.below {
        set_text_ui(
            ui,
            id.with("below"),
            pos2(rect.left(), rect.bottom() + space::S),
            below,
            (Role::Caption, Some(0)),
            desk,
        );
    }
    if figure.slot.picture().is_none() {
        empty_ui(ui, id, rect, figure, desk);
        return false;
    }
    let response = ui.interact(rect, id, Sense::click()).on_hover_cursor(CursorIcon::ZoomIn);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &figure.slot.name));
    ground_ui(ui, rect, &figure.slot);
    picture_ui(ui, rect, &figure.slot, desk);
    focus_ring(ui, &response);
    menu_ui(ui, id, rect, &response, &figure.slot, desk);
    response.clicked()
}

/// Paints the picture of a slot into a rectangle, or what is known of it until it is decoded.
pub(super) fn picture_ui(ui: &Ui, rect: Rect, slot: &Slot, desk: &mut Desk<'_>) {
    let palette = Palette::of(ui);
    let Some(print) = slot.picture() else { return };
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    match desk.pictures.picture(print, rect.size() * ui.pixels_per_point()) {
        Shown::Ready(texture) => {
            let place = fit(texture.size_vec2(), rect);
            ui.painter().image(texture.id(), place, whole, egui::Color32::WHITE);
        }
        Shown::Decoding => {
            ui.painter().rect_filled(rect, 0.0, palette.inset);
            let words = desk.locale.text("reader-picture-decoding");
            small_words(ui, rect, &words);
        }
        Shown::Unreadable => {
            ui.painter().rect_filled(rect, 0.0, palette.inset);
            small_words(ui, rect, &desk.locale.text("reader-picture-unreadable"));
        }
    }
}

/// Shows where the keyboard is, and brings it into the window.
pub(super) fn focus_ring(ui: &Ui, response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        let ring = Stroke::new(size::FOCUS_RING, Palette::of(ui).accent);
        let corner = f32::from(size::CORNER);
        ui.painter().rect_stroke(response.rect.expand(size::FOCUS_RING), corner, ring, StrokeKind::Outside);
    }
}

fn small_words(ui: &Ui, rect: Rect, words: &str) {
    let font = egui::TextStyle::Small.resolve(ui.style());
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, words, font, Palette::of(ui).soft);
}

/// A frame like the mount of a picture that is not there, with the words in its middle.
fn empty_ui(ui: &Ui, id: Id, rect: Rect, figure: &LaidFigure, desk: &mut Desk<'_>) {
    let palette = Palette::of(ui);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, ui.is_enabled(), &figure.slot.name));
    if response.clicked() {
        desk.commands.push(Command::Slot(figure.slot.number, SlotAct::Choose));
    }
    let corner = f32::from(size::CORNER);
    ui.painter().rect_filled(rect, corner, palette.inset);
    ui.painter().rect_stroke(rect, corner, Stroke::new(size::RULE, palette.rule), StrokeKind::Inside);
    corners(ui, rect.shrink(space::S), palette);
    let words: f32 = figure.inside.iter().map(SetText::height).sum();
    let has_room = rect.height() > words + BUTTON_HEIGHT + 5.0 * space::XL;
    let sign = if has_room { SIGN.y + space::S } else { 0.0 };
    let has_buttons = ui.is_enabled() && rect.height() > words + BUTTON_HEIGHT + 3.0 * space::M;
    let buttons = if has_buttons { BUTTON_HEIGHT + space::M } else { 0.0 };
    let mut y = rect.center().y - (words + sign + buttons) / 2.0;
    if has_room {
        sign_ui(ui, Rect::from_min_size(pos2(rect.center().x - SIGN.x / 2.0, y), SIGN));
        y += sign;
    }
    for (index, row) in figure.inside.iter().enumerate() {
        let left = rect.center().x - row.width() / 2.0;
        set_text_ui(ui, id.with(("inside", index)), pos2(left, y), row, (Role::Label, None), desk);
        y += row.height();
    }
    if has_buttons {
        let middle = pos2(rect.center().x, y + space::M + BUTTON_HEIGHT / 2.0);
        buttons_ui(ui, id, middle, rect.width() - 2.0 * space::L, &figure.slot, desk);
    }
    focus_ring(ui, &response);
    menu_ui(ui, id, rect, &response, &figure.slot, desk);
}

/// What shows around a picture that its reader put into a room of other proportions.
fn ground_ui(ui: &Ui, rect: Rect, slot: &Slot) {
    if slot.filled_by == FilledBy::Reader {
        ui.painter().rect_filled(rect, f32::from(size::CORNER), Palette::of(ui).inset);
    }
}

/// A landscape in a frame: here belongs a picture.
fn sign_ui(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(SIGN_LINE, Palette::of(ui).outline);
    let at = |x: f32, y: f32| pos2(rect.left() + rect.width() * x, rect.top() + rect.height() * y);
    ui.painter().rect_stroke(rect, f32::from(size::CORNER), stroke, StrokeKind::Inside);
    let hills = [at(0.08, 0.82), at(0.36, 0.44), at(0.56, 0.72), at(0.7, 0.56), at(0.92, 0.82)];
    ui.painter().line(hills.to_vec(), stroke);
    ui.painter().circle_stroke(at(0.72, 0.3), rect.height() * 0.09, stroke);
}

/// The corners that hold a print in an album.
fn corners(ui: &Ui, rect: Rect, palette: &Palette) {
    let stroke = Stroke::new(size::RULE, palette.outline);
    let arm = space::M;
    for (corner, x, y) in [
        (rect.left_top(), arm, arm),
        (rect.right_top(), -arm, arm),
        (rect.left_bottom(), arm, -arm),
        (rect.right_bottom(), -arm, -arm),
    ] {
        ui.painter().line_segment([corner, corner + vec2(x, 0.0)], stroke);
        ui.painter().line_segment([corner, corner + vec2(0.0, y)], stroke);
    }
}

/// What an empty box says: its number, the reason, and what the picture showed if no caption says it.
fn notice(
    ui: &Ui,
    slot: &Slot,
    reason: &str,
    address: Option<&str>,
    lang: &Lang,
    width: f32,
) -> Vec<SetText> {
    let palette = Palette::of(ui);
    let small = Type::caption(ui, &interface_lang(slot, lang));
    let title =
        Type { size: small.size + TITLE_RISE, weight: Weight::Bold, colour: palette.ink, ..small.clone() };
    let mut rows = vec![set_plain(ui, &slot.title, &title, width)];
    let mut words = Prose::plain(reason);
    if let Some(address) = address {
        words.marks.push(Mark { range: 0..reason.len(), kind: MarkKind::Link(address.to_owned()) });
    }
    rows.push(set(ui, &words, &small, width));
    if let (None, Some(alt)) = (&slot.caption, &slot.alt) {
        let how = Type { colour: palette.soft, ..Type::caption(ui, lang) };
        rows.push(set_plain(ui, &shortened(alt), &how, width));
    }
    rows
}

/// The words about a slot are the interface's; its face is Chinese only if they are.
fn interface_lang(slot: &Slot, lang: &Lang) -> Lang {
    if slot.title.is_ascii() {
        Lang::En
    } else if lang.is_cjk() {
        lang.clone()
    } else {
        Lang::ZhHans
    }
}

/// As much of a page's description as fits in the box.
fn shortened(alt: &str) -> String {
    const MOST_CHARS: usize = 60;
    match alt.char_indices().nth(MOST_CHARS) {
        Some((end, _)) => format!("{}…", alt.get(..end).unwrap_or_default()),
        None => alt.to_owned(),
    }
}
