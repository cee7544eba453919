//! Commands about what readers keep beside their clips (saved searches, rules), and about what goes for good.

use super::super::App;
use super::super::front::Shown;
use crate::command::{Command, Loss, RuleAct, RunOn, SavedSearchId, SearchAct, SiteRuleId, Towards};
use crate::library::{Kind, Name, Op, Ranked, Rule, SavedSearch};
use crate::ui::dialogs::Confirm;
use crate::ui::toasts::Toast;
use crate::ui::tree::{Named, Naming};

impl App {
    pub(super) fn lose(&mut self, loss: Loss) {
        match loss {
            Loss::AskAll => match self.shelf.counts().trash {
                0 => self.front.toasts.push(Toast::plain(self.locale.text("empty-trash"))),
                clips => self.ask_to_lose(clips as usize, "confirm-empty-trash", Loss::All),
            },
            Loss::Ask(clips) => {
                let clips = self.clips(clips);
                if !clips.is_empty() {
                    self.ask_to_lose(clips.len(), "confirm-delete-for-good", Loss::These(clips));
                }
            }
            Loss::All => self.backstage.purge(None),
            Loss::These(clips) => self.backstage.purge(Some(clips)),
        }
    }

    fn ask_to_lose(&mut self, clips: usize, heading: &'static str, loss: Loss) {
        let words = self.locale.with("confirm-loss", &[("count", clips.into())]);
        let act = if loss == Loss::All { "confirm-empty" } else { "confirm-delete" };
        let confirm = Confirm { heading, words, act, command: Command::Lose(loss) };
        self.front.dialog = Some(Shown::Confirm(confirm));
    }

    pub(super) fn act_on_searches(&mut self, act: SearchAct) {
        match act {
            SearchAct::Save => {
                let name = self.view.search.words.trim().to_owned();
                self.front.naming = Some(Naming::new(Named::NewSearch, name));
            }
            SearchAct::Show(id) => self.show_saved(id),
            SearchAct::StartRename(id) => {
                if let Some(saved) = self.shelf.saved_search(id) {
                    let name = saved.name.to_string();
                    self.front.naming = Some(Naming::new(Named::Search(id), name));
                }
            }
            SearchAct::Update(id) => {
                if let Some(saved) = self.shelf.saved_search(id) {
                    let to = SavedSearch { name: saved.name.clone(), search: self.question() };
                    self.keep(Op::Searches(Ranked::Change { id, to }), "toast-search-updated");
                }
            }
            SearchAct::Move(id, towards) => {
                let change = moved(&self.shelf.saved, id, towards);
                self.backstage.apply_all(change.map(Op::Searches));
            }
            SearchAct::Delete(id) => {
                self.keep(Op::Searches(Ranked::Delete { id }), "toast-search-deleted");
            }
        }
    }

    /// The name of a saved search was typed.
    pub(super) fn finish_search_name(&mut self, named: Named, name: Name) {
        match named {
            Named::NewSearch => {
                let what = SavedSearch { name, search: self.question() };
                self.keep(Op::Searches(Ranked::Create { what, index: usize::MAX }), "toast-search-saved");
            }
            Named::Search(id) => {
                let Some(saved) = self.shelf.saved_search(id).filter(|saved| saved.name != name) else {
                    return;
                };
                let to = SavedSearch { name, search: saved.search.clone() };
                self.backstage.apply(Op::Searches(Ranked::Change { id, to }), None);
            }
            _ => {}
        }
    }

    /// Looks for what was kept, where it was looked for.
    fn show_saved(&mut self, id: SavedSearchId) {
        let Some(saved) = self.shelf.saved_search(id) else { return };
        let search = saved.search.clone();
        self.view.scope = self.shelf.existing(search.scope);
        let view = &mut self.view.search;
        view.remember();
        (view.words, view.narrowed, view.spelling) = (search.words, search.narrowed, search.spelling);
        self.view.choose_order(search.order);
        self.ask_for_list();
    }

    pub(super) fn act_on_rules(&mut self, act: RuleAct) {
        match act {
            RuleAct::Create(what) => {
                self.backstage.apply(Op::Rules(Ranked::Create { what, index: usize::MAX }), None);
            }
            RuleAct::Change(id, to) => self.backstage.apply(Op::Rules(Ranked::Change { id, to }), None),
            RuleAct::Move(id, towards) => {
                let change: Option<Ranked<Rule>> = moved(&self.shelf.rules, id, towards);
                self.backstage.apply_all(change.map(Op::Rules));
            }
            RuleAct::Delete(id) => self.keep(Op::Rules(Ranked::Delete { id }), "toast-rule-deleted"),
            RuleAct::Run(on) => self.run_rules(on),
        }
    }

    pub(super) fn delete_site_rule(&mut self, id: SiteRuleId) {
        self.keep(Op::SiteRules(Ranked::Delete { id }), "toast-site-rule-deleted");
    }

    fn run_rules(&mut self, on: RunOn) {
        let op = match on {
            RunOn::Shown => Op::RunRules { clips: self.shelf.ids.to_vec() },
            // Who has the library looks them up: a million ids are no work of the window's thread.
            RunOn::All => Op::RunRulesOnAll,
        };
        self.keep(op, "toast-rules-run");
    }

    /// Makes a change, and offers to take it back.
    pub(super) fn keep(&mut self, op: Op, key: &str) {
        self.change_clips(op, self.locale.text(key));
    }
}

/// One place up or down among the others.
fn moved<K: Kind>(all: &[(K::Id, K)], id: K::Id, towards: Towards) -> Option<Ranked<K>> {
    let at = all.iter().position(|(other, _)| *other == id)?;
    let index = match towards {
        Towards::Top => at.checked_sub(1)?,
        Towards::End => at + 1,
    };
    (index < all.len()).then_some(Ranked::Move { id, index })
}
