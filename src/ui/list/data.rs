//! What the list shows: the ids in order, and the rows of those that are on screen. Nothing is drawn here.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::article::{Lang, Print, When};
use crate::command::{ClipId, Marks, TagId};
pub(super) use crate::library::TRASH_DAYS;
use crate::library::{ClipRow, LibraryError, Reader};
use crate::ui::reader::clean_text;
use crate::ui::search::Excerpts;

/// Rows that are kept beyond those on screen, so that scrolling back reads nothing again.
const MOST_ROWS_KEPT: usize = 2_000;

/// One clip as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    pub id: ClipId,
    /// The headline, or the first words of a clip that has none; never empty unless the clip says nothing.
    pub headline: String,
    pub site: String,
    pub published: Option<When>,
    /// The day it was added, where its reader is.
    pub added: When,
    /// What its page was called; empty where a site or a date is known.
    pub file: String,
    /// The first words, on one line.
    pub lead: String,
    pub lang: Lang,
    pub thumbnail: Option<Print>,
    pub slots: u32,
    pub empty_slots: u32,
    pub marks: Marks,
    /// Whether its reader has written or highlighted something.
    pub is_annotated: bool,
    pub tags: Vec<TagId>,
}

/// The list of clips: all ids, and rows for a window of them.
pub struct ListData<'a> {
    pub ids: &'a [ClipId],
    pub cache: &'a mut RowCache,
    pub reader: &'a Reader,
    /// The words around the hits, while the list shows finds.
    pub excerpts: Option<&'a mut Excerpts>,
    /// Where another story begins, in the list of duplicates.
    pub stories: &'a [usize],
}

/// The place of a clip among those that tell its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct InStory {
    /// Of the story in the list, counted from 0.
    pub story: usize,
    /// Of the clip in the story, counted from 0.
    pub at: usize,
    pub of: usize,
}

impl ListData<'_> {
    /// Where the clip at this place of the list stands in its story, in the list of duplicates.
    pub(super) fn in_story(&self, place: usize) -> Option<InStory> {
        let story = self.stories.partition_point(|start| *start <= place).checked_sub(1)?;
        let start = *self.stories.get(story)?;
        let end = self.stories.get(story + 1).copied().unwrap_or(self.ids.len());
        Some(InStory { story, at: place - start, of: end - start })
    }

    /// The rows of these places in the list, read from the library where they are not kept.
    pub fn rows(&mut self, places: std::ops::Range<usize>) -> Vec<Arc<ListRow>> {
        let ids = self.ids.get(places).unwrap_or_default();
        self.cache.rows(ids, |missing| self.reader.rows(missing))
    }
}

/// Rows by clip, read once until the library changes.
#[derive(Debug, Default)]
pub struct RowCache {
    rows: BTreeMap<ClipId, Arc<ListRow>>,
    failure: Option<String>,
}

impl RowCache {
    /// Forgets all rows: the library has changed.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.failure = None;
    }

    /// The row of one clip, in the list or not; `None` if it is gone.
    pub fn row(&mut self, clip: ClipId, reader: &Reader) -> Option<Arc<ListRow>> {
        self.of(&[clip], reader).pop()
    }

    /// The rows of these clips; those that are gone are left out.
    pub fn of(&mut self, clips: &[ClipId], reader: &Reader) -> Vec<Arc<ListRow>> {
        self.rows(clips, |missing| reader.rows(missing))
    }

    /// Why rows could not be read, once.
    pub fn take_failure(&mut self) -> Option<String> {
        self.failure.take()
    }

    fn rows(
        &mut self,
        ids: &[ClipId],
        read: impl FnOnce(&[ClipId]) -> Result<Vec<ClipRow>, LibraryError>,
    ) -> Vec<Arc<ListRow>> {
        let missing: Vec<ClipId> = ids.iter().copied().filter(|id| !self.rows.contains_key(id)).collect();
        if !missing.is_empty() {
            if self.rows.len() + missing.len() > MOST_ROWS_KEPT {
                self.rows.clear();
                return self.rows(ids, read);
            }
            match read(&missing) {
                Ok(read) => {
                    self.rows.extend(read.into_iter().map(|row| (row.id, Arc::new(ListRow::from(row)))));
                }
                Err(error) => self.failure = Some(error.to_string()),
            }
        }
        ids.iter().filter_map(|id| self.rows.get(id)).cloned().collect()
    }
}

impl From<ClipRow> for ListRow {
    fn from(row: ClipRow) -> Self {
        Self {
            id: row.id,
            headline: on_one_line(&clean_text(&row.headline)),
            site: row.site.as_deref().map(clean_text).unwrap_or_default(),
            published: row.published,
            added: When::Day(TimeZone::system().to_datetime(row.added_at).date()),
            file: row.file_name.as_deref().map(clean_text).unwrap_or_default(),
            lead: on_one_line(&clean_text(&row.lead)),
            lang: row.lang,
            thumbnail: row.thumbnail,
            slots: row.slots,
            empty_slots: row.empty_slots,
            marks: row.marks,
            is_annotated: row.has_note || row.has_highlights,
            tags: row.tags,
        }
    }
}

/// A line break of the page would leave the rest of the row empty. Each byte keeps its place.
fn on_one_line(words: &str) -> String {
    words.replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_a_page_broke_stand_on_one_line() {
        assert_eq!(on_one_line("今\n日\n推\r\n荐"), "今 日 推  荐");
    }
}
