//! What can stand behind a colon where no words are looked for: what a clip has, languages, days.

use jiff::civil::Date;

use super::fields::find;
use super::{Days, Fact, LangWanted};
use crate::article::Lang;
use crate::library::clips::mark::Mark;
use crate::text::fold::fold;

#[derive(Clone, Copy)]
enum Has {
    Picture,
    EmptySlot,
    Note,
    Highlight,
}

#[derive(Clone, Copy)]
enum Is {
    Marked(Mark),
    Unread,
}

const HAS: [(Has, &[&str]); 4] = [
    (Has::Picture, &["picture", "pictures", "image", "图片", "图", "画像", "写真", "사진"]),
    (Has::EmptySlot, &["empty-slot", "empty slot", "slot", "空位", "空图位", "缺图", "空き枠", "빈칸"]),
    (Has::Note, &["note", "notes", "笔记", "备注", "メモ", "메모"]),
    (
        Has::Highlight,
        &[
            "highlight",
            "highlights",
            "划线",
            "划重点",
            "标记",
            "ハイライト",
            "マーカー",
            "하이라이트",
            "형광펜",
        ],
    ),
];
const IS: [(Is, &[&str]); 4] = [
    (Is::Marked(Mark::Starred), &["starred", "star", "星标", "加星", "已加星标", "スター", "별표"]),
    (Is::Unread, &["unread", "未读", "未読", "안 읽음", "읽지않음"]),
    (Is::Marked(Mark::Read), &["read", "已读", "既読", "읽음"]),
    (Is::Marked(Mark::Archived), &["archived", "archive", "归档", "已归档", "アーカイブ", "보관"]),
];
/// Languages by the names their readers give them; tags such as `zh-TW` are read apart.
const LANGS: [(&str, &[&str]); 6] = [
    ("zh", &["zh", "chinese", "中文", "汉语", "中国語", "중국어"]),
    ("zh-Hans", &["hans", "简体", "简体中文", "簡体字"]),
    ("zh-Hant", &["hant", "繁体", "繁体中文", "繁体字"]),
    ("ja", &["ja", "jp", "japanese", "日文", "日语", "日本語", "일본어"]),
    ("ko", &["ko", "kr", "korean", "韩文", "韩语", "韓国語", "朝鲜语", "한국어"]),
    ("en", &["en", "english", "英文", "英语", "英語", "영어"]),
];

pub(super) fn has(words: &str) -> Option<Fact> {
    find(&HAS, words).map(|has| match has {
        Has::Picture => Fact::HasPicture,
        Has::EmptySlot => Fact::HasEmptySlot,
        Has::Note => Fact::HasNote,
        Has::Highlight => Fact::HasHighlight,
    })
}

pub(super) fn is(words: &str) -> Option<Fact> {
    find(&IS, words).map(|is| match is {
        Is::Marked(mark) => Fact::Is(mark),
        Is::Unread => Fact::IsUnread,
    })
}

pub(super) fn lang(words: &str) -> Option<LangWanted> {
    match find(&LANGS, words) {
        Some("zh") => Some(LangWanted::Chinese),
        Some(tag) => Some(LangWanted::One(Lang::from_tag(tag))),
        None => match Lang::from_tag(words) {
            Lang::Unknown if fold(words.trim()) == "und" => Some(LangWanted::One(Lang::Unknown)),
            Lang::Unknown => None,
            lang => Some(LangWanted::One(lang)),
        },
    }
}

/// `2024`, `2024-08`, `2024/8/25`, `2024.8.25`, `2024年8月25日`: a day, or all of a month or a year.
pub(super) fn days(words: &str) -> Option<Days> {
    let folded = fold(words.trim());
    let mut numbers = Vec::new();
    for part in
        folded.split(['-', '/', '.', '年', '月', '日', '년', '월', '일', ' ']).filter(|part| !part.is_empty())
    {
        numbers.push(part.parse::<i16>().ok().filter(|number| *number > 0)?);
    }
    let month = |number: i16| i8::try_from(number).ok();
    match *numbers.as_slice() {
        [year] if year >= 1000 => {
            Some(Days { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? })
        }
        [year, number] => {
            let first = Date::new(year, month(number)?, 1).ok()?;
            Some(Days { first, last: first.last_of_month() })
        }
        [year, number, day] => {
            let day = Date::new(year, month(number)?, month(day)?).ok()?;
            Some(Days { first: day, last: day })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_days(words: &str, expect: Option<(&str, &str)>) {
        let read = days(words).map(|days| (days.first.to_string(), days.last.to_string()));
        assert_eq!(read, expect.map(|(first, last)| (first.to_owned(), last.to_owned())), "{words}");
    }

    #[test]
    fn days_are_read_in_the_forms_that_people_type() {
        check_days("2024", Some(("2024-01-01", "2024-12-31")));
        check_days("2024-02", Some(("2024-02-01", "2024-02-29")));
        check_days("9999-12", Some(("9999-12-01", "9999-12-31")));
        check_days("2024/8/25", Some(("2024-08-25", "2024-08-25")));
        check_days("２０２４年８月２５日", Some(("2024-08-25", "2024-08-25")));
        check_days("2024년 8월", Some(("2024-08-01", "2024-08-31")));
        for wrong in ["", "24", "2024-13", "2024-02-30", "yesterday", "2024-1-1-1", "99999"] {
            check_days(wrong, None);
        }
    }

    #[test]
    fn languages_are_known_by_tag_and_by_name() {
        assert_eq!(lang("zh"), Some(LangWanted::Chinese));
        assert_eq!(lang("zh-TW"), Some(LangWanted::One(Lang::ZhHant)));
        assert_eq!(lang("繁體"), Some(LangWanted::One(Lang::ZhHant)));
        assert_eq!(lang("日本語"), Some(LangWanted::One(Lang::Ja)));
        assert_eq!(lang("de"), Some(LangWanted::One(Lang::Other("de".into()))));
        assert_eq!(lang("und"), Some(LangWanted::One(Lang::Unknown)));
        assert_eq!(lang("klingonisch"), None);
    }
}
