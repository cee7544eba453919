//! What the panels show of the library: derived from it, rebuilt when it or the question changes.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::article::SiteRule;
use crate::command::{ClipId, CollectionId, Marks, Scope, TagId};
use crate::library::search::{Facets, Found, Mistake, Search};
use crate::library::{
    Collection, Counts, LibraryError, Reader, Rule, RuleId, SavedSearch, SavedSearchId, SiteRuleId, Tag,
};
use crate::ui::dialogs::RulesData;
use crate::ui::list::{Age, Jump, ListView, RowCache, Selection, SetRows};
use crate::ui::reader::Turn;
use crate::ui::search::Excerpts;
use crate::ui::tree::{SavedRow, TreeData};

/// An answer within this needs no sign that it is waited for.
pub(super) const SOON: Duration = Duration::from_millis(180);

/// The derived state of the window.
pub(super) struct Shelf {
    pub(super) tree: TreeData,
    /// The clips of the list, for `listed`.
    pub(super) ids: Arc<[ClipId]>,
    /// Where in `ids` another story begins, in the list of duplicates.
    pub(super) stories: Vec<usize>,
    /// The question that `ids` answers; `None` until the first answer.
    pub(super) listed: Option<Search>,
    /// When a question was asked that is not answered yet.
    pub(super) asked_at: Option<Instant>,
    /// What the finds can be narrowed by, and what was not understood of the words.
    pub(super) facets: Facets,
    pub(super) mistakes: Vec<Mistake>,
    pub(super) unindexed: u64,
    /// The search that may have been meant, where nothing was found.
    pub(super) meant: Option<String>,
    pub(super) excerpts: Excerpts,
    pub(super) rows: RowCache,
    pub(super) set: SetRows,
    pub(super) selection: Selection,
    /// What the clip that was selected last is marked as.
    pub(super) lead_marks: Marks,
    pub(super) list: ListView,
    /// What is read while one searches, though the finds do not have it: it stays open until another is chosen.
    kept: Option<ClipId>,
    /// How far the list was scrolled when the search began.
    before_search: Option<f32>,
    /// A clip to select as soon as the list holds it.
    pub(super) awaited: Option<ClipId>,
    /// Clips that an undo may bring back, ascending: they are selected when they do come back.
    pub(super) returning: Vec<ClipId>,
    /// The first clip of the answer is to be selected: Enter was pressed in the search.
    pub(super) awaits_first: bool,
    pub(super) saved: Vec<(SavedSearchId, SavedSearch)>,
    pub(super) rules: Vec<(RuleId, Rule)>,
    pub(super) site_rules: Vec<(SiteRuleId, SiteRule)>,
    collections: Vec<Collection>,
    /// How many clips lie in collections that have others inside, as the lister has counted them last.
    nested: BTreeMap<CollectionId, u64>,
    tags: Vec<Tag>,
    counts: Counts,
}

impl Shelf {
    pub(super) fn new(selection: Selection, scroll: f32) -> Self {
        Self {
            tree: TreeData::default(),
            ids: Arc::default(),
            stories: Vec::new(),
            listed: None,
            asked_at: None,
            facets: Facets::default(),
            mistakes: Vec::new(),
            unindexed: 0,
            meant: None,
            excerpts: Excerpts::default(),
            rows: RowCache::default(),
            set: SetRows::default(),
            selection,
            lead_marks: Marks::default(),
            list: ListView { scroll, page: 1, jump: Some(Jump::Offset(scroll)) },
            kept: None,
            before_search: None,
            awaited: None,
            returning: Vec::new(),
            awaits_first: false,
            saved: Vec::new(),
            rules: Vec::new(),
            site_rules: Vec::new(),
            collections: Vec::new(),
            nested: BTreeMap::new(),
            tags: Vec::new(),
            counts: Counts::default(),
        }
    }

    /// Reads collections and counts again; rows are read when they are next drawn.
    pub(super) fn reread(
        &mut self,
        reader: &Reader,
        open: &BTreeSet<CollectionId>,
    ) -> Result<(), LibraryError> {
        self.collections = reader.collections()?;
        self.tags = reader.tags()?;
        self.saved = reader.saved_searches()?;
        self.rules = reader.rules()?;
        self.site_rules = reader.site_rules()?;
        self.counts = reader.counts()?;
        self.rows.clear();
        self.count_nested();
        self.fold(open);
        Ok(())
    }

    /// Takes in the numbers of collections that have others inside.
    pub(super) fn take_nested(&mut self, nested: Vec<(CollectionId, u64)>, open: &BTreeSet<CollectionId>) {
        self.nested = nested.into_iter().collect();
        self.count_nested();
        self.fold(open);
    }

    /// A collection shows the clips of those inside it as well, and so does its number.
    fn count_nested(&mut self) {
        let parents: BTreeSet<CollectionId> =
            self.collections.iter().filter_map(|inner| inner.parent).collect();
        for collection in self.collections.iter_mut().filter(|outer| parents.contains(&outer.id)) {
            if let Some(clips) = self.nested.get(&collection.id) {
                collection.clips = *clips;
            }
        }
    }

    /// Builds the rows of the tree again.
    pub(super) fn fold(&mut self, open: &BTreeSet<CollectionId>) {
        self.tree = TreeData::new(&self.collections, &self.tags, self.counts, open);
    }

    /// Takes an answer of the lister. The selection stays on what is still there; in another list the first
    /// clip is not chosen by itself, for that would mark it as read one day.
    pub(super) fn take_list(&mut self, question: Search, found: Found) {
        let before = std::mem::replace(&mut self.ids, found.ids.into());
        self.stories = found.stories;
        (self.facets, self.mistakes, self.unindexed) = (found.facets, found.mistakes, found.unindexed);
        self.meant = found.meant;
        self.excerpts.turn(question.words.trim().is_empty());
        self.asked_at = None;
        let open = self.open();
        let first = self.listed.is_none();
        let same = self.listed.as_ref() == Some(&question);
        let looked = self.listed.as_ref().is_some_and(|before| !before.is_plain());
        let looks = !question.is_plain();
        self.listed = Some(question);
        if same || first {
            self.selection.keep_to(&before, &self.ids);
            self.select_returned(&before);
        } else {
            self.selection = self.selection.of_those_in(&self.ids);
        }
        if self.selection.is_empty() && open.is_some_and(|open| self.ids.contains(&open)) {
            self.selection = Selection::of(open, open);
        }
        if !same {
            self.kept = open.filter(|_| looks && self.selection.is_empty());
        }
        if looks && !looked {
            self.before_search = Some(self.list.scroll);
        }
        if !same && !first {
            let back = self.before_search.filter(|_| looked && !looks && self.selection.lead() == open);
            let lead = || self.selection.lead().map_or(Jump::Offset(0.0), Jump::To);
            self.list.jump = Some(back.map_or_else(lead, Jump::Offset));
        }
        if std::mem::take(&mut self.awaits_first) {
            let first = self.ids.first().copied();
            self.selection = Selection::of(first, first);
            self.list.jump = Some(Jump::Offset(0.0));
        }
        if let Some(clip) = self.awaited.take_if(|clip| self.ids.contains(clip)) {
            self.select(clip);
        }
    }

    /// The clip that is read: the one that is selected alone, or what was open when the search began.
    pub(super) fn open(&self) -> Option<ClipId> {
        if self.selection.is_empty() { self.kept } else { self.selection.only() }
    }

    /// The clips that commands are about: those that are selected, else the one that is read.
    pub(super) fn chosen(&self) -> Cow<'_, Selection> {
        match self.kept.filter(|_| self.selection.is_empty()) {
            Some(kept) => Cow::Owned(Selection::of([kept], Some(kept))),
            None => Cow::Borrowed(&self.selection),
        }
    }

    /// The same in the order of the list.
    pub(super) fn chosen_in_order(&self) -> Vec<ClipId> {
        match self.kept.filter(|_| self.selection.is_empty()) {
            Some(kept) => vec![kept],
            None => self.selection.in_order(&self.ids),
        }
    }

    /// The find behind the clip that is read or before it, from the last to the first; the first or the last one
    /// where that clip is no find.
    pub(super) fn find_beside(&self, turn: Turn) -> Option<ClipId> {
        let ids = &self.ids;
        let last = ids.len().checked_sub(1)?;
        let at = self.open().and_then(|open| ids.iter().position(|id| *id == open));
        let next = match (turn, at) {
            (Turn::Next, Some(at)) if at < last => at + 1,
            (Turn::Next, _) => 0,
            (Turn::Previous, Some(at)) if at > 0 => at - 1,
            (Turn::Previous, _) => last,
        };
        ids.get(next).copied()
    }

    /// Whether the clip that is read is among those of the list.
    pub(super) fn lists_open(&self) -> bool {
        !self.selection.is_empty()
    }

    /// Selects a clip of the list alone.
    pub(super) fn select(&mut self, clip: ClipId) {
        self.selection = Selection::of([clip], Some(clip));
        self.list.jump = Some(Jump::To(clip));
    }

    /// Another clip was chosen: what was read until then no longer stays.
    fn let_kept_go(&mut self) {
        if !self.selection.is_empty() {
            self.kept = None;
        }
    }

    /// Selects the clips that an undo has brought back to the list.
    fn select_returned(&mut self, before: &[ClipId]) {
        if self.returning.is_empty() {
            return;
        }
        let is_back = |clip: &ClipId| self.returning.binary_search(clip).is_ok();
        let back: Vec<ClipId> = self.ids.iter().copied().filter(is_back).collect();
        // What was there all the time was changed in another way, and keeps who is selected.
        let Some(first) = back.first().copied().filter(|first| !before.contains(first)) else { return };
        self.returning.clear();
        self.selection = Selection::of(back, Some(first));
        self.list.jump = Some(Jump::To(first));
    }

    /// Reads the marks of the clip that was selected last, if its row is not at hand.
    pub(super) fn look_at_lead(&mut self, reader: &Reader) {
        self.let_kept_go();
        let lead = self.selection.lead().or(self.kept);
        let row = lead.and_then(|clip| self.rows.row(clip, reader));
        self.lead_marks = row.map(|row| row.marks).unwrap_or_default();
    }

    /// Whether what is shown is still the answer before; an answer that comes soon changes nothing meanwhile.
    pub(super) fn age(&self) -> Age {
        let slow = self.listed.is_some() && self.asked_at.is_some_and(|asked| asked.elapsed() >= SOON);
        if slow { Age::Old } else { Age::Current }
    }

    pub(super) fn counts(&self) -> Counts {
        self.counts
    }

    pub(super) fn saved_search(&self, id: SavedSearchId) -> Option<&SavedSearch> {
        self.saved.iter().find(|(other, _)| *other == id).map(|(_, saved)| saved)
    }

    /// The saved searches for the tree; one is shown while the list answers it, in whatever order.
    pub(super) fn saved_rows(&self, question: &Search) -> Vec<SavedRow> {
        let row = |(id, saved): &(SavedSearchId, SavedSearch)| {
            let shown = Search { order: question.order, ..saved.search.clone() } == *question;
            SavedRow { id: *id, name: saved.name.to_string(), shown }
        };
        self.saved.iter().map(row).collect()
    }

    pub(super) fn rules_data(&self) -> RulesData<'_> {
        RulesData {
            rules: &self.rules,
            collections: &self.tree.paths,
            tags: &self.tags,
            listed: self.ids.len(),
        }
    }

    /// Whether the library holds no clip at all.
    pub(super) fn is_empty(&self) -> bool {
        self.counts.all + self.counts.trash == 0
    }

    /// A collection or a tag that is shown may be gone; then everything is.
    pub(super) fn existing(&self, scope: Scope) -> Scope {
        match scope {
            Scope::Collection(id) if self.tree.name(id).is_none() => Scope::All,
            Scope::Tag(id) if self.tag_name(id).is_none() => Scope::All,
            scope => scope,
        }
    }

    pub(super) fn tag_name(&self, id: TagId) -> Option<&str> {
        self.tags.iter().find(|tag| tag.id == id).map(|tag| tag.name.as_str())
    }

    pub(super) fn open_ancestors(&self, id: CollectionId) -> Vec<CollectionId> {
        let path = self.tree.paths.iter().find(|path| path.id == id);
        path.map(|path| path.ids.iter().copied().filter(|above| *above != id).collect()).unwrap_or_default()
    }
}
