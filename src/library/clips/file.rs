//! Files pages as clips: the originals first, then words, card and places in one transaction a batch.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::{badges, dated, identity};
use crate::article::{Article, Figure, PictureHash};
use crate::library::op::{Changes, Op};
use crate::library::originals::{self, Packing};
use crate::library::step::StepName;
use crate::library::store::Store;
use crate::library::sums::{self, Reach};
use crate::library::{ClipId, CollectionId, Library, LibraryError, body, likeness, search, undo};

/// Characters of the body that a list row may show.
const LEAD_CHARS: usize = 160;
/// Characters of a headline or a site that a row may show.
const CARD_CHARS: usize = 500;

/// A page ready to be filed.
#[derive(Debug, Clone)]
pub struct NewClip {
    pub article: Article,
    pub original: Original,
    /// The further pages of an article that came in several, in their order.
    pub further: Vec<Original>,
    /// The kept pictures that the article's figures name.
    pub pictures: Vec<(PictureHash, Vec<u8>)>,
}

/// The page as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    pub bytes: Vec<u8>,
    /// As it was called when it was dropped.
    pub file_name: String,
    /// Where it was saved from, if that is known.
    pub url: Option<String>,
}

impl NewClip {
    /// Every page of the clip, in their order.
    pub fn originals(&self) -> impl Iterator<Item = &Original> {
        std::iter::once(&self.original).chain(&self.further)
    }
}

impl Original {
    fn hash(&self) -> [u8; 32] {
        *blake3::hash(&self.bytes).as_bytes()
    }
}

/// What became of one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filed {
    Imported(ClipId),
    /// The same bytes, or the same address and the same words.
    AlreadyHere(ClipId),
}

impl Filed {
    /// The clip, new or found.
    #[must_use]
    pub fn clip(self) -> ClipId {
        match self {
            Self::Imported(clip) | Self::AlreadyHere(clip) => clip,
        }
    }
}

/// One import, however many batches it takes: one step of undo.
#[derive(Debug, Default)]
pub struct ImportStep {
    inverses: Vec<Op>,
}

impl Library {
    /// Files a batch of pages and, when `into` is given, adds them to that collection. When this returns,
    /// the clips are on the disk; when it fails, none of the batch is in the library.
    pub fn file(
        &mut self,
        batch: &[NewClip],
        into: Option<CollectionId>,
        step: &mut ImportStep,
        now: Timestamp,
    ) -> Result<(Vec<Filed>, Changes), LibraryError> {
        let Self { store: Store { words, originals }, .. } = self;
        // The words are locked first: whoever deletes bytes that no clip has does it under the same lock.
        let db = words.transaction_with_behavior(TransactionBehavior::Immediate)?;
        keep_originals(originals, batch)?;
        let mut filed = Vec::with_capacity(batch.len());
        for clip in batch {
            filed.push(file_one(&db, clip, now)?);
        }
        likeness::file(&db, new_articles(batch, &filed))?;
        search::index::file(&db, new_articles(batch, &filed))?;
        let (inverse, changes) = settle(&db, &filed, into, now)?;
        seal(&db, &filed, &changes)?;
        db.commit()?;
        self.presence.look()?;
        step.inverses.push(inverse);
        Ok((filed, changes))
    }

    /// Ends an import, so that it can be undone as one step.
    pub fn finish_import(&mut self, mut step: ImportStep) {
        if !step.inverses.is_empty() {
            step.inverses.reverse();
            self.history.push(StepName::Import, Op::Several(step.inverses));
        }
    }
}

impl Library {
    /// Keeps the bytes of a picture, for an [`Op::Revise`] that puts it into a slot.
    pub fn keep_picture(&mut self, bytes: &[u8]) -> Result<PictureHash, LibraryError> {
        let hash = PictureHash::of(bytes);
        let db = self.store.originals.transaction_with_behavior(TransactionBehavior::Immediate)?;
        originals::keep(&db, &hash.0, bytes, Packing::AsFound)?;
        db.commit()?;
        self.presence.look()?;
        Ok(hash)
    }
}

/// Commits the bytes before any words point at them.
fn keep_originals(originals: &mut Connection, batch: &[NewClip]) -> Result<(), LibraryError> {
    let db = originals.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for clip in batch {
        for page in clip.originals() {
            originals::keep(&db, &page.hash(), &page.bytes, Packing::Zstd)?;
        }
        for (hash, bytes) in &clip.pictures {
            originals::keep(&db, &hash.0, bytes, Packing::AsFound)?;
        }
    }
    Ok(db.commit()?)
}

/// The articles of the clips that are new, each once: a batch may have a page twice.
fn new_articles<'a>(batch: &'a [NewClip], filed: &'a [Filed]) -> impl Iterator<Item = (ClipId, &'a Article)> {
    batch.iter().zip(filed).filter_map(|(new, filed)| match filed {
        Filed::Imported(clip) => Some((*clip, &new.article)),
        Filed::AlreadyHere(_) => None,
    })
}

/// Takes the sums of what a batch has written.
fn seal(db: &Transaction, filed: &[Filed], changes: &Changes) -> Result<(), LibraryError> {
    let is_new = |clip: &ClipId| filed.contains(&Filed::Imported(*clip));
    let (new, found): (Vec<ClipId>, Vec<ClipId>) = changes.clips.iter().copied().partition(is_new);
    new.iter().try_for_each(|clip| sums::seal_article(db, *clip))?;
    sums::seal(db, &new, Reach::WORDS)?;
    sums::seal(db, &found, Reach::PLACES)
}

/// What a batch does beside adding clips: found ones leave the Trash, and all go into the collection.
fn settle(
    db: &Transaction,
    filed: &[Filed],
    into: Option<CollectionId>,
    now: Timestamp,
) -> Result<(Op, Changes), LibraryError> {
    let (mut new, mut found) = (Vec::new(), Vec::new());
    for filed in filed {
        match filed {
            Filed::Imported(clip) => new.push(*clip),
            Filed::AlreadyHere(clip) => found.push(*clip),
        }
    }
    found.retain(|clip| !new.contains(clip));
    let mut changes = Changes { clips: new.clone(), ..Changes::default() };
    let mut inverses = vec![Op::MoveToTrash { clips: new.clone() }];
    let all: Vec<ClipId> = filed.iter().map(|filed| filed.clip()).collect();
    let ops = [
        Some(Op::Restore { clips: found }),
        into.map(|collection| Op::AddToCollection { clips: all, collection }),
        Some(Op::RunRules { clips: new }),
    ];
    for op in ops.into_iter().flatten() {
        let (inverse, touched) = undo::perform(db, &op, now)?;
        inverses.push(inverse);
        changes.merge(touched);
    }
    inverses.reverse();
    Ok((Op::Several(inverses), changes))
}

fn file_one(db: &Transaction, new: &NewClip, now: Timestamp) -> Result<Filed, LibraryError> {
    let pages: Vec<[u8; 32]> = new.originals().map(Original::hash).collect();
    let words = identity::words_hash(&new.article);
    let url = new.article.meta.url.as_deref().or(new.original.url.as_deref());
    let address = url.and_then(identity::address);
    if let Some(clip) = find(db, &pages, address.as_deref(), &words)? {
        return Ok(Filed::AlreadyHere(clip));
    }
    let clip = insert_clip(db, &new.article, now)?;
    let article = body::encode(&new.article).ok_or(LibraryError::Unreadable(clip))?;
    db.prepare_cached("INSERT INTO clip_body (clip_id, article) VALUES (?1, ?2)")?
        .execute(params![clip.0, article])?;
    db.prepare_cached(
        "INSERT INTO clip_origin (clip_id, page, file_name, url, address, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![clip.0, pages.first(), new.original.file_name, url, address, words])?;
    let further = new.further.iter().zip(pages.iter().skip(1)).zip(2..);
    for ((original, page), position) in further {
        db.prepare_cached(
            "INSERT INTO clip_page (clip_id, position, page, file_name, url) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![clip.0, position, page, original.file_name, original.url])?;
    }
    put_pictures(db, clip, &new.article)?;
    search::index::narrow_new(db, clip, &new.article, now)?;
    badges::keep_new(db)?;
    Ok(Filed::Imported(clip))
}

/// The clip that has all of these pages, if there is one, in the Trash or not.
fn find(
    db: &Transaction,
    pages: &[[u8; 32]],
    address: Option<&str>,
    words: &[u8; 32],
) -> Result<Option<ClipId>, LibraryError> {
    let mut by_page = db.prepare_cached(
        "SELECT clip_id FROM clip_origin WHERE page = ?1 UNION SELECT clip_id FROM clip_page WHERE page = ?1
         ORDER BY 1",
    )?;
    let mut clips: Option<Vec<i64>> = None;
    for page in pages {
        let having = by_page.query_map([page], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        clips = Some(match clips {
            Some(mut clips) => {
                clips.retain(|clip| having.contains(clip));
                clips
            }
            None => having,
        });
    }
    let mut by_words =
        db.prepare_cached("SELECT clip_id FROM clip_origin WHERE address = ?1 AND words = ?2 LIMIT 1")?;
    let found = match (clips.unwrap_or_default().first(), address) {
        (None, Some(address)) => by_words.query_row(params![address, words], |row| row.get(0)).optional()?,
        (found, _) => found.copied(),
    };
    Ok(found.map(ClipId))
}

fn insert_clip(db: &Transaction, article: &Article, now: Timestamp) -> Result<ClipId, LibraryError> {
    let dated_at = dated::dated_at(article, now);
    db.prepare_cached("INSERT INTO clip (added_at, dated_at) VALUES (?1, ?2)")?
        .execute(params![now.as_second(), dated_at])?;
    let clip = ClipId(db.last_insert_rowid());
    put_card(db, clip, article)?;
    Ok(clip)
}

/// Writes which pictures the article holds.
pub(in crate::library) fn put_pictures(
    db: &Transaction,
    clip: ClipId,
    article: &Article,
) -> Result<(), LibraryError> {
    db.prepare_cached("DELETE FROM clip_picture WHERE clip_id = ?1")?.execute([clip.0])?;
    for hash in article.figures().filter_map(Figure::kept) {
        db.prepare_cached("INSERT OR IGNORE INTO clip_picture (clip_id, hash) VALUES (?1, ?2)")?
            .execute(params![clip.0, hash.0])?;
    }
    Ok(())
}

/// Writes what the list's row shows of the article.
pub(in crate::library) fn put_card(
    db: &Transaction,
    clip: ClipId,
    article: &Article,
) -> Result<(), LibraryError> {
    let meta = &article.meta;
    let published = meta.published.as_ref().or(meta.updated.as_ref()).map(|date| date.value.to_string());
    let site = meta.source.as_ref().or(meta.site.as_ref()).map(|site| site.value.as_str());
    let (slots, empty) = count_slots(article);
    let first = article.figures().find_map(|figure| Some((figure.kept()?.0, figure.turns.quarters())));
    let (thumbnail, turns) = first.unzip();
    db.prepare_cached(
        "INSERT INTO clip_card
             (clip_id, headline, site, published, lead, lang, slots, empty_slots, thumbnail, thumbnail_turns)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (clip_id) DO UPDATE SET
             headline = excluded.headline, site = excluded.site, published = excluded.published,
             lead = excluded.lead, lang = excluded.lang, slots = excluded.slots,
             empty_slots = excluded.empty_slots, thumbnail = excluded.thumbnail,
             thumbnail_turns = excluded.thumbnail_turns",
    )?
    .execute(params![
        clip.0,
        short(meta.headline().unwrap_or_default()),
        site.map(short),
        published,
        article.lead(LEAD_CHARS),
        meta.lang.tag(),
        slots,
        empty,
        thumbnail,
        turns.unwrap_or_default(),
    ])?;
    Ok(())
}

/// So much of a line as a row can show: rows are read by the window's thread.
fn short(line: &str) -> &str {
    line.char_indices().nth(CARD_CHARS).and_then(|(end, _)| line.get(..end)).unwrap_or(line)
}

/// All slots, and the empty ones.
pub(in crate::library) fn count_slots(article: &Article) -> (i64, i64) {
    let empty = article.figures().filter(|figure| figure.kept().is_none()).count();
    (article.figures().count() as i64, empty as i64)
}
