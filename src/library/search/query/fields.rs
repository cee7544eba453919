//! What can stand before a colon, in every language that Jianbao's readers type.

use super::Field;
use crate::text::fold::fold;

/// What a name before a colon asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Words(Field),
    Tag,
    In,
    Lang,
    Before,
    After,
    On,
    Is,
    Has,
}

/// Names in folded form, so that one stands for its traditional and Japanese forms too.
const NAMES: [(Name, &[&str]); 14] = [
    (Name::Words(Field::Headline), &["title", "headline", "标题", "見出し", "제목"]),
    (Name::Words(Field::Body), &["body", "text", "正文", "本文", "본문"]),
    (Name::Words(Field::Caption), &["caption", "图说", "图片说明", "캡션"]),
    (Name::Words(Field::Byline), &["author", "byline", "作者", "记者", "筆者", "저자", "기자"]),
    (Name::Words(Field::Source), &["source", "site", "来源", "出处", "出典", "출처"]),
    (Name::Words(Field::Note), &["note", "notes", "笔记", "备注", "メモ", "메모"]),
    (Name::Tag, &["tag", "标签", "タグ", "태그"]),
    (Name::In, &["in", "collection", "分类", "剪报集", "コレクション", "컬렉션"]),
    (Name::Lang, &["lang", "language", "语言", "言語", "언어"]),
    (Name::Before, &["before", "早于", "之前", "以前", "이전"]),
    (Name::After, &["after", "晚于", "之后", "以後", "이후"]),
    (Name::On, &["on", "date", "日期", "日付", "날짜"]),
    (Name::Is, &["is", "状态", "状態", "상태"]),
    (Name::Has, &["has", "含有", "包含", "有", "あり", "있음"]),
];

/// The field of this name, in any form of its characters.
pub(super) fn named(name: &str) -> Option<Name> {
    find(&NAMES, name)
}

/// The entry that has `words` among its names, both folded.
pub(super) fn find<T: Copy>(table: &[(T, &[&str])], words: &str) -> Option<T> {
    let wanted = fold(words.trim());
    table.iter().find(|(_, names)| names.iter().any(|name| fold(name) == wanted)).map(|(found, _)| *found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_in_every_form() {
        for name in ["title", "Title", "标题", "標題"] {
            assert_eq!(named(name), Some(Name::Words(Field::Headline)), "{name}");
        }
        assert_eq!(named("來源"), Some(Name::Words(Field::Source)));
        assert_eq!(named("標籤"), Some(Name::Tag));
        assert_eq!(named("ﾀｸﾞ"), Some(Name::Tag));
        assert_eq!(named("tilte"), None);
    }

    #[test]
    fn no_name_stands_for_two_fields() {
        let mut all: Vec<String> =
            NAMES.iter().flat_map(|(_, names)| names.iter().map(|name| fold(name))).collect();
        let written = all.len();
        all.sort();
        all.dedup();
        // 状态 and 状態 are one word in two forms.
        assert!(written - all.len() <= 2, "{all:?}");
    }
}
