//! Marked words and their notes from the command line: listed, marked, coloured, annotated, exported.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod verbs;

use verbs::Desk;

const PORT: &str = "<!doctype html><html lang=zh-Hant><meta charset=utf-8><title>港口新線</title><article><h1>港口新線</h1>\
    <p>四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。</p>\
    <p>當地居民說，港口的變化看得見，希望今後還有更多航線從這裡出發，把更多貨物送到更遠的地方。</p></article>";

/// With one clip.
fn desk() -> Desk {
    Desk::of_page(PORT)
}

#[test]
fn words_are_marked_coloured_annotated_and_let_go() {
    let desk = desk();
    assert_eq!(desk.ok(&["marks", "1", "add", "三百个集装箱"]), "1 clip changed\n");
    desk.ok(&["marks", "1", "add", "港口", "--colour", "blue", "--nth", "3", "--note", "見第二段"]);
    assert_eq!(desk.ok(&["marks", "1"]), "   1  yellow  三百個集裝箱\n   2  blue    港口  — 見第二段\n");
    desk.ok(&["marks", "1", "colour", "1", "pink"]);
    desk.ok(&["marks", "1", "note", "1", "**查證**"]);
    desk.ok(&["marks", "1", "note", "2", ""]);
    assert_eq!(desk.ok(&["marks", "1"]), "   1  pink    三百個集裝箱  — **查證**\n   2  blue    港口\n");
    let lines = desk.json(&["marks", "1", "--json"]);
    assert_eq!((lines[0]["quote"].as_str(), lines[0]["lost"].as_bool()), (Some("三百個集裝箱"), Some(false)));
    assert_eq!((lines[0]["colour"].as_str(), lines[0]["note"].as_str()), (Some("pink"), Some("**查證**")));
    desk.ok(&["marks", "1", "remove", "1", "2"]);
    assert_eq!(desk.ok(&["marks", "1"]), "");
}

#[test]
fn a_page_of_markdown_has_what_was_marked_and_what_was_lost() {
    let desk = desk();
    desk.ok(&["note", "1", "先看這篇"]);
    desk.ok(&["marks", "1", "add", "三百個集裝箱", "--note", "查證"]);
    desk.ok(&["marks", "1", "add", "更多航線", "--colour", "green"]);
    desk.ok(&["correct", "1", "drop", "1"]);
    let expect = "# 港口新線\n\n先看這篇\n\n> 更多航線\n\n*green*\n\n\
        ## No longer in the article\n\n> 三百個集裝箱\n\n*yellow*\n\n查證\n";
    assert_eq!(desk.ok(&["marks", "1", "--markdown"]), expect);
    assert_eq!(
        desk.ok(&["marks", "1"]),
        "   2  green   更多航線\n   1  yellow  lost  三百個集裝箱  — 查證\n"
    );
}

#[test]
fn what_cannot_be_marked_is_told_with_what_to_do() {
    let desk = desk();
    assert!(desk.fails(&["marks", "7"]).contains("there is no clip 7"));
    let words = desk.fails(&["marks", "1", "add", "飛機場"]);
    assert!(words.contains("clip 1 does not say") && words.contains("jianbao show 1"), "{words}");
    let number = desk.fails(&["marks", "1", "note", "5", "x"]);
    assert!(number.contains("no marked words of the number 5"), "{number}");
    assert!(
        desk.refuses(&["marks", "1", "add", "港口", "--colour", "red"]).contains("yellow, green, blue, pink")
    );
}
