//! Of which segments an index is made. Each holds its own tokens with their lists, and beside them the clips that were
//! taken out since.

use rusqlite::Connection;

use super::Trouble;
use super::bytes::Bytes;

/// Where FTS5 keeps the list of its segments.
const STRUCTURE: i64 = 10;
/// Behind the first four bytes: clips can be taken out without their words being known.
const WITH_TOMBSTONES: [u8; 4] = [0xff, 0x00, 0x00, 0x01];
/// FTS5 has no more segments than these.
const MOST: usize = 2_000;
/// The numbers of segments are told from those of their pages by this many bits.
const SEGMENT: u32 = 37;
/// Pages of tombstones are kept as those of a segment so much further on.
const TOMBSTONES: i64 = 1 << 16;

pub(super) struct Segment {
    pub(super) id: i64,
    pub(super) first_page: i64,
    pub(super) last_page: i64,
    tombstone_pages: i64,
}

impl Segment {
    pub(super) fn page_id(&self, page: i64) -> i64 {
        (self.id << SEGMENT) + page
    }
}

/// The segments of a table.
pub(super) fn all(db: &Connection, table: &str) -> Result<Vec<Segment>, Trouble> {
    read(&structure(db, table)?).ok_or(Trouble::Strange)
}

/// The list of its segments as FTS5 keeps it.
pub(super) fn structure(db: &Connection, table: &str) -> rusqlite::Result<Vec<u8>> {
    let mut select = db.prepare_cached(&format!("SELECT block FROM {table}_data WHERE id = ?1"))?;
    select.query_row([STRUCTURE], |row| row.get(0))
}

fn read(structure: &[u8]) -> Option<Vec<Segment>> {
    let rest = structure.get(4..)?.strip_prefix(&WITH_TOMBSTONES)?;
    let mut bytes = Bytes(rest);
    let (levels, count) = (bytes.count()?, bytes.count()?);
    let _changes = bytes.number()?;
    if levels > MOST || count > MOST {
        return None;
    }
    let mut segments = Vec::with_capacity(count);
    for _ in 0..levels {
        let _being_merged = bytes.number()?;
        for _ in 0..bytes.count()?.min(MOST) {
            let mut number = || i64::try_from(bytes.number()?).ok().filter(|number| *number < 1 << 31);
            let (id, first_page, last_page) = (number()?, number()?, number()?);
            let _origins = [bytes.number()?, bytes.number()?];
            let tombstone_pages = i64::try_from(bytes.number()?).ok().filter(|pages| *pages < 1 << 31)?;
            let _entries = [bytes.number()?, bytes.number()?];
            segments.push(Segment { id, first_page, last_page, tombstone_pages });
        }
    }
    (segments.len() == count && bytes.is_empty()).then_some(segments)
}

/// Hands out the clips that were taken out of a segment.
pub(super) fn tombstones(
    db: &Connection,
    table: &str,
    segment: &Segment,
    mut gone: impl FnMut(i64),
) -> Result<(), Trouble> {
    if segment.tombstone_pages == 0 {
        return Ok(());
    }
    let first = (segment.id + TOMBSTONES) << SEGMENT;
    let mut select =
        db.prepare_cached(&format!("SELECT block FROM {table}_data WHERE id >= ?1 AND id < ?2"))?;
    let mut pages = select.query([first, first + segment.tombstone_pages])?;
    let mut read = 0;
    while let Some(row) = pages.next()? {
        let page = row.get_ref(0)?.as_blob().map_err(|_| Trouble::Strange)?;
        hashed(page, &mut gone).ok_or(Trouble::Strange)?;
        read += 1;
    }
    if read == segment.tombstone_pages { Ok(()) } else { Err(Trouble::Strange) }
}

/// The clips of a hash table, whose slots are empty where there is a nought.
fn hashed(page: &[u8], gone: &mut impl FnMut(i64)) -> Option<()> {
    let (head, slots) = page.split_at_checked(8)?;
    let size = usize::from(*head.first()?);
    if *head.get(1)? != 0 {
        gone(0);
    }
    if size != 4 && size != 8 {
        return None;
    }
    for slot in slots.chunks_exact(size) {
        let clip = slot.iter().fold(0_i64, |clip, byte| clip << 8 | i64::from(*byte));
        if clip != 0 {
            gone(clip);
        }
    }
    Some(())
}
