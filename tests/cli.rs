//! The verbs of the command line, run as a person or a script runs them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const PORT: &str = "<!doctype html><html lang=zh-Hant><meta charset=utf-8><title>港口新線</title><article><h1>港口新線</h1>\
    <p>四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。</p>\
    <figure><img src='https://example.org/a/ship.jpg' width=600 height=400><figcaption>首班貨船離港</figcaption></figure>\
    <p>當地居民說，港口的變化看得見，希望今後還有更多航線從這裡出發，把更多貨物送到更遠的地方。</p></article>";

/// A folder for pages and a library of its own.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn page(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join("pages").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn library(&self) -> PathBuf {
        self.0.path().join("library")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        jianbao().arg("--library").arg(self.library()).args(arguments).output().unwrap()
    }

    /// The objects that a verb prints, one a line.
    #[track_caller]
    fn json(&self, arguments: &[&str]) -> Vec<Value> {
        let output = self.run(arguments);
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn jianbao() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.env_remove("JIANBAO_LIBRARY");
    command
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_page_is_imported_listed_shown_and_already_here_the_second_time() {
    let desk = Desk::new();
    let page = desk.page("港口 100%.html", PORT);
    let first = desk.json(&["import", "--json", "--collection", "產業/港口", text(&page)]);
    assert_eq!((first[0]["outcome"].as_str(), first[0]["clip"].as_i64()), (Some("imported"), Some(1)));
    assert_eq!(first[0]["path"], text(&page));

    let listed = desk.json(&["list", "--json", "--collection", "產業/港口"]);
    assert_eq!((listed[0]["clip"].as_i64(), listed[0]["title"].as_str()), (Some(1), Some("港口新線")));
    assert_eq!((listed[0]["slots"].as_i64(), listed[0]["empty_slots"].as_i64()), (Some(1), Some(1)));

    let shown = desk.json(&["show", "1", "--json"]);
    assert!(shown[0]["text"].as_str().unwrap().starts_with("四月一日，"), "{}", shown[0]["text"]);
    let words = String::from_utf8(desk.run(&["show", "1"]).stdout).unwrap();
    assert!(words.contains("[1: remote: example.org] 首班貨船離港"), "{words}");

    let collections = desk.json(&["collections", "--json"]);
    assert_eq!(collections[1]["name"], "港口");
    assert_eq!(
        (&collections[1]["clips"], &collections[1]["parent"]),
        (&1.into(), &collections[0]["collection"])
    );

    let again = desk.json(&["import", "--json", text(&page)]);
    assert_eq!((again[0]["outcome"].as_str(), again[0]["clip"].as_i64()), (Some("already_here"), Some(1)));
}

#[test]
fn one_bad_page_fails_alone_with_its_reason_and_the_exit_code_tells() {
    let desk = Desk::new();
    let good = desk.page("good.html", PORT);
    let empty = desk.page("empty.html", "");
    let pdf = desk.page("paper.html", "%PDF-1.7 and so on");
    let gone = desk.0.path().join("gone.html");
    let arguments = ["import", "--json", text(&empty), text(&good), text(&pdf), text(&gone)];
    let output = desk.run(&arguments);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let outcomes: Vec<&str> = lines.iter().map(|line| line["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["failed", "imported", "failed", "failed"], "in the order of the pages");
    assert_eq!(lines[0]["reason"], "The file is empty.");
    assert!(lines[2]["reason"].as_str().unwrap().contains("PDF"));
    assert_eq!(lines[3]["reason"], "The file is no longer there.");
    assert_eq!(desk.json(&["list", "--json"]).len(), 1);
}

#[test]
fn a_sound_library_passes_the_check_and_a_spoilt_one_does_not() {
    let desk = Desk::new();
    desk.run(&["import", text(&desk.page("a.html", PORT))]);
    assert!(desk.run(&["check"]).status.success());
    let db = rusqlite::Connection::open(desk.library().join("library.sqlite")).unwrap();
    db.execute("UPDATE badge SET clips = 9 WHERE name = 'all'", []).unwrap();
    let spoilt = desk.run(&["check"]);
    assert_eq!(spoilt.status.code(), Some(1));
    assert!(String::from_utf8(spoilt.stdout).unwrap().contains("wrong by 8"));
}

#[test]
fn the_library_may_stand_before_or_after_the_verb_or_in_the_environment() {
    let desk = Desk::new();
    desk.run(&["import", text(&desk.page("a.html", PORT))]);
    let library = desk.library();
    let after = jianbao().args(["list", "--library"]).arg(&library).output().unwrap();
    let named = jianbao().arg("list").env("JIANBAO_LIBRARY", &library).output().unwrap();
    for output in [after, named] {
        assert!(String::from_utf8(output.stdout).unwrap().contains("港口新線"));
    }
}

#[test]
fn what_is_not_there_is_said_with_what_to_do() {
    let desk = Desk::new();
    for (arguments, words) in
        [(["show", "7"], "there is no clip 7"), (["list", "--collection=無"], "there is no collection 無")]
    {
        let output = desk.run(&arguments);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(words) && said.contains("jianbao "), "{said}");
    }
}

#[test]
fn a_library_of_a_newer_jianbao_is_refused_in_words() {
    let desk = Desk::new();
    desk.run(&["list"]);
    let db = rusqlite::Connection::open(desk.library().join("library.sqlite")).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    let output = desk.run(&["list"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("newer Jianbao"));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let desk = Desk::new();
    let many: Vec<PathBuf> =
        (0..40).map(|n| desk.page(&format!("{n}.html"), &PORT.replace("首班", &format!("{n} 班")))).collect();
    let mut arguments = vec!["import"];
    arguments.extend(many.iter().map(|path| text(path)));
    desk.run(&arguments);
    let mut list = jianbao()
        .args(["list", "--json", "--library"])
        .arg(desk.library())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(list.stdout.take());
    assert!(list.wait().unwrap().success());
}

#[test]
fn a_word_in_one_script_finds_the_page_in_another_and_says_where() {
    let desk = Desk::new();
    desk.run(&["import", text(&desk.page("port.html", PORT))]);
    let answer = &desk.json(&["search", "货运新线", "--json"])[0];
    assert_eq!(answer["total"], 1);
    let clip = &answer["clips"][0];
    assert_eq!(clip["title"], "港口新線");
    let (snippet, hit) = (clip["snippet"].as_str().unwrap(), &clip["hits"][0]);
    let range = hit["start"].as_u64().unwrap() as usize..hit["end"].as_u64().unwrap() as usize;
    assert_eq!(&snippet[range], "貨運新線");
    assert_eq!(desk.json(&["search", "货运新线", "--exact", "--json"])[0]["total"], 0);
    assert_eq!(desk.json(&["search", "is:framed", "--json"])[0]["mistakes"][0]["what"], "NoSuchValue");
    for hostile in ["\"", "NEAR(", "title:", "'; DROP TABLE clip; --", "(((", "-", "*"] {
        assert!(desk.run(&["search", "--", hostile]).status.success(), "{hostile}");
    }
}
