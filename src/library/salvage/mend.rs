//! Makes a library whole again whose rows were not all to be had: no clip without words, no word without its page.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::{Again, Lost};
use crate::article::{Article, Missing, Picture};
use crate::library::clips::badges;
use crate::library::clips::dated::put_date;
use crate::library::clips::file::{Original, put_card, put_pictures};
use crate::library::originals::{self, Packing};
use crate::library::{ClipId, Library, LibraryError, body, highlights, sums};

/// Counts and places, which the operations keep and nobody can read off a single row.
const COUNTS: &str = include_str!("counts.sql");
/// Clips whose sums are taken in one transaction.
const SUMMED_AT_A_TIME: usize = 1024;

/// Returns whether a clip is gone for good.
pub(super) fn mend(
    library: &mut Library,
    again: &mut Again,
    now: Timestamp,
    lost: &mut Lost,
) -> Result<bool, LibraryError> {
    let mut gone = false;
    for clip in clips(&library.store.words)? {
        let article = match article(&library.store.words, clip)? {
            Some(article) => Some(article),
            None => from_page(library, clip, again)?.inspect(|_| {
                lost.add(format!("the article of clip {clip} was taken from its page once more"));
            }),
        };
        let Some(mut article) = article else {
            lost.add(format!("clip {clip} could not be read"));
            gone = true;
            remove(&library.store.words, clip)?;
            continue;
        };
        mend_pictures(&library.store.originals, clip, &mut article, lost)?;
        mend_clip(library, clip, &article, now, lost)?;
    }
    let db = library.store.words.transaction_with_behavior(TransactionBehavior::Immediate)?;
    mend_links(&db)?;
    db.execute_batch(COUNTS)?;
    badges::recount(&db)?;
    sums::forget_all(&db)?;
    db.commit()?;
    while library.sum_some(SUMMED_AT_A_TIME)? > 0 {}
    Ok(gone)
}

/// Every clip of which something was read.
fn clips(db: &Connection) -> Result<Vec<ClipId>, LibraryError> {
    let mut select = db.prepare(
        "SELECT id FROM clip UNION SELECT clip_id FROM clip_body UNION SELECT clip_id FROM clip_origin ORDER BY 1",
    )?;
    let rows = select.query_map([], |row| row.get(0).map(ClipId))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn article(db: &Connection, clip: ClipId) -> Result<Option<Article>, LibraryError> {
    let mut select = db.prepare_cached("SELECT article FROM clip_body WHERE clip_id = ?1")?;
    let found = select.query_row([clip.0], |row| row.get::<_, Vec<u8>>(0)).optional()?;
    Ok(found.and_then(|bytes| body::decode(&bytes)))
}

fn from_page(library: &Library, clip: ClipId, again: &mut Again) -> Result<Option<Article>, LibraryError> {
    let words = &library.store.words;
    let mut select =
        words.prepare_cached("SELECT page, file_name, url FROM clip_origin WHERE clip_id = ?1")?;
    let found = select.query_row([clip.0], |row| Ok((row.get::<_, [u8; 32]>(0)?, row.get(1)?, row.get(2)?)));
    let Some((page, file_name, url)) = found.optional()? else { return Ok(None) };
    let Some(bytes) = originals::fetch(&library.store.originals, &page)? else { return Ok(None) };
    Ok(again(Original { bytes, file_name, url }).map(|clip| clip.article))
}

/// A slot whose picture is gone stays, and says so.
fn mend_pictures(
    kept: &Connection,
    clip: ClipId,
    article: &mut Article,
    lost: &mut Lost,
) -> Result<(), LibraryError> {
    for figure in article.figures_mut() {
        if let Picture::Kept(hash) = figure.picture
            && !originals::holds(kept, &hash.0)?
        {
            figure.picture = Picture::Missing(Missing::NotSaved);
            lost.add(format!("picture {} of clip {clip} could not be read", figure.slot));
        }
    }
    Ok(())
}

/// Gives the clip every row that it must have.
fn mend_clip(
    library: &mut Library,
    clip: ClipId,
    article: &Article,
    now: Timestamp,
    lost: &mut Lost,
) -> Result<(), LibraryError> {
    let page = page_of(library, clip, article, lost)?;
    mend_further_pages(library, clip, lost)?;
    let encoded = body::encode(article).ok_or(LibraryError::Unreadable(clip))?;
    let db = library.store.words.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let at = now.as_second();
    db.prepare_cached("INSERT OR IGNORE INTO clip (id, added_at, dated_at) VALUES (?1, ?2, ?2)")?
        .execute(params![clip.0, at])?;
    db.prepare_cached(
        "INSERT INTO clip_body (clip_id, article) VALUES (?1, ?2)
         ON CONFLICT (clip_id) DO UPDATE SET article = excluded.article",
    )?
    .execute(params![clip.0, encoded])?;
    db.prepare_cached(
        "INSERT INTO clip_origin (clip_id, page, file_name, words) VALUES (?1, ?2, 'salvaged.txt', x'')
         ON CONFLICT (clip_id) DO UPDATE SET page = excluded.page",
    )?
    .execute(params![clip.0, page])?;
    put_card(&db, clip, article)?;
    put_date(&db, clip, article)?;
    put_pictures(&db, clip, article)?;
    highlights::follow(&db, clip, article)?;
    db.prepare_cached("INSERT OR IGNORE INTO clip_unindexed (clip_id) VALUES (?1)")?.execute([clip.0])?;
    db.prepare_cached("INSERT OR IGNORE INTO clip_uncompared (clip_id) VALUES (?1)")?.execute([clip.0])?;
    Ok(db.commit()?)
}

/// Pages behind the first whose bytes are gone are told of and no longer named.
fn mend_further_pages(library: &Library, clip: ClipId, lost: &mut Lost) -> Result<(), LibraryError> {
    let words = &library.store.words;
    let mut select = words.prepare_cached("SELECT position, page FROM clip_page WHERE clip_id = ?1")?;
    let rows = select.query_map([clip.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (position, page) in rows.collect::<rusqlite::Result<Vec<(i64, [u8; 32])>>>()? {
        if !originals::holds(&library.store.originals, &page)? {
            lost.add(format!("page {position} of clip {clip} as it was found; its article is there"));
            words.execute(
                "DELETE FROM clip_page WHERE clip_id = ?1 AND position = ?2",
                params![clip.0, position],
            )?;
        }
    }
    Ok(())
}

/// The hash of the page; where it is lost, of the article's words, which are kept in its place.
fn page_of(
    library: &mut Library,
    clip: ClipId,
    article: &Article,
    lost: &mut Lost,
) -> Result<[u8; 32], LibraryError> {
    let mut select = library.store.words.prepare_cached("SELECT page FROM clip_origin WHERE clip_id = ?1")?;
    let named = select.query_row([clip.0], |row| row.get::<_, [u8; 32]>(0)).optional()?;
    drop(select);
    if let Some(page) = named
        && originals::holds(&library.store.originals, &page)?
    {
        return Ok(page);
    }
    lost.add(format!("the page of clip {clip} as it was found; its article is there"));
    let words = article.text().into_bytes();
    let hash = *blake3::hash(&words).as_bytes();
    let db = library.store.originals.transaction_with_behavior(TransactionBehavior::Immediate)?;
    originals::keep(&db, &hash, &words, Packing::Zstd)?;
    db.commit()?;
    Ok(hash)
}

fn remove(db: &Connection, clip: ClipId) -> Result<(), LibraryError> {
    for table in [
        "clip_body",
        "clip_origin",
        "clip_page",
        "clip_card",
        "clip_picture",
        "clip_version",
        "collection_clip",
        "clip_tag",
        "clip_note",
        "highlight",
    ] {
        db.execute(&format!("DELETE FROM {table} WHERE clip_id = ?1"), [clip.0])?;
    }
    db.execute("DELETE FROM clip WHERE id = ?1", [clip.0])?;
    Ok(())
}

/// Takes out what points at rows that are gone; a collection without its parent comes to the top.
fn mend_links(db: &Transaction) -> Result<(), LibraryError> {
    let broken = || -> Result<Vec<(String, String, String)>, LibraryError> {
        let mut check = db.prepare(
            "SELECT DISTINCT c.\"table\", l.\"from\", l.\"table\" FROM pragma_foreign_key_check AS c
             JOIN pragma_foreign_key_list(c.\"table\") AS l ON l.id = c.fkid",
        )?;
        let rows = check.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    db.execute_batch(
        "UPDATE collection SET parent = NULL WHERE parent NOT IN (SELECT id FROM collection);
         UPDATE clip SET site_id = NULL WHERE site_id NOT IN (SELECT id FROM site);
         UPDATE clip SET language_id = NULL WHERE language_id NOT IN (SELECT id FROM language);",
    )?;
    // What is taken out may have had something pointing at it.
    loop {
        let broken = broken()?;
        if broken.is_empty() {
            return Ok(());
        }
        let mut taken = 0;
        for (table, column, parent) in broken {
            let sql = format!("DELETE FROM {table} WHERE {column} NOT IN (SELECT rowid FROM {parent})");
            taken += db.execute(&sql, [])?;
        }
        if taken == 0 {
            return Ok(());
        }
    }
}
