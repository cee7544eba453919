//! Changes of what is marked. Each comes down to rows that are written and rows that go, and so does its inverse.

use jiff::Timestamp;
use rusqlite::Transaction;

use super::{Highlight, HighlightState, Marking, follow, rows};
use crate::library::clips::note::{self, tidy};
use crate::library::op::{Changes, Op};
use crate::library::{ClipId, HighlightId, LibraryError, search};
use crate::text::anchor::{Anchor, Running};

pub(in crate::library) fn perform(
    db: &Transaction,
    marking: &Marking,
    now: Timestamp,
) -> Result<(Op, Changes), LibraryError> {
    match marking {
        Marking::Add { clip, anchor, tint, note } => {
            let new = Highlight {
                id: HighlightId(0),
                clip: *clip,
                marked_at: now,
                tint: *tint,
                note: tidy(note),
                state: HighlightState::Standing,
                anchor: anchor.clone(),
            };
            add(db, new)
        }
        Marking::Recolour { highlight, tint } => {
            let old = known(db, *highlight)?;
            write(db, vec![Highlight { tint: *tint, ..old }], &[])
        }
        Marking::Annotate { highlight, note } => {
            let old = known(db, *highlight)?;
            write(db, vec![Highlight { note: tidy(note), ..old }], &[])
        }
        Marking::Remove { highlights } => write(db, Vec::new(), highlights),
        Marking::Put { put, gone } => put_back(db, put, gone),
    }
}

fn known(db: &Transaction, id: HighlightId) -> Result<Highlight, LibraryError> {
    rows::one(db, id)?.ok_or(LibraryError::NoHighlight(id))
}

/// Marks words of the article as it is now, which may be another than the one they were chosen in.
fn add(db: &Transaction, new: Highlight) -> Result<(Op, Changes), LibraryError> {
    let clip = new.clip;
    let running = follow::running(db, clip)?;
    let mut new = follow::place(&running, new);
    let mut met = rows::of_clip(db, clip)?;
    met.retain(|old| meet(old, &new));
    let Some(first) = met.first() else {
        let id = rows::insert(db, &new)?;
        search::reindex(db, &[clip])?;
        let inverse = Marking::Remove { highlights: vec![id] };
        return Ok((Op::Highlights(inverse), of(clip)));
    };
    (new.id, new.marked_at) = (first.id, first.marked_at);
    new.note = note::joined(met.iter().chain([&new]).map(|part| part.note.as_str()));
    new.anchor = joined(&running, met.iter().chain([&new])).unwrap_or(new.anchor);
    let gone: Vec<HighlightId> = met.iter().skip(1).map(|old| old.id).collect();
    write(db, vec![new], &gone)
}

/// Whether two are one to who sees them: the very same words, or one colour and no character between.
fn meet(one: &Highlight, other: &Highlight) -> bool {
    let (a, b) = (&one.anchor, &other.anchor);
    let touch = one.tint == other.tint && a.start <= b.end && b.start <= a.end;
    match (one.is_lost(), other.is_lost()) {
        (false, false) => touch || a.range() == b.range(),
        (true, true) => a == b,
        _ => false,
    }
}

/// All words from the first to the last.
fn joined<'a>(running: &Running, parts: impl Iterator<Item = &'a Highlight>) -> Option<Anchor> {
    let ranges = parts.map(|part| part.anchor.range());
    let range = ranges.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))?;
    running.anchor(range)
}

/// Puts rows back as they were, each where its words are now: another program may have changed the article since.
fn put_back(
    db: &Transaction,
    put: &[Highlight],
    gone: &[HighlightId],
) -> Result<(Op, Changes), LibraryError> {
    let mut placed = Vec::with_capacity(put.len());
    let mut last: Option<(ClipId, Running)> = None;
    for highlight in put {
        if last.as_ref().is_none_or(|(clip, _)| *clip != highlight.clip) {
            last = Some((highlight.clip, follow::running(db, highlight.clip)?));
        }
        let running = last.as_ref().map(|(_, running)| running);
        placed.extend(running.map(|running| follow::place(running, highlight.clone())));
    }
    write(db, placed, gone)
}

/// Writes rows over what has their numbers, and deletes others.
fn write(db: &Transaction, put: Vec<Highlight>, gone: &[HighlightId]) -> Result<(Op, Changes), LibraryError> {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for id in gone {
        old.extend(rows::one(db, *id)?);
        rows::delete(db, *id)?;
    }
    let mut clips: Vec<ClipId> = old.iter().map(|highlight| highlight.clip).collect();
    let mut changed = Vec::with_capacity(put.len());
    for highlight in put {
        match rows::one(db, highlight.id)? {
            Some(before) if before == highlight => continue,
            Some(before) => old.push(before),
            None => new.push(highlight.id),
        }
        clips.push(highlight.clip);
        changed.push(highlight);
    }
    rows::put(db, &changed)?;
    clips.sort();
    clips.dedup();
    search::reindex(db, &clips)?;
    let inverse = Op::Highlights(Marking::Put { put: old, gone: new });
    Ok((inverse, Changes { clips, ..Changes::default() }))
}

fn of(clip: ClipId) -> Changes {
    Changes { clips: vec![clip], ..Changes::default() }
}
