//! What is selected in the article: from one place between its characters to another, on screen or scrolled away.

use std::ops::Range;
use std::sync::Arc;

use egui::emath::TSTransform;
use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use egui::{Galley, Id, Key, Modifiers, Pos2, Rect, Response, Ui};

use super::column::Place;
use super::data::Reading;
use super::parts::parts;

/// A place between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub item: usize,
    /// Which text of the item: its number among [`parts`].
    pub part: usize,
    pub char: usize,
}

/// A text of the article by its place among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TextPlace {
    pub item: usize,
    pub part: usize,
}

/// From one place of the article to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selected(pub(super) Range<Spot>);

/// The selection, and the pointer that draws it.
#[derive(Default)]
pub(super) struct Selection {
    /// Where it was begun, and where it was drawn to.
    ends: Option<(Spot, Spot)>,
    is_drawn: bool,
    /// The pointer was pressed on a text in this frame.
    is_pressed: bool,
    /// The texts on screen.
    texts: Vec<Text>,
}

struct Text {
    place: TextPlace,
    rect: Rect,
    galley: Arc<Galley>,
}

/// From one place to another, unless there is none.
type Move = fn(&Reading, Spot) -> Option<Spot>;

impl Selection {
    /// Start and end, if anything is between them.
    pub(super) fn range(&self) -> Option<Range<Spot>> {
        let (from, to) = self.ends?;
        (from != to).then(|| from.min(to)..from.max(to))
    }

    pub(super) fn clear(&mut self) {
        self.ends = None;
        self.is_drawn = false;
    }

    /// From the first character of the article to the last.
    pub(super) fn select_all(&mut self, reading: &Reading) {
        self.ends = first_spot(reading).zip(last_spot(reading));
    }

    /// The characters of a text that are selected; the end may lie beyond it.
    pub(super) fn chars_of(&self, place: TextPlace) -> Option<Range<usize>> {
        chars_of(&self.range()?, place)
    }

    pub(super) fn begin_frame(&mut self) {
        self.texts.clear();
        self.is_pressed = false;
    }

    /// A text is drawn: takes what the pointer does on it.
    pub(super) fn text_ui(
        &mut self,
        ui: &Ui,
        response: &Response,
        place: TextPlace,
        origin: Pos2,
        galley: &Arc<Galley>,
    ) {
        let spot = |char| Spot { item: place.item, part: place.part, char };
        if let Some(pos) = response.interact_pointer_pos() {
            let char = galley.cursor_from_pos(pos - origin).index.0;
            if response.triple_clicked() {
                self.ends = Some((spot(0), spot(galley.text().chars().count())));
                self.is_drawn = false;
            } else if response.double_clicked() {
                let word = word_at(galley.text(), char);
                self.ends = Some((spot(word.start), spot(word.end)));
                self.is_drawn = false;
            } else if response.is_pointer_button_down_on()
                && ui.input(|input| input.pointer.primary_pressed())
            {
                let extends = ui.input(|input| input.modifiers.shift);
                let from = self.ends.map(|(from, _)| from).filter(|_| extends).unwrap_or(spot(char));
                self.ends = Some((from, spot(char)));
                (self.is_drawn, self.is_pressed) = (true, true);
            }
        }
        tell_screen_reader(ui, response.id, origin, galley);
        self.texts.push(Text { place, rect: response.rect, galley: Arc::clone(galley) });
    }

    /// After all texts are drawn: follows the pointer. Returns by how many points to scroll.
    pub(super) fn follow(&mut self, ui: &Ui, pane: Rect) -> f32 {
        let (pressed, down, pos) = ui.input(|input| {
            let pointer = &input.pointer;
            (pointer.primary_pressed(), pointer.primary_down(), pointer.latest_pos())
        });
        if pressed && !self.is_pressed && ui.rect_contains_pointer(pane) {
            self.clear();
        }
        let (true, Some(pos)) = (self.is_drawn, pos) else { return 0.0 };
        if let (Some((_, to)), Some(spot)) = (&mut self.ends, nearest(&self.texts, pos)) {
            *to = spot;
        }
        if !down {
            self.is_drawn = false;
            self.ends = self.ends.filter(|(from, to)| from != to);
            return 0.0;
        }
        let beyond = (pos.y - pane.bottom()).max(0.0) + (pos.y - pane.top()).min(0.0);
        if beyond != 0.0 {
            ui.ctx().request_repaint();
        }
        beyond
    }

    /// Shift with an arrow moves the end: by characters, or from text to text.
    pub(super) fn take_keys(&mut self, ui: &Ui, reading: &Reading) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
        let moves: [(Key, Move); 4] = [
            (Key::ArrowRight, next_char),
            (Key::ArrowLeft, previous_char),
            (Key::ArrowDown, next_text),
            (Key::ArrowUp, previous_text),
        ];
        for (key, moved) in moves {
            if !pressed(key) {
                continue;
            }
            let shown =
                self.texts.first().map(|text| Spot { item: text.place.item, part: text.place.part, char: 0 });
            let Some((from, to)) = self.ends.or(shown.map(|spot| (spot, spot))) else { return };
            self.ends = Some((from, moved(reading, to).unwrap_or(to)));
        }
    }

    /// Whether the pointer draws it just now.
    pub(super) fn is_drawn(&self) -> bool {
        self.is_drawn
    }

    /// Whether a place is in the window.
    pub(super) fn sees(&self, place: Place, pane: Rect) -> bool {
        let here = |text: &Text| text.rect.top() + place.into * text.rect.height();
        let of_item = self.texts.iter().filter(|text| text.place.item == place.item);
        of_item.map(here).any(|y| pane.y_range().contains(y))
    }

    /// Whether an item is on screen.
    pub(super) fn shows(&self, item: usize) -> bool {
        self.texts.iter().any(|text| text.place.item == item)
    }

    /// Where the moving end is.
    pub(super) fn end(&self) -> Option<Spot> {
        self.ends.map(|(_, to)| to)
    }
}

/// The characters of a text that lie in a range of spots; the end may lie beyond it.
pub(super) fn chars_of(range: &Range<Spot>, place: TextPlace) -> Option<Range<usize>> {
    let at = |char| Spot { item: place.item, part: place.part, char };
    let is_in = |spot: Spot| (spot.item, spot.part) == (place.item, place.part);
    let start = if is_in(range.start) { range.start.char } else { 0 };
    let end = if is_in(range.end) { range.end.char } else { usize::MAX };
    (range.start <= at(end) && at(start) <= range.end).then_some(start..end)
}

/// The whole article.
pub(super) fn whole(reading: &Reading) -> Option<Range<Spot>> {
    Some(first_spot(reading)?..last_spot(reading)?)
}

fn first_spot(reading: &Reading) -> Option<Spot> {
    let mut all = (0..reading.items.len()).flat_map(|item| texts_of(reading, item));
    all.next().map(|(place, _)| Spot { item: place.item, part: place.part, char: 0 })
}

fn last_spot(reading: &Reading) -> Option<Spot> {
    let last = |item| texts_of(reading, item).pop();
    let (place, chars) = (0..reading.items.len()).rev().find_map(last)?;
    Some(Spot { item: place.item, part: place.part, char: chars })
}

/// The texts of an item and how long they are.
fn texts_of(reading: &Reading, item: usize) -> Vec<(TextPlace, usize)> {
    let length = |(part, prose): (usize, std::borrow::Cow<'_, crate::article::Prose>)| {
        (TextPlace { item, part }, prose.text.chars().count())
    };
    parts(reading, item).into_iter().map(length).collect()
}

fn length(reading: &Reading, spot: Spot) -> usize {
    let texts = texts_of(reading, spot.item);
    texts.into_iter().find(|(place, _)| place.part == spot.part).map_or(0, |(_, chars)| chars)
}

fn next_char(reading: &Reading, spot: Spot) -> Option<Spot> {
    if spot.char < length(reading, spot) {
        return Some(Spot { char: spot.char + 1, ..spot });
    }
    text_after(reading, spot).map(|(place, _)| Spot { item: place.item, part: place.part, char: 0 })
}

fn previous_char(reading: &Reading, spot: Spot) -> Option<Spot> {
    match spot.char.checked_sub(1) {
        Some(char) => Some(Spot { char, ..spot }),
        None => {
            text_before(reading, spot).map(|(place, char)| Spot { item: place.item, part: place.part, char })
        }
    }
}

/// The end of this text, or of the next.
fn next_text(reading: &Reading, spot: Spot) -> Option<Spot> {
    let end = length(reading, spot);
    if spot.char < end {
        return Some(Spot { char: end, ..spot });
    }
    text_after(reading, spot).map(|(place, char)| Spot { item: place.item, part: place.part, char })
}

/// The start of this text, or of the one before.
fn previous_text(reading: &Reading, spot: Spot) -> Option<Spot> {
    if spot.char > 0 {
        return Some(Spot { char: 0, ..spot });
    }
    text_before(reading, spot).map(|(place, _)| Spot { item: place.item, part: place.part, char: 0 })
}

fn text_after(reading: &Reading, spot: Spot) -> Option<(TextPlace, usize)> {
    let all = (spot.item..reading.items.len()).flat_map(|item| texts_of(reading, item));
    all.into_iter().find(|(place, _)| (place.item, place.part) > (spot.item, spot.part))
}

fn text_before(reading: &Reading, spot: Spot) -> Option<(TextPlace, usize)> {
    let before = |(place, _): &(TextPlace, usize)| (place.item, place.part) < (spot.item, spot.part);
    (0..=spot.item).rev().find_map(|item| texts_of(reading, item).into_iter().rev().find(before))
}

/// The place in the text nearest to the pointer: above or below counts before beside.
fn nearest(texts: &[Text], pos: Pos2) -> Option<Spot> {
    let distance = |range: egui::Rangef, at: f32| (range.min - at).max(at - range.max).max(0.0);
    let from = |text: &&Text| {
        let rect = text.rect;
        distance(rect.y_range(), pos.y) * 1000.0 + distance(rect.x_range(), pos.x)
    };
    let text = texts.iter().min_by(|a, b| from(a).total_cmp(&from(b)))?;
    let char = text.galley.cursor_from_pos(pos - text.rect.min).index.0;
    Some(Spot { item: text.place.item, part: text.place.part, char })
}

/// The run of letters, or of what is none, around a place.
fn word_at(text: &str, char: usize) -> Range<usize> {
    let chars: Vec<char> = text.chars().collect();
    let at = char.min(chars.len().saturating_sub(1));
    let kind = |c: &char| (c.is_alphanumeric(), c.is_whitespace());
    let Some(here) = chars.get(at).map(kind) else { return 0..0 };
    let same = |c: &&char| kind(c) == here;
    let before = chars.get(..at).unwrap_or_default().iter().rev().take_while(same).count();
    let after = chars.get(at..).unwrap_or_default().iter().take_while(same).count();
    at - before..at + after
}

fn tell_screen_reader(ui: &Ui, id: Id, origin: Pos2, galley: &Galley) {
    update_accesskit_for_text_widget(
        ui.ctx(),
        id,
        None,
        TSTransform::from_translation(origin.to_vec2()),
        galley,
    );
}
