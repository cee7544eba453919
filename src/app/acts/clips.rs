//! Commands about clips: to Trash and back, into collections and out.

use super::super::App;
use crate::command::{ClipId, Clips, Command, Scope, Towards};
use crate::library::Op;
use crate::ui::toasts::Toast;

impl App {
    pub(super) fn act_on_clips(&mut self, command: Command) {
        match command {
            Command::MoveToTrash(clips) => self.move_to_trash(clips),
            Command::Restore(clips) => self.restore(clips),
            Command::AddTo(clips, collection) => {
                let clips = self.clips(clips);
                let name = self.scope_name(Scope::Collection(collection));
                let words = self.counted("toast-added", &clips, Some(name));
                self.change_clips(Op::AddToCollection { clips, collection }, words);
            }
            Command::RemoveFromCollection(clips) => self.remove_from_collection(clips),
            Command::Shift(towards) => self.shift(towards),
            Command::PlaceBefore(clips, before) => self.place_before(clips, before),
            Command::ChooseCollection => self.choose_collection(),
            _ => {}
        }
    }

    fn move_to_trash(&mut self, clips: Clips) {
        let clips = self.clips(clips);
        let words = self.counted("toast-trashed", &clips, None);
        self.change_clips(Op::MoveToTrash { clips }, words);
    }

    fn restore(&mut self, clips: Clips) {
        let clips = self.clips(clips);
        let words = self.counted("toast-restored", &clips, None);
        self.change_clips(Op::Restore { clips }, words);
    }

    fn remove_from_collection(&mut self, clips: Clips) {
        let Scope::Collection(collection) = self.view.scope else { return };
        let clips = self.clips(clips);
        let name = self.scope_name(self.view.scope);
        let words = self.counted("toast-removed", &clips, Some(name));
        // The list shows what lies in those inside it as well.
        let inside = self.shelf.tree.paths.iter().filter(|path| path.ids.contains(&collection));
        let remove = |from| Op::RemoveFromCollection { clips: clips.clone(), collection: from };
        let mut ops: Vec<Op> = inside.map(|path| remove(path.id)).collect();
        let op = if ops.len() == 1 { ops.remove(0) } else { Op::Several(ops) };
        self.change_clips(op, words);
    }

    /// One place up or down; several go together, and stand together afterwards.
    fn shift(&mut self, towards: Towards) {
        let ids = &self.shelf.ids;
        let selected = |id: &ClipId| self.shelf.selection.contains(*id);
        let before = match towards {
            Towards::Top => match ids.iter().position(selected).and_then(|first| first.checked_sub(1)) {
                Some(above) => ids.get(above).copied(),
                None => return,
            },
            Towards::End => match ids.iter().rposition(selected) {
                Some(last) if last + 1 < ids.len() => ids.get(last + 2).copied(),
                _ => return,
            },
        };
        self.place_before(Clips::Selected, before);
    }

    fn place_before(&mut self, clips: Clips, before: Option<ClipId>) {
        let Scope::Collection(collection) = self.view.scope else { return };
        let clips = self.clips(clips);
        // Dropped on themselves they stay where they are.
        if before.is_some_and(|before| clips.contains(&before)) {
            return;
        }
        let words = self.counted("toast-placed", &clips, None);
        self.change_clips(Op::ReorderInCollection { clips, collection, before }, words);
    }

    pub(super) fn change_clips(&mut self, op: Op, words: String) {
        let undo = self.locale.text("command-undo");
        self.backstage.apply(op, Some(Toast::plain(words).with_action(undo, Command::Undo)));
    }

    pub(super) fn counted(&self, key: &str, clips: &[ClipId], collection: Option<String>) -> String {
        let mut args = vec![("count", clips.len().into())];
        args.extend(collection.map(|name| ("collection", name.into())));
        self.locale.with(key, &args)
    }
}
