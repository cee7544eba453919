//! Finds clips by their words, in any form of their characters, and by what else is known of them.
//!
//! The words of a clip are filed with it, in one transaction (`index`). A [`Searcher`] holds what lists are
//! narrowed and ordered by in memory (`catalog`), asks SQLite only for the ids of clips that have the words, and
//! does the rest there, so that an answer costs what it finds and not what the library holds.

pub(super) mod among;
mod catalog;
mod evaluate;
mod excerpt;
mod facets;
mod glyphs;
mod headlines;
pub(super) mod index;
mod matching;
mod meant;
mod order;
mod postings;
mod query;
mod ranks;
mod searcher;
mod set;
mod sounding;
mod spelled;
mod tagged;
mod texts;
mod wealth;
mod weigh;

use super::{ClipId, Order, Scope};
use crate::article::Lang;

pub use crate::text::phrase::{LastWord, Spelling};
pub use excerpt::{Excerpt, marks};
pub(super) use index::reindex;
pub use query::{Field, Mistake, MistakeKind, Query, is_sign};
pub use searcher::Searcher;
pub use sounding::Sounding;

/// Which clips are wanted, and in which order. Without words and narrowing it is the plain list of the scope.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Search {
    /// As typed; [`Query`] reads it.
    pub words: String,
    pub spelling: Spelling,
    pub scope: Scope,
    pub order: Order,
    pub narrowed: Narrowed,
}

/// What was chosen of the facets. Of one kind any will do; a kind of which nothing is chosen narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Narrowed {
    pub sites: Vec<String>,
    pub years: Vec<i16>,
    pub langs: Vec<Lang>,
    pub tags: Vec<String>,
}

/// The answer to a [`Search`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Every clip that fits, in the order asked for.
    pub ids: Vec<ClipId>,
    /// Where in `ids` another story begins, in [`Scope::Duplicates`]; empty elsewhere.
    pub stories: Vec<usize>,
    /// How many clips each further narrowing would leave; empty for a plain list.
    pub facets: Facets,
    /// Where nothing fits: the same search in words that something fits, a letter or two apart.
    pub meant: Option<String>,
    /// What was not understood of the words.
    pub mistakes: Vec<Mistake>,
    /// Clips whose words are not filed yet, so that they could not be found by them.
    pub unindexed: u64,
}

/// What the clips found can be narrowed by, most clips first. The numbers of a kind are those without its own
/// narrowing, so that another of the kind can be chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    pub sites: Vec<(String, u64)>,
    /// Newest first.
    pub years: Vec<(i16, u64)>,
    pub langs: Vec<(Lang, u64)>,
    pub tags: Vec<(String, u64)>,
}

impl Search {
    /// The words as a query.
    #[must_use]
    pub fn query(&self) -> Query {
        Query::parse(&self.words, LastWord::Begun)
    }

    /// Whether it asks for nothing but a scope and an order.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.words.trim().is_empty() && self.narrowed == Narrowed::default()
    }
}
