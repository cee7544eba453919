//! Any changes in any order: all of them taken back leave the library as it was, and all done again as it became.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::ops::Range;

use jianbao::article::{Article, Block, Found, Meta, Revision, Sourced};
use jianbao::library::{
    ClipId, CollectionId, CollectionName, CollectionPlace, Colour, ImportStep, Library, LibraryError, Look,
    Mark, Marking, NewClip, Op, Order, Original, Ranked, Reader, Rule, RuleId, Scope, Symbol, TagId, TagName,
    Tint,
};
use jianbao::text::anchor::Running;
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
    Mark { clips: Vec<usize>, mark: usize },
    Unmark { clips: Vec<usize>, mark: usize },
    Tag { clips: Vec<usize>, name: usize },
    RemoveTag { clips: Vec<usize>, tag: usize },
    RenameTag { tag: usize, name: usize },
    MergeTags { from: usize, into: usize },
    DeleteTag { tag: usize },
    RecolourTag { tag: usize, colour: usize },
    Note { clip: usize, note: usize },
    Look { collection: usize, colour: usize },
    Rule { tag: usize, words: usize },
    MoveRule { rule: usize, index: usize },
    DeleteRule { rule: usize },
    RunRules { clips: Vec<usize> },
    Revise { clip: usize, slot: u32, what: usize },
    Highlight { clip: usize, start: usize, length: usize, tint: usize },
    Unhighlight { clip: usize },
    Merge { keep: usize, other: usize },
}

const MARKS: [Mark; 3] = [Mark::Starred, Mark::Read, Mark::Archived];
/// Two of them are one tag.
const TAGS: [&str; 4] = ["產業", "产业", "港口", "GDP"];
const NOTES: [&str; 3] = ["", "見第三段", "港口"];

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
        2 => (clips(), one()).prop_map(|(clips, mark)| Act::Mark { clips, mark }),
        1 => (clips(), one()).prop_map(|(clips, mark)| Act::Unmark { clips, mark }),
        3 => (clips(), one()).prop_map(|(clips, name)| Act::Tag { clips, name }),
        1 => (clips(), one()).prop_map(|(clips, tag)| Act::RemoveTag { clips, tag }),
        1 => (one(), one()).prop_map(|(tag, name)| Act::RenameTag { tag, name }),
        1 => (one(), one()).prop_map(|(from, into)| Act::MergeTags { from, into }),
        1 => one().prop_map(|tag| Act::DeleteTag { tag }),
        1 => (one(), one()).prop_map(|(tag, colour)| Act::RecolourTag { tag, colour }),
        1 => (0..CLIPS, one()).prop_map(|(clip, note)| Act::Note { clip, note }),
        1 => (one(), one()).prop_map(|(collection, colour)| Act::Look { collection, colour }),
        2 => (one(), one()).prop_map(|(tag, words)| Act::Rule { tag, words }),
        1 => (one(), one()).prop_map(|(rule, index)| Act::MoveRule { rule, index }),
        1 => one().prop_map(|rule| Act::DeleteRule { rule }),
        1 => clips().prop_map(|clips| Act::RunRules { clips }),
        4 => (0..CLIPS, 1..4u32, one()).prop_map(|(clip, slot, what)| Act::Revise { clip, slot, what }),
        4 => (0..CLIPS, 0..16usize, 1..12usize, one())
            .prop_map(|(clip, start, length, tint)| Act::Highlight { clip, start, length, tint }),
        1 => (0..CLIPS).prop_map(|clip| Act::Unhighlight { clip }),
        1 => (0..CLIPS, 0..CLIPS).prop_map(|(keep, other)| Act::Merge { keep, other }),
    ]
}

/// The operation that `act` means in this library; a collection that is not there is none of it.
fn op(act: &Act, clips: &[ClipId], reader: &Reader) -> Op {
    let collections = reader.collections().unwrap();
    let (tags, rules) = (reader.tags().unwrap(), reader.rules().unwrap());
    let gone = CollectionId(999);
    let collection = |number: usize| nth(&collections, number).map_or(gone, |collection| collection.id);
    let tag = |number: usize| nth(&tags, number).map_or(TagId(999), |tag| tag.id);
    let rule = |number: usize| nth(&rules, number).map_or(RuleId(999), |(id, _)| *id);
    let colour = |number: usize| nth(&Colour::ALL, number).copied();
    let tag_name = |number: usize| TagName::parse(TAGS[number % TAGS.len()]).unwrap();
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
        Act::Mark { clips, mark } => Op::Mark { clips: chosen(clips), mark: MARKS[mark % MARKS.len()] },
        Act::Unmark { clips, mark } => Op::Unmark { clips: chosen(clips), mark: MARKS[mark % MARKS.len()] },
        Act::Tag { clips, name } => Op::Tag { clips: chosen(clips), name: tag_name(*name) },
        Act::RemoveTag { clips, tag: of } => Op::RemoveTag { clips: chosen(clips), tag: tag(*of) },
        Act::RenameTag { tag: of, name } => Op::RenameTag { tag: tag(*of), name: tag_name(*name) },
        Act::MergeTags { from, into } => Op::MergeTags { from: tag(*from), into: tag(*into) },
        Act::DeleteTag { tag: of } => Op::DeleteTag { tag: tag(*of) },
        Act::RecolourTag { tag: of, colour: to } => Op::RecolourTag { tag: tag(*of), colour: colour(*to) },
        Act::Note { clip, note } => {
            Op::SetNote { clip: clips[*clip], note: NOTES[note % NOTES.len()].into() }
        }
        Act::Look { collection: of, colour: to } => {
            let look = Look { symbol: Symbol::parse("港"), colour: colour(*to) };
            Op::SetLook { collection: collection(*of), look }
        }
        Act::Rule { tag: of, words } => {
            let (tags, words) = (vec![tag(*of)], NOTES[words % NOTES.len()].into());
            let what = Rule { tags, words, marks: vec![Mark::Starred], ..Rule::default() };
            Op::Rules(Ranked::Create { what, index: *of })
        }
        Act::MoveRule { rule: of, index } => Op::Rules(Ranked::Move { id: rule(*of), index: *index }),
        Act::DeleteRule { rule: of } => Op::Rules(Ranked::Delete { id: rule(*of) }),
        Act::RunRules { clips } => Op::RunRules { clips: chosen(clips) },
        Act::Trash { clips } => Op::MoveToTrash { clips: chosen(clips) },
        Act::Restore { clips } => Op::Restore { clips: chosen(clips) },
        Act::MoveClips { clips, from, to } => Op::Several(vec![
            Op::RemoveFromCollection { clips: chosen(clips), collection: collection(*from) },
            Op::AddToCollection { clips: chosen(clips), collection: collection(*to) },
        ]),
        Act::Revise { clip, slot, what } => {
            Op::Revise { clip: clips[*clip], revisions: vec![revision(*slot, *what)] }
        }
        Act::Highlight { clip, start, length, tint } => {
            Op::Highlights(marking(clips[*clip], *start..start + length, Tint::ALL[tint % 4], reader))
        }
        Act::Unhighlight { clip } => {
            let all = reader.highlights(clips[*clip]).unwrap();
            Op::Highlights(Marking::Remove {
                highlights: all.into_iter().take(1).map(|one| one.id).collect(),
            })
        }
        Act::Merge { keep, other } => Op::MergeClips { keep: clips[*keep], others: vec![clips[*other]] },
    }
}

fn marking(clip: ClipId, range: Range<usize>, tint: Tint, reader: &Reader) -> Marking {
    let running = Running::of(&reader.clip(clip).unwrap().unwrap().article);
    let note = NOTES[range.len() % NOTES.len()].into();
    let anchor = running.anchor(range).or_else(|| running.anchor(0..4)).unwrap();
    Marking::Add { clip, anchor, tint, note }
}

fn revision(slot: u32, what: usize) -> Revision {
    match what {
        0 => Revision::SetCaption { slot, words: Some("晨光中的吊機".into()) },
        1 => Revision::MoveSlot { slot, before: 0 },
        2 => Revision::RemoveSlot { slot },
        3 => Revision::SetCredit { slot, words: None },
        _ => Revision::AddSlot { before: slot as usize },
    }
}

fn nth<T>(all: &[T], number: usize) -> Option<&T> {
    number.checked_rem(all.len()).map(|at| &all[at])
}

/// All that a person could notice: the tree, each list in its order, the numbers.
fn picture(reader: &Reader) -> String {
    let collections = reader.collections().unwrap();
    let tags = reader.tags().unwrap();
    let mut scopes = vec![
        Scope::All,
        Scope::Unfiled,
        Scope::Starred,
        Scope::Unread,
        Scope::Archive,
        Scope::Duplicates,
        Scope::Trash,
    ];
    scopes.extend(collections.iter().map(|collection| Scope::Collection(collection.id)));
    scopes.extend(tags.iter().map(|tag| Scope::Tag(tag.id)));
    let lists: Vec<_> =
        scopes.iter().map(|scope| (scope, reader.clip_ids(*scope, Order::ByHand).unwrap())).collect();
    let all =
        [reader.clip_ids(Scope::All, Order::OldestAdded), reader.clip_ids(Scope::Trash, Order::OldestAdded)];
    let clips = all.map(Result::unwrap).concat();
    let read: Vec<_> = clips.iter().map(|clip| reader.clip(*clip).unwrap().unwrap()).collect();
    let marked = |clip: &ClipId| reader.highlights(*clip).unwrap();
    let notes: Vec<_> = read.iter().map(|clip| (&clip.note, &clip.article, marked(&clip.id))).collect();
    let rules = reader.rules().unwrap();
    format!("{collections:#?} {:?} {lists:?} {tags:?} {notes:?} {rules:?}", reader.counts().unwrap())
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
    NewClip { article: Article { meta, blocks }, original, further: Vec::new(), pictures: Vec::new() }
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
            match library.apply(&op(act, &clips, &reader), now()) {
                Ok(applied) if applied.changes.is_empty() => {
                    prop_assert_eq!(&picture(&reader), pictures.last().unwrap(), "{:?}", act);
                }
                Ok(_) => pictures.push(picture(&reader)),
                Err(
                    LibraryError::NoCollection(_)
                    | LibraryError::NoTag(_)
                    | LibraryError::NoRule(_)
                    | LibraryError::IntoItself,
                ) => {
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
