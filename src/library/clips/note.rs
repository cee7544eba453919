//! The note that a reader writes beside a clip, in Markdown.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::library::op::{Changes, Op};
use crate::library::{ClipId, LibraryError, search};

/// Longer notes are cut: a book is not written beside a clip, and every letter of it is searched.
pub const MOST_NOTE_CHARS: usize = 200_000;

/// Replaces the note; an empty one is none.
pub(in crate::library) fn set(
    db: &Transaction,
    clip: ClipId,
    note: &str,
) -> Result<(Op, Changes), LibraryError> {
    let old = read(db, clip)?.unwrap_or_default();
    let note = tidy(note);
    let inverse = Op::SetNote { clip, note: old.clone() };
    if note == old {
        return Ok((inverse, Changes::default()));
    }
    if note.is_empty() {
        db.prepare_cached("DELETE FROM clip_note WHERE clip_id = ?1")?.execute([clip.0])?;
    } else {
        let mut insert = db.prepare_cached(
            "INSERT OR REPLACE INTO clip_note (clip_id, words) SELECT id, ?2 FROM clip WHERE id = ?1",
        )?;
        if insert.execute(params![clip.0, note])? == 0 {
            return Ok((inverse, Changes::default()));
        }
    }
    search::reindex(db, &[clip])?;
    Ok((inverse, Changes { clips: vec![clip], ..Changes::default() }))
}

/// A note as it is kept.
pub(in crate::library) fn tidy(note: &str) -> String {
    note.trim_end().chars().filter(|c| *c != '\0').take(MOST_NOTE_CHARS).collect()
}

/// The notes of all, one below the other, each once.
pub(in crate::library) fn joined<'a>(all: impl Iterator<Item = &'a str>) -> String {
    let mut notes: Vec<&str> = Vec::new();
    for note in all.filter(|note| !note.is_empty()) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.join("\n\n")
}

pub(in crate::library) fn read(db: &Connection, clip: ClipId) -> Result<Option<String>, LibraryError> {
    let mut select = db.prepare_cached("SELECT words FROM clip_note WHERE clip_id = ?1")?;
    Ok(select.query_row([clip.0], |row| row.get(0)).optional()?)
}
