//! The clip that is selected alone is opened: the preparer makes what the reader shows of it.

use std::sync::Arc;

use egui::Context;

use super::App;
use super::notes::marked;
use super::preparer::Workshop;
use super::reading::Visit;
use crate::command::{ClipId, Mark};
use crate::library::{Clip, ClipRow, LibraryError};
use crate::log::OrLog as _;
use crate::ui::locale::Locale;
use crate::ui::notes::NotesData;
use crate::ui::reader::{Change, Highlights, Labels, MOST_TWINS, Marked, Places, Reading, Twin, clean_text};
use crate::ui::tree::TagLabel;

/// A clip as it is shown.
struct Opened {
    reading: Arc<Reading>,
    /// The words are those that were shown before: something else has changed.
    says_same: bool,
    highlights: Highlights,
    notes: NotesData,
    was_read: bool,
}

impl App {
    /// Opens the clip that is selected alone, if it is not open already.
    pub(super) fn open_selected(&mut self, ctx: &Context) {
        let wanted = self.shelf.open();
        if wanted == self.reading.looked_for && (wanted.is_some() || self.reading.open.is_none()) {
            return;
        }
        let now = ctx.input(|input| input.time);
        self.leave_for(wanted, now);
        self.reading.looked_for = wanted;
        let Some(clip) = wanted else { return self.close_article() };
        // What is on screen stays until the pages were read again.
        if self.reading.corrects_this(clip) {
            self.reading.correct_later();
            self.read_notes(clip);
            return self.backstage.read_to_correct(clip);
        }
        let turn = self.preparer.articles.next();
        let before = self.reading.open.clone();
        let tags = self.shelf.tree.tags.clone();
        self.prepare(move |shop| {
            let opened = if turn.is_newest() { open(shop, clip, &tags, before.as_ref()) } else { Ok(None) };
            move |app: &mut Self, ctx: &Context| {
                app.preparer.let_go(before);
                match opened {
                    _ if !turn.is_newest() => {}
                    Ok(Some(opened)) => app.take_opened(ctx, opened),
                    Ok(None) => app.close_article(),
                    Err(error) => {
                        app.close_article();
                        app.tell_of_reading(&error.to_string());
                    }
                }
            }
        });
    }

    /// Nothing is read any more.
    fn close_article(&mut self) {
        // What is being prepared comes too late.
        self.preparer.articles.next();
        self.reading.correcting = None;
        self.reading.hits = None;
        let before = self.reading.open.take();
        self.leave_place(before.as_deref());
        self.preparer.let_go(before);
        self.leave_margin();
    }

    /// Remembers where an article is left.
    fn leave_place(&mut self, left: Option<&Reading>) {
        // While it is corrected more is shown than it says.
        if let Some(left) = left.filter(|left| left.stops.is_empty()) {
            self.view.note_place(left.clip, left.anchor(self.reading.reader.place()));
        }
    }

    fn take_opened(&mut self, ctx: &Context, opened: Opened) {
        let Opened { reading, says_same, highlights, notes, was_read } = opened;
        let id = reading.clip;
        let before = self.reading.open.replace(Arc::clone(&reading));
        let is_other = before.as_ref().map(|before| before.clip) != Some(id);
        if is_other {
            self.leave_margin();
            self.leave_place(before.as_deref());
        }
        let corrected = self.reading.correcting.take().is_some();
        if !says_same || corrected || is_other {
            self.reading.lose_hits();
        } else {
            self.reading.keep_hits();
        }
        self.preparer.let_go(before);
        self.take_margin(highlights, notes);
        self.view.note_read(id);
        self.reading.unopened = None;
        let now = ctx.input(|input| input.time);
        let visit = self.reading.visit.get_or_insert(Visit { clip: id, since: now, was_read });
        visit.was_read |= was_read;
        let block = self.reading.keeps_block.take().filter(|block| *block > 0);
        if let Some(item) = block.and_then(|block| reading.starts.get(block).copied()) {
            self.reading.go_to_item(item);
        }
        if let Some((_, place)) = self.reading.left_at.take().filter(|(clip, _)| *clip == id) {
            self.reading.reader.go_to(place);
        } else if let Some(anchor) = self.view.place_in(id).filter(|_| is_other) {
            self.reading.reader.go_to(reading.place_of(anchor));
        }
    }

    /// Marks the clip that is left as read. Only then: a list of what is unread does not change under the reader.
    fn leave_for(&mut self, wanted: Option<ClipId>, now: f64) {
        let Some(visit) = self.reading.visit.take_if(|visit| wanted != Some(visit.clip)) else { return };
        if !visit.was_read && now - visit.since >= READ_AFTER {
            self.backstage.mark_read(visit.clip);
        }
    }
}

/// A clip that was open so many seconds has been read; one that was passed by has not.
const READ_AFTER: f64 = 1.0;

/// Loads a clip and makes what the reader shows of it. What is the same as before is the same reading.
fn open(
    shop: &Workshop,
    id: ClipId,
    tags: &[TagLabel],
    before: Option<&Arc<Reading>>,
) -> Result<Option<Opened>, LibraryError> {
    let Some(clip) = shop.reader.clip(id)? else { return Ok(None) };
    let labels = labels(shop, &clip, tags);
    let reading = Reading::new(id, &clip.article, &shop.locale).with_labels(labels);
    let all = shop.reader.highlights(id)?;
    let marked: Vec<Marked> = marked(&all);
    let highlights = if marked.is_empty() {
        Highlights::default()
    } else {
        Highlights::new(&Places::new(&clip.article, &reading), marked)
    };
    let notes = NotesData::new(id, reading.lang.clone(), clip.note.as_deref(), &all);
    let was_read = clip.marks.has(Mark::Read) || clip.trashed_at.is_some();
    let says_same = before.is_some_and(|before| before.says_same(&reading));
    let same = before.filter(|before| says_same && ***before == reading).cloned();
    let reading = same.unwrap_or_else(|| Arc::new(reading));
    Ok(Some(Opened { reading, says_same, highlights, notes, was_read }))
}

/// The tags of a clip, and where else its story is. A library that cannot be read says so where the list is drawn.
fn labels(shop: &Workshop, clip: &Clip, tags: &[TagLabel]) -> Labels {
    let tags = tags.iter().filter(|tag| clip.tags.contains(&tag.id)).cloned().collect();
    let change = if clip.trashed_at.is_some() { Change::NotNow } else { Change::Allowed };
    let alike =
        shop.reader.same_story(clip.id).or_log("clips of one story were not read").unwrap_or_default();
    let named: Vec<ClipId> = alike.iter().take(MOST_TWINS).map(|like| like.clip).collect();
    let twins = shop.reader.rows(&named).or_log("rows of one story were not read").unwrap_or_default();
    let twin = |row: ClipRow| Twin { clip: row.id, words: source_and_day(&row, " ", &shop.locale) };
    Labels::new(tags, change, twins.into_iter().map(twin).collect(), alike.len(), &shop.locale)
}

/// Where and when a clip was published, in words.
pub(super) fn source_and_day(row: &ClipRow, between: &str, locale: &Locale) -> String {
    let site = row.site.as_deref().map(clean_text).filter(|site| !site.is_empty());
    let mut parts = vec![site.unwrap_or_else(|| locale.text("compare-no-source"))];
    parts.extend(row.published.as_ref().map(|when| locale.day(when)));
    parts.join(between)
}
