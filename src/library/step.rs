//! Steps of undo by the names that the person who took them knows.

use super::highlights::Marking;
use super::op::Op;
use super::ranked::Ranked;
use super::{Mark, Rule, SavedSearch};
use crate::article::{Correction, Revision};

/// What an undo or redo is called in menus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepName {
    MoveToTrash,
    Restore,
    CreateCollection,
    RenameCollection,
    MoveCollection,
    DeleteCollection,
    AddToCollection,
    RemoveFromCollection,
    ReorderInCollection,
    Import,
    MoveClips,
    SetLook,
    Mark(Mark),
    Unmark(Mark),
    AddTag,
    RemoveTag,
    CreateTag,
    RenameTag,
    RecolourTag,
    MergeTags,
    DeleteTag,
    SetNote,
    MarkWords,
    RecolourWords,
    AnnotateWords,
    UnmarkWords,
    SaveSearch,
    ChangeSearch,
    MoveSearch,
    DeleteSearch,
    CreateRule,
    ChangeRule,
    MoveRule,
    DeleteRule,
    RunRules,
    MergeClips,
    PartStories,
    FillSlot,
    FillSlots,
    ClearSlot,
    TurnPicture,
    ExchangePictures,
    MoveSlot,
    EditCaption,
    EditCredit,
    AddSlot,
    RemoveSlot,
    EditArticle,
    PutBlock,
    DropBlock,
    EditText,
    SplitBlock,
    MergeBlocks,
    ChangeKind,
    EditField,
    ExtractAgain,
    KeepForSite,
    DeleteSiteRule,
    RestoreVersion,
    RemoveVersion,
}

impl StepName {
    /// The name of a change that fills so many slots.
    #[must_use]
    pub fn of_fill(slots: usize) -> Self {
        if slots == 1 { Self::FillSlot } else { Self::FillSlots }
    }
}

impl Op {
    /// The name of the change as the person who makes it knows it.
    #[must_use]
    pub fn name(&self) -> StepName {
        match self {
            Self::MoveToTrash { .. } | Self::ReturnToTrash { .. } => StepName::MoveToTrash,
            Self::Restore { .. } => StepName::Restore,
            Self::CreateCollection { .. } | Self::ReviveCollections(_) => StepName::CreateCollection,
            Self::RenameCollection { .. } => StepName::RenameCollection,
            Self::MoveCollection { .. } => StepName::MoveCollection,
            Self::DeleteCollection { .. } => StepName::DeleteCollection,
            Self::AddToCollection { .. } | Self::PutBackIntoCollection { .. } => StepName::AddToCollection,
            Self::RemoveFromCollection { .. } => StepName::RemoveFromCollection,
            Self::ReorderInCollection { .. } | Self::SetPositions { .. } => StepName::ReorderInCollection,
            Self::SetLook { .. } => StepName::SetLook,
            Self::Mark { mark, .. } => StepName::Mark(*mark),
            Self::Unmark { mark, .. } => StepName::Unmark(*mark),
            Self::Tag { .. } | Self::AddTag { .. } => StepName::AddTag,
            Self::RemoveTag { .. } => StepName::RemoveTag,
            Self::CreateTag { .. } | Self::ReviveTag(_) => StepName::CreateTag,
            Self::RenameTag { .. } => StepName::RenameTag,
            Self::RecolourTag { .. } => StepName::RecolourTag,
            Self::MergeTags { .. } => StepName::MergeTags,
            Self::DeleteTag { .. } => StepName::DeleteTag,
            Self::SetNote { .. } => StepName::SetNote,
            Self::Highlights(marking) => marking_step(marking),
            Self::Searches(change) => search_step(change),
            Self::Rules(change) => rule_step(change),
            Self::SiteRules(Ranked::Delete { .. }) => StepName::DeleteSiteRule,
            Self::SiteRules(_) => StepName::KeepForSite,
            Self::RunRules { .. } | Self::RunRulesOnAll => StepName::RunRules,
            Self::MergeClips { .. } => StepName::MergeClips,
            Self::PartStories { .. } | Self::JoinStories { .. } => StepName::PartStories,
            Self::Revise { revisions, .. } => name_of(revisions),
            Self::PutBackArticle { .. } => StepName::EditArticle,
            Self::ReplaceArticle { .. } => StepName::ExtractAgain,
            Self::RestoreVersion { .. } => StepName::RestoreVersion,
            Self::RemoveVersion { .. } | Self::ReviveVersion(_) => StepName::RemoveVersion,
            Self::Several(ops) => match ops.first() {
                Some(Self::ReplaceArticle { .. }) => StepName::ExtractAgain,
                Some(Self::SiteRules(_)) => StepName::KeepForSite,
                // From a collection and those inside it; what is put elsewhere as well is moved.
                Some(Self::RemoveFromCollection { .. }) if ops.iter().all(Self::removes) => {
                    StepName::RemoveFromCollection
                }
                Some(Self::Tag { .. }) => StepName::AddTag,
                _ => StepName::MoveClips,
            },
        }
    }
}

impl Op {
    fn removes(&self) -> bool {
        matches!(self, Self::RemoveFromCollection { .. })
    }
}

fn marking_step(marking: &Marking) -> StepName {
    match marking {
        Marking::Add { .. } | Marking::Put { .. } => StepName::MarkWords,
        Marking::Recolour { .. } => StepName::RecolourWords,
        Marking::Annotate { .. } => StepName::AnnotateWords,
        Marking::Remove { .. } => StepName::UnmarkWords,
    }
}

fn search_step(change: &Ranked<SavedSearch>) -> StepName {
    match change {
        Ranked::Create { .. } | Ranked::Revive { .. } => StepName::SaveSearch,
        Ranked::Change { .. } | Ranked::Rewrite { .. } => StepName::ChangeSearch,
        Ranked::Move { .. } => StepName::MoveSearch,
        Ranked::Delete { .. } => StepName::DeleteSearch,
    }
}

fn rule_step(change: &Ranked<Rule>) -> StepName {
    match change {
        Ranked::Create { .. } | Ranked::Revive { .. } => StepName::CreateRule,
        Ranked::Change { .. } | Ranked::Rewrite { .. } => StepName::ChangeRule,
        Ranked::Move { .. } => StepName::MoveRule,
        Ranked::Delete { .. } => StepName::DeleteRule,
    }
}

fn correction_step(correction: &Correction) -> StepName {
    match correction {
        Correction::PutBlock { .. } => StepName::PutBlock,
        Correction::DropBlock { .. } => StepName::DropBlock,
        Correction::SetText { .. } => StepName::EditText,
        Correction::Split { .. } => StepName::SplitBlock,
        Correction::MergeWithNext { .. } => StepName::MergeBlocks,
        Correction::SetKind { .. } => StepName::ChangeKind,
        Correction::SetField(_) => StepName::EditField,
    }
}

fn name_of(revisions: &[Revision]) -> StepName {
    let mut names = revisions.iter().map(|revision| match revision {
        Revision::Fill { .. } => StepName::FillSlot,
        Revision::Clear { .. } => StepName::ClearSlot,
        Revision::Turn { .. } => StepName::TurnPicture,
        Revision::Exchange { .. } => StepName::ExchangePictures,
        Revision::MoveSlot { .. } => StepName::MoveSlot,
        Revision::SetCaption { .. } => StepName::EditCaption,
        Revision::SetCredit { .. } => StepName::EditCredit,
        Revision::AddSlot { .. } => StepName::AddSlot,
        Revision::RemoveSlot { .. } => StepName::RemoveSlot,
        Revision::Correct(correction) => correction_step(correction),
    });
    match (names.next(), names.next()) {
        (Some(one), None) => one,
        (Some(StepName::FillSlot), Some(_)) if names.all(|name| name == StepName::FillSlot) => {
            StepName::FillSlots
        }
        (Some(StepName::EditCaption), Some(StepName::EditCredit)) => StepName::EditCaption,
        (Some(StepName::EditField), Some(_)) if names.all(|name| name == StepName::EditField) => {
            StepName::EditField
        }
        _ => StepName::EditArticle,
    }
}
