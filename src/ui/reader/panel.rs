//! Draws the article that is open, and remembers where one is in it.

use std::sync::Arc;

use egui::{
    Context, Frame, Id, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use crate::command::{Command, CopyAs, HighlightAct, Pointed, Reach, Step};
use crate::ui::theme::{Palette, size, space};

use super::chips::chips_ui;
use super::column::{Column, OVERSCAN, Place};
use super::copied::Copied;
use super::correct::{Drawn, Marker, Part, stops_ui};
use super::data::Reading;
use super::desk::Desk;
use super::empty::empty_ui;
use super::figure::figure_ui;
use super::gallery::{Gallery, Next, gallery_ui};
use super::highlights::Highlights;
use super::laid::Laid;
use super::selection::{Selected, Selection, whole};
use super::strip::strip_ui;
use super::table::table_ui;
use super::tally::tally_ui;
use super::typography::{typography, use_typography};
use super::word_bar::word_bar_ui;
use super::words::words_ui;

/// The reading pane.
#[derive(Default)]
pub struct Reader {
    column: Option<Column>,
    place: Place,
    /// Move the window to the place before drawing: it was set, or heights above it changed.
    settle: bool,
    /// A page further was asked for.
    reads_on: bool,
    /// Points to scroll before drawing.
    scroll: f32,
    /// The slot that is shown at its full size.
    gallery: Option<Gallery>,
    /// The slot that the strip of all slots was last moved to.
    strip_at: Option<usize>,
    selection: Selection,
    /// Which block has the keyboard while the article is corrected.
    marker: Marker,
}

/// A hit is shown this far below the top of the window.
const BEFORE_HIT: f32 = 140.0;
/// A step of the arrow keys.
const STEP: f32 = 60.0;
/// A page keeps this much of the last, to find the row again.
const PAGE_OVERLAP: f32 = 48.0;
/// Laid out above and below the window, as a part of its height, so that scrolling finds real heights.
const MARGIN: f32 = 1.0;

impl Reader {
    /// Where one is in the open article, to be kept between starts.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// Goes to a place of the open article, or of the one that is opened next.
    pub fn go_to(&mut self, place: Place) {
        self.place = place;
        self.settle = true;
    }

    /// Goes a page further when it is next drawn; at the end it asks for the next clip.
    pub fn read_on(&mut self) {
        self.reads_on = true;
    }

    /// Scrolls so that a place of the open article is seen with some of what stands before it.
    pub fn show(&mut self, place: Place) {
        self.go_to(place);
        self.scroll = -BEFORE_HIT;
    }

    /// Whether a place of the open article was on screen when it was last drawn.
    #[must_use]
    pub fn sees(&self, place: Place, pane: Rect) -> bool {
        self.selection.sees(place, pane)
    }

    /// Whether a picture is shown at its full size, over everything.
    #[must_use]
    pub fn shows_picture(&self) -> bool {
        self.gallery.is_some()
    }

    /// Whether words are selected.
    #[must_use]
    pub fn has_selection(&self) -> bool {
        self.selection.range().is_some()
    }

    pub fn clear_selection(&mut self) {
        self.selection.clear();
    }

    /// What is selected.
    #[must_use]
    pub fn selection(&self) -> Option<Selected> {
        self.selection.range().map(Selected)
    }

    /// Selects all words of the article.
    pub fn select_all(&mut self, reading: &Reading) {
        self.selection.select_all(reading);
    }

    /// What is selected, the highlight that is chosen, or the whole article, in this form.
    #[must_use]
    pub fn copied(&self, reading: &Arc<Reading>, highlights: &Highlights, form: CopyAs) -> Option<Copied> {
        let range =
            self.selection.range().or_else(|| highlights.chosen_words()).or_else(|| whole(reading))?;
        Some(Copied { reading: Arc::clone(reading), range, form })
    }

    /// What has the keyboard while the article is corrected.
    #[must_use]
    pub fn marked(&self, reading: &Reading) -> Option<Part> {
        self.marker.part(reading)
    }

    /// How many items are laid out.
    #[cfg(test)]
    pub(super) fn laid_out(&self) -> usize {
        self.column.as_ref().map_or(0, Column::laid_out)
    }

    /// Draws the reading, or what one can do when there is none.
    ///
    /// When another reading than last time is given, it is shown from its start, unless it is the same clip or
    /// [`Reader::go_to`] was called before.
    pub fn ui(&mut self, ui: &mut Ui, reading: Option<&Arc<Reading>>, mut desk: Desk<'_>) {
        let palette = Palette::of(ui);
        use_typography(ui, desk.typography);
        Frame::new().fill(palette.paper).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            if let Some(reading) = reading {
                self.strip_ui(ui, reading, &mut desk);
                self.article_ui(ui, reading, &mut desk);
            } else {
                // A place that waits for its clip at start is kept.
                if self.column.is_some() {
                    *self = Self::default();
                }
                desk.pictures.stop_film();
                empty_ui(ui, &mut desk);
            }
        });
    }

    /// All slots at the foot, where the reader wants them.
    fn strip_ui(&mut self, ui: &mut Ui, reading: &Reading, desk: &mut Desk<'_>) {
        if !desk.has_strip || reading.slots.is_empty() {
            return;
        }
        let here = reading.slot_at(self.place.item);
        if let Some(slot) = strip_ui(ui, reading, here, &mut self.strip_at, desk)
            && let Some(item) = reading.item_of_slot(slot)
        {
            self.go_to(Place { item, into: 0.0 });
            ui.ctx().request_repaint();
        }
    }

    fn article_ui(&mut self, ui: &mut Ui, reading: &Arc<Reading>, desk: &mut Desk<'_>) {
        let pane = ui.available_rect_before_wrap();
        self.keep_column(ui, reading, pane);
        self.take_keys(ui, reading, pane.height(), desk);
        let Some(column) = &mut self.column else { return };

        let before = column.offset_of(self.place);
        column.prepare(ui, self.place, pane.height(), pane.height() * MARGIN + 2.0 * OVERSCAN);
        let offset = column.offset_of(self.place);
        if std::mem::take(&mut self.reads_on) {
            if offset + pane.height() + 1.0 < column.height() {
                self.scroll += pane.height() - PAGE_OVERLAP;
            } else {
                desk.commands.push(Command::Step(Step::Down, Reach::Only));
            }
        }
        let mut area =
            ScrollArea::vertical().id_salt(("article", reading.clip)).auto_shrink(false).animated(false);
        if self.settle || self.scroll != 0.0 || (offset - before).abs() > f32::EPSILON {
            let furthest = (column.height() - pane.height()).max(0.0);
            area = area.vertical_scroll_offset((offset + self.scroll).clamp(0.0, furthest));
        }
        self.settle = false;
        self.scroll = 0.0;
        // The column does not move when the scroll bar comes or goes.
        let bar = ui.spacing().scroll.allocated_width();
        let left = ((pane.width() - bar - column.width()) / 2.0).floor();
        desk.selection = std::mem::take(&mut self.selection);
        desk.selection.begin_frame();
        desk.marker = std::mem::take(&mut self.marker);
        let output = area.show_viewport(ui, |ui, viewport| column_ui(ui, column, left, viewport, desk));
        self.marker = std::mem::take(&mut desk.marker);
        point(ui, base(reading).with("bar"), pane, self.gallery.is_some(), desk);
        self.selection = std::mem::take(&mut desk.selection);
        // A press on the scroll bar leaves what is selected.
        self.scroll = self.selection.follow(ui, pane.with_max_x(pane.right() - bar));
        self.place = column.place_at(output.state.clamped_offset().y);
        match output.inner {
            Act::None => {}
            Act::GoTo(item) => {
                self.go_to(Place { item, into: 0.0 });
                ui.ctx().request_repaint();
            }
            Act::OpenPicture(slot) => self.gallery = Some(Gallery::new(slot)),
        }
        self.gallery_over(ui, reading, desk);
    }

    /// Lays out anew what changed since the last frame.
    fn keep_column(&mut self, ui: &Ui, reading: &Arc<Reading>, pane: Rect) {
        let chosen = typography(ui);
        let measure = size::TEXT * chosen.scale() * f32::from(chosen.measure);
        let bar = ui.spacing().scroll.allocated_width();
        let width = (pane.width() - 2.0 * space::XL - bar).min(measure).max(size::TEXT * 8.0).floor();
        match &self.column {
            Some(column) if column.is_current(ui, reading, width) => {}
            last => {
                let is_other_clip = last.as_ref().is_some_and(|column| column.reading().clip != reading.clip);
                if is_other_clip {
                    self.gallery = None;
                    self.selection.clear();
                    if !self.settle {
                        self.place = Place::default();
                    }
                }
                self.marker.keep(reading);
                self.settle = true;
                self.column = Some(Column::new(ui, reading, width));
            }
        }
    }

    /// Keys that scroll, while no widget and no overlay takes them.
    fn take_keys(&mut self, ui: &Ui, reading: &Reading, page: f32, desk: &mut Desk<'_>) {
        if !desk.has_keys || self.gallery.is_some() || ui.ctx().text_edit_focused() {
            return;
        }
        if reading.stops.is_empty() {
            self.selection_keys(ui, reading, desk);
        } else if let Some(item) = self.marker.take_keys(ui, reading) {
            self.go_to(Place { item, into: 0.0 });
        }
        let page = page - PAGE_OVERLAP;
        let last = reading.items.len().saturating_sub(1);
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        for (modifiers, key, by) in [
            (Modifiers::NONE, Key::ArrowDown, STEP),
            (Modifiers::NONE, Key::ArrowUp, -STEP),
            (Modifiers::NONE, Key::PageDown, page),
            (Modifiers::NONE, Key::PageUp, -page),
        ] {
            if pressed(modifiers, key) {
                self.scroll += by;
            }
        }
        for (key, place) in [(Key::Home, Place::default()), (Key::End, Place { item: last, into: 1.0 })] {
            if pressed(Modifiers::NONE, key) {
                self.go_to(place);
            }
        }
        // Space presses what has the focus: it scrolls only when that is nothing one can press.
        let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
        if focused.is_none_or(|response| !response.sense.senses_click()) {
            if pressed(Modifiers::SHIFT, Key::Space) {
                self.scroll -= page;
            }
            if pressed(Modifiers::NONE, Key::Space) {
                self.scroll += page;
            }
        }
    }

    /// Keys about what is selected.
    fn selection_keys(&mut self, ui: &Ui, reading: &Reading, desk: &mut Desk<'_>) {
        let before = self.selection.end();
        self.selection.take_keys(ui, reading);
        if let Some(end) = self.selection.end().filter(|end| Some(*end) != before) {
            self.keep_in_view(end.item);
        }
        let escapes = || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if self.selection.range().is_none() {
            if desk.highlights.and_then(Highlights::chosen).is_none() {
                return;
            }
            if ui.input(|input| input.events.contains(&egui::Event::Copy)) {
                desk.commands.push(Command::CopyArticle(CopyAs::Words));
            }
            if escapes() {
                desk.commands.push(Command::Highlight(HighlightAct::Choose(None)));
            }
            return;
        }
        if ui.input(|input| input.events.contains(&egui::Event::Copy)) {
            desk.commands.push(Command::CopyArticle(CopyAs::Words));
        }
        if escapes() {
            self.selection.clear();
        }
    }

    /// Goes to an item unless it is drawn.
    fn keep_in_view(&mut self, item: usize) {
        if !self.selection.shows(item) {
            self.go_to(Place { item, into: 0.0 });
        }
    }

    fn gallery_over(&mut self, ui: &Ui, reading: &Reading, desk: &mut Desk<'_>) {
        // However it was left, its film is let go.
        let Some(gallery) = &mut self.gallery else { return desk.pictures.stop_film() };
        match gallery_ui(ui, reading, gallery, desk) {
            Next::Stay => return,
            Next::Close => self.gallery = None,
            Next::Show(slot) => self.gallery = Some(Gallery::new(slot)),
        }
        desk.pictures.stop_film();
        ui.ctx().request_repaint();
    }
}

/// What is done with the words that are selected or chosen is offered beside them.
fn point(ui: &Ui, bar: Id, pane: Rect, is_covered: bool, desk: &mut Desk<'_>) {
    let has_chosen = desk.highlights.is_some_and(|highlights| highlights.chosen().is_some());
    let is_clicked = ui.rect_contains_pointer(pane) && ui.input(|input| input.pointer.primary_clicked());
    let is_selected = desk.pointed() == Pointed::Selected;
    if has_chosen && (is_selected || (is_clicked && !desk.is_clicked)) {
        desk.commands.push(Command::Highlight(HighlightAct::Choose(None)));
    }
    let is_busy = desk.selection.is_drawn() || egui::Popup::is_any_open(ui.ctx()) || is_covered;
    let types = ui.ctx().text_edit_focused();
    let offers = desk.has_keys && desk.highlights.is_some() && !is_busy && !types;
    let rows = desk.pointed_at.filter(|rows| rows.intersects(pane) && offers);
    if let Some(rows) = rows {
        word_bar_ui(ui, bar, pane, rows.intersect(pane), desk);
    }
}

/// The number of the slot that is drawn there.
#[must_use]
pub fn slot_under(ctx: &Context, reading: &Reading, at: Pos2) -> Option<u32> {
    let slots = reading.slots.iter().enumerate();
    let mut shown = slots.filter_map(|(index, slot)| Some((reading.item_of_slot(index)?, slot)));
    let is_there = |item: usize| {
        let drawn = ctx.read_response(base(reading).with(item));
        drawn.is_some_and(|response| response.rect.contains(at))
    };
    shown.find(|(item, _)| is_there(*item)).map(|(_, slot)| slot.number)
}

fn base(reading: &Reading) -> Id {
    Id::unique(("reader", reading.clip))
}

/// What was done in the column.
enum Act {
    None,
    GoTo(usize),
    OpenPicture(usize),
}

/// Draws the items that are in the window.
fn column_ui(ui: &mut Ui, column: &mut Column, left: f32, viewport: Rect, desk: &mut Desk<'_>) -> Act {
    ui.set_height(column.height());
    let origin = ui.max_rect().min;
    let left = origin.x + left;
    let reading = Arc::clone(column.reading());
    let base = base(&reading);
    let article = ui.interact(ui.clip_rect(), base, Sense::hover());
    let name = desk.locale.with("reader-article", &[("headline", reading.title.as_str().into())]);
    article.widget_info(|| WidgetInfo::labeled(Role::Article, true, &name));
    let mut act = Act::None;
    let visible = column.visible(ui, viewport.min.y - OVERSCAN..viewport.max.y + OVERSCAN);
    let mut quiet = (!reading.stops.is_empty()).then(|| quiet(ui));
    if quiet.is_some() {
        stops_ui(ui, base, column, &Drawn { visible: &visible, origin: pos2(left, origin.y) }, desk);
    }
    for (item, top) in visible {
        let ui: &mut Ui = match &mut quiet {
            Some(quiet) => {
                quiet.set_opacity(if reading.is_dimmed(item) { LEFT_OUT } else { 1.0 });
                quiet
            }
            None => &mut *ui,
        };
        let place = pos2(left, (origin.y + top).round());
        let id = base.with(item);
        desk.item = item;
        desk.block_below = reading.block_at(item + 1);
        match column.laid(item) {
            Some(Laid::Words(words)) => words_ui(ui, id, place, column.width(), words, desk),
            Some(Laid::Figure(figure)) => {
                let is_opened = figure_ui(ui, id, place, figure, desk);
                act = if is_opened { Act::OpenPicture(figure.place_among_slots()) } else { act };
            }
            Some(Laid::Table(table)) => {
                let whole = base.with(item.saturating_sub(table.pieces_before())).with("sideways");
                table_ui(ui, (id, whole), place, table, desk);
            }
            Some(Laid::Tally(tally)) => {
                if let Some(slot) = tally_ui(ui, id, place, tally, &reading, desk) {
                    act = reading.item_of_slot(slot).map_or(Act::None, Act::GoTo);
                }
            }
            Some(Laid::Chips(chips)) => chips_ui(ui, id, place, chips, &reading, desk),
            Some(Laid::Divider) => divider_ui(ui, place, column.width()),
            None => {}
        }
    }
    act
}

/// What is left out is dimmed.
const LEFT_OUT: f32 = 0.6;

/// Where the words of an article that is corrected are drawn: they take no clicks, since its blocks do.
fn quiet(ui: &mut Ui) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(ui.max_rect()).disabled())
}

/// A short line in the middle, as between the parts of a story.
fn divider_ui(ui: &Ui, place: Pos2, width: f32) {
    let middle = place + vec2(width / 2.0, space::M);
    let half = vec2(space::XXL, 0.0);
    ui.painter()
        .line_segment([middle - half, middle + half], Stroke::new(size::RULE, Palette::of(ui).outline));
}
