//! Highlights as rows of their table.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{Highlight, HighlightState, Tint};
use crate::library::{ClipId, HighlightId, LibraryError};
use crate::text::anchor::Anchor;

const COLUMNS: &str = "id, clip_id, marked_at, tint, note, lost, first, behind, quote, before, after";

/// Those of a clip in reading order; lost ones come last.
pub(in crate::library) fn of_clip(db: &Connection, clip: ClipId) -> Result<Vec<Highlight>, LibraryError> {
    let sql =
        format!("SELECT {COLUMNS} FROM highlight WHERE clip_id = ?1 ORDER BY lost, first, behind DESC, id");
    let mut select = db.prepare_cached(&sql)?;
    Ok(select.query_map([clip.0], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn one(db: &Connection, id: HighlightId) -> Result<Option<Highlight>, LibraryError> {
    let mut select = db.prepare_cached(&format!("SELECT {COLUMNS} FROM highlight WHERE id = ?1"))?;
    Ok(select.query_row([id.0], read).optional()?)
}

/// Writes these over what has their numbers.
pub(super) fn put(db: &Transaction, highlights: &[Highlight]) -> Result<(), LibraryError> {
    for highlight in highlights {
        write(db, Some(highlight.id), highlight)?;
    }
    Ok(())
}

/// Writes one as a new row; returns its number.
pub(super) fn insert(db: &Transaction, highlight: &Highlight) -> Result<HighlightId, LibraryError> {
    write(db, None, highlight)?;
    Ok(HighlightId(db.last_insert_rowid()))
}

pub(super) fn delete(db: &Transaction, id: HighlightId) -> Result<(), LibraryError> {
    db.prepare_cached("DELETE FROM highlight WHERE id = ?1")?.execute([id.0])?;
    Ok(())
}

fn write(db: &Transaction, id: Option<HighlightId>, highlight: &Highlight) -> Result<(), LibraryError> {
    let Highlight { clip, marked_at, tint, note, state, anchor, .. } = highlight;
    let Anchor { start, end, quote, before, after } = anchor;
    let sql = format!(
        "INSERT OR REPLACE INTO highlight ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
    );
    db.prepare_cached(&sql)?.execute(params![
        id.map(|id| id.0),
        clip.0,
        marked_at.as_second(),
        tint.name(),
        note,
        i64::from(*state == HighlightState::Lost),
        *start as i64,
        *end as i64,
        quote,
        before,
        after,
    ])?;
    Ok(())
}

/// A place that is none is the article's beginning, and a colour that this program does not know the first: the check
/// tells of both.
fn read(row: &Row) -> rusqlite::Result<Highlight> {
    let place = |number: i64| usize::try_from(number).unwrap_or_default();
    Ok(Highlight {
        id: HighlightId(row.get(0)?),
        clip: ClipId(row.get(1)?),
        marked_at: Timestamp::from_second(row.get(2)?).unwrap_or(Timestamp::UNIX_EPOCH),
        tint: Tint::named(&row.get::<_, String>(3)?).unwrap_or_default(),
        note: row.get(4)?,
        state: if row.get::<_, i64>(5)? == 0 { HighlightState::Standing } else { HighlightState::Lost },
        anchor: Anchor {
            start: place(row.get(6)?),
            end: place(row.get(7)?),
            quote: row.get(8)?,
            before: row.get(9)?,
            after: row.get(10)?,
        },
    })
}
