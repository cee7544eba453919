//! How a command shows itself: the key of its label in the locale files, and its keyboard shortcuts.

use super::keep::{BackupAct, Loss, RuleAct, RunOn, SearchAct};
use super::{
    Breadth, Clips, Command, CopyAs, Destination, Dialog, Fold, Key, LanguageChoice, Leading, Margin, Mark,
    Order, Paragraphs, Reach, Scope, Shortcut, Spelling, Step, ThemeChoice, Towards, Typeset, Which, Zoom,
};

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

    /// The commands that have keys, in the order in which help lists them.
    #[must_use]
    pub fn with_keys() -> Vec<Self> {
        let mut all = vec![
            Self::Open(Dialog::Palette),
            Self::Open(Dialog::Jump),
            Self::Find,
            Self::StopLooking,
            Self::Saved(SearchAct::Save),
            Self::NextHit,
            Self::PreviousHit,
            Self::ReadOn,
            Self::Open(Dialog::Outline),
            Self::CopyArticle(CopyAs::WithSource),
            Self::ImportPages,
            Self::Paste,
            Self::NewCollection { inside: None },
            Self::StartRename(Which::Shown),
            Self::ChooseCollection,
            Self::Shift(Towards::Top),
            Self::Shift(Towards::End),
            Self::Mark(Clips::Selected, Mark::Starred),
            Self::Unmark(Clips::Selected, Mark::Starred),
            Self::Mark(Clips::Selected, Mark::Read),
            Self::Unmark(Clips::Selected, Mark::Read),
            Self::Mark(Clips::Selected, Mark::Archived),
            Self::Unmark(Clips::Selected, Mark::Archived),
            Self::ChooseTag,
            Self::MoveToTrash(Clips::Selected),
            Self::SelectAll,
            Self::Undo,
            Self::Redo,
        ];
        for reach in [Reach::Only, Reach::Through] {
            let steps = [Step::Down, Step::Up, Step::PageDown, Step::PageUp, Step::First, Step::Last];
            all.extend(steps.map(|step| Self::Step(step, reach)));
        }
        all.extend([Zoom::In, Zoom::Out, Zoom::Reset].map(Self::Zoom));
        all.extend([Zoom::In, Zoom::Out, Zoom::Reset].map(|zoom| Self::Typeset(Typeset::Size(zoom))));
        all.extend([Self::Open(Dialog::Settings), Self::Open(Dialog::Shortcuts), Self::Quit]);
        all
    }

    /// What the palette of commands offers, in its order: all that a person can ask for without pointing at something.
    #[must_use]
    pub fn of_palette(scope: Scope, looking: bool) -> Vec<Self> {
        let mut all = vec![
            Self::ImportPages,
            Self::ImportFolder,
            Self::Paste,
            Self::CancelImport,
            Self::Open(Dialog::Jump),
            Self::Find,
            Self::FindInArticle,
            Self::Open(Dialog::Outline),
            Self::SelectArticle,
            Self::CopyArticle(CopyAs::Words),
            Self::CopyArticle(CopyAs::WithSource),
            Self::CopyArticle(CopyAs::Markdown),
            Self::NextHit,
            Self::PreviousHit,
            Self::StopLooking,
            Self::UseSpelling(Spelling::AsTyped),
            Self::FillSlots,
            Self::FillFromFolder,
            Self::AddSlot,
            Self::Undo,
            Self::Redo,
            Self::SelectAll,
            Self::ChooseCollection,
            Self::RemoveFromCollection(Clips::Selected),
            Self::Shift(Towards::Top),
            Self::Shift(Towards::End),
            Self::MoveToTrash(Clips::Selected),
            Self::Restore(Clips::Selected),
            Self::ChooseTag,
            Self::Mark(Clips::Selected, Mark::Starred),
            Self::Unmark(Clips::Selected, Mark::Starred),
            Self::Mark(Clips::Selected, Mark::Read),
            Self::Unmark(Clips::Selected, Mark::Read),
            Self::Mark(Clips::Selected, Mark::Archived),
            Self::Unmark(Clips::Selected, Mark::Archived),
            Self::NewCollection { inside: None },
            Self::StartRename(Which::Shown),
            Self::DeleteCollection(Which::Shown),
        ];
        all.extend(super::orders(scope, looking).into_iter().map(Self::SortBy));
        all.extend(ThemeChoice::ALL.map(Self::UseTheme));
        let languages = [LanguageChoice::System, LanguageChoice::English, LanguageChoice::SimplifiedChinese];
        all.extend(languages.map(Self::UseLanguage));
        all.extend([Zoom::In, Zoom::Out, Zoom::Reset].map(Self::Zoom));
        all.extend([SearchAct::Save].map(Self::Saved));
        all.extend([RunOn::Shown, RunOn::All].map(|on| Self::Rule(RuleAct::Run(on))));
        all.extend([Loss::Ask(Clips::Selected), Loss::AskAll].map(Self::Lose));
        all.extend(Typeset::all().map(Self::Typeset));
        all.extend(
            [Dialog::Rules, Dialog::Report, Dialog::Settings, Dialog::Shortcuts, Dialog::About]
                .map(Self::Open),
        );
        all.extend([
            Self::Backup(BackupAct::Make),
            Self::Open(Dialog::Backups),
            Self::ShowLibraryFolder,
            Self::Quit,
        ]);
        all
    }

    /// What can be done with the words of the article, in the order in which it is offered.
    #[must_use]
    pub fn of_article() -> Vec<Self> {
        vec![
            Self::CopyArticle(CopyAs::Words),
            Self::CopyArticle(CopyAs::WithSource),
            Self::CopyArticle(CopyAs::Markdown),
            Self::SelectArticle,
        ]
    }

    /// What can be done with several clips at once, in the order in which it is offered.
    #[must_use]
    pub fn of_selection() -> Vec<Self> {
        vec![
            Self::ChooseCollection,
            Self::RemoveFromCollection(Clips::Selected),
            Self::ChooseTag,
            Self::Mark(Clips::Selected, Mark::Starred),
            Self::Unmark(Clips::Selected, Mark::Starred),
            Self::Mark(Clips::Selected, Mark::Read),
            Self::Unmark(Clips::Selected, Mark::Read),
            Self::Mark(Clips::Selected, Mark::Archived),
            Self::Unmark(Clips::Selected, Mark::Archived),
            Self::Restore(Clips::Selected),
            Self::MoveToTrash(Clips::Selected),
        ]
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

    fn label(&self) -> Option<&'static str> {
        Some(match self {
            Self::ImportPages => "command-import-pages",
            Self::ImportFolder => "command-import-folder",
            Self::Paste => "command-paste",
            Self::CancelImport => "command-cancel-import",
            Self::ShowLibraryFolder => "command-show-library-folder",
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
            Self::Lose(loss) => return loss.label(),
            Self::Saved(act) => return act.label(),
            Self::Rule(act) => return act.label(),
            Self::Backup(act) => return act.label(),
            Self::NewCollection { inside: None } => "command-new-collection",
            Self::NewCollection { inside: Some(_) } => "command-new-collection-inside",
            Self::StartRename(_) => "command-rename-collection",
            Self::DeleteCollection(_) => "command-delete-collection",
            Self::MoveCollection(_, destination) => return destination_label(*destination),
            Self::Step(step, reach) => step_label(*step, *reach),
            Self::Fold(_, Fold::Close) => "command-fold",
            Self::Fold(_, Fold::Open) => "command-unfold",
            Self::Find => "command-find",
            Self::LookEverywhere => "command-look-everywhere",
            Self::Slot(_, act) => act.label(),
            Self::AddSlot => "command-add-slot",
            Self::FillSlots => "command-fill-slots",
            Self::FillFromFolder => "command-fill-from-folder",
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
            Self::CopyArticle(CopyAs::Words) => "command-copy-words",
            Self::CopyArticle(CopyAs::WithSource) => "command-copy-with-source",
            Self::CopyArticle(CopyAs::Markdown) => "command-copy-markdown",
            Self::Open(dialog) => dialog_label(*dialog),
            Self::CloseDialog => "command-close",
            Self::OpenAddress(_) => "command-open-address",
            Self::Reveal(_) => "command-show-clip",
            Self::Import(_)
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
            | Self::FocusPane(_) => return None,
        })
    }

    fn tip(&self) -> Option<&'static str> {
        Some(match self {
            Self::ImportPages => "command-import-pages-tip",
            Self::ImportFolder => "command-import-folder-tip",
            Self::Paste => "command-paste-tip",
            Self::CancelImport => "command-cancel-import-tip",
            Self::FillSlots => "command-fill-slots-tip",
            Self::FillFromFolder => "command-fill-from-folder-tip",
            Self::AddSlot => "command-add-slot-tip",
            Self::NewCollection { .. } => "command-new-collection-tip",
            Self::RemoveFromCollection(_) => "command-remove-from-collection-tip",
            Self::DeleteCollection(_) => "command-delete-collection-tip",
            Self::Mark(_, Mark::Archived) => "command-archive-tip",
            Self::DeleteTag(_) => "command-delete-tag-tip",
            _ => return None,
        })
    }

    fn shortcuts(&self) -> &'static [Shortcut] {
        use Key::Letter;
        match self {
            Self::ImportPages => const { &[Shortcut::command(Letter('O'))] },
            Self::Paste => const { &[Shortcut::command(Letter('V'))] },
            Self::Quit => const { &[Shortcut::command(Letter('Q'))] },
            Self::Undo => const { &[Shortcut::command(Letter('Z'))] },
            Self::Redo => const { &[Shortcut::command_shift(Letter('Z')), Shortcut::command(Letter('Y'))] },
            Self::SelectAll => const { &[Shortcut::command(Letter('A'))] },
            Self::MoveToTrash(Clips::Selected) => {
                const { &[Shortcut::bare(Key::Delete), Shortcut::command(Key::Backspace)] }
            }
            Self::Mark(Clips::Selected, mark) | Self::Unmark(Clips::Selected, mark) => mark_keys(*mark),
            Self::ChooseTag => const { &[Shortcut::bare(Letter('T'))] },
            Self::Saved(SearchAct::Save) => const { &[Shortcut::command_shift(Letter('S'))] },
            Self::Find => const { &[Shortcut::command(Letter('F')), Shortcut::bare(Key::Slash)] },
            Self::ReadOn => const { &[Shortcut::bare(Key::Space)] },
            Self::NextHit => const { &[Shortcut::bare(Key::Function(3))] },
            Self::PreviousHit => const { &[Shortcut::shift(Key::Function(3))] },
            Self::StopLooking => const { &[Shortcut::bare(Key::Escape)] },
            Self::Shift(Towards::Top) => const { &[Shortcut::alt(Key::Up)] },
            Self::Shift(Towards::End) => const { &[Shortcut::alt(Key::Down)] },
            Self::ChooseCollection => const { &[Shortcut::command(Letter('L'))] },
            Self::NewCollection { inside: None } => const { &[Shortcut::command(Letter('N'))] },
            Self::StartRename(Which::Shown) => const { &[Shortcut::bare(Key::Function(2))] },
            Self::Step(step, reach) => step_keys(*step, *reach),
            Self::Zoom(Zoom::In) => const { &[Shortcut::command(Key::Plus), Shortcut::command(Key::Equals)] },
            Self::Zoom(Zoom::Out) => const { &[Shortcut::command(Key::Minus)] },
            Self::Zoom(Zoom::Reset) => const { &[Shortcut::command(Key::Digit(0))] },
            Self::Typeset(Typeset::Size(Zoom::In)) => {
                const { &[Shortcut::alt(Key::Plus), Shortcut::alt(Key::Equals)] }
            }
            Self::Typeset(Typeset::Size(Zoom::Out)) => const { &[Shortcut::alt(Key::Minus)] },
            Self::Typeset(Typeset::Size(Zoom::Reset)) => const { &[Shortcut::alt(Key::Digit(0))] },
            Self::Open(Dialog::Outline) => const { &[Shortcut::command_shift(Letter('O'))] },
            Self::CopyArticle(CopyAs::WithSource) => const { &[Shortcut::command_shift(Letter('C'))] },
            Self::Open(Dialog::Palette) => const { &[Shortcut::command_shift(Letter('P'))] },
            Self::Open(Dialog::Jump) => const { &[Shortcut::command(Letter('P'))] },
            Self::Open(Dialog::Settings) => const { &[Shortcut::command(Key::Comma)] },
            Self::Open(Dialog::Shortcuts) => const { &[Shortcut::bare(Key::Function(1))] },
            _ => &[],
        }
    }
}

/// The same key gives a mark and takes it away.
fn mark_keys(mark: Mark) -> &'static [Shortcut] {
    use Key::Letter;
    match mark {
        Mark::Starred => const { &[Shortcut::bare(Letter('S'))] },
        Mark::Read => const { &[Shortcut::bare(Letter('M')), Shortcut::bare(Letter('R'))] },
        Mark::Archived => const { &[Shortcut::bare(Letter('A'))] },
    }
}

fn mark_label(mark: Mark) -> &'static str {
    match mark {
        Mark::Starred => "command-star",
        Mark::Read => "command-mark-read",
        Mark::Archived => "command-archive",
    }
}

fn unmark_label(mark: Mark) -> &'static str {
    match mark {
        Mark::Starred => "command-unstar",
        Mark::Read => "command-mark-unread",
        Mark::Archived => "command-unarchive",
    }
}

fn shift_label(towards: Towards) -> &'static str {
    if towards == Towards::Top { "command-shift-up" } else { "command-shift-down" }
}

fn step_keys(step: Step, reach: Reach) -> &'static [Shortcut] {
    use Key::Letter;
    match (step, reach) {
        (Step::Down, Reach::Only) => const { &[Shortcut::bare(Key::Down), Shortcut::bare(Letter('J'))] },
        (Step::Up, Reach::Only) => const { &[Shortcut::bare(Key::Up), Shortcut::bare(Letter('K'))] },
        (Step::PageDown, Reach::Only) => const { &[Shortcut::bare(Key::PageDown)] },
        (Step::PageUp, Reach::Only) => const { &[Shortcut::bare(Key::PageUp)] },
        (Step::First, Reach::Only) => const { &[Shortcut::bare(Key::Home)] },
        (Step::Last, Reach::Only) => const { &[Shortcut::bare(Key::End)] },
        (Step::Down, Reach::Through) => const { &[Shortcut::shift(Key::Down)] },
        (Step::Up, Reach::Through) => const { &[Shortcut::shift(Key::Up)] },
        (Step::PageDown, Reach::Through) => const { &[Shortcut::shift(Key::PageDown)] },
        (Step::PageUp, Reach::Through) => const { &[Shortcut::shift(Key::PageUp)] },
        (Step::First, Reach::Through) => const { &[Shortcut::shift(Key::Home)] },
        (Step::Last, Reach::Through) => const { &[Shortcut::shift(Key::End)] },
        (_, Reach::Toggle) => &[],
    }
}

fn step_label(step: Step, reach: Reach) -> &'static str {
    match (step, reach) {
        (Step::Down, Reach::Only | Reach::Toggle) => "command-next-clip",
        (Step::Up, Reach::Only | Reach::Toggle) => "command-previous-clip",
        (Step::PageDown, Reach::Only | Reach::Toggle) => "command-page-down",
        (Step::PageUp, Reach::Only | Reach::Toggle) => "command-page-up",
        (Step::First, Reach::Only | Reach::Toggle) => "command-first-clip",
        (Step::Last, Reach::Only | Reach::Toggle) => "command-last-clip",
        (Step::Down | Step::PageDown | Step::Last, Reach::Through) => "command-extend-down",
        (Step::Up | Step::PageUp | Step::First, Reach::Through) => "command-extend-up",
    }
}

fn destination_label(destination: Destination) -> Option<&'static str> {
    match destination {
        Destination::Up => Some("command-move-up"),
        Destination::Down => Some("command-move-down"),
        Destination::Out => Some("command-move-out"),
        Destination::Into(_) => Some("command-move-into"),
        Destination::At { .. } => None,
    }
}

fn order_label(order: Order) -> &'static str {
    match order {
        Order::NewestPublished => "command-sort-newest-published",
        Order::OldestPublished => "command-sort-oldest-published",
        Order::NewestAdded => "command-sort-newest-added",
        Order::OldestAdded => "command-sort-oldest-added",
        Order::Headline => "command-sort-headline",
        Order::Site => "command-sort-site",
        Order::ByHand => "command-sort-by-hand",
        Order::Relevance => "command-sort-relevance",
    }
}

fn theme_label(theme: ThemeChoice) -> &'static str {
    match theme {
        ThemeChoice::System => "command-theme-system",
        ThemeChoice::Light => "command-theme-light",
        ThemeChoice::Dark => "command-theme-dark",
        ThemeChoice::Paper => "command-theme-paper",
        ThemeChoice::HighContrast => "command-theme-contrast",
    }
}

fn language_label(language: LanguageChoice) -> &'static str {
    match language {
        LanguageChoice::System => "command-language-system",
        LanguageChoice::English => "command-language-english",
        LanguageChoice::SimplifiedChinese => "command-language-simplified-chinese",
    }
}

fn zoom_label(zoom: Zoom) -> &'static str {
    match zoom {
        Zoom::In => "command-zoom-in",
        Zoom::Out => "command-zoom-out",
        Zoom::Reset => "command-zoom-reset",
    }
}

fn typeset_label(typeset: Typeset) -> &'static str {
    match typeset {
        Typeset::Size(Zoom::In) => "command-text-larger",
        Typeset::Size(Zoom::Out) => "command-text-smaller",
        Typeset::Size(Zoom::Reset) => "command-text-usual",
        Typeset::Measure(Breadth::Wider) => "command-rows-wider",
        Typeset::Measure(Breadth::Narrower) => "command-rows-narrower",
        Typeset::Leading(Leading::Tight) => "command-leading-tight",
        Typeset::Leading(Leading::Usual) => "command-leading-usual",
        Typeset::Leading(Leading::Airy) => "command-leading-airy",
        Typeset::Margin(Margin::ByLanguage) => "command-margin-by-language",
        Typeset::Margin(Margin::Even) => "command-margin-even",
        Typeset::Margin(Margin::Ragged) => "command-margin-ragged",
        Typeset::Paragraphs(Paragraphs::Gaps) => "command-paragraph-gaps",
        Typeset::Paragraphs(Paragraphs::Indents) => "command-paragraph-indents",
    }
}

fn dialog_label(dialog: Dialog) -> &'static str {
    match dialog {
        Dialog::Palette => "command-palette",
        Dialog::Jump => "command-jump",
        Dialog::Outline => "command-outline",
        Dialog::Backups => "command-backups",
        Dialog::Mistake => "mistake-heading",
        Dialog::Settings => "command-settings",
        Dialog::Rules => "command-rules",
        Dialog::Shortcuts => "command-shortcuts",
        Dialog::About => "command-about",
        Dialog::Report => "command-show-report",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things() {
        let commands = Command::with_keys();
        // The key of a mark takes it away where it is there; `Situation` never allows both.
        let giving = commands.iter().filter(|command| !matches!(command, Command::Unmark(..)));
        let keys: Vec<Shortcut> = giving.flat_map(Command::shortcuts).copied().collect();
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[..at].contains(key), "{key:?} is used twice");
        }
    }

    #[test]
    fn the_palette_names_each_command_once() {
        let palette = Command::of_palette(Scope::All, true);
        for (at, command) in palette.iter().enumerate() {
            assert!(command.face().is_some(), "{command:?}");
            assert!(!palette[..at].contains(command), "{command:?} is there twice");
        }
    }

    #[test]
    fn every_command_listed_for_its_keys_has_some() {
        for command in Command::with_keys() {
            assert!(command.face().is_some_and(|face| !face.shortcuts.is_empty()), "{command:?}");
        }
    }
}
