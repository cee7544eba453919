//! The library in numbers that are counted when they are asked for.

use rusqlite::Connection;

use super::{LibraryError, Reader, store};

/// Sources that are listed.
const MOST_SOURCES: usize = 20;

/// Of clips that are not in the Trash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stats {
    pub notes: u64,
    /// Marked words.
    pub highlights: u64,
    /// Different pictures that are kept.
    pub pictures: u64,
    /// Clips by the tag of their language, most first.
    pub languages: Vec<(String, u64)>,
    /// The sources with most clips.
    pub sources: Vec<(String, u64)>,
    /// Bytes of the two files on the disk, without what is still in their logs.
    pub bytes: u64,
}

impl Reader {
    /// Reads all clips' narrow rows: half a second for a million.
    pub fn stats(&self) -> Result<Stats, LibraryError> {
        let db = self.words();
        let length = |file: &str| std::fs::metadata(self.folder().join(file)).map_or(0, |file| file.len());
        Ok(Stats {
            notes: number(db, "SELECT count(*) FROM clip WHERE trashed_at IS NULL AND has & 4 <> 0")?,
            highlights: number(
                db,
                "SELECT count(*) FROM highlight JOIN clip ON clip.id = clip_id WHERE trashed_at IS NULL",
            )?,
            pictures: number(db, "SELECT count(DISTINCT hash) FROM clip_picture")?,
            languages: groups(
                db,
                "SELECT tag, count(*) FROM clip JOIN language ON language.id = language_id
                 WHERE trashed_at IS NULL GROUP BY tag ORDER BY 2 DESC, 1",
            )?,
            sources: groups(
                db,
                &format!(
                    "SELECT name, count(*) FROM clip JOIN site ON site.id = site_id
                     WHERE trashed_at IS NULL GROUP BY name ORDER BY 2 DESC, 1 LIMIT {MOST_SOURCES}"
                ),
            )?,
            bytes: length(store::WORDS_FILE) + length(store::ORIGINALS_FILE),
        })
    }
}

fn number(db: &Connection, sql: &str) -> Result<u64, LibraryError> {
    Ok(db.query_row(sql, [], |row| row.get::<_, i64>(0))?.max(0) as u64)
}

fn groups(db: &Connection, sql: &str) -> Result<Vec<(String, u64)>, LibraryError> {
    let mut select = db.prepare_cached(sql)?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.max(0) as u64)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
