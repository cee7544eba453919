//! A library whose folder is deleted, replaced or renamed while it is open.
#![cfg(unix)]

use std::fs;
use std::path::Path;

use jianbao::library::{ClipId, ImportStep, Library, LibraryError, Mark, Op, Order, Reader, Scope};

use super::desk::{Desk, ORIGINALS, WORDS, clip, now};

fn files_and_stars(library: &mut Library, headline: &str) -> [Result<(), LibraryError>; 2] {
    let filed = library.file(&[clip(headline, "正文。")], None, &mut ImportStep::default(), now());
    let starred = library.apply(&Op::Mark { clips: vec![ClipId(1)], mark: Mark::Archived }, now());
    [filed.map(|_| ()), starred.map(|_| ())]
}

fn headlines(folder: &Path) -> usize {
    Reader::open(folder).unwrap().clip_ids(Scope::All, Order::OldestAdded).unwrap().len()
}

#[test]
fn nothing_is_called_imported_or_changed_once_the_folder_is_deleted() {
    let desk = Desk::new();
    let mut library = desk.open();
    fs::remove_dir_all(desk.path()).unwrap();
    assert!(matches!(library.is_present(), Err(LibraryError::FolderGone { .. })));
    for done in files_and_stars(&mut library, "之後") {
        assert!(matches!(done, Err(LibraryError::FolderGone { .. })), "{done:?}");
    }
}

#[test]
fn nothing_is_called_imported_or_changed_once_a_file_is_deleted_or_replaced() {
    for (file, by_another) in [(WORDS, false), (ORIGINALS, false), (WORDS, true), (ORIGINALS, true)] {
        let desk = Desk::new();
        let mut library = desk.open();
        let path = desk.path().join(file);
        let bytes = fs::read(&path).unwrap();
        let aside = desk.0.path().join("aside");
        fs::rename(&path, &aside).unwrap();
        if by_another {
            fs::write(&path, bytes).unwrap();
        }
        for done in files_and_stars(&mut library, "之後") {
            assert!(matches!(done, Err(LibraryError::FolderGone { .. })), "{file} {by_another}: {done:?}");
        }
    }
}

#[test]
fn nothing_is_called_imported_or_changed_once_another_library_stands_in_the_place() {
    let (desk, other) = (Desk::new(), Desk::new());
    let mut library = desk.open();
    fs::rename(desk.path(), desk.0.path().join("aside")).unwrap();
    fs::rename(other.path(), desk.path()).unwrap();
    for done in files_and_stars(&mut library, "之後") {
        assert!(matches!(done, Err(LibraryError::FolderReplaced { .. })), "{done:?}");
    }
    assert_eq!(headlines(&desk.path()), 3, "the other library is as it was");
}

#[test]
fn a_library_whose_folder_gets_another_name_goes_on() {
    let desk = Desk::new();
    let mut library = desk.open();
    let renamed = desk.0.path().join("renamed");
    fs::rename(desk.path(), &renamed).unwrap();
    library.is_present().unwrap();
    for done in files_and_stars(&mut library, "之後") {
        done.unwrap();
    }
    drop(library);
    assert_eq!(headlines(&renamed), 4);
    assert_eq!(Library::open(&renamed).unwrap().check().unwrap(), []);
}
