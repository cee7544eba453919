//! The words of alphabets that an index has, whether or not a clip has them still.

use rusqlite::{Connection, OptionalExtension, params};

use super::leaf::Leaf;
use super::segments::Segment;
use super::{Index, MAIN, Trouble, checked_segments, seek, told};

/// Behind [`MAIN`], the bytes that words of alphabets begin with: Latin, then what two bytes hold, which is more Latin,
/// Greek, Cyrillic, Armenian, Hebrew and Arabic.
const ALPHABETS: [(u8, u8); 2] = [(b'a', b'z'), (0xc3, 0xdf)];
/// Nobody types longer words.
const LONGEST: usize = 60;

/// What the index is made of: as long as this is the same, it has the same words.
pub(in crate::library::search) fn state(db: &Connection) -> rusqlite::Result<Vec<u8>> {
    super::segments::structure(db, Index::Words.table())
}

/// The words, each once and in order, parted by line ends; nothing if the tables are not as expected. As for
/// [`super::read`].
pub(in crate::library::search) fn words(db: &Connection) -> rusqlite::Result<Option<String>> {
    told(all(db)).map(|words| words.map(|words| words.join("\n")))
}

fn all(db: &Connection) -> Result<Vec<String>, Trouble> {
    let mut words = Vec::new();
    for segment in checked_segments(db, Index::Words)? {
        for (first, last) in ALPHABETS {
            of_segment(db, &segment, [MAIN, first], [MAIN, last + 1], &mut words)?;
        }
    }
    words.sort_unstable();
    words.dedup();
    Ok(words)
}

/// Reads the pages alone that a term begins on; the lists that go on over others are not for this.
fn of_segment(
    db: &Connection,
    segment: &Segment,
    from: [u8; 2],
    to: [u8; 2],
    words: &mut Vec<String>,
) -> Result<(), Trouble> {
    let table = Index::Words.table();
    let mut further = db.prepare_cached(&format!(
        "SELECT pgno >> 1 FROM {table}_idx WHERE segid = ?1 AND term > ?2 AND term < ?3 ORDER BY term"
    ))?;
    let mut select = db.prepare_cached(&format!("SELECT block FROM {table}_data WHERE id = ?1"))?;
    let mut pages = vec![seek(db, Index::Words, segment, &from)?];
    for page in further.query_map(params![segment.id, from, to], |row| row.get::<_, i64>(0))? {
        // Of a segment that is being merged into another, pages are gone that the index still names.
        pages.extend(Some(page?).filter(|page| *page >= segment.first_page));
    }
    for page in pages {
        let block = select.query_row([segment.page_id(page)], |row| row.get::<_, Vec<u8>>(0)).optional()?;
        let block = block.ok_or(Trouble::Strange)?;
        read(&block, &from, &to, words).ok_or(Trouble::Strange)?;
    }
    Ok(())
}

fn read(page: &[u8], from: &[u8], to: &[u8], words: &mut Vec<String>) -> Option<()> {
    let leaf = Leaf::read(page)?;
    let mut terms = leaf.terms();
    while let Some((term, _)) = terms.next()? {
        if term >= from && term < to && term.len() <= LONGEST {
            words.push(str::from_utf8(term.get(1..)?).ok()?.to_owned());
        }
    }
    Some(())
}
