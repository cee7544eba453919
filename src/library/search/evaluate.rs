//! The clips that an expression asks for, as a set: words from SQLite, all else from the catalog.

use rusqlite::{Connection, MAIN_DB};

use super::catalog::{Catalog, Flag};
use super::excerpt;
use super::index::day_number;
use super::matching::{self, Lookup};
use super::postings::{self, Index, Token};
use super::query::{Days, Expr, Fact, Field, LangWanted, Mistake, MistakeKind, Words};
use super::set::Set;
use super::spelled::{self, Spelled};
use super::tagged::TagNames;
use super::texts::Beside;
use crate::article::{Article, Lang};
use crate::library::clips::mark::Mark;
use crate::library::{ClipId, LibraryError, body};
use crate::text::fold::fold;
use crate::text::phrase::Spelling;

/// Evaluates the parts of one search.
pub(super) struct Evaluation<'a> {
    pub(super) db: &'a Connection,
    pub(super) catalog: &'a Catalog,
    pub(super) spelling: Spelling,
    pub(super) tags: TagNames,
    /// The lists of the index are read as they lie in its tables, which a connection that writes must not do.
    reads_postings: bool,
    /// What the library could not understand of the query.
    pub(super) mistakes: Vec<Mistake>,
}

impl<'a> Evaluation<'a> {
    pub(super) fn new(
        db: &'a Connection,
        catalog: &'a Catalog,
        spelling: Spelling,
    ) -> Result<Self, LibraryError> {
        let tags = TagNames::load(db)?;
        Ok(Self {
            db,
            catalog,
            spelling,
            tags,
            reads_postings: db.is_readonly(MAIN_DB)?,
            mistakes: Vec::new(),
        })
    }

    /// Those of `within` that `expr` asks for.
    pub(super) fn set(&mut self, expr: &Expr, within: &Set) -> Result<Set, LibraryError> {
        if within.is_empty() {
            return Ok(within.clone());
        }
        let mut found = match expr {
            Expr::All(parts) => return self.all(parts, within),
            Expr::Any(parts) => self.any(parts, within)?,
            Expr::Not(part) => {
                let mut rest = self.set(part, within)?;
                rest.invert();
                rest
            }
            Expr::Words(words) => return self.words(words, within),
            Expr::Fact(fact) => self.fact(fact)?,
        };
        found.intersect(within);
        Ok(found)
    }

    /// What is in memory first, then what costs least in the index: lists of tokens, and one question for all phrases.
    fn all(&mut self, parts: &[Expr], within: &Set) -> Result<Set, LibraryError> {
        let (facts, others): (Vec<&Expr>, Vec<&Expr>) = parts.iter().partition(|part| is_fact(part));
        let mut left = within.clone();
        for fact in facts {
            left = self.set(fact, &left)?;
        }
        let (phrases, others): (Vec<&Expr>, Vec<&Expr>) =
            others.into_iter().partition(|part| self.is_phrase(part));
        for part in others {
            left = self.set(part, &left)?;
        }
        match matching::all_of(&phrases) {
            _ if left.is_empty() => {}
            Some(matching) => left.intersect(&self.matched(Index::Words, &matching)?),
            // All of them are unwanted.
            None => {
                for part in phrases {
                    left = self.set(part, &left)?;
                }
            }
        }
        Ok(left)
    }

    fn any(&mut self, parts: &[Expr], within: &Set) -> Result<Set, LibraryError> {
        let mut found = Set::none(self.catalog.len());
        for part in parts {
            found.unite(&self.set(part, within)?);
        }
        Ok(found)
    }

    fn words(&mut self, words: &Words, within: &Set) -> Result<Set, LibraryError> {
        let mut found = self.rows(&matching::lookup(words))?;
        found.intersect(within);
        if self.spelling == Spelling::AsTyped {
            let with = |token: &str| self.token(&Token::glyph(token.to_owned()));
            let Spelled { mut surely, perhaps } = spelled::spelled(words, &found, &with)?;
            for place in perhaps.iter() {
                if self.is_typed(words, place)? {
                    surely.insert(place);
                }
            }
            found = surely;
        }
        let tags = self.tags_with(words);
        if !tags.is_empty() {
            let mut tagged = self.catalog.tagged(&tags);
            tagged.intersect(within);
            found.unite(&tagged);
        }
        Ok(found)
    }

    /// The tags in whose names the words stand, where they may stand anywhere.
    fn tags_with(&self, words: &Words) -> Vec<i64> {
        if words.field != Field::Anywhere {
            return Vec::new();
        }
        self.tags.fitting(|name| !words.phrase.find(name, self.spelling).is_empty())
    }

    /// Whether it is one phrase of several tokens, wanted or not, that the full-text index alone can answer.
    fn is_phrase(&self, part: &Expr) -> bool {
        let wanted = if let Expr::Not(part) = part { part } else { part };
        let Expr::Words(words) = wanted else { return false };
        let is_phrase = matches!(matching::lookup(words), Lookup::Phrase(_));
        is_phrase && self.spelling == Spelling::AnyForm && self.tags_with(words).is_empty()
    }

    /// Whether the clip has the words letter by letter, where the index cannot tell.
    fn is_typed(&self, words: &Words, place: usize) -> Result<bool, LibraryError> {
        let Some(clip) = self.catalog.id(place) else { return Ok(false) };
        let Some(article) = read_article(self.db, clip)? else { return Ok(false) };
        let beside = Beside::read(self.db, clip)?;
        Ok(excerpt::has(&article, &beside, words, Spelling::AsTyped))
    }

    /// The clips that have all these words in any form.
    pub(super) fn having_all(&self, all: &[Words]) -> Result<Set, LibraryError> {
        let mut found = Set::of(self.catalog.len(), |_| true);
        for words in all {
            found.intersect(&self.rows(&matching::lookup(words))?);
        }
        Ok(found)
    }

    /// The clips that the index gives.
    fn rows(&self, lookup: &Lookup) -> Result<Set, LibraryError> {
        match lookup {
            Lookup::Token(token) => self.token(token),
            Lookup::Without(token, without) => {
                let mut found = self.token(token)?;
                found.subtract(&self.token(without)?);
                Ok(found)
            }
            Lookup::Phrase(matching) => self.matched(Index::Words, matching),
        }
    }

    /// The clips that have a token.
    pub(super) fn token(&self, token: &Token) -> Result<Set, LibraryError> {
        if self.reads_postings {
            let place = |clip| self.catalog.place(clip);
            if let Some(found) = postings::read(self.db, token, self.catalog.len(), place)? {
                return Ok(found);
            }
        }
        self.matched(token.index, &matching::token_match(token))
    }

    /// What a match in SQL finds.
    fn matched(&self, index: Index, matching: &str) -> Result<Set, LibraryError> {
        let table = index.table();
        let sql = format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1 AND rowid BETWEEN ?2 AND ?3");
        let (first, last) = self.catalog.span();
        let mut found = Set::none(self.catalog.len());
        let mut select = self.db.prepare_cached(&sql)?;
        let mut rows = select.query((matching, first, last))?;
        while let Some(row) = rows.next()? {
            if let Some(place) = self.catalog.place(row.get(0)?) {
                found.insert(place);
            }
        }
        Ok(found)
    }

    fn fact(&mut self, fact: &Fact) -> Result<Set, LibraryError> {
        let catalog = self.catalog;
        let days = |wanted: &dyn Fn(i64) -> bool| Set::of(catalog.len(), |place| wanted(catalog.day(place)));
        let numbers = |Days { first, last }: &Days| day_number(*first)..=day_number(*last);
        Ok(match fact {
            Fact::Before(wanted) => {
                let first = *numbers(wanted).start();
                days(&|day| day < first)
            }
            Fact::After(wanted) => {
                let last = *numbers(wanted).end();
                days(&|day| day > last)
            }
            Fact::On(wanted) => {
                let wanted = numbers(wanted);
                days(&|day| wanted.contains(&day))
            }
            Fact::HasPicture => catalog.flagged(Flag::Picture),
            Fact::HasEmptySlot => catalog.flagged(Flag::EmptySlot),
            Fact::HasNote => catalog.flagged(Flag::Note),
            Fact::HasHighlight => catalog.flagged(Flag::Highlight),
            Fact::Is(mark) => catalog.flagged(flag(*mark)),
            Fact::IsUnread => {
                let mut unread = catalog.flagged(Flag::Read);
                unread.invert();
                unread
            }
            Fact::Lang(wanted) => self.lang(wanted),
            Fact::In(name, at) => self.in_collection(name, at)?,
            Fact::Tag(name, at) => {
                let named = self.tags.named(name);
                if named.is_empty() {
                    self.mistakes.push(Mistake { what: MistakeKind::NoSuchTag, at: at.clone() });
                }
                catalog.tagged(&named)
            }
        })
    }

    fn lang(&self, wanted: &LangWanted) -> Set {
        let fits = |lang: &Lang| match wanted {
            LangWanted::Chinese => matches!(lang, Lang::ZhHans | Lang::ZhHant),
            LangWanted::One(wanted) => wanted == lang,
        };
        let langs = &self.catalog.names().langs;
        let numbers: Vec<u32> = langs.iter().filter(|(_, lang)| fits(lang)).map(|(id, _)| *id).collect();
        Set::of(self.catalog.len(), |place| numbers.contains(&self.catalog.lang(place)))
    }

    /// Clips of the collections of this name, and of those inside them.
    fn in_collection(&mut self, name: &str, at: &std::ops::Range<usize>) -> Result<Set, LibraryError> {
        let wanted = fold(name);
        let mut select = self.db.prepare_cached("SELECT id, name FROM collection")?;
        let rows = select.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        let mut named = Vec::new();
        for row in rows {
            let (id, name) = row?;
            if fold(&name) == wanted {
                named.push(id);
            }
        }
        if named.is_empty() {
            self.mistakes.push(Mistake { what: MistakeKind::NoSuchCollection, at: at.clone() });
        }
        members(self.db, self.catalog, &named)
    }
}

fn flag(mark: Mark) -> Flag {
    match mark {
        Mark::Starred => Flag::Starred,
        Mark::Read => Flag::Read,
        Mark::Archived => Flag::Archived,
    }
}

/// Clips of these collections and of those inside them, in the Trash or not.
pub(super) fn members(db: &Connection, catalog: &Catalog, collections: &[i64]) -> Result<Set, LibraryError> {
    let mut select = db.prepare_cached(
        "WITH RECURSIVE inside (id) AS (
             SELECT value FROM json_each(?1)
             UNION SELECT collection.id FROM collection JOIN inside ON parent = inside.id)
         SELECT clip_id FROM collection_clip WHERE collection_id IN (SELECT id FROM inside)",
    )?;
    let mut found = Set::none(catalog.len());
    let mut rows = select.query([crate::library::clips::bind(collections)])?;
    while let Some(row) = rows.next()? {
        if let Some(place) = catalog.place(row.get(0)?) {
            found.insert(place);
        }
    }
    Ok(found)
}

/// The article of a clip, unless it is gone or damaged.
pub(super) fn read_article(db: &Connection, clip: ClipId) -> Result<Option<Article>, LibraryError> {
    use rusqlite::OptionalExtension as _;
    let mut select = db.prepare_cached("SELECT article FROM clip_body WHERE clip_id = ?1")?;
    let bytes = select.query_row([clip.0], |row| row.get::<_, Vec<u8>>(0)).optional()?;
    Ok(bytes.and_then(|bytes| body::decode(&bytes)))
}

/// Whether no words are looked up.
fn is_fact(expr: &Expr) -> bool {
    match expr {
        Expr::Fact(_) => true,
        Expr::Not(part) => is_fact(part),
        Expr::All(parts) | Expr::Any(parts) => parts.iter().all(is_fact),
        Expr::Words(_) => false,
    }
}
