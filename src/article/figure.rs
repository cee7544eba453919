//! A figure is a slot: a numbered place for a picture, whether or not the picture was saved.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A picture slot of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// 1 for the first slot of the article in reading order.
    pub slot: u32,
    /// What the picture shows, in the page's words, without the credit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Who made or holds the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// The page's text for people who do not see the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// Where the picture was: an absolute address, or a path inside the saved page's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The size the page gives, or that of the kept picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size_px: Option<PixelSize>,
    /// The picture, or why there is none.
    pub picture: Picture,
    /// How its reader has turned the picture.
    #[serde(default, skip_serializing_if = "Turns::is_none")]
    pub turns: Turns,
    /// Who put the picture there.
    #[serde(default, skip_serializing_if = "FilledBy::is_page")]
    pub filled_by: FilledBy,
}

/// Quarter turns clockwise, 0 to 3. The picture's bytes stay as they were found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "u8", into = "u8")]
pub struct Turns(u8);

impl Turns {
    pub const NONE: Self = Self(0);

    /// One quarter more to the right.
    #[must_use]
    pub fn right(self) -> Self {
        Self::from(self.0 + 1)
    }

    /// One quarter more to the left.
    #[must_use]
    pub fn left(self) -> Self {
        Self::from(self.0 + 3)
    }

    #[must_use]
    pub fn quarters(self) -> u8 {
        self.0
    }

    /// Whether width and height change places.
    #[must_use]
    pub fn is_sideways(self) -> bool {
        self.0 % 2 == 1
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_none(&self) -> bool {
        self.0 == 0
    }
}

impl From<u8> for Turns {
    fn from(quarters: u8) -> Self {
        Self(quarters % 4)
    }
}

impl From<Turns> for u8 {
    fn from(turns: Turns) -> Self {
        turns.0
    }
}

/// A picture as its reader has turned it: what is decoded and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Print {
    pub hash: PictureHash,
    pub turns: Turns,
}

impl From<PictureHash> for Print {
    fn from(hash: PictureHash) -> Self {
        Self { hash, turns: Turns::NONE }
    }
}

/// Whose picture a slot holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilledBy {
    /// It came with the page.
    #[default]
    Page,
    /// Its reader put it there: the slot keeps the room it had while it was empty.
    Reader,
}

impl FilledBy {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_page(&self) -> bool {
        *self == Self::Page
    }
}

impl Figure {
    /// Why the slot would be empty without its picture: by where the page has it.
    #[must_use]
    pub fn missing(&self) -> Missing {
        let host = self.source.as_deref().filter(|source| source.starts_with("http")).and_then(host_and_port);
        host.map_or(Missing::NotSaved, |host| Missing::Remote(host.to_owned()))
    }

    /// The picture that the slot holds.
    #[must_use]
    pub fn kept(&self) -> Option<PictureHash> {
        match self.picture {
            Picture::Kept(hash) => Some(hash),
            Picture::Missing(_) => None,
        }
    }

    /// The picture as it is shown.
    #[must_use]
    pub fn print(&self) -> Option<Print> {
        self.kept().map(|hash| Print { hash, turns: self.turns })
    }
}

/// The host of an absolute address, and its port if it names one.
pub(super) fn host_and_port(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    authority.rsplit('@').next().filter(|host| !host.is_empty())
}

/// Width and height in pixels, neither zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PixelSize {
    pub width: u32,
    pub height: u32,
}

/// What a slot holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// The library keeps the picture under this hash.
    Kept(PictureHash),
    /// The slot is empty.
    Missing(Missing),
}

/// Why a slot is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The page was saved without it, and its address is not known.
    NotSaved,
    /// It is on the network, at this host, and nothing is fetched unasked.
    Remote(String),
    /// Beyond the limits on bytes or pixels.
    TooLarge,
    /// Its bytes are not a picture that can be read.
    Broken,
}

impl Default for Picture {
    fn default() -> Self {
        Self::Missing(Missing::NotSaved)
    }
}

/// BLAKE3 hash of a picture's bytes, as found: the name under which the library keeps it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PictureHash(pub [u8; 32]);

/// The text is not 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a picture's name is 64 hexadecimal digits")]
pub struct PictureHashError;

impl PictureHash {
    /// The hash of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }
}

impl fmt::Display for PictureHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for PictureHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PictureHash({self})")
    }
}

impl FromStr for PictureHash {
    type Err = PictureHashError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        blake3::Hash::from_hex(text).map(|hash| Self(*hash.as_bytes())).map_err(|_| PictureHashError)
    }
}

impl TryFrom<String> for PictureHash {
    type Error = PictureHashError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PictureHash> for String {
    fn from(hash: PictureHash) -> Self {
        hash.to_string()
    }
}
