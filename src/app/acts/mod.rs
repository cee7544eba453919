//! Carries commands out, by subject. This is the only place where the window changes anything.

mod again;
mod article;
mod backups;
mod clips;
mod collections;
mod correct;
mod find;
mod go;
mod highlights;
mod imports;
mod keep;
mod look;
mod marks;
mod notes;
mod pick;
mod places;
mod slots;
mod stories;

pub(super) use backups::moment;
pub(super) use look::spoken;

use egui::{Context, ViewportCommand};

use super::App;
use super::front::Shown;
use crate::command::{Clips, Command, Dialog, NoteAct};
use crate::log;
use crate::ui::dialogs::RulesDialog;
use crate::ui::toasts::Toast;

impl App {
    /// Runs one command. What it changes is drawn in the next frame.
    #[expect(
        clippy::too_many_lines,
        reason = "a line a command, so that the compiler sees that none is forgotten"
    )]
    pub(super) fn act(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::ImportPages
            | Command::ImportFolder
            | Command::Import(_)
            | Command::Paste
            | Command::CancelImport => self.act_on_imports(command),

            Command::Undo | Command::Redo => self.take_back(&command),

            Command::MoveToTrash(_)
            | Command::Restore(_)
            | Command::AddTo(..)
            | Command::ChooseCollection
            | Command::Shift(_)
            | Command::PlaceBefore(..)
            | Command::RemoveFromCollection(_) => self.act_on_clips(command),

            Command::Mark(..)
            | Command::Unmark(..)
            | Command::ChooseTag
            | Command::AddTag(..)
            | Command::RemoveTag(..)
            | Command::TagAs(..)
            | Command::RenameTag(_)
            | Command::RecolourTag(..)
            | Command::MergeTags { .. }
            | Command::DeleteTag(_) => self.act_on_marks(command),

            Command::NewCollection { .. }
            | Command::StartRename(_)
            | Command::FinishName(_)
            | Command::StopNaming
            | Command::MoveCollection(..)
            | Command::SetLook(..)
            | Command::DeleteCollection(_) => self.act_on_collections(command),

            Command::Story(act) => self.act_on_stories(act),
            Command::Place(act) => self.act_on_place(act),
            Command::Lose(loss) => self.lose(loss),
            Command::Saved(act) => self.act_on_searches(act),
            Command::Rule(act) => self.act_on_rules(act),
            Command::Backup(act) => self.act_on_backups(act),
            Command::Correct(act) => self.act_on_extraction(act),
            Command::Again(act) => self.act_again(act),
            Command::DeleteSiteRule(id) => self.delete_site_rule(id),
            Command::Slot(..) | Command::Slots(_) | Command::DropPictures(_) | Command::KeepSheet => {
                self.act_on_slots(command);
            }

            Command::Find
            | Command::LookFor(_)
            | Command::LookedFor
            | Command::LookEverywhere
            | Command::StopLooking
            | Command::FindInArticle
            | Command::StopFinding
            | Command::NextHit
            | Command::PreviousHit
            | Command::ReadOn
            | Command::UseSpelling(_)
            | Command::Narrow(_) => self.find(command),

            Command::Show(_)
            | Command::Fold(..)
            | Command::Select(..)
            | Command::SelectAll
            | Command::Step(..)
            | Command::Reveal(_)
            | Command::FocusPane(_) => self.go(&command),

            Command::SortBy(_)
            | Command::UseTheme(_)
            | Command::UseLanguage(_)
            | Command::Zoom(_)
            | Command::Typeset(_) => self.act_on_look(ctx, &command),

            Command::Highlight(act) => self.act_on_highlights(act),
            Command::Note(act @ (NoteAct::Copy | NoteAct::Save)) => self.take_notes_along(&act),
            Command::Note(act) => self.act_on_notes(act),
            Command::SelectArticle | Command::CopyArticle(_) | Command::GoToItem(_) => {
                self.act_on_article(ctx, &command);
            }

            Command::Open(_)
            | Command::CloseDialog
            | Command::CopyText(_)
            | Command::OpenAddress(_)
            | Command::ShowLibraryFolder
            | Command::ShowLog
            | Command::NextPane(_)
            | Command::OpenMenus
            | Command::Quit => self.act_on_window(ctx, command),
        }
    }

    /// Commands about dialogs, the keyboard's focus, and what is outside the window.
    fn act_on_window(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Open(dialog) => self.open_dialog(ctx, dialog),
            Command::CloseDialog => self.front.dialog = None,
            Command::CopyText(text) => self.copy(ctx, text),
            Command::OpenAddress(address) => self.open_address(&address),
            Command::ShowLibraryFolder | Command::ShowLog => self.show_outside(&command),
            Command::NextPane(towards) => self.go_to_pane(ctx, towards),
            Command::OpenMenus => self.front.menus.take_keys(),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            _ => {}
        }
    }

    /// Takes the last step back, or does it again.
    fn take_back(&mut self, command: &Command) {
        self.keep_note();
        match command {
            Command::Undo => self.backstage.undo(),
            _ => self.backstage.redo(),
        }
    }

    fn open_dialog(&mut self, ctx: &Context, dialog: Dialog) {
        self.look_at_backups(dialog);
        self.front.keys_typed.clear();
        match dialog {
            Dialog::Palette => self.open_palette(ctx),
            Dialog::Jump => self.open_jump(),
            Dialog::Rules => self.front.dialog = Some(Shown::Rules(RulesDialog::default())),
            Dialog::Outline => self.open_outline(),
            dialog => self.front.dialog = Some(Shown::Plain(dialog)),
        }
    }

    fn copy(&mut self, ctx: &Context, text: String) {
        ctx.copy_text(text);
        self.front.toasts.push(Toast::plain(self.locale.text("toast-copied")));
    }

    fn open_address(&mut self, address: &str) {
        let address = crate::article::harmless(address);
        self.open_outside(|app| app.services.opener.open_address(&address));
    }

    /// Opens the folder of the library, or its log where something has been written into it.
    fn show_outside(&mut self, command: &Command) {
        let file = self.folder.join(log::NAME);
        match command {
            Command::ShowLog if file.exists() => {
                self.open_outside(|app| app.services.opener.open_file(&file));
            }
            Command::ShowLog => self.front.toasts.push(Toast::plain(self.locale.text("toast-no-log"))),
            _ => self.open_outside(|app| app.services.opener.open_folder(&app.folder)),
        }
    }

    fn open_outside(&mut self, open: impl FnOnce(&Self) -> Result<(), super::OpenError>) {
        if let Err(error) = open(self) {
            let words = self.locale.with("toast-not-opened", &[("reason", error.to_string().into())]);
            self.front.toasts.push(Toast::failure(words));
        }
    }

    /// The clips that a command is about, in the order of the list.
    fn clips(&self, clips: Clips) -> Vec<crate::command::ClipId> {
        match clips {
            Clips::Selected => self.shelf.chosen_in_order(),
            Clips::These(clips) => clips,
        }
    }
}
