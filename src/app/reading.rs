//! The clip that is open in the reader: the one that is selected alone.

use std::sync::Arc;

use egui::{Button, Context, Pos2, RichText, Role, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

use super::App;
use super::correcting::{Correcting, Shown};
use super::notes::Margin;
use crate::command::{ClipId, Command, CopyAs, Pane};
use crate::import::LeftOut;
use crate::library::search::Search;
use crate::ui::keys;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::reader::{
    Copied, Desk, Heading, Highlights, Hits, Part, Place, Reader, Reading, Slot, Turn, Twin, correct_bar_ui,
    slot_under,
};
use crate::ui::search::{bar_hits, find_bar_ui, hit_bar_ui, query_hits};
use crate::ui::theme::{Palette, size, space};

/// A button of the selection's summary.
const ACTION: Vec2 = vec2(280.0, 32.0);
/// A press so near the edge is for the line between the panes.
const BESIDE_SPLITTER: f32 = 5.0;

/// Words that are marked in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sought {
    /// Those of the search in the list.
    BySearch(Search),
    /// Those of the field over the article.
    ByBar(String),
}

impl Sought {
    fn hits(&self, reading: &Reading) -> Hits {
        match self.clone() {
            Self::BySearch(search) => Hits::new(reading, move |text| query_hits(&search, text)),
            Self::ByBar(words) => Hits::new(reading, move |text| bar_hits(&words, text)),
        }
    }
}

/// A clip that is open, until another is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visit {
    pub(super) clip: ClipId,
    /// When it was opened, in seconds of the window's clock.
    pub(super) since: f64,
    /// It is marked as read, or was while it was open: one who takes the mark away wants it so.
    pub(super) was_read: bool,
}

/// What the reader shows, and where in it.
#[derive(Default)]
pub(super) struct ReadingRoom {
    pub(super) reader: Reader,
    pub(super) open: Option<Arc<Reading>>,
    /// Where the words that are looked for stand in it, and which words those are.
    pub(super) hits: Option<(Sought, Hits)>,
    /// Those that the preparer looks for.
    seeking: Option<Sought>,
    /// The clip that is gone to for its first hit, or its last.
    pub(super) arriving: Option<(ClipId, Turn)>,
    /// What its reader has marked and written.
    pub(super) margin: Margin,
    pub(super) visit: Option<Visit>,
    /// The clip that was looked for last, found or not.
    pub(super) looked_for: Option<ClipId>,
    /// Where the article was left at the last exit; gone to once.
    pub(super) left_at: Option<(ClipId, Place)>,
    /// The clip that was open when the last window ended suddenly, and may be why.
    pub(super) unopened: Option<ClipId>,
    /// Where the pane was drawn last.
    pane: Option<egui::Rect>,
    /// The article is corrected.
    pub(super) correcting: Option<Correcting>,
    /// The block to be at the top when the clip that is open is shown in another way.
    pub(super) keeps_block: Option<usize>,
}

impl ReadingRoom {
    /// Starts where the last window ended.
    pub(super) fn new(left_at: Option<(ClipId, Place)>) -> Self {
        Self { left_at, ..Self::default() }
    }

    /// Another article is read: its words are looked for anew.
    pub(super) fn lose_hits(&mut self) {
        self.hits = None;
        self.seeking = None;
    }

    /// The same words are shown as before: only what is being looked for is asked for again.
    pub(super) fn keep_hits(&mut self) {
        self.seeking = None;
    }

    /// The clip may say something else now, or say it in another language.
    pub(super) fn forget(&mut self) {
        self.looked_for = None;
    }

    /// In how many places stands what is looked for.
    pub(super) fn hits(&self) -> usize {
        self.hits.as_ref().map_or(0, |(_, hits)| hits.len())
    }

    /// A page further, or to the next clip.
    pub(super) fn read_on(&mut self) {
        self.reader.read_on();
    }

    /// Shows the next place of what is looked for.
    pub(super) fn step(&mut self, turn: Turn) {
        if let Some(place) = self.hits.as_mut().and_then(|(_, hits)| hits.step(turn)) {
            self.reader.show(place);
        }
    }

    /// Whether no hit follows in this article; not as long as it is not known.
    pub(super) fn is_at_last_hit(&self, turn: Turn) -> bool {
        let is_known = self.seeking.is_none() && self.clip() == self.looked_for;
        is_known && self.hits.as_ref().is_none_or(|(_, hits)| hits.is_at_end(turn))
    }

    /// Shows the first hit of a clip that was gone to for it, as soon as it is open.
    fn arrive(&mut self) {
        let open = self.clip().filter(|_| self.hits.is_some());
        if let Some((_, turn)) = self.arriving.take_if(|(clip, _)| Some(*clip) == open) {
            self.step(turn);
        }
    }

    /// Which hit of the search in the list is shown, and how many there are.
    fn place_of_search(&self) -> Option<(usize, usize)> {
        let (sought, hits) = self.hits.as_ref()?;
        (matches!(sought, Sought::BySearch(_)) && !hits.is_empty()).then(|| (hits.number(), hits.len()))
    }

    /// The clip that is marked as read when it is left.
    pub(super) fn reads(&self) -> Option<ClipId> {
        self.visit.filter(|visit| !visit.was_read).map(|visit| visit.clip)
    }

    /// Selects all words of the article.
    pub(super) fn select_all(&mut self) {
        if let Some(reading) = &self.open {
            self.reader.select_all(reading);
        }
    }

    /// What is selected or chosen in the article, or all of it.
    pub(super) fn copied(&self, form: CopyAs) -> Option<Copied> {
        self.reader.copied(self.open.as_ref()?, &self.margin.highlights, form)
    }

    /// Whether this clip is open and its article is corrected.
    pub(super) fn corrects_this(&self, clip: ClipId) -> bool {
        self.clip() == Some(clip) && self.correcting.as_ref().is_some_and(|of| of.clip == clip)
    }

    /// Whether the article is corrected.
    pub(super) fn corrects(&self) -> bool {
        self.correcting.is_some()
    }

    /// What is shown of the article that is corrected, unless it is about to change.
    pub(super) fn corrected(&self) -> Option<&Shown> {
        self.correcting.as_ref().filter(|of| !of.waits)?.shown.as_ref()
    }

    /// What has this number among what is left out.
    pub(super) fn left_out(&self, number: usize) -> Option<&LeftOut> {
        self.corrected()?.left_out.get(number)
    }

    /// What has the keyboard in the article that is corrected.
    pub(super) fn marked(&self) -> Option<Part> {
        self.reader.marked(self.open.as_ref()?)
    }

    /// Shows the clip that is open in another way; returns what was shown.
    pub(super) fn show(&mut self, reading: Arc<Reading>) -> Option<Arc<Reading>> {
        self.lose_hits();
        // They are known by where they stand among what is shown.
        self.margin.highlights = Highlights::default();
        self.open.replace(reading)
    }

    /// Shows an item of the article at the top.
    pub(super) fn go_to_item(&mut self, item: usize) {
        self.reader.go_to(Place { item, into: 0.0 });
    }

    /// The headings of the article.
    pub(super) fn outline(&self) -> Vec<Heading<'_>> {
        self.open.as_ref().map(|reading| reading.outline()).unwrap_or_default()
    }

    /// Where the article was drawn last.
    pub(super) fn pane(&self) -> egui::Rect {
        self.pane.unwrap_or(egui::Rect::NOTHING)
    }

    /// The clip that is read.
    pub(super) fn clip(&self) -> Option<ClipId> {
        self.open.as_ref().map(|reading| reading.clip)
    }

    /// Other clips that tell the story of the one that is open, the likest first.
    pub(super) fn twins(&self) -> &[Twin] {
        self.open.as_ref().map_or(&[], |reading| &reading.labels.twins)
    }

    /// The slots of the article that is open.
    pub(super) fn slots(&self) -> &[Slot] {
        self.open.as_ref().map_or(&[], |reading| &reading.slots)
    }

    /// The slot of this number.
    pub(super) fn slot(&self, number: u32) -> Option<&Slot> {
        self.slots().iter().find(|slot| slot.number == number)
    }

    /// The article's block that is the slot of this number.
    pub(super) fn block_of_slot(&self, number: u32) -> Option<usize> {
        let reading = self.open.as_ref()?;
        let slot = reading.slots.iter().position(|slot| slot.number == number)?;
        reading.starts.binary_search(&reading.item_of_slot(slot)?).ok()
    }

    /// The block at the top of the window.
    pub(super) fn block_here(&self) -> usize {
        let item = self.reader.place().item;
        self.open.as_ref().map_or(0, |reading| reading.block_at(item))
    }

    /// The number of the slot that is drawn there.
    pub(super) fn slot_under(&self, ctx: &Context, at: Pos2) -> Option<u32> {
        slot_under(ctx, self.open.as_ref()?, at)
    }

    /// The headline that is read.
    pub(super) fn title(&self) -> Option<&str> {
        self.open.as_ref().map(|reading| reading.title.as_str())
    }

    /// The clip that is read and the place in it.
    pub(super) fn place(&self) -> Option<(ClipId, Place)> {
        self.open.as_ref().map(|reading| (reading.clip, self.reader.place())).or(self.left_at)
    }

    /// Whether a picture covers the window.
    pub(super) fn shows_picture(&self) -> bool {
        self.reader.shows_picture()
    }
}

impl App {
    /// Has the words that are looked for found in the article that is open, once.
    pub(super) fn mark_hits(&mut self) {
        self.find_hits();
        self.reading.arrive();
    }

    fn find_hits(&mut self) {
        let sought = self.sought();
        let room = &mut self.reading;
        let found = room.hits.as_ref().map(|(of, _)| of);
        let (Some(sought), Some(reading)) = (sought, room.open.clone()) else { return room.lose_hits() };
        if found == Some(&sought) || room.seeking.as_ref() == Some(&sought) {
            return;
        }
        room.seeking = Some(sought.clone());
        let turn = self.preparer.words.next();
        self.prepare(move |_| {
            let hits = turn.is_newest().then(|| sought.hits(&reading));
            move |app: &mut Self, _: &Context| {
                if let Some(hits) = hits {
                    app.take_hits(&reading, sought, hits);
                }
            }
        });
    }

    fn take_hits(&mut self, reading: &Arc<Reading>, sought: Sought, mut hits: Hits) {
        let is_open = self.reading.open.as_ref().is_some_and(|open| Arc::ptr_eq(open, reading));
        if !is_open || self.sought().as_ref() != Some(&sought) {
            return;
        }
        // One who types in the field over the article wants to see the first place at once.
        if matches!(sought, Sought::ByBar(_))
            && let Some(place) = hits.step(Turn::Next)
        {
            self.reading.reader.show(place);
        }
        self.reading.seeking = None;
        self.reading.hits = Some((sought, hits));
    }

    /// The field over the article goes before the search in the list.
    fn sought(&self) -> Option<Sought> {
        self.reading.open.as_ref()?;
        if let Some(bar) = &self.front.find_bar {
            let words = bar.words.trim();
            return (!words.is_empty()).then(|| Sought::ByBar(words.to_owned()));
        }
        let search = &self.view.search;
        (!search.words.trim().is_empty()).then(|| {
            let words = search.words.clone();
            Sought::BySearch(Search { words, spelling: search.spelling, ..Search::default() })
        })
    }

    /// Draws the reading pane over all of `ui`.
    pub(super) fn reader_ui(&mut self, ui: &mut Ui) {
        let pane = ui.max_rect();
        let name = self.locale.text("pane-article");
        let has_keys = self.view.pane == Pane::Reader;
        parts::pane_focus(ui, pane, Pane::Reader, &name, has_keys, &mut self.commands);
        if pane_pressed(ui, pane) && !has_keys {
            self.commands.push(Command::FocusPane(Pane::Reader));
        }
        let several = self.shelf.selection.len();
        if several > 1 {
            self.reading.pane = Some(pane);
            self.several_ui(ui, several);
            return;
        }
        let article = self.notes_ui(ui, pane);
        self.reading.pane = Some(article);
        ui.scope_builder(UiBuilder::new().id_salt("article").max_rect(article), |ui| {
            ui.set_clip_rect(article.intersect(ui.clip_rect()));
            self.article_ui(ui, has_keys);
        });
        if let Some(place) = self.reading.place_of_search() {
            hit_bar_ui(ui, article, place, &self.locale, &mut self.commands);
        }
    }

    /// Draws the article, and the field over it that finds words in it.
    fn article_ui(&mut self, ui: &mut Ui, has_keys: bool) {
        if let Some(correcting) = &self.reading.correcting {
            correct_bar_ui(ui, correcting.shown.is_some(), &self.locale, &mut self.commands);
        }
        if let Some(bar) = &mut self.front.find_bar {
            let (at, of) = self.reading.hits.as_ref().map_or((0, 0), |(_, hits)| (hits.number(), hits.len()));
            find_bar_ui(ui, bar, (at, of), &self.locale, &mut self.commands);
        }
        let mut desk = Desk::new(&self.locale, &mut self.pictures, &mut self.commands);
        desk.highlights = (!self.reading.corrects()).then_some(&self.reading.margin.highlights);
        desk.hits = self.reading.hits.as_ref().map(|(_, hits)| hits);
        desk.has_keys = has_keys && self.front.dialog.is_none();
        desk.typography = self.view.typography;
        desk.has_strip = self.view.strip;
        desk.unopened = self.reading.unopened;
        self.reading.reader.ui(ui, self.reading.open.as_ref(), desk);
    }

    /// What one can do with several clips at once.
    fn several_ui(&mut self, ui: &mut Ui, several: usize) {
        let palette = Palette::of(ui);
        let shortcut = Command::ChooseCollection.face().and_then(|face| face.shortcuts.first().copied());
        let keys = shortcut.map(|shortcut| keys::written(ui.ctx(), shortcut)).unwrap_or_default();
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.22);
            let head = self.locale.with("many-selected", &[("count", several.into())]);
            ui.label(RichText::new(head).heading().color(palette.ink));
            ui.add_space(space::S);
            let words = self.locale.with("many-selected-words", &[("keys", keys.into())]);
            ui.label(RichText::new(words).size(size::BODY).color(palette.soft));
            ui.add_space(space::XL);
            self.batch_ui(ui);
        });
    }

    /// What is possible just now, a button each with its keys.
    fn batch_ui(&mut self, ui: &mut Ui) {
        let situation = self.situation();
        let possible = |command: &Command| situation.allows(command);
        for command in Command::of_selection().into_iter().filter(possible) {
            let label = menu::label(&command, &self.locale);
            let keys = command.face().and_then(|face| face.shortcuts.first().copied());
            let keys = keys.map(|keys| keys::written(ui.ctx(), keys)).unwrap_or_default();
            let button = Button::new(label.as_str()).shortcut_text(keys).min_size(ACTION);
            let response = ui.add(button);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label.as_str()));
            if response.clicked() {
                self.commands.push(command);
            }
            ui.add_space(space::XS);
        }
    }
}

/// A press anywhere in the pane gives it the keys, also on words that are about to be selected.
fn pane_pressed(ui: &Ui, pane: egui::Rect) -> bool {
    ui.rect_contains_pointer(pane.shrink(BESIDE_SPLITTER)) && ui.input(|input| input.pointer.any_pressed())
}
