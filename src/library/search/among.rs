//! Which of some clips fit a question, asked while they are being changed: for rules.

use rusqlite::Connection;

use super::catalog::Catalog;
use super::evaluate::Evaluation;
use super::query::{Expr, Fact, Field, LangWanted, Query, Words};
use super::set::Set;
use crate::article::Lang;
use crate::library::{ClipId, LibraryError};
use crate::text::phrase::{LastWord, Spelling};

/// Some clips of a library, and a connection that sees what has become of them so far.
pub(in crate::library) struct Among<'a> {
    db: &'a Connection,
    clips: Vec<ClipId>,
    catalog: Catalog,
}

impl<'a> Among<'a> {
    pub(in crate::library) fn new(db: &'a Connection, clips: &[ClipId]) -> Result<Self, LibraryError> {
        Ok(Self { db, clips: clips.to_vec(), catalog: Catalog::of(db, clips)? })
    }

    /// Reads the clips again.
    pub(in crate::library) fn refresh(&mut self) -> Result<(), LibraryError> {
        self.catalog = Catalog::of(self.db, &self.clips)?;
        Ok(())
    }

    /// Those that have the words of `source` as their source, that the search `words` finds, and that are
    /// written in `lang`; what is empty asks for nothing.
    pub(in crate::library) fn fitting(
        &self,
        source: &str,
        words: &str,
        lang: Option<&Lang>,
    ) -> Result<Vec<ClipId>, LibraryError> {
        let mut parts: Vec<Expr> = Vec::new();
        parts.extend(lang.map(|lang| Expr::Fact(Fact::Lang(LangWanted::One(lang.clone())))));
        let source_words = Words::new(Field::Source, source, LastWord::Whole).map(Expr::Words);
        for (typed, read) in [(source, source_words), (words, Query::parse(words, LastWord::Whole).wanted)] {
            if read.is_none() && !typed.trim().is_empty() {
                // What asks for something that cannot be understood is not for every clip.
                return Ok(Vec::new());
            }
            parts.extend(read);
        }
        let mut evaluation = Evaluation::new(self.db, &self.catalog, Spelling::AnyForm)?;
        let all = Set::of(self.catalog.len(), |_| true);
        let found = if parts.is_empty() { all } else { evaluation.set(&Expr::All(parts), &all)? };
        Ok(found.iter().filter_map(|place| self.catalog.id(place)).collect())
    }
}
