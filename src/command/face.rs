//! How a command shows itself: the key of its label in the locale files, its tooltip and its keys.

use super::choices::{
    copy_label, destination_label, dialog_label, fold_label, language_label, mark_label,
    new_collection_label, order_label, shift_label, step_label, theme_label, typeset_label, unmark_label,
    zoom_label,
};
use super::{Command, Mark, Shortcut, StoryAct, Towards, Typeset};

/// What menus, buttons and the list of shortcuts show of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Face {
    /// The label's key in the locale files; the tooltip's is this with `-tip` after it, where there is one.
    pub label: &'static str,
    /// What a label is one choice of, where it does not say so itself: `Dark` of `Theme`.
    pub group: Option<&'static str>,
    pub tip: Option<&'static str>,
    /// The first is shown; all work.
    pub shortcuts: &'static [Shortcut],
}

impl Command {
    /// Label, tooltip and keys; `None` for what is only done by hand (a drop, a click on a row).
    #[must_use]
    pub fn face(&self) -> Option<Face> {
        let label = self.label()?;
        Some(Face { label, group: self.group(), tip: self.tip(), shortcuts: self.shortcuts() })
    }

    fn group(&self) -> Option<&'static str> {
        match self {
            Self::SortBy(_) => Some("menu-sort"),
            Self::UseTheme(_) => Some("menu-theme"),
            Self::UseLanguage(_) => Some("menu-language"),
            Self::Typeset(Typeset::Leading(_)) => Some("settings-leading"),
            Self::Typeset(Typeset::Margin(_)) => Some("settings-margin"),
            Self::Typeset(Typeset::Paragraphs(_)) => Some("settings-paragraphs"),
            _ => None,
        }
    }

    #[expect(
        clippy::too_many_lines,
        reason = "a line a command, so that the compiler sees that none is forgotten"
    )]
    fn label(&self) -> Option<&'static str> {
        Some(match self {
            Self::ImportPages => "command-import-pages",
            Self::ImportFolder => "command-import-folder",
            Self::Paste => "command-paste",
            Self::CancelImport => "command-cancel-import",
            Self::ShowLibraryFolder => "command-show-library-folder",
            Self::ShowLog => "command-show-log",
            Self::Quit => "command-quit",
            Self::Undo => "command-undo",
            Self::Redo => "command-redo",
            Self::SelectAll => "command-select-all",
            Self::CopyText(_) => "command-copy",
            Self::MoveToTrash(_) => "command-move-to-trash",
            Self::Restore(_) => "command-restore",
            Self::ChooseCollection => "command-add-to-collection",
            Self::RemoveFromCollection(_) => "command-remove-from-collection",
            Self::Mark(_, mark) => mark_label(*mark),
            Self::Unmark(_, mark) => unmark_label(*mark),
            Self::ChooseTag => "command-choose-tag",
            Self::RenameTag(_) => "command-rename-tag",
            Self::DeleteTag(_) => "command-delete-tag",
            Self::NewCollection { inside } => new_collection_label(*inside),
            Self::StartRename(_) => "command-rename-collection",
            Self::DeleteCollection(_) => "command-delete-collection",
            Self::MoveCollection(_, destination) => return destination_label(*destination),
            Self::Step(step, reach) => step_label(*step, *reach),
            Self::Fold(_, fold) => fold_label(*fold),
            Self::Find => "command-find",
            Self::LookEverywhere => "command-look-everywhere",
            Self::ReadOn => "command-read-on",
            Self::FindInArticle => "command-find-in-article",
            Self::StopFinding => "command-stop-finding",
            Self::NextHit => "command-next-hit",
            Self::PreviousHit => "command-previous-hit",
            Self::StopLooking => "command-stop-looking",
            Self::UseSpelling(_) => "command-exact",
            Self::Shift(towards) => shift_label(*towards),
            Self::SortBy(order) => order_label(*order),
            Self::UseTheme(theme) => theme_label(*theme),
            Self::UseLanguage(language) => language_label(*language),
            Self::Zoom(zoom) => zoom_label(*zoom),
            Self::Typeset(typeset) => typeset_label(*typeset),
            Self::SelectArticle => "command-select-article",
            Self::CopyArticle(form) => copy_label(*form),
            Self::Open(dialog) => dialog_label(*dialog),
            Self::CloseDialog => "command-close",
            Self::OpenAddress(_) => "command-open-address",
            Self::Reveal(_) => "command-show-clip",
            Self::NextPane(Towards::End) => "command-next-pane",
            Self::NextPane(Towards::Top) => "command-previous-pane",
            Self::OpenMenus => "command-open-menus",
            Self::Import(_)
            | Self::DeleteSiteRule(_)
            | Self::DropPictures(_)
            | Self::KeepSheet
            | Self::AddTo(..)
            | Self::AddTag(..)
            | Self::RemoveTag(..)
            | Self::TagAs(..)
            | Self::RecolourTag(..)
            | Self::SetLook(..)
            | Self::MergeTags { .. }
            | Self::FinishName(_)
            | Self::LookFor(_)
            | Self::LookedFor
            | Self::Narrow(_)
            | Self::PlaceBefore(..)
            | Self::StopNaming
            | Self::GoToItem(_)
            | Self::Show(_)
            | Self::Select(..)
            | Self::FocusPane(_)
            | Self::Lose(_)
            | Self::Saved(_)
            | Self::Rule(_)
            | Self::Backup(_)
            | Self::Slot(..)
            | Self::Slots(_)
            | Self::Correct(_)
            | Self::Again(_)
            | Self::Highlight(_)
            | Self::Note(_)
            | Self::Place(_)
            | Self::Story(_) => return self.act_label(),
        })
    }

    /// The label of what is named by its act; `None` for what is only done by hand.
    fn act_label(&self) -> Option<&'static str> {
        match self {
            Self::Story(act) => act.label(),
            Self::Place(act) => Some(act.label()),
            Self::Lose(loss) => loss.label(),
            Self::Saved(act) => act.label(),
            Self::Rule(act) => act.label(),
            Self::Backup(act) => act.label(),
            Self::Slot(_, act) => Some(act.label()),
            Self::Slots(act) => Some(act.label()),
            Self::Correct(act) => act.label(),
            Self::Again(act) => act.label(),
            Self::Highlight(act) => act.label(),
            Self::Note(act) => act.label(),
            _ => None,
        }
    }

    fn tip(&self) -> Option<&'static str> {
        Some(match self {
            Self::ImportPages => "command-import-pages-tip",
            Self::ImportFolder => "command-import-folder-tip",
            Self::Paste => "command-paste-tip",
            Self::CancelImport => "command-cancel-import-tip",
            Self::Slots(act) => return act.tip(),
            Self::NewCollection { .. } => "command-new-collection-tip",
            Self::RemoveFromCollection(_) => "command-remove-from-collection-tip",
            Self::DeleteCollection(_) => "command-delete-collection-tip",
            Self::Mark(_, Mark::Archived) => "command-archive-tip",
            Self::DeleteTag(_) => "command-delete-tag-tip",
            Self::Correct(act) => return act.tip(),
            Self::Again(act) => return act.tip(),
            Self::Story(StoryAct::Compare) => "command-compare-tip",
            Self::Story(StoryAct::Keep(_)) => "command-keep-tip",
            Self::Story(StoryAct::Part) => "command-part-stories-tip",
            _ => return None,
        })
    }
}
