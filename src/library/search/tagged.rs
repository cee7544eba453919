//! Which clips have which tags, in memory: a number a clip, and what it stands for once.
//!
//! There are far fewer combinations of tags than clips, so that finding and counting cost one step a clip and
//! one a combination.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use crate::library::tags::TagName;
use crate::library::{ClipId, LibraryError};

/// Combinations of tags by their numbers.
pub(super) struct TagSets {
    sets: Vec<Vec<i64>>,
    numbers: BTreeMap<Vec<i64>, u32>,
}

impl Default for TagSets {
    fn default() -> Self {
        Self { sets: vec![Vec::new()], numbers: BTreeMap::from([(Vec::new(), Self::NONE)]) }
    }
}

impl TagSets {
    /// No tags.
    pub(super) const NONE: u32 = 0;

    /// The number of these tags, which stand in the order of their own.
    pub(super) fn number(&mut self, tags: Vec<i64>) -> u32 {
        if let Some(number) = self.numbers.get(&tags) {
            return *number;
        }
        let number = self.sets.len() as u32;
        self.sets.push(tags.clone());
        self.numbers.insert(tags, number);
        number
    }

    /// The tags of a number.
    pub(super) fn tags(&self, number: u32) -> &[i64] {
        self.sets.get(number as usize).map_or(&[], Vec::as_slice)
    }

    /// For each number, whether one of these tags is in it.
    pub(super) fn with_any(&self, wanted: &[i64]) -> Vec<bool> {
        self.sets.iter().map(|tags| tags.iter().any(|tag| wanted.contains(tag))).collect()
    }
}

/// Every clip that has tags.
pub(super) fn of_all(db: &Connection) -> Result<Vec<(i64, Vec<i64>)>, LibraryError> {
    let mut select = db.prepare_cached("SELECT clip_id, tag_id FROM clip_tag ORDER BY clip_id, tag_id")?;
    together(select.query_map([], pair)?)
}

/// Those of these clips, given as JSON, that have tags.
pub(super) fn of_these(db: &Connection, clips: &str) -> Result<Vec<(i64, Vec<i64>)>, LibraryError> {
    let mut select = db.prepare_cached(
        "SELECT clip_id, tag_id FROM clip_tag
         WHERE clip_id IN (SELECT value FROM json_each(?1)) ORDER BY clip_id, tag_id",
    )?;
    together(select.query_map([clips], pair)?)
}

pub(super) fn of_one(db: &Connection, clip: ClipId) -> Result<Vec<i64>, LibraryError> {
    let mut select = db.prepare_cached("SELECT tag_id FROM clip_tag WHERE clip_id = ?1 ORDER BY tag_id")?;
    Ok(select.query_map([clip.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn pair(row: &Row) -> rusqlite::Result<(i64, i64)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn together(
    pairs: impl Iterator<Item = rusqlite::Result<(i64, i64)>>,
) -> Result<Vec<(i64, Vec<i64>)>, LibraryError> {
    let mut tagged: Vec<(i64, Vec<i64>)> = Vec::new();
    for pair in pairs {
        let (clip, tag) = pair?;
        match tagged.last_mut() {
            Some((last, tags)) if *last == clip => tags.push(tag),
            _ => tagged.push((clip, vec![tag])),
        }
    }
    Ok(tagged)
}

/// Every tag by its number, with its name as it is compared and as it is shown.
pub(super) struct TagNames(Vec<(i64, String)>);

impl TagNames {
    pub(super) fn load(db: &Connection) -> Result<Self, LibraryError> {
        let mut select = db.prepare_cached("SELECT id, name FROM tag ORDER BY id")?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self(rows.collect::<rusqlite::Result<_>>()?))
    }

    /// The tags whose names fit.
    pub(super) fn fitting(&self, fits: impl Fn(&str) -> bool) -> Vec<i64> {
        self.0.iter().filter(|(_, name)| fits(name)).map(|(id, _)| *id).collect()
    }

    /// The tag that has this name in any form of its characters.
    pub(super) fn named(&self, name: &str) -> Vec<i64> {
        let key = |name: &str| TagName::parse(name).map(|name| name.key());
        let wanted = key(name);
        self.fitting(|name| wanted.is_some() && key(name) == wanted)
    }

    pub(super) fn name(&self, id: i64) -> Option<&str> {
        let at = self.0.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.0.get(at).map(|(_, name)| name.as_str())
    }
}
