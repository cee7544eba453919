//! What a reader does with clips of one story: merges them, or says that they are two.

use jiff::Timestamp;
use rusqlite::{Transaction, params};

use crate::library::clips::{badges, bind, note};
use crate::library::op::{Changes, Op};
use crate::library::{ClipId, CollectionId, LibraryError, Mark, Marking, TagId, highlights, undo};

/// Keeps one clip, gives it what the others have of the reader's hand, and moves those to the Trash.
pub(in crate::library) fn merge(
    db: &Transaction,
    keep: ClipId,
    others: &[ClipId],
    now: Timestamp,
) -> Result<(Op, Changes), LibraryError> {
    let others: Vec<ClipId> = others.iter().copied().filter(|clip| *clip != keep).collect();
    let of_others = |sql: &str| -> Result<Vec<i64>, LibraryError> {
        let mut select = db.prepare_cached(sql)?;
        let rows = select.query_map([bind(&others)], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let clips = vec![keep];
    let mut steps = Vec::new();
    for id in of_others(
        "SELECT DISTINCT collection_id FROM collection_clip
         WHERE clip_id IN (SELECT value FROM json_each(?1)) ORDER BY 1",
    )? {
        steps.push(Op::AddToCollection { clips: clips.clone(), collection: CollectionId(id) });
    }
    for id in of_others(
        "SELECT DISTINCT tag_id FROM clip_tag WHERE clip_id IN (SELECT value FROM json_each(?1)) ORDER BY 1",
    )? {
        steps.push(Op::AddTag { clips: clips.clone(), tag: TagId(id) });
    }
    let starred = format!(
        "SELECT id FROM clip WHERE marks & {} <> 0 AND id IN (SELECT value FROM json_each(?1))",
        Mark::Starred as i64
    );
    if !of_others(&starred)?.is_empty() {
        steps.push(Op::Mark { clips, mark: Mark::Starred });
    }
    steps.push(Op::SetNote { clip: keep, note: notes(db, keep, &others)? });
    for other in &others {
        for words in highlights::of_clip(db, *other)? {
            let (anchor, tint, note) = (words.anchor, words.tint, words.note);
            steps.push(Op::Highlights(Marking::Add { clip: keep, anchor, tint, note }));
        }
    }
    steps.push(Op::MoveToTrash { clips: others });
    undo::perform(db, &Op::Several(steps), now)
}

fn notes(db: &Transaction, keep: ClipId, others: &[ClipId]) -> Result<String, LibraryError> {
    let mut all = Vec::new();
    for clip in std::iter::once(&keep).chain(others) {
        all.extend(note::read(db, *clip)?);
    }
    Ok(note::joined(all.iter().map(String::as_str)))
}

/// Says of these pairs that they are two stories.
pub(in crate::library) fn part(
    db: &Transaction,
    pairs: &[(ClipId, ClipId)],
) -> Result<(Op, Changes), LibraryError> {
    let (pairs, changes) = set(db, pairs, 1)?;
    Ok((Op::JoinStories { pairs }, changes))
}

/// Takes that back.
pub(in crate::library) fn join(
    db: &Transaction,
    pairs: &[(ClipId, ClipId)],
) -> Result<(Op, Changes), LibraryError> {
    let (pairs, changes) = set(db, pairs, 0)?;
    Ok((Op::PartStories { pairs }, changes))
}

/// Marks the pairs; returns those that were not marked so.
fn set(
    db: &Transaction,
    pairs: &[(ClipId, ClipId)],
    parted: i64,
) -> Result<(Vec<(ClipId, ClipId)>, Changes), LibraryError> {
    let mut update =
        db.prepare_cached("UPDATE clip_pair SET parted = ?3 WHERE one = ?1 AND other = ?2 AND parted <> ?3")?;
    let clips: Vec<ClipId> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
    let changed = badges::keep_duplicates(db, &clips, || {
        let mut changed = Vec::new();
        for (one, other) in pairs {
            let (one, other) = (*one.min(other), *one.max(other));
            if update.execute(params![one.0, other.0, parted])? > 0 {
                changed.push((one, other));
            }
        }
        Ok(changed)
    })?;
    let clips = changed.iter().flat_map(|(one, other)| [*one, *other]).collect();
    Ok((changed, Changes { clips, ..Changes::default() }))
}
