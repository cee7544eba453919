//! Why a part of a page is not part of the article.

use std::fmt;

use serde::{Serialize, Serializer};

/// Why something is left out. Written as its words, in English; a window has words of its own for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It does not stand in the element that holds the article.
    Outside,
    /// Its element's class, name or role says it is something else.
    Marked(&'static str),
    /// It is made of links.
    Links,
    /// It stands under a heading such as "Related".
    OtherArticles,
    /// The page says it twice.
    Repeated,
    /// It is the headline.
    Headline,
    /// It is the line of date, source and people.
    MetaLine,
    /// It is a sentence of every page: copyright, subscribe, share.
    Boilerplate,
    /// It comes after the article's end.
    AfterEnd,
    /// It comes before the article's beginning.
    BeforeStart,
    /// It ends the page in another script than the article's.
    OtherScript,
    /// It became a caption.
    Caption,
    /// It is a picture of no article: icon, portrait, thumbnail of another story.
    Decoration,
    /// The page shows it where its text should stand, and has the text in its data.
    InPlace,
    /// It is one of several short lines in a row on a text page.
    ShortLines,
    /// It is a scrap of markup on a text page.
    Markup,
    /// The rule of this number, which its reader has made for the site, leaves it out.
    SiteRule(i64),
    /// The clip's reader has dropped it.
    Reader,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Outside => "outside the article",
            Self::Marked(what) => return f.pad(&format!("marked as {what}")),
            Self::Links => "made of links",
            Self::OtherArticles => "a list of other articles",
            Self::Repeated => "said twice",
            Self::Headline => "the headline",
            Self::MetaLine => "date, source or people",
            Self::Boilerplate => "a line of every page",
            Self::AfterEnd => "after the end",
            Self::BeforeStart => "before the beginning",
            Self::OtherScript => "in another script than the article",
            Self::Caption => "caption of a picture",
            Self::Decoration => "decoration",
            Self::InPlace => "shown in place of the text",
            Self::ShortLines => "a list of short lines",
            Self::Markup => "markup",
            Self::SiteRule(rule) => return f.pad(&format!("by site rule {rule}")),
            Self::Reader => "left out by its reader",
        })
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
