//! Clips in the Trash go for good, with their words, and with the pages and pictures that no other clip has.
//!
//! This alone cannot be taken back. It happens when a reader says so twice, and to clips that have been in the Trash
//! for [`TRASH_DAYS`] days of a clock that ran evenly.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};

use super::{badges, bind};
use crate::library::op::Changes;
use crate::library::sums::{self, Reach};
use crate::library::{ClipId, Library, LibraryError, likeness, search};

/// After so many days the Trash lets a clip go.
pub const TRASH_DAYS: usize = 30;
const DAY: i64 = 86_400;
const KEPT: i64 = TRASH_DAYS as i64 * DAY;
/// A clock that goes on by more than this between two looks, or back by more than a day, has jumped: a machine
/// without its battery wakes up in another year. Then everything waits its days from now on, for nothing may be
/// deleted too early, while to be kept too long harms nothing.
const MOST_UNSEEN: i64 = 14 * DAY;
/// The clock is written down at most so often.
const NOTED_EVERY: i64 = DAY / 4;
/// Clips that are deleted in one transaction: other programs and the window wait no longer than this takes, a third of a
/// second in a large library.
pub const PURGED_AT_A_TIME: usize = 256;

type Hash = [u8; 32];

impl Library {
    /// Deletes for good those of these clips that are in the Trash. It cannot be undone.
    pub fn purge(&mut self, clips: &[ClipId]) -> Result<Changes, LibraryError> {
        let mut changes = Changes::default();
        let undoable = if clips.is_empty() { BTreeSet::new() } else { self.history.pictures() };
        for some in clips.chunks(PURGED_AT_A_TIME) {
            let db = self.store.words.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let (gone, hashes) = delete(&db, some)?;
            db.commit()?;
            self.presence.look()?;
            self.drop_originals(&hashes, &undoable)?;
            changes.merge(Changes { clips: gone, ..Changes::default() });
        }
        Ok(changes)
    }

    /// Deletes for good all that is in the Trash. It cannot be undone.
    pub fn empty_trash(&mut self) -> Result<Changes, LibraryError> {
        self.purge(&self.in_trash()?)
    }

    /// Deletes for good what has been in the Trash for [`TRASH_DAYS`] days. To be called now and then.
    pub fn empty_old_trash(&mut self, now: Timestamp) -> Result<Changes, LibraryError> {
        let clips = self.old_in_trash(now)?;
        self.purge(&clips)
    }

    /// Every clip in the Trash.
    pub fn in_trash(&self) -> Result<Vec<ClipId>, LibraryError> {
        in_trash_until(&self.store.words, i64::MAX)
    }

    /// What has been in the Trash for [`TRASH_DAYS`] days. The clock is looked at, and what it shows is kept.
    pub fn old_in_trash(&mut self, now: Timestamp) -> Result<Vec<ClipId>, LibraryError> {
        let now = now.as_second();
        let due = now - KEPT;
        if look_at_clock(&mut self.store.words, now)? > due {
            return Ok(Vec::new());
        }
        in_trash_until(&self.store.words, due)
    }

    /// Deletes the bytes of these pages and pictures, as far as no clip has them and none of those that steps of this program
    /// would put back.
    fn drop_originals(&mut self, hashes: &[Hash], undoable: &BTreeSet<Hash>) -> Result<(), LibraryError> {
        if hashes.is_empty() {
            return Ok(());
        }
        // While the words are locked nobody files a clip, so that bytes which nobody uses stay unused.
        let words = self.store.words.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let originals = self.store.originals.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for hash in hashes {
            if !undoable.contains(hash) && !is_used(&words, hash)? {
                originals.prepare_cached("DELETE FROM original WHERE hash = ?1")?.execute([hash])?;
            }
        }
        originals.commit()?;
        Ok(words.commit()?)
    }
}

/// Deletes those of the clips that are in the Trash; returns them, and the hashes of what they had.
fn delete(db: &Transaction, clips: &[ClipId]) -> Result<(Vec<ClipId>, Vec<Hash>), LibraryError> {
    let gone = select(
        db,
        "SELECT id FROM clip WHERE trashed_at IS NOT NULL AND id IN (SELECT value FROM json_each(?1)) ORDER BY id",
        &bind(clips),
        |row| row.get(0).map(ClipId),
    )?;
    let ids = bind(&gone);
    let hashes = select(
        db,
        "SELECT page FROM clip_origin WHERE clip_id IN (SELECT value FROM json_each(?1))
         UNION SELECT page FROM clip_page WHERE clip_id IN (SELECT value FROM json_each(?1))
         UNION SELECT hash FROM clip_picture WHERE clip_id IN (SELECT value FROM json_each(?1))
         UNION SELECT hash FROM version_picture JOIN clip_version ON id = version_id
             WHERE clip_id IN (SELECT value FROM json_each(?1))",
        &ids,
        |row| row.get(0),
    )?;
    // Of a pair that its reader has parted the other clip stays, and knows of it no longer.
    let parted = select(
        db,
        "SELECT one FROM clip_pair WHERE parted <> 0 AND other IN (SELECT value FROM json_each(?1))",
        &ids,
        |row| row.get(0).map(ClipId),
    )?;
    for clip in &gone {
        search::index::forget(db, *clip)?;
        likeness::forget(db, *clip)?;
    }
    badges::keep(db, &gone, || {
        let mut delete =
            db.prepare_cached("DELETE FROM clip WHERE id IN (SELECT value FROM json_each(?1))")?;
        Ok(delete.execute([&ids])?)
    })?;
    sums::seal(db, &parted, Reach::PLACES)?;
    Ok((gone, hashes))
}

fn select<T>(
    db: &rusqlite::Connection,
    sql: &str,
    ids: &str,
    read: impl Fn(&rusqlite::Row) -> rusqlite::Result<T>,
) -> Result<Vec<T>, LibraryError> {
    let mut select = db.prepare_cached(sql)?;
    Ok(select.query_map([ids], |row| read(row))?.collect::<rusqlite::Result<_>>()?)
}

/// Clips that came to the Trash at this moment or before.
fn in_trash_until(db: &rusqlite::Connection, seconds: i64) -> Result<Vec<ClipId>, LibraryError> {
    let mut select = db.prepare_cached("SELECT id FROM clip WHERE trashed_at <= ?1 ORDER BY id")?;
    let rows = select.query_map([seconds], |row| row.get(0).map(ClipId))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn is_used(db: &Transaction, hash: &Hash) -> Result<bool, LibraryError> {
    let mut pages = db.prepare_cached(
        "SELECT 1 FROM clip_origin WHERE page = ?1 UNION ALL SELECT 1 FROM clip_page WHERE page = ?1",
    )?;
    let mut pictures = db.prepare_cached(
        "SELECT 1 FROM clip_picture WHERE hash = ?1 UNION ALL SELECT 1 FROM version_picture WHERE hash = ?1",
    )?;
    Ok(pages.exists([hash])? || pictures.exists([hash])?)
}

/// Since when the clock has run evenly, as far as this library has seen it; writes down that it was looked at.
fn look_at_clock(db: &mut rusqlite::Connection, now: i64) -> Result<i64, LibraryError> {
    let seen = |db: &rusqlite::Connection| {
        let mut select = db.prepare_cached("SELECT seen_at, even_since FROM trash_clock")?;
        select.query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))).optional()
    };
    let even = |seen_at: i64| (seen_at - DAY..=seen_at + MOST_UNSEEN).contains(&now);
    match seen(db)? {
        Some((seen_at, since)) if even(seen_at) && now - seen_at < NOTED_EVERY => return Ok(since),
        _ => {}
    }
    let db = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let since = match seen(&db)? {
        Some((seen_at, since)) if even(seen_at) => since,
        _ => now,
    };
    db.execute("DELETE FROM trash_clock", [])?;
    db.execute("INSERT INTO trash_clock (seen_at, even_since) VALUES (?1, ?2)", [now, since])?;
    // What was thrown away while the clock was ahead would otherwise stay until then.
    let sql = "UPDATE clip SET trashed_at = ?1 WHERE trashed_at > ?1 + ?2 RETURNING id";
    let put_back = db
        .prepare(sql)?
        .query_map([now, DAY], |row| row.get(0).map(ClipId))?
        .collect::<Result<Vec<_>, _>>()?;
    sums::seal(&db, &put_back, Reach::PLACES)?;
    db.commit()?;
    Ok(since)
}
