//! Compares clips with those that may tell the same story, and keeps the pairs.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use crate::article::Article;
use crate::library::clips::badges;
use crate::library::{ClipId, Library, LibraryError, body};
use crate::text::likeness::{BANDS, Runs};

/// Clips that are compared with a new one, those first that share most bands: a page that a site gives a thousand
/// times over is paired with some of them, which is enough to put all into one group.
const MOST_COMPARED: usize = 16;
/// Clips of one band that are looked at, the newest.
const MOST_OF_A_BAND: i64 = 64;
/// The letters of a band's token: five bits each.
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const TOKEN_LETTERS: u32 = 8;

/// All comparing is to be done again, but for what the reader has parted.
pub(in crate::library) const FORGET_ALL: &str = "INSERT INTO clip_bands (clip_bands) VALUES ('delete-all');
     DELETE FROM clip_pair WHERE NOT parted;
     UPDATE badge SET clips = 0 WHERE name = 'duplicates';
     INSERT OR IGNORE INTO clip_uncompared SELECT id FROM clip;";

/// What comparing some clips has come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// Clips that are still to be compared.
    pub left: u64,
    /// Clips that were found to tell the story of another one.
    pub found: Vec<ClipId>,
}

/// A clip that is not in the index yet.
struct Fresh {
    clip: ClipId,
    runs: Runs,
    bands: [u64; BANDS],
}

/// Compares these clips with all others and with each other. Those of a batch are looked up before any of them is
/// written: the index would write what it has in memory for each question. Returns those of all that are in new pairs.
pub(in crate::library) fn file<'a>(
    db: &Transaction,
    clips: impl IntoIterator<Item = (ClipId, &'a Article)>,
) -> Result<Vec<ClipId>, LibraryError> {
    let fresh: Vec<Fresh> = clips
        .into_iter()
        .filter_map(|(clip, article)| {
            let runs = runs(article)?;
            Some(Fresh { clip, bands: runs.bands(), runs })
        })
        .collect();
    let mut before: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (at, new) in fresh.iter().enumerate() {
        let twins = [compare_filed(db, new)?, compare_fresh(db, new, &fresh, &before)?].concat();
        if !twins.is_empty() {
            found.push(new.clip);
            found.extend(twins);
        }
        for band in new.bands {
            before.entry(band).or_default().push(at);
        }
    }
    let mut insert = db.prepare_cached("INSERT OR REPLACE INTO clip_bands (rowid, bands) VALUES (?1, ?2)")?;
    for new in &fresh {
        insert.execute(params![new.clip.0, new.bands.map(token).join(" ")])?;
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Takes a clip that is to be deleted out of the index; its pairs go with it.
pub(in crate::library) fn forget(db: &Transaction, clip: ClipId) -> Result<(), LibraryError> {
    db.prepare_cached("DELETE FROM clip_bands WHERE rowid = ?1")?.execute([clip.0])?;
    db.prepare_cached("DELETE FROM clip_uncompared WHERE clip_id = ?1")?.execute([clip.0])?;
    Ok(())
}

/// A clip says something else now: what it was like is forgotten, but for what its reader has parted, and it is compared
/// again with the next that are.
pub(in crate::library) fn compare_anew(db: &Transaction, clip: ClipId) -> Result<(), LibraryError> {
    forget(db, clip)?;
    badges::keep_twins(db, &[clip], || {
        let mut delete =
            db.prepare_cached("DELETE FROM clip_pair WHERE parted = 0 AND (one = ?1 OR other = ?1)")?;
        Ok(delete.execute([clip.0])?)
    })?;
    db.prepare_cached("INSERT OR IGNORE INTO clip_uncompared (clip_id) VALUES (?1)")?.execute([clip.0])?;
    Ok(())
}

impl Library {
    /// Compares up to `most` clips that have not been compared: those of an older library, and those that say
    /// something else than before.
    pub fn compare_some(&mut self, most: usize) -> Result<Compared, LibraryError> {
        if self.uncompared()? == 0 {
            return Ok(Compared::default());
        }
        let db = self.store.words.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let clips: Vec<ClipId> = {
            let mut take = db.prepare_cached(
                "DELETE FROM clip_uncompared WHERE clip_id IN (
                     SELECT clip_id FROM clip_uncompared ORDER BY 1 LIMIT ?1) RETURNING clip_id",
            )?;
            let rows = take.query_map([most as i64], |row| row.get(0).map(ClipId))?;
            rows.collect::<rusqlite::Result<_>>()?
        };
        let mut articles = Vec::with_capacity(clips.len());
        for clip in clips {
            articles.extend(article(&db, clip)?.map(|article| (clip, article)));
        }
        let found = file(&db, articles.iter().map(|(clip, article)| (*clip, article)))?;
        db.commit()?;
        Ok(Compared { left: self.uncompared()?, found })
    }

    fn uncompared(&self) -> Result<u64, LibraryError> {
        let count = "SELECT count(*) FROM clip_uncompared";
        Ok(self.store.words.query_row(count, [], |row| row.get::<_, i64>(0))?.max(0) as u64)
    }
}

fn runs(article: &Article) -> Option<Runs> {
    Runs::of_lines(|give| article.blocks.iter().for_each(|block| block.each_line(give)))
}

/// The article, unless the clip is gone or damaged; the check tells of that.
fn article(db: &Transaction, clip: ClipId) -> Result<Option<Article>, LibraryError> {
    let mut select = db.prepare_cached("SELECT article FROM clip_body WHERE clip_id = ?1")?;
    let bytes = select.query_row([clip.0], |row| row.get::<_, Vec<u8>>(0)).optional()?;
    Ok(bytes.and_then(|bytes| body::decode(&bytes)))
}

/// Returns the clips that it is paired with now.
fn compare_filed(db: &Transaction, new: &Fresh) -> Result<Vec<ClipId>, LibraryError> {
    // A limit that is bound would have SQLite prepare the statement anew for each band.
    let mut select = db.prepare_cached(&format!(
        "SELECT rowid FROM clip_bands WHERE clip_bands MATCH ?1 ORDER BY rowid DESC LIMIT {MOST_OF_A_BAND}"
    ))?;
    let mut shared: BTreeMap<i64, usize> = BTreeMap::new();
    for band in new.bands {
        let mut rows = select.query([token(band)])?;
        while let Some(row) = rows.next()? {
            *shared.entry(row.get(0)?).or_default() += 1;
        }
    }
    shared.remove(&new.clip.0);
    let mut twins = Vec::new();
    for clip in likeliest(shared).into_iter().map(ClipId) {
        let known = article(db, clip)?.as_ref().and_then(runs);
        if let Some(known) = known
            && pair(db, new, clip, &known)?
        {
            twins.push(clip);
        }
    }
    Ok(twins)
}

fn compare_fresh(
    db: &Transaction,
    new: &Fresh,
    fresh: &[Fresh],
    before: &HashMap<u64, Vec<usize>>,
) -> Result<Vec<ClipId>, LibraryError> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for at in new.bands.iter().filter_map(|band| before.get(band)).flatten() {
        *shared.entry(*at).or_default() += 1;
    }
    let mut twins = Vec::new();
    for other in likeliest(shared).into_iter().filter_map(|at| fresh.get(at)) {
        if pair(db, new, other.clip, &other.runs)? {
            twins.push(other.clip);
        }
    }
    Ok(twins)
}

/// Those that share most bands.
fn likeliest<T: Ord + Copy>(shared: BTreeMap<T, usize>) -> Vec<T> {
    let mut all: Vec<(usize, T)> = shared.into_iter().map(|(which, bands)| (bands, which)).collect();
    all.sort_unstable_by(|one, other| other.cmp(one));
    all.truncate(MOST_COMPARED);
    all.into_iter().map(|(_, which)| which).collect()
}

/// Keeps the pair if the two tell one story; whether it is new.
fn pair(db: &Transaction, new: &Fresh, clip: ClipId, runs: &Runs) -> Result<bool, LibraryError> {
    if !new.runs.is_story_of(runs) {
        return Ok(false);
    }
    let likeness = (new.runs.likeness(runs) * 1000.0).round() as i64;
    let (one, other) = (new.clip.min(clip), new.clip.max(clip));
    badges::keep_duplicates(db, &[one, other], || {
        let sql = "INSERT OR IGNORE INTO clip_pair (one, other, likeness) VALUES (?1, ?2, ?3)";
        let pairs = db.prepare_cached(sql)?.execute(params![one.0, other.0, likeness])?;
        Ok(pairs > 0)
    })
}

/// A band as a word of the index.
fn token(band: u64) -> String {
    let letter = |nth: u32| LETTERS.get((band >> (nth * 5)) as usize % LETTERS.len()).map(|b| char::from(*b));
    (0..TOKEN_LETTERS).filter_map(letter).collect()
}
