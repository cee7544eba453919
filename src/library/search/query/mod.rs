//! The language that searches are typed in: words, phrases, fields, filters. Pure: no library is asked here.

mod fields;
mod parse;
mod values;

use std::ops::Range;

use jiff::civil::Date;

pub use parse::is_sign;

use crate::article::Lang;
use crate::library::clips::mark::Mark;
use crate::text::phrase::{LastWord, Phrase};

/// Words that a headline is looked for by.
const MOST_NAMED: usize = 16;

/// What was understood of a typed search, and what was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Nothing if nothing is looked for: then every clip fits.
    pub(in crate::library) wanted: Option<Expr>,
    pub mistakes: Vec<Mistake>,
}

/// What a clip must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::library) enum Expr {
    All(Vec<Expr>),
    Any(Vec<Expr>),
    Not(Box<Expr>),
    Words(Words),
    Fact(Fact),
}

/// A phrase in one field or in any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::library) struct Words {
    pub(in crate::library) field: Field,
    pub(in crate::library) phrase: Phrase,
}

/// Where words may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Anywhere,
    Headline,
    Body,
    Caption,
    Byline,
    Source,
    Note,
}

/// What may be true of a clip apart from its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::library) enum Fact {
    HasPicture,
    HasEmptySlot,
    HasNote,
    HasHighlight,
    Is(Mark),
    IsUnread,
    /// In a collection of this name or inside one, by its place in the query.
    In(String, Range<usize>),
    Tag(String, Range<usize>),
    Lang(LangWanted),
    /// Published before the first of these days.
    Before(Days),
    /// Published after the last of these days.
    After(Days),
    On(Days),
}

/// A day, or all days of a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library) struct Days {
    pub(in crate::library) first: Date,
    pub(in crate::library) last: Date,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::library) enum LangWanted {
    /// Chinese in either script.
    Chinese,
    One(Lang),
}

/// Something in a query that was not understood, and where, in bytes of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    pub what: MistakeKind,
    pub at: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MistakeKind {
    /// A quotation that begins and does not end; it was taken to the end of the line.
    QuoteNotClosed,
    ParenthesisNotClosed,
    /// A parenthesis ends that has not begun.
    ParenthesisNotOpened,
    /// `OR` with nothing on one side.
    NothingBesideOr,
    /// `title:` or `-` with nothing behind.
    NothingBehind,
    /// `tilte:`; it was looked for as a word.
    NoSuchField,
    /// `is:`, `has:` or `lang:` with a value that they do not know.
    NoSuchValue,
    /// `before:`, `after:` or `on:` with something that is no date.
    NotADate,
    /// Punctuation in quotation marks or behind a field: there is nothing to find.
    NothingToFind,
    /// More words or parentheses than a search may have; the rest was left out.
    TooLong,
    /// The library has no collection of this name.
    NoSuchCollection,
    /// No clip has this tag.
    NoSuchTag,
}

impl Query {
    /// Reads what was typed. Whatever it is, there is a query: what cannot be understood is told as a mistake. Where a
    /// reader looks for something, the last word may go on; what is decided once for many clips, as by a rule, takes it
    /// as it stands.
    #[must_use]
    pub fn parse(typed: &str, last: LastWord) -> Self {
        parse::parse(typed, last)
    }

    /// All these words in the headline; the last may go on, and any with a star behind it, but none in quotes. Nothing
    /// else of the language of searches is understood.
    pub(in crate::library) fn of_headline(typed: &str) -> Self {
        let mut words = typed.split_whitespace().take(MOST_NAMED).peekable();
        let mut all = Vec::new();
        while let Some(word) = words.next() {
            let begun = words.peek().is_none() || word.ends_with(parse::STARS);
            let last =
                if begun && !word.ends_with(parse::is_quote) { LastWord::Begun } else { LastWord::Whole };
            all.extend(Words::new(Field::Headline, word, last).map(Expr::Words));
        }
        Self { wanted: (!all.is_empty()).then_some(Expr::All(all)), mistakes: Vec::new() }
    }

    /// Whether every clip fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_none()
    }

    /// The phrases that clips are found by, each with its field; those behind a `-` are not among them.
    pub(in crate::library) fn looked_for(&self) -> Vec<&Words> {
        let mut phrases = Vec::new();
        if let Some(wanted) = &self.wanted {
            collect(wanted, &mut phrases);
        }
        phrases
    }
}

fn collect<'q>(expr: &'q Expr, phrases: &mut Vec<&'q Words>) {
    match expr {
        Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| collect(part, phrases)),
        Expr::Words(words) => phrases.push(words),
        Expr::Not(_) | Expr::Fact(_) => {}
    }
}

impl Words {
    pub(in crate::library) fn new(field: Field, words: &str, last: LastWord) -> Option<Self> {
        Phrase::new(words, last).map(|phrase| Self { field, phrase })
    }
}
