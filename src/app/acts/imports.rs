//! Commands that bring pages in.

use std::path::PathBuf;

use super::super::pasted::Pasted;
use super::super::services::Answer;
use super::super::{Answered, App};
use crate::command::{CollectionId, Command, Scope};
use crate::import::Source;
use crate::ui::toasts::Toast;

impl App {
    pub(super) fn act_on_imports(&mut self, command: Command) {
        match command {
            Command::ImportPages => {
                let title = self.locale.text("command-import-pages");
                self.services.dialogs.choose_pages(&title, self.answer_with_pages());
            }
            Command::ImportFolder => {
                let title = self.locale.text("command-import-folder");
                self.services.dialogs.choose_folder(&title, self.answer_with_pages());
            }
            Command::Import(paths) => self.import_paths(paths),
            Command::Paste => self.paste(None),
            Command::CancelImport => {
                self.backstage.cancel_imports();
                if let Some(progress) = &mut self.front.progress {
                    progress.stops = true;
                }
            }
            _ => {}
        }
    }

    pub(in crate::app) fn import_paths(&mut self, paths: Vec<PathBuf>) {
        self.import(paths.into_iter().map(Source::Path).collect());
    }

    /// Reads the clipboard in a thread: its owner may be slow. `text` is what the toolkit has read already.
    pub(in crate::app) fn paste(&mut self, text: Option<String>) {
        let clipboard = std::sync::Arc::clone(&self.services.clipboard);
        self.aside("clipboard", move || Answered::Pasted(Pasted::read(clipboard.as_ref(), text)));
    }

    pub(in crate::app) fn take_pasted(&mut self, pasted: Pasted) {
        match pasted {
            Pasted::Html(text) => self.import(vec![Source::Html { text, url: None }]),
            Pasted::Text(text) => self.import(vec![Source::Text(text)]),
            Pasted::Files(paths) => self.import_paths(paths),
            Pasted::Address(address) => self.tell_of_address(address),
            Pasted::Nothing => {
                self.front.toasts.push(Toast::plain(self.locale.text("toast-nothing-to-paste")));
            }
        }
    }

    fn import(&mut self, sources: Vec<Source>) {
        self.import_into(sources, self.import_target());
    }

    /// Imports into a collection, or into none.
    pub(in crate::app) fn import_into(&mut self, sources: Vec<Source>, into: Option<CollectionId>) {
        if !sources.is_empty() {
            self.backstage.import(sources, into);
        }
    }

    /// Pages go into the collection that is shown.
    pub(in crate::app) fn import_target(&self) -> Option<CollectionId> {
        match self.view.scope {
            Scope::Collection(id) => Some(id),
            _ => None,
        }
    }

    fn answer_with_pages(&self) -> Answer {
        self.answer("toast-no-dialog-pages", |paths| Some(Answered::Chosen(paths)))
    }

    /// Brings back what is `made` of the chosen paths; where there is no dialog, `without` says what can be done.
    pub(in crate::app) fn answer(
        &self,
        without: &'static str,
        made: impl FnOnce(Vec<PathBuf>) -> Option<Answered> + Send + 'static,
    ) -> Answer {
        let answer = self.answers.line();
        Answer::new(move |chosen| {
            let answered = chosen.map_or(Some(Answered::NoDialog(without)), made);
            if let Some(answered) = answered {
                answer(answered);
            }
        })
    }
}
