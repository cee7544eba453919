//! Looks the library over: the pages of its files, and what the operations promise to keep true.

use rusqlite::Connection;

use super::clips::badges;
use super::clips::file::count_slots;
use super::{ClipId, Library, LibraryError, body, highlights, originals};
use crate::article::{Figure, Picture};

/// Findings listed of one kind; a broken disk may have a million.
const MOST_OF_A_KIND: usize = 100;

/// Something that is wrong, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub what: String,
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
    /// Everything that is wrong; empty for a sound library. Reads every page and every article.
    pub fn check(&self) -> Result<Vec<Finding>, LibraryError> {
        let Self { store, .. } = self;
        let mut findings = pages(&store.words, "library")?;
        findings.extend(pages(&store.originals, "originals")?);
        let numbers = badges::wrong();
        for (sentence, sql) in
            RULES.into_iter().chain([("a number in the tree is wrong by {}", numbers.as_str())])
        {
            let mut select = store.words.prepare(sql)?;
            let rows = select.query_map([], |row| row.get::<_, i64>(0))?;
            for number in rows.take(MOST_OF_A_KIND) {
                findings.push(Finding { what: sentence.replace("{}", &number?.to_string()) });
            }
        }
        findings.extend(articles(&store.words, &store.originals)?);
        findings.extend(further_pages(&store.words, &store.originals)?);
        findings.extend(versions(&store.words, &store.originals)?);
        for id in highlights::strayed(&store.words)?.into_iter().take(MOST_OF_A_KIND) {
            findings
                .push(Finding { what: format!("marked words {id} are not where they are said to stand") });
        }
        Ok(findings)
    }
}

/// SQLite's own checks of a file.
fn pages(db: &Connection, file: &str) -> Result<Vec<Finding>, LibraryError> {
    let mut findings = Vec::new();
    let mut check = db.prepare("PRAGMA integrity_check")?;
    for line in check.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            findings.push(Finding { what: format!("{file}: {line}") });
        }
    }
    let mut check = db.prepare("PRAGMA foreign_key_check")?;
    for table in check.query_map([], |row| row.get::<_, String>(0))?.take(MOST_OF_A_KIND) {
        findings.push(Finding { what: format!("{file}: a row of {} points at nothing", table?) });
    }
    Ok(findings)
}

/// Each article can be read, and the bytes that its clip names are kept.
fn articles(words: &Connection, kept: &Connection) -> Result<Vec<Finding>, LibraryError> {
    let mut findings = Vec::new();
    let mut select = words.prepare(
        "SELECT clip_id, article, page, slots, empty_slots
         FROM clip_body JOIN clip_origin USING (clip_id) JOIN clip_card USING (clip_id)",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let clip = ClipId(row.get(0)?);
        let page: [u8; 32] = row.get(2)?;
        if !originals::holds(kept, &page)? {
            findings.push(Finding { what: format!("the page of clip {clip} is not kept") });
        }
        let Some(article) = body::decode(&row.get::<_, Vec<u8>>(1)?) else {
            findings.push(Finding { what: LibraryError::Unreadable(clip).to_string() });
            continue;
        };
        if count_slots(&article) != (row.get(3)?, row.get(4)?) {
            findings.push(Finding { what: format!("clip {clip} counts its picture slots wrong") });
        }
        for figure in article.figures() {
            if let Picture::Kept(hash) = figure.picture
                && !originals::holds(kept, &hash.0)?
            {
                findings
                    .push(Finding { what: format!("picture {} of clip {clip} is not kept", figure.slot) });
            }
        }
    }
    Ok(findings)
}

/// Each version can be read, and the pictures that it holds are kept.
fn versions(words: &Connection, kept: &Connection) -> Result<Vec<Finding>, LibraryError> {
    let mut findings = Vec::new();
    let mut select = words.prepare("SELECT id, clip_id, article FROM clip_version ORDER BY id")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (version, clip): (i64, i64) = (row.get(0)?, row.get(1)?);
        let Some(article) = body::decode(&row.get::<_, Vec<u8>>(2)?) else {
            findings.push(Finding { what: format!("version {version} of clip {clip} cannot be read") });
            continue;
        };
        for hash in article.figures().filter_map(Figure::kept) {
            if !originals::holds(kept, &hash.0)? {
                let what = format!("a picture of version {version} of clip {clip} is not kept");
                findings.push(Finding { what });
            }
        }
    }
    Ok(findings)
}

/// The further pages of an article that came in several are kept too.
fn further_pages(words: &Connection, kept: &Connection) -> Result<Vec<Finding>, LibraryError> {
    let mut findings = Vec::new();
    let mut select = words.prepare("SELECT clip_id, position, page FROM clip_page")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (clip, position): (i64, i64) = (row.get(0)?, row.get(1)?);
        if !originals::holds(kept, &row.get::<_, [u8; 32]>(2)?)? {
            findings.push(Finding { what: format!("page {position} of clip {clip} is not kept") });
        }
    }
    Ok(findings)
}
