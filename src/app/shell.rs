//! Lays the window out: menus above, three panes between, the status line below, and what floats over them.

use egui::{Context, Frame, Margin, Panel, Rect, Ui, UiBuilder, ViewportCommand, pos2};

use super::drags::Carries;
use super::events::step_words;
use super::front::Shown;
use super::shelf::SOON;
use super::view_state::Widths;
use super::{App, input};
use crate::command::{Command, Dialog, Pane, Scope};
use crate::ui::dialogs::{self, Settings};
use crate::ui::drag::{self, Dragged};
use crate::ui::drop_overlay::{drop_banner_ui, drop_overlay_ui};
use crate::ui::list::{Age, ListData, ListPanel, list_ui};
use crate::ui::menu::{MenuBar, menu_bar_ui};
use crate::ui::parts;
use crate::ui::search::SearchData;
use crate::ui::splitter::splitter_ui;
use crate::ui::status::{Status, status_ui};
use crate::ui::theme::{Palette, space};
use crate::ui::toasts::toasts_ui;
use crate::ui::tree::{TreePanel, tree_ui};

/// No pane is narrower than this, in points.
const MIN_TREE: f32 = 150.0;
const MIN_LIST: f32 = 220.0;
const MIN_READER: f32 = 280.0;

impl App {
    /// Draws everything.
    pub(super) fn shell_ui(&mut self, ui: &mut Ui) {
        let palette = Palette::of(ui);
        let bar = Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(space::S as i8, 2));
        Panel::top("menu bar").frame(bar).show(ui, |ui| self.menu_ui(ui));
        let foot = Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(space::L as i8, 2));
        Panel::bottom("status line").frame(foot).exact_size(28.0).show(ui, |ui| self.status_ui(ui));
        let room = ui.available_rect_before_wrap();
        self.panes_ui(ui, room);
        let ctx = ui.ctx().clone();
        self.dialog_ui(&ctx);
        self.look_for_clips();
        toasts_ui(&ctx, &mut self.front.toasts, &mut self.commands);
        self.overlays_ui(&ctx);
    }

    fn menu_ui(&mut self, ui: &mut Ui) {
        let situation = self.situation();
        let words = |name: Option<_>| name.map(|name| step_words(name, &self.locale));
        let (undo, redo) = (words(self.backstage.undo), words(self.backstage.redo));
        let bar = MenuBar {
            situation,
            undo: undo.as_deref(),
            redo: redo.as_deref(),
            order: self.view.order(),
            spelling: self.view.search.spelling,
            theme: self.view.theme,
            language: self.view.language,
            keys: &mut self.front.menus,
            locale: &self.locale,
            commands: &mut self.commands,
        };
        menu_bar_ui(ui, bar);
    }

    fn status_ui(&mut self, ui: &mut Ui) {
        let mut status = Status {
            selected: self.shelf.selection.len(),
            listed: self.shelf.ids.len(),
            zoom: self.view.zoom,
            progress: self.front.progress.or(self.front.extracting).or(self.front.checking),
            locale: &self.locale,
            commands: &mut self.commands,
        };
        status_ui(ui, &mut status);
    }

    fn panes_ui(&mut self, ui: &mut Ui, room: Rect) {
        let widths = fitting(self.view.widths, room.width());
        let palette = Palette::of(ui);
        let tree_right = room.left() + widths.tree;
        let list_right = tree_right + widths.list;
        self.front.beside_tree = Some(room.with_min_x(tree_right));
        let column = |left, right| Rect::from_min_max(pos2(left, room.top()), pos2(right, room.bottom()));
        let panes = [
            (Pane::Tree, column(room.left(), tree_right), palette.panel),
            (Pane::List, column(tree_right, list_right), palette.list),
            (Pane::Reader, column(list_right, room.right()), palette.paper),
        ];
        for (pane, rect, fill) in panes {
            ui.painter().rect_filled(rect, 0.0, fill);
            let builder = UiBuilder::new().id_salt(("pane", pane as u8)).max_rect(rect);
            ui.scope_builder(builder, |ui| {
                ui.set_clip_rect(rect.intersect(ui.clip_rect()));
                match pane {
                    Pane::Tree => self.tree_ui(ui),
                    Pane::List => self.list_ui(ui),
                    Pane::Reader => self.reader_ui(ui),
                }
                parts::pane_ring(ui, rect, parts::pane_id(pane));
            });
        }
        let tree = splitter_ui(ui, tree_right, room, &self.locale.text("splitter-tree"));
        let list = splitter_ui(ui, list_right, room, &self.locale.text("splitter-list"));
        if tree != 0.0 || list != 0.0 {
            // A wider tree leaves the list as it is and takes from the reader.
            let moved = Widths { tree: widths.tree + tree, list: widths.list + list };
            self.view.widths = fitting(moved, room.width());
        }
    }

    fn tree_ui(&mut self, ui: &mut Ui) {
        let (question, onto) = (self.question(), self.hovered_collection());
        let panel = TreePanel {
            data: &self.shelf.tree,
            shown: self.view.scope,
            saved: &self.shelf.saved_rows(&question),
            looking: self.view.search.is_on(),
            has_keys: self.view.pane == Pane::Tree,
            naming: self.front.naming.as_mut(),
            onto,
            rows: &mut self.front.collection_rows,
            locale: &self.locale,
            commands: &mut self.commands,
        };
        tree_ui(ui, panel);
    }

    fn list_ui(&mut self, ui: &mut Ui) {
        let title = self.scope_name(self.view.scope);
        let (situation, age) = (self.situation(), self.shelf.age());
        let finds = self.shelf.listed.as_ref().is_some_and(|listed| !listed.words.trim().is_empty());
        if self.shelf.asked_at.is_some() && age == Age::Current {
            ui.ctx().request_repaint_after(SOON);
        }
        let words = &self.view.search.words;
        let answers_words = self.shelf.listed.as_ref().is_some_and(|listed| listed.words == *words);
        let panel = ListPanel {
            data: ListData {
                ids: &self.shelf.ids,
                cache: &mut self.shelf.rows,
                reader: self.backstage.reader(),
                excerpts: finds.then_some(&mut self.shelf.excerpts),
                stories: &self.shelf.stories,
            },
            title: &title,
            search: SearchData {
                words,
                spelling: self.view.search.spelling,
                recent: &self.view.search.recent,
                narrowed: &self.view.search.narrowed,
                facets: &self.shelf.facets,
                mistakes: &self.shelf.mistakes,
                unindexed: self.shelf.unindexed,
                meant: self.shelf.meant.as_deref().filter(|_| answers_words),
            },
            by_hand: situation.by_hand,
            situation,
            tags: &self.shelf.tree.tags,
            age,
            finds: std::mem::take(&mut self.front.finds),
            scope: self.view.scope,
            order: self.view.order(),
            selection: &self.shelf.selection,
            has_keys: self.view.pane == Pane::List,
            view: &mut self.shelf.list,
            set: &mut self.shelf.set,
            reads: self.reading.reads(),
            pictures: &mut self.pictures,
            locale: &self.locale,
            commands: &mut self.commands,
        };
        list_ui(ui, panel);
        self.view.list.scroll = self.shelf.list.scroll;
        let wanted = self.shelf.excerpts.take_wanted();
        if let Some(listed) = self.shelf.listed.as_ref().filter(|_| !wanted.is_empty()) {
            self.backstage.excerpts(listed, wanted);
        }
    }

    fn dialog_ui(&mut self, ctx: &Context) {
        let (locale, commands) = (&self.locale, &mut self.commands);
        match &mut self.front.dialog {
            None => {}
            Some(Shown::Picker(picker)) => dialogs::picker_ui(ctx, picker, locale, commands),
            Some(Shown::Confirm(confirm)) => dialogs::confirm_ui(ctx, confirm, locale, commands),
            Some(Shown::Rules(dialog)) => {
                dialogs::rules_ui(ctx, dialog, self.shelf.rules_data(), locale, commands);
            }
            Some(Shown::Story(view)) => dialogs::story_ui(ctx, view, locale, commands),
            Some(Shown::Slot(sheet)) => dialogs::slot_sheet_ui(ctx, sheet, locale, commands),
            Some(Shown::Block(sheet)) => dialogs::block_sheet_ui(ctx, sheet, locale, commands),
            Some(Shown::Fields(sheet)) => dialogs::fields_sheet_ui(ctx, sheet, locale, commands),
            Some(Shown::Versions(sheet)) => dialogs::versions_ui(ctx, sheet, locale, commands),
            Some(Shown::Charsets(sheet)) => dialogs::charsets_ui(ctx, sheet, locale, commands),
            Some(Shown::Checked(sheet)) => dialogs::checked_ui(ctx, sheet, locale, commands),
            Some(Shown::Filling(filling)) => {
                dialogs::fill_ui(ctx, &mut filling.sheet, &self.pictures, locale, commands);
            }
            Some(Shown::Plain(Dialog::Palette | Dialog::Jump | Dialog::Rules | Dialog::Outline)) => {
                commands.push(Command::CloseDialog);
            }
            Some(Shown::Plain(Dialog::Settings)) => {
                let (theme, language, zoom) = (self.view.theme, self.view.language, self.view.zoom);
                let settings = Settings {
                    theme,
                    language,
                    zoom,
                    typography: self.view.typography,
                    backups: &self.front.backups,
                    site_rules: self.shelf.site_rules.len(),
                };
                dialogs::settings_ui(ctx, &settings, locale, commands);
            }
            Some(Shown::Plain(Dialog::Mistake)) => {
                let report = self.front.mistake.as_deref().unwrap_or_default();
                dialogs::mistake_ui(ctx, report, locale, commands);
            }
            Some(Shown::Plain(Dialog::SiteRules)) => {
                dialogs::site_rules_ui(ctx, &self.shelf.site_rules, locale, commands);
            }
            Some(Shown::Plain(Dialog::Backups)) => {
                dialogs::backups_ui(ctx, &self.front.backups, locale, commands);
            }
            Some(Shown::Plain(Dialog::Shortcuts)) => {
                dialogs::shortcuts_ui(ctx, &mut self.front.keys_typed, locale, commands);
            }
            Some(Shown::Plain(Dialog::About)) => {
                dialogs::about_ui(ctx, &self.folder.display().to_string(), locale, commands);
            }
            Some(Shown::Plain(Dialog::Report)) => match &mut self.front.report {
                Some(report) => {
                    let (cache, reader) = (&mut self.shelf.rows, self.backstage.reader());
                    dialogs::report_ui(ctx, report, &mut |clips| cache.of(clips, reader), locale, commands);
                }
                None => commands.push(Command::CloseDialog),
            },
        }
    }

    /// What follows the pointer, and what files that hover over the window will do.
    fn overlays_ui(&mut self, ctx: &Context) {
        match drag::dragged(ctx) {
            Some(Dragged::Clips(clips)) => {
                let words = self.locale.with("drag-clips", &[("count", clips.len().into())]);
                drag::ghost_ui(ctx, &words);
            }
            Some(Dragged::Collection { name, .. }) => drag::ghost_ui(ctx, &name),
            None => {}
        }
        self.drop_ui(ctx);
    }

    /// What letting go would do with what hovers over the window.
    fn drop_ui(&self, ctx: &Context) {
        let onto = self.hovered_collection();
        let (files, pictures) = match self.front.hovering.as_ref().map(|hovering| &hovering.carries) {
            None => (input::hovering_files(ctx), input::hovers_pictures(ctx)),
            Some(carries) => (carries.files(), carries.is_pictures()),
        };
        let count = ("count", files.into());
        if files > 0 && pictures && onto.is_none() && self.takes_pictures() {
            return drop_banner_ui(ctx, self.reading.pane(), &self.locale.with("drop-pictures", &[count]));
        }
        let shown = match self.view.scope {
            Scope::Collection(id) => Some(id),
            _ => None,
        };
        let into = onto.or(shown).and_then(|id| self.shelf.tree.name(id));
        let words = match (self.front.hovering.as_ref().map(|hovering| &hovering.carries), into) {
            (None | Some(Carries::Files(_)), _) if files == 0 => return,
            (None | Some(Carries::Files(_)), None) => self.locale.with("drop-import", &[count]),
            (None | Some(Carries::Files(_)), Some(name)) => {
                self.locale.with("drop-into", &[count, ("collection", name.into())])
            }
            (Some(Carries::Address(_)), _) => self.locale.text("drop-address"),
            (Some(Carries::Html(_) | Carries::Words(_)), _) => self.locale.text("drop-words"),
        };
        let below = if files > 0 { self.locale.text("drop-copies") } else { String::new() };
        let rect = self.front.beside_tree.unwrap_or_else(|| ctx.content_rect());
        drop_overlay_ui(ctx, rect, &words, &below);
    }

    /// The window is called by the clip that is read.
    pub(super) fn title_ui(&mut self, ctx: &Context) {
        let title = match self.reading.title() {
            Some(headline) => self.locale.with("window-title-clip", &[("headline", headline.into())]),
            None => self.locale.text("window-title"),
        };
        if title != self.front.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.front.title = title;
        }
    }

    pub(super) fn scope_name(&self, scope: Scope) -> String {
        match scope {
            Scope::All => self.locale.text("scope-all"),
            Scope::Unfiled => self.locale.text("scope-unfiled"),
            Scope::Starred => self.locale.text("scope-starred"),
            Scope::Unread => self.locale.text("scope-unread"),
            Scope::Archive => self.locale.text("scope-archive"),
            Scope::Duplicates => self.locale.text("scope-duplicates"),
            Scope::Trash => self.locale.text("scope-trash"),
            Scope::Tag(id) => self.shelf.tag_name(id).unwrap_or_default().to_owned(),
            Scope::Collection(id) => self.shelf.tree.name(id).unwrap_or_default().to_owned(),
        }
    }
}

/// The widths that leave every pane its least in a window of this width.
fn fitting(widths: Widths, room: f32) -> Widths {
    // A window that has not even room for these, at a large zoom, gives each pane its part.
    let part = (room / (MIN_TREE + MIN_LIST + MIN_READER)).min(1.0);
    let [least_tree, least_list, least_reader] = [MIN_TREE, MIN_LIST, MIN_READER].map(|least| least * part);
    let tree = widths.tree.clamp(least_tree, (room - least_list - least_reader).max(least_tree));
    let list = widths.list.clamp(least_list, (room - tree - least_reader).max(least_list));
    Widths { tree, list }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_window_takes_from_tree_and_list_and_leaves_the_reader_its_least() {
        let fitted = fitting(Widths { tree: 400.0, list: 600.0 }, 700.0);
        assert!(700.0 - fitted.tree - fitted.list >= MIN_READER);
        let tiny = fitting(Widths { tree: 216.0, list: 348.0 }, 340.0);
        assert!(340.0 - tiny.tree - tiny.list > 140.0, "{tiny:?}");
        let wide = Widths { tree: 216.0, list: 348.0 };
        assert_eq!(fitting(wide, 1240.0), wide);
    }
}
