//! Commands about collections: made, named, moved, deleted.

use super::super::App;
use crate::command::{CollectionId, Command, Destination, Scope, Which};
use crate::library::{CollectionName, CollectionPlace, Op};
use crate::ui::toasts::Toast;
use crate::ui::tree::{Named, Naming};

impl App {
    pub(super) fn act_on_collections(&mut self, command: Command) {
        match command {
            Command::NewCollection { inside } => {
                self.view.open_collections.extend(inside);
                self.refold();
                self.front.naming = Some(Naming::new(Named::New { inside }, String::new()));
            }
            Command::StartRename(which) => {
                if let Some((id, name)) = self.collection(which) {
                    self.front.naming = Some(Naming::new(Named::Existing(id), name));
                }
            }
            Command::FinishName(text) => self.finish_name(&text),
            Command::StopNaming => self.front.naming = None,
            Command::MoveCollection(id, to) => self.move_collection(id, to),
            Command::SetLook(collection, look) => {
                self.backstage.apply(Op::SetLook { collection, look }, None);
            }
            Command::DeleteCollection(which) => self.delete_collection(which),
            _ => {}
        }
    }

    /// An empty name makes nothing and renames nothing.
    fn finish_name(&mut self, name: &str) {
        let Some(naming) = self.front.naming.take() else { return };
        if let Named::Tag(tag) = naming.named {
            self.rename_tag(tag, name);
        }
        let Some(name) = CollectionName::parse(name) else { return };
        match naming.named {
            Named::New { inside } => {
                let place = CollectionPlace::last_in(inside);
                self.backstage.apply(Op::CreateCollection { name, place }, None);
            }
            Named::Existing(id) if self.shelf.tree.name(id) != Some(name.as_str()) => {
                self.backstage.apply(Op::RenameCollection { collection: id, name }, None);
            }
            Named::Existing(_) | Named::Tag(_) => {}
            named @ (Named::NewSearch | Named::Search(_)) => self.finish_search_name(named, name),
        }
    }

    fn move_collection(&mut self, id: CollectionId, to: Destination) {
        let Some((parent, index)) = self.shelf.tree.landing(id, to) else { return };
        self.view.open_collections.extend(parent);
        self.backstage
            .apply(Op::MoveCollection { collection: id, place: CollectionPlace { parent, index } }, None);
    }

    fn delete_collection(&mut self, which: Which) {
        let Some((id, name)) = self.collection(which) else { return };
        let words = self.locale.with("toast-collection-deleted", &[("collection", name.into())]);
        let undo = self.locale.text("command-undo");
        let toast = Toast::plain(words).with_action(undo, Command::Undo);
        self.backstage.apply(Op::DeleteCollection { collection: id }, Some(toast));
    }

    fn collection(&self, which: Which) -> Option<(CollectionId, String)> {
        let id = match (which, self.view.scope) {
            (Which::This(id), _) | (Which::Shown, Scope::Collection(id)) => id,
            (Which::Shown, _) => return None,
        };
        self.shelf.tree.name(id).map(|name| (id, name.to_owned()))
    }

    pub(in crate::app) fn refold(&mut self) {
        self.shelf.fold(&self.view.open_collections);
    }
}
