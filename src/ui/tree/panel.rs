//! Draws the tree and turns clicks and drops on it into commands.

use egui::{Align, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::row::{self, RowLook};
use super::{Named, Naming, SavedRow, TreeData, TreeRow, row_menu};
use crate::command::{CollectionId, Command, Commands, Destination, Fold, Pane, Scope, TagId, Which};
use crate::ui::drag::Dragged;
use crate::ui::icons::Icon;
use crate::ui::locale::Locale;
use crate::ui::parts;
use crate::ui::theme::Palette;

/// What the tree needs besides its rows.
pub struct TreePanel<'a> {
    pub data: &'a TreeData,
    pub shown: Scope,
    pub saved: &'a [SavedRow],
    /// Whether something is looked for, that could be kept.
    pub looking: bool,
    /// Whether arrow keys go to the tree.
    pub has_keys: bool,
    pub naming: Option<&'a mut Naming>,
    /// The collection that something from outside the window would go to.
    pub onto: Option<CollectionId>,
    /// Is given the rows of collections, as they are drawn.
    pub rows: &'a mut Vec<(CollectionId, Rect)>,
    pub locale: &'a Locale,
    pub commands: &'a mut Commands,
}

/// Room above the first row and below the last, in points.
const EDGE: f32 = 8.0;

/// Draws the pane over all of `ui`.
pub fn tree_ui(ui: &mut Ui, mut panel: TreePanel<'_>) {
    let pane = ui.max_rect();
    let name = panel.locale.text("pane-collections");
    parts::pane_focus(ui, pane, Pane::Tree, &name, panel.has_keys, panel.commands);
    panel.rows.clear();
    ui.spacing_mut().item_spacing.y = 0.0;
    let foot_height = 3.0 * row::HEIGHT + 2.0 * EDGE;
    if pane.height() < 7.0 * row::HEIGHT + foot_height {
        return panel.low_ui(ui);
    }
    panel.head_ui(ui);
    let middle = Rect::from_min_max(ui.cursor().min, pane.max - vec2(0.0, foot_height));
    ui.scope_builder(UiBuilder::new().max_rect(middle), |ui| panel.collections_ui(ui));
    let foot = Rect::from_min_max(egui::pos2(pane.left(), middle.bottom() + EDGE), pane.max);
    ui.scope_builder(UiBuilder::new().max_rect(foot), |ui| panel.foot_ui(ui));
}

impl TreePanel<'_> {
    /// A window that has no room for rows that stand still scrolls them all.
    fn low_ui(&mut self, ui: &mut Ui) {
        ScrollArea::vertical().id_salt("tree").auto_shrink(false).show(ui, |ui| {
            self.head_ui(ui);
            self.rows_ui(ui);
            self.foot_ui(ui);
        });
    }

    fn head_ui(&mut self, ui: &mut Ui) {
        ui.add_space(EDGE);
        for scope in [Scope::All, Scope::Unfiled, Scope::Unread, Scope::Starred] {
            self.fixed_row(ui, scope);
        }
        self.caption_ui(ui);
    }

    fn foot_ui(&mut self, ui: &mut Ui) {
        for scope in [Scope::Duplicates, Scope::Archive, Scope::Trash] {
            self.fixed_row(ui, scope);
        }
    }

    fn fixed_row(&mut self, ui: &mut Ui, scope: Scope) {
        if let Some(row) = self.data.row(scope) {
            let key = match scope {
                Scope::Trash => "scope-trash",
                Scope::Archive => "scope-archive",
                Scope::Duplicates => "scope-duplicates",
                Scope::Unfiled => "scope-unfiled",
                Scope::Unread => "scope-unread",
                Scope::Starred => "scope-starred",
                _ => "scope-all",
            };
            let name = self.locale.text(key);
            self.row_ui(ui, row, &name);
        }
    }

    /// The heading above the collections, with the button that makes one.
    fn caption_ui(&mut self, ui: &mut Ui) {
        ui.add_space(EDGE);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), row::HEIGHT), Sense::hover());
        let palette = Palette::of(ui);
        let words = self.locale.text("tree-collections");
        row::caption(ui, rect, &words, palette);
        let button =
            Rect::from_center_size(egui::pos2(rect.right() - 20.0, rect.center().y), vec2(24.0, 24.0));
        let label = self.locale.text("command-new-collection");
        if parts::icon_button(ui, button, Icon::Plus, &label).clicked() {
            self.commands.push(Command::NewCollection { inside: None });
        }
    }

    fn collections_ui(&mut self, ui: &mut Ui) {
        ScrollArea::vertical().id_salt("collections").auto_shrink(false).show(ui, |ui| {
            self.rows_ui(ui);
            self.rest_ui(ui);
        });
    }

    /// Collections, saved searches and tags.
    fn rows_ui(&mut self, ui: &mut Ui) {
        let rows = self.data.rows.iter().filter(|row| row.collection().is_some());
        for row in rows {
            self.collection_ui(ui, row);
        }
        if self.names(Named::New { inside: None }) {
            self.naming_ui(ui, 0);
        }
        if self.data.paths.is_empty() && self.naming.is_none() {
            row::hint(ui, &self.locale.text("tree-empty"));
        }
        self.saved_ui(ui);
        self.tags_ui(ui);
    }

    /// The tags under their heading; without a tag there is none.
    fn tags_ui(&mut self, ui: &mut Ui) {
        if self.data.tags.is_empty() {
            return;
        }
        ui.add_space(EDGE);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), row::HEIGHT), Sense::hover());
        row::caption(ui, rect, &self.locale.text("tree-tags"), Palette::of(ui));
        for row in &self.data.rows {
            match row.scope {
                Scope::Tag(id) if self.names(Named::Tag(id)) => self.naming_ui(ui, 0),
                Scope::Tag(_) => self.row_ui(ui, row, &row.name),
                _ => {}
            }
        }
    }

    /// Whether the name of this is being typed.
    fn names(&self, named: Named) -> bool {
        self.naming.as_ref().is_some_and(|naming| naming.named == named)
    }

    fn collection_ui(&mut self, ui: &mut Ui, row: &TreeRow) {
        let Some(id) = row.collection() else { return };
        if self.names(Named::Existing(id)) {
            self.naming_ui(ui, row.depth);
        } else {
            self.row_ui(ui, row, &row.name);
        }
        if self.names(Named::New { inside: Some(id) }) {
            self.naming_ui(ui, row.depth + 1);
        }
    }

    fn naming_ui(&mut self, ui: &mut Ui, depth: usize) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), row::HEIGHT), Sense::hover());
        let field = row::field_rect(rect, depth);
        if let Some(naming) = &mut self.naming {
            ui.scope_builder(
                UiBuilder::new().max_rect(field).layout(Layout::left_to_right(Align::Center)),
                |ui| {
                    naming.ui(ui, self.locale, self.commands);
                },
            );
        }
    }

    /// A row with its clicks, its drag, and what may be dropped on it.
    fn row_ui(&mut self, ui: &mut Ui, row: &TreeRow, name: &str) {
        let size = vec2(ui.available_width(), row::HEIGHT);
        let (_, rect) = ui.allocate_space(size);
        // Not focusable one by one: the pane has the focus and arrow keys move in it.
        let response =
            ui.interact(rect, ui.scope_id().with(("tree row", row_salt(row))), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| {
            let mut info = WidgetInfo::selected(Role::TreeItem, true, row.scope == self.shown, name);
            info.current_text_value = Some(row.clips.to_string()).filter(|_| row.clips > 0);
            info
        });
        let drop = row::drop_on(&response, row, self.data);
        let collection = row.collection();
        let is_target = collection.is_some() && collection == self.onto;
        self.rows.extend(collection.map(|id| (id, rect.intersect(ui.clip_rect()))));
        if ui.is_rect_visible(rect) {
            let look = RowLook {
                name,
                icon: None,
                selected: row.scope == self.shown,
                has_keys: self.has_keys,
                hovered: response.hovered() || response.context_menu_opened(),
                drop: drop.as_ref().map(|drop| drop.mark).or(is_target.then_some(row::DropMark::Onto)),
            };
            row::paint(ui, rect, row, &look);
        }
        if let Some(command) = drop.and_then(|drop| drop.command) {
            self.commands.push(command);
        }
        self.row_clicks(ui, row, name, rect, &response);
    }

    fn row_clicks(&mut self, ui: &mut Ui, row: &TreeRow, name: &str, rect: Rect, response: &egui::Response) {
        if let Some(id) = row.collection() {
            response.dnd_set_drag_payload(Dragged::Collection { id, name: name.to_owned() });
            if let Some(fold) = self.chevron_ui(ui, row, name, rect) {
                self.commands.push(Command::Fold(id, fold));
                return;
            }
            if response.double_clicked() {
                self.commands.push(Command::StartRename(Which::This(id)));
            }
            response.context_menu(|ui| {
                row_menu::of_collection(ui, row, id, self.data, self.locale, self.commands);
            });
        }
        if let Scope::Tag(id) = row.scope {
            if response.double_clicked() {
                self.commands.push(Command::RenameTag(id));
            }
            response.context_menu(|ui| row_menu::of_tag(ui, id, self.data, self.locale, self.commands));
        }
        if response.clicked() {
            self.commands.push(Command::FocusPane(Pane::Tree));
            self.commands.push(Command::Show(row.scope));
        }
    }

    /// The mark that folds what is inside; returns what a click asks for.
    fn chevron_ui(&self, ui: &mut Ui, row: &TreeRow, name: &str, rect: Rect) -> Option<Fold> {
        let (fold, icon, key) = match row.branch {
            super::Branch::Leaf => return None,
            super::Branch::Open => (Fold::Close, Icon::ChevronDown, "tree-fold"),
            super::Branch::Closed => (Fold::Open, Icon::ChevronRight, "tree-unfold"),
        };
        let label = self.locale.with(key, &[("name", name.into())]);
        parts::icon_button(ui, row::chevron_rect(rect, row.depth), icon, &label).clicked().then_some(fold)
    }

    /// The empty room below the collections: a drop there moves a collection to the end of the top level.
    fn rest_ui(&mut self, ui: &mut Ui) {
        let rest = ui.available_rect_before_wrap();
        let response = ui.interact(rest, ui.scope_id().with("below the collections"), Sense::hover());
        let carried = response.dnd_release_payload::<Dragged>();
        if let Some(Dragged::Collection { id, .. }) = carried.as_deref() {
            self.move_to_end(*id);
        }
    }

    fn move_to_end(&mut self, id: CollectionId) {
        let position = self.data.top_level();
        let to = Destination::At { parent: None, position };
        self.commands.push(Command::MoveCollection(id, to));
    }
}

/// Tells rows of the same name apart.
fn row_salt(row: &TreeRow) -> i64 {
    match row.scope {
        Scope::All => -1,
        Scope::Unfiled => -2,
        Scope::Trash => -3,
        Scope::Starred => -4,
        Scope::Unread => -5,
        Scope::Archive => -6,
        Scope::Duplicates => -7,
        Scope::Tag(TagId(number)) => i64::MIN + number,
        Scope::Collection(CollectionId(number)) => number,
    }
}
