//! The people who made an article.

use serde::{Deserialize, Serialize};

/// A person named by the article, and what they did for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Byline {
    /// The person's name alone: no role word, no paper.
    pub name: String,
    pub role: Role,
}

/// What a person did for an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Wrote it; also anyone whose part is not told.
    #[default]
    Author,
    /// 記者, 기자, reporter, correspondent.
    Reporter,
    /// 編輯, 责任编辑, 編集.
    Editor,
    /// 攝影, 撮影, 사진, photographer.
    Photographer,
    /// 翻譯, 編譯, 翻訳.
    Translator,
}

impl Role {
    /// Whether the person belongs in the byline; editors and photographers are credited apart.
    #[must_use]
    pub fn is_writer(self) -> bool {
        matches!(self, Self::Author | Self::Reporter | Self::Translator)
    }
}
