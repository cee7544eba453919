//! `jianbao extract` as a person or a script runs it: articles as JSON, and the trace of how they were found.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod verbs;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

const PAGE: &str = "<!doctype html><html lang=zh-Hant><meta charset=utf-8><title>港口新線 - 海岸日報</title>\
    <meta property='article:published_time' content='2024-04-01T08:00:00+08:00'>\
    <ul class=menu><li><a href=/a>首頁</a><li><a href=/b>財經</a></ul><h1>港口新線</h1><p class=byline>記者林晚舟 東港報道</p>\
    <div class='article-body main'><p>四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。</p>\
    <figure><img src='https://example.org/a/ship.jpg' width=600 height=400><figcaption>首班貨船離港</figcaption></figure>\
    <p>當地居民說，港口的變化看得見，希望今後還有更多航線從這裡出發，把更多貨物送到更遠的地方，4月7日還有一班。</p>\
    <div class=share>分享到朋友圈</div></div><p>責任編輯：許平</p>";

fn page(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

fn extract(arguments: &[&str], pages: &[&Path]) -> Output {
    verbs::jianbao().arg("extract").args(arguments).args(pages).output().unwrap()
}

fn said(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

#[test]
fn the_trace_says_of_each_block_why_and_of_each_field_where() {
    let folder = tempfile::tempdir().unwrap();
    let output = extract(&["--explain"], &[&page(folder.path(), "港口.html", PAGE)]);
    let said = said(&output);
    for line in [
        "title     港口新線  [a heading]",
        "site      海岸日報  [the title element]",
        "byline    林晚舟 (Reporter)  [an element named so]",
        "byline    許平 (Editor)  [a line beside the text]",
        "date      2024-04-01T08:00:00+08:00  [OpenGraph]",
        "event     --04-07  [the text]",
        "article   <div.article-body.main>",
        "+ paragraph 四月一日",
        "[inside the article]",
        "https://example.org/a/ship.jpg — 首班貨船離港  [inside the article]",
        "drop      首班貨船離港  [caption of a picture]",
        "drop      分享到朋友圈  [marked as share buttons]",
        "drop      首頁 財經  [outside the article]",
    ] {
        assert!(said.contains(line), "{line}\n---\n{said}");
    }
    let blocks = said.lines().filter(|line| line.starts_with("+ ") || line.starts_with("  drop"));
    assert!(blocks.clone().count() >= 7);
    assert!(blocks.clone().all(|line| line.ends_with(']')), "{said}");
}

#[test]
fn the_trace_of_a_text_page_says_why_too() {
    let folder = tempfile::tempdir().unwrap();
    let text = "首頁\n> 生活\n\n港口新線\n2024-04-01 來源：海岸日報\n\n四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。\n\n\
        新的航路\n\n當地居民說，港口的變化看得見，希望今後還有更多航線從這裡出發，把更多貨物送到更遠的地方。\n\n相關新聞\n舊碼頭\n";
    let output = extract(&["--explain"], &[&page(folder.path(), "港口.txt", text)]);
    let said = said(&output);
    for line in [
        "source    海岸日報  [a line beside the text]",
        "+ heading   新的航路  [a short line above a paragraph]",
        "[a paragraph among the lines that read like a text]",
        "drop      港口新線  [the headline]",
        "drop      相關新聞  [a list of other articles]",
    ] {
        assert!(said.contains(line), "{line}\n---\n{said}");
    }
}

#[test]
fn each_line_of_json_has_the_fields_with_where_they_were_found() {
    let folder = tempfile::tempdir().unwrap();
    let output = extract(&[], &[&page(folder.path(), "港口.html", PAGE)]);
    let line: Value = serde_json::from_str(said(&output)).unwrap();
    assert_eq!((&line["title"], &line["date"]), (&"港口新線".into(), &"2024-04-01T08:00:00+08:00".into()));
    assert_eq!(line["meta"]["headline"]["found"], "heading");
    assert_eq!(line["meta"]["published"]["found"], "open_graph");
    assert_eq!(line["meta"]["dateline"]["value"], "東港");
    assert_eq!(line["meta"]["bylines"][1]["value"]["role"], "editor");
    assert_eq!(line["images"][0]["caption"], "首班貨船離港");
}

#[test]
fn two_threads_print_what_one_prints_and_a_bad_page_fails_alone() {
    let folder = tempfile::tempdir().unwrap();
    let pages: Vec<PathBuf> = (0..9)
        .map(|number| {
            page(folder.path(), &format!("{number}.html"), &PAGE.replace("港口", &format!("{number}號港口")))
        })
        .chain([page(folder.path(), "a.pdf", "%PDF-1.7"), folder.path().join("missing.html")])
        .collect();
    let pages: Vec<&Path> = pages.iter().map(PathBuf::as_path).collect();
    let [one, two] = ["1", "2"].map(|threads| extract(&["--threads", threads], &pages));
    let without_time = |output: &Output| -> Vec<Value> {
        let lines = said(output).lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines
            .inspect(|line| assert!(line.is_object()))
            .map(|mut line| {
                line.as_object_mut().unwrap().remove("cpu_ms");
                line
            })
            .collect()
    };
    let lines = without_time(&one);
    assert_eq!(lines, without_time(&two));
    assert_eq!(lines[8]["title"], "8號港口新線");
    assert!(lines[9]["error"].as_str().unwrap().contains("PDF"), "{}", lines[9]);
    assert!(lines[10]["error"].as_str().unwrap().contains("no longer there"), "{}", lines[10]);
    assert!(!one.status.success());
}
