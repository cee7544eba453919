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
