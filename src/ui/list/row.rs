//! One row of the list: a kicker with site and date, the headline, the first words, and the first picture.

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use egui::{Color32, CornerRadius, FontId, Galley, Pos2, Rect, Stroke, TextureHandle, Ui, pos2, vec2};

use super::ListRow;
use super::data::InStory;
use super::set_rows::{RowType, SetRows};
use crate::article::Print;
use crate::command::Mark;
use crate::ui::fonts;
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::parts::{self, RowState};
use crate::ui::pictures::{Pictures, Shown};
use crate::ui::reader::{Lines, chars_in};
use crate::ui::search::Marked;
use crate::ui::theme::{Palette, label_colour, size};
use crate::ui::tree::TagLabel;

/// Height of every row in points: a line of small type, two of headline, one of text, or one and two.
pub(super) const HEIGHT: f32 = 104.0;
const INSET: f32 = 8.0;
const PADDING: f32 = 10.0;
const PICTURE: f32 = 60.0;
/// Where the number of empty slots begins, behind its sign.
const BEFORE_SLOTS: f32 = SLOT_ICON + 4.0;
/// The sign before the number of empty slots.
const SLOT_ICON: f32 = 13.0;
const STAR: f32 = 13.0;
/// Radius of the dot before what is not read, and of that before a tag.
const UNREAD: f32 = 3.0;
const DOT: f32 = 3.5;
/// Line heights; together with the padding they fill the row.
const KICKER_LINE: f32 = 18.0;
const HEADLINE_LINE: f32 = 21.0;
const TEXT_LINE: f32 = 18.0;
/// A headline has no more rows.
const HEADLINE_ROWS: usize = 2;
const GAP: f32 = 2.0;
/// From the pane's edge to the line along the clips of one story, and how wide that is.
const BRACKET: f32 = 3.0;
const BRACKET_WIDTH: f32 = 2.0;

/// How a row looks just now.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each drawn by itself")]
pub(super) struct RowLook {
    pub selected: bool,
    pub has_keys: bool,
    pub hovered: bool,
    pub thumbnail: Option<TextureHandle>,
    /// In the list of duplicates.
    pub story: Option<InStory>,
    /// It is being read: it will be marked so when it is left, and needs no dot until then.
    pub is_read: bool,
}

impl ListRow {
    /// What a screen reader calls the row.
    pub(super) fn name(&self, locale: &Locale) -> String {
        if self.headline.is_empty() { locale.text("list-untitled") } else { self.headline.clone() }
    }

    /// What a screen reader says of it besides: its place in its story, its marks and its tags.
    pub(super) fn states(&self, story: Option<InStory>, tags: &[TagLabel], locale: &Locale) -> String {
        let story = story.map(|InStory { story, at, of }| {
            let place = [("story", story + 1), ("at", at + 1), ("of", of)];
            locale.with("list-in-story", &place.map(|(name, number)| (name, number.into())))
        });
        let starred = self.marks.has(Mark::Starred).then(|| locale.text("list-starred"));
        let file = self.source(locale).filter(|_| self.site.is_empty());
        let added = self.published.is_none().then(|| self.day(locale));
        let unread = (!self.marks.has(Mark::Read)).then(|| locale.text("list-unread"));
        let annotated = self.is_annotated.then(|| locale.text("list-annotated"));
        let tags = self.labels(tags).map(|tag| tag.name.clone());
        story
            .into_iter()
            .chain(starred)
            .chain(unread)
            .chain(annotated)
            .chain(file)
            .chain(added)
            .chain(tags)
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The site; where neither it nor a date is known, what the page's file was called.
    fn source(&self, locale: &Locale) -> Option<String> {
        let named = [&self.site, &self.file].into_iter().find(|name| !name.is_empty())?;
        Some(if named.starts_with("clipboard.") { locale.text("list-pasted") } else { named.clone() })
    }

    /// The day it was published; where that is not known, the day it was added.
    fn day(&self, locale: &Locale) -> String {
        match &self.published {
            Some(when) => locale.day(when),
            None => locale.with("list-added", &[("day", locale.day(&self.added).into())]),
        }
    }

    fn labels<'a>(&self, tags: &'a [TagLabel]) -> impl Iterator<Item = &'a TagLabel> {
        tags.iter().filter(|tag| self.tags.contains(&tag.id))
    }
}

/// The picture as far as it is decoded.
pub(super) fn thumbnail(ui: &Ui, picture: Print, pictures: &mut Pictures) -> Option<TextureHandle> {
    match pictures.picture(picture, vec2(PICTURE, PICTURE) * ui.pixels_per_point()) {
        Shown::Ready(texture) => Some(texture),
        Shown::Decoding | Shown::Unreadable => None,
    }
}

/// The words around the hits in a clip, and the hits in its headline.
pub(super) type Found<'a> = (&'a Marked, &'a [Range<usize>]);

/// Returns whether the headline was cut off.
pub(super) fn paint(
    ui: &Ui,
    rect: Rect,
    row: &ListRow,
    found: Option<Found<'_>>,
    look: &RowLook,
    set: &mut SetRows,
    (tags, locale): (&[TagLabel], &Locale),
) -> bool {
    let palette = Palette::of(ui);
    let ground = rect.shrink2(vec2(INSET, 1.0));
    parts::row_background(ui, ground, palette, RowState::of(look.selected, look.has_keys, look.hovered));
    let inner = ground.shrink2(vec2(PADDING, PADDING - 1.0));
    match look.story {
        Some(story) => paint_bracket(ui, rect, story),
        None if look.selected || look.hovered => {}
        None => {
            let ends = inner.left()..=inner.right();
            ui.painter().hline(ends, rect.bottom(), parts::hairline(palette));
        }
    }
    let mut words = inner;
    if let Some(picture) = &look.thumbnail {
        let corner = pos2(inner.right() - PICTURE, inner.center().y - PICTURE / 2.0);
        paint_picture(ui, Rect::from_min_size(corner, vec2(PICTURE, PICTURE)), picture);
        words.max.x = corner.x - PADDING;
    }
    if !row.marks.has(Mark::Read) && !look.is_read {
        let at = pos2(ground.left() + PADDING / 2.0, words.top() + KICKER_LINE / 2.0);
        ui.painter().circle_filled(at, UNREAD, palette.accent);
    }
    let top = paint_kicker(ui, words, row, tags, locale);
    paint_words(ui, Rect::from_min_max(pos2(words.left(), top), words.max), row, found, set, locale)
}

/// A line along the clips of one story; the stories are parted by another.
fn paint_bracket(ui: &Ui, rect: Rect, InStory { story, at, of }: InStory) {
    let palette = Palette::of(ui);
    let (first, last) = (at == 0, at + 1 == of);
    if first && story > 0 {
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(size::RULE, palette.outline));
    }
    let top = rect.top() + if first { PADDING } else { 0.0 };
    let bottom = rect.bottom() - if last { PADDING } else { 0.0 };
    let line = Rect::from_min_max(
        pos2(rect.left() + BRACKET, top),
        pos2(rect.left() + BRACKET + BRACKET_WIDTH, bottom),
    );
    ui.painter().rect_filled(line, 0.0, palette.outline);
}

/// Site and tags on the left; star, pencil and day on the right; returns where the next line begins.
fn paint_kicker(ui: &Ui, rect: Rect, row: &ListRow, tags: &[TagLabel], locale: &Locale) -> f32 {
    let palette = Palette::of(ui);
    let day = parts::one_line(ui, &row.day(locale), parts::small_font(), palette.soft, rect.width() * 0.6);
    let day_left = rect.right() - day.size().x;
    let gap = if day.size().x > 0.0 { PADDING } else { 0.0 };
    let mut left = day_left;
    let signs = [
        (row.marks.has(Mark::Starred), Icon::Star, palette.accent),
        (row.is_annotated, Icon::Pen, palette.soft),
    ];
    for (_, icon, colour) in signs.into_iter().filter(|(is_there, ..)| *is_there) {
        let at = pos2(left - gap / 2.0 - STAR, rect.top() + 2.0);
        icon.paint(ui.painter(), Rect::from_min_size(at, vec2(STAR, STAR)), colour);
        left = at.x;
    }
    let room = left - gap - rect.left();
    let font = FontId::new(size::SMALL, fonts::fonts_for(&row.lang).regular);
    let named = row.source(locale);
    let colour = if row.site.is_empty() { palette.soft } else { palette.accent };
    let site = |room: f32| Some(parts::one_line(ui, named.as_deref()?, font.clone(), colour, room));
    let width = |site: Option<&Arc<Galley>>| site.map_or(0.0, |site| site.size().x + PADDING);
    let slots = slots_words(ui, row, room - width(site(room).as_ref()), locale);
    let site = site(room - slots.as_ref().map_or(0.0, |slots| slots.size().x + BEFORE_SLOTS + PADDING));
    let site_right = rect.left() + width(site.as_ref());
    if let Some(site) = site {
        ui.painter().galley(rect.min, site, colour);
    }
    let after_slots = slots.map_or(site_right, |slots| paint_slots(ui, pos2(site_right, rect.top()), slots));
    paint_tags(ui, after_slots..=left - gap, rect.top(), row.labels(tags));
    ui.painter().galley(pos2(day_left, rect.top()), day, palette.soft);
    rect.top() + KICKER_LINE + GAP
}

/// How many of the pictures are missing, in words where there is room for them, else in figures.
fn slots_words(ui: &Ui, row: &ListRow, room: f32, locale: &Locale) -> Option<Arc<Galley>> {
    if row.empty_slots == 0 {
        return None;
    }
    let soft = Palette::of(ui).soft;
    let words = |key| {
        let words = locale.with(key, &[("empty", row.empty_slots.into()), ("slots", row.slots.into())]);
        ui.painter().layout_no_wrap(words, parts::small_font(), soft)
    };
    let long = words("list-empty-slots");
    let fits = BEFORE_SLOTS + long.size().x <= room;
    Some(if fits { long } else { words("list-empty-slots-short") })
}

/// Returns where the words end.
fn paint_slots(ui: &Ui, at: Pos2, words: Arc<Galley>) -> f32 {
    let soft = Palette::of(ui).soft;
    let icon = Rect::from_min_size(at + vec2(0.0, 2.0), vec2(SLOT_ICON, SLOT_ICON));
    Icon::Picture.paint(ui.painter(), icon, soft);
    let left = at.x + BEFORE_SLOTS;
    let right = left + words.size().x;
    ui.painter().galley(pos2(left, at.y), words, soft);
    right + PADDING
}

/// As many tags as there is room for, each behind a dot of its colour.
fn paint_tags<'a>(ui: &Ui, room: RangeInclusive<f32>, top: f32, tags: impl Iterator<Item = &'a TagLabel>) {
    let palette = Palette::of(ui);
    let mut left = *room.start();
    for tag in tags {
        let colour = tag.colour.map_or(palette.soft, |colour| label_colour(ui, colour));
        let words = ui.painter().layout_no_wrap(tag.name.clone(), parts::small_font(), palette.soft);
        let text_left = left + 2.0 * DOT + 4.0;
        if text_left + words.size().x > *room.end() {
            return;
        }
        ui.painter().circle_filled(pos2(left + DOT, top + KICKER_LINE / 2.0), DOT, colour);
        left = text_left + words.size().x + PADDING;
        ui.painter().galley(pos2(text_left, top), words, palette.soft);
    }
}

/// Returns whether the headline was cut off.
fn paint_words(
    ui: &Ui,
    rect: Rect,
    row: &ListRow,
    found: Option<Found<'_>>,
    set: &mut SetRows,
    locale: &Locale,
) -> bool {
    let palette = Palette::of(ui);
    let how = |bold, size, height, colour| RowType { lang: &row.lang, bold, size, height, colour };
    let headline = row.name(locale);
    let hits = found.map_or(&[][..], |(_, headline)| headline);
    let bold = how(true, size::BODY + 0.5, HEADLINE_LINE, palette.ink);
    let lines = set.lines(ui, &headline, bold, rect.width(), HEADLINE_ROWS);
    paint_lines(ui, rect.min, &lines, (&headline, hits), palette);
    let used = lines.text.height();
    let rows = ((rect.height() - used - GAP + 0.5) / TEXT_LINE).floor().max(0.0) as usize;
    if rows > 0 {
        let one_line = found.filter(|_| rows == 1).map(|(marked, _)| marked.from_first_hit());
        let marked = one_line.as_ref().or(found.map(|(marked, _)| marked));
        let words = marked.map_or((row.lead.as_str(), &[][..]), |m| (m.text.as_str(), m.hits.as_slice()));
        let regular = how(false, size::SMALL + 0.5, TEXT_LINE, palette.soft);
        let lead = set.lines(ui, words.0, regular, rect.width(), rows);
        paint_lines(ui, pos2(rect.left(), rect.top() + used + GAP), &lead, words, palette);
    }
    lines.is_cut
}

/// Words with a ground behind those that were found.
fn paint_lines(ui: &Ui, at: Pos2, lines: &Lines, (words, hits): (&str, &[Range<usize>]), palette: &Palette) {
    for place in hits.iter().flat_map(|hit| lines.text.places(&chars_in(words, hit))) {
        ui.painter().rect_filled(place.translate(at.to_vec2()), 0.0, palette.mark);
    }
    ui.painter().galley(at, Arc::clone(&lines.text.galley), palette.ink);
}

/// The picture's middle, square.
fn paint_picture(ui: &Ui, rect: Rect, picture: &TextureHandle) {
    let shape = picture.size_vec2();
    let part = vec2((shape.y / shape.x).min(1.0), (shape.x / shape.y).min(1.0));
    let uv = Rect::from_center_size(pos2(0.5, 0.5), part);
    let shape = egui::epaint::RectShape::filled(rect, CornerRadius::same(size::CORNER), Color32::WHITE)
        .with_texture(picture.id(), uv);
    ui.painter().add(shape);
}
