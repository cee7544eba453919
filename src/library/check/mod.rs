//! Looks the library over: the pages of its files, what the operations promise to keep true, and that everything in
//! it is still what was written.

mod contents;
mod watch;

use std::path::Path;

use rusqlite::Connection;

use super::backup::Stop;
use super::clips::badges;
use super::sums::{self, Verified};
use super::{ClipId, Library, LibraryError, Reader, highlights, store};
pub use watch::CheckProgress;
pub(super) use watch::Watch;

/// Findings listed of one kind; a broken disk may have a million.
const MOST_OF_A_KIND: usize = 100;
/// Damaged clips that are named by their headlines.
const MOST_NAMED: usize = 20;

/// Something that is wrong, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub what: String,
    /// The clip whose content is damaged, where it is one.
    pub clip: Option<ClipId>,
}

impl Finding {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), clip: None }
    }

    pub(super) fn of(clip: ClipId, what: impl Into<String>) -> Self {
        Self { what: what.into(), clip: Some(clip) }
    }
}

/// What a check has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Empty for a sound library.
    pub findings: Vec<Finding>,
    /// Clips with damaged content, and the headlines of the first of them.
    pub damaged: Vec<ClipId>,
    pub headlines: Vec<String>,
    /// Clips that were looked at: not in the Trash, and in it.
    pub clips: u64,
    pub trashed: u64,
    /// Clips of an older library that have no sums yet: of these it is not known whether they are as they were written.
    pub unsummed: u64,
}

/// What must hold, as a query that finds where it does not: a number and the sentence about it.
const RULES: [(&str, &str); 13] = [
    (
        "collection {} counts its clips wrong",
        "SELECT id FROM collection AS c WHERE clips <> (
             SELECT count(*) FROM collection_clip JOIN clip ON clip.id = clip_id
             WHERE collection_id = c.id AND trashed_at IS NULL)",
    ),
    (
        "clip {} counts its collections wrong",
        "SELECT id FROM clip WHERE filed_in <> (SELECT count(*) FROM collection_clip WHERE clip_id = clip.id)",
    ),
    (
        "collection {} is inside itself or hangs on nothing",
        "WITH RECURSIVE tree (id) AS (
             SELECT id FROM collection WHERE parent IS NULL
             UNION SELECT collection.id FROM collection JOIN tree ON parent = tree.id)
         SELECT id FROM collection WHERE id NOT IN (SELECT id FROM tree)",
    ),
    (
        "collection {} stands at a wrong place among its siblings",
        "SELECT id FROM (
             SELECT id, position, row_number() OVER (PARTITION BY parent ORDER BY position, id) - 1 AS due
             FROM collection) WHERE position <> due",
    ),
    (
        "tag {} counts its clips wrong",
        "SELECT id FROM tag AS t WHERE clips <> (
             SELECT count(*) FROM clip_tag JOIN clip ON clip.id = clip_id
             WHERE tag_id = t.id AND trashed_at IS NULL)",
    ),
    (
        "clip {} is said to have a note or none, wrongly",
        "SELECT id FROM clip WHERE (has & 4 <> 0) <> (id IN (SELECT clip_id FROM clip_note))",
    ),
    (
        "clip {} is said to have marked words or none, wrongly",
        "SELECT id FROM clip WHERE (has & 8 <> 0) <> (id IN (SELECT clip_id FROM highlight))",
    ),
    (
        "marked words {} have a colour that there is not",
        "SELECT id FROM highlight WHERE tint NOT IN ('yellow', 'green', 'blue', 'pink')",
    ),
    (
        "saved search {} stands at a wrong place",
        "SELECT id FROM (SELECT id, position, row_number() OVER (ORDER BY position, id) - 1 AS due
             FROM saved_search) WHERE position <> due",
    ),
    (
        "rule {} stands at a wrong place",
        "SELECT id FROM (SELECT id, position, row_number() OVER (ORDER BY position, id) - 1 AS due
             FROM rule) WHERE position <> due",
    ),
    (
        "site rule {} stands at a wrong place",
        "SELECT id FROM (SELECT id, position, row_number() OVER (ORDER BY position, id) - 1 AS due
             FROM site_rule) WHERE position <> due",
    ),
    ("clip {} has no body", "SELECT id FROM clip WHERE id NOT IN (SELECT clip_id FROM clip_body)"),
    (
        "clip {} has no row for the list or no origin",
        "SELECT id FROM clip WHERE id NOT IN (SELECT clip_id FROM clip_card)
             OR id NOT IN (SELECT clip_id FROM clip_origin)",
    ),
];

impl Library {
    /// Everything that is wrong; empty for a sound library. Reads every page, every article and every original.
    pub fn check(&self) -> Result<Vec<Finding>, LibraryError> {
        let never = Stop::default();
        let (findings, _) = check(&self.store.words, &self.store.originals, &mut Watch::new(&never, |_| ()))?;
        Ok(findings)
    }
}

/// Checks the library in `folder` beside who has it open: what stands there at this moment.
pub fn check_beside(
    folder: &Path,
    stop: &Stop,
    tell: impl FnMut(CheckProgress),
) -> Result<Checked, LibraryError> {
    let words = store::open_for_reading(&folder.join(store::WORDS_FILE))?;
    let originals = store::open_for_reading(&folder.join(store::ORIGINALS_FILE))?;
    // Both are held as they are now, so that a clip that comes or goes meanwhile is no damage.
    let (words, originals) = (words.unchecked_transaction()?, originals.unchecked_transaction()?);
    let (findings, unsummed) = check(&words, &originals, &mut Watch::new(stop, tell))?;
    let mut damaged: Vec<ClipId> = findings.iter().filter_map(|finding| finding.clip).collect();
    damaged.sort_unstable();
    damaged.dedup();
    let counts = Reader::open(folder)?.counts()?;
    let headlines = damaged.iter().take(MOST_NAMED).filter_map(|clip| headline(&words, *clip)).collect();
    Ok(Checked { findings, damaged, headlines, clips: counts.all, trashed: counts.trash, unsummed })
}

/// The headline in the list, as far as it can be read.
fn headline(words: &Connection, clip: ClipId) -> Option<String> {
    let sql = "SELECT headline FROM clip_card WHERE clip_id = ?1";
    let read = |row: &rusqlite::Row| Ok(row.get_ref(0)?.as_bytes().map(<[u8]>::to_vec).unwrap_or_default());
    let headline = words.query_row(sql, [clip.0], read).ok()?;
    Some(String::from_utf8_lossy(&headline).into_owned()).filter(|headline| !headline.trim().is_empty())
}

/// Returns what is wrong, and how many clips have no sums yet.
fn check(
    words: &Connection,
    originals: &Connection,
    watch: &mut Watch,
) -> Result<(Vec<Finding>, u64), LibraryError> {
    watch.measure(words, originals)?;
    let mut findings = watch.listen_to(words, |_| pages(words, "library"))?;
    findings.extend(watch.listen_to(originals, |_| pages(originals, "originals"))?);
    let unsummed = watch.listen_to(words, |watch| {
        findings.extend(rules(words)?);
        let Verified { findings: changed, unsummed } = sums::verify(words, watch)?;
        findings.extend(changed);
        findings.extend(contents::articles(words, originals, watch)?);
        findings.extend(contents::further_pages(words, originals)?);
        findings.extend(contents::versions(words, originals, watch)?);
        for id in highlights::strayed(words)?.into_iter().take(MOST_OF_A_KIND) {
            findings.push(Finding::new(format!("marked words {id} are not where they are said to stand")));
        }
        Ok(unsummed)
    })?;
    findings.extend(watch.listen_to(originals, |watch| contents::originals(words, originals, watch))?);
    Ok((findings, unsummed))
}

fn rules(words: &Connection) -> Result<Vec<Finding>, LibraryError> {
    let mut findings = Vec::new();
    let numbers = badges::wrong();
    for (sentence, sql) in
        RULES.into_iter().chain([("a number in the tree is wrong by {}", numbers.as_str())])
    {
        let mut select = words.prepare(sql)?;
        let rows = select.query_map([], |row| row.get::<_, i64>(0))?;
        for number in rows.take(MOST_OF_A_KIND) {
            findings.push(Finding::new(sentence.replace("{}", &number?.to_string())));
        }
    }
    Ok(findings)
}

/// SQLite's own checks of a file.
fn pages(db: &Connection, file: &str) -> Result<Vec<Finding>, LibraryError> {
    let mut findings = Vec::new();
    let mut check = db.prepare("PRAGMA integrity_check")?;
    for line in check.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            findings.push(Finding::new(format!("{file}: {line}")));
        }
    }
    let mut check = db.prepare("PRAGMA foreign_key_check")?;
    for table in check.query_map([], |row| row.get::<_, String>(0))?.take(MOST_OF_A_KIND) {
        findings.push(Finding::new(format!("{file}: a row of {} points at nothing", table?)));
    }
    Ok(findings)
}
