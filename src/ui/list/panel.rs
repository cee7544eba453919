//! Draws the list: only the rows on screen, whatever the number of clips.

use std::ops::Range;

use egui::{Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::data::InStory;
use super::row::{self, RowLook};
use super::{ListData, ListRow, Selection, SetRows};
use crate::command::{
    self, ClipId, Clips, Command, Commands, Loss, Order, Pane, Reach, Scope, Situation, StoryAct,
};
use crate::ui::drag::Dragged;
use crate::ui::locale::Locale;
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::pictures::Pictures;
use crate::ui::search::{SearchData, SearchPanel, search_ui};
use crate::ui::theme::Palette;
use crate::ui::tree::TagLabel;

/// What the list needs besides its rows.
pub struct ListPanel<'a> {
    pub data: ListData<'a>,
    pub title: &'a str,
    pub search: SearchData<'a>,
    /// Clips are put in their order by hand.
    pub by_hand: bool,
    pub age: Age,
    /// The search field takes the keyboard now.
    pub finds: bool,
    pub situation: Situation,
    pub tags: &'a [TagLabel],
    pub scope: Scope,
    pub order: Order,
    pub selection: &'a Selection,
    pub has_keys: bool,
    pub view: &'a mut ListView,
    pub set: &'a mut SetRows,
    /// The clip that is marked as read when it is left.
    pub reads: Option<ClipId>,
    pub pictures: &'a mut Pictures,
    pub locale: &'a Locale,
    pub commands: &'a mut Commands,
}

/// Whether the list is the answer to what is asked now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    Current,
    /// The answer takes long: what is shown is the one before.
    Old,
}

/// What waits for a newer answer is this faint.
const OLD_OPACITY: f32 = 0.5;

/// Where the list is scrolled to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ListView {
    /// Points from the top.
    pub scroll: f32,
    /// How many whole rows fit, for the page keys.
    pub page: usize,
    pub jump: Option<Jump>,
}

/// A scroll that was asked for from outside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Jump {
    /// So far that this clip can be seen.
    To(ClipId),
    /// To so many points from the top.
    Offset(f32),
}

const HEADER: f32 = 44.0;
const TRASH_LINE: f32 = 28.0;

/// Draws the pane over all of `ui`.
pub fn list_ui(ui: &mut Ui, mut panel: ListPanel<'_>) {
    let pane = ui.max_rect();
    let name = panel.locale.text("pane-clips");
    parts::pane_focus(ui, pane, Pane::List, &name, panel.has_keys, panel.commands);
    let header = Rect::from_min_size(pane.min, vec2(pane.width(), HEADER));
    panel.header_ui(ui, header);
    let top = panel.search_ui(ui, Rect::from_min_max(pos2(pane.left(), header.bottom()), pane.max));
    let top = if panel.scope == Scope::Trash { panel.trash_ui(ui, pane, top) } else { top };
    let palette = Palette::of(ui);
    ui.painter().hline(pane.x_range(), top, parts::hairline(palette));
    let body = Rect::from_min_max(pos2(pane.left(), top), pane.max);
    ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        if panel.age == Age::Old {
            ui.multiply_opacity(OLD_OPACITY);
        }
        if panel.data.ids.is_empty() {
            let empty = super::empty::of(panel.scope, panel.search.is_on());
            parts::empty_ui(ui, &empty, panel.locale, panel.commands);
        } else {
            panel.rows_ui(ui);
        }
    });
}

impl ListPanel<'_> {
    /// Returns where the list begins.
    fn search_ui(&mut self, ui: &mut Ui, room: Rect) -> f32 {
        let (data, scope, takes_keys) = (SearchData { ..self.search }, self.title, self.finds);
        let panel = SearchPanel { data, scope, takes_keys, locale: self.locale, commands: self.commands };
        ui.scope_builder(UiBuilder::new().max_rect(room), |ui| search_ui(ui, panel)).inner
    }

    /// The title of what is shown, how many there are, and their order.
    fn header_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let palette = Palette::of(ui);
        // Until the answer comes the number is that of the list before.
        let key = if self.data.excerpts.is_some() { "list-found" } else { "list-count" };
        let count = self.locale.with(key, &[("count", self.data.ids.len().into())]);
        let inner = rect.shrink2(vec2(16.0, 6.0));
        ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                self.order_ui(ui);
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let title = egui::RichText::new(self.title).font(parts::title_font()).color(palette.ink);
                    ui.add(egui::Label::new(title).truncate());
                    // In a narrow list the order matters more; the status line has the count too.
                    let count = ui.painter().layout_no_wrap(count, parts::small_font(), palette.soft);
                    if count.size().x <= ui.available_width() {
                        ui.label(count);
                    }
                });
            });
        });
    }

    /// How long clips stay in the Trash, and the way to let them go now. Returns where the list begins.
    fn trash_ui(&mut self, ui: &mut Ui, pane: Rect, top: f32) -> f32 {
        let line =
            Rect::from_min_max(pos2(pane.left() + 16.0, top), pos2(pane.right() - 12.0, top + TRASH_LINE));
        ui.scope_builder(UiBuilder::new().max_rect(line), |ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let empty = Command::Lose(Loss::AskAll);
                let words = menu::label(&empty, self.locale);
                let button = egui::Button::new(egui::RichText::new(words).font(parts::small_font()));
                if ui.add_enabled(!self.data.ids.is_empty(), button).clicked() {
                    self.commands.push(empty);
                }
                let words = self.locale.with("trash-days", &[("days", super::data::TRASH_DAYS.into())]);
                let words = egui::RichText::new(words).font(parts::small_font()).color(Palette::of(ui).soft);
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(words.clone()).truncate()).on_hover_text(words.text());
                });
            });
        });
        line.bottom() + 4.0
    }

    fn order_ui(&mut self, ui: &mut Ui) {
        let label = menu::label(&Command::SortBy(self.order), self.locale);
        let name = self.locale.with("list-order", &[("order", label.as_str().into())]);
        let button = parts::quiet_menu_button(ui, &label, |ui| {
            menu::roomy(ui);
            for order in command::orders(self.scope, self.search.is_on()) {
                menu::choice_ui(ui, Command::SortBy(order), order == self.order, self.locale, self.commands);
            }
        });
        button.on_hover_text(&name).accessible_name(name);
    }

    fn rows_ui(&mut self, ui: &mut Ui) {
        self.set.begin(ui);
        let height = ui.available_height();
        self.view.page = ((height / row::HEIGHT).floor() as usize).max(1);
        let mut area = ScrollArea::vertical().id_salt("clips").auto_shrink(false);
        if let Some(offset) = self.jump_offset(height) {
            area = area.vertical_scroll_offset(offset);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let total = self.data.ids.len();
        let output = area.show_rows(ui, row::HEIGHT, total, |ui, places| self.visible_ui(ui, places));
        self.view.scroll = output.state.clamped_offset().y;
    }

    /// How far to scroll now, if something asked for it.
    fn jump_offset(&mut self, height: f32) -> Option<f32> {
        let most = (self.data.ids.len() as f32 * row::HEIGHT - height).max(0.0);
        match self.view.jump.take()? {
            Jump::Offset(offset) => Some(offset.clamp(0.0, most)),
            Jump::To(clip) => {
                let place = self.data.ids.iter().position(|id| *id == clip)?;
                let top = place as f32 * row::HEIGHT;
                let bottom = top + row::HEIGHT;
                if top < self.view.scroll {
                    Some(top)
                } else if bottom > self.view.scroll + height {
                    Some((bottom - height).clamp(0.0, most))
                } else {
                    None
                }
            }
        }
    }

    fn visible_ui(&mut self, ui: &mut Ui, places: Range<usize>) {
        // Rows that cannot be read are missing among those that are drawn: the place is that of the clip.
        let first = places.start;
        let ids: Vec<ClipId> = self.data.ids.get(places.clone()).unwrap_or_default().to_vec();
        for row in self.data.rows(places) {
            let place = ids.iter().position(|id| *id == row.id).map(|at| first + at);
            let story = place.and_then(|place| self.data.in_story(place));
            self.row_ui(ui, &row, story);
        }
    }

    /// Where the clips that are dragged would be put: a line above or below the row under the pointer.
    fn placing_ui(&mut self, ui: &Ui, row: &ListRow, rect: Rect, response: &Response) {
        let Some(dragged) = response.dnd_hover_payload::<Dragged>().filter(|_| self.by_hand) else { return };
        let (Dragged::Clips(clips), Some(pointer)) = (&*dragged, ui.ctx().pointer_interact_pos()) else {
            return;
        };
        let below = pointer.y > rect.center().y;
        let y = if below { rect.bottom() } else { rect.top() };
        let stroke = egui::Stroke::new(2.0, Palette::of(ui).accent);
        ui.painter().hline(rect.shrink(8.0).x_range(), y.max(ui.clip_rect().top() + 1.0), stroke);
        if response.dnd_release_payload::<Dragged>().is_some() {
            let next = || self.data.ids.iter().skip_while(|id| **id != row.id).nth(1).copied();
            let before = if below { next() } else { Some(row.id) };
            self.commands.push(Command::PlaceBefore(Clips::These(clips.to_vec()), before));
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row: &ListRow, story: Option<InStory>) {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), row::HEIGHT));
        // Not focusable one by one: the pane has the focus and arrow keys move in it.
        let mut response =
            ui.interact(rect, ui.scope_id().with(("clip", row.id)), Sense::CLICK | Sense::DRAG);
        let selected = self.selection.contains(row.id);
        response.widget_info(|| {
            let mut info = WidgetInfo::selected(Role::ListBoxOption, true, selected, row.name(self.locale));
            info.current_text_value = Some(row.states(story, self.tags, self.locale));
            info
        });
        if ui.is_rect_visible(rect) {
            let thumbnail = row.thumbnail.and_then(|picture| row::thumbnail(ui, picture, self.pictures));
            let hovered = response.hovered();
            let is_read = self.reads == Some(row.id);
            let look = RowLook { selected, has_keys: self.has_keys, hovered, thumbnail, story, is_read };
            let found = self.data.excerpts.as_mut().and_then(|excerpts| excerpts.of(row.id));
            if row::paint(ui, rect, row, found, &look, self.set, (self.tags, self.locale)) {
                response = response.on_hover_text(row.name(self.locale));
            }
        }
        self.placing_ui(ui, row, rect, &response);
        self.clicks(ui, row.id, selected, &response);
        response.context_menu(|ui| row_menu_ui(ui, &self.situation, self.locale, self.commands));
    }

    fn clicks(&mut self, ui: &Ui, clip: ClipId, selected: bool, response: &Response) {
        if response.clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            let reach = match (modifiers.shift, modifiers.command) {
                (true, _) => Reach::Through,
                (false, true) => Reach::Toggle,
                (false, false) => Reach::Only,
            };
            self.commands.push(Command::FocusPane(Pane::List));
            self.commands.push(Command::Select(clip, reach));
        }
        // A drag or a context menu is about the selection if it begins in it, else about that clip alone.
        if (response.drag_started() || response.secondary_clicked()) && !selected {
            self.commands.push(Command::Select(clip, Reach::Only));
        }
        if response.drag_started() {
            let clips = if selected { self.selection.in_order(self.data.ids) } else { vec![clip] };
            response.dnd_set_drag_payload(Dragged::Clips(clips.into()));
        }
    }
}

/// The context menu of the selected clips.
fn row_menu_ui(ui: &mut Ui, situation: &Situation, locale: &Locale, commands: &mut Commands) {
    menu::roomy(ui);
    if situation.scope == Scope::Trash {
        menu::item_ui(ui, Command::Restore(Clips::Selected), true, locale, commands);
        ui.separator();
        menu::item_ui(ui, Command::Lose(Loss::Ask(Clips::Selected)), true, locale, commands);
        return;
    }
    menu::item_ui(ui, Command::ChooseCollection, true, locale, commands);
    if matches!(situation.scope, Scope::Collection(_)) {
        menu::item_ui(ui, Command::RemoveFromCollection(Clips::Selected), true, locale, commands);
    }
    menu::item_ui(ui, Command::ChooseTag, true, locale, commands);
    let compare = Command::Story(StoryAct::Compare);
    menu::item_ui(ui, compare.clone(), situation.allows(&compare), locale, commands);
    ui.separator();
    for command in menu::marks(situation) {
        menu::item_ui(ui, command, true, locale, commands);
    }
    ui.separator();
    menu::item_ui(ui, Command::MoveToTrash(Clips::Selected), true, locale, commands);
}
