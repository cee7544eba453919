//! What the palette and the menus offer, each in its order.

use super::again::AgainAct;
use super::correct::CorrectAct;
use super::keep::{BackupAct, Loss, RuleAct, RunOn, SearchAct};
use super::{
    Clips, Command, CopyAs, Dialog, Fold, HighlightAct, LanguageChoice, Mark, NoteAct, PlaceAct, Scope,
    SlotsAct, Spelling, StoryAct, ThemeChoice, Towards, Typeset, Which, Zoom,
};

impl Command {
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
            Self::Correct(CorrectAct::Start),
            Self::Correct(CorrectAct::Stop),
            Self::Again(AgainAct::Extract(Clips::Selected)),
            Self::Again(AgainAct::Versions),
            Self::Again(AgainAct::Charsets),
            Self::Slots(SlotsAct::Fill),
            Self::Slots(SlotsAct::FillFromFolder),
            Self::Slots(SlotsAct::Add),
            Self::Slots(SlotsAct::Strip(Fold::Open)),
            Self::Slots(SlotsAct::Strip(Fold::Close)),
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
            Self::Story(StoryAct::Compare),
            Self::Story(StoryAct::Find),
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
        all.extend(PlaceAct::ALL.map(Self::Place));
        all.extend(HighlightAct::of_words().into_iter().map(Self::Highlight));
        all.extend([Towards::End, Towards::Top].map(HighlightAct::Step).map(Self::Highlight));
        all.extend([NoteAct::Annotate, NoteAct::Panel, NoteAct::Copy, NoteAct::Save].map(Self::Note));
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
            [
                Dialog::Rules,
                Dialog::SiteRules,
                Dialog::Report,
                Dialog::Settings,
                Dialog::Shortcuts,
                Dialog::About,
            ]
            .map(Self::Open),
        );
        all.extend([BackupAct::Make, BackupAct::Check].map(Self::Backup));
        all.extend([Self::Open(Dialog::Backups), Self::ShowLibraryFolder, Self::ShowLog, Self::Quit]);
        all
    }

    /// What can be done with the words of the article, in the order in which it is offered.
    #[must_use]
    pub fn of_article() -> Vec<Self> {
        let mut all: Vec<Self> = HighlightAct::of_words().into_iter().map(Self::Highlight).collect();
        all.push(Self::Note(NoteAct::Annotate));
        all.extend([CopyAs::Words, CopyAs::WithSource, CopyAs::Markdown].map(Self::CopyArticle));
        all.push(Self::SelectArticle);
        all
    }

    /// What can be done with several clips at once, in the order in which it is offered.
    #[must_use]
    pub fn of_selection() -> Vec<Self> {
        vec![
            Self::ChooseCollection,
            Self::RemoveFromCollection(Clips::Selected),
            Self::ChooseTag,
            Self::Story(StoryAct::Compare),
            Self::Mark(Clips::Selected, Mark::Starred),
            Self::Unmark(Clips::Selected, Mark::Starred),
            Self::Mark(Clips::Selected, Mark::Read),
            Self::Unmark(Clips::Selected, Mark::Read),
            Self::Mark(Clips::Selected, Mark::Archived),
            Self::Unmark(Clips::Selected, Mark::Archived),
            Self::Again(AgainAct::Extract(Clips::Selected)),
            Self::Restore(Clips::Selected),
            Self::MoveToTrash(Clips::Selected),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_keys_and_needs_no_list_or_field_to_go_through_is_in_the_palette() {
        let palette = Command::of_palette(Scope::All, true);
        for command in Command::with_keys() {
            let steps = matches!(
                command,
                Command::Step(..)
                    | Command::ReadOn
                    | Command::Open(Dialog::Palette)
                    | Command::StopFinding
                    | Command::NextPane(_)
                    | Command::OpenMenus
            );
            assert!(steps || palette.contains(&command), "{command:?} can be had by its keys only");
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
}
