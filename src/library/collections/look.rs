//! How a collection shows itself: a sign of one character, a colour. Tags have the same colours.

use std::fmt;

use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};

use crate::library::op::{Changes, Op};
use crate::library::{CollectionId, LibraryError};

/// Sign and colour; a collection without them has the folder and the colour of the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Look {
    pub symbol: Option<Symbol>,
    pub colour: Option<Colour>,
}

/// One character that stands for a collection: 港, A, ★.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Symbol(char);

/// A colour by its name; what it looks like is the theme's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    Red,
    Orange,
    Yellow,
    Green,
    Teal,
    Blue,
    Purple,
    Pink,
    Grey,
}

impl Symbol {
    /// The first character that can be seen.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        super::Name::parse(text).and_then(|name| name.as_str().chars().next()).map(Self)
    }

    #[must_use]
    pub fn char(self) -> char {
        self.0
    }
}

impl Colour {
    /// In the order of the rainbow.
    pub const ALL: [Self; 9] = [
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Teal,
        Self::Blue,
        Self::Purple,
        Self::Pink,
        Self::Grey,
    ];

    /// As it is stored and typed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Orange => "orange",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Teal => "teal",
            Self::Blue => "blue",
            Self::Purple => "purple",
            Self::Pink => "pink",
            Self::Grey => "grey",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.name() == name)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Look {
    /// From the columns `icon` and `colour`, which stand at `at` and behind it.
    pub(in crate::library) fn read(row: &Row, at: usize) -> rusqlite::Result<Self> {
        let (icon, colour): (Option<String>, Option<String>) = (row.get(at)?, row.get(at + 1)?);
        Ok(Self {
            symbol: icon.as_deref().and_then(Symbol::parse),
            colour: colour.as_deref().and_then(Colour::named),
        })
    }
}

pub(in crate::library) fn set(
    db: &Transaction,
    collection: CollectionId,
    look: Look,
) -> Result<(Op, Changes), LibraryError> {
    let mut select = db.prepare_cached("SELECT icon, colour FROM collection WHERE id = ?1")?;
    let old = select.query_row([collection.0], |row| Look::read(row, 0)).optional()?;
    let old = old.ok_or(LibraryError::NoCollection(collection))?;
    db.prepare_cached("UPDATE collection SET icon = ?2, colour = ?3 WHERE id = ?1")?.execute(params![
        collection.0,
        look.symbol.map(|symbol| symbol.0.to_string()),
        look.colour.map(Colour::name),
    ])?;
    let collections = if old == look { Vec::new() } else { vec![collection] };
    Ok((Op::SetLook { collection, look: old }, Changes { collections, ..Changes::default() }))
}
