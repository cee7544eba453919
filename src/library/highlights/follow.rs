//! Where highlights stand in the article as it is now.

use rusqlite::{Connection, Transaction};

use super::rows::{of_clip, put};
use super::{Highlight, HighlightState, Marking};
use crate::article::Article;
use crate::library::clips::standing;
use crate::library::{ClipId, LibraryError, body};
use crate::text::anchor::Running;

/// Finds the highlights of a clip in the article that it has from now on. Returns what takes that back, if any of them
/// stands elsewhere, is lost or found again.
pub(in crate::library) fn follow(
    db: &Transaction,
    clip: ClipId,
    article: &Article,
) -> Result<Option<Marking>, LibraryError> {
    let before = of_clip(db, clip)?;
    if before.is_empty() {
        return Ok(None);
    }
    let running = Running::of(article);
    let (old, new): (Vec<Highlight>, Vec<Highlight>) = before
        .into_iter()
        .map(|highlight| (highlight.clone(), place(&running, highlight)))
        .filter(|(old, new)| old != new)
        .unzip();
    put(db, &new)?;
    Ok((!old.is_empty()).then(|| Marking::Put { put: old, gone: Vec::new() }))
}

/// The highlight as it stands in the article, or lost.
pub(super) fn place(running: &Running, highlight: Highlight) -> Highlight {
    match running.follow(&highlight.anchor) {
        Some(anchor) => Highlight { anchor, state: HighlightState::Standing, ..highlight },
        None => Highlight { state: HighlightState::Lost, ..highlight },
    }
}

/// The article of a clip as one text.
pub(super) fn running(db: &Transaction, clip: ClipId) -> Result<Running, LibraryError> {
    Ok(Running::of(&standing::stored(db, clip)?.article(clip)?))
}

/// Highlights that are said to stand where other words are, and lost ones without any.
pub(in crate::library) fn strayed(db: &Connection) -> Result<Vec<i64>, LibraryError> {
    let mut select = db.prepare(
        "SELECT clip_id, article FROM clip_body WHERE clip_id IN (SELECT clip_id FROM highlight) ORDER BY clip_id",
    )?;
    let mut rows = select.query([])?;
    let mut strayed = Vec::new();
    while let Some(row) = rows.next()? {
        // The check tells of an article that cannot be read by itself.
        let Some(article) = body::decode(&row.get::<_, Vec<u8>>(1)?) else { continue };
        let running = Running::of(&article);
        // Rows that are no highlights any more are found by their sum.
        let highlights = match of_clip(db, ClipId(row.get(0)?)) {
            Err(LibraryError::Sqlite(_)) => continue,
            highlights => highlights?,
        };
        for highlight in highlights {
            let anchor = &highlight.anchor;
            let here = running.anchor(anchor.range()).is_some_and(|here| here.quote == anchor.quote);
            if anchor.quote.is_empty() || (!highlight.is_lost() && !here) {
                strayed.push(highlight.id.0);
            }
        }
    }
    Ok(strayed)
}
