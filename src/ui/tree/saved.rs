//! The saved searches below the collections: a click looks again for what was kept.

use egui::{Align, Layout, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::row::{self, RowLook};
use super::{Named, TreePanel, TreeRow};
use crate::command::{Command, Pane, SavedSearchId, SearchAct, Towards};
use crate::ui::icons::Icon;
use crate::ui::menu;
use crate::ui::theme::Palette;

/// A saved search as the tree shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedRow {
    pub id: SavedSearchId,
    pub name: String,
    /// Whether the list shows what it finds.
    pub shown: bool,
}

/// Whether a row can be moved up and down.
#[derive(Clone, Copy)]
struct Ends {
    first: bool,
    last: bool,
}

impl TreePanel<'_> {
    /// Nothing is drawn while nothing is kept.
    pub(super) fn saved_ui(&mut self, ui: &mut Ui) {
        let names_new = self.naming.as_ref().is_some_and(|naming| naming.named == Named::NewSearch);
        if self.saved.is_empty() && !names_new {
            return;
        }
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), row::HEIGHT), Sense::hover());
        row::caption(ui, rect, &self.locale.text("tree-saved-searches"), Palette::of(ui));
        let rows = self.saved;
        for (at, saved) in rows.iter().enumerate() {
            let named = Named::Search(saved.id);
            if self.naming.as_ref().is_some_and(|naming| naming.named == named) {
                self.saved_name_ui(ui);
            } else {
                self.saved_row_ui(ui, saved, Ends { first: at == 0, last: at + 1 == rows.len() });
            }
        }
        if names_new {
            self.saved_name_ui(ui);
        }
    }

    fn saved_row_ui(&mut self, ui: &mut Ui, saved: &SavedRow, ends: Ends) {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), row::HEIGHT));
        let response = ui.interact(rect, ui.scope_id().with(("saved search", saved.id.0)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, saved.shown, &saved.name));
        if ui.is_rect_visible(rect) {
            let look = RowLook {
                name: &saved.name,
                icon: Some(Icon::Glass),
                selected: saved.shown,
                has_keys: self.has_keys || response.has_focus(),
                hovered: response.hovered() || response.context_menu_opened(),
                drop: None,
            };
            row::paint(ui, rect, &TreeRow::default(), &look);
        }
        if response.clicked() {
            self.commands.push(Command::FocusPane(Pane::Tree));
            self.commands.push(Command::Saved(SearchAct::Show(saved.id)));
        }
        if response.double_clicked() {
            self.commands.push(Command::Saved(SearchAct::StartRename(saved.id)));
        }
        response.context_menu(|ui| self.saved_menu_ui(ui, saved.id, ends));
    }

    fn saved_menu_ui(&mut self, ui: &mut Ui, id: SavedSearchId, ends: Ends) {
        menu::roomy(ui);
        let mut item = |ui: &mut Ui, act, on| {
            menu::item_ui(ui, Command::Saved(act), on, self.locale, self.commands);
        };
        item(ui, SearchAct::StartRename(id), true);
        item(ui, SearchAct::Update(id), self.looking);
        ui.separator();
        item(ui, SearchAct::Move(id, Towards::Top), !ends.first);
        item(ui, SearchAct::Move(id, Towards::End), !ends.last);
        ui.separator();
        item(ui, SearchAct::Delete(id), true);
    }

    fn saved_name_ui(&mut self, ui: &mut Ui) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), row::HEIGHT), Sense::hover());
        let field = row::field_rect(rect, 0);
        if let Some(naming) = &mut self.naming {
            let builder = UiBuilder::new().max_rect(field).layout(Layout::left_to_right(Align::Center));
            ui.scope_builder(builder, |ui| naming.ui(ui, self.locale, self.commands));
        }
    }
}
