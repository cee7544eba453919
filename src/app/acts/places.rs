//! Commands about the collection or the tag that is shown, whose values are chosen from a list.

use super::super::App;
use crate::command::{CollectionId, Colour, Command, Destination, Look, PlaceAct, Scope, Symbol, TagId};
use crate::ui::dialogs::{Choice, Kind, Line};
use crate::ui::icons::Icon;
use crate::ui::tree::{SIGNS, colour_key};

impl App {
    pub(super) fn act_on_place(&mut self, act: PlaceAct) {
        let lines = match (act, self.view.scope) {
            (PlaceAct::Colour, Scope::Collection(id)) => {
                let look = self.look();
                self.colours(look, |colour| Command::SetLook(id, Look { colour, ..look }))
            }
            (PlaceAct::Colour, Scope::Tag(tag)) => {
                self.colours(self.look(), |colour| Command::RecolourTag(tag, colour))
            }
            (PlaceAct::Sign, Scope::Collection(id)) => self.signs(id),
            (PlaceAct::Parent, Scope::Collection(id)) => self.parents(id),
            (PlaceAct::Merge, Scope::Tag(from)) => self.others(from),
            _ => return,
        };
        self.pick(Kind::Choice(act.label()), lines);
    }

    /// Sign and colour of what is shown.
    fn look(&self) -> Look {
        self.shelf.tree.row(self.view.scope).map(|row| row.look).unwrap_or_default()
    }

    fn colours(&self, now: Look, command: impl Fn(Option<Colour>) -> Command) -> Vec<Line> {
        let line = |colour: Option<Colour>| {
            let words = self.locale.text(colour.map_or("colour-none", colour_key));
            choice(words, colour == now.colour, command(colour))
        };
        std::iter::once(None).chain(Colour::ALL.map(Some)).map(line).collect()
    }

    fn signs(&self, id: CollectionId) -> Vec<Line> {
        let now = self.look();
        let first = self.shelf.tree.name(id).and_then(Symbol::parse);
        let line = |symbol: Option<Symbol>| {
            let none = || self.locale.text("collection-no-sign");
            let words = symbol.map_or_else(none, |symbol| symbol.char().to_string());
            choice(words, symbol == now.symbol, Command::SetLook(id, Look { symbol, ..now }))
        };
        [None, first].into_iter().chain(SIGNS.iter().map(|sign| Symbol::parse(sign))).map(line).collect()
    }

    /// The collections that it can be moved into, and the top.
    fn parents(&self, id: CollectionId) -> Vec<Line> {
        let tree = &self.shelf.tree;
        let top = Destination::At { parent: None, position: tree.top_level() };
        let is_nested = tree.landing(id, Destination::Out).is_some();
        let to_top = is_nested.then(|| (self.locale.text("place-top"), top));
        let into = tree.paths.iter().map(|path| (path.names.join(" › "), Destination::Into(path.id)));
        to_top
            .into_iter()
            .chain(into.filter(|(_, to)| tree.landing(id, *to).is_some()))
            .map(|(words, to)| Line {
                icon: Some(Icon::Collection),
                ..choice(words, false, Command::MoveCollection(id, to))
            })
            .collect()
    }

    fn others(&self, from: TagId) -> Vec<Line> {
        let others = self.shelf.tree.tags.iter().filter(|tag| tag.id != from);
        others
            .map(|tag| Line {
                icon: Some(Icon::Tag),
                ..choice(tag.name.clone(), false, Command::MergeTags { from, into: tag.id })
            })
            .collect()
    }
}

/// A line; the one that holds now has a check mark.
fn choice(words: String, is_now: bool, command: Command) -> Line {
    Line {
        words,
        beside: String::new(),
        icon: is_now.then_some(Icon::Check),
        also: Vec::new(),
        choice: Choice::Runs(command),
    }
}
