//! What is on screen for the moment: dialogs, toasts, a name being typed, an import that runs. Nothing of it is kept.

use egui::{Pos2, Rect};

use super::drags::{CollectionRow, Hovering};
use super::input::AltKey;
use crate::command::Dialog;
use crate::import::Incoming;
use crate::jobs::ImportId;
use crate::library::backup::Backup;
use crate::ui::dialogs::{
    BackupsData, BlockSheet, CharsetsSheet, CheckSheet, Confirm, FieldsSheet, FillSheet, Picker, ReportData,
    RulesDialog, SlotSheet, StoryView, VersionsSheet,
};
use crate::ui::menu::MenuKeys;
use crate::ui::search::FindBar;
use crate::ui::status::Progress;
use crate::ui::toasts::Toasts;
use crate::ui::tree::Naming;

/// The passing state of the window.
#[derive(Default)]
pub(super) struct Front {
    pub(super) toasts: Toasts,
    pub(super) dialog: Option<Shown>,
    pub(super) naming: Option<Naming>,
    /// The field that finds words in the article, while it is open.
    pub(super) find_bar: Option<FindBar>,
    /// The search field is to take the keyboard.
    pub(super) finds: bool,
    /// The keyboard among the menus of the bar.
    pub(super) menus: MenuKeys,
    /// Alt is held, and nothing else was done meanwhile.
    pub(super) alt: AltKey,
    /// What hovers over the window, where the system tells that.
    pub(super) hovering: Option<Hovering>,
    /// The rows of the tree that take it, as they were drawn last.
    pub(super) collection_rows: Vec<CollectionRow>,
    /// All of the window but the tree, as it was drawn last.
    pub(super) beside_tree: Option<Rect>,
    /// Where pictures were let go that are still read.
    pub(super) dropped_at: Option<Pos2>,
    /// The import that runs.
    pub(super) progress: Option<Progress>,
    /// Pages that are extracted again.
    pub(super) extracting: Option<Progress>,
    /// A check of the library.
    pub(super) checking: Option<Progress>,
    /// The import of the welcome page: nobody asked for it, so nobody is told of it.
    pub(super) welcome: Option<ImportId>,
    /// What is looked for in the sheet of shortcuts.
    pub(super) keys_typed: String,
    /// What became of the last import.
    pub(super) report: Option<ReportData>,
    /// What settings and the dialog of backups show.
    pub(super) backups: BackupsData,
    /// The backups that it shows.
    pub(super) known_backups: Vec<Backup>,
    /// Where the report is of the mistake that ended the last start.
    pub(super) mistake: Option<String>,
    /// The title that the window has.
    pub(super) title: String,
}

/// The dialog that is shown.
pub(super) enum Shown {
    Plain(Dialog),
    Picker(Box<Picker>),
    Confirm(Confirm),
    Rules(RulesDialog),
    /// Caption and credit of a slot, or the address of its picture.
    Slot(SlotSheet),
    /// The words of a block of the article.
    Block(BlockSheet),
    /// The fields of the article.
    Fields(FieldsSheet),
    Versions(VersionsSheet),
    Charsets(CharsetsSheet),
    /// What a check has found.
    Checked(CheckSheet),
    /// Pictures before they are kept.
    Filling(Filling),
    /// Two clips side by side.
    Story(Box<StoryView>),
}

/// Pictures that are shown before they are kept.
#[derive(Debug)]
pub(super) struct Filling {
    pub(super) sheet: FillSheet,
    pub(super) incoming: Vec<Incoming>,
}
