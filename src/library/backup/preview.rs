//! What a restore would bring, before it is done.

use std::collections::HashSet;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use super::{Backup, packs};
use crate::library::{LibraryError, store};
use crate::log::OrLog as _;

/// A backup beside the library as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    pub backup: Backup,
    /// Clips in the backup that are not in the Trash, and those that are.
    pub clips: u64,
    pub trashed: u64,
    pub collections: u64,
    /// Headline of the clip that was filed last, and when.
    pub newest: Option<(String, Timestamp)>,
    /// `None` if the library as it is cannot be read.
    pub difference: Option<Difference>,
}

/// Clips by their pages, in the Trash or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// In the backup, and no longer in the library.
    pub come_back: u64,
    /// In the library, and not yet in the backup.
    pub go: u64,
}

/// Reads what the backup holds and how the library in `library` differs from it.
pub fn preview(backup: Backup, library: &Path) -> Result<Preview, LibraryError> {
    let db = store::open_for_reading(&backup.path)?;
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).map(|count| count as u64);
    let newest = db
        .query_row(
            "SELECT headline, added_at FROM clip JOIN clip_card ON clip_id = id ORDER BY id DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)),
        )
        .optional()?;
    let pages = pages(&db)?;
    let here = store::open_for_reading(&library.join(store::WORDS_FILE)).and_then(|db| self::pages(&db));
    let difference = here.or_log("the library was not compared with a backup").map(|here| Difference {
        come_back: pages.difference(&here).count() as u64,
        go: here.difference(&pages).count() as u64,
    });
    Ok(Preview {
        clips: count("SELECT count(*) FROM clip WHERE trashed_at IS NULL")?,
        trashed: count("SELECT count(*) FROM clip WHERE trashed_at IS NOT NULL")?,
        collections: count("SELECT count(*) FROM collection")?,
        newest: newest.map(|(headline, added)| (headline, Timestamp::from_second(added).unwrap_or_default())),
        difference,
        backup,
    })
}

fn pages(db: &Connection) -> Result<HashSet<packs::Key>, LibraryError> {
    let mut select = db.prepare("SELECT page FROM clip_origin")?;
    let rows = select.query_map([], |row| Ok(packs::key(&row.get::<_, [u8; 32]>(0)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
