//! What the window shows just now, as far as it decides which commands make sense.

use super::again::AgainAct;
use super::correct::CorrectAct;
use super::keep::{Loss, RuleAct, RunOn, SearchAct};
use super::{
    Clips, Command, Dialog, Fold, HighlightAct, Marks, PlaceAct, Pointed, Scope, SlotsAct, StoryAct, Which,
};

/// The facts that enable and disable commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each read by itself")]
pub struct Situation {
    pub scope: Scope,
    /// How many clips the list holds.
    pub listed: usize,
    /// How many of them are selected.
    pub selected: usize,
    /// The marks of the clip that was selected last: what it has can be taken away, what it lacks can be given.
    pub marks: Marks,
    /// Whether the list shows what was looked for.
    pub looking: bool,
    /// Whether an article is open.
    pub reading: bool,
    /// Whether its slots are shown at its foot.
    pub strip: bool,
    /// Which words of it commands are about.
    pub pointed: Pointed,
    /// How many highlights stand in it.
    pub highlights: usize,
    /// Whether its extraction is being corrected.
    pub correcting: bool,
    /// Whether other clips tell its story.
    pub twins: bool,
    /// In how many places of it stands what is looked for.
    pub hits: usize,
    /// Whether the field that finds words in it is open.
    pub finding: bool,
    /// Whether the list is one that is ordered by hand.
    pub by_hand: bool,
    pub can_undo: bool,
    pub can_redo: bool,
    pub importing: bool,
    /// Whether there was an import whose report can be shown.
    pub has_report: bool,
}

impl Situation {
    /// Whether a command would do anything now.
    #[must_use]
    pub fn allows(&self, command: &Command) -> bool {
        let in_trash = self.scope == Scope::Trash;
        match command {
            Command::Undo => self.can_undo,
            Command::Redo => self.can_redo,
            Command::CancelImport => self.importing,
            Command::Open(Dialog::Report) => self.has_report,
            Command::Slots(SlotsAct::Strip(fold)) => self.reading && self.strip == (*fold == Fold::Close),
            // What is left out is shown then, and is not what the article says.
            Command::SelectArticle | Command::CopyArticle(_) | Command::Correct(CorrectAct::Start) => {
                self.reading && !self.correcting
            }
            Command::Correct(_) => self.correcting,
            Command::Again(AgainAct::Extract(clips)) => self.names_some(clips),
            Command::Again(AgainAct::Stop) => true,
            Command::Again(_)
            | Command::FindInArticle
            | Command::ReadOn
            | Command::Open(Dialog::Outline)
            | Command::Slots(_)
            | Command::Note(_) => self.reading,
            Command::Highlight(HighlightAct::Paint(_)) => self.pointed != Pointed::Nothing,
            Command::Highlight(HighlightAct::Remove) => self.pointed == Pointed::Marked,
            Command::Highlight(HighlightAct::Step(_)) => self.highlights > 0,
            Command::StopFinding => self.finding,
            Command::NextHit | Command::PreviousHit => {
                self.hits > 0 || (self.looking && !self.finding && self.listed > 0)
            }
            Command::StopLooking | Command::Saved(SearchAct::Save) => self.looking,
            Command::Shift(_) => self.by_hand && self.selected > 0,
            Command::SelectAll => self.listed > 0,
            Command::MoveToTrash(clips) => self.names_some(clips) && !in_trash,
            Command::Restore(clips) | Command::Lose(Loss::Ask(clips)) => self.names_some(clips) && in_trash,
            Command::Mark(clips, mark) => self.names_some(clips) && !in_trash && !self.marks.has(*mark),
            Command::Unmark(clips, mark) => self.names_some(clips) && !in_trash && self.marks.has(*mark),
            Command::ChooseCollection | Command::ChooseTag => self.selected > 0 && !in_trash,
            Command::Place(PlaceAct::Colour) => matches!(self.scope, Scope::Collection(_) | Scope::Tag(_)),
            Command::Place(PlaceAct::Sign | PlaceAct::Parent) => self.shows_collection(),
            Command::Place(PlaceAct::Merge) => matches!(self.scope, Scope::Tag(_)),
            Command::Story(StoryAct::Compare) => match self.selected {
                1 => self.twins,
                selected => selected == 2 && !in_trash,
            },
            Command::Rule(RuleAct::Run(RunOn::Shown)) => self.listed > 0 && !in_trash,
            Command::RemoveFromCollection(clips) => self.names_some(clips) && self.shows_collection(),
            Command::StartRename(Which::Shown) | Command::DeleteCollection(Which::Shown) => {
                self.shows_collection()
            }
            _ => true,
        }
    }

    fn names_some(&self, clips: &Clips) -> bool {
        match clips {
            Clips::Selected => self.selected > 0,
            Clips::These(clips) => !clips.is_empty(),
        }
    }

    fn shows_collection(&self) -> bool {
        matches!(self.scope, Scope::Collection(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{CollectionId, Mark};

    fn idle(scope: Scope) -> Situation {
        Situation {
            scope,
            listed: 3,
            selected: 1,
            marks: Marks::default(),
            looking: false,
            reading: false,
            correcting: false,
            strip: false,
            pointed: Pointed::Nothing,
            highlights: 0,
            twins: false,
            hits: 0,
            finding: false,
            by_hand: false,
            can_undo: false,
            can_redo: false,
            importing: false,
            has_report: false,
        }
    }

    #[test]
    fn clips_in_the_trash_are_restored_and_not_thrown_away_again() {
        let trash = idle(Scope::Trash);
        assert!(trash.allows(&Command::Restore(Clips::Selected)));
        assert!(!trash.allows(&Command::MoveToTrash(Clips::Selected)));
        assert!(!idle(Scope::All).allows(&Command::Restore(Clips::Selected)));
    }

    #[test]
    fn a_collection_must_be_shown_to_be_renamed_or_left() {
        let shown = idle(Scope::Collection(CollectionId(7)));
        for command in [Command::StartRename(Which::Shown), Command::RemoveFromCollection(Clips::Selected)] {
            assert!(shown.allows(&command));
            assert!(!idle(Scope::All).allows(&command));
        }
    }

    #[test]
    fn a_mark_is_given_or_taken_and_never_both() {
        let selected = || Clips::Selected;
        let plain = idle(Scope::All);
        let starred = Situation { marks: [Mark::Starred].into_iter().collect(), ..plain };
        for (situation, gives) in [(plain, true), (starred, false)] {
            assert_eq!(situation.allows(&Command::Mark(selected(), Mark::Starred)), gives);
            assert_eq!(situation.allows(&Command::Unmark(selected(), Mark::Starred)), !gives);
            assert!(situation.allows(&Command::Mark(selected(), Mark::Read)));
        }
        assert!(!idle(Scope::Trash).allows(&Command::Mark(selected(), Mark::Starred)));
    }

    #[test]
    fn two_clips_are_compared_or_one_with_its_twin() {
        let compare = Command::Story(StoryAct::Compare);
        let chosen = |selected, twins| Situation { selected, twins, ..idle(Scope::All) };
        for (situation, allowed) in [
            (chosen(1, false), false),
            (chosen(1, true), true),
            (chosen(2, false), true),
            (chosen(3, true), false),
        ] {
            assert_eq!(situation.allows(&compare), allowed, "{situation:?}");
        }
    }

    #[test]
    fn nothing_selected_leaves_nothing_to_throw_away() {
        let none = Situation { selected: 0, ..idle(Scope::All) };
        assert!(!none.allows(&Command::MoveToTrash(Clips::Selected)));
        assert!(!none.allows(&Command::ChooseCollection));
    }
}
