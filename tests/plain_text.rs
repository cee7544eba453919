//! Text pages lose nothing: a note is kept whole, and of any page each line is in the title, the text, a caption or the
//! list of what was left out.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use jianbao::article::Block;
use jianbao::extract::{Extraction, Reason, extract};
use jianbao::page::{Origin, Page};
use proptest::prelude::*;

fn extracted(text: &str) -> Extraction {
    let origin = Origin { file_name: "notes.txt".to_owned(), url: None };
    extract(&Page::from_bytes(text.as_bytes().to_vec(), origin).unwrap())
}

/// The text is kept whole: this title, and all other lines as they are.
#[track_caller]
fn kept_whole(text: &str, title: &str, body: &[&str]) {
    let extraction = extracted(text);
    assert_eq!(extraction.article.meta.headline(), Some(title), "{text}");
    let found: Vec<String> = extraction.article.text().split('\n').map(str::to_owned).collect();
    assert_eq!(found, body, "{text}");
    let left_out: Vec<Reason> = extraction.left_out.iter().map(|left_out| left_out.reason).collect();
    assert!(left_out.iter().all(|reason| *reason == Reason::Headline), "{text}: {left_out:?}");
}

#[test]
fn two_or_three_short_lines_are_kept_whole() {
    kept_whole("题目一\n\n一段话", "题目一", &["一段话"]);
    kept_whole(
        "Short note about the harbour\n\nThe harbour works begin this month, the city says.",
        "Short note about the harbour",
        &["The harbour works begin this month, the city says."],
    );
    kept_whole("舊碼頭\n\n渡輪明天停開。", "舊碼頭", &["渡輪明天停開。"]);
    kept_whole("旧桟橋\n渡し船は休みます。\n来週また。", "旧桟橋", &["渡し船は休みます。", "来週また。"]);
    kept_whole(
        "옛 부두\n\n배는 내일 쉰다.\n다음 주에 다시.",
        "옛 부두",
        &["배는 내일 쉰다.", "다음 주에 다시."],
    );
    kept_whole("Ferry\nno boats on Monday", "Ferry", &["no boats on Monday"]);
    kept_whole("题目\n第一段\n第二段", "题目", &["第一段", "第二段"]);
}

#[test]
fn lists_and_poems_are_kept_whole() {
    let list = "Shopping\n\n- milk\n- eggs\n- bread\n\nand then\n1. home";
    kept_whole(list, "Shopping", &["milk", "eggs", "bread", "and then", "1. home"]);
    let kinds: Vec<&str> = extracted(list).article.blocks.iter().map(Block::kind).collect();
    assert_eq!(kinds, ["list", "paragraph", "paragraph"]);
    kept_whole(
        "码头的早晨\n林渡\n\n雾从海上来，\n船从雾里来。\n我在岸上等，\n等你从船上来。",
        "码头的早晨",
        &["林渡", "雾从海上来，", "船从雾里来。", "我在岸上等，", "等你从船上来。"],
    );
}

#[test]
fn a_line_alone_is_its_own_title_and_is_still_read() {
    kept_whole("买牛奶", "买牛奶", &["买牛奶"]);
    kept_whole("渡轮明天停开。", "渡轮明天停开。", &["渡轮明天停开。"]);
    kept_whole(
        "The ferry does not run.\nIt is foggy.",
        "The ferry does not run.",
        &["The ferry does not run.", "It is foggy."],
    );
}

#[test]
fn an_article_that_was_pasted_keeps_each_paragraph_and_gives_its_fields() {
    let text = "港口新线开通\n2024年4月1日\n来源：海湾晚报\n\n\
        沿海货运新线星期一正式开通，首班货船满载三百个集装箱驶出港口，居民在旧码头观看。\n\n\
        新线每周往返三次\n\n港务部门介绍，两座城市之间的运输时间缩短到一天以内，沿线企业因此受益。\n短短一行";
    let extraction = extracted(text);
    let article = &extraction.article;
    assert_eq!(article.meta.headline(), Some("港口新线开通"));
    assert_eq!(article.meta.published.as_ref().unwrap().value.to_string(), "2024-04-01");
    assert_eq!(article.meta.source.as_ref().unwrap().value, "海湾晚报");
    assert_eq!(article.meta.section, None);
    let kinds: Vec<&str> = article.blocks.iter().map(Block::kind).collect();
    assert_eq!(kinds, ["paragraph", "heading", "paragraph", "paragraph"], "{}", article.text());
}

#[test]
fn a_page_without_a_headline_is_called_by_its_first_line_or_its_file() {
    let called = |file_name: &str, page: &str| {
        let origin = Origin { file_name: file_name.to_owned(), url: None };
        let page = Page::from_bytes(page.as_bytes().to_vec(), origin).unwrap();
        extract(&page).article.meta.headline().map(str::to_owned)
    };
    let page = "<html><body><p>The ferry does not run today, since it is foggy on the bay.</p></body></html>";
    assert_eq!(
        called("x.html", page).as_deref(),
        Some("The ferry does not run today, since it is foggy on the bay.")
    );
    let pictures = "<html><body><img src='a.jpg' width=600 height=400></body></html>";
    assert_eq!(called("港口 2024.html", pictures).as_deref(), Some("港口 2024"));
    assert_eq!(called("notes.txt", "— — —\n***").as_deref(), Some("notes"));
}

#[test]
fn a_day_told_by_a_sentence_is_not_the_day_it_was_published() {
    let extraction = extracted("Works\n\nThe harbour works begin on 3 May 2024.\nThey take a year.");
    assert_eq!(extraction.article.meta.published, None);
}

/// On a page with furniture the text is told from it, but no line of the text is its title.
#[test]
fn the_only_paragraph_of_a_page_is_not_taken_for_its_headline() {
    let text = "Home\nNews\n\nShort note about the harbour\n\nThe harbour works begin this month, the city says.\n\n\
        Subscribe to our newsletter\n© 2024 The Bay Courier";
    let extraction = extracted(text);
    assert_eq!(extraction.article.meta.headline(), Some("Short note about the harbour"));
    assert_eq!(extraction.article.text(), "The harbour works begin this month, the city says.");
    conserved(text, &extraction).unwrap();
}

/// Lines as text pages have them, in five scripts.
const LINES: [&str; 60] = [
    "题目一",
    "一段话",
    "港口新线开通",
    "沿海货运新线星期一正式开通，首班货船满载三百个集装箱驶出港口，居民在旧码头观看。",
    "渡轮停开。",
    "首页 > 社会 > 正文",
    "> 生活",
    "来源：海湾晚报",
    "责任编辑：林渡",
    "2024-03-05 07:40 来源：海湾晚报 作者：周岸",
    "相关新闻",
    "[harbour-1]",
    "首班货船离港（周岸 摄）",
    "港口新线(图)1",
    "港口新线(图)2",
    "版权所有 未经授权不得转载",
    "碼頭的春天",
    "大鐘又走了，街坊們說，師傅是去省城的鐘樓幫忙的，那裡的大鐘停在了十點零七分。",
    "中央社記者王小明台北1日電",
    "延伸閱讀",
    "圖／海灣社",
    "（編輯：林渡）",
    "鐘樓",
    "渡輪公司說，冬天的船期不變，票價也不變。",
    "港の朝",
    "港の新しい航路が月曜日に開通し、最初の貨物船が三百個のコンテナを積んで港を出た。",
    "関連記事",
    "2024年4月1日（月）",
    "写真＝海湾社",
    "記者 山田太郎",
    "シェアする",
    "船は来なかった。",
    "옛 부두",
    "배는 내일 쉰다.",
    "새 항로가 월요일에 열렸고, 첫 화물선이 컨테이너 삼백 개를 싣고 항구를 떠났다고 항만청이 밝혔다.",
    "입력 2024. 8. 25. 오후 3:20",
    "관련기사",
    "홍길동 기자",
    "저작권자 무단전재 및 재배포 금지",
    "부두의 봄",
    "Home",
    "• Weather",
    "- milk",
    "12. Boats",
    "The postwoman who kept the wind",
    "By Ines Marlow",
    "April 1, 2024",
    "GULL ROCK (Bay News) — The weather station on Gull Rock has been empty since the keeper left.",
    "Short note about the harbour",
    "The harbour works begin this month, the city says.",
    "This spring the council found that her notebooks are the only record of the wind on this coast for two winters, and asked to copy them.",
    "Photo: Ines Marlow/Bay News",
    "Related stories",
    "Subscribe to our newsletter",
    "Copyright 2024 The Bay Courier",
    "<<< menu >>>",
    "no boats on Monday",
    "See also: the old pier",
    "!!!",
    "1",
];

/// Letters and digits in lower case: marks, blanks and bullets are no words.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Each line of the page is somewhere in what came out of it.
fn conserved(page: &str, extraction: &Extraction) -> Result<(), TestCaseError> {
    let mut kept: Vec<String> = extraction.article.texts().into_iter().map(letters).collect();
    kept.extend(extraction.article.figures().filter_map(|figure| figure.alt.as_deref()).map(letters));
    for left_out in &extraction.left_out {
        let mut texts = Vec::new();
        left_out.block.push_texts(&mut texts);
        kept.extend(texts.into_iter().map(letters));
    }
    for line in page.lines().map(letters) {
        let as_it_is = kept.iter().any(|kept| kept.contains(&line));
        // A caption is parted from its credit, and the label between them says no more than that it is one.
        let as_slot = extraction.article.figures().any(|figure| {
            let parts: Vec<String> =
                [&figure.caption, &figure.credit].into_iter().flatten().map(|part| letters(part)).collect();
            !parts.is_empty() && parts.iter().all(|part| line.contains(part.as_str()))
        });
        prop_assert!(as_it_is || as_slot, "{line} of\n{page}\nis lost");
    }
    prop_assert!(
        extraction.article.meta.headline().is_some_and(|title| !title.is_empty()) || letters(page).is_empty()
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_of_a_text_page_is_lost(
        lines in proptest::collection::vec((0..LINES.len(), prop_oneof![Just("\n"), Just("\n\n"), Just("\n   ")]), 1..40),
    ) {
        let page: String = lines.iter().flat_map(|(at, end)| [LINES[*at], *end]).collect();
        conserved(&page, &extracted(&page))?;
    }

    /// Where no line is of a site, nothing is left out but title and fields.
    #[test]
    fn of_a_note_nothing_is_left_out(
        lines in proptest::collection::vec(prop::sample::select(vec![0, 1, 2, 3, 4, 16, 17, 22, 23, 24, 25, 31, 32, 33, 34, 39, 42, 43, 44, 48, 49, 50, 56]), 1..9),
        gap in prop_oneof![Just("\n"), Just("\n\n")],
    ) {
        let page = lines.iter().map(|at| LINES[*at]).collect::<Vec<_>>().join(gap);
        let extraction = extracted(&page);
        conserved(&page, &extraction)?;
        let left_out: Vec<_> = extraction.left_out.iter().filter(|out| out.reason != Reason::Headline).collect();
        prop_assert!(left_out.is_empty(), "{page}\n{left_out:?}");
    }
}

#[test]
fn own_pages_of_text_are_conserved() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");
    let mut pages = 0;
    for case in std::fs::read_dir(folder).unwrap().flatten() {
        let Ok(text) = std::fs::read_to_string(case.path().join("page.txt")) else { continue };
        conserved(&text, &extracted(&text)).unwrap();
        pages += 1;
    }
    assert!(pages >= 20, "{pages}");
}
