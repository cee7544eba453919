//! The library as its users see it: filing, collections, Trash, and each operation taken back and again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "library/dated.rs"]
mod dated;
#[path = "library/desk.rs"]
mod desk;
#[path = "library/organise.rs"]
mod organise;
#[path = "library/trash.rs"]
mod trash;
mod undo;

use std::path::Path;

use desk::{Desk, named, now, page};
use jianbao::article::{Block, Figure, Picture, PictureHash};
use jianbao::library::{
    CollectionPlace, Filed, ImportStep, Library, LibraryError, Op, Order, Scope, StepName,
};
use rusqlite::Connection;
use undo::Noticed as _;

#[test]
fn a_filed_page_is_found_again_with_its_article_picture_and_original() {
    let mut desk = Desk::new();
    let mut page = page("港口新線");
    let picture = b"bytes of a picture".to_vec();
    let hash = PictureHash::of(&picture);
    page.article.blocks.push(Block::Figure(Figure { picture: Picture::Kept(hash), ..Figure::default() }));
    page.article.blocks.push(Block::Figure(Figure::default()));
    page.article.number_slots();
    page.pictures.push((hash, picture.clone()));
    let (filed, changes) =
        desk.library.file(&[page.clone()], None, &mut ImportStep::default(), now()).unwrap();
    let clip = filed[0].clip();
    assert_eq!((filed[0], changes.clips), (Filed::Imported(clip), vec![clip]));

    let reader = desk.library.reader().unwrap();
    let row = &reader.rows(&[clip]).unwrap()[0];
    assert_eq!((row.headline.as_str(), row.slots, row.empty_slots), ("港口新線", 2, 1));
    assert_eq!(row.thumbnail, Some(hash.into()));
    assert_eq!(reader.clip(clip).unwrap().unwrap().article, page.article);
    assert_eq!(reader.picture(hash).unwrap(), Some(picture));
    assert_eq!(reader.original(clip).unwrap(), Some(page.original));
    desk.check_sound();
}

#[test]
fn the_same_bytes_are_already_here() {
    let mut desk = Desk::new();
    let first = desk.file(&["一"]);
    let (filed, _) = desk.library.file(&[page("一")], None, &mut ImportStep::default(), now()).unwrap();
    assert_eq!(filed, [Filed::AlreadyHere(first[0])]);
    assert_eq!(desk.ids(Scope::All).len(), 1);
}

#[test]
fn the_same_address_with_the_same_words_is_already_here_but_other_words_are_not() {
    let mut desk = Desk::new();
    let at = |headline: &str, bytes: &str, url: &str| {
        let mut page = page(headline);
        page.original.bytes = bytes.into();
        page.original.url = Some(url.into());
        page
    };
    let batch = [
        at("一", "saved on Monday", "https://example.org/1?utm_source=mail"),
        at("一", "saved on Tuesday", "http://www.example.org/1"),
        at("一 (updated)", "saved on Friday", "https://example.org/1"),
        at("一", "the same words elsewhere", "https://example.org/2"),
    ];
    let (filed, _) = desk.library.file(&batch, None, &mut ImportStep::default(), now()).unwrap();
    let first = filed[0].clip();
    assert_eq!(filed[1], Filed::AlreadyHere(first));
    assert!(matches!(filed[2], Filed::Imported(_)));
    assert!(matches!(filed[3], Filed::Imported(_)));
}

#[test]
fn a_page_filed_again_leaves_the_trash_and_joins_the_collection() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二"]);
    let collection = desk.collection("產業", None);
    desk.apply(&Op::MoveToTrash { clips: vec![clips[0]] });
    let before = desk.dump();

    let mut step = ImportStep::default();
    let batch = [page("一"), page("三")];
    let (filed, _) = desk.library.file(&batch, Some(collection), &mut step, now()).unwrap();
    desk.library.finish_import(step);
    assert_eq!(filed[0], Filed::AlreadyHere(clips[0]));
    assert_eq!(desk.ids(Scope::Collection(collection)), [clips[0], filed[1].clip()]);
    assert_eq!(desk.ids(Scope::Trash), []);
    desk.check_sound();

    desk.library.undo(now()).unwrap();
    assert_eq!(desk.ids(Scope::Trash), [clips[0], filed[1].clip()], "what was new goes to the Trash as well");
    assert_eq!(desk.ids(Scope::All), [clips[1]]);
    assert_eq!(desk.tree(), "產業 0");
    assert_ne!(desk.dump(), before);
    desk.check_sound();
}

#[test]
fn an_import_of_several_batches_is_one_step() {
    let mut desk = Desk::new();
    let mut step = ImportStep::default();
    for headline in ["一", "二", "三"] {
        desk.library.file(&[page(headline)], None, &mut step, now()).unwrap();
    }
    desk.library.finish_import(step);
    assert_eq!(desk.library.next_undo(), Some(StepName::Import));
    desk.library.undo(now()).unwrap();
    assert_eq!((desk.ids(Scope::All).len(), desk.ids(Scope::Trash).len()), (0, 3));
    assert_eq!(desk.library.next_undo(), None);
    desk.library.redo(now()).unwrap();
    assert_eq!((desk.ids(Scope::All).len(), desk.ids(Scope::Trash).len()), (3, 0));
}

#[test]
fn moving_to_trash_and_back_keeps_places() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二", "三"]);
    let collection = desk.collection("產業", None);
    desk.apply(&Op::AddToCollection { clips: clips.clone(), collection });
    desk.check_undo(&Op::MoveToTrash { clips: clips[..2].to_vec() }, StepName::MoveToTrash);
    assert_eq!(desk.tree(), "產業 1");
    desk.check_undo(&Op::Restore { clips: vec![clips[0]] }, StepName::Restore);
    assert_eq!(desk.tree(), "產業 2");
    assert_eq!(desk.ids(Scope::Collection(collection)), [clips[0], clips[2]]);
}

#[test]
fn collections_are_created_renamed_and_nested() {
    let mut desk = Desk::new();
    let trade = desk.collection("贸易", None);
    let ports = desk.collection("港口", None);
    desk.check_undo(
        &Op::CreateCollection { name: named("鉄道"), place: CollectionPlace { parent: None, index: 0 } },
        StepName::CreateCollection,
    );
    assert_eq!(desk.tree(), "鉄道 0\n贸易 0\n港口 0");
    desk.check_undo(
        &Op::RenameCollection { collection: trade, name: named("무역 Trade") },
        StepName::RenameCollection,
    );
    desk.check_undo(
        &Op::MoveCollection { collection: ports, place: CollectionPlace::last_in(Some(trade)) },
        StepName::MoveCollection,
    );
    assert_eq!(desk.tree(), "鉄道 0\n무역 Trade 0\n  港口 0");
}

#[test]
fn siblings_keep_an_order_without_gaps() {
    let mut desk = Desk::new();
    let [a, b, c] = ["a", "b", "c"].map(|name| desk.collection(name, None));
    let to =
        |collection, index| Op::MoveCollection { collection, place: CollectionPlace { parent: None, index } };
    desk.check_undo(&to(c, 0), StepName::MoveCollection);
    assert_eq!(desk.tree(), "c 0\na 0\nb 0");
    desk.check_undo(&to(c, 1), StepName::MoveCollection);
    assert_eq!(desk.tree(), "a 0\nc 0\nb 0");
    desk.check_undo(&to(a, usize::MAX), StepName::MoveCollection);
    assert_eq!(desk.tree(), "c 0\nb 0\na 0");
    assert!(desk.apply(&to(b, 1)).is_empty(), "where it stands already");
}

#[test]
fn a_collection_cannot_go_into_itself() {
    let mut desk = Desk::new();
    let outer = desk.collection("outer", None);
    let inner = desk.collection("inner", Some(outer));
    for parent in [outer, inner] {
        let op = Op::MoveCollection { collection: outer, place: CollectionPlace::last_in(Some(parent)) };
        assert!(matches!(desk.library.apply(&op, now()), Err(LibraryError::IntoItself)));
    }
    assert_eq!(desk.tree(), "outer 0\n  inner 0");
    desk.check_sound();
}

#[test]
fn deleting_a_collection_keeps_its_clips_and_undo_brings_all_of_it_back() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二", "三"]);
    let first = desk.collection("first", None);
    let outer = desk.collection("outer", None);
    let inner = desk.collection("inner", Some(outer));
    desk.apply(&Op::AddToCollection { clips: vec![clips[2], clips[0]], collection: outer });
    desk.apply(&Op::AddToCollection { clips: vec![clips[0]], collection: inner });
    desk.apply(&Op::AddToCollection { clips: vec![clips[1]], collection: first });
    desk.check_undo(&Op::DeleteCollection { collection: outer }, StepName::DeleteCollection);
    assert_eq!(desk.ids(Scope::All).len(), 3);
    assert_eq!(desk.ids(Scope::Unfiled), [clips[0], clips[2]]);
    assert_eq!(desk.tree(), "first 1");
}

#[test]
fn a_clip_may_be_in_several_collections() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二"]);
    let [a, b] = ["a", "b"].map(|name| desk.collection(name, None));
    desk.check_undo(&Op::AddToCollection { clips: clips.clone(), collection: a }, StepName::AddToCollection);
    desk.check_undo(&Op::AddToCollection { clips: vec![clips[1]], collection: b }, StepName::AddToCollection);
    assert_eq!(desk.tree(), "a 2\nb 1");
    let again = desk.apply(&Op::AddToCollection { clips: vec![clips[1]], collection: b });
    assert!(again.is_empty(), "it is there already");
    desk.check_undo(
        &Op::RemoveFromCollection { clips: vec![clips[1]], collection: a },
        StepName::RemoveFromCollection,
    );
    assert_eq!(desk.library.reader().unwrap().clip(clips[1]).unwrap().unwrap().collections, [b]);
}

#[test]
fn the_order_by_hand_can_be_changed() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二", "三"]);
    let collection = desk.collection("a", None);
    desk.apply(&Op::AddToCollection { clips: clips.clone(), collection });
    let op = Op::ReorderInCollection { clips: vec![clips[2]], collection, before: Some(clips[0]) };
    desk.check_undo(&op, StepName::ReorderInCollection);
    let ids = desk.library.reader().unwrap().clip_ids(Scope::Collection(collection), Order::ByHand).unwrap();
    assert_eq!(ids, [clips[2], clips[0], clips[1]]);
}

#[test]
fn moving_between_collections_is_one_step() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一"]);
    let [a, b] = ["a", "b"].map(|name| desk.collection(name, None));
    desk.apply(&Op::AddToCollection { clips: clips.clone(), collection: a });
    let op = Op::Several(vec![
        Op::RemoveFromCollection { clips: clips.clone(), collection: a },
        Op::AddToCollection { clips, collection: b },
    ]);
    desk.check_undo(&op, StepName::MoveClips);
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let mut desk = Desk::new();
    desk.collection("a", None);
    desk.library.undo(now()).unwrap();
    assert_eq!(desk.library.next_redo(), Some(StepName::CreateCollection));
    desk.collection("b", None);
    assert_eq!(desk.library.next_redo(), None);
    assert_eq!(desk.library.redo(now()).unwrap(), None);
}

#[test]
fn a_second_writer_is_noticed_by_a_reader() {
    let mut desk = Desk::new();
    let reader = desk.library.reader().unwrap();
    let before = reader.revision().unwrap();
    assert_eq!(reader.revision().unwrap(), before);
    let mut other = Library::open(desk.folder.path()).unwrap();
    other.file(&[page("一")], None, &mut ImportStep::default(), now()).unwrap();
    assert_ne!(reader.revision().unwrap(), before);
    assert_eq!(reader.clip_ids(Scope::All, Order::NewestAdded).unwrap().len(), 1);
    assert_eq!(desk.file(&["二"]).len(), 1, "both may write, one after the other");
    desk.check_sound();
}

#[test]
fn a_library_is_as_it_was_after_it_is_opened_again() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二"]);
    let collection = desk.collection("產業", None);
    desk.apply(&Op::AddToCollection { clips, collection });
    let before = desk.dump();
    desk.library = Library::open(desk.folder.path()).unwrap();
    assert_eq!(desk.dump(), before);
    assert_eq!(desk.library.next_undo(), None, "steps are those of one sitting");
    desk.check_sound();
}

#[test]
fn a_file_that_is_no_library_is_refused_and_not_changed() {
    let foreign = |make: &dyn Fn(&Path)| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        make(&path);
        let before = std::fs::read(&path).unwrap();
        let refused = Library::open(folder.path()).err().map(|error| error.to_string()).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), before, "not one byte has changed");
        refused
    };
    let text = foreign(&|path| {
        std::fs::write(path, "a shopping list, long enough to be read as one ".repeat(30)).unwrap();
    });
    assert!(text.contains("not a library"), "{text}");
    let other = foreign(&|path| {
        Connection::open(path).unwrap().execute_batch("CREATE TABLE recipe (name TEXT)").unwrap();
    });
    assert!(other.contains("not a library"), "{other}");
    let newer = foreign(&|path| {
        drop(Library::open(path.parent().unwrap()).unwrap());
        let db = Connection::open(path).unwrap();
        db.pragma_update(None, "journal_mode", "delete").unwrap();
        db.pragma_update(None, "user_version", 999).unwrap();
    });
    assert!(newer.contains("newer Jianbao"), "{newer}");
    let cut = foreign(&|path| {
        drop(Library::open(path.parent().unwrap()).unwrap());
        let db = Connection::open(path).unwrap();
        db.pragma_update(None, "journal_mode", "delete").unwrap();
        drop(db);
        let whole = std::fs::read(path).unwrap();
        std::fs::write(path, &whole[..whole.len() / 3]).unwrap();
    });
    assert!(cut.contains("damaged"), "{cut}");
}

#[test]
fn the_check_finds_what_is_wrong() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一"]);
    let collection = desk.collection("a", None);
    desk.apply(&Op::AddToCollection { clips, collection });
    let db = Connection::open(desk.folder.path().join("library.sqlite")).unwrap();
    db.execute_batch(
        "UPDATE badge SET clips = 7 WHERE name = 'all';
         UPDATE collection SET clips = 3, position = 5;
         UPDATE clip_body SET article = x'00';
         UPDATE clip_origin SET page = zeroblob(32);",
    )
    .unwrap();
    let findings: Vec<String> =
        desk.library.check().unwrap().into_iter().map(|finding| finding.what).collect();
    for expect in ["wrong by 6", "counts its clips wrong", "wrong place", "cannot be read", "is not kept"] {
        assert!(findings.iter().any(|finding| finding.contains(expect)), "{expect} in {findings:?}");
    }
}
