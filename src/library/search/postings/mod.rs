//! The lists of clips that the full-text index keeps, one a token, read as they lie in its tables.
//!
//! Asked in SQL, the index takes one step of SQLite for each clip, about 130 ns; the lists themselves are a number of
//! one or two bytes a clip (`benches/search.rs`). So a token alone is read here, and SQL is asked for what needs the
//! places of words: phrases. The format is that of FTS5 (the head of `fts5_index.c`: `%_data`, `%_idx`); SQLite keeps
//! it for the files it has written, and the one we read with is built in. Whatever is not as expected here is told as
//! such, and the question is asked in SQL.

mod bytes;
mod leaf;
mod places;
mod segments;
mod walk;
mod words;

use rusqlite::{Connection, OptionalExtension, params};

use super::query::Field;
use super::set::Set;
use crate::text::phrase::LastWord;
use bytes::Bytes;
pub(super) use places::{Spot, column_of};
use segments::Segment;
use walk::{Next, Walk};
pub(super) use words::{state, words};

/// The version of the format that is read here.
const FORMAT: i64 = 4;
/// FTS5 keeps the words themselves behind this letter; behind others it keeps beginnings of words, of which we ask none.
const MAIN: u8 = b'0';
/// Longer tokens are cut by FTS5 sooner or later, and nobody types them.
const LONGEST: usize = 1_000;

/// The full-text tables of a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Index {
    /// Pairs of characters and words, with the fields and places they stand in.
    Words,
    /// Single characters, which only are there.
    Glyphs,
}

/// A token that clips have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) index: Index,
    pub(super) word: String,
    /// It may go on.
    pub(super) open: bool,
    /// Always anywhere among the glyphs.
    pub(super) field: Field,
}

/// Why a list was not read.
enum Trouble {
    /// The tables are not as expected: SQL may know better.
    Strange,
    Library(rusqlite::Error),
}

impl Index {
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Words => "clip_words",
            Self::Glyphs => "clip_glyphs",
        }
    }
}

impl Token {
    /// A single character among the glyphs, with what may stand behind it there.
    pub(super) fn glyph(word: String) -> Self {
        Self { index: Index::Glyphs, word, open: false, field: Field::Anywhere }
    }
}

/// The places of the clips that have the token; nothing if SQL must be asked. The connection must see one state of the
/// library all the while, and must not have written: FTS5 keeps what is written in memory until it is committed.
pub(super) fn read(
    db: &Connection,
    token: &Token,
    places: usize,
    place: impl Fn(i64) -> Option<usize>,
) -> rusqlite::Result<Option<Set>> {
    told(whole(db, token, places, place))
}

/// Hands out the clips that have the token, each with a spot where it stands and whether it is the whole word there,
/// those too that were filed anew since; `false` if that was broken off because the tables are not as expected. As for [`read`].
pub(super) fn each_spot(
    db: &Connection,
    token: &Token,
    is_wanted: impl Fn(i64) -> bool,
    mut found: impl FnMut(i64, Spot, LastWord),
) -> rusqlite::Result<bool> {
    let column = column(token.field);
    let mut of_clip = |clip, places: &[u8], word| {
        if !is_wanted(clip) {
            return Some(());
        }
        places::each(places, |spot| {
            if column.is_none_or(|column| column_of(spot) as u64 == column) {
                found(clip, spot, word);
            }
        })
    };
    let all = segments(db, token).and_then(|segments| {
        segments.iter().try_for_each(|segment| of_segment(db, token, segment, true, &mut of_clip))
    });
    told(all).map(|read| read.is_some())
}

/// How many tokens a clip has; nothing if it is not filed.
pub(super) fn length(db: &Connection, clip: i64) -> rusqlite::Result<Option<u64>> {
    let mut select = db.prepare_cached("SELECT sz FROM clip_words_docsize WHERE id = ?1")?;
    let Some(by_column) = select.query_row([clip], |row| row.get::<_, Vec<u8>>(0)).optional()? else {
        return Ok(None);
    };
    let mut by_column = Bytes(&by_column);
    Ok(Some(std::iter::from_fn(|| by_column.number()).fold(0, u64::saturating_add)))
}

/// Nothing where the tables are not as expected.
fn told<T>(read: Result<T, Trouble>) -> rusqlite::Result<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Trouble::Strange) => Ok(None),
        Err(Trouble::Library(error)) => Err(error),
    }
}

fn whole(
    db: &Connection,
    token: &Token,
    places: usize,
    place: impl Fn(i64) -> Option<usize>,
) -> Result<Set, Trouble> {
    let column = column(token.field);
    let mut found = Set::none(places);
    for segment in segments(db, token)? {
        let mut here = Set::none(places);
        of_segment(db, token, &segment, column.is_some(), |clip, spots, _| {
            let stands = match column {
                Some(column) => places::stands_in(column, spots)?,
                None => true,
            };
            if let Some(place) = place(clip).filter(|_| stands) {
                here.insert(place);
            }
            Some(())
        })?;
        segments::tombstones(db, token.index.table(), &segment, |clip| {
            if let Some(place) = place(clip) {
                here.remove(place);
            }
        })?;
        found.unite(&here);
    }
    Ok(found)
}

/// The segments in which the token may be.
fn segments(db: &Connection, token: &Token) -> Result<Vec<Segment>, Trouble> {
    // What the tokenizer of the index would change or part is not read here.
    let is_plain = |c: char| !c.is_ascii() || c.is_ascii_lowercase() || c.is_ascii_digit();
    if token.word.is_empty() || token.word.len() > LONGEST || !token.word.chars().all(is_plain) {
        return Err(Trouble::Strange);
    }
    checked_segments(db, token.index)
}

/// The segments of an index of the version that is read here.
fn checked_segments(db: &Connection, index: Index) -> Result<Vec<Segment>, Trouble> {
    let table = index.table();
    let mut version = db.prepare_cached(&format!("SELECT v FROM {table}_config WHERE k = 'version'"))?;
    if version.query_row([], |row| row.get::<_, i64>(0)).optional()? != Some(FORMAT) {
        return Err(Trouble::Strange);
    }
    segments::all(db, table)
}

/// Hands out the clips of one segment, those too that were taken out later.
fn of_segment(
    db: &Connection,
    token: &Token,
    segment: &Segment,
    with_places: bool,
    found: impl FnMut(i64, &[u8], LastWord) -> Option<()>,
) -> Result<(), Trouble> {
    let mut term = vec![MAIN];
    term.extend_from_slice(token.word.as_bytes());
    let table = token.index.table();
    let page = seek(db, token.index, segment, &term)?;
    let mut select = db.prepare_cached(&format!(
        "SELECT id, block FROM {table}_data WHERE id BETWEEN ?1 AND ?2 ORDER BY id"
    ))?;
    let mut pages = select.query([segment.page_id(page), segment.page_id(segment.last_page)])?;
    let mut walk = Walk::new(term, token, with_places, found);
    let mut expected = segment.page_id(page);
    while let Some(row) = pages.next()? {
        let block = row.get_ref(1)?.as_blob().map_err(|_| Trouble::Strange)?;
        if row.get::<_, i64>(0)? != expected {
            return Err(Trouble::Strange);
        }
        expected += 1;
        if walk.page(block).ok_or(Trouble::Strange)? == Next::Nothing {
            return Ok(());
        }
    }
    if walk.is_done() { Ok(()) } else { Err(Trouble::Strange) }
}

/// The page that the term is on, if the segment has it.
fn seek(db: &Connection, index: Index, segment: &Segment, term: &[u8]) -> rusqlite::Result<i64> {
    let table = index.table();
    let mut seek = db.prepare_cached(&format!(
        "SELECT pgno >> 1 FROM {table}_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1"
    ))?;
    let page: Option<i64> = seek.query_row(params![segment.id, term], |row| row.get(0)).optional()?;
    Ok(page.unwrap_or_default().max(segment.first_page))
}

/// The columns of `clip_words` in their order.
fn column(field: Field) -> Option<u64> {
    match field {
        Field::Anywhere => None,
        Field::Body => Some(0),
        Field::Headline => Some(1),
        Field::Caption => Some(2),
        Field::Byline => Some(3),
        Field::Source => Some(4),
        Field::Note => Some(5),
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Library(error)
    }
}

#[cfg(test)]
mod tests;
