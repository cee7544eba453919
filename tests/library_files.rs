//! The library's files under stress: a sudden end, several programs at once, parts that are damaged or gone.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;
use std::thread;

use jianbao::article::{Article, Block};
use jianbao::library::{Filed, ImportStep, Library, LibraryError, NewClip, Order, Original, Reader, Scope};
use jiff::Timestamp;

fn now() -> Timestamp {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

fn page(text: &str) -> NewClip {
    let original = Original { bytes: text.into(), file_name: "頁.html".into(), url: None };
    let article = Article { blocks: vec![Block::paragraph(text)], ..Article::default() };
    NewClip { article, original, further: Vec::new(), pictures: Vec::new() }
}

fn file(library: &mut Library, text: &str) -> Filed {
    library.file(&[page(text)], None, &mut ImportStep::default(), now()).unwrap().0[0]
}

fn clips(folder: &Path) -> usize {
    Reader::open(folder).unwrap().clip_ids(Scope::All, Order::OldestAdded).unwrap().len()
}

#[test]
fn what_was_filed_is_there_after_a_sudden_end() {
    let (folder, after) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut library = Library::open(folder.path()).unwrap();
    for number in 0..5 {
        file(&mut library, &format!("第{number}頁"));
    }
    // The files as a power cut would leave them: the library has not been closed.
    for entry in fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
        if !entry.file_name().to_string_lossy().ends_with("-shm") {
            fs::copy(entry.path(), after.path().join(entry.file_name())).unwrap();
        }
    }
    let library = Library::open(after.path()).unwrap();
    assert_eq!(clips(after.path()), 5);
    assert_eq!(library.check().unwrap(), []);
}

#[test]
fn programs_that_begin_a_library_at_the_same_moment_share_it() {
    let folder = tempfile::tempdir().unwrap();
    thread::scope(|scope| {
        for writer in 0..4 {
            let folder = folder.path();
            scope.spawn(move || {
                let mut library = Library::open(folder).unwrap();
                for number in 0..8 {
                    file(&mut library, &format!("writer {writer} page {number}"));
                    file(&mut library, "the page that all of them have");
                }
            });
        }
    });
    assert_eq!(clips(folder.path()), 4 * 8 + 1);
    assert_eq!(Library::open(folder.path()).unwrap().check().unwrap(), []);
}

#[test]
fn a_reader_keeps_reading_while_another_program_writes() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    file(&mut library, "first");
    let reader = Reader::open(folder.path()).unwrap();
    let other = rusqlite::Connection::open(folder.path().join("library.sqlite")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; DELETE FROM clip_body;").unwrap();
    let ids = reader.clip_ids(Scope::All, Order::OldestAdded).unwrap();
    assert!(reader.clip(ids[0]).unwrap().is_some(), "what is not committed is not seen");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(library.check().unwrap(), []);
}

#[test]
fn words_that_are_gone_are_not_replaced_by_an_empty_library() {
    for emptied in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        file(&mut Library::open(folder.path()).unwrap(), "一");
        let words = folder.path().join("library.sqlite");
        if emptied {
            fs::write(&words, "").unwrap();
        } else {
            fs::remove_file(&words).unwrap();
        }
        let refused = Library::open(folder.path()).err().unwrap();
        assert!(matches!(refused, LibraryError::WordsGone { .. }), "{refused}");
        assert_eq!(fs::metadata(&words).map_or(0, |file| file.len()), 0, "nothing was written");
    }
}

#[test]
fn originals_that_are_gone_leave_the_words_readable_and_are_found_by_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let clip = file(&mut Library::open(folder.path()).unwrap(), "一").clip();
    fs::remove_file(folder.path().join("originals.sqlite")).unwrap();
    let library = Library::open(folder.path()).unwrap();
    let reader = library.reader().unwrap();
    assert_eq!(reader.clip(clip).unwrap().unwrap().article.text(), "一");
    assert_eq!(reader.original(clip).unwrap(), None);
    assert_eq!(library.check().unwrap().len(), 1);
}

#[test]
fn a_damaged_page_is_told_in_a_sentence_and_by_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    for number in 0..40 {
        file(&mut library, &format!("第{number}頁"));
    }
    drop(library);
    let path = folder.path().join("library.sqlite");
    let mut bytes = fs::read(&path).unwrap();
    // The schema on the first page is whole, so it opens; every other page is noise.
    for byte in &mut bytes[4096..] {
        *byte ^= 0x5a;
    }
    fs::write(&path, &bytes).unwrap();
    let told = match Library::open(folder.path()) {
        Ok(library) => {
            let error = library.reader().unwrap().clip_ids(Scope::All, Order::OldestAdded).err().unwrap();
            assert!(!library.check().is_ok_and(|findings| findings.is_empty()));
            error.to_string()
        }
        Err(refused) => refused.to_string(),
    };
    assert!(told.contains("damaged") && told.contains("backup"), "{told}");
    assert_eq!(fs::read(&path).unwrap(), bytes, "not one byte has changed");
}

#[test]
fn a_folder_that_cannot_be_one_is_refused_with_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("a file");
    fs::write(&taken, "notes").unwrap();
    let refused = Library::open(&taken).err().unwrap().to_string();
    assert!(refused.contains("a file"), "{refused}");
    assert_eq!(fs::read(&taken).unwrap(), b"notes");
    assert!(Reader::open(&folder.path().join("nothing here")).is_err());
    assert!(!folder.path().join("nothing here").exists(), "reading makes nothing");
}
