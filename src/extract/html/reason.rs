//! Why a piece of the page is not part of the article.

/// Why a piece is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
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
}

impl Reason {
    /// The reason in words, for the trace and for what is left out.
    pub(crate) fn words(self) -> String {
        match self {
            Self::Outside => "outside the article".to_owned(),
            Self::Marked(what) => format!("marked as {what}"),
            Self::Links => "made of links".to_owned(),
            Self::OtherArticles => "a list of other articles".to_owned(),
            Self::Repeated => "said twice".to_owned(),
            Self::Headline => "the headline".to_owned(),
            Self::MetaLine => "date, source or people".to_owned(),
            Self::Boilerplate => "a line of every page".to_owned(),
            Self::AfterEnd => "after the end".to_owned(),
            Self::BeforeStart => "before the beginning".to_owned(),
            Self::OtherScript => "in another script than the article".to_owned(),
            Self::Caption => "caption of a picture".to_owned(),
            Self::Decoration => "decoration".to_owned(),
            Self::InPlace => "shown in place of the text".to_owned(),
        }
    }
}
