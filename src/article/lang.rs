//! The language an article is written in, as far as Jianbao treats languages apart.

use serde::{Deserialize, Serialize};

/// A language, by its BCP 47 tag. Chinese is told apart by script, since its readers do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Lang {
    ZhHans,
    ZhHant,
    Ja,
    Ko,
    En,
    /// Any other language, by its tag.
    Other(String),
    #[default]
    Unknown,
}

impl Lang {
    /// The BCP 47 tag; `und` when the language is unknown.
    #[must_use]
    pub fn tag(&self) -> &str {
        match self {
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::En => "en",
            Self::Other(tag) => tag,
            Self::Unknown => "und",
        }
    }

    /// Chinese, Japanese or Korean.
    #[must_use]
    pub fn is_cjk(&self) -> bool {
        matches!(self, Self::ZhHans | Self::ZhHant | Self::Ja | Self::Ko)
    }

    /// The language of a tag as pages write it: `zh-CN`, `zh_TW`, `ja-JP`, `EN`.
    ///
    /// A bare `zh` does not tell the script and is [`Lang::Unknown`].
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let tag = tag.trim().replace('_', "-");
        let lower = tag.to_ascii_lowercase();
        let mut parts = lower.split('-');
        match parts.next().unwrap_or_default() {
            "zh" | "cmn" | "yue" => chinese(parts),
            "ja" => Self::Ja,
            "ko" => Self::Ko,
            "en" => Self::En,
            "" | "und" | "mul" | "x" => Self::Unknown,
            primary if primary.len() <= 3 && primary.bytes().all(|b| b.is_ascii_lowercase()) => {
                Self::Other(tag)
            }
            _ => Self::Unknown,
        }
    }
}

/// Chinese by its script subtag, else by the region that writes in one script.
fn chinese<'a>(subtags: impl Iterator<Item = &'a str>) -> Lang {
    for subtag in subtags {
        match subtag {
            "hans" | "cn" | "sg" | "my" | "chs" => return Lang::ZhHans,
            "hant" | "tw" | "hk" | "mo" | "cht" => return Lang::ZhHant,
            _ => {}
        }
    }
    Lang::Unknown
}

impl From<String> for Lang {
    fn from(tag: String) -> Self {
        Self::from_tag(&tag)
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> Self {
        lang.tag().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: &str, expect: &Lang) {
        assert_eq!(&Lang::from_tag(tag), expect, "{tag}");
    }

    #[test]
    fn tags_of_pages_name_a_language_and_its_script() {
        check("zh-CN", &Lang::ZhHans);
        check("zh_TW", &Lang::ZhHant);
        check("zh-Hant-HK", &Lang::ZhHant);
        check("zh", &Lang::Unknown);
        check("ja-JP", &Lang::Ja);
        check("EN-us", &Lang::En);
        check("de", &Lang::Other("de".into()));
        check("", &Lang::Unknown);
        check("javascript", &Lang::Unknown);
    }

    #[test]
    fn a_tag_survives_the_way_to_the_library_and_back() {
        for lang in [Lang::ZhHans, Lang::ZhHant, Lang::Ja, Lang::Ko, Lang::En, Lang::Unknown] {
            assert_eq!(Lang::from_tag(lang.tag()), lang);
        }
    }
}
