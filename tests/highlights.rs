//! Marked words of a clip: filed, coloured, annotated, found again in a changed article, lost and found, searched.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod undo;

use jianbao::article::{Article, Block, Correction, Found, Meta, Revision, Sourced};
use jianbao::library::search::{Search, Searcher};
use jianbao::library::{
    ClipId, Edits, Highlight, HighlightId, ImportStep, Library, LibraryError, Marking, NewClip, Op, Original,
    StepName, Tint,
};
use jianbao::text::anchor::Running;
use jiff::Timestamp;
use proptest::prelude::*;
use tempfile::TempDir;
use undo::Noticed;

const FIRST: &str = "四月一日，沿海貨運新線正式開通，首班貨船滿載三百個集裝箱駛出港口。";
const SECOND: &str = "當地居民說，港口的變化看得見，希望今後還有更多航線從這裡出發。";
const THIRD: &str = "港務部門介紹了今後的安排，第二條航線將在明年開通。";

/// A library with one clip of three paragraphs.
struct Desk {
    folder: TempDir,
    library: Library,
    clip: ClipId,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let mut desk = Self { folder, library, clip: ClipId(0) };
        desk.clip = desk.file("港口新線", &[FIRST, SECOND, THIRD]);
        desk
    }

    fn file(&mut self, headline: &str, paragraphs: &[&str]) -> ClipId {
        let original = Original {
            bytes: format!("{headline}{paragraphs:?}").into(),
            file_name: "a.html".into(),
            url: None,
        };
        let article = article(headline, paragraphs);
        let new = NewClip { article, original, further: Vec::new(), pictures: Vec::new() };
        self.library.file(&[new], None, &mut ImportStep::default(), now()).unwrap().0[0].clip()
    }

    fn all(&self) -> Vec<Highlight> {
        self.library.reader().unwrap().highlights(self.clip).unwrap()
    }

    /// Colour, words and note of each; `lost` before lost ones.
    fn listed(&self) -> Vec<String> {
        let line = |highlight: Highlight| {
            let lost = if highlight.is_lost() { "lost " } else { "" };
            format!("{lost}{} {} {}", highlight.tint.name(), highlight.anchor.quote, highlight.note)
        };
        self.all().into_iter().map(|highlight| line(highlight).trim_end().to_owned()).collect()
    }

    fn found(&self, words: &str) -> Vec<ClipId> {
        let mut searcher = Searcher::open(self.folder.path()).unwrap();
        searcher.find(&Search { words: words.into(), ..Search::default() }).unwrap().ids
    }

    fn add(&self, words: &str, tint: Tint) -> Op {
        let article = self.library.reader().unwrap().clip(self.clip).unwrap().unwrap().article;
        let anchor = Running::of(&article).quoted(words, 0).unwrap();
        Op::Highlights(Marking::Add { clip: self.clip, anchor, tint, note: String::new() })
    }

    #[track_caller]
    fn apply(&mut self, op: &Op) {
        self.library.apply(op, now()).unwrap();
        assert_eq!(self.library.check().unwrap(), []);
    }

    fn mark(&mut self, words: &str, tint: Tint) -> HighlightId {
        let op = self.add(words, tint);
        self.apply(&op);
        self.all().iter().map(|highlight| highlight.id).max().unwrap()
    }

    fn says(&self, paragraphs: &[&str]) -> Op {
        let article = Box::new(article("港口新線", paragraphs));
        Op::ReplaceArticle { clip: self.clip, article, charset: None, edits: Edits::SetAside }
    }
}

impl Noticed for Desk {
    type Shown = (Vec<Highlight>, Article, bool, Vec<usize>);

    fn library(&mut self) -> &mut Library {
        &mut self.library
    }

    fn shown(&self) -> Self::Shown {
        let reader = self.library.reader().unwrap();
        let row = reader.rows(&[self.clip]).unwrap().remove(0);
        let searches = ["has:highlight", "note:集裝箱", "note:查證", "\"三百個集裝箱\""];
        let found = searches.map(|words| self.found(words).len()).to_vec();
        (self.all(), reader.clip(self.clip).unwrap().unwrap().article, row.has_highlights, found)
    }

    fn now(&self) -> Timestamp {
        now()
    }
}

fn now() -> Timestamp {
    "2026-11-26T08:00:00Z".parse().unwrap()
}

fn article(headline: &str, paragraphs: &[&str]) -> Article {
    let headline = Sourced::new(headline.to_owned(), Found::Heading);
    let meta = Meta { headline: Some(headline), ..Meta::default() };
    Article { meta, blocks: paragraphs.iter().map(|words| Block::paragraph(words)).collect() }
}

#[test]
fn each_act_is_one_step_that_is_taken_back_and_done_again() {
    let mut desk = Desk::new();
    let op = desk.add("三百個集裝箱", Tint::Green);
    desk.check_undo(&op, StepName::MarkWords);
    let highlight = desk.all()[0].id;
    let note = "**查證**數字".to_owned();
    desk.check_undo(&Op::Highlights(Marking::Annotate { highlight, note }), StepName::AnnotateWords);
    desk.check_undo(
        &Op::Highlights(Marking::Recolour { highlight, tint: Tint::Pink }),
        StepName::RecolourWords,
    );
    assert_eq!(desk.listed(), ["pink 三百個集裝箱 **查證**數字"]);
    desk.check_undo(&Op::Highlights(Marking::Remove { highlights: vec![highlight] }), StepName::UnmarkWords);
    assert_eq!(desk.listed(), Vec::<String>::new());
}

#[test]
fn a_note_that_is_typed_further_is_one_step_with_what_was_typed_before() {
    let mut desk = Desk::new();
    let (one, other) = (desk.mark("三百個集裝箱", Tint::Green), desk.mark("第二條航線", Tint::Green));
    let of = |highlight, note: &str| Op::Highlights(Marking::Annotate { highlight, note: note.into() });
    desk.apply(&of(one, "甲"));
    desk.library.go_on(&of(one, "甲乙"), now()).unwrap();
    desk.library.go_on(&of(other, "丙"), now()).unwrap();
    assert_eq!(desk.listed(), ["green 三百個集裝箱 甲乙", "green 第二條航線 丙"]);
    desk.library.undo(now()).unwrap();
    assert_eq!(
        desk.listed(),
        ["green 三百個集裝箱 甲乙", "green 第二條航線"],
        "another note is another step"
    );
    desk.library.undo(now()).unwrap();
    assert_eq!(desk.listed(), ["green 三百個集裝箱", "green 第二條航線"]);
    desk.library.redo(now()).unwrap();
    assert_eq!(desk.listed(), ["green 三百個集裝箱 甲乙", "green 第二條航線"]);

    let note = |note: &str| Op::SetNote { clip: desk.clip, note: note.into() };
    let (begun, more) = (note("丁"), note("丁戊"));
    desk.apply(&begun);
    desk.library.go_on(&more, now()).unwrap();
    desk.library.undo(now()).unwrap();
    assert_eq!(desk.library.reader().unwrap().clip(desk.clip).unwrap().unwrap().note, None);
}

#[test]
fn marks_run_across_blocks_and_are_listed_in_reading_order() {
    let mut desk = Desk::new();
    desk.mark("第二條航線", Tint::Blue);
    let across = desk.mark("駛出港口。當地居民說", Tint::Yellow);
    desk.mark("港口新線", Tint::Green);
    assert_eq!(desk.listed(), ["green 港口新線", "yellow 駛出港口。\n當地居民說", "blue 第二條航線"]);
    assert_eq!(desk.all()[1].id, across);
}

#[test]
fn marks_of_one_colour_that_meet_become_one_with_the_notes_of_both() {
    let mut desk = Desk::new();
    let first = desk.mark("三百個", Tint::Yellow);
    desk.apply(&Op::Highlights(Marking::Annotate { highlight: first, note: "甲".into() }));
    let second = desk.mark("駛出港口", Tint::Yellow);
    desk.apply(&Op::Highlights(Marking::Annotate { highlight: second, note: "乙".into() }));
    let op = desk.add("個集裝箱駛出", Tint::Yellow);
    desk.check_undo(&op, StepName::MarkWords);
    assert_eq!(desk.listed(), ["yellow 三百個集裝箱駛出港口 甲\n\n乙"]);
    desk.mark("集裝箱", Tint::Blue);
    assert_eq!(desk.all().len(), 2, "another colour inside stays by itself");
}

#[test]
fn the_same_words_in_another_colour_take_that_colour() {
    let mut desk = Desk::new();
    let first = desk.mark("三百個集裝箱", Tint::Yellow);
    desk.apply(&Op::Highlights(Marking::Annotate { highlight: first, note: "查證".into() }));
    let op = desk.add("三百個集裝箱", Tint::Blue);
    desk.check_undo(&op, StepName::MarkWords);
    assert_eq!(desk.listed(), ["blue 三百個集裝箱 查證"]);
    assert_eq!(desk.all()[0].id, first);
}

#[test]
fn marks_follow_their_words_through_a_new_extraction_in_the_other_script() {
    let mut desk = Desk::new();
    desk.mark("三百個集裝箱", Tint::Yellow);
    desk.mark("第二條航線", Tint::Blue);
    let lead = "港口今日一片繁忙，碼頭上擠滿了前來觀看的人。";
    let simplified = "四月一日，沿海货运新线正式开通，首班货船满载三百个集装箱驶出港口。";
    let op = desk.says(&[lead, simplified, THIRD, SECOND]);
    desk.check_undo(&op, StepName::ExtractAgain);
    assert_eq!(desk.listed(), ["yellow 三百个集装箱", "blue 第二條航線"]);
}

#[test]
fn marks_follow_their_words_through_a_correction() {
    let mut desk = Desk::new();
    desk.mark("三百個集裝箱", Tint::Yellow);
    let text = FIRST.replace("首班貨船", "第一班貨船");
    let revisions = vec![Revision::Correct(Correction::SetText { at: 0, text })];
    desk.check_undo(&Op::Revise { clip: desk.clip, revisions }, StepName::EditText);
    assert_eq!(desk.listed(), ["yellow 三百個集裝箱"]);
    assert_eq!(desk.all()[0].anchor.before.chars().filter(|c| *c == '一').count(), 2);
}

#[test]
fn words_that_are_gone_are_listed_as_lost_and_found_when_they_come_back() {
    let mut desk = Desk::new();
    let lost = desk.mark("三百個集裝箱", Tint::Pink);
    desk.apply(&Op::Highlights(Marking::Annotate { highlight: lost, note: "查證".into() }));
    desk.mark("第二條航線", Tint::Blue);
    let op = desk.says(&[THIRD]);
    desk.check_undo(&op, StepName::ExtractAgain);
    assert_eq!(desk.listed(), ["blue 第二條航線", "lost pink 三百個集裝箱 查證"]);
    assert_eq!(desk.found("note:查證"), [desk.clip], "lost ones are found by their notes");
    desk.check_undo(
        &Op::Highlights(Marking::Recolour { highlight: lost, tint: Tint::Green }),
        StepName::RecolourWords,
    );
    let op = desk.says(&[SECOND, FIRST, THIRD]);
    desk.check_undo(&op, StepName::ExtractAgain);
    assert_eq!(desk.listed(), ["green 三百個集裝箱 查證", "blue 第二條航線"]);
}

#[test]
fn an_older_version_that_is_put_back_has_its_marks_where_they_were() {
    let mut desk = Desk::new();
    desk.mark("三百個集裝箱", Tint::Yellow);
    let before = desk.all();
    let op = desk.says(&[SECOND]);
    desk.apply(&op);
    let version = desk.library.reader().unwrap().versions(desk.clip).unwrap()[0].id;
    desk.check_undo(&Op::RestoreVersion { clip: desk.clip, version }, StepName::RestoreVersion);
    assert_eq!(desk.all(), before);
}

#[test]
fn what_is_marked_is_found_by_its_words_its_notes_and_that_it_is_there() {
    let mut desk = Desk::new();
    let other = desk.file("另一篇", &["三百個集裝箱昨日到港，卸貨作業持續到深夜。"]);
    let highlight = desk.mark("三百個集裝箱", Tint::Yellow);
    desk.apply(&Op::Highlights(Marking::Annotate { highlight, note: "要查證的數字".into() }));
    for words in ["has:highlight", "有:划線", "note:集装箱", "note:查证", "查證"] {
        assert_eq!(desk.found(words), [desk.clip], "{words}");
    }
    assert_eq!(desk.found("has:note"), [], "the clip itself has none");
    assert_eq!(desk.found("-has:highlight"), [other]);
    let search = Search { words: "note:集裝箱".into(), ..Search::default() };
    let searcher = Searcher::open(desk.folder.path()).unwrap();
    let (_, excerpt) = &searcher.excerpts(&search, &[desk.clip]).unwrap()[0];
    assert_eq!(excerpt.text, "三百個集裝箱");
}

#[test]
fn clips_that_are_merged_keep_what_is_marked_in_each() {
    let mut desk = Desk::new();
    desk.mark("三百個集裝箱", Tint::Yellow);
    let keep = desk.clip;
    let more = "編者按：本文轉載時略有刪節，以原文為準，謹此說明。";
    let other = desk.file("港口新線開通", &[FIRST, SECOND, THIRD, more]);
    desk.clip = other;
    desk.mark("第二條航線", Tint::Blue);
    desk.mark("略有刪節", Tint::Pink);
    desk.clip = keep;
    desk.check_undo(&Op::MergeClips { keep, others: vec![other] }, StepName::MergeClips);
    assert_eq!(desk.listed(), ["yellow 三百個集裝箱", "blue 第二條航線", "lost pink 略有刪節"]);
    desk.clip = other;
    assert_eq!(desk.listed(), ["blue 第二條航線", "pink 略有刪節"], "in the Trash nothing is taken away");
}

#[test]
fn what_is_marked_in_a_clip_goes_for_good_with_it() {
    let mut desk = Desk::new();
    let highlight = desk.mark("三百個集裝箱", Tint::Yellow);
    desk.apply(&Op::MoveToTrash { clips: vec![desk.clip] });
    desk.library.purge(&[desk.clip]).unwrap();
    assert_eq!(desk.library.check().unwrap(), []);
    assert_eq!(desk.listed(), Vec::<String>::new());
    let gone = desk.library.apply(&Op::Highlights(Marking::Recolour { highlight, tint: Tint::Pink }), now());
    assert!(matches!(gone, Err(LibraryError::NoHighlight(_))));
    assert_eq!(desk.library.reader().unwrap().stats().unwrap().highlights, 0);
}

#[test]
fn what_is_marked_outlives_a_salvage() {
    let mut desk = Desk::new();
    desk.mark("三百個集裝箱", Tint::Pink);
    let before = desk.all();
    let Desk { folder, library, clip } = desk;
    drop(library);
    let into = folder.path().join("salvaged");
    jianbao::library::salvage::salvage(folder.path(), &into, &mut |_| None, now()).unwrap();
    let library = Library::open(&into).unwrap();
    assert_eq!(library.reader().unwrap().highlights(clip).unwrap(), before);
    assert_eq!(library.check().unwrap(), []);
}

/// What a reader and the page may do, one after the other; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Act {
    Mark { start: usize, length: usize, tint: usize },
    Recolour { which: usize, tint: usize },
    Annotate { which: usize, note: String },
    Remove { which: usize },
    Say { paragraphs: Vec<usize> },
}

fn act() -> impl Strategy<Value = Act> {
    let one = || 0..8usize;
    prop_oneof![
        4 => (0..80usize, 1..30usize, one())
            .prop_map(|(start, length, tint)| Act::Mark { start, length, tint }),
        1 => (one(), one()).prop_map(|(which, tint)| Act::Recolour { which, tint }),
        1 => (one(), "[甲乙]{0,2}").prop_map(|(which, note)| Act::Annotate { which, note }),
        1 => one().prop_map(|which| Act::Remove { which }),
        3 => prop::collection::vec(0..5usize, 1..4).prop_map(|paragraphs| Act::Say { paragraphs }),
    ]
}

const PARAGRAPHS: [&str; 5] =
    [FIRST, SECOND, THIRD, "首班货船满载三百个集装箱驶出港口。", "港口的變化，居民都看得見。"];

proptest! {
    // Each case makes a library on the disk, which costs tens of milliseconds.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_marked_is_ever_dropped_and_all_can_be_taken_back(acts in prop::collection::vec(act(), 1..20)) {
        let mut desk = Desk::new();
        let mut shown = vec![desk.shown()];
        for act in &acts {
            let all = desk.all();
            let which = |number: usize| number.checked_rem(all.len()).map(|at| all[at].id);
            let tint = |number: usize| Tint::ALL[number % 4];
            let op = match act {
                Act::Mark { start, length, tint: of } => {
                    let anchor = Running::of(&desk.shown().1).anchor(*start..start + length);
                    anchor.map(|anchor| Marking::Add {
                        clip: desk.clip, anchor, tint: tint(*of), note: String::new(),
                    }).map(Op::Highlights)
                }
                Act::Recolour { which: of, tint: to } => which(*of)
                    .map(|highlight| Op::Highlights(Marking::Recolour { highlight, tint: tint(*to) })),
                Act::Annotate { which: of, note } => which(*of)
                    .map(|highlight| Op::Highlights(Marking::Annotate { highlight, note: note.clone() })),
                Act::Remove { which: of } => which(*of)
                    .map(|highlight| Op::Highlights(Marking::Remove { highlights: vec![highlight] })),
                Act::Say { paragraphs } => {
                    let said: Vec<&str> = paragraphs.iter().map(|at| PARAGRAPHS[*at]).collect();
                    Some(desk.says(&said))
                }
            };
            let Some(op) = op else { continue };
            let changes = desk.library.apply(&op, now()).unwrap().changes;
            if !changes.is_empty() {
                shown.push(desk.shown());
            }
            if matches!(act, Act::Say { .. }) {
                let ids = |all: &[Highlight]| {
                    let mut ids: Vec<_> = all.iter().map(|highlight| highlight.id).collect();
                    ids.sort();
                    ids
                };
                prop_assert_eq!(ids(&all), ids(&desk.all()));
            }
            prop_assert_eq!(desk.library.check().unwrap(), []);
        }
        for expect in shown.iter().rev().skip(1) {
            desk.library.undo(now()).unwrap().unwrap();
            prop_assert_eq!(&desk.shown(), expect);
        }
        prop_assert_eq!(desk.library.undo(now()).unwrap(), None);
        for expect in shown.iter().skip(1) {
            desk.library.redo(now()).unwrap().unwrap();
            prop_assert_eq!(&desk.shown(), expect);
        }
        prop_assert_eq!(desk.library.check().unwrap(), []);
    }
}
