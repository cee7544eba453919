//! Marks on clips: starred, read, archived. Each can be set and taken on its own.

use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};

use super::{badges, bind};
use crate::library::op::{Changes, Op};
use crate::library::{ClipId, LibraryError};

/// What a reader can mark a clip as; the numbers are bits of the column `marks`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    Starred = 1,
    Read = 2,
    /// Dealt with: out of Unfiled and Unread, still among all clips and in its collections.
    Archived = 4,
}

/// Which marks a clip has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks(u8);

impl Marks {
    pub(in crate::library) fn stored(bits: i64) -> Self {
        Self((bits & 7) as u8)
    }

    #[must_use]
    pub fn has(self, mark: Mark) -> bool {
        self.0 & mark as u8 != 0
    }
}

impl FromIterator<Mark> for Marks {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        Self(marks.into_iter().fold(0, |bits, mark| bits | mark as u8))
    }
}

pub(in crate::library) fn mark(
    db: &Transaction,
    clips: &[ClipId],
    mark: Mark,
) -> Result<(Op, Changes), LibraryError> {
    let sql = "UPDATE clip SET marks = marks | ?2
               WHERE marks & ?2 = 0 AND id IN (SELECT value FROM json_each(?1)) RETURNING id";
    let clips = change(db, sql, clips, mark)?;
    Ok((Op::Unmark { clips: clips.clone(), mark }, Changes { clips, ..Changes::default() }))
}

pub(in crate::library) fn unmark(
    db: &Transaction,
    clips: &[ClipId],
    mark: Mark,
) -> Result<(Op, Changes), LibraryError> {
    let sql = "UPDATE clip SET marks = marks & ~?2
               WHERE marks & ?2 <> 0 AND id IN (SELECT value FROM json_each(?1)) RETURNING id";
    let clips = change(db, sql, clips, mark)?;
    Ok((Op::Mark { clips: clips.clone(), mark }, Changes { clips, ..Changes::default() }))
}

/// The clips that the update touched, in the order of their numbers.
fn change(db: &Transaction, sql: &str, clips: &[ClipId], mark: Mark) -> Result<Vec<ClipId>, LibraryError> {
    badges::keep(db, clips, || {
        let mut update = db.prepare_cached(sql)?;
        let rows = update.query_map(params![bind(clips), mark as i64], |row| row.get(0).map(ClipId))?;
        let mut touched = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        touched.sort();
        Ok(touched)
    })
}
