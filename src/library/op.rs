//! Every change to the library is one named operation, and applying it returns its inverse.

use super::collections::{CollectionName, Removed};
use super::highlights::{Highlight, Marking};
use super::ranked::Ranked;
use super::tags::RemovedTag;
use super::{
    ClipId, CollectionId, Colour, Look, Mark, RemovedVersion, Rule, RuleId, SavedSearch, SavedSearchId,
    SiteRuleId, Standing, TagId, TagName, VersionId,
};
use crate::article::{Article, Revision, SiteRule};

/// A change. What a person does comes first; the last forms exist to undo the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    MoveToTrash {
        clips: Vec<ClipId>,
    },
    /// Takes clips out of the Trash, back to the collections they were in.
    Restore {
        clips: Vec<ClipId>,
    },
    CreateCollection {
        name: CollectionName,
        place: CollectionPlace,
    },
    RenameCollection {
        collection: CollectionId,
        name: CollectionName,
    },
    /// Nests or reorders; everything inside moves along.
    MoveCollection {
        collection: CollectionId,
        place: CollectionPlace,
    },
    /// Deletes the collection and those inside it. The clips stay.
    DeleteCollection {
        collection: CollectionId,
    },
    /// Clips that are in it already stay where they are.
    AddToCollection {
        clips: Vec<ClipId>,
        collection: CollectionId,
    },
    RemoveFromCollection {
        clips: Vec<ClipId>,
        collection: CollectionId,
    },
    /// Puts clips in another place of the order by hand: before `before`, or at the end.
    ReorderInCollection {
        clips: Vec<ClipId>,
        collection: CollectionId,
        before: Option<ClipId>,
    },
    SetLook {
        collection: CollectionId,
        look: Look,
    },
    Mark {
        clips: Vec<ClipId>,
        mark: Mark,
    },
    Unmark {
        clips: Vec<ClipId>,
        mark: Mark,
    },
    /// Gives clips the tag of this name in any form of its characters, and makes it if it is not there.
    Tag {
        clips: Vec<ClipId>,
        name: TagName,
    },
    AddTag {
        clips: Vec<ClipId>,
        tag: TagId,
    },
    RemoveTag {
        clips: Vec<ClipId>,
        tag: TagId,
    },
    CreateTag {
        name: TagName,
        colour: Option<Colour>,
    },
    /// To a name that another tag has: the two become that one.
    RenameTag {
        tag: TagId,
        name: TagName,
    },
    RecolourTag {
        tag: TagId,
        colour: Option<Colour>,
    },
    /// Clips and rules with `from` get `into` instead, and `from` is gone.
    MergeTags {
        from: TagId,
        into: TagId,
    },
    /// Deletes the tag. The clips stay.
    DeleteTag {
        tag: TagId,
    },
    /// Replaces what the reader wrote beside a clip; an empty note is none.
    SetNote {
        clip: ClipId,
        note: String,
    },
    /// Marks words of an article, and what is done with those that are marked.
    Highlights(Marking),
    Searches(Ranked<SavedSearch>),
    Rules(Ranked<Rule>),
    /// What is left out or kept on the pages of a site.
    SiteRules(Ranked<SiteRule>),
    /// Does with these clips what the rules say.
    RunRules {
        clips: Vec<ClipId>,
    },
    /// The same with every clip that is not in the Trash.
    RunRulesOnAll,
    /// Keeps one of several clips with the same story: it gets the collections, tags, notes, highlights and stars of
    /// the others as well, and those go to the Trash.
    MergeClips {
        keep: ClipId,
        others: Vec<ClipId>,
    },
    /// Says of pairs of clips that were taken for one story that they are two.
    PartStories {
        pairs: Vec<(ClipId, ClipId)>,
    },
    /// Changes an article, by one or more revisions that are one to the person who makes them.
    Revise {
        clip: ClipId,
        revisions: Vec<Revision>,
    },
    /// Puts an article that was extracted again in the place of the one that is there, which is kept as a version.
    ReplaceArticle {
        clip: ClipId,
        article: Box<Article>,
        /// The charset that its reader chose for the page, if it was not believed.
        charset: Option<String>,
        edits: Edits,
    },
    /// Puts an older version back; what is there now is kept as one in its stead.
    RestoreVersion {
        clip: ClipId,
        version: VersionId,
    },
    /// Lets a version go.
    RemoveVersion {
        clip: ClipId,
        version: VersionId,
    },
    /// Several changes that are one to the person who makes them.
    Several(Vec<Op>),

    /// Undoes a restore: back to the Trash since the same moment (seconds since 1970).
    ReturnToTrash {
        clips: Vec<(ClipId, i64)>,
    },
    /// Undoes a parting: what was taken for one story is taken for one again.
    JoinStories {
        pairs: Vec<(ClipId, ClipId)>,
    },
    /// Undoes a deletion, down to the numbers and the places.
    ReviveCollections(Removed),
    /// Undoes the deletion of a tag.
    ReviveTag(RemovedTag),
    /// Undoes a removal: each clip to its position.
    PutBackIntoCollection {
        places: Vec<(ClipId, i64)>,
        collection: CollectionId,
    },
    /// Undoes a change of an article: what it was, if it is still the one with this hash.
    PutBackArticle {
        clip: ClipId,
        replaces: [u8; 32],
        standing: Standing,
    },
    /// Undoes that a version was let go.
    ReviveVersion(Box<RemovedVersion>),
    /// Undoes a reordering: each clip to its position.
    SetPositions {
        places: Vec<(ClipId, i64)>,
        collection: CollectionId,
    },
}

impl Op {
    /// The pictures that stand in articles which this puts back.
    pub(super) fn pictures(&self) -> Vec<[u8; 32]> {
        match self {
            Self::PutBackArticle { clip, standing, .. } => standing.pictures(*clip),
            Self::ReviveVersion(removed) => removed.pictures(),
            Self::Several(ops) => ops.iter().flat_map(Self::pictures).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether this inverse of an earlier change also takes back the later one whose inverse is `later`: both write
    /// the same note.
    pub(super) fn takes_back_as_much(&self, later: &Self) -> bool {
        match (self, later) {
            (Self::SetNote { clip, .. }, Self::SetNote { clip: later, .. }) => clip == later,
            (Self::Highlights(Marking::Put { put, gone }), Self::Highlights(later)) => {
                let Marking::Put { put: later, gone: too } = later else { return false };
                let ids = |all: &[Highlight]| all.iter().map(|one| one.id).collect::<Vec<_>>();
                put.len() == 1 && ids(put) == ids(later) && gone.is_empty() && too.is_empty()
            }
            _ => false,
        }
    }
}

/// What becomes of an article that its reader has changed when its page is extracted again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edits {
    /// It becomes a version.
    SetAside,
    /// It stays.
    Spare,
    /// It stays, and what was extracted becomes a version beside it.
    KeepBoth,
}

/// Where a collection stands: under which parent (none: at the top), at which index among its siblings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CollectionPlace {
    pub parent: Option<CollectionId>,
    /// 0 is first; beyond the last means last.
    pub index: usize,
}

impl CollectionPlace {
    /// The last place under `parent`.
    #[must_use]
    pub fn last_in(parent: Option<CollectionId>) -> Self {
        Self { parent, index: usize::MAX }
    }
}

/// What a change touched, so that those who show it read it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Clips whose state, place or words changed.
    pub clips: Vec<ClipId>,
    /// Collections that are new, gone, renamed, moved, or hold other clips.
    pub collections: Vec<CollectionId>,
    /// Tags that are new, gone, renamed, coloured, or on other clips.
    pub tags: Vec<TagId>,
    pub searches: Vec<SavedSearchId>,
    pub rules: Vec<RuleId>,
    pub site_rules: Vec<SiteRuleId>,
    /// The collection that was created, to be shown and named.
    pub created: Option<CollectionId>,
}

impl Changes {
    /// Whether nothing was touched.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clips.is_empty()
            && self.collections.is_empty()
            && self.tags.is_empty()
            && self.searches.is_empty()
            && self.rules.is_empty()
            && self.site_rules.is_empty()
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.clips.extend(other.clips);
        self.collections.extend(other.collections);
        self.tags.extend(other.tags);
        self.searches.extend(other.searches);
        self.rules.extend(other.rules);
        self.site_rules.extend(other.site_rules);
        self.created = other.created.or(self.created);
    }
}
