//! The lines of tags and of the same story elsewhere: small words in a row, each to be pressed.

use std::sync::Arc;

use egui::{
    Color32, CursorIcon, FontId, Galley, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use crate::command::{ClipId, Clips, Command, Scope, StoryAct};
use crate::ui::icons::Icon;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::theme::{Palette, label_colour, size, space};
use crate::ui::tree::TagLabel;

use super::data::Reading;
use super::desk::Desk;
use super::figure::focus_ring;
use super::labels::{Change, Labels, Twin};
use super::typography::typography;

const HEIGHT: f32 = 24.0;
const PADDING: f32 = 8.0;
/// Radius of the dot before a tag.
const DOT: f32 = 4.0;
/// The sign that takes a tag away, and the one that gives another.
const CROSS: f32 = 18.0;
const PLUS: f32 = 14.0;

/// A row of small words, in rows below each other where there is not room enough.
pub(super) struct LaidChips {
    chips: Vec<LaidChip>,
    height: f32,
}

struct LaidChip {
    chip: Chip,
    words: Arc<Galley>,
    /// Relative to the item.
    rect: Rect,
}

/// What is in such a row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Chip {
    Words,
    Tag(TagLabel),
    AddTag,
    Twin(Twin),
    Compare(ClipId),
}

impl LaidChips {
    /// The clip's tags, and the way to give it one.
    pub(super) fn tags(ui: &Ui, reading: &Reading, width: f32) -> Self {
        let labels = &reading.labels;
        let mut chips: Vec<(Chip, &str)> =
            labels.tags.iter().map(|tag| (Chip::Tag(tag.clone()), tag.name.as_str())).collect();
        if labels.change == Change::Allowed {
            chips.push((Chip::AddTag, &labels.words.add_tag));
        }
        Self::new(ui, chips, width)
    }

    /// Where else the story is, and the way to lay the two side by side.
    pub(super) fn same_story(ui: &Ui, reading: &Reading, width: f32) -> Self {
        let Labels { twins, words, .. } = &reading.labels;
        let mut chips = vec![(Chip::Words, words.same_story.as_str())];
        chips.extend(twins.iter().map(|twin| (Chip::Twin(twin.clone()), twin.words.as_str())));
        chips.extend(words.more_twins.iter().map(|more| (Chip::Words, more.as_str())));
        chips.extend(twins.first().map(|twin| (Chip::Compare(twin.clip), words.compare.as_str())));
        Self::new(ui, chips, width)
    }

    fn new(ui: &Ui, chips: Vec<(Chip, &str)>, width: f32) -> Self {
        let scale = typography(ui).scale();
        let (height, between) = ((HEIGHT * scale).round(), space::S);
        let font = FontId::proportional(size::CAPTION * scale);
        let mut place = pos2(0.0, 0.0);
        let mut laid = Vec::with_capacity(chips.len());
        for (chip, words) in chips {
            let room = (width - chip.around()).max(1.0);
            let words = parts::one_line(ui, words, font.clone(), Color32::PLACEHOLDER, room);
            let size = vec2(words.size().x + chip.around(), height);
            if place.x > 0.0 && place.x + size.x > width {
                place = pos2(0.0, place.y + height + space::XS);
            }
            laid.push(LaidChip { chip, words, rect: Rect::from_min_size(place, size) });
            place.x += size.x + between;
        }
        Self { height: place.y + height, chips: laid }
    }

    pub(super) fn height(&self) -> f32 {
        self.height
    }
}

impl Chip {
    /// The room beside the words.
    fn around(&self) -> f32 {
        match self {
            Self::Words | Self::Twin(_) => 0.0,
            Self::Compare(_) => 2.0 * PADDING,
            Self::AddTag => PADDING + PLUS + space::XS + PADDING,
            Self::Tag(_) => PADDING + 2.0 * DOT + space::S + CROSS + space::XS,
        }
    }

    /// From the left edge to the words.
    fn before(&self) -> f32 {
        match self {
            Self::Words | Self::Twin(_) => 0.0,
            Self::Compare(_) => PADDING,
            Self::AddTag => PADDING + PLUS,
            Self::Tag(_) => PADDING + 2.0 * DOT + space::S - space::XS,
        }
    }
}

/// Draws the row of a reading.
pub(super) fn chips_ui(
    ui: &Ui,
    id: Id,
    origin: Pos2,
    laid: &LaidChips,
    reading: &Reading,
    desk: &mut Desk<'_>,
) {
    for (index, LaidChip { chip, words, rect }) in laid.chips.iter().enumerate() {
        let rect = rect.translate(origin.to_vec2());
        let id = id.with(index);
        let ink = Palette::of(ui).soft;
        let place = pos2(rect.left() + chip.before(), rect.center().y - words.size().y / 2.0);
        match chip {
            Chip::Words => {
                let response = ui.interact(rect, id, Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.text()));
                ui.painter().galley_with_override_text_color(place, Arc::clone(words), ink);
            }
            Chip::Tag(tag) => tag_ui(ui, id, rect, (words, place), tag, reading, desk),
            Chip::AddTag => {
                let response = button_ui(ui, id, rect, &menu::label(&Command::ChooseTag, desk.locale));
                let plus = pos2(rect.left() + PADDING + PLUS / 2.0 - space::XS, rect.center().y);
                Icon::Plus.paint(ui.painter(), Rect::from_center_size(plus, Vec2::splat(PLUS)), ink);
                ui.painter().galley_with_override_text_color(place, Arc::clone(words), ink);
                if response.clicked() {
                    desk.commands.push(Command::ChooseTag);
                }
            }
            Chip::Twin(twin) => twin_ui(ui, id, rect, (words, place), twin, desk),
            Chip::Compare(twin) => {
                let command = Command::Story(StoryAct::CompareThese(reading.clip, *twin));
                let name = menu::label(&Command::Story(StoryAct::Compare), desk.locale);
                let response = button_ui(ui, id, rect, &name);
                ui.painter().galley_with_override_text_color(place, Arc::clone(words), Palette::of(ui).ink);
                if response.clicked() {
                    desk.commands.push(command);
                }
            }
        }
    }
}

/// A tag in its colour: pressed it shows its clips, its cross, Delete or Backspace takes it away.
fn tag_ui(
    ui: &Ui,
    id: Id,
    rect: Rect,
    (words, place): (&Arc<Galley>, Pos2),
    tag: &TagLabel,
    reading: &Reading,
    desk: &mut Desk<'_>,
) {
    let palette = Palette::of(ui);
    let name = desk.locale.with("reader-tag", &[("tag", tag.name.as_str().into())]);
    let response = button_ui(ui, id, rect, &name);
    let dot = pos2(rect.left() + PADDING + DOT - space::XS / 2.0, rect.center().y);
    let colour = tag.colour.map_or(palette.soft, |colour| label_colour(ui, colour));
    ui.painter().circle_filled(dot, DOT, colour);
    ui.painter().galley_with_override_text_color(place, Arc::clone(words), palette.ink);
    let is_allowed = reading.labels.change == Change::Allowed;
    let mut is_taken = is_allowed && parts::is_deleted(ui, &response);
    if is_allowed {
        let middle = pos2(rect.right() - CROSS / 2.0 - space::XS / 2.0, rect.center().y);
        let cross = Rect::from_center_size(middle, Vec2::splat(CROSS));
        let name = desk.locale.with("reader-take-tag", &[("tag", tag.name.as_str().into())]);
        let response = ui.interact(cross, id.with("cross"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
        let ink = if response.hovered() { palette.ink } else { palette.outline };
        Icon::Cross.paint(ui.painter(), cross.shrink(3.0), ink);
        focus_ring(ui, &response);
        is_taken |= response.on_hover_text(name).clicked();
    }
    if is_taken {
        desk.commands.push(Command::RemoveTag(Clips::These(vec![reading.clip]), tag.id));
    } else if response.clicked() {
        desk.commands.push(Command::Show(Scope::Tag(tag.id)));
    }
}

/// Paper and day of another clip, as a link to it.
fn twin_ui(
    ui: &Ui,
    id: Id,
    rect: Rect,
    (words, place): (&Arc<Galley>, Pos2),
    twin: &Twin,
    desk: &mut Desk<'_>,
) {
    let palette = Palette::of(ui);
    let response = ui.interact(rect, id, Sense::click());
    let name = desk.locale.with("reader-show-twin", &[("name", twin.words.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name.as_str()));
    ui.painter().galley_with_override_text_color(place, Arc::clone(words), palette.accent);
    let weight = if response.hovered() { size::FOCUS_RING } else { size::RULE };
    let line = place.x..=place.x + words.size().x;
    ui.painter().hline(line, place.y + words.size().y, Stroke::new(weight, palette.accent));
    focus_ring(ui, &response);
    if response.on_hover_text(name).on_hover_cursor(CursorIcon::PointingHand).clicked() {
        desk.commands.push(Command::Reveal(twin.clip));
    }
}

/// The ground of a chip that is pressed.
fn button_ui(ui: &Ui, id: Id, rect: Rect, name: &str) -> Response {
    let palette = Palette::of(ui);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let fill = if response.hovered() { palette.hover } else { palette.paper };
    let stroke = Stroke::new(size::RULE, palette.rule);
    ui.painter().rect(rect, rect.height() / 2.0, fill, stroke, StrokeKind::Inside);
    focus_ring(ui, &response);
    response
}
