//! The log of a window and of the command line: what failed is in it, and no word of a clip, a page or a path.
//!
//! A process has one log, so that one test has this process for itself.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use jianbao::import::Source;
use jianbao::jobs::{ImportId, Job, JobEvent, Jobs, Work};
use jianbao::library::{ClipId, CollectionId, Op, StepName};
use jianbao::log;

/// No machine takes so long for one event.
const PATIENCE: Duration = Duration::from_mins(2);

const PAGE: &str = "<!doctype html><html lang=zh-Hant><meta charset=utf-8><title>燈塔熄滅</title><article><h1>燈塔熄滅</h1>\
    <p>守塔人在四月一日最後一次點燈，此後航線改由衛星導引，港務部門介紹了今後的安排。</p>\
    <p>當地居民說，燈塔的光看得見，希望今後還有人記得它，把它的故事送到更遠的地方。</p></article>";

/// What stands in pages and names here, and must not stand in the log.
const WORDS: [&str; 8] = ["燈塔", "守塔人", "熄滅", "lighthouse", "祕密", "secret", "html", "/"];

fn wait<T>(jobs: &Jobs, pick: impl Fn(JobEvent) -> Option<T>) -> T {
    loop {
        if let Some(found) = pick(jobs.events.recv_timeout(PATIENCE).unwrap()) {
            return found;
        }
    }
}

/// Places in the program are the only thing in the log with a stroke.
fn check_words(written: &str) {
    for line in written.lines() {
        let (line, _) = line.rsplit_once(" (src").unwrap_or((line, ""));
        for word in WORDS {
            assert!(!line.contains(word), "{word} stands in the log: {line}");
        }
    }
}

#[test]
fn an_import_with_failures_leaves_lines_without_a_word_of_its_pages() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("祕密 secret");
    fs::create_dir(&library).unwrap();
    assert!(log::write_to(&library));
    let pages = folder.path().join("lighthouse");
    fs::create_dir(&pages).unwrap();
    fs::write(pages.join("燈塔.html"), PAGE).unwrap();
    fs::write(pages.join("熄滅.html"), "").unwrap();
    fs::write(pages.join("lighthouse.html"), b"%PDF-1.7 lighthouse").unwrap();

    let jobs = Jobs::start(&library, Arc::new(|| {})).unwrap();
    let gone = pages.join("none/祕密.html");
    jobs.send(Job::Import(ImportId(1), vec![Source::Path(pages), Source::Path(gone)], None));
    wait(&jobs, |event| matches!(event, JobEvent::ImportDone { .. }).then_some(()));
    jobs.send(Job::Apply(Op::AddToCollection { clips: vec![ClipId(1)], collection: CollectionId(99) }));
    let failed = |event| if let JobEvent::Failed { of, .. } = event { Some(of) } else { None };
    assert_eq!(wait(&jobs, failed), Work::Change(StepName::AddToCollection));
    drop(jobs);

    let written = log::read(&library).unwrap();
    for line in [
        "a page was not read: Empty",
        "a page was not read: NotAPage",
        "a page was not read: Gone",
        "an import ended: imported 1, already here 0, failed 3, left 0",
        "work was not done: Change: NoCollection",
    ] {
        assert!(written.contains(line), "{line} is not in the log:\n{written}");
    }
    check_words(&written);
}

#[test]
fn the_command_line_writes_its_own_failures_and_prints_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    let run = |arguments: &[&str]| {
        let mut verb = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        verb.arg("--library").arg(&library).args(arguments).output().unwrap()
    };
    assert_eq!(run(&["log"]).stdout, b"");
    assert!(!library.exists(), "to look at the log makes no library");
    let page = folder.path().join("燈塔.html");
    fs::write(&page, PAGE).unwrap();
    let gone = folder.path().join("祕密.html");
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    assert!(!run(&["import", &text(&page), &text(&gone)]).status.success());
    let printed = String::from_utf8(run(&["log"]).stdout).unwrap();
    assert!(printed.contains("a page was not read: Gone"), "{printed}");
    check_words(&printed);
}
