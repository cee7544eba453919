//! The same story from another site, in the other script, shortened or with foreign lines around it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use jianbao::article::{Article, Block, Found, Meta, Sourced};
use jianbao::library::{
    ClipId, CollectionId, CollectionName, CollectionPlace, Filed, ImportStep, Library, Mark, NewClip, Op,
    Order, Original, Scope, TagName,
};
use jianbao::text::beside::DifferenceKind;
use jiff::Timestamp;
use tempfile::TempDir;

const SIMPLIFIED: &str =
    "国学业长门车马风鱼鸟龙东乐书买乱争亚产亲亿仅从仓仪价众优会传伤伦伟体余儿兰关兴养农净减凉";
const TRADITIONAL: &str =
    "國學業長門車馬風魚鳥龍東樂書買亂爭亞產親億僅從倉儀價眾優會傳傷倫偉體餘兒蘭關興養農淨減涼";
const STORIES: usize = 40;
const SENTENCES: usize = 24;

fn now() -> Timestamp {
    "2026-11-25T08:00:00Z".parse().unwrap()
}

struct Desk {
    folder: TempDir,
    library: Library,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        Self { folder, library }
    }

    fn file(&mut self, headline: &str, sentences: &[String]) -> ClipId {
        self.file_all(&[page(headline, sentences)])[0]
    }

    fn file_all(&mut self, pages: &[NewClip]) -> Vec<ClipId> {
        let (filed, _) = self.library.file(pages, None, &mut ImportStep::default(), now()).unwrap();
        filed.into_iter().map(Filed::clip).collect()
    }

    fn collection(&mut self, name: &str) -> CollectionId {
        let name = CollectionName::parse(name).unwrap();
        let op = Op::CreateCollection { name, place: CollectionPlace::last_in(None) };
        self.library.apply(&op, now()).unwrap().changes.created.unwrap()
    }

    fn apply(&mut self, op: &Op) {
        self.library.apply(op, now()).unwrap();
    }

    fn stories(&self) -> Vec<Vec<ClipId>> {
        self.library.reader().unwrap().stories().unwrap()
    }

    /// Everything that merging and parting may touch.
    fn state(&self) -> (Vec<Vec<ClipId>>, Vec<Vec<ClipId>>, String) {
        let reader = self.library.reader().unwrap();
        let collections = reader.collections().unwrap();
        let scopes = [Scope::All, Scope::Trash, Scope::Unfiled].into_iter();
        let scopes = scopes.chain(collections.iter().map(|collection| Scope::Collection(collection.id)));
        let lists = scopes.map(|scope| reader.clip_ids(scope, Order::default()).unwrap()).collect();
        (self.stories(), lists, format!("{:?} {:?}", reader.counts().unwrap(), collections))
    }
}

fn page(headline: &str, sentences: &[String]) -> NewClip {
    let headline = Some(Sourced::new(headline.to_owned(), Found::Heading));
    let blocks = sentences.chunks(3).map(|lines| Block::paragraph(&lines.concat())).collect();
    let article = Article { meta: Meta { headline, ..Meta::default() }, blocks };
    let bytes = serde_json::to_vec(&article).unwrap();
    NewClip {
        article,
        further: vec![],
        original: Original { bytes, file_name: "頁.html".into(), url: None },
        pictures: vec![],
    }
}

/// The sentences of a story of this number, always the same.
fn story(number: usize) -> Vec<String> {
    let letters: Vec<char> = SIMPLIFIED.chars().collect();
    let mut state = number as u64 + 0x2026_1125;
    let mut pick = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    let mut sentence = || (0..14 + pick(12)).map(|_| letters[pick(letters.len())]).collect::<String>() + "。";
    (0..SENTENCES).map(|_| sentence()).collect()
}

fn traditional(sentences: &[String]) -> Vec<String> {
    let other = |c: char| {
        let at = SIMPLIFIED.chars().position(|simplified| simplified == c);
        at.and_then(|at| TRADITIONAL.chars().nth(at)).unwrap_or(c)
    };
    sentences.iter().map(|sentence| sentence.chars().map(other).collect()).collect()
}

/// Files each story and a copy of it, and returns of how many copies the story was found; nothing else may be found.
#[track_caller]
fn found_of(copy: impl Fn(Vec<String>) -> Vec<String>) -> usize {
    let mut desk = Desk::new();
    let mut expected = Vec::new();
    for number in 0..STORIES {
        let one = desk.file(&format!("其一{number}"), &story(number));
        let other = desk.file(&format!("其二{number}"), &copy(story(number)));
        expected.push(vec![one, other]);
    }
    let found = desk.stories();
    assert!(found.iter().all(|group| expected.contains(group)), "two stories are taken for one: {found:?}");
    found.len()
}

#[test]
fn a_copy_in_the_other_script_is_always_found() {
    assert_eq!(found_of(|sentences| traditional(&sentences)), STORIES);
}

#[test]
fn a_copy_among_foreign_lines_is_always_found() {
    let foreign = |mut sentences: Vec<String>| {
        sentences.insert(0, story(9_000)[..3].concat());
        sentences.push(story(9_001)[..3].concat());
        sentences
    };
    // The foreign lines are those of a site: alike in all copies, and no reason to take them for one story.
    assert_eq!(found_of(foreign), STORIES);
}

#[test]
fn a_copy_without_a_tenth_of_its_sentences_is_always_found() {
    let shortened = |sentences: Vec<String>| {
        sentences
            .into_iter()
            .enumerate()
            .filter(|(at, _)| at % 10 != 4)
            .map(|(_, sentence)| sentence)
            .collect()
    };
    assert_eq!(found_of(shortened), STORIES);
}

#[test]
fn a_copy_without_a_third_of_its_sentences_is_nearly_always_found() {
    let shortened = |sentences: Vec<String>| {
        sentences
            .into_iter()
            .enumerate()
            .filter(|(at, _)| at % 3 != 1)
            .map(|(_, sentence)| sentence)
            .collect()
    };
    let found = found_of(shortened);
    assert!(found * 100 >= STORIES * 90, "only {found} of {STORIES}");
}

#[test]
fn the_first_two_thirds_of_a_story_are_the_story() {
    let found = found_of(|sentences| sentences[..SENTENCES * 2 / 3].to_vec());
    assert!(found * 100 >= STORIES * 90, "only {found} of {STORIES}");
}

#[test]
fn stories_of_one_import_find_each_other() {
    let mut desk = Desk::new();
    let pages = [page("一", &story(1)), page("二", &story(2)), page("三", &traditional(&story(1)))];
    let clips = desk.file_all(&pages);
    assert_eq!(desk.stories(), [[clips[0], clips[2]]]);
    let likes = desk.library.reader().unwrap().same_story(clips[2]).unwrap();
    assert_eq!(likes.iter().map(|like| (like.clip, like.likeness)).collect::<Vec<_>>(), [(clips[0], 1000)]);
}

#[test]
fn clips_of_an_older_library_are_compared_afterwards() {
    let mut desk = Desk::new();
    for number in 0..6 {
        desk.file(&number.to_string(), &story(number / 2));
    }
    let before = desk.stories();
    let words = rusqlite::Connection::open(desk.folder.path().join("library.sqlite")).unwrap();
    words.execute_batch("DELETE FROM clip_pair; INSERT INTO clip_uncompared SELECT id FROM clip").unwrap();
    words.execute("INSERT INTO clip_bands (clip_bands) VALUES ('delete-all')", []).unwrap();
    drop(words);
    assert_eq!(desk.stories().len(), 0);
    assert_eq!(desk.library.compare_some(4).unwrap().left, 2);
    assert_eq!(desk.library.compare_some(4).unwrap().left, 0);
    assert_eq!((desk.stories(), before.len()), (before, 3));
}

#[test]
fn clips_in_the_trash_are_of_no_group() {
    let mut desk = Desk::new();
    let clips = desk.file_all(&[page("一", &story(1)), page("二", &traditional(&story(1)))]);
    desk.apply(&Op::MoveToTrash { clips: vec![clips[0]] });
    assert_eq!(desk.stories(), Vec::<Vec<ClipId>>::new());
    assert_eq!(desk.library.reader().unwrap().same_story(clips[1]).unwrap(), []);
}

#[test]
fn merging_keeps_the_collections_of_all_and_is_one_step() {
    let mut desk = Desk::new();
    let clips =
        desk.file_all(&[page("一", &story(1)), page("二", &traditional(&story(1))), page("三", &story(2))]);
    let (ports, trade) = (desk.collection("港口"), desk.collection("貿易"));
    desk.apply(&Op::AddToCollection { clips: vec![clips[0]], collection: ports });
    desk.apply(&Op::AddToCollection { clips: vec![clips[1]], collection: trade });
    let tag = TagName::parse("航運").unwrap();
    desk.apply(&Op::Tag { clips: vec![clips[1]], name: tag.clone() });
    desk.apply(&Op::Mark { clips: vec![clips[1]], mark: Mark::Starred });
    desk.apply(&Op::SetNote { clip: clips[0], note: "先看這篇".into() });
    desk.apply(&Op::SetNote { clip: clips[1], note: "後看這篇".into() });
    let before = desk.state();
    desk.apply(&Op::MergeClips { keep: clips[0], others: vec![clips[1]] });
    let reader = desk.library.reader().unwrap();
    let kept = reader.clip(clips[0]).unwrap().unwrap();
    assert_eq!(kept.collections, [ports, trade]);
    assert_eq!((kept.tags.len(), kept.marks.has(Mark::Starred)), (1, true));
    assert_eq!(kept.note.as_deref(), Some("先看這篇\n\n後看這篇"));
    assert!(reader.clip(clips[1]).unwrap().unwrap().trashed_at.is_some());
    let after = desk.state();
    assert_eq!(after.0, Vec::<Vec<ClipId>>::new());
    desk.library.undo(now()).unwrap();
    assert_eq!(desk.state(), before);
    desk.library.redo(now()).unwrap();
    assert_eq!(desk.state(), after);
    assert_eq!(desk.library.check().unwrap(), []);
}

#[test]
fn two_stories_that_were_taken_for_one_are_parted_and_joined_again() {
    let mut desk = Desk::new();
    let clips = desk.file_all(&[page("一", &story(1)), page("二", &traditional(&story(1)))]);
    let before = desk.state();
    desk.apply(&Op::PartStories { pairs: vec![(clips[1], clips[0])] });
    assert_eq!(desk.stories(), Vec::<Vec<ClipId>>::new());
    desk.library.undo(now()).unwrap();
    assert_eq!(desk.state(), before);
    desk.library.redo(now()).unwrap();
    assert_eq!(desk.stories(), Vec::<Vec<ClipId>>::new());
}

fn duplicates(desk: &Desk) -> u64 {
    desk.library.reader().unwrap().counts().unwrap().duplicates
}

#[test]
fn the_number_of_duplicates_is_kept_by_every_change() {
    let mut desk = Desk::new();
    let one = desk.file("一", &story(1));
    assert_eq!(duplicates(&desk), 0);
    let two = desk.file("二", &traditional(&story(1)));
    assert_eq!(duplicates(&desk), 2);
    let three = desk.file("三", &story(1)[..20]);
    assert_eq!(duplicates(&desk), 3);
    let changes = [
        (Op::MoveToTrash { clips: vec![one] }, 2),
        (Op::MoveToTrash { clips: vec![two] }, 0),
        (Op::Restore { clips: vec![one, two] }, 3),
        (Op::PartStories { pairs: vec![(one, three), (two, three)] }, 2),
        (Op::MergeClips { keep: one, others: vec![two] }, 0),
    ];
    let mut before = vec![3];
    for (op, expect) in changes {
        desk.apply(&op);
        assert_eq!(duplicates(&desk), expect, "{op:?}");
        before.push(expect);
    }
    for expect in before.into_iter().rev().skip(1) {
        desk.library.undo(now()).unwrap();
        assert_eq!(duplicates(&desk), expect);
    }
    assert_eq!(desk.library.check().unwrap(), []);
}

#[test]
fn a_corrected_article_is_compared_again() {
    let mut desk = Desk::new();
    let clips = desk.file_all(&[page("一", &story(1)), page("二", &traditional(&story(1)))]);
    let clip = desk.library.reader().unwrap().clip(clips[1]).unwrap().unwrap();
    let blocks = story(2).iter().map(|sentence| Block::paragraph(sentence)).collect();
    let article = Box::new(Article { blocks, ..clip.article });
    let replace = Op::ReplaceArticle {
        clip: clips[1],
        article,
        charset: None,
        edits: jianbao::library::Edits::SetAside,
    };
    desk.apply(&replace);
    assert_eq!((duplicates(&desk), desk.stories().len()), (0, 0));
    desk.library.undo(now()).unwrap();
    let compared = desk.library.compare_some(8).unwrap();
    assert_eq!((compared.left, compared.found), (0, clips.clone()));
    assert_eq!((duplicates(&desk), desk.stories()), (2, vec![clips]));
    assert_eq!(desk.library.check().unwrap(), []);
}

#[test]
fn clips_of_a_story_stand_together_in_every_order() {
    let mut desk = Desk::new();
    let clips: Vec<ClipId> = [1, 2, 3, 1, 2]
        .iter()
        .zip(0..)
        .map(|(number, nth)| desk.file(&format!("{nth}"), &story(*number)))
        .collect();
    let reader = desk.library.reader().unwrap();
    let oldest = reader.duplicates(Order::OldestAdded).unwrap();
    assert_eq!(oldest, (vec![clips[0], clips[3], clips[1], clips[4]], vec![0, 2]));
    let newest = reader.duplicates(Order::NewestAdded).unwrap();
    assert_eq!(newest, (vec![clips[4], clips[1], clips[3], clips[0]], vec![0, 2]));
    let mut searcher = jianbao::library::search::Searcher::open(desk.folder.path()).unwrap();
    searcher.prepare().unwrap();
    let search = jianbao::library::search::Search {
        words: "title:3".into(),
        scope: Scope::Duplicates,
        ..jianbao::library::search::Search::default()
    };
    let found = searcher.find(&search).unwrap();
    assert_eq!((found.ids, found.stories), (vec![clips[3]], vec![0]));
}

#[test]
fn pairs_follow_their_groups_and_tell_what_was_here_before() {
    let mut desk = Desk::new();
    let clips: Vec<ClipId> = (0..)
        .zip([1, 2, 1, 2, 1])
        .map(|(nth, number)| desk.file(&format!("{nth}"), &story(number)))
        .collect();
    let reader = desk.library.reader().unwrap();
    let pairs = [(0, 2), (0, 4), (2, 4), (1, 3)].map(|(one, other)| (clips[one], clips[other]));
    assert_eq!(reader.story_pairs().unwrap(), pairs);
    assert_eq!(reader.told_before(&clips[3..]).unwrap(), [(clips[3], clips[1]), (clips[4], clips[0])]);
    assert_eq!(reader.told_before(&clips).unwrap(), [], "none of them was here before");
}

#[test]
fn two_clips_lie_beside_each_other_with_their_headlines_first() {
    let mut desk = Desk::new();
    let mut other = traditional(&story(1));
    other.insert(3, "本網今日十點電。".to_owned());
    let clips = desk.file_all(&[page("港口新線", &story(1)), page("海港新線開通", &other)]);
    let beside = desk.library.reader().unwrap().beside(clips[0], clips[1]).unwrap().unwrap();
    assert_eq!(beside.left.paragraphs[0], "港口新線");
    assert_eq!((beside.rows[0].left.len(), beside.rows[0].right.len()), (1, 1));
    let marked = || beside.rows[1..].iter().flat_map(|row| &row.right).flat_map(|p| &p.differences);
    let (forms, differing): (Vec<_>, Vec<_>) = marked().partition(|d| d.kind == DifferenceKind::Form);
    assert_eq!(differing.len(), 1, "the line of the other site alone");
    assert!(!forms.is_empty(), "the other script is told");
    assert!(beside.likeness.is_some_and(|likeness| likeness > 900), "{:?}", beside.likeness);
    assert_eq!(desk.library.reader().unwrap().beside(clips[0], ClipId(99)).unwrap(), None);
}

#[test]
fn the_number_of_an_older_library_is_counted_once() {
    let mut desk = Desk::new();
    let clips: Vec<ClipId> = (0..)
        .zip([1, 2, 1, 2, 1])
        .map(|(nth, number)| desk.file(&format!("{nth}"), &story(number)))
        .collect();
    desk.apply(&Op::MoveToTrash { clips: vec![clips[1]] });
    let words = rusqlite::Connection::open(desk.folder.path().join("library.sqlite")).unwrap();
    words.execute("DELETE FROM badge WHERE name = 'duplicates'", []).unwrap();
    words.execute_batch(include_str!("../src/library/migrations/2026-11-26-duplicates.sql")).unwrap();
    assert_eq!(duplicates(&desk), 3, "the other one of the second story is alone");
}
