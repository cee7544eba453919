//! What a page, a file's name or an argument says steers nothing: no terminal, no report, no program that reads one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod verbs;

use std::process::Output;

use jianbao::text::tame::steers;
use verbs::{Desk, jianbao};

/// Colour, title of the terminal, C1, a turned line, a line that is no line: all that a page could try.
const STEERING: &str = "\u{1b}[31m\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}\u{2066}\u{2028}\u{85}\u{7f}";

fn page() -> String {
    // Most of a page is markup; where much of it steers, it is refused as data.
    let markup = format!("<style>{}</style>", "p { margin: 0 } ".repeat(200));
    let words =
        "四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。";
    format!(
        "<!doctype html><html lang=zh-Hant><meta charset=utf-8>{markup}<title>港口{STEERING}新線</title>\
         <article><h1>港口{STEERING}新線</h1><p class=byline>記者 林{STEERING}晚舟</p><p>{words}{STEERING}</p>\
         <ul><li>一{STEERING}</li><li>二</li></ul><p>{words}</p>\
         <figure><img src='https://example.org/a/ship.jpg' width=600 height=400><figcaption>首班{STEERING}貨船</figcaption></figure></article>"
    )
}

#[track_caller]
fn check(output: &Output) -> String {
    let all = [&output.stdout[..], &output.stderr[..]].concat();
    let said = String::from_utf8(all).unwrap();
    let found: String = said.chars().filter(|c| steers(*c) && *c != '\n').collect();
    assert!(found.is_empty(), "{found:?} in {said:?}");
    said
}

#[test]
fn nothing_that_a_page_says_steers_the_terminal() {
    let desk = Desk::new();
    let page = desk.write("page.html", page());
    let path = page.to_str().unwrap();
    assert!(check(&jianbao().args(["extract", "--explain", path]).output().unwrap()).contains("[inside"));
    for arguments in [
        &["import", path][..],
        &["list"],
        &["show", "1"],
        &["search", "港口"],
        &["correct", "1"],
        &["correct", "1", "left-out"],
        &["slots", "1"],
        &["extract", path],
        &["list", "--json"],
        &["show", "1", "--json"],
        &["search", "港口", "--json"],
        &["correct", "1", "--json"],
    ] {
        assert!(!check(&desk.run(arguments)).is_empty(), "{arguments:?}");
    }
}

#[test]
fn json_says_exactly_what_the_page_does() {
    let desk = Desk::of_page(page());
    let shown = desk.lines(&["show", "1", "--json"]);
    assert!(shown[0]["text"].as_str().unwrap().contains('\u{202e}'), "{}", shown[0]["text"]);
}

#[cfg(unix)]
#[test]
fn a_files_name_forges_no_line_of_a_report() {
    let desk = Desk::new();
    let name = format!("a\nimported      clip 99  forged{STEERING}.html");
    let good = desk.write(&name, page());
    let empty = desk.write(&format!("b\nfailed  forged{STEERING}.html"), "");
    let report = check(&desk.run(&["import", good.to_str().unwrap(), empty.to_str().unwrap()]));
    assert_eq!(report.lines().count(), 2, "{report:?}");
    assert!(!report.lines().any(|line| line.starts_with("imported      clip 99")), "{report}");
    let trace = jianbao().args(["extract", "--explain"]).args([&good, &empty]).output().unwrap();
    assert!(!check(&trace).lines().any(|line| line.starts_with("imported")));
    let listed = desk.lines(&["import", "--json", good.to_str().unwrap()]);
    assert_eq!(listed[0]["path"].as_str(), good.to_str());
}

#[test]
fn arguments_that_make_no_sense_are_quoted_without_what_steers() {
    let desk = Desk::new();
    let odd = format!("--{STEERING}");
    check(&desk.run(&["list", &odd]));
    check(&desk.run(&["list", "--collection", STEERING]));
    check(&desk.run(&["extract", "--manifest", STEERING]));
    let out = desk.run(&["search", "x", "--sort", STEERING]);
    assert_eq!(out.status.code(), Some(2));
    assert!(check(&out).contains("possible values"));
}

#[test]
fn a_markdown_files_keys_are_facts_and_no_words() {
    let desk = Desk::of_page(
        "---\ntitle: \"港口新線：開通\"\nsource: \"https://reader:secret@example.org/a\"\nauthor:\n  - \"[[林晚舟]]\"\npublished: 2024-04-01\n\
         tags:\n  - clippings\n---\n四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。\n\n\
         當地居民說，港口的變化看得見，希望今後還有更多航線從這裡出發，把更多貨物送到更遠的地方。\n",
    );
    let shown = &desk.lines(&["show", "1", "--json"])[0];
    assert_eq!(shown["title"], "港口新線：開通");
    assert_eq!(shown["url"], "https://example.org/a");
    assert_eq!(shown["article"]["meta"]["published"]["value"], "2024-04-01");
    assert_eq!(shown["article"]["meta"]["bylines"][0]["value"]["name"], "林晚舟");
    let text = shown["text"].as_str().unwrap();
    assert!(text.starts_with("四月一日") && !text.contains("---") && !text.contains("clippings"), "{text}");
    let left_out = desk.ok(&["correct", "1", "left-out"]);
    assert!(left_out.contains("published: 2024-04-01") && left_out.contains("- clippings"), "{left_out}");
}

#[test]
fn what_is_not_read_yet_is_refused_with_its_name() {
    let desk = Desk::new();
    let export = desk.write("notes.txt", "<en-export><note><title>港口</title></note></en-export>");
    let output = desk.run(&["import", "--json", export.to_str().unwrap()]);
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((line["outcome"].as_str(), line["clip"].is_null()), (Some("failed"), true));
    assert!(line["reason"].as_str().unwrap().contains("an Evernote export (ENEX)"), "{line}");
    assert!(check(&desk.run(&["import", export.to_str().unwrap()])).contains("Evernote"));
}

#[test]
fn a_search_of_forty_thousand_characters_is_answered_and_says_what_was_left_out() {
    let desk = Desk::of_page(page());
    let long = "港".repeat(40_000);
    let quoted = format!("\"{}\"", "運新線正式開通".repeat(6_000));
    for query in [&long, &quoted] {
        for spelling in [&["search", "--exact"][..], &["search"]] {
            let said = check(&desk.run(&[spelling, &[query.as_str()]].concat()));
            assert!(
                said.contains("too long") && said.contains("0 found"),
                "{}",
                said.lines().last().unwrap()
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn a_manifest_that_never_ends_is_refused_in_a_sentence() {
    let desk = Desk::new();
    let said = desk.fails(&["extract", "--manifest", "/dev/zero"]);
    assert!(said.contains("more than 256 MB"), "{said}");
}
