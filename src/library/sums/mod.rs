//! Sums of what a person would miss: kept with every change, compared by the check and by each backup.
//!
//! SQLite sees a page that is no page, but one flipped bit in a headline is a headline. A clip has three sums: of its
//! article; of its words in the list, its origin, note and marked words; and of its places (marks, dates, tags,
//! collections). A change seals no more of a clip than it writes, so that a star does not vouch for a headline that
//! has spoilt meanwhile. A sum is 64 bits of BLAKE3: it tells of rot, and is no seal against forgers.

mod verify;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Transaction, TransactionBehavior};

pub(super) use verify::{Verified, verify};

use super::op::Op;
use super::{ClipId, Library, LibraryError, VersionId};

/// What each sum is taken of: rows of these queries in their order, with the number of the clip for `?1`.
const ARTICLE: &[&str] = &["SELECT edited, charset, article FROM clip_body WHERE clip_id = ?1"];
const WORDS: &[&str] = &[
    "SELECT headline, site, published, lead, lang, slots, empty_slots, thumbnail, thumbnail_turns,
            page, file_name, url, address, words
     FROM clip_card JOIN clip_origin USING (clip_id) WHERE clip_id = ?1",
    "SELECT position, page, file_name, url FROM clip_page WHERE clip_id = ?1 ORDER BY position",
    "SELECT words FROM clip_note WHERE clip_id = ?1",
    "SELECT id, marked_at, tint, note, lost, first, behind, quote, before, after
     FROM highlight WHERE clip_id = ?1 ORDER BY id",
];
const PLACES: &[&str] = &[
    "SELECT added_at, dated_at, trashed_at, filed_in, day, has, marks,
            (SELECT name FROM site WHERE id = site_id), (SELECT tag FROM language WHERE id = language_id)
     FROM clip WHERE id = ?1",
    "SELECT collection_id, position FROM collection_clip WHERE clip_id = ?1 ORDER BY collection_id",
    "SELECT tag_id FROM clip_tag WHERE clip_id = ?1 ORDER BY tag_id",
    "SELECT other, parted FROM clip_pair WHERE one = ?1 AND parted <> 0 ORDER BY other",
];
const VERSION: &[&str] =
    &["SELECT clip_id, kept_at, edited, charset, article FROM clip_version WHERE id = ?1"];

/// Tables that belong to no clip.
const SHELVES: [(&str, &str); 5] = [
    ("collections", "SELECT id, name, parent, position, icon, colour FROM collection ORDER BY id"),
    ("tags", "SELECT id, name, key, colour FROM tag ORDER BY id"),
    ("saved searches", "SELECT id, position, content FROM saved_search ORDER BY id"),
    ("rules", "SELECT id, position, content FROM rule ORDER BY id"),
    ("rules for sites", "SELECT id, position, content FROM site_rule ORDER BY id"),
];

/// How far a change reaches beyond the places of the clips that it names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Reach {
    words: bool,
    shelves: bool,
}

impl Reach {
    pub(super) const PLACES: Self = Self { words: false, shelves: false };
    pub(super) const WORDS: Self = Self { words: true, shelves: false };
    const SHELVES: Self = Self { words: false, shelves: true };

    /// What an operation writes.
    pub(super) fn of(op: &Op) -> Self {
        match op {
            Op::MoveToTrash { .. }
            | Op::Restore { .. }
            | Op::ReturnToTrash { .. }
            | Op::AddToCollection { .. }
            | Op::RemoveFromCollection { .. }
            | Op::PutBackIntoCollection { .. }
            | Op::ReorderInCollection { .. }
            | Op::SetPositions { .. }
            | Op::Mark { .. }
            | Op::Unmark { .. }
            | Op::AddTag { .. }
            | Op::RemoveTag { .. }
            | Op::RunRules { .. }
            | Op::RunRulesOnAll
            | Op::PartStories { .. }
            | Op::JoinStories { .. } => Self::PLACES,
            Op::CreateCollection { .. }
            | Op::RenameCollection { .. }
            | Op::MoveCollection { .. }
            | Op::DeleteCollection { .. }
            | Op::ReviveCollections(_)
            | Op::SetLook { .. }
            | Op::Tag { .. }
            | Op::CreateTag { .. }
            | Op::RenameTag { .. }
            | Op::RecolourTag { .. }
            | Op::MergeTags { .. }
            | Op::DeleteTag { .. }
            | Op::ReviveTag(_)
            | Op::Searches(_)
            | Op::Rules(_)
            | Op::SiteRules(_) => Self::SHELVES,
            Op::SetNote { .. }
            | Op::Highlights(_)
            | Op::MergeClips { .. }
            | Op::Revise { .. }
            | Op::ReplaceArticle { .. }
            | Op::RestoreVersion { .. }
            | Op::RemoveVersion { .. }
            | Op::ReviveVersion(_)
            | Op::PutBackArticle { .. } => Self::WORDS,
            Op::Several(ops) => ops.iter().map(Self::of).fold(Self::PLACES, Self::and),
        }
    }

    fn and(self, other: Self) -> Self {
        Self { words: self.words || other.words, shelves: self.shelves || other.shelves }
    }
}

/// Takes the sums of clips anew at the end of a transaction that has changed them; those that are gone are passed over.
pub(super) fn seal(db: &Transaction, clips: &[ClipId], reach: Reach) -> Result<(), LibraryError> {
    let mut clips = clips.to_vec();
    clips.sort_unstable();
    clips.dedup();
    let mut put_places = db.prepare_cached(
        "INSERT INTO clip_sum (clip_id, places) VALUES (?1, ?2)
         ON CONFLICT (clip_id) DO UPDATE SET places = excluded.places",
    )?;
    let mut put_words = db.prepare_cached("UPDATE clip_sum SET words = ?2 WHERE clip_id = ?1")?;
    for clip in clips {
        let Some(places) = sum(db, PLACES, clip.0)? else { continue };
        put_places.execute((clip.0, places))?;
        if reach.words {
            put_words.execute((clip.0, sum(db, WORDS, clip.0)?))?;
        }
    }
    if reach.shelves { seal_shelves(db) } else { Ok(()) }
}

/// Takes the sum of an article where it was written.
pub(super) fn seal_article(db: &Transaction, clip: ClipId) -> Result<(), LibraryError> {
    db.prepare_cached(
        "INSERT INTO clip_sum (clip_id, article) VALUES (?1, ?2)
         ON CONFLICT (clip_id) DO UPDATE SET article = excluded.article",
    )?
    .execute((clip.0, sum(db, ARTICLE, clip.0)?))?;
    Ok(())
}

/// Takes the sum of a version that was set aside.
pub(super) fn seal_version(db: &Transaction, version: VersionId) -> Result<(), LibraryError> {
    db.prepare_cached("INSERT OR REPLACE INTO version_sum (version_id, sum) VALUES (?1, ?2)")?
        .execute((version.0, sum(db, VERSION, version.0)?))?;
    Ok(())
}

/// Takes the sums of what belongs to no clip.
pub(super) fn seal_shelves(db: &Transaction) -> Result<(), LibraryError> {
    let mut put = db.prepare_cached("INSERT OR REPLACE INTO shelf_sum (name, sum) VALUES (?1, ?2)")?;
    for (name, query) in SHELVES {
        put.execute((name, shelf(db, query)?))?;
    }
    Ok(())
}

/// Forgets all sums: they are to be taken of what is there now.
pub(super) fn forget_all(db: &Transaction) -> Result<(), LibraryError> {
    Ok(db.execute_batch(
        "DELETE FROM clip_sum; DELETE FROM version_sum; DELETE FROM shelf_sum;
         INSERT OR IGNORE INTO clip_unsummed SELECT id FROM clip;",
    )?)
}

impl Library {
    /// Takes the sums of up to `most` clips of an older library, and returns how many remain.
    pub fn sum_some(&mut self, most: usize) -> Result<u64, LibraryError> {
        let shelves_are_summed = self.store.words.prepare_cached("SELECT 1 FROM shelf_sum")?.exists([])?;
        if shelves_are_summed && unsummed(&self.store.words)? == 0 {
            return Ok(0);
        }
        let db = self.store.words.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if !shelves_are_summed {
            seal_shelves(&db)?;
        }
        let clips: Vec<ClipId> = {
            let mut select =
                db.prepare_cached("SELECT clip_id FROM clip_unsummed ORDER BY 1 DESC LIMIT ?1")?;
            let rows = select.query_map([most as i64], |row| row.get(0).map(ClipId))?;
            rows.collect::<rusqlite::Result<_>>()?
        };
        for clip in &clips {
            seal_article(&db, *clip)?;
            let mut versions = db.prepare_cached("SELECT id FROM clip_version WHERE clip_id = ?1")?;
            let versions = versions.query_map([clip.0], |row| row.get(0).map(VersionId))?;
            for version in versions.collect::<rusqlite::Result<Vec<_>>>()? {
                seal_version(&db, version)?;
            }
            db.prepare_cached("DELETE FROM clip_unsummed WHERE clip_id = ?1")?.execute([clip.0])?;
        }
        seal(&db, &clips, Reach::WORDS)?;
        let left = unsummed(&db)?;
        db.commit()?;
        Ok(left)
    }
}

/// Clips whose sums were not taken yet.
fn unsummed(db: &Connection) -> Result<u64, LibraryError> {
    let mut select = db.prepare_cached("SELECT count(*) FROM clip_unsummed")?;
    Ok(select.query_row([], |row| row.get::<_, i64>(0))?.max(0) as u64)
}

/// The sum of the rows of these queries; nothing where the first has none.
fn sum(db: &Connection, queries: &[&str], number: i64) -> Result<Option<i64>, LibraryError> {
    let mut hasher = blake3::Hasher::new();
    for (at, query) in queries.iter().enumerate() {
        let mut select = db.prepare_cached(query)?;
        let rows = feed(&mut hasher, select.query([number])?)?;
        if at == 0 && rows == 0 {
            return Ok(None);
        }
    }
    Ok(Some(short(&hasher)))
}

/// The sum of a whole table.
fn shelf(db: &Connection, query: &str) -> Result<i64, LibraryError> {
    let mut hasher = blake3::Hasher::new();
    feed(&mut hasher, db.prepare_cached(query)?.query([])?)?;
    Ok(short(&hasher))
}

/// Hashes every value with its type and length, so that no two rows read alike, and how many rows there were.
fn feed(hasher: &mut blake3::Hasher, mut rows: rusqlite::Rows) -> Result<u64, LibraryError> {
    let columns = rows.as_ref().map_or(0, rusqlite::Statement::column_count);
    let mut count = 0_u64;
    while let Some(row) = rows.next()? {
        count += 1;
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Null => hasher.update(b"n"),
                ValueRef::Integer(number) => hasher.update(b"i").update(&number.to_le_bytes()),
                ValueRef::Real(number) => hasher.update(b"r").update(&number.to_le_bytes()),
                ValueRef::Text(bytes) => sized(hasher, b"t", bytes),
                ValueRef::Blob(bytes) => sized(hasher, b"b", bytes),
            };
        }
    }
    hasher.update(b"#").update(&count.to_le_bytes());
    Ok(count)
}

fn sized<'a>(hasher: &'a mut blake3::Hasher, kind: &[u8], bytes: &[u8]) -> &'a mut blake3::Hasher {
    hasher.update(kind).update(&(bytes.len() as u64).to_le_bytes()).update(bytes)
}

fn short(hasher: &blake3::Hasher) -> i64 {
    let mut bytes = [0; 8];
    hasher.finalize_xof().fill(&mut bytes);
    i64::from_le_bytes(bytes)
}
