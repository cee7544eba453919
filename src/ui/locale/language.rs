//! The languages of the interface and their files.

use unic_langid::LanguageIdentifier;

use crate::article::Lang;

/// A language of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    SimplifiedChinese,
}

macro_rules! sources {
    ($folder:literal) => {
        &[
            include_str!(concat!("../../../assets/locales/", $folder, "/command.ftl")),
            include_str!(concat!("../../../assets/locales/", $folder, "/window.ftl")),
            include_str!(concat!("../../../assets/locales/", $folder, "/unread.ftl")),
            include_str!(concat!("../../../assets/locales/", $folder, "/organise.ftl")),
            include_str!(concat!("../../../assets/locales/", $folder, "/rules.ftl")),
            include_str!(concat!("../../../assets/locales/", $folder, "/reader.ftl")),
            include_str!(concat!("../../../assets/locales/", $folder, "/story.ftl")),
            include_str!(concat!("../../../assets/locales/", $folder, "/correct.ftl")),
            include_str!(concat!("../../../assets/locales/", $folder, "/highlights.ftl")),
            include_str!(concat!("../../../assets/locales/", $folder, "/import.ftl")),
            include_str!(concat!("../../../assets/locales/", $folder, "/date.ftl")),
        ]
    };
}

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::SimplifiedChinese];

    /// The language for a system that speaks this tag (`zh-CN`, `en_US.UTF-8`). Readers of Traditional Chinese
    /// are nearer to Simplified Chinese than to English.
    #[must_use]
    pub fn of_system(tag: &str) -> Self {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") { Self::SimplifiedChinese } else { Self::English }
    }

    /// The language as an article's language, for the choice of a face.
    #[must_use]
    pub fn lang(self) -> Lang {
        match self {
            Self::English => Lang::En,
            Self::SimplifiedChinese => Lang::ZhHans,
        }
    }

    pub(super) fn identifier(self) -> LanguageIdentifier {
        self.lang().tag().parse().unwrap_or_default()
    }

    pub(super) fn sources(self) -> &'static [&'static str] {
        match self {
            Self::English => sources!("en"),
            Self::SimplifiedChinese => sources!("zh-Hans"),
        }
    }
}
