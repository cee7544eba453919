//! Words marked in one text and looked for in another.

use proptest::prelude::*;

use super::*;

#[test]
fn an_anchor_is_the_same_with_and_without_the_whole_article() {
    use crate::article::Block;
    let blocks = ["第一段。", " 港口新線開通 ", "third paragraph, the last"].map(Block::paragraph).to_vec();
    let article = Article { blocks, ..Article::default() };
    let running = Running::of(&article);
    let length = running.chars.len();
    for start in 0..length {
        for end in start..=length + 3 {
            assert_eq!(Anchor::of(&article, &(start..end)), running.anchor(start..end), "{start}..{end}");
        }
    }
}

/// Marks the words in brackets, and says what is marked after the change.
#[track_caller]
fn check(marked: &str, changed: &str, expect: Option<&str>) {
    let start = marked.chars().position(|c| c == '[').unwrap();
    let end = marked.chars().position(|c| c == ']').unwrap() - 1;
    let anchor = Running::new(&marked.replace(['[', ']'], "")).anchor(start..end).unwrap();
    let found = Running::new(&changed.replace(['[', ']'], "")).follow(&anchor);
    let place = found.as_ref().map(|found| {
        let mut chars: Vec<char> = changed.replace(['[', ']'], "").chars().collect();
        chars.insert(found.end, ']');
        chars.insert(found.start, '[');
        chars.into_iter().collect::<String>()
    });
    assert_eq!(place.as_deref(), expect);
}

#[test]
fn words_are_found_where_they_were_or_where_they_went() {
    check("渡輪[靠岸]時", "渡輪靠岸時", Some("渡輪[靠岸]時"));
    check("渡輪[靠岸]時", "天亮了。渡輪靠岸時", Some("天亮了。渡輪[靠岸]時"));
    check("渡輪[靠岸]時", "渡輪離岸時", None);
}

#[test]
fn of_several_places_the_one_with_the_same_neighbours_is_meant() {
    let before = "老陳買了一張船票。\n老王買了一張[船票]，又買了一張船票。";
    check(before, "老王買了一張船票，又買了一張船票。", Some("老王買了一張[船票]，又買了一張船票。"));
    check(
        before,
        "船票漲價了。老陳買了一張船票。\n老王買了一張船票，又買了一張船票。",
        Some("船票漲價了。老陳買了一張船票。\n老王買了一張[船票]，又買了一張船票。"),
    );
}

#[test]
fn a_word_that_is_everywhere_is_lost_with_its_sentence() {
    check("這是島上[的]第一條鐵路", "他們買到了最後的船票，她們的還沒有", None);
    check(
        "這是島上[的]第一條鐵路",
        "今天的報紙。這是島上的第一條鐵路",
        Some("今天的報紙。這是島上[的]第一條鐵路"),
    );
}

#[test]
fn the_other_script_and_other_rows_are_the_same_words() {
    check("那時[產業與碼頭]都在", "那时产业与码头都在", Some("那时[产业与码头]都在"));
    check("一句[。二句\n三句]。四句", "一句。二句三句。四句", Some("一句[。二句三句]。四句"));
    check("see [the  Old\nFerry] now", "now see the old ferry now", Some("now see [the old ferry] now"));
}

#[test]
fn words_that_were_changed_a_little_are_found() {
    check(
        "他說[渡輪在清晨六時離開碼頭]，沒有回來",
        "他說渡輪在清晨七時離開了碼頭，沒有回來",
        Some("他說[渡輪在清晨七時離開了碼頭]，沒有回來"),
    );
    check("aaa [the harbour lights] bbb", "aaa the harbor lights bbb", Some("aaa [the harbor lights] bbb"));
    check("渡輪在清晨[離開碼頭]以後", "全篇都換成了別的文字，一句也沒有留下", None);
}

#[test]
fn a_word_that_was_replaced_is_what_stands_between_its_neighbours() {
    check(
        "重建方案先後改了五次以後在[市議]會裡由全體議員一致通過了",
        "重建方案先後改了五次以後在縣參議會裡由全體議員一致通過了",
        Some("重建方案先後改了五次以後在[縣參議]會裡由全體議員一致通過了"),
    );
}

#[test]
fn long_words_keep_their_ends_whatever_is_put_between() {
    let first = "二〇一三年的颱風沖毀了舊碼頭的三座棧橋，島上的居民此後要繞行四十公里的公路去買米和油鹽。";
    let last =
        "市議會的檔案顯示，重建方案先後改了五次，最後一次是在去年冬天，那時候碼頭邊上只剩下三戶人家了。";
    let between = "\n圖：棧橋。\n";
    check(
        &format!("甲[{first}{last}]乙"),
        &format!("甲{first}{between}{last}乙"),
        Some(&format!("甲[{first}{between}{last}]乙")),
    );
}

#[test]
fn blanks_at_the_ends_are_not_marked() {
    let anchor = Running::new("一\n 二 \n三").anchor(1..5).unwrap();
    assert_eq!((anchor.quote.as_str(), anchor.range()), ("二", 3..4));
    assert_eq!(Running::new("一 \n三").anchor(1..3), None);
    assert_eq!(Running::new("一").anchor(3..9), None);
}

#[test]
fn words_are_quoted_in_any_form() {
    let running = Running::new("產業與产业，産業");
    assert_eq!(running.quoted("产业", 1).map(|anchor| anchor.range()), Some(3..5));
    assert_eq!(running.quoted("产业", 3), None);
    assert_eq!(running.quoted(" ", 0), None);
}

/// A change of one place of a text.
#[derive(Debug, Clone)]
struct Edit {
    at: usize,
    gone: usize,
    put: String,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = (0..200_usize, 0..6_usize, "[甲乙產业 a\n。]{0,5}").prop_map(|(at, gone, put)| Edit {
        at,
        gone,
        put,
    });
    prop::collection::vec(edit, 0..12)
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for edit in edits {
        let at = edit.at.min(chars.len());
        let end = (at + edit.gone).min(chars.len());
        chars.splice(at..end, edit.put.chars());
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn words_that_are_there_once_are_always_found(
        text in "[甲乙丙丁產业 ab\n。]{1,160}",
        (from, length) in (0..160_usize, 1..40_usize),
        edits in edits(),
    ) {
        let Some(anchor) = Running::new(&text).anchor(from..from + length) else { return Ok(()) };
        let changed = edited(&text, &edits);
        let chars: Vec<char> = changed.chars().collect();
        let quote: Vec<char> = anchor.quote.chars().collect();
        let there: Vec<usize> = places(&chars, &quote).collect();
        let found = Running::new(&changed).follow(&anchor);
        if let [only] = there.as_slice() {
            prop_assert_eq!(found.as_ref().map(|found| found.start), Some(*only));
            prop_assert_eq!(found.as_ref().map(|found| &found.quote), Some(&anchor.quote));
        }
        if let Some(found) = found {
            let here: String = chars[found.range()].iter().collect();
            prop_assert_eq!(&here, &found.quote);
            prop_assert_eq!(Running::new(&changed).follow(&found), Some(found.clone()));
        }
    }

    #[test]
    fn nothing_moves_where_nothing_changes(text in "[甲乙 ab\n]{1,80}", from in 0..80_usize, length in 1..20_usize) {
        let running = Running::new(&text);
        if let Some(anchor) = running.anchor(from..from + length) {
            prop_assert_eq!(running.follow(&anchor), Some(anchor.clone()));
        }
    }
}
