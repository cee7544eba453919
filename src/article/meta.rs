//! The fields of an article, each with where on the page it was found.

use serde::{Deserialize, Serialize};

use super::{Byline, Lang, When};

/// The fields of an article. A field that the page does not give is empty; nothing is invented.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meta {
    pub headline: Option<Sourced<String>>,
    /// The line below the headline that sums the story up.
    pub deck: Option<Sourced<String>>,
    /// The paper or portal whose page this is; the re-publisher when `source` names another.
    pub site: Option<Sourced<String>>,
    /// The paper or agency that the story comes from (来源, 出典, 출처), as its own field.
    pub source: Option<Sourced<String>>,
    /// The section it stood in: 生活, Politics.
    pub section: Option<Sourced<String>>,
    pub bylines: Vec<Sourced<Byline>>,
    /// The place the story is reported from: 日照, ROME.
    pub dateline: Option<Sourced<String>>,
    pub published: Option<Sourced<When>>,
    /// The last change, often the re-publisher's.
    pub updated: Option<Sourced<When>>,
    /// Days that the text speaks of, in its order, with the precision it gives.
    pub event_days: Vec<Sourced<When>>,
    pub lang: Lang,
    /// The page's address: canonical if the page names one, else where it was saved from.
    pub url: Option<String>,
}

/// A value and where on the page it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced<T> {
    pub value: T,
    pub found: Found,
}

/// Where on a page a value was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// `application/ld+json`.
    JsonLd,
    /// `og:…`, `article:…`, `twitter:…`.
    OpenGraph,
    /// Another `meta` element.
    MetaTag,
    /// `itemprop` and the like.
    Microdata,
    /// A `time` element.
    TimeElement,
    /// The `title` element, or a text page's first line.
    TitleElement,
    /// A heading of the page.
    Heading,
    /// A breadcrumb.
    Breadcrumb,
    /// A line beside the headline or at the end of the text.
    MetaLine,
    /// An element whose class or id says what it holds.
    ClassName,
    /// The running text.
    Body,
    /// Data inside a script.
    Script,
    /// The page's address.
    Address,
    /// The reader typed it.
    Reader,
}

impl<T> Sourced<T> {
    pub fn new(value: T, found: Found) -> Self {
        Self { value, found }
    }
}

impl Meta {
    /// The headline's words, if the page has one.
    #[must_use]
    pub fn headline(&self) -> Option<&str> {
        self.headline.as_ref().map(|headline| headline.value.as_str())
    }

    /// The names of those who wrote the article; editors and photographers are not among them.
    pub fn writers(&self) -> impl Iterator<Item = &str> {
        self.bylines
            .iter()
            .map(|byline| &byline.value)
            .filter(|b| b.role.is_writer())
            .map(|b| b.name.as_str())
    }
}
