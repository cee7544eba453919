//! Backups, restores and salvage: what comes back, what is kept, and that nothing is ever overwritten or emptied.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jianbao::article::{Article, Block, Figure, Picture, PictureHash};
use jianbao::import::prepare_again;
use jianbao::library::backup::{self, Backup, Kind, Made, Stop};
use jianbao::library::salvage::{salvage, salvage_in_place};
use jianbao::library::{
    ClipId, CollectionName, CollectionPlace, ImportStep, Library, LibraryError, NewClip, Op, Order, Original,
    Reader, Scope,
};
use jiff::Timestamp;
use tempfile::TempDir;

/// A library with its folder.
struct Desk(TempDir);

fn now() -> Timestamp {
    "2026-11-25T08:00:00Z".parse().unwrap()
}

/// A clip whose page can be read again, with a picture of its own.
fn clip(number: usize) -> NewClip {
    let picture = format!("picture {number} ").repeat(200).into_bytes();
    let hash = PictureHash::of(&picture);
    let text =
        format!("第{number}班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排，沿線企業因此受益。");
    let figure = Figure { slot: 1, picture: Picture::Kept(hash), ..Figure::default() };
    let blocks = vec![Block::paragraph(&text), Block::Figure(figure)];
    let html =
        format!("<!doctype html><meta charset=utf-8><article><h1>{number}</h1><p>{text}</p></article>");
    let original = Original { bytes: html.into(), file_name: format!("{number}.html"), url: None };
    NewClip {
        article: Article { blocks, ..Article::default() },
        original,
        further: Vec::new(),
        pictures: vec![(hash, picture)],
    }
}

impl Desk {
    /// A library with so many clips, all in one collection, and the first in the Trash.
    fn with(clips: usize) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        let mut library = desk.open();
        let name = CollectionName::parse("港口").unwrap();
        let op = Op::CreateCollection { name, place: CollectionPlace::last_in(None) };
        let into = library.apply(&op, now()).unwrap().changes.created;
        for numbers in (0..clips).collect::<Vec<_>>().chunks(50) {
            let batch: Vec<NewClip> = numbers.iter().map(|number| clip(*number)).collect();
            library.file(&batch, into, &mut ImportStep::default(), now()).unwrap();
        }
        library.apply(&Op::MoveToTrash { clips: vec![ClipId(1)] }, now()).unwrap();
        desk
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("library")
    }

    fn open(&self) -> Library {
        Library::open(&self.path()).unwrap()
    }

    fn file(&self, number: usize) {
        self.open().file(&[clip(number)], None, &mut ImportStep::default(), now()).unwrap();
    }

    fn back_up(&self, at: &str) -> Made {
        let folder = backup::folder_of(&self.path());
        backup::make(&self.path(), &folder, Kind::Daily, at.parse().unwrap(), &Stop::default()).unwrap()
    }

    fn backups(&self) -> Vec<Backup> {
        backup::list(&backup::folder_of(&self.path()))
    }

    fn restore(&self, backup: &Backup) -> Result<backup::Restored, LibraryError> {
        backup::restore(&backup.path, &self.path(), now(), &Stop::default())
    }

    /// Spoils bytes of a file of the library.
    fn spoil(&self, name: &str, spoil: impl FnOnce(&mut Vec<u8>)) {
        let path = self.path().join(name);
        let mut bytes = fs::read(&path).unwrap();
        spoil(&mut bytes);
        fs::write(&path, bytes).unwrap();
    }
}

fn counts(library: &Path) -> (u64, u64) {
    let counts = Reader::open(library).unwrap().counts().unwrap();
    (counts.all, counts.trash)
}

#[track_caller]
fn is_sound(library: &Path) {
    assert_eq!(Library::open(library).unwrap().check().unwrap(), []);
}

/// Every database file of a folder with its bytes. An empty log beside one says nothing.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let names = entries.map(|entry| entry.file_name().into_string().unwrap());
    let kept = names.filter(|name| name.contains(".sqlite") && !name.ends_with("-shm"));
    let read = kept.map(|name| (name.clone(), fs::read(folder.join(&name)).unwrap()));
    read.filter(|(_, bytes)| !bytes.is_empty()).collect()
}

#[test]
fn a_backup_is_made_beside_a_writer_and_brings_everything_back() {
    let desk = Desk::with(5);
    let writer = desk.open();
    let made = desk.back_up("2026-11-25T08:00:00Z");
    assert_eq!((made.unchanged, made.originals, made.unreadable), (false, 10, 0));
    drop(writer);
    fs::remove_file(desk.path().join("library.sqlite")).unwrap();
    fs::remove_file(desk.path().join("originals.sqlite")).unwrap();
    let restored = desk.restore(&made.backup).unwrap();
    assert_eq!((restored.kept, restored.originals), (None, 10));
    assert_eq!(counts(&desk.path()), (4, 1));
    is_sound(&desk.path());
}

#[test]
fn an_unchanged_library_gets_no_second_backup_and_a_changed_one_only_what_is_new() {
    let desk = Desk::with(3);
    desk.back_up("2026-11-25T08:00:00Z");
    let again = desk.back_up("2026-11-26T08:00:00Z");
    assert!(again.unchanged);
    assert_eq!(desk.backups().len(), 1);
    desk.file(9);
    let third = desk.back_up("2026-11-27T08:00:00Z");
    assert_eq!((third.unchanged, third.originals), (false, 2));
    assert_eq!(desk.backups().iter().map(|backup| backup.number).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_restore_keeps_the_library_that_it_replaces_and_can_be_taken_back() {
    let desk = Desk::with(3);
    let old = desk.back_up("2026-11-25T08:00:00Z").backup;
    desk.file(9);
    let preview = backup::preview(old.clone(), &desk.path()).unwrap();
    let difference = preview.difference.unwrap();
    assert_eq!((preview.clips, preview.trashed, preview.collections), (2, 1, 1));
    assert_eq!((difference.come_back, difference.go), (0, 1));

    let kept = desk.restore(&old).unwrap().kept.unwrap();
    assert_eq!(counts(&desk.path()), (2, 1));
    is_sound(&desk.path());
    let replaced = Backup::of(&kept).unwrap();
    assert_eq!(replaced.kind, Kind::Replaced);
    desk.restore(&replaced).unwrap();
    assert_eq!(counts(&desk.path()), (3, 1));
    is_sound(&desk.path());
}

#[test]
fn a_restore_waits_for_no_one_and_changes_nothing_while_the_library_is_open() {
    let desk = Desk::with(2);
    let old = desk.back_up("2026-11-25T08:00:00Z").backup;
    desk.file(9);
    let open = desk.open();
    assert!(matches!(desk.restore(&old), Err(LibraryError::Busy)));
    drop(open);
    assert_eq!(counts(&desk.path()), (2, 1));
}

#[test]
fn a_backup_that_has_spoilt_is_refused() {
    let desk = Desk::with(2);
    let backup = desk.back_up("2026-11-25T08:00:00Z").backup;
    let mut bytes = fs::read(&backup.path).unwrap();
    // Somewhere in the words, where SQLite itself would not notice.
    let at = bytes.len() - 40;
    bytes[at] ^= 1;
    fs::write(&backup.path, bytes).unwrap();
    assert!(matches!(desk.restore(&backup), Err(LibraryError::Damaged { .. })));
    assert_eq!(counts(&desk.path()), (1, 1));
}

#[test]
fn damaged_pictures_are_told_and_a_restore_puts_them_right() {
    let desk = Desk::with(2);
    let backup = desk.back_up("2026-11-25T08:00:00Z").backup;
    drop(desk.open());
    desk.spoil("originals.sqlite", |bytes| bytes.truncate(5000));
    let restored = desk.restore(&backup).unwrap();
    assert_eq!(restored.originals, 4);
    is_sound(&desk.path());
    let aside = fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(aside.filter(|name| name.to_string_lossy().starts_with("set-aside-")).count(), 1);
}

#[test]
fn what_cannot_be_opened_is_left_byte_by_byte_as_it_is() {
    type Spoil = fn(&Desk);
    let spoils: [(&str, Spoil); 6] = [
        ("newer", |desk| desk.spoil("library.sqlite", |bytes| bytes[63] = 99)),
        ("truncated", |desk| desk.spoil("library.sqlite", |bytes| bytes.truncate(6000))),
        ("not a library", |desk| desk.spoil("library.sqlite", |bytes| *bytes = b"notes of mine".repeat(99))),
        ("another program's", |desk| desk.spoil("library.sqlite", |bytes| bytes[71] ^= 1)),
        ("damaged", |desk| desk.spoil("library.sqlite", |bytes| bytes[100..9000].fill(0x5a))),
        ("a foreign log", |desk| {
            let other = Desk::with(1);
            let open = other.open();
            fs::copy(other.path().join("library.sqlite-wal"), desk.path().join("library.sqlite-wal"))
                .unwrap();
            drop(open);
            desk.spoil("library.sqlite", |bytes| bytes.truncate(3000));
        }),
    ];
    for (what, spoil) in spoils {
        let desk = Desk::with(30);
        spoil(&desk);
        let before = files(&desk.path());
        let refused = Library::open(&desk.path()).err().map(|error| error.to_string());
        assert!(refused.is_some_and(|words| words.contains("library")), "{what}");
        assert_eq!(files(&desk.path()), before, "{what}");
        let into = desk.0.path().join("salvaged");
        let _ = salvage(&desk.path(), &into, &mut prepare_again, now());
        assert_eq!(files(&desk.path()), before, "{what}, after a salvage");
    }
}

#[test]
fn a_salvage_brings_what_can_be_read_and_lists_what_cannot() {
    let desk = Desk::with(400);
    drop(desk.open());
    // Two stretches in the middle of the words.
    desk.spoil("library.sqlite", |bytes| {
        let middle = bytes.len() / 2 / 4096 * 4096;
        bytes[middle..middle + 3 * 4096].fill(0x5a);
    });
    desk.spoil("originals.sqlite", |bytes| {
        let middle = bytes.len() / 2 / 4096 * 4096;
        bytes[middle..middle + 4096].fill(0x5a);
    });
    let into = desk.0.path().join("salvaged");
    let salvaged = salvage(&desk.path(), &into, &mut prepare_again, now()).unwrap();
    is_sound(&into);
    let (all, trash) = counts(&into);
    assert!(all + trash >= 390, "{all} and {trash} of 400");
    assert!(!salvaged.lost.is_empty());
    assert_eq!(Reader::open(&into).unwrap().collections().unwrap().len(), 1);
}

#[test]
fn pages_are_made_clips_again_where_the_words_are_gone() {
    let desk = Desk::with(12);
    drop(desk.open());
    fs::remove_file(desk.path().join("library.sqlite")).unwrap();
    assert!(matches!(Library::open(&desk.path()), Err(LibraryError::WordsGone { .. })));
    let (salvaged, kept) = salvage_in_place(&desk.path(), &mut prepare_again, now()).unwrap();
    assert_eq!(salvaged.clips, 12, "{:?}", salvaged.lost);
    assert!(kept.join("originals.sqlite").is_file());
    is_sound(&desk.path());
}

#[test]
fn a_sound_library_loses_nothing_in_a_salvage() {
    let desk = Desk::with(60);
    drop(desk.open());
    let into = desk.0.path().join("salvaged");
    let salvaged = salvage(&desk.path(), &into, &mut prepare_again, now()).unwrap();
    assert_eq!(salvaged.lost, []);
    assert_eq!(counts(&into), counts(&desk.path()));
    let read = |library: &Path| {
        let reader = Reader::open(library).unwrap();
        let clips = reader.clip_ids(Scope::All, Order::OldestAdded).unwrap();
        clips.into_iter().map(|id| reader.clip(id).unwrap().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(read(&into), read(&desk.path()));
    is_sound(&into);
    assert!(matches!(
        salvage(&desk.path(), &into, &mut prepare_again, now()),
        Err(LibraryError::AlreadyALibrary { .. })
    ));
}

#[test]
fn a_backup_that_is_stopped_leaves_nothing_behind() {
    let desk = Desk::with(3);
    let stop = Stop::default();
    stop.stop();
    let folder = backup::folder_of(&desk.path());
    let stopped = backup::make(&desk.path(), &folder, Kind::Daily, now(), &stop);
    assert!(matches!(stopped, Err(LibraryError::Stopped)));
    assert_eq!(files(&folder).len(), 0);
}

#[test]
fn a_trigger_in_a_library_from_a_stranger_does_not_run() {
    let desk = Desk::with(2);
    let stranger = rusqlite::Connection::open(desk.path().join("library.sqlite")).unwrap();
    let count = |table: &str| {
        stranger.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0)).unwrap()
    };
    stranger
        .execute_batch(
            "CREATE TABLE sprung (at INTEGER);
             CREATE TRIGGER trap AFTER INSERT ON clip BEGIN INSERT INTO sprung VALUES (NEW.id); END;",
        )
        .unwrap();
    desk.file(9);
    assert_eq!((count("clip"), count("sprung")), (3, 0));
    // The control: where triggers are allowed it does run.
    stranger.execute("INSERT INTO clip (added_at, dated_at) VALUES (0, 0)", []).unwrap();
    assert_eq!(count("sprung"), 1);
}
