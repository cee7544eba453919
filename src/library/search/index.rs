//! Files the words of a clip where searches find them, in the transaction that files or changes the clip.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::catalog::{HAS_EMPTY_SLOT, HAS_HIGHLIGHT, HAS_NOTE, HAS_PICTURE};
use super::glyphs::{Glyphs, Stands};
use super::query::Field;
use super::texts::{Beside, texts};
use super::wealth::Wealth;
use crate::article::{Article, Picture};
use crate::library::sums::{self, Reach};
use crate::library::{ClipId, Library, LibraryError, body, likeness, tags};
use crate::text::fold::fold;
use crate::text::phrase::TokenWriter;
use crate::text::units::{Unit, each_unit};

/// To be raised whenever the same article would be filed by other tokens: the words of every clip are then filed
/// again, little by little.
const VERSION: i64 = 3;
/// Characters by which headlines are ordered.
const KEY_CHARS: usize = 32;

/// Keeps what lists are narrowed by of a new clip; its words are for [`file`].
pub(in crate::library) fn narrow_new(
    db: &Transaction,
    clip: ClipId,
    article: &Article,
    added: Timestamp,
) -> Result<(), LibraryError> {
    narrow(db, clip, article, &Beside::default(), added)
}

/// Files the words of new clips, in the order of their numbers and when all else of the batch is written: FTS5 keeps
/// words in memory, and writes them to the disk at most statements that change other tables.
pub(in crate::library) fn file<'a>(
    db: &Transaction,
    clips: impl Iterator<Item = (ClipId, &'a Article)>,
) -> Result<(), LibraryError> {
    let beside = Beside::default();
    for (clip, article) in clips {
        write(db, clip, Filing::of(article, &beside))?;
    }
    Ok(())
}

/// Files the words of clips anew: after their articles, notes or highlights have changed. Tags need no call: searches
/// read them where they are.
pub(in crate::library) fn reindex(db: &Transaction, clips: &[ClipId]) -> Result<(), LibraryError> {
    let mut clips = clips.to_vec();
    clips.sort_unstable();
    clips.dedup();
    let mut filings = Vec::with_capacity(clips.len());
    for clip in clips.iter().copied() {
        let mut select = db.prepare_cached(
            "SELECT article, added_at FROM clip_body JOIN clip ON clip.id = clip_id WHERE clip_id = ?1",
        )?;
        let found = select.query_row([clip.0], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, i64>(1)?)));
        let Some((article, added)) = found.optional()? else { continue };
        // A damaged article has no words to file; the check tells of it.
        let Some(article) = body::decode(&article) else { continue };
        let beside = Beside::read(db, clip)?;
        let added = Timestamp::from_second(added).unwrap_or(Timestamp::UNIX_EPOCH);
        narrow(db, clip, &article, &beside, added)?;
        filings.push((clip, Filing::of(&article, &beside)));
    }
    clips.iter().try_for_each(|clip| forget(db, *clip))?;
    filings.into_iter().try_for_each(|(clip, filing)| write(db, clip, filing))
}

/// Takes the words of a clip out again.
pub(in crate::library) fn forget(db: &Transaction, clip: ClipId) -> Result<(), LibraryError> {
    db.prepare_cached("DELETE FROM clip_words WHERE rowid = ?1")?.execute([clip.0])?;
    db.prepare_cached("DELETE FROM clip_glyphs WHERE rowid = ?1")?.execute([clip.0])?;
    db.prepare_cached("DELETE FROM clip_unindexed WHERE clip_id = ?1")?.execute([clip.0])?;
    Ok(())
}

impl Library {
    /// Files the words of up to `most` clips that have not been filed, and returns how many remain.
    pub fn index_some(&mut self, most: usize) -> Result<u64, LibraryError> {
        let db = self.store.words.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let clips: Vec<ClipId> = {
            let mut select =
                db.prepare_cached("SELECT clip_id FROM clip_unindexed ORDER BY 1 DESC LIMIT ?1")?;
            let rows = select.query_map([most as i64], |row| row.get(0).map(ClipId))?;
            rows.collect::<rusqlite::Result<_>>()?
        };
        reindex(&db, &clips)?;
        sums::seal(&db, &clips, Reach::PLACES)?;
        let left = unindexed(&db)?;
        db.commit()?;
        Ok(left)
    }
}

/// Clips whose words are not filed.
pub(super) fn unindexed(db: &Connection) -> Result<u64, LibraryError> {
    let mut select = db.prepare_cached("SELECT count(*) FROM clip_unindexed")?;
    Ok(select.query_row([], |row| row.get::<_, i64>(0))?.max(0) as u64)
}

/// Has all words filed again if they were filed by another way of folding.
pub(in crate::library) fn renew(db: &mut Connection) -> Result<(), LibraryError> {
    let filed_by = |db: &Connection| {
        db.query_row("SELECT version FROM search_state", [], |row| row.get::<_, i64>(0)).optional()
    };
    if filed_by(db)? == Some(VERSION) {
        return Ok(());
    }
    let db = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    match filed_by(&db)? {
        Some(VERSION) => return Ok(()),
        // Nothing was filed before.
        None => {}
        Some(_) => db
            .execute_batch(
                "INSERT INTO clip_words (clip_words) VALUES ('delete-all');
             INSERT INTO clip_glyphs (clip_glyphs) VALUES ('delete-all');
             INSERT OR IGNORE INTO clip_unindexed SELECT id FROM clip;
             DELETE FROM search_state;",
            )
            .and_then(|()| db.execute_batch(likeness::FORGET_ALL))?,
    }
    tags::refold(&db)?;
    sums::seal_shelves(&db)?;
    db.execute("INSERT INTO search_state VALUES (?1)", [VERSION])?;
    Ok(db.commit()?)
}

/// What is filed of a clip: the tokens of each field, and its single characters.
#[derive(Default)]
struct Filing {
    headline: TokenWriter,
    body: TokenWriter,
    caption: TokenWriter,
    byline: TokenWriter,
    source: TokenWriter,
    note: TokenWriter,
    glyphs: Glyphs,
    wealth: Wealth,
}

impl Filing {
    fn of(article: &Article, beside: &Beside) -> Self {
        let mut filing = Self::default();
        for (field, text) in texts(article, beside) {
            filing.add(field, text);
        }
        filing
    }

    fn add(&mut self, field: Field, text: &str) {
        let tokens = match field {
            Field::Headline => &mut self.headline,
            Field::Body | Field::Anywhere => &mut self.body,
            Field::Caption => &mut self.caption,
            Field::Byline => &mut self.byline,
            Field::Source => &mut self.source,
            Field::Note => &mut self.note,
        };
        let stands = match field {
            Field::Headline => Stands::InHeadline,
            Field::Body | Field::Anywhere => Stands::InBody,
            _ => Stands::Elsewhere,
        };
        let (glyphs, wealth) = (&mut self.glyphs, &mut self.wealth);
        each_unit(text, |unit, written| {
            if wealth.is_spent(unit) {
                return;
            }
            tokens.push(unit);
            match unit {
                Unit::Dense(c) => glyphs.add(c, text.get(written).unwrap_or_default(), stands),
                _ => glyphs.part(),
            }
        });
        tokens.end();
        glyphs.part();
    }
}

fn write(db: &Transaction, clip: ClipId, mut filing: Filing) -> Result<(), LibraryError> {
    db.prepare_cached(
        "INSERT INTO clip_words (rowid, body, headline, caption, byline, source, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        clip.0,
        filing.body.into,
        filing.headline.into,
        filing.caption.into,
        filing.byline.into,
        filing.source.into,
        filing.note.into
    ])?;
    // The bytes of the words are no longer needed while the characters are written.
    drop((filing.body, filing.headline, filing.caption));
    db.prepare_cached("INSERT INTO clip_glyphs (rowid, glyphs) VALUES (?1, ?2)")?
        .execute(params![clip.0, filing.glyphs.tokens()])?;
    Ok(())
}

/// Keeps what lists are narrowed and ordered by.
fn narrow(
    db: &Transaction,
    clip: ClipId,
    article: &Article,
    beside: &Beside,
    added: Timestamp,
) -> Result<(), LibraryError> {
    let meta = &article.meta;
    let site = meta.source.as_ref().or(meta.site.as_ref()).map(|site| site.value.trim());
    let site =
        site.filter(|site| !site.is_empty()).map(|site| number(db, "site", "name", site)).transpose()?;
    let lang = number(db, "language", "tag", meta.lang.tag())?;
    let kept = article.figures().any(|figure| matches!(figure.picture, Picture::Kept(_)));
    let empty = article.figures().any(|figure| matches!(figure.picture, Picture::Missing(_)));
    let has = [
        (kept, HAS_PICTURE),
        (empty, HAS_EMPTY_SLOT),
        (beside.note.is_some(), HAS_NOTE),
        (!beside.highlights.is_empty(), HAS_HIGHLIGHT),
    ];
    let has: i64 = has.into_iter().map(|(holds, bit)| if holds { bit } else { 0 }).sum();
    db.prepare_cached("UPDATE clip SET site_id = ?2, language_id = ?3, day = ?4, has = ?5 WHERE id = ?1")?
        .execute(params![clip.0, site, lang, day(article, added), has])?;
    let key: String = fold(meta.headline().unwrap_or_default()).trim().chars().take(KEY_CHARS).collect();
    db.prepare_cached("UPDATE clip_card SET headline_key = ?2 WHERE clip_id = ?1")?
        .execute(params![clip.0, key])?;
    Ok(())
}

/// The day as the page writes it, whatever its zone; else the day it was added. In days since 1970.
fn day(article: &Article, added: Timestamp) -> i64 {
    let meta = &article.meta;
    let published = meta.published.as_ref().or(meta.updated.as_ref()).map(|date| date.value);
    let written = published.and_then(|date| date.day().map(day_number));
    let earliest = || published.and_then(|date| date.sort_seconds()).unwrap_or(added.as_second());
    written.unwrap_or_else(|| earliest().div_euclid(86_400))
}

/// Days since 1970.
pub(super) fn day_number(date: jiff::civil::Date) -> i64 {
    date.duration_since(jiff::civil::Date::constant(1970, 1, 1)).as_hours() / 24
}

/// The number of a name in a table of names, where it is put if it is new.
fn number(db: &Transaction, table: &str, column: &str, name: &str) -> Result<i64, LibraryError> {
    let mut select = db.prepare_cached(&format!("SELECT id FROM {table} WHERE {column} = ?1"))?;
    if let Some(found) = select.query_row([name], |row| row.get(0)).optional()? {
        return Ok(found);
    }
    db.prepare_cached(&format!("INSERT INTO {table} ({column}) VALUES (?1)"))?.execute([name])?;
    Ok(db.last_insert_rowid())
}
