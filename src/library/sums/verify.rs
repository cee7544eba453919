//! Compares every sum with what stands there now.

use rusqlite::Connection;

use super::{ARTICLE, PLACES, SHELVES, VERSION, WORDS, shelf, sum};
use crate::library::check::Watch;
use crate::library::{ClipId, Finding, LibraryError};

/// What a comparison of all sums has found.
#[derive(Debug, Default)]
pub(in crate::library) struct Verified {
    pub(in crate::library) findings: Vec<Finding>,
    /// Clips of an older library whose sums were not taken yet.
    pub(in crate::library) unsummed: u64,
}

/// The sums that are kept of a clip.
struct Kept {
    clip: ClipId,
    /// By the columns of `clip_sum`.
    sums: [Option<i64>; PARTS.len()],
    is_unsummed: bool,
}

type Part = (&'static [&'static str], &'static str);

/// The parts of a clip, and how each is called in a sentence.
const PARTS: [Part; 3] = [
    (ARTICLE, "the article of clip {} is not as it was written"),
    (WORDS, "headline, origin, note or marked words of clip {} are not as they were written"),
    (PLACES, "marks, dates, tags or collections of clip {} are not as they were written"),
];

/// Compares all sums, and tells `watch` of each clip.
pub(in crate::library) fn verify(db: &Connection, watch: &mut Watch) -> Result<Verified, LibraryError> {
    let mut verified = Verified::default();
    let findings = &mut verified.findings;
    let mut select = db.prepare(
        "SELECT id, article, words, places, clip_unsummed.clip_id IS NOT NULL
         FROM clip LEFT JOIN clip_sum ON clip_sum.clip_id = id LEFT JOIN clip_unsummed ON clip_unsummed.clip_id = id
         ORDER BY id",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        watch.step()?;
        let kept = Kept {
            clip: ClipId(row.get(0)?),
            sums: [row.get(1)?, row.get(2)?, row.get(3)?],
            is_unsummed: row.get(4)?,
        };
        verified.unsummed += u64::from(kept.is_unsummed);
        compare(db, &kept, findings)?;
    }
    versions(db, findings)?;
    shelves(db, findings)?;
    Ok(verified)
}

fn compare(db: &Connection, kept: &Kept, findings: &mut Vec<Finding>) -> Result<(), LibraryError> {
    let clip = kept.clip;
    for ((queries, sentence), kept_sum) in PARTS.iter().zip(kept.sums) {
        let is_as_written = match (kept_sum, sum(db, queries, clip.0)) {
            (None, _) => kept.is_unsummed,
            (kept, Ok(found)) => kept == found,
            (_, Err(LibraryError::DamagedPart)) => false,
            (_, Err(error)) => return Err(error),
        };
        if !is_as_written {
            findings.push(Finding::of(clip, sentence.replace("{}", &clip.to_string())));
        }
    }
    Ok(())
}

fn versions(db: &Connection, findings: &mut Vec<Finding>) -> Result<(), LibraryError> {
    let mut select = db.prepare(
        "SELECT id, clip_id, sum, clip_id IN (SELECT clip_id FROM clip_unsummed)
         FROM clip_version LEFT JOIN version_sum ON version_id = id ORDER BY id",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (version, clip, kept): (i64, i64, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let is_as_written = match kept {
            None => row.get(3)?,
            kept => sum(db, VERSION, version)? == kept,
        };
        if !is_as_written {
            let what = format!("version {version} of clip {clip} is not as it was written");
            findings.push(Finding::of(ClipId(clip), what));
        }
    }
    Ok(())
}

fn shelves(db: &Connection, findings: &mut Vec<Finding>) -> Result<(), LibraryError> {
    let mut select = db.prepare("SELECT sum FROM shelf_sum WHERE name = ?1")?;
    for (name, query) in SHELVES {
        let mut rows = select.query([name])?;
        // A library that has not changed since it was made, or an older one, has none yet.
        let Some(kept) = rows.next()?.map(|row| row.get::<_, i64>(0)).transpose()? else { continue };
        if kept != shelf(db, query)? {
            findings.push(Finding::new(format!(
                "{name}: a name, place, colour or word is not as it was written"
            )));
        }
    }
    Ok(())
}
