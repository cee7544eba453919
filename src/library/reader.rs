//! Reads the library through read-only connections of its own, while the writer writes.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::clips::dated::has_date;
use super::clips::mark::Marks;
use super::clips::{bind, note, versions};
use super::collections::{Collection, CollectionName, Look, inside};
use super::{
    ClipId, CollectionId, Highlight, LibraryError, Made, Original, Rule, RuleId, SavedSearch, SavedSearchId,
    Tag, TagId, TagName, Version, body, highlights, likeness, originals, ranked, store, tags,
};
use crate::article::{Article, Lang, PictureHash, Print, Turns, When};

/// Which clips a list holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Every clip that is not in the Trash.
    #[default]
    All,
    /// Those in no collection, archived ones left out.
    Unfiled,
    Starred,
    /// Those that nobody has read, archived ones left out.
    Unread,
    Archive,
    /// Those that tell the story of another one; the clips of a story stand together.
    Duplicates,
    Trash,
    Collection(CollectionId),
    Tag(TagId),
}

/// How a list is ordered. Clips that are equal in it stand newest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// By published date, newest first; those without one last, and of them those that were added last first.
    #[default]
    NewestPublished,
    /// Those without a date last as well.
    OldestPublished,
    NewestAdded,
    OldestAdded,
    Headline,
    Site,
    /// By hand, inside a collection; elsewhere as [`Order::NewestAdded`].
    ByHand,
    /// The clips first that fit a search best; where nothing is looked for as [`Order::NewestPublished`].
    Relevance,
}

/// What a row of the list shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClipRow {
    pub id: ClipId,
    /// Empty if the page had none.
    pub headline: String,
    /// The original paper if the page names one, else the site.
    pub site: Option<String>,
    pub published: Option<When>,
    pub added_at: Timestamp,
    /// What the page was called, where neither a site nor a date is known.
    pub file_name: Option<String>,
    /// The first words of the body.
    pub lead: String,
    pub lang: Lang,
    pub slots: u32,
    pub empty_slots: u32,
    /// The first kept picture.
    pub thumbnail: Option<Print>,
    pub marks: Marks,
    pub has_note: bool,
    /// Whether words are marked in it.
    pub has_highlights: bool,
    /// In the order of their numbers.
    pub tags: Vec<TagId>,
}

/// A clip with its article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    pub id: ClipId,
    pub article: Article,
    /// In the order of their numbers.
    pub collections: Vec<CollectionId>,
    /// In the order of their numbers.
    pub tags: Vec<TagId>,
    pub marks: Marks,
    /// What the reader wrote beside it, in Markdown.
    pub note: Option<String>,
    pub added_at: Timestamp,
    pub trashed_at: Option<Timestamp>,
    /// What the page was called, and where it was saved from.
    pub file_name: String,
    pub url: Option<String>,
    pub made: Made,
    /// The charset that its reader has chosen for the page.
    pub charset: Option<String>,
}

impl Clip {
    /// Where the page is on the web: by its own words, else from where it was saved.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        self.article.meta.url.as_deref().or(self.url.as_deref())
    }
}

/// Where a clip is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    pub in_trash: bool,
    /// In the order of their numbers.
    pub collections: Vec<CollectionId>,
}

/// The numbers beside the fixed rows of the tree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub all: u64,
    pub unfiled: u64,
    pub starred: u64,
    pub unread: u64,
    pub archive: u64,
    pub duplicates: u64,
    pub trash: u64,
}

/// A reader of one library. Not shared between threads: each opens its own.
pub struct Reader {
    words: Connection,
    originals: Connection,
    folder: PathBuf,
}

impl Reader {
    /// Opens the library in `folder`, which [`super::Library::open`] has made or brought up to date.
    pub fn open(folder: &Path) -> Result<Self, LibraryError> {
        let words = store::open_for_reading(&folder.join(store::WORDS_FILE))?;
        let originals = store::open_for_reading(&folder.join(store::ORIGINALS_FILE))?;
        Ok(Self { words, originals, folder: folder.to_owned() })
    }

    /// Another reader of the same library, for another thread.
    pub fn another(&self) -> Result<Self, LibraryError> {
        Self::open(&self.folder)
    }

    /// A number that differs when another connection, of this process or another, has changed the library.
    pub fn revision(&self) -> Result<i64, LibraryError> {
        Ok(self.words.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// All collections: those at the top first, then level by level, siblings in their order.
    pub fn collections(&self) -> Result<Vec<Collection>, LibraryError> {
        let mut select = self.words.prepare_cached(
            "WITH RECURSIVE tree (id, depth) AS (
                 SELECT id, 0 FROM collection WHERE parent IS NULL
                 UNION ALL
                 SELECT c.id, depth + 1 FROM collection AS c JOIN tree ON c.parent = tree.id
             )
             SELECT id, name, parent, clips, icon, colour FROM tree JOIN collection USING (id)
             ORDER BY depth, parent, position",
        )?;
        let rows = select.query_map([], |row| {
            Ok(Collection {
                id: CollectionId(row.get(0)?),
                name: CollectionName::stored(&row.get::<_, String>(1)?),
                parent: row.get::<_, Option<i64>>(2)?.map(CollectionId),
                clips: row.get::<_, i64>(3)?.max(0) as u64,
                look: Look::read(row, 4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn counts(&self) -> Result<Counts, LibraryError> {
        let mut select = self.words.prepare_cached("SELECT name, clips FROM badge")?;
        let rows = select
            .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?.max(0) as u64)))?;
        let mut counts = Counts::default();
        for row in rows {
            let (name, clips) = row?;
            let count = match name.as_str() {
                "all" => &mut counts.all,
                "unfiled" => &mut counts.unfiled,
                "starred" => &mut counts.starred,
                "unread" => &mut counts.unread,
                "archive" => &mut counts.archive,
                "duplicates" => &mut counts.duplicates,
                "trash" => &mut counts.trash,
                _ => continue,
            };
            *count = clips;
        }
        Ok(counts)
    }

    /// Every tag, in the order of the folded names.
    pub fn tags(&self) -> Result<Vec<Tag>, LibraryError> {
        tags::all(&self.words)
    }

    /// The tag of this name in any form of its characters.
    pub fn tag_named(&self, name: &TagName) -> Result<Option<TagId>, LibraryError> {
        tags::named(&self.words, name)
    }

    /// The saved searches in their order.
    pub fn saved_searches(&self) -> Result<Vec<(SavedSearchId, SavedSearch)>, LibraryError> {
        ranked::all(&self.words)
    }

    /// The rules in the order in which they are used.
    pub fn rules(&self) -> Result<Vec<(RuleId, Rule)>, LibraryError> {
        ranked::all(&self.words)
    }

    /// The ids of a list in its order. Takes tens of milliseconds at a million: not for the window's thread.
    pub fn clip_ids(&self, scope: Scope, order: Order) -> Result<Vec<ClipId>, LibraryError> {
        let mut by_hand = None;
        let (from, parameter) = match scope {
            Scope::Duplicates => return Ok(self.duplicates(order)?.0),
            Scope::All => ("clip WHERE trashed_at IS NULL", None),
            Scope::Unfiled => ("clip WHERE trashed_at IS NULL AND filed_in = 0 AND marks & 4 = 0", None),
            Scope::Starred => ("clip WHERE trashed_at IS NULL AND marks & 1 <> 0", None),
            Scope::Unread => ("clip WHERE trashed_at IS NULL AND marks & 6 = 0", None),
            Scope::Archive => ("clip WHERE trashed_at IS NULL AND marks & 4 <> 0", None),
            Scope::Trash => ("clip WHERE trashed_at IS NOT NULL", None),
            Scope::Tag(id) => {
                ("clip JOIN clip_tag ON clip_id = id WHERE tag_id = ?1 AND trashed_at IS NULL", Some(id.0))
            }
            Scope::Collection(id) => {
                let (from, order_by_hand) = inside::clips(&self.words, id)?;
                by_hand = Some(order_by_hand).filter(|_| order == Order::ByHand);
                (from, Some(id.0))
            }
        };
        let by = by_hand.unwrap_or_else(|| order_by(scope, order));
        let sql = format!("SELECT {} FROM {from} ORDER BY {by}", columns(order));
        let mut select = self.words.prepare_cached(&sql)?;
        let rows = select.query(rusqlite::params_from_iter(parameter))?;
        read_ids(rows, order)
    }

    /// The clips that tell the story of another one, those of a story together, and the places where a story begins.
    pub fn duplicates(&self, order: Order) -> Result<(Vec<ClipId>, Vec<usize>), LibraryError> {
        let stories = self.stories()?;
        let sql = format!(
            "SELECT {} FROM clip WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY {}",
            columns(order),
            order_by(Scope::Duplicates, order)
        );
        let mut select = self.words.prepare_cached(&sql)?;
        let ids = read_ids(select.query([bind(&stories.concat())])?, order)?;
        Ok(likeness::together(&ids, &stories))
    }

    /// Every clip, in the Trash or not, in the order of the headlines.
    pub(super) fn by_headline(&self) -> Result<Vec<ClipId>, LibraryError> {
        let mut select =
            self.words.prepare_cached("SELECT clip_id FROM clip_card ORDER BY headline_key, clip_id")?;
        let rows = select.query_map([], |row| row.get(0).map(ClipId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every clip that is not in the Trash, oldest first.
    pub fn live_ids(&self) -> Result<Vec<ClipId>, LibraryError> {
        self.clip_ids(Scope::All, Order::OldestAdded)
    }

    /// Those of these clips that are not in the library, not even in the Trash.
    pub fn missing(&self, clips: &[ClipId]) -> Result<Vec<ClipId>, LibraryError> {
        let mut select = self.words.prepare_cached(
            "SELECT value FROM json_each(?1) AS given
             WHERE NOT EXISTS (SELECT 1 FROM clip WHERE id = given.value)",
        )?;
        let rows = select.query_map([bind(clips)], |row| row.get(0).map(ClipId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn words(&self) -> &Connection {
        &self.words
    }

    /// The rows of these clips, in the order of `ids`; clips that are gone are left out.
    pub fn rows(&self, ids: &[ClipId]) -> Result<Vec<ClipRow>, LibraryError> {
        let mut select = self.words.prepare_cached(
            "SELECT clip.id, headline, site, published, added_at, lead, lang, slots, empty_slots, thumbnail, marks,
                    has & 4 <> 0,
                    (SELECT json_group_array(tag_id) FROM clip_tag WHERE clip_tag.clip_id = clip.id),
                    thumbnail_turns, has & 8 <> 0,
                    CASE WHEN site IS NULL AND published IS NULL THEN
                        (SELECT file_name FROM clip_origin WHERE clip_origin.clip_id = clip.id) END
             FROM json_each(?1) AS given
             JOIN clip ON clip.id = given.value
             JOIN clip_card ON clip_card.clip_id = clip.id
             ORDER BY given.key",
        )?;
        let rows = select.query_map([bind(ids)], read_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The clip with its article, in the Trash or not; `None` if there is none of this number.
    pub fn clip(&self, id: ClipId) -> Result<Option<Clip>, LibraryError> {
        let mut select = self.words.prepare_cached(
            "SELECT added_at, trashed_at, file_name, url, article, marks,
                    (SELECT json_group_array(tag_id) FROM clip_tag WHERE clip_tag.clip_id = clip.id), edited, charset
             FROM clip JOIN clip_body ON clip_body.clip_id = clip.id JOIN clip_origin ON clip_origin.clip_id = clip.id
             WHERE clip.id = ?1",
        )?;
        let found = select.query_row([id.0], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, Option<i64>>(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get::<_, Vec<u8>>(4)?,
                row.get::<_, i64>(5)?,
                row.get::<_, String>(6)?,
                (row.get::<_, i64>(7)?, row.get(8)?),
            ))
        });
        let Some((added, trashed, file_name, url, article, marks, tagged, (edited, charset))) =
            found.optional()?
        else {
            return Ok(None);
        };
        Ok(Some(Clip {
            id,
            article: body::decode(&article).ok_or(LibraryError::Unreadable(id))?,
            collections: self.collections_of(id)?,
            tags: tag_ids(&tagged),
            marks: Marks::stored(marks),
            note: note::read(&self.words, id)?,
            added_at: moment(added),
            trashed_at: trashed.map(moment),
            file_name,
            url,
            made: Made::stored(edited),
            charset,
        }))
    }

    /// Where a clip is, without its article.
    pub fn home(&self, id: ClipId) -> Result<Option<Home>, LibraryError> {
        let mut select =
            self.words.prepare_cached("SELECT trashed_at IS NOT NULL FROM clip WHERE id = ?1")?;
        let in_trash: Option<bool> = select.query_row([id.0], |row| row.get(0)).optional()?;
        in_trash.map(|in_trash| Ok(Home { in_trash, collections: self.collections_of(id)? })).transpose()
    }

    /// What its reader wrote beside a clip.
    pub fn note(&self, id: ClipId) -> Result<Option<String>, LibraryError> {
        note::read(&self.words, id)
    }

    /// The charset that its reader has chosen for the page of a clip.
    pub fn charset(&self, id: ClipId) -> Result<Option<String>, LibraryError> {
        let mut select = self.words.prepare_cached("SELECT charset FROM clip_body WHERE clip_id = ?1")?;
        Ok(select.query_row([id.0], |row| row.get(0)).optional()?.flatten())
    }

    /// What the article of a clip was before, the newest first.
    pub fn versions(&self, clip: ClipId) -> Result<Vec<Version>, LibraryError> {
        versions::all(&self.words, clip)
    }

    /// The marked words of a clip in reading order; lost ones come last.
    pub fn highlights(&self, clip: ClipId) -> Result<Vec<Highlight>, LibraryError> {
        highlights::of_clip(&self.words, clip)
    }

    fn collections_of(&self, id: ClipId) -> Result<Vec<CollectionId>, LibraryError> {
        let mut select = self
            .words
            .prepare_cached("SELECT collection_id FROM collection_clip WHERE clip_id = ?1 ORDER BY 1")?;
        let rows = select.query_map([id.0], |row| row.get(0).map(CollectionId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The picture's bytes, as found.
    pub fn picture(&self, hash: PictureHash) -> Result<Option<Vec<u8>>, LibraryError> {
        originals::fetch(&self.originals, &hash.0)
    }

    /// The page as it was found.
    pub fn original(&self, id: ClipId) -> Result<Option<Original>, LibraryError> {
        let mut select =
            self.words.prepare_cached("SELECT page, file_name, url FROM clip_origin WHERE clip_id = ?1")?;
        let found =
            select.query_row(params![id.0], |row| Ok((row.get::<_, [u8; 32]>(0)?, row.get(1)?, row.get(2)?)));
        let Some((page, file_name, url)) = found.optional()? else { return Ok(None) };
        let bytes = originals::fetch(&self.originals, &page)?;
        Ok(bytes.map(|bytes| Original { bytes, file_name, url }))
    }

    /// The further pages of an article that came in several, as they were found, in their order.
    pub fn further_pages(&self, id: ClipId) -> Result<Vec<Original>, LibraryError> {
        let mut select = self.words.prepare_cached(
            "SELECT page, file_name, url FROM clip_page WHERE clip_id = ?1 ORDER BY position",
        )?;
        let rows = select
            .query_map([id.0], |row| Ok((row.get::<_, [u8; 32]>(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<rusqlite::Result<Vec<(_, String, Option<String>)>>>()?;
        let mut pages = Vec::with_capacity(rows.len());
        for (page, file_name, url) in rows {
            let bytes = originals::fetch(&self.originals, &page)?;
            pages.extend(bytes.map(|bytes| Original { bytes, file_name, url }));
        }
        Ok(pages)
    }
}

fn order_by(scope: Scope, order: Order) -> &'static str {
    match (scope, order) {
        (Scope::Trash, Order::NewestPublished | Order::NewestAdded | Order::ByHand | Order::Relevance) => {
            "trashed_at DESC, id DESC"
        }
        (_, Order::NewestPublished | Order::Relevance) => "dated_at DESC, id DESC",
        (_, Order::OldestPublished) => "dated_at, id",
        (_, Order::NewestAdded | Order::ByHand) => "added_at DESC, id DESC",
        (_, Order::OldestAdded) => "added_at, id",
        (_, Order::Headline) => {
            "(SELECT headline FROM clip_card WHERE clip_card.clip_id = clip.id) COLLATE NOCASE, id DESC"
        }
        (_, Order::Site) => {
            "(SELECT site FROM clip_card WHERE clip_card.clip_id = clip.id) COLLATE NOCASE NULLS LAST, dated_at DESC"
        }
    }
}

/// What [`read_ids`] reads: the date only where it is asked for, since not every index has it.
fn columns(order: Order) -> &'static str {
    if order == Order::OldestPublished { "id, dated_at" } else { "id" }
}

/// The ids of clips in an order. The oldest first begins with those without a date, which stand last all the same.
fn read_ids(mut rows: rusqlite::Rows, order: Order) -> Result<Vec<ClipId>, LibraryError> {
    let (mut ids, mut undated) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        undated += usize::from(order == Order::OldestPublished && !has_date(row.get(1)?));
        ids.push(ClipId(row.get(0)?));
    }
    ids.rotate_left(undated);
    Ok(ids)
}

fn read_row(row: &Row) -> rusqlite::Result<ClipRow> {
    let published: Option<String> = row.get(3)?;
    let thumbnail: Option<[u8; 32]> = row.get(9)?;
    let turns: u8 = row.get(13)?;
    Ok(ClipRow {
        id: ClipId(row.get(0)?),
        headline: row.get(1)?,
        site: row.get(2)?,
        published: published.and_then(|text| text.parse().ok()),
        added_at: moment(row.get(4)?),
        lead: row.get(5)?,
        lang: Lang::from_tag(&row.get::<_, String>(6)?),
        slots: row.get(7)?,
        empty_slots: row.get(8)?,
        thumbnail: thumbnail.map(|hash| Print { hash: PictureHash(hash), turns: Turns::from(turns) }),
        marks: Marks::stored(row.get(10)?),
        has_note: row.get(11)?,
        has_highlights: row.get(14)?,
        file_name: row.get(15)?,
        tags: tag_ids(&row.get::<_, String>(12)?),
    })
}

/// Numbers that SQLite wrote as JSON.
fn tag_ids(json: &str) -> Vec<TagId> {
    let mut tags: Vec<TagId> = serde_json::from_str(json).unwrap_or_default();
    tags.sort();
    tags
}

fn moment(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH)
}
