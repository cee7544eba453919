//! Commands that go somewhere: to a scope, a clip, a pane.

use egui::{Context, Id, Memory};

use super::super::App;
use crate::command::{ClipId, Command, Fold, Pane, Reach, Scope, Step, Towards};
use crate::log::OrLog as _;
use crate::ui::list::Jump;
use crate::ui::notes::notes_id;
use crate::ui::parts;

/// The panes from left to right.
const PANES: [Pane; 3] = [Pane::Tree, Pane::List, Pane::Reader];

impl App {
    pub(super) fn go(&mut self, command: &Command) {
        match *command {
            Command::Show(scope) => self.show(scope),
            Command::Fold(id, fold) => {
                match fold {
                    Fold::Open => self.view.open_collections.insert(id),
                    Fold::Close => self.view.open_collections.remove(&id),
                };
                self.refold();
            }
            Command::Select(clip, reach) => {
                self.shelf.returning.clear();
                self.shelf.selection.choose(clip, reach, &self.shelf.ids);
                self.shelf.list.jump = Some(Jump::To(clip));
            }
            Command::SelectAll => self.shelf.selection.choose_all(&self.shelf.ids),
            Command::Step(step, reach) => self.step(step, reach),
            Command::Reveal(clip) => self.reveal(clip),
            Command::FocusPane(pane) => self.view.pane = pane,
            _ => {}
        }
    }

    /// From pane to pane in a ring; the notes beside the article are one while they are open.
    pub(super) fn go_to_pane(&mut self, ctx: &Context, towards: Towards) {
        let mut stops: Vec<Id> = PANES.map(parts::pane_id).into();
        if self.view.notes.open && self.reading.clip().is_some() {
            stops.push(notes_id());
        }
        let focused = ctx.memory(Memory::focused);
        let here = stops.iter().position(|stop| Some(*stop) == focused);
        let here = here.or_else(|| PANES.iter().position(|pane| *pane == self.view.pane)).unwrap_or_default();
        let by = match towards {
            Towards::End => 1,
            Towards::Top => stops.len() - 1,
        };
        let next = (here + by) % stops.len();
        self.view.pane = PANES.get(next).copied().unwrap_or(Pane::Reader);
        if let Some(stop) = stops.get(next) {
            ctx.memory_mut(|memory| memory.request_focus(*stop));
        }
    }

    pub(in crate::app) fn show(&mut self, scope: Scope) {
        if self.view.scope == scope {
            return;
        }
        self.view.scope = scope;
        if let Scope::Collection(id) = scope {
            let above = self.shelf.open_ancestors(id);
            if !above.is_empty() {
                self.view.open_collections.extend(above);
                self.refold();
            }
        }
        self.ask_for_list();
    }

    /// Shows the clip in the list that is there if it belongs in it, else among all clips or in the Trash.
    pub(in crate::app) fn reveal(&mut self, clip: ClipId) {
        self.view.pane = Pane::List;
        if self.shelf.ids.contains(&clip) {
            return self.shelf.select(clip);
        }
        // The list may not have caught up with the library yet.
        self.view.search.clear();
        self.shelf.awaited = Some(clip);
        self.view.scope = self.home_of(clip);
        self.ask_for_list();
    }

    /// The scope that is shown if the clip belongs in it, else one where it surely is.
    fn home_of(&self, clip: ClipId) -> Scope {
        let home = self.backstage.reader().home(clip).or_log("the place of a clip was not read");
        let Some(home) = home.flatten() else { return self.view.scope };
        match self.view.scope {
            _ if home.in_trash => Scope::Trash,
            Scope::Collection(id)
                if home.collections.iter().any(|inner| self.shelf.tree.lies_in(*inner, id)) =>
            {
                self.view.scope
            }
            Scope::Unfiled if home.collections.is_empty() => Scope::Unfiled,
            _ => Scope::All,
        }
    }

    fn step(&mut self, step: Step, reach: Reach) {
        if self.view.pane == Pane::Tree {
            self.step_in_tree(step);
            return;
        }
        self.shelf.returning.clear();
        let page = self.shelf.list.page;
        self.shelf.selection.step(step, reach, &self.shelf.ids, page);
        self.shelf.list.jump = self.shelf.selection.lead().map(Jump::To);
    }

    fn step_in_tree(&mut self, step: Step) {
        let rows = &self.shelf.tree.rows;
        let next = match step {
            Step::Up => self.shelf.tree.neighbour(self.view.scope, -1),
            Step::Down => self.shelf.tree.neighbour(self.view.scope, 1),
            Step::First | Step::PageUp => rows.first().map(|row| row.scope),
            Step::Last | Step::PageDown => rows.last().map(|row| row.scope),
        };
        if let Some(scope) = next {
            self.show(scope);
        }
    }
}
