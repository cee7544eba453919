//! The set of hints that an element may give.

/// A set of hints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Hints(u32);

impl Hints {
    pub(crate) const NONE: Self = Self(0);
    /// Menus, breadcrumbs, pagers.
    pub(crate) const NAVIGATION: Self = Self(1);
    /// A column beside the article.
    pub(crate) const ASIDE: Self = Self(1 << 1);
    pub(crate) const FOOTER: Self = Self(1 << 2);
    pub(crate) const HEADER: Self = Self(1 << 3);
    /// What readers wrote.
    pub(crate) const COMMENTS: Self = Self(1 << 4);
    /// Other articles: related, most read, recommended.
    pub(crate) const RELATED: Self = Self(1 << 5);
    pub(crate) const SHARE: Self = Self(1 << 6);
    pub(crate) const ADVERTISEMENT: Self = Self(1 << 7);
    /// The box about the author.
    pub(crate) const AUTHOR: Self = Self(1 << 8);
    /// The line of date, source and people.
    pub(crate) const META: Self = Self(1 << 9);
    pub(crate) const CAPTION: Self = Self(1 << 10);
    pub(crate) const TAGS: Self = Self(1 << 11);
    /// Dialogs, cookie notes.
    pub(crate) const POPUP: Self = Self(1 << 12);
    /// Newsletters, sign-ups, apps.
    pub(crate) const SUBSCRIBE: Self = Self(1 << 13);
    pub(crate) const HIDDEN: Self = Self(1 << 14);
    /// Named as the body of an article.
    pub(crate) const BODY: Self = Self(1 << 15);
    /// An article, not only its body.
    pub(crate) const ARTICLE: Self = Self(1 << 16);
    pub(crate) const BREADCRUMB: Self = Self(1 << 17);
    /// The line below the headline.
    pub(crate) const DECK: Self = Self(1 << 18);
    /// Who holds a picture.
    pub(crate) const CREDIT: Self = Self(1 << 19);
    pub(crate) const GALLERY: Self = Self(1 << 20);
    pub(crate) const HEADLINE: Self = Self(1 << 21);
    pub(crate) const FORM: Self = Self(1 << 22);

    /// What an article's body does not hold.
    pub(crate) const OUTSIDE: Self = Self(
        Self::NAVIGATION.0
            | Self::ASIDE.0
            | Self::FOOTER.0
            | Self::COMMENTS.0
            | Self::RELATED.0
            | Self::SHARE.0
            | Self::ADVERTISEMENT.0
            | Self::AUTHOR.0
            | Self::TAGS.0
            | Self::POPUP.0
            | Self::SUBSCRIBE.0
            | Self::HIDDEN.0
            | Self::BREADCRUMB.0
            | Self::FORM.0,
    );

    /// Those of [`Hints::OUTSIDE`] that are seldom wrong.
    pub(crate) const HARD: Self = Self(
        Self::NAVIGATION.0
            | Self::FOOTER.0
            | Self::COMMENTS.0
            | Self::RELATED.0
            | Self::SHARE.0
            | Self::ADVERTISEMENT.0
            | Self::POPUP.0
            | Self::HIDDEN.0,
    );

    pub(crate) fn has(self, any_of: Self) -> bool {
        self.0 & any_of.0 != 0
    }

    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn only(self, among: Self) -> Self {
        Self(self.0 & among.0)
    }

    pub(crate) const fn without(self, these: Self) -> Self {
        Self(self.0 & !these.0)
    }
}
