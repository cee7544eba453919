//! Every clip in the order of the headlines: read once, and again when a change has touched the order.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use crate::library::{ClipId, LibraryError, Reader};

/// More changed clips than these cost more to look at than the whole order costs to read.
const MOST_LOOKED_AT: usize = 1_000;

pub(super) struct Headlines(Vec<ClipId>);

impl Headlines {
    pub(super) fn read(reader: &Reader) -> Result<Self, LibraryError> {
        Ok(Self(reader.by_headline()?))
    }

    /// Every clip, in the Trash or not.
    pub(super) fn in_order(&self) -> &[ClipId] {
        &self.0
    }

    /// Whether the order is as it was after these clips have changed: each is there, and stands between its neighbours.
    pub(super) fn holds_after(&self, db: &Connection, changed: &[ClipId]) -> Result<bool, LibraryError> {
        let changed: BTreeSet<ClipId> = changed.iter().copied().collect();
        if changed.len() > MOST_LOOKED_AT {
            return Ok(false);
        }
        let mut seen = 0;
        for (at, _) in self.0.iter().enumerate().filter(|(_, clip)| changed.contains(clip)) {
            let around = self.0.get(at.saturating_sub(1)..self.0.len().min(at + 2)).unwrap_or_default();
            let mut keys = Vec::with_capacity(around.len());
            for clip in around {
                let Some(key) = key(db, *clip)? else { return Ok(false) };
                keys.push((key, *clip));
            }
            if !keys.is_sorted() {
                return Ok(false);
            }
            seen += 1;
        }
        Ok(seen == changed.len())
    }
}

/// What a clip is ordered by, if it is there: whether it has a key, and the key.
fn key(db: &Connection, clip: ClipId) -> Result<Option<(bool, String)>, LibraryError> {
    let mut select = db.prepare_cached(
        "SELECT headline_key IS NOT NULL, coalesce(headline_key, '') FROM clip_card WHERE clip_id = ?1",
    )?;
    Ok(select.query_row([clip.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}
