//! Any changes in any order: all of them taken back leave the library as it was, and all done again as it became.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use jianbao::article::{Article, Block, Found, Meta, Sourced};
use jianbao::library::{
    ClipId, CollectionId, CollectionName, CollectionPlace, ImportStep, Library, LibraryError, NewClip, Op,
    Order, Original, Reader, Scope,
};
use jiff::Timestamp;
use proptest::prelude::*;

/// Clips that a sequence begins with.
const CLIPS: usize = 6;

/// What a person may do next; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Act {
    Create { parent: Option<usize>, index: usize },
    Rename { collection: usize },
    Move { collection: usize, parent: Option<usize>, index: usize },
    Delete { collection: usize },
    Add { clips: Vec<usize>, collection: usize },
    Remove { clips: Vec<usize>, collection: usize },
    Reorder { clips: Vec<usize>, collection: usize, before: Option<usize> },
    Trash { clips: Vec<usize> },
    Restore { clips: Vec<usize> },
    MoveClips { clips: Vec<usize>, from: usize, to: usize },
}

fn act() -> impl Strategy<Value = Act> {
    let one = || 0..8usize;
    let clips = || prop::collection::vec(0..CLIPS, 1..4);
    prop_oneof![
        3 => (prop::option::of(one()), one()).prop_map(|(parent, index)| Act::Create { parent, index }),
        1 => one().prop_map(|collection| Act::Rename { collection }),
        2 => (one(), prop::option::of(one()), one())
            .prop_map(|(collection, parent, index)| Act::Move { collection, parent, index }),
        1 => one().prop_map(|collection| Act::Delete { collection }),
        3 => (clips(), one()).prop_map(|(clips, collection)| Act::Add { clips, collection }),
        1 => (clips(), one()).prop_map(|(clips, collection)| Act::Remove { clips, collection }),
        2 => (clips(), one(), prop::option::of(0..CLIPS))
            .prop_map(|(clips, collection, before)| Act::Reorder { clips, collection, before }),
        2 => clips().prop_map(|clips| Act::Trash { clips }),
        2 => clips().prop_map(|clips| Act::Restore { clips }),
        1 => (clips(), one(), one()).prop_map(|(clips, from, to)| Act::MoveClips { clips, from, to }),
    ]
}

/// The operation that `act` means in this library; a collection that is not there is none of it.
fn op(act: &Act, clips: &[ClipId], collections: &[CollectionId]) -> Op {
    let gone = CollectionId(999);
    let collection = |number: usize| {
        if collections.is_empty() { gone } else { collections[number % collections.len()] }
    };
    let chosen = |numbers: &[usize]| numbers.iter().map(|number| clips[*number]).collect::<Vec<_>>();
    let place = |parent: Option<usize>, index| CollectionPlace { parent: parent.map(collection), index };
    let name = |text: &str| CollectionName::parse(text).unwrap();
    match act {
        Act::Create { parent, index } => {
            let parent = if collections.is_empty() { None } else { *parent };
            Op::CreateCollection { name: name("產業"), place: place(parent, *index) }
        }
        Act::Rename { collection: of } => {
            Op::RenameCollection { collection: collection(*of), name: name("生态") }
        }
        Act::Move { collection: of, parent, index } => {
            Op::MoveCollection { collection: collection(*of), place: place(*parent, *index) }
        }
        Act::Delete { collection: of } => Op::DeleteCollection { collection: collection(*of) },
        Act::Add { clips, collection: to } => {
            Op::AddToCollection { clips: chosen(clips), collection: collection(*to) }
        }
        Act::Remove { clips, collection: from } => {
            Op::RemoveFromCollection { clips: chosen(clips), collection: collection(*from) }
        }
        Act::Reorder { clips: moving, collection: of, before } => Op::ReorderInCollection {
            clips: chosen(moving),
            collection: collection(*of),
            before: before.map(|number| clips[number]),
        },
        Act::Trash { clips } => Op::MoveToTrash { clips: chosen(clips) },
        Act::Restore { clips } => Op::Restore { clips: chosen(clips) },
        Act::MoveClips { clips, from, to } => Op::Several(vec![
            Op::RemoveFromCollection { clips: chosen(clips), collection: collection(*from) },
            Op::AddToCollection { clips: chosen(clips), collection: collection(*to) },
        ]),
    }
}

/// All that a person could notice: the tree, each list in its order, the numbers.
fn picture(reader: &Reader) -> String {
    let collections = reader.collections().unwrap();
    let mut scopes = vec![Scope::All, Scope::Unfiled, Scope::Trash];
    scopes.extend(collections.iter().map(|collection| Scope::Collection(collection.id)));
    let lists: Vec<_> =
        scopes.iter().map(|scope| (scope, reader.clip_ids(*scope, Order::ByHand).unwrap())).collect();
    format!("{collections:#?} {:?} {lists:?}", reader.counts().unwrap())
}

fn now() -> Timestamp {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

fn page(number: usize) -> NewClip {
    let headline = format!("第{number}號快訊");
    let blocks = vec![Block::paragraph(&format!("{headline}：港口新線通車。"))];
    let original =
        Original { bytes: headline.clone().into(), file_name: format!("{number}.html"), url: None };
    let meta = Meta { headline: Some(Sourced::new(headline, Found::Heading)), ..Meta::default() };
    NewClip { article: Article { meta, blocks }, original, pictures: Vec::new() }
}

proptest! {
    // Each case makes a library on the disk, which costs tens of milliseconds.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn all_changes_can_be_taken_back_and_done_again(acts in prop::collection::vec(act(), 1..24)) {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(folder.path()).unwrap();
        let reader = library.reader().unwrap();
        let batch: Vec<NewClip> = (0..CLIPS).map(page).collect();
        let (filed, _) = library.file(&batch, None, &mut ImportStep::default(), now()).unwrap();
        let clips: Vec<ClipId> = filed.into_iter().map(jianbao::library::Filed::clip).collect();

        let mut pictures = vec![picture(&reader)];
        for act in &acts {
            let collections: Vec<_> = reader.collections().unwrap().iter().map(|one| one.id).collect();
            match library.apply(&op(act, &clips, &collections), now()) {
                Ok(applied) if applied.changes.is_empty() => {
                    prop_assert_eq!(&picture(&reader), pictures.last().unwrap(), "{:?}", act);
                }
                Ok(_) => pictures.push(picture(&reader)),
                Err(LibraryError::NoCollection(_) | LibraryError::IntoItself) => {
                    prop_assert_eq!(&picture(&reader), pictures.last().unwrap(), "{:?}", act);
                }
                Err(error) => panic!("{error}"),
            }
        }
        prop_assert_eq!(library.check().unwrap(), []);
        for expect in pictures.iter().rev().skip(1) {
            library.undo(now()).unwrap().unwrap();
            prop_assert_eq!(&picture(&reader), expect);
        }
        prop_assert_eq!(library.undo(now()).unwrap(), None);
        prop_assert_eq!(library.check().unwrap(), []);
        for expect in pictures.iter().skip(1) {
            library.redo(now()).unwrap().unwrap();
            prop_assert_eq!(&picture(&reader), expect);
        }
        prop_assert_eq!(library.check().unwrap(), []);
    }
}
