//! What articles, versions and originals hold: that they can be read, are complete, and are what their hashes say.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{Finding, Watch};
use crate::article::{Article, Figure, Picture};
use crate::library::clips::file::count_slots;
use crate::library::originals::Sound;
use crate::library::{ClipId, LibraryError, body, originals};

/// Each article can be read, and the bytes that its clip names are kept.
pub(super) fn articles(
    words: &Connection,
    kept: &Connection,
    watch: &mut Watch,
) -> Result<Vec<Finding>, LibraryError> {
    let mut findings = Vec::new();
    let mut select = words.prepare(
        "SELECT clip_id, article, page, slots, empty_slots
         FROM clip_body JOIN clip_origin USING (clip_id) JOIN clip_card USING (clip_id)",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        watch.step()?;
        let clip = ClipId(row.get(0)?);
        if !holds(kept, &row.get::<_, Vec<u8>>(2)?)? {
            findings.push(Finding::of(clip, format!("the page of clip {clip} is not kept")));
        }
        let Some(article) = body::decode(&row.get::<_, Vec<u8>>(1)?) else {
            findings.push(Finding::of(clip, LibraryError::Unreadable(clip).to_string()));
            continue;
        };
        if count_slots(&article) != (row.get(3)?, row.get(4)?) {
            findings.push(Finding::of(clip, format!("clip {clip} counts its picture slots wrong")));
        }
        for figure in article.figures() {
            if let Picture::Kept(hash) = figure.picture
                && !originals::holds(kept, &hash.0)?
            {
                let what = format!("picture {} of clip {clip} is not kept", figure.slot);
                findings.push(Finding::of(clip, what));
            }
        }
        let named = "SELECT hash FROM clip_picture WHERE clip_id = ?1";
        if !names_its_pictures(words, named, clip.0, &article)? {
            findings
                .push(Finding::of(clip, format!("clip {clip} names other pictures than its article has")));
        }
    }
    Ok(findings)
}

/// Each version can be read, and the pictures that it holds are kept.
pub(super) fn versions(
    words: &Connection,
    kept: &Connection,
    watch: &mut Watch,
) -> Result<Vec<Finding>, LibraryError> {
    let mut findings = Vec::new();
    let mut select = words.prepare("SELECT id, clip_id, article FROM clip_version ORDER BY id")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        watch.step()?;
        let (version, clip): (i64, ClipId) = (row.get(0)?, ClipId(row.get(1)?));
        let mut find = |what: String| findings.push(Finding::of(clip, what));
        let Some(article) = body::decode(&row.get::<_, Vec<u8>>(2)?) else {
            find(format!("version {version} of clip {clip} cannot be read"));
            continue;
        };
        for hash in article.figures().filter_map(Figure::kept) {
            if !originals::holds(kept, &hash.0)? {
                find(format!("a picture of version {version} of clip {clip} is not kept"));
            }
        }
        let named = "SELECT hash FROM version_picture WHERE version_id = ?1";
        if !names_its_pictures(words, named, version, &article)? {
            find(format!("version {version} of clip {clip} names other pictures than it has"));
        }
    }
    Ok(findings)
}

/// The further pages of an article that came in several are kept too.
pub(super) fn further_pages(words: &Connection, kept: &Connection) -> Result<Vec<Finding>, LibraryError> {
    let mut findings = Vec::new();
    let mut select = words.prepare("SELECT clip_id, position, page FROM clip_page")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (clip, position): (ClipId, i64) = (ClipId(row.get(0)?), row.get(1)?);
        if !holds(kept, &row.get::<_, Vec<u8>>(2)?)? {
            findings.push(Finding::of(clip, format!("page {position} of clip {clip} is not kept")));
        }
    }
    Ok(findings)
}

/// The bytes of each page and picture are what their hash says.
pub(super) fn originals(
    words: &Connection,
    kept: &Connection,
    watch: &mut Watch,
) -> Result<Vec<Finding>, LibraryError> {
    let mut findings = Vec::new();
    let mut ids = kept.prepare("SELECT id FROM original ORDER BY id")?;
    let mut ids = ids.query([])?;
    while let Some(row) = ids.next()? {
        watch.step()?;
        let id: i64 = row.get(0)?;
        let hash = match originals::is_sound(kept, id)? {
            Sound::Yes => continue,
            Sound::No { hash } => hash,
        };
        let clips = clips_with(words, &hash)?;
        if clips.is_empty() {
            findings.push(Finding::new(format!("original {id}, which no clip has, is not as it was found")));
        }
        findings.extend(clips.into_iter().map(|clip| {
            Finding::of(clip, format!("a page or picture of clip {clip} is not as it was found"))
        }));
    }
    Ok(findings)
}

fn clips_with(words: &Connection, hash: &[u8]) -> Result<Vec<ClipId>, LibraryError> {
    let mut select = words.prepare_cached(
        "SELECT clip_id FROM clip_origin WHERE page = ?1 UNION SELECT clip_id FROM clip_page WHERE page = ?1
         UNION SELECT clip_id FROM clip_picture WHERE hash = ?1
         UNION SELECT clip_id FROM version_picture JOIN clip_version ON id = version_id WHERE hash = ?1
         ORDER BY 1",
    )?;
    let rows = select.query_map([hash], |row| row.get(0).map(ClipId))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What is no hash is no page that is kept.
fn holds(kept: &Connection, hash: &[u8]) -> Result<bool, LibraryError> {
    hash.try_into().map_or(Ok(false), |hash| originals::holds(kept, hash))
}

/// Whether the pictures that are said to be in an article, so that their bytes stay, are those that are in it.
fn names_its_pictures(
    words: &Connection,
    query: &str,
    number: i64,
    article: &Article,
) -> Result<bool, LibraryError> {
    let mut select = words.prepare_cached(query)?;
    let named = select.query_map([number], |row| row.get::<_, Vec<u8>>(0))?;
    let named: BTreeSet<Vec<u8>> = named.collect::<rusqlite::Result<_>>()?;
    Ok(article.figures().filter_map(Figure::kept).map(|hash| hash.0.to_vec()).collect::<BTreeSet<_>>()
        == named)
}
