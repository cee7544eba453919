//! What extraction gives back beside the article: pictures in hand, what was left out, warnings.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Reason;
use crate::article::{Article, Block};

/// An article taken from a page. It is always there: an ugly page gives warnings, not errors.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    pub article: Article,
    /// The pictures that came with the page, by slot. Slots without one are not in it.
    pub pictures: Vec<SlotPicture>,
    /// Every block of the page that is not in the article, in the page's order.
    pub left_out: Vec<LeftOut>,
    /// Why each block of the article is in it, by the block's place.
    pub kept: Vec<Kept>,
    /// The element that holds the article, as `div.article-body`; nothing where no element was chosen.
    pub element: Option<String>,
    pub warnings: Vec<Warning>,
    /// Where the page says that other pages of the same article are.
    pub paging: Paging,
}

/// Links of a page that may lead to other pages of its article: absolute where its own address is known, else as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paging {
    /// The page's own address, if it is known.
    pub own: Option<String>,
    pub next: Option<String>,
    pub previous: Option<String>,
    /// Where the numbers of its pager lead.
    pub numbered: Vec<String>,
}

/// A picture that came with the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotPicture {
    /// The number of the slot it fills.
    pub slot: u32,
    pub held: Held,
}

/// Where the bytes of a picture are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// In the page itself, as a `data:` address, decoded here.
    Data(Vec<u8>),
    /// In a file beside the page, by its key among the page's parts.
    Part(String),
}

/// Why a block is in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It stands in the element that holds the article.
    Inside,
    /// The page's data has its words in the article's body.
    InData,
    /// It stands outside of the element that holds the article, and reads like more of it.
    ReadsOn,
    /// It is the picture above the text.
    LeadPicture,
    /// Its reader has decided so for the page's site.
    SiteRule,
    /// The page shows it only with scripts; its data has it.
    DataOnly,
    /// It is a paragraph of the lines that read like a text.
    Line,
    /// It is a short line above a paragraph.
    LineAbove,
    /// It is a line that stands where a picture stood.
    LineOfPicture,
    /// Nothing on the page could be told from the rest.
    All,
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Inside => "inside the article",
            Self::InData => "in the body that the page's data gives",
            Self::ReadsOn => "reads on outside the article's element",
            Self::LeadPicture => "the picture above the text",
            Self::SiteRule => "by a rule for its site",
            Self::DataOnly => "only in the page's data",
            Self::Line => "a paragraph among the lines that read like a text",
            Self::LineAbove => "a short line above a paragraph",
            Self::LineOfPicture => "a line that stands for a picture",
            Self::All => "nothing tells it from the rest",
        })
    }
}

/// A block of the page that is not in the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// It stood before the article's block of this index; putting it back inserts it there.
    pub before: usize,
    pub reason: Reason,
    pub block: Block,
}

/// What the reader should know about an extraction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// The page broke a limit; only its words were read.
    #[error("The page is {0}; only its text was read, without its structure and pictures.")]
    OverBudget(String),
    #[error("No running text was found on the page.")]
    NoText,
    #[error("The page has no headline.")]
    NoHeadline,
    #[error("The text was taken from the page's data, because the page shows it only with scripts.")]
    FromData,
}
