//! What an import tells: what was passed over, what wants a look, and what was left when it was cancelled.

use std::path::PathBuf;

use jianbao::article::SiteRules;
use jianbao::import::{Cancel, Doubt, Outcome, Report, ReportLine, Source, gather, run};
use jianbao::library::{Filed, ImportStep, Library, NewClip, Order, Reader, Scope};

use super::{Desk, name_of_page, page, page_of_three, reason};

const FORM: &str = "<!doctype html><html lang=en><head><meta charset=utf-8></head><body><form action=/go>\
    <input name=q><input type=password name=p><button></button></form></body></html>";

#[test]
fn files_of_a_folder_that_are_no_pages_are_counted_by_kind() {
    let mut desk = Desk::new();
    desk.write("甲.html", page("甲", ""));
    for name in ["a.pdf", "b.PDF", "in/c.docx", "in/d.png", "e.enex", ".hidden", "甲_files/logo.png"] {
        desk.write(name, "x");
    }
    let report = desk.import(vec![Source::Path(desk.pages())]);
    assert_eq!(report.counts(), (1, 0, 0));
    assert_eq!(report.skipped.to_string(), "5 files that are no pages: 2 PDF, 1 Word, 1 pictures, 1 .enex");
}

#[test]
fn a_page_without_text_is_imported_with_a_warning() {
    let mut desk = Desk::new();
    desk.write("form.html", FORM);
    desk.write("story.html", page("港口新線", ""));
    let report = desk.import(vec![Source::Path(desk.pages())]);
    let doubts: Vec<Option<Doubt>> = report.lines.iter().map(|line| line.doubt).collect();
    assert_eq!(doubts, [Some(Doubt::NoText), None], "{report:?}");
    assert!(matches!(report.lines[0].outcome, Outcome::Imported(_)));
}

/// Bytes as chance makes them, the same in each run.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..length).map(|_| next()).collect()
}

#[test]
fn bytes_of_chance_that_are_called_a_page_are_refused_in_words() {
    let mut desk = Desk::new();
    for (name, length) in [("noise.html", 50_000), ("short.htm", 2_000), ("noise.txt", 9_000)] {
        let path = desk.write(name, noise(length));
        assert!(reason(&desk.import_path(&path)).contains("a file of data"), "{name}");
    }
}

/// Imports pages into a library, and cancels when so many batches are filed.
fn cancelled_after(batches: usize, paths: Vec<PathBuf>, folder: &std::path::Path) -> Report {
    let mut library = Library::open(folder).unwrap();
    let (cancel, mut step, mut filed) = (Cancel::default(), ImportStep::default(), 0);
    if batches == 0 {
        cancel.cancel();
    }
    let by_hand = cancel.clone();
    let mut commit = |batch: Vec<NewClip>| -> Result<Vec<Filed>, String> {
        let now = jiff::Timestamp::UNIX_EPOCH;
        let done = library.file(&batch, None, &mut step, now).map_err(|error| error.to_string())?;
        filed += 1;
        if filed == batches {
            by_hand.cancel();
        }
        Ok(done.0)
    };
    let items = gather(paths.into_iter().map(Source::Path).collect(), &Cancel::default()).items;
    run(&items, &SiteRules::default(), &cancel, &mut commit, &mut |_: &ReportLine| {})
}

#[test]
fn a_cancelled_import_files_nothing_that_was_only_read_and_tells_what_is_left() {
    let desk = Desk::new();
    let paths: Vec<PathBuf> =
        (0..300).map(|n| desk.write(&format!("{n}.html"), page(&format!("第{n}號船期"), ""))).collect();
    let folder = desk.folder.path().join("other");
    for batches in [0, 1, 2] {
        let report = cancelled_after(batches, paths.clone(), &folder.join(batches.to_string()));
        let clips = Reader::open(&folder.join(batches.to_string())).unwrap();
        let clips = clips.clip_ids(Scope::All, Order::default()).unwrap().len();
        let (imported, here, failed) = report.counts();
        assert_eq!((imported, here, failed), (clips, 0, 0));
        assert_eq!(report.left, 300 - clips, "each page is told of once");
        assert!(clips <= batches * 64, "{clips} clips of {batches} batches");
        assert_eq!(clips == 0, batches == 0);
    }
}

#[test]
fn no_article_of_several_pages_is_filed_by_half_when_the_import_is_cancelled() {
    let desk = Desk::new();
    let mut paths = Vec::new();
    for story in 0..60 {
        for number in 1..=3 {
            let html = page_of_three(number).replace("沿海货运新线", &format!("沿海货运{story}号线"));
            paths.push(desk.write(&format!("{story:02}/{}", name_of_page(number)), html));
        }
    }
    let folder = desk.folder.path().join("other");
    let report = cancelled_after(1, paths, &folder);
    let reader = Reader::open(&folder).unwrap();
    let clips = reader.clip_ids(Scope::All, Order::default()).unwrap();
    assert!(!clips.is_empty() && report.left > 0, "{report:?}");
    assert_eq!(report.lines.len(), 3 * clips.len(), "all pages of each story that is filed");
}
