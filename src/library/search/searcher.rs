//! Answers searches, one at a time, on a thread of its own.

use std::path::Path;

use rusqlite::Connection;

use super::catalog::{Catalog, Flag};
use super::evaluate::{self, Evaluation};
use super::excerpt::{self, Excerpt};
use super::headlines::Headlines;
use super::meant::{self, Vocabulary};
use super::order::{self, Moment};
use super::query::Query;
use super::set::Set;
use super::sounding::Sounding;
use super::texts::Beside;
use super::{Found, Narrowed, Search, Spelling, facets, index};
use crate::library::collections::inside;
use crate::library::{ClipId, ClipRow, CollectionId, LibraryError, Order, Reader, Scope, likeness, store};

/// Steps of SQLite between two questions whether to stop: a few microseconds.
const STEPS_BETWEEN: i32 = 100;

/// Searches one library. It reads through connections of its own; what it keeps in memory is kept fresh by
/// [`Searcher::changed`] and [`Searcher::forget`].
pub struct Searcher {
    /// Reads lists and what is kept in memory; never stopped.
    reader: Reader,
    /// Asks for words; may be stopped.
    words: Connection,
    catalog: Option<Catalog>,
    /// Once their order was asked for.
    headlines: Option<Headlines>,
    /// Once a word was looked for that no clip has.
    vocabulary: Option<Vocabulary>,
}

impl Searcher {
    /// Opens the library in `folder`, which [`crate::library::Library::open`] has made or brought up to date.
    pub fn open(folder: &Path) -> Result<Self, LibraryError> {
        let words = store::open_for_reading(&folder.join(store::WORDS_FILE))?;
        Ok(Self { reader: Reader::open(folder)?, words, catalog: None, headlines: None, vocabulary: None })
    }

    /// Has a search end with [`LibraryError::Interrupted`] as soon as `stops` says so, which is asked all the while.
    pub fn stop_when(&mut self, stops: impl FnMut() -> bool + Send + 'static) -> Result<(), LibraryError> {
        Ok(self.words.progress_handler(STEPS_BETWEEN, Some(stops))?)
    }

    /// Reads what searches need in memory, if that has not been done: a third of a second for a million clips.
    pub fn prepare(&mut self) -> Result<(), LibraryError> {
        if self.catalog.is_none() {
            self.catalog = Some(Catalog::load(self.reader.words())?);
        }
        Ok(())
    }

    /// Whether [`Searcher::prepare`] has nothing to do.
    #[must_use]
    pub fn is_prepared(&self) -> bool {
        self.catalog.is_some()
    }

    /// Takes in a change of these clips, or of collections alone.
    pub fn changed(&mut self, clips: &[ClipId]) -> Result<(), LibraryError> {
        if clips.is_empty() {
            return Ok(());
        }
        if let Some(headlines) = &self.headlines
            && !headlines.holds_after(self.reader.words(), clips)?
        {
            self.headlines = None;
        }
        match &mut self.catalog {
            Some(catalog) => catalog.refresh(self.reader.words(), clips),
            None => Ok(()),
        }
    }

    /// Forgets what is in memory: someone else has changed the library.
    pub fn forget(&mut self) {
        self.catalog = None;
        self.headlines = None;
    }

    /// The clips that fit, in order; where none does, what may have been meant.
    pub fn find(&mut self, search: &Search) -> Result<Found, LibraryError> {
        let mut found = self.answer(search)?;
        if found.ids.is_empty() && !search.words.trim().is_empty() {
            found.meant = self.meant(search)?;
        }
        Ok(found)
    }

    fn answer(&mut self, search: &Search) -> Result<Found, LibraryError> {
        if search.is_plain() && search.scope == Scope::Duplicates {
            let (ids, stories) = self.reader.duplicates(search.order)?;
            return Ok(Found { ids, stories, ..Found::default() });
        }
        // The first list of a window does not wait for what only searches need.
        if search.is_plain() && (self.catalog.is_none() || is_listed_by_sql(search)) {
            let ids = self.reader.clip_ids(search.scope, search.order)?;
            return Ok(Found { ids, ..Found::default() });
        }
        self.prepare()?;
        if search.order == Order::Headline && self.headlines.is_none() {
            self.headlines = Some(Headlines::read(&self.reader)?);
        }
        let Some(catalog) = &self.catalog else { return Ok(Found::default()) };
        let query = search.query();
        // All questions of one search see one state of the library.
        let _state = self.words.unchecked_transaction()?;
        let mut evaluation = Evaluation::new(&self.words, catalog, search.spelling)?;
        evaluation.mistakes.clone_from(&query.mistakes);
        let mut found = self.scope(search.scope, catalog)?;
        if let Some(wanted) = &query.wanted {
            found = evaluation.set(wanted, &found)?;
        }
        let mut facets = super::Facets::default();
        if !search.is_plain() {
            (found, facets) = facets::narrow(&found, &search.narrowed, catalog, &evaluation.tags);
        }
        let mut ids = self.ordered(&found, search, &query, &evaluation)?;
        let mut stories = Vec::new();
        if search.scope == Scope::Duplicates {
            (ids, stories) = likeness::together(&ids, &self.reader.stories()?);
        }
        let unindexed = if query.is_empty() { 0 } else { index::unindexed(self.reader.words())? };
        Ok(Found { ids, stories, facets, mistakes: evaluation.mistakes, unindexed, meant: None })
    }

    /// The search in words that clips of its scope have.
    fn meant(&mut self, search: &Search) -> Result<Option<String>, LibraryError> {
        for words in self.worded(search)? {
            let worded = Search { words, ..search.clone() };
            if !self.answer(&worded)?.ids.is_empty() {
                return Ok(Some(worded.words));
            }
        }
        Ok(None)
    }

    /// Ways to word it that may find something.
    fn worded(&mut self, search: &Search) -> Result<Vec<String>, LibraryError> {
        let Some(catalog) = &self.catalog else { return Ok(Vec::new()) };
        let _state = self.words.unchecked_transaction()?;
        let evaluation = Evaluation::new(&self.words, catalog, Spelling::AnyForm)?;
        let missing = meant::missing(&search.query(), &evaluation)?;
        if missing.is_empty() {
            return Ok(Vec::new());
        }
        let scope = self.scope(search.scope, catalog)?;
        let vocabulary = Vocabulary::fresh(self.vocabulary.take(), &self.words)?;
        let vocabulary = self.vocabulary.insert(vocabulary);
        meant::worded(&search.words, &missing, vocabulary, &evaluation, &scope)
    }

    /// How many clips outside the Trash lie in each collection that has others inside, with those of the inner ones,
    /// each counted once.
    pub fn nested_counts(&mut self) -> Result<Vec<(CollectionId, u64)>, LibraryError> {
        let outer = inside::outer(self.reader.words())?;
        if outer.is_empty() {
            return Ok(Vec::new());
        }
        self.prepare()?;
        let Some(catalog) = &self.catalog else { return Ok(Vec::new()) };
        let live = self.scope(Scope::All, catalog)?;
        let count = |id: CollectionId| {
            let mut members = evaluate::members(self.reader.words(), catalog, &[id.0])?;
            members.intersect(&live);
            Ok((id, members.len() as u64))
        };
        outer.into_iter().map(count).collect()
    }

    /// The newest clips outside the Trash, at most so many, that have all these words in their headline.
    pub fn headed(&mut self, typed: &str, most: usize) -> Result<Vec<ClipRow>, LibraryError> {
        let query = Query::of_headline(typed);
        let Some(wanted) = &query.wanted else { return Ok(Vec::new()) };
        self.prepare()?;
        let Some(catalog) = &self.catalog else { return Ok(Vec::new()) };
        let _state = self.words.unchecked_transaction()?;
        let mut evaluation = Evaluation::new(&self.words, catalog, Spelling::AnyForm)?;
        let found = evaluation.set(wanted, &self.scope(Scope::All, catalog)?)?;
        let mut ids = order::newest(&found, catalog, Moment::Published);
        ids.truncate(most);
        self.reader.rows(&ids)
    }

    /// What the list shows of these clips.
    pub fn rows(&self, clips: &[ClipId]) -> Result<Vec<ClipRow>, LibraryError> {
        self.reader.rows(clips)
    }

    /// Looks further through the headlines outside the Trash; whether it has come to an end.
    pub fn sound_on(&mut self, sounding: &mut Sounding, most: usize) -> Result<bool, LibraryError> {
        self.prepare()?;
        let Some(catalog) = &self.catalog else { return Ok(true) };
        let live = self.scope(Scope::All, catalog)?;
        let is_live = |clip: ClipId| catalog.place(clip.0).is_some_and(|place| live.contains(place));
        sounding.go_on(&self.words, is_live, most)
    }

    /// What to show of these clips for the words that found them; clips that are gone are left out.
    pub fn excerpts(
        &self,
        search: &Search,
        clips: &[ClipId],
    ) -> Result<Vec<(ClipId, Excerpt)>, LibraryError> {
        let query = search.query();
        let mut excerpts = Vec::with_capacity(clips.len());
        for clip in clips {
            if let Some(article) = evaluate::read_article(self.reader.words(), *clip)? {
                let beside = Beside::read(self.reader.words(), *clip)?;
                let excerpt = excerpt::excerpt(&article, &beside, &query, search.spelling);
                excerpts.push((*clip, excerpt));
            }
        }
        Ok(excerpts)
    }

    fn scope(&self, scope: Scope, catalog: &Catalog) -> Result<Set, LibraryError> {
        let length = catalog.len();
        let live =
            |without: &[Flag], with: &[Flag]| catalog.marked(with, &[&[Flag::Trashed], without].concat());
        Ok(match scope {
            Scope::All => live(&[], &[]),
            Scope::Unfiled => live(&[Flag::Filed, Flag::Archived], &[]),
            Scope::Unread => live(&[Flag::Read, Flag::Archived], &[]),
            Scope::Starred => live(&[], &[Flag::Starred]),
            Scope::Archive => live(&[], &[Flag::Archived]),
            Scope::Trash => catalog.flagged(Flag::Trashed),
            Scope::Tag(tag) => {
                let mut tagged = catalog.tagged(&[tag.0]);
                tagged.intersect(&live(&[], &[]));
                tagged
            }
            Scope::Collection(_) | Scope::Duplicates => {
                let mut set = Set::none(length);
                let ids = match scope {
                    Scope::Duplicates => self.reader.stories()?.concat(),
                    _ => self.reader.clip_ids(scope, Order::OldestAdded)?,
                };
                ids.iter().filter_map(|id| catalog.place(id.0)).for_each(|place| set.insert(place));
                set
            }
        })
    }

    fn ordered(
        &self,
        found: &Set,
        search: &Search,
        query: &Query,
        evaluation: &Evaluation,
    ) -> Result<Vec<ClipId>, LibraryError> {
        let catalog = evaluation.catalog;
        let reversed = |mut ids: Vec<ClipId>| {
            ids.reverse();
            ids
        };
        Ok(match search.order {
            Order::ByHand => {
                order::as_listed(found, catalog, &self.reader.clip_ids(search.scope, Order::ByHand)?)
            }
            Order::Relevance if !query.is_empty() => order::by_relevance(found, query, evaluation)?,
            Order::Relevance | Order::NewestPublished => order::newest(found, catalog, Moment::Published),
            Order::OldestPublished => {
                order::undated_last(reversed(order::newest(found, catalog, Moment::Published)), catalog)
            }
            Order::NewestAdded => order::newest(found, catalog, Moment::Added),
            Order::OldestAdded => reversed(order::newest(found, catalog, Moment::Added)),
            Order::Headline => {
                let headlines = self.headlines.as_ref().map(Headlines::in_order);
                order::as_listed(found, catalog, headlines.unwrap_or_default())
            }
            Order::Site => order::by_site(found, catalog),
        })
    }
}

/// Plain lists whose order is not in memory.
fn is_listed_by_sql(search: &Search) -> bool {
    search.scope == Scope::Trash || search.order == Order::ByHand
}

impl Narrowed {
    /// Whether nothing was chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
