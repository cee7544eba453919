//! The verbs of the command line, run as a person or a script runs them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod verbs;

use std::path::{Path, PathBuf};

use serde_json::Value;
use verbs::{Desk, jianbao};

const PORT: &str = "<!doctype html><html lang=zh-Hant><meta charset=utf-8><title>港口新線</title><article><h1>港口新線</h1>\
    <p>四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排。</p>\
    <figure><img src='https://example.org/a/ship.jpg' width=600 height=400><figcaption>首班貨船離港</figcaption></figure>\
    <p>當地居民說，港口的變化看得見，希望今後還有更多航線從這裡出發，把更多貨物送到更遠的地方。</p></article>";

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_page_is_imported_listed_shown_and_already_here_the_second_time() {
    let desk = Desk::new();
    let page = desk.write("港口 100%.html", PORT);
    let first = desk.lines(&["import", "--json", "--collection", "產業/港口", text(&page)]);
    assert_eq!((first[0]["outcome"].as_str(), first[0]["clip"].as_i64()), (Some("imported"), Some(1)));
    assert_eq!(first[0]["path"], text(&page));

    let listed = desk.lines(&["list", "--json", "--collection", "產業/港口"]);
    assert_eq!((listed[0]["clip"].as_i64(), listed[0]["title"].as_str()), (Some(1), Some("港口新線")));
    assert_eq!((listed[0]["slots"].as_i64(), listed[0]["empty_slots"].as_i64()), (Some(1), Some(1)));

    let shown = desk.lines(&["show", "1", "--json"]);
    assert!(shown[0]["text"].as_str().unwrap().starts_with("四月一日，"), "{}", shown[0]["text"]);
    let words = String::from_utf8(desk.run(&["show", "1"]).stdout).unwrap();
    assert!(words.contains("[1: remote: example.org] 首班貨船離港"), "{words}");

    let collections = desk.lines(&["collections", "--json"]);
    assert_eq!(collections[1]["name"], "港口");
    assert_eq!(
        (&collections[1]["clips"], &collections[1]["parent"]),
        (&1.into(), &collections[0]["collection"])
    );

    let again = desk.lines(&["import", "--json", text(&page)]);
    assert_eq!((again[0]["outcome"].as_str(), again[0]["clip"].as_i64()), (Some("already_here"), Some(1)));
}

#[test]
fn one_bad_page_fails_alone_with_its_reason_and_the_exit_code_tells() {
    let desk = Desk::new();
    let good = desk.write("good.html", PORT);
    let empty = desk.write("empty.html", "");
    let pdf = desk.write("paper.html", "%PDF-1.7 and so on");
    let gone = desk.folder().join("gone.html");
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
    assert_eq!(desk.lines(&["list", "--json"]).len(), 1);
}

#[test]
fn a_sound_library_passes_the_check_and_a_spoilt_one_does_not() {
    let desk = Desk::new();
    desk.run(&["import", text(&desk.write("a.html", PORT))]);
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
    desk.run(&["import", text(&desk.write("a.html", PORT))]);
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
        (0..40).map(|n| desk.write(&format!("{n}.html"), PORT.replace("首班", &format!("{n} 班")))).collect();
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
    desk.run(&["import", text(&desk.write("port.html", PORT))]);
    let answer = &desk.lines(&["search", "货运新线", "--json"])[0];
    assert_eq!(answer["total"], 1);
    let clip = &answer["clips"][0];
    assert_eq!(clip["title"], "港口新線");
    let (snippet, hit) = (clip["snippet"].as_str().unwrap(), &clip["hits"][0]);
    let range = hit["start"].as_u64().unwrap() as usize..hit["end"].as_u64().unwrap() as usize;
    assert_eq!(&snippet[range], "貨運新線");
    assert_eq!(desk.lines(&["search", "货运新线", "--exact", "--json"])[0]["total"], 0);
    let mistake = &desk.lines(&["search", "is:framed", "--json"])[0]["mistakes"][0];
    assert_eq!(
        (&mistake["what"], &mistake["told"]),
        (&"NoSuchValue".into(), &"“is:framed” is not known.".into())
    );
    assert!(desk.say(&["search", "港口 OR"]).contains("OR needs a word on both sides."));
    for hostile in ["\"", "NEAR(", "title:", "'; DROP TABLE clip; --", "(((", "-", "*"] {
        assert!(desk.run(&["search", "--", hostile]).status.success(), "{hostile}");
    }
}

#[test]
fn the_last_word_may_go_on_and_a_slip_is_told_on_standard_error() {
    let desk = Desk::new();
    let page = "<!doctype html><html lang=en><meta charset=utf-8><title>Fog over the harbour</title><article>\
        <h1>Fog over the harbour</h1><p>Ferries waited outside the harbour for a third day while the fog lay over \
        the quays, and economists counted what it cost the town.</p></article>";
    desk.run(&["import", text(&desk.write("fog.html", page))]);
    for (query, total) in [("harb", 1), ("econom* ferr", 1), ("f", 1), ("\"harb\"", 0), ("econom ferries", 0)]
    {
        assert_eq!(desk.total(query), total, "{query}");
    }
    let told = |query: &str| String::from_utf8(desk.run(&["search", query]).stderr).unwrap();
    assert_eq!(told("harbuor ferries").trim_end(), "Did you mean “harbour ferries”?");
    assert_eq!(told("harbour"), "");
    assert_eq!(desk.lines(&["search", "harbuor", "--json"])[0]["meant"], "harbour");
}

impl Desk {
    /// Imports so many different pages; their clips are numbered from 1.
    fn import_pages(&self, pages: usize) {
        let paths: Vec<PathBuf> = (1..=pages)
            .map(|n| self.write(&format!("{n}.html"), PORT.replace("首班", &format!("第{n}班"))))
            .collect();
        let mut arguments = vec!["import"];
        arguments.extend(paths.iter().map(|path| text(path)));
        assert!(self.run(&arguments).status.success());
    }

    /// What a verb says, which must have been done.
    #[track_caller]
    fn say(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn total(&self, query: &str) -> i64 {
        self.lines(&["search", query, "--json"])[0]["total"].as_i64().unwrap()
    }
}

#[test]
fn clips_are_tagged_starred_read_archived_and_annotated() {
    let desk = Desk::new();
    desk.import_pages(3);
    assert_eq!(desk.say(&["tag", "1", "2", "--add", "產業", "GDP"]), "2 clips changed");
    assert_eq!(desk.say(&["tag", "3", "--add", "产业"]), "1 clip changed");
    desk.say(&["tag", "2", "--remove", "gdp"]);
    desk.say(&["tags", "colour", "产业", "red"]);
    let tags = desk.lines(&["tags", "--json"]);
    let line = |tag: &Value| format!("{} {} {}", tag["name"], tag["colour"], tag["clips"]);
    assert_eq!(tags.iter().map(line).collect::<Vec<_>>(), ["\"GDP\" null 1", "\"產業\" \"red\" 3"]);
    desk.say(&["tags", "rename", "gdp", "产业"]);
    assert_eq!(desk.lines(&["tags", "--json"]).len(), 1, "the two became one");

    desk.say(&["star", "1", "2"]);
    desk.say(&["star", "--off", "2"]);
    desk.say(&["read", "3"]);
    desk.say(&["archive", "2"]);
    desk.say(&["note", "1", "見**第三段**"]);
    for (query, total) in [
        ("is:starred", 1),
        ("is:unread", 2),
        ("is:archived", 1),
        ("has:note", 1),
        ("tag:产业", 3),
        ("第三段", 1),
    ] {
        assert_eq!(desk.total(query), total, "{query}");
    }
    let shown = &desk.lines(&["show", "1", "--json"])[0];
    assert_eq!(
        (&shown["starred"], &shown["read"], &shown["note"]),
        (&true.into(), &false.into(), &"見**第三段**".into())
    );
    assert_eq!(desk.lines(&["note", "1", "--json"])[0]["note"], "見**第三段**");
    let stats = &desk.lines(&["stats", "--json"])[0];
    for (what, number) in
        [("clips", 3), ("starred", 1), ("unread", 1), ("archived", 1), ("notes", 1), ("tags", 1)]
    {
        assert_eq!(stats[what], number, "{what}");
    }
    desk.say(&["tags", "delete", "產業"]);
    assert_eq!(desk.lines(&["stats", "--json"])[0]["tags"], 0);
}

#[test]
fn clips_go_into_collections_to_the_trash_and_back() {
    let desk = Desk::new();
    desk.import_pages(2);
    for name in ["貿易", "產業/港口"] {
        desk.run(&["import", "--collection", name, text(&desk.folder().join("pages/1.html"))]);
    }
    assert_eq!(desk.say(&["move", "1", "2", "產業/港口", "--remove-from", "貿易"]), "2 clips changed");
    assert_eq!(desk.lines(&["list", "--json", "--collection", "產業/港口"]).len(), 2);
    assert_eq!(desk.lines(&["list", "--json", "--collection", "貿易"]).len(), 0);
    desk.say(&["trash", "1", "2"]);
    desk.say(&["restore", "1"]);
    let listed = desk.lines(&["list", "--json", "--collection", "產業/港口"]);
    assert_eq!((listed.len(), &listed[0]["clip"]), (1, &1.into()), "back in its old place");
    let asked = desk.run(&["empty-trash"]);
    assert_eq!(asked.status.code(), Some(1));
    assert!(String::from_utf8(asked.stderr).unwrap().contains("1 clips would be deleted for good"));
    assert_eq!(desk.say(&["empty-trash", "--yes"]), "1 clips deleted for good");
    assert_eq!(desk.lines(&["stats", "--json"])[0]["trash"], 0);
    assert!(desk.say(&["check"]).starts_with("sound: 1 clips"));
}

#[test]
fn searches_are_saved_and_rules_run_on_pages_that_come_in() {
    let desk = Desk::new();
    desk.say(&["rules", "add", "--words", "货运新线", "--lang", "zh-TW", "--tag", "貿易", "--star"]);
    desk.say(&["searches", "save", "港口新聞", "title:港口", "is:starred"]);
    desk.import_pages(2);
    assert_eq!((desk.total("is:starred"), desk.total("tag:贸易")), (2, 2));
    assert_eq!(desk.lines(&["searches", "--json"])[0]["search"]["words"], "title:港口 is:starred");
    assert_eq!(desk.lines(&["searches", "--json", "run", "港口新聞"]).len(), 2);
    desk.say(&["star", "--off", "1", "2"]);
    assert_eq!(
        desk.lines(&["searches", "run", "港口新聞", "--json"]).len(),
        0,
        "it is asked again each time"
    );
    assert_eq!(desk.say(&["rules", "run", "2"]), "1 clip changed");
    assert_eq!(desk.say(&["rules", "run"]), "1 clip changed");
    let rule = &desk.lines(&["rules", "--json"])[0];
    assert_eq!((&rule["words"], &rule["lang"]), (&"货运新线".into(), &"zh-Hant".into()));
    desk.say(&["rules", "delete", "1"]);
    desk.say(&["searches", "delete", "港口新聞"]);
    assert_eq!((desk.lines(&["rules", "--json"]).len(), desk.lines(&["searches", "--json"]).len()), (0, 0));
}

#[test]
fn a_change_of_what_is_not_there_changes_nothing_and_says_so() {
    let desk = Desk::new();
    desk.import_pages(1);
    for (arguments, words) in [
        (&["star", "1", "7"][..], "there is no clip 7"),
        (&["tag", "1", "--remove", "無"], "there is no tag 無"),
        (&["tag", "1", "--add", " "], "something to read"),
        (&["move", "1", "無"], "there is no collection 無"),
        (&["tags", "colour", "無", "red"], "there is no tag 無"),
        (&["searches", "run", "無"], "there is no saved search 無"),
        (&["rules", "add", "--lang", "klingonisch"], "klingonisch names no language"),
        (&["rules", "delete", "9"], "rule 9 is no longer there"),
    ] {
        let output = desk.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(desk.total("is:starred"), 0);
}

/// The page of [`PORT`] from another site, in the other script.
const TWIN: &str = "<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>港口新线开通</title><article><h1>港口新线开通</h1>\
    <p>四月一日，沿海货运新线正式开通，首班货船满载三百个集装箱驶出港口，港务部门介绍了今后的安排。</p>\
    <p>当地居民说，港口的变化看得见，希望今后还有更多航线从这里出发，把更多货物送到更远的地方。</p></article>";

#[test]
fn clips_of_one_story_are_listed_merged_and_parted() {
    let desk = Desk::new();
    assert_eq!(desk.lines(&["duplicates", "--json"]).len(), 0);
    desk.run(&["import", text(&desk.write("a.html", PORT))]);
    let second = desk.lines(&["import", "--json", text(&desk.write("b.html", TWIN))]);
    assert_eq!(second[0]["same_story_as"], 1);
    desk.run(&["tag", "--add", "航運", "--", "2"]);

    let groups = desk.lines(&["duplicates", "--json"]);
    assert_eq!(groups.len(), 1);
    let clips: Vec<i64> =
        groups[0]["clips"].as_array().unwrap().iter().map(|copy| copy["clip"].as_i64().unwrap()).collect();
    assert_eq!(clips, [1, 2], "the oldest first");
    assert_eq!(
        (&groups[0]["clips"][1]["title"], &groups[0]["clips"][1]["lang"]),
        (&"港口新线开通".into(), &"zh-Hans".into())
    );
    assert!(groups[0]["clips"][0]["likeness"].as_f64().unwrap() > 0.9);
    let words = String::from_utf8(desk.run(&["duplicates"]).stdout).unwrap();
    assert!(words.contains("港口新線") && words.contains("港口新线开通") && words.contains('%'), "{words}");
    assert_eq!(desk.lines(&["stats", "--json"])[0]["duplicates"], 2);

    let merged = desk.run(&["merge", "1", "2"]);
    assert!(merged.status.success());
    assert_eq!(desk.lines(&["duplicates", "--json"]).len(), 0);
    assert_eq!(desk.lines(&["stats", "--json"])[0]["trash"], 1);
    let tags = desk.lines(&["tags", "--json"]);
    assert_eq!((&tags[0]["name"], &tags[0]["clips"]), (&"航運".into(), &1.into()), "the kept one has it now");

    desk.run(&["restore", "2"]);
    assert_eq!(desk.lines(&["duplicates", "--json"]).len(), 1);
    assert!(desk.run(&["part", "1", "2"]).status.success());
    assert_eq!(desk.lines(&["duplicates", "--json"]).len(), 0);
    assert!(desk.run(&["check"]).status.success());
}

#[test]
fn merging_with_a_clip_that_is_not_there_changes_nothing() {
    let desk = Desk::new();
    desk.run(&["import", text(&desk.write("a.html", PORT))]);
    for arguments in [["merge", "1", "7"], ["merge", "7", "1"], ["part", "1", "7"]] {
        let failed = desk.run(&arguments);
        assert_eq!(failed.status.code(), Some(1));
        assert!(String::from_utf8(failed.stderr).unwrap().contains("no clip 7"), "{arguments:?}");
    }
    assert_eq!(desk.run(&["part", "1"]).status.code(), Some(2), "one clip cannot be told from itself");
    assert_eq!(desk.lines(&["list", "--json"]).len(), 1);
}
