//! Correcting an article from the command line: its blocks and fields, new extractions, versions, charsets.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod verbs;

use std::fs;

use serde_json::Value;
use verbs::Desk;

const PORT: &str = "<!doctype html><html lang=zh-Hant><meta charset=utf-8><title>港口新線</title><article><h1>港口新線</h1>\
    <p>四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。</p>\
    <figure><img src='https://example.org/a/ship.jpg' width=600 height=400><figcaption>首班貨船離港</figcaption></figure>\
    <p>當地居民說，港口的變化看得見，希望今後還有更多航線從這裡出發，把更多貨物送到更遠的地方。</p></article>\
    <footer><p>版權所有，未經許可不得轉載本站的文章和圖片。</p></footer>";

/// With one clip.
fn desk() -> Desk {
    Desk::of_page(PORT)
}

impl Desk {
    /// The blocks of the clip, as a list of kinds and first characters.
    #[track_caller]
    fn blocks(&self) -> Vec<String> {
        let lines = self.ok(&["correct", "1"]);
        let shown = |line: &str| {
            let mut words = line.split_whitespace().skip(1);
            let (kind, text) = (words.next().unwrap(), words.collect::<String>());
            format!("{kind} {}", text.chars().take(4).collect::<String>())
        };
        lines.lines().map(shown).collect()
    }
}

#[test]
fn blocks_are_listed_dropped_retyped_parted_merged_and_made_something_else() {
    let desk = desk();
    assert_eq!(desk.blocks(), ["paragraph 四月一日", "figure [1]首", "paragraph 當地居民"]);
    desk.ok(&["correct", "1", "split", "3", "6"]);
    assert_eq!(desk.blocks()[2..], ["paragraph 當地居民", "paragraph 港口的變"]);
    desk.ok(&["correct", "1", "kind", "3", "heading", "--level", "3"]);
    assert_eq!(desk.blocks()[2], "heading 當地居民");
    desk.ok(&["correct", "1", "merge", "3"]);
    assert_eq!(desk.blocks()[2..], ["heading 當地居民"]);
    desk.ok(&["correct", "1", "kind", "3", "caption"]);
    assert_eq!(desk.blocks(), ["paragraph 四月一日", "figure [1]首"]);
    desk.ok(&["correct", "1", "text", "1", "新線開通。"]);
    desk.ok(&["correct", "1", "field", "headline", "港口又有新線"]);
    desk.ok(&["correct", "1", "field", "published", "2024-04-01"]);
    let shown = desk.json(&["show", "1", "--json"]);
    assert_eq!((&shown[0]["title"], &shown[0]["text"]), (&"港口又有新線".into(), &"新線開通。".into()));
    assert_eq!(shown[0]["article"]["meta"]["published"]["value"], "2024-04-01");
    desk.ok(&["correct", "1", "drop", "1"]);
    assert_eq!(desk.blocks(), ["figure [1]首"]);
    assert_eq!(desk.ok(&["check"]).lines().count(), 1);
}

#[test]
fn what_was_left_out_is_listed_with_its_reason_and_put_back() {
    let desk = desk();
    let left_out = desk.json(&["correct", "1", "--json", "left-out"]);
    let footer = left_out.iter().find(|out| out["block"]["prose"].to_string().contains("版權所有")).unwrap();
    assert!(!footer["reason"].as_str().unwrap().is_empty());
    desk.ok(&["correct", "1", "put-back", &footer["number"].to_string()]);
    assert_eq!(desk.blocks().last().unwrap(), "paragraph 版權所有");
    let left = desk.json(&["correct", "1", "--json", "left-out"]);
    assert_eq!(left.len(), left_out.len() - 1);
}

#[test]
fn what_cannot_be_corrected_is_said_and_changes_nothing() {
    let desk = desk();
    let before = desk.blocks();
    assert!(desk.fails(&["correct", "1", "drop", "9"]).contains("has no block 9"));
    assert!(desk.fails(&["correct", "1", "put-back", "99"]).contains("left-out"));
    assert!(desk.fails(&["correct", "1", "field", "published", "gestern"]).contains("no date"));
    assert!(desk.fails(&["correct", "7"]).contains('7'));
    assert_eq!(desk.run(&["correct", "1", "field", "colour", "red"]).status.code(), Some(2));
    assert_eq!(desk.blocks(), before);
}

#[test]
fn a_page_is_extracted_again_and_the_version_before_compared_and_put_back() {
    let desk = desk();
    assert_eq!(desk.json(&["extract-again", "1", "--json"])[0]["outcome"], "same");
    desk.ok(&["correct", "1", "text", "1", "新線開通。"]);
    let edited = desk.blocks();
    assert_eq!(desk.json(&["extract-again", "--all", "--json"]), Vec::<Value>::new());
    assert_eq!(desk.blocks(), edited, "an edited clip is spared");

    assert_eq!(desk.json(&["extract-again", "1", "--json"])[0]["outcome"], "changed");
    assert_eq!(desk.blocks()[0], "paragraph 四月一日");
    let versions = desk.json(&["versions", "1", "--json"]);
    assert_eq!((versions.len(), &versions[0]["made"]), (1, &"edited".into()));
    let version = versions[0]["version"].to_string();
    let compared = desk.ok(&["versions", "1", "--compare", &version]);
    let marks: Vec<(char, bool)> =
        compared.lines().map(|line| (line.chars().next().unwrap(), line.contains("新線開通。"))).collect();
    assert_eq!(marks, [(' ', false), ('-', true), ('+', false), (' ', false), (' ', false)]);

    desk.ok(&["version-restore", "1", &version]);
    assert_eq!(desk.blocks(), edited);
    assert!(desk.fails(&["version-restore", "1", "99"]).contains("no version 99"));
}

#[test]
fn a_garbled_page_is_read_in_the_charset_that_is_chosen() {
    let page = PORT.replace("utf-8", "big5");
    let desk = Desk::of_page(&encoding_rs::BIG5.encode(&page).0);
    let charsets = desk.json(&["charsets", "1", "--json"]);
    assert_eq!((&charsets[0]["charset"], &charsets[0]["lines"][0]), (&"Big5".into(), &"港口新線".into()));
    let title = || desk.json(&["show", "1", "--json"])[0]["title"].clone();
    desk.ok(&["extract-again", "1", "--charset", "gbk"]);
    assert_ne!(title(), "港口新線");
    assert_eq!(desk.json(&["extract-again", "1", "--json"])[0]["outcome"], "same", "the choice is kept");
    desk.ok(&["extract-again", "1", "--charset", "auto"]);
    assert_eq!(title(), "港口新線");
    assert!(desk.fails(&["extract-again", "1", "--charset", "klingon"]).contains("klingon"));
}

#[test]
fn a_decision_for_a_site_is_made_listed_asked_explained_and_deleted() {
    let note =
        "<div class=house-note><p>編輯部正在整理本週的來信，敬請讀者留意今後的安排。</p></div></article>";
    let address = "<meta charset=utf-8><link rel=canonical href=https://www.example.org/a/1.html>";
    let marked = PORT.replace("</article>", note).replace("<meta charset=utf-8>", address);
    let desk = Desk::of_page(marked.as_bytes());
    let blocks = desk.blocks();
    let at = blocks.iter().position(|block| block.contains("編輯部")).unwrap() + 1;
    let made = desk.ok(&["site-rules", "leave-out", "1", &at.to_string()]);
    assert_eq!(made.trim(), "site rule 1");
    let listed = desk.json(&["site-rules", "--json"]);
    assert_eq!((&listed[0]["host"], &listed[0]["verdict"]), (&"example.org".into(), &"leave_out".into()));

    let page = desk.folder().join("next.html");
    fs::write(&page, marked.replace("港口新線", "燈塔新線")).unwrap();
    let page = page.to_str().unwrap();
    let kept = desk.ok(&["extract", "--explain", page]);
    assert!(kept.lines().any(|line| line.starts_with('+') && line.contains("編輯部")), "{kept}");
    let explained = desk.ok(&["extract", "--explain", "--site-rules", page]);
    assert!(
        explained.lines().any(|line| line.contains("編輯部") && line.contains("[by site rule 1]")),
        "{explained}"
    );

    desk.ok(&["site-rules", "delete", "1"]);
    assert_eq!(desk.json(&["site-rules", "--json"]), Vec::<Value>::new());
    assert!(desk.fails(&["site-rules", "delete", "1"]).contains("no longer there"));
}
