//! Draws set words: selectable, their links to be followed by pointer or keyboard, readings above their characters.

use std::ops::Range;

use egui::{
    CursorIcon, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::command::{Command, Commands, HighlightAct, Pointed, SlotsAct};
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::theme::{Palette, size, space};

use super::address::host;
use super::column::OVERSCAN;
use super::desk::Desk;
use super::figure::focus_ring;
use super::laid::{LaidWords, Words};
use super::selection::TextPlace;
use super::setting::{SetText, Span, SpanKind};

/// From the middle of a row down to the line under a link, as a part of the size of its letters' row.
const UNDERLINE: f32 = 0.34;
/// From the middle of a row up to that of the reading above its characters, as a part of the reading's height.
const RUBY_RISE: f32 = 1.5;
const QUOTE_BAR: f32 = 3.0;
/// The dot at the end of marked words that have a note.
const NOTE_SIGN: f32 = 2.5;

/// Draws an item of words; `origin` is its left top corner, `width` the column's.
pub(super) fn words_ui(ui: &Ui, id: Id, origin: Pos2, width: f32, words: &LaidWords, desk: &mut Desk<'_>) {
    let palette = Palette::of(ui);
    let size = vec2(width, words.text.height() + 2.0 * words.padding());
    match words.as_what {
        Words::Code => {
            ui.painter().rect_filled(Rect::from_min_size(origin, size), 0.0, palette.inset);
        }
        Words::Quote => {
            let bar = Rect::from_min_size(origin, vec2(QUOTE_BAR, size.y));
            ui.painter().rect_filled(bar, 0.0, palette.rule);
        }
        _ => {}
    }
    if let Some(lead) = &words.lead {
        // Numbers end where the text begins, so that 9 and 10 stand below each other.
        let left = origin.x + words.indent - space::S - lead.width();
        ui.painter().galley(pos2(left, origin.y), lead.galley.clone(), palette.soft);
    }
    let place = origin + Vec2::splat(words.padding()) + vec2(words.indent, 0.0);
    set_text_ui(ui, id, place, &words.text, (role(words.as_what), Some(0)), desk);
    if let Some(level) = level(words.as_what) {
        let _ = ui.ctx().accesskit_node_builder(id, |node| node.set_level(level));
    }
}

/// Draws a set text and its links. `what` is its role, and its number among the texts of the item if it is one of
/// the article's words, which can be selected.
pub(super) fn set_text_ui(
    ui: &Ui,
    id: Id,
    origin: Pos2,
    text: &SetText,
    what: (Role, Option<usize>),
    desk: &mut Desk<'_>,
) {
    let (role, part) = what;
    let rect = Rect::from_min_size(origin, text.galley.size());
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), text.galley.text()));
    if let Some(part) = part {
        let place = TextPlace { item: desk.item, part };
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Text);
        }
        desk.selection.text_ui(ui, &response, place, origin, &text.galley);
        choose_ui(&response, place, origin, text, desk);
        menu_ui(&response, desk);
        grounds_ui(ui, origin, text, place, desk);
    }
    ui.painter().galley(origin, text.galley.clone(), Palette::of(ui).ink);
    spans_ui(ui, id, origin, text, (desk.locale, &mut *desk.commands));
}

/// What lies on the letters: links, readings.
pub(super) fn spans_ui(ui: &Ui, id: Id, origin: Pos2, text: &SetText, with: (&Locale, &mut Commands)) {
    let (locale, commands) = with;
    for (index, span) in text.spans.iter().enumerate() {
        span_ui(ui, id.with(("span", index)), origin, text, span, (locale, &mut *commands));
    }
}

/// What can be done with words, under the pointer's other button.
fn menu_ui(response: &Response, desk: &mut Desk<'_>) {
    response.context_menu(|ui| {
        menu::roomy(ui);
        let pointed = desk.pointed();
        for command in Command::of_article() {
            let enabled = match command {
                Command::Highlight(HighlightAct::Paint(_)) => pointed != Pointed::Nothing,
                Command::Highlight(_) => pointed == Pointed::Marked,
                _ => true,
            };
            menu::item_ui(ui, command, enabled, desk.locale, desk.commands);
        }
        ui.separator();
        let add = Command::Slots(SlotsAct::AddBefore(desk.block_below));
        menu::item_ui(ui, add, true, desk.locale, desk.commands);
    });
}

/// A click on marked words chooses them; one beside them lets the chosen ones go.
fn choose_ui(response: &Response, place: TextPlace, origin: Pos2, text: &SetText, desk: &mut Desk<'_>) {
    let (left, right) = (response.clicked(), response.secondary_clicked());
    let (Some(highlights), true) = (desk.highlights, left || right) else { return };
    desk.is_clicked = true;
    let Some(pos) = response.interact_pointer_pos().filter(|_| desk.selection.range().is_none()) else {
        return;
    };
    let under = |chars: &Range<usize>| {
        text.places(chars).into_iter().any(|rect| rect.translate(origin.to_vec2()).contains(pos))
    };
    let here = highlights.in_text(place).filter(|ground| under(&ground.chars)).last().map(|ground| ground.id);
    let before = highlights.chosen().map(|marked| marked.id);
    if here != before && (left || here.is_some()) {
        desk.commands.push(Command::Highlight(HighlightAct::Choose(here)));
    }
}

/// Behind the letters: boxes of code, what is marked, what is looked for, what is selected.
fn grounds_ui(ui: &Ui, origin: Pos2, text: &SetText, place: TextPlace, desk: &mut Desk<'_>) {
    let palette = Palette::of(ui);
    let corner = f32::from(size::CORNER) / 2.0;
    let ground = |place: Rect, shrink: f32, colour| {
        let ground = place.translate(origin.to_vec2()).shrink2(vec2(-1.0, place.height() * shrink));
        ui.painter().rect_filled(ground, corner, colour);
    };
    for span in text.spans.iter().filter(|span| matches!(span.kind, SpanKind::Code)) {
        text.places(&span.chars).into_iter().for_each(|place| ground(place, 0.12, palette.inset));
    }
    if let Some(highlights) = desk.highlights {
        for marked in highlights.in_text(place) {
            let rows = text.places(&marked.chars);
            for row in &rows {
                ground(*row, 0.1, palette.tint(marked.tint));
            }
            if marked.ends_with_note
                && let Some(row) = rows.last()
            {
                let corner = row.right_top() + origin.to_vec2() + vec2(0.0, row.height() * 0.16);
                ui.painter().circle_filled(corner, NOTE_SIGN, palette.accent);
            }
            if marked.is_chosen {
                chosen_ui(ui, origin, &rows, desk);
            }
        }
    }
    if let Some(hits) = desk.hits {
        for place in hits.in_text(text.galley.text()).iter().flat_map(|chars| text.places(chars)) {
            ground(place, 0.1, palette.mark);
        }
        // The one that was gone to last stands out from the others.
        if let Some(chars) = hits.shown_in(place, text.galley.text()) {
            for place in text.places(&chars) {
                ground(place, 0.1, palette.mark_shown());
                let outline = place.translate(origin.to_vec2()).shrink2(vec2(-1.0, place.height() * 0.1));
                let stroke = Stroke::new(size::FOCUS_RING, palette.accent);
                ui.painter().rect_stroke(outline, corner, stroke, StrokeKind::Middle);
            }
        }
    }
    if let Some(chars) = desk.selection.chars_of(place) {
        let rows = text.places(&chars);
        for place in &rows {
            ui.painter().rect_filled(place.translate(origin.to_vec2()), 0.0, palette.selected);
        }
        point_at(origin, &rows, desk);
    }
}

/// A line under the marked words that are chosen.
fn chosen_ui(ui: &Ui, origin: Pos2, rows: &[Rect], desk: &mut Desk<'_>) {
    let stroke = Stroke::new(size::FOCUS_RING, Palette::of(ui).accent);
    for row in rows {
        let row = row.translate(origin.to_vec2());
        ui.painter().hline(row.x_range(), row.bottom() - row.height() * 0.1, stroke);
    }
    point_at(origin, rows, desk);
}

/// Keeps in mind where the words stand that commands are about.
fn point_at(origin: Pos2, rows: &[Rect], desk: &mut Desk<'_>) {
    for row in rows {
        let row = row.translate(origin.to_vec2());
        desk.pointed_at = Some(desk.pointed_at.map_or(row, |rows| rows.union(row)));
    }
}

fn span_ui(ui: &Ui, id: Id, origin: Pos2, text: &SetText, span: &Span, with: (&Locale, &mut Commands)) {
    let (locale, commands) = with;
    let places = text.places(&span.chars);
    match &span.kind {
        SpanKind::Code => {}
        SpanKind::Link(address) => {
            let words: String =
                text.galley.text().chars().skip(span.chars.start).take(span.chars.len()).collect();
            for (row, place) in places.into_iter().enumerate() {
                let place = place.translate(origin.to_vec2());
                // A paragraph of a thousand links draws those that are near the window.
                if ui.is_rect_visible(place.expand(OVERSCAN)) {
                    link_ui(ui, id.with(row), place, (&words, address), row == 0, (locale, &mut *commands));
                }
            }
        }
        SpanKind::Ruby(reading) => {
            if let Some(base) = places.first() {
                let rise = reading.size().y * RUBY_RISE;
                let middle = pos2(base.center().x, base.center().y - rise) + origin.to_vec2();
                let place = Rect::from_center_size(middle, reading.size());
                ui.painter().galley(place.min, reading.clone(), Palette::of(ui).ink);
            }
        }
    }
}

/// One row of a link. Only the first can be reached by the Tab key, so that a link is one stop.
fn link_ui(
    ui: &Ui,
    id: Id,
    place: Rect,
    (words, address): (&str, &str),
    is_first: bool,
    (locale, commands): (&Locale, &mut Commands),
) {
    let palette = Palette::of(ui);
    let sense = if is_first { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(place, id, sense);
    if is_first {
        response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), words));
    }
    let y = place.center().y + place.height() * UNDERLINE;
    let weight = if response.hovered() { size::FOCUS_RING } else { size::RULE };
    ui.painter().hline(place.x_range(), y, Stroke::new(weight, palette.accent));
    focus_ring(ui, &response);
    let tip = locale.with("reader-open-address", &[("host", host(address).into())]);
    if response.on_hover_text(tip).on_hover_cursor(CursorIcon::PointingHand).clicked() {
        commands.push(Command::OpenAddress(address.to_owned()));
    }
}

fn role(words: Words) -> Role {
    match words {
        Words::Headline | Words::Heading(_) => Role::Heading,
        Words::Quote => Role::Blockquote,
        Words::ListItem => Role::ListItem,
        Words::Code => Role::Code,
        Words::Paragraph => Role::Paragraph,
    }
}

fn level(words: Words) -> Option<usize> {
    match words {
        Words::Headline => Some(1),
        Words::Heading(level) => Some(usize::from(level.max(2))),
        _ => None,
    }
}
