//! What lists are narrowed and ordered by, of every clip, in memory: about 46 bytes each.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use super::ranks::Ranks;
use super::set::Set;
use super::tagged::{self, TagSets};
use crate::article::Lang;
use crate::library::clips::bind;
use crate::library::clips::dated::has_date;
use crate::library::clips::mark::{Mark, Marks};
use crate::library::{ClipId, LibraryError};
use crate::text::fold::fold;

/// More changed clips than these are read by reading all of them.
const MOST_ONE_BY_ONE: usize = 20_000;
/// The site or language of clips that name none.
pub(super) const UNNAMED: u32 = u32::MAX;

const COLUMNS: &str =
    "id, added_at, dated_at, trashed_at IS NOT NULL, filed_in > 0, site_id, language_id, day, has, marks";

/// Bits of the column `has`.
pub(super) const HAS_PICTURE: i64 = 1;
pub(super) const HAS_EMPTY_SLOT: i64 = 2;
pub(super) const HAS_NOTE: i64 = 4;
pub(super) const HAS_HIGHLIGHT: i64 = 8;

/// States of a clip, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flag {
    Trashed = 1,
    Filed = 2,
    Picture = 4,
    EmptySlot = 8,
    Note = 16,
    Starred = 32,
    Read = 64,
    Archived = 128,
    Highlight = 256,
}

/// Columns of equal length; a clip has the same place in each. Ordered by id.
#[derive(Default)]
pub(super) struct Catalog {
    ids: Vec<i64>,
    /// The other way round, but for numbers that are far apart.
    ranks: Option<Ranks>,
    added: Vec<i64>,
    dated: Vec<i64>,
    day: Vec<i32>,
    site: Vec<u32>,
    lang: Vec<u32>,
    flags: Vec<u16>,
    /// Numbers of `tag_sets`.
    tags: Vec<u32>,
    tag_sets: TagSets,
    names: Names,
    /// Places, newest first.
    by_dated: Vec<u32>,
    by_added: Vec<u32>,
}

/// Names by their numbers.
#[derive(Default)]
pub(super) struct Names {
    pub(super) sites: BTreeMap<u32, String>,
    pub(super) langs: BTreeMap<u32, Lang>,
}

/// One clip's row.
struct Entry {
    id: i64,
    added: i64,
    dated: i64,
    day: i32,
    site: u32,
    lang: u32,
    flags: u16,
}

impl Catalog {
    /// Reads all clips: 35 ms of processor time for 100,000, 145 ms for 440,000 (`benches/search.rs`).
    pub(super) fn load(db: &Connection) -> Result<Self, LibraryError> {
        let mut catalog = Self { names: Names::load(db)?, ..Self::default() };
        let mut select = db.prepare_cached(&format!("SELECT {COLUMNS} FROM clip ORDER BY id"))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            catalog.push(&Entry::read(row)?);
        }
        catalog.arrange();
        catalog.take_tags(tagged::of_all(db)?);
        Ok(catalog)
    }

    /// Reads these clips alone.
    pub(super) fn of(db: &Connection, clips: &[ClipId]) -> Result<Self, LibraryError> {
        let mut catalog = Self { names: Names::load(db)?, ..Self::default() };
        let ids = bind(clips);
        let sql =
            format!("SELECT {COLUMNS} FROM clip WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id");
        let mut select = db.prepare_cached(&sql)?;
        let mut rows = select.query([&ids])?;
        while let Some(row) = rows.next()? {
            catalog.push(&Entry::read(row)?);
        }
        catalog.arrange();
        catalog.take_tags(tagged::of_these(db, &ids)?);
        Ok(catalog)
    }

    /// Reads again what has changed.
    pub(super) fn refresh(&mut self, db: &Connection, clips: &[ClipId]) -> Result<(), LibraryError> {
        if clips.len() > MOST_ONE_BY_ONE {
            *self = Self::load(db)?;
            return Ok(());
        }
        self.names = Names::load(db)?;
        let mut select = db.prepare_cached(&format!("SELECT {COLUMNS} FROM clip WHERE id = ?1"))?;
        for clip in clips {
            let mut rows = select.query([clip.0])?;
            let fits = match rows.next()? {
                Some(row) => self.put(&Entry::read(row)?),
                None => self.place(clip.0).is_none(),
            };
            if !fits {
                drop(rows);
                *self = Self::load(db)?;
                return Ok(());
            }
            if let Some(place) = self.place(clip.0) {
                let tags = tagged::of_one(db, *clip)?;
                self.put_tags(place, tags);
            }
        }
        Ok(())
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    pub(super) fn id(&self, place: usize) -> Option<ClipId> {
        self.ids.get(place).map(|id| ClipId(*id))
    }

    /// Where the clip of this number stands.
    pub(super) fn place(&self, id: i64) -> Option<usize> {
        match &self.ranks {
            Some(ranks) => ranks.place(id),
            None => self.ids.binary_search(&id).ok(),
        }
    }

    pub(super) fn flagged(&self, flag: Flag) -> Set {
        self.marked(&[flag], &[])
    }

    /// The clips that have all the first flags and none of the others.
    pub(super) fn marked(&self, with: &[Flag], without: &[Flag]) -> Set {
        let bits = |flags: &[Flag]| flags.iter().fold(0, |bits, flag| bits | *flag as u16);
        let (with, all) = (bits(with), bits(with) | bits(without));
        Set::of(self.len(), |place| self.flags.get(place).is_some_and(|flags| flags & all == with))
    }

    /// The published day, else the day it was added, in days since 1970.
    pub(super) fn day(&self, place: usize) -> i64 {
        self.day.get(place).copied().unwrap_or_default().into()
    }

    pub(super) fn dated(&self, place: usize) -> i64 {
        self.dated.get(place).copied().unwrap_or_default()
    }

    pub(super) fn added(&self, place: usize) -> i64 {
        self.added.get(place).copied().unwrap_or_default()
    }

    pub(super) fn site(&self, place: usize) -> u32 {
        self.site.get(place).copied().unwrap_or(UNNAMED)
    }

    pub(super) fn lang(&self, place: usize) -> u32 {
        self.lang.get(place).copied().unwrap_or(UNNAMED)
    }

    /// The number of the clip's tags among [`Catalog::tag_sets`].
    pub(super) fn tags(&self, place: usize) -> u32 {
        self.tags.get(place).copied().unwrap_or_default()
    }

    pub(super) fn tag_sets(&self) -> &TagSets {
        &self.tag_sets
    }

    /// The clips that have one of these tags.
    pub(super) fn tagged(&self, wanted: &[i64]) -> Set {
        let fitting = self.tag_sets.with_any(wanted);
        let fits = |place| fitting.get(self.tags(place) as usize).copied().unwrap_or_default();
        Set::of(self.len(), fits)
    }

    /// The numbers of the first clip and the last.
    pub(super) fn span(&self) -> (i64, i64) {
        (self.ids.first().copied().unwrap_or_default(), self.ids.last().copied().unwrap_or_default())
    }

    pub(super) fn by_dated(&self) -> &[u32] {
        &self.by_dated
    }

    pub(super) fn by_added(&self) -> &[u32] {
        &self.by_added
    }

    /// Takes in clips with their tags, those of one clip together.
    fn take_tags(&mut self, tagged: Vec<(i64, Vec<i64>)>) {
        for (clip, tags) in tagged {
            if let Some(place) = self.place(clip) {
                self.put_tags(place, tags);
            }
        }
    }

    fn put_tags(&mut self, place: usize, tags: Vec<i64>) {
        let number = self.tag_sets.number(tags);
        if let Some(slot) = self.tags.get_mut(place) {
            *slot = number;
        }
    }

    /// Puts a row in its place; `false` if that is between others, or its dates have changed.
    fn put(&mut self, entry: &Entry) -> bool {
        if let Some(place) = self.place(entry.id) {
            return self.replace(place, entry);
        }
        if self.ids.last().is_some_and(|last| *last > entry.id) {
            return false;
        }
        let place = self.len();
        self.push(entry);
        if self.ranks.as_mut().is_none_or(|ranks| !ranks.push(entry.id, place as u32)) {
            self.ranks = Ranks::of(&self.ids);
        }
        let (dated, added) = (&self.dated, &self.added);
        insert(&mut self.by_dated, place, |other| dated.get(other) <= dated.get(place));
        insert(&mut self.by_added, place, |other| added.get(other) <= added.get(place));
        true
    }

    fn replace(&mut self, place: usize, entry: &Entry) -> bool {
        if (self.dated(place), self.added(place)) != (entry.dated, entry.added) {
            return false;
        }
        let slots = (
            self.day.get_mut(place),
            self.site.get_mut(place),
            self.lang.get_mut(place),
            self.flags.get_mut(place),
        );
        if let (Some(day), Some(site), Some(lang), Some(flags)) = slots {
            (*day, *site, *lang, *flags) = (entry.day, entry.site, entry.lang, entry.flags);
        }
        true
    }

    fn push(&mut self, entry: &Entry) {
        self.ids.push(entry.id);
        self.added.push(entry.added);
        self.dated.push(entry.dated);
        self.day.push(entry.day);
        self.site.push(entry.site);
        self.lang.push(entry.lang);
        self.flags.push(entry.flags);
        self.tags.push(TagSets::NONE);
    }

    /// Orders the places by number, and by date; equal ones stand newest first.
    fn arrange(&mut self) {
        self.ranks = Ranks::of(&self.ids);
        let newest = |column: &[i64]| {
            let mut keys: Vec<(i64, u32)> =
                column.iter().zip(0u32..).map(|(moment, place)| (*moment, place)).collect();
            keys.sort_unstable_by(|one, other| other.cmp(one));
            keys.into_iter().map(|(_, place)| place).collect()
        };
        self.by_dated = newest(&self.dated);
        self.by_added = newest(&self.added);
    }
}

/// Puts the newest clip's place before the first that is not newer.
fn insert(order: &mut Vec<u32>, place: usize, not_newer: impl Fn(usize) -> bool) {
    let at = order.partition_point(|other| !not_newer(*other as usize));
    order.insert(at, place as u32);
}

impl Entry {
    fn read(row: &Row) -> rusqlite::Result<Self> {
        let dated: i64 = row.get(2)?;
        let earliest = if has_date(dated) { dated } else { row.get(1)? };
        let day: Option<i64> = row.get(7)?;
        let has: i64 = row.get(8)?;
        let marks = Marks::stored(row.get(9)?);
        let flag = |holds: bool, flag: Flag| if holds { flag as u16 } else { 0 };
        Ok(Self {
            id: row.get(0)?,
            added: row.get(1)?,
            dated,
            day: i32::try_from(day.unwrap_or_else(|| earliest.div_euclid(86_400))).unwrap_or_default(),
            site: row.get::<_, Option<u32>>(5)?.unwrap_or(UNNAMED),
            lang: row.get::<_, Option<u32>>(6)?.unwrap_or(UNNAMED),
            flags: flag(row.get(3)?, Flag::Trashed)
                | flag(row.get(4)?, Flag::Filed)
                | flag(has & HAS_PICTURE != 0, Flag::Picture)
                | flag(has & HAS_EMPTY_SLOT != 0, Flag::EmptySlot)
                | flag(has & HAS_NOTE != 0, Flag::Note)
                | flag(has & HAS_HIGHLIGHT != 0, Flag::Highlight)
                | flag(marks.has(Mark::Starred), Flag::Starred)
                | flag(marks.has(Mark::Read), Flag::Read)
                | flag(marks.has(Mark::Archived), Flag::Archived),
        })
    }
}

impl Names {
    fn load(db: &Connection) -> Result<Self, LibraryError> {
        let mut names = Self::default();
        let mut sites = db.prepare_cached("SELECT id, name FROM site")?;
        for row in sites.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
            let (id, name): (u32, String) = row?;
            names.sites.insert(id, name);
        }
        let mut langs = db.prepare_cached("SELECT id, tag FROM language")?;
        for row in langs.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))? {
            let (id, tag): (u32, String) = row?;
            names.langs.insert(id, Lang::from_tag(&tag));
        }
        Ok(names)
    }

    /// The rank of each site in the order of their folded names.
    pub(super) fn site_ranks(&self) -> BTreeMap<u32, u32> {
        let mut sites: Vec<(String, u32)> = self.sites.iter().map(|(id, name)| (fold(name), *id)).collect();
        sites.sort();
        sites.into_iter().zip(0..).map(|((_, id), rank)| (id, rank)).collect()
    }
}
