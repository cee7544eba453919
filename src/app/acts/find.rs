//! Commands that look for clips.

use super::super::App;
use crate::command::{Command, Facet, Pane, Scope};
use crate::library::search::Narrowed;
use crate::ui::reader::Turn;

impl App {
    pub(super) fn find(&mut self, command: Command) {
        let search = &mut self.view.search;
        match command {
            Command::Find => {
                self.front.finds = true;
                return;
            }
            Command::FindInArticle => {
                self.view.pane = Pane::Reader;
                self.front.find_bar.get_or_insert_default().takes_keys = true;
                return;
            }
            Command::StopFinding => {
                self.front.find_bar = None;
                return;
            }
            Command::ReadOn => return self.reading.read_on(),
            Command::NextHit => return self.go_to_hit(Turn::Next),
            Command::PreviousHit => return self.go_to_hit(Turn::Previous),
            Command::LookFor(words) => {
                if words.trim().is_empty() {
                    search.narrowed = Narrowed::default();
                }
                search.words = words;
            }
            Command::LookedFor => {
                search.remember();
                self.shelf.awaits_first = true;
            }
            Command::LookEverywhere => self.view.scope = Scope::All,
            Command::StopLooking => {
                search.remember();
                search.clear();
            }
            Command::UseSpelling(spelling) => search.spelling = spelling,
            Command::Narrow(facet) => narrow(&mut search.narrowed, facet),
            _ => return,
        }
        self.ask_for_list();
    }

    /// Shows the next place of what is looked for. Behind the last one of a clip comes the first one of the next
    /// find, and where the clip that is read is no find, the first find.
    fn go_to_hit(&mut self, turn: Turn) {
        let in_list = self.view.search.is_on() && self.front.find_bar.is_none();
        let stays = self.shelf.lists_open() && !self.reading.is_at_last_hit(turn);
        let next =
            self.shelf.find_beside(turn).filter(|next| in_list && !stays && self.shelf.open() != Some(*next));
        match next {
            Some(find) => {
                self.shelf.select(find);
                self.reading.arriving =
                    Some((find, turn)).filter(|_| !self.view.search.words.trim().is_empty());
            }
            None => self.reading.step(turn),
        }
    }
}

/// Chooses a value, or lets it go if it was chosen.
fn narrow(narrowed: &mut Narrowed, facet: Facet) {
    fn toggle<T: PartialEq>(chosen: &mut Vec<T>, value: T) {
        if chosen.contains(&value) {
            chosen.retain(|other| *other != value);
        } else {
            chosen.push(value);
        }
    }
    match facet {
        Facet::Site(site) => toggle(&mut narrowed.sites, site),
        Facet::Year(year) => toggle(&mut narrowed.years, year),
        Facet::Lang(lang) => toggle(&mut narrowed.langs, lang),
        Facet::Tag(tag) => toggle(&mut narrowed.tags, tag),
    }
}
