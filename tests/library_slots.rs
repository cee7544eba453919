//! Picture slots in the library: each change of them taken back and done again, counted, kept and found.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod undo;

use jianbao::article::{Article, Block, Figure, Found, Meta, PictureHash, Revision, Sourced, Turn, Turns};
use jianbao::library::search::{Search, Searcher};
use jianbao::library::{
    Clip, ClipId, ClipRow, Filed, ImportStep, Library, LibraryError, NewClip, Op, Original, Scope, StepName,
};
use jiff::Timestamp;
use tempfile::TempDir;
use undo::Noticed;

/// A library with one clip of two empty slots.
struct Desk {
    folder: TempDir,
    library: Library,
    clip: ClipId,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(folder.path()).unwrap();
        let (filed, _) = library.file(&[page()], None, &mut ImportStep::default(), now()).unwrap();
        Self { clip: filed[0].clip(), folder, library }
    }

    fn keep(&mut self, bytes: &[u8]) -> PictureHash {
        self.library.keep_picture(bytes).unwrap()
    }

    fn revise(&self, revisions: &[Revision]) -> Op {
        Op::Revise { clip: self.clip, revisions: revisions.to_vec() }
    }

    fn apply(&mut self, revisions: &[Revision]) {
        let op = self.revise(revisions);
        self.library.apply(&op, now()).unwrap();
    }

    fn row(&self) -> ClipRow {
        self.shown().0
    }

    fn found(&self, words: &str) -> usize {
        let mut searcher = Searcher::open(self.folder.path()).unwrap();
        let search = Search { words: words.into(), ..Search::default() };
        searcher.find(&search).unwrap().ids.len()
    }

    /// Does a revision, takes it back, does it again.
    #[track_caller]
    fn check_revision(&mut self, revisions: &[Revision], name: StepName) {
        let op = self.revise(revisions);
        self.check_undo(&op, name);
    }
}

impl Noticed for Desk {
    type Shown = (ClipRow, Clip, usize, usize);

    fn library(&mut self) -> &mut Library {
        &mut self.library
    }

    fn shown(&self) -> Self::Shown {
        let reader = self.library.reader().unwrap();
        let row = reader.rows(&[self.clip]).unwrap().remove(0);
        (row, reader.clip(self.clip).unwrap().unwrap(), self.found("has:empty-slot"), self.found("吊機"))
    }

    fn now(&self) -> Timestamp {
        now()
    }
}

fn now() -> Timestamp {
    "2026-11-25T08:00:00Z".parse().unwrap()
}

fn page() -> NewClip {
    let meta =
        Meta { headline: Some(Sourced::new("港口新線".into(), Found::Heading)), ..Meta::default() };
    let slot = || Block::Figure(Figure::default());
    let blocks = vec![Block::paragraph("港口新線通車。"), slot(), Block::paragraph("風勁潮湧。"), slot()];
    let mut article = Article { meta, blocks };
    article.number_slots();
    let original = Original { bytes: b"<h1>".to_vec(), file_name: "a.html".into(), url: None };
    NewClip { article, original, further: Vec::new(), pictures: Vec::new() }
}

#[test]
fn filling_a_slot_is_undone_and_done_again() {
    let mut desk = Desk::new();
    let picture = desk.keep(b"one");
    desk.check_revision(&[Revision::Fill { slot: 2, picture }], StepName::FillSlot);
    let row = desk.row();
    assert_eq!((row.slots, row.empty_slots, row.thumbnail), (2, 1, Some(picture.into())));
    assert_eq!(desk.library.reader().unwrap().picture(picture).unwrap().unwrap(), b"one");
}

#[test]
fn filling_several_slots_is_one_step() {
    let mut desk = Desk::new();
    let (one, two) = (desk.keep(b"one"), desk.keep(b"two"));
    let fills = [Revision::Fill { slot: 1, picture: one }, Revision::Fill { slot: 2, picture: two }];
    desk.check_revision(&fills, StepName::FillSlots);
    assert_eq!((desk.row().empty_slots, desk.found("has:empty-slot"), desk.found("has:picture")), (0, 0, 1));
    desk.library.undo(now()).unwrap();
    assert_eq!((desk.row().empty_slots, desk.found("has:empty-slot"), desk.found("has:picture")), (2, 1, 0));
}

#[test]
fn every_other_change_of_a_slot_is_undone_and_done_again() {
    let mut desk = Desk::new();
    let picture = desk.keep(b"one");
    desk.apply(&[Revision::Fill { slot: 1, picture }]);
    desk.check_revision(&[Revision::Turn { slot: 1, turn: Turn::Left }], StepName::TurnPicture);
    assert_eq!(desk.row().thumbnail.unwrap().turns, Turns::NONE.left());
    desk.check_revision(&[Revision::Exchange { slot: 1, with: 2 }], StepName::ExchangePictures);
    desk.check_revision(&[Revision::MoveSlot { slot: 2, before: 0 }], StepName::MoveSlot);
    desk.check_revision(&[Revision::AddSlot { before: 1 }], StepName::AddSlot);
    desk.check_revision(&[Revision::RemoveSlot { slot: 3 }], StepName::RemoveSlot);
    desk.check_revision(&[Revision::Clear { slot: 1 }], StepName::ClearSlot);
    let credit = Revision::SetCredit { slot: 1, words: Some("新華社".into()) };
    desk.check_revision(&[credit], StepName::EditCredit);
}

#[test]
fn a_caption_that_was_typed_is_found_in_any_form() {
    let mut desk = Desk::new();
    let caption = Revision::SetCaption { slot: 1, words: Some("晨光中的吊机".into()) };
    desk.check_revision(&[caption], StepName::EditCaption);
    assert_eq!(desk.found("吊機"), 1);
}

#[test]
fn a_change_that_changes_nothing_is_no_step() {
    let mut desk = Desk::new();
    desk.apply(&[Revision::Clear { slot: 9 }, Revision::SetCaption { slot: 1, words: None }]);
    assert_eq!(desk.library.next_undo(), None);
}

#[test]
fn a_filled_slot_survives_the_same_page_filed_again() {
    let mut desk = Desk::new();
    let picture = desk.keep(b"one");
    desk.apply(&[Revision::Fill { slot: 1, picture }]);
    let before = desk.shown();
    let (filed, _) = desk.library.file(&[page()], None, &mut ImportStep::default(), now()).unwrap();
    assert_eq!(filed, [Filed::AlreadyHere(desk.clip)]);
    assert_eq!(desk.shown(), before);
}

#[test]
fn what_another_program_has_changed_since_is_not_undone() {
    let mut desk = Desk::new();
    let caption = |words: &str| Revision::SetCaption { slot: 1, words: Some(words.into()) };
    desk.apply(&[caption("一")]);
    let op = desk.revise(&[caption("二")]);
    Library::open(desk.folder.path()).unwrap().apply(&op, now()).unwrap();
    let before = desk.shown();
    assert!(matches!(desk.library.undo(now()), Err(LibraryError::ChangedElsewhere(_))));
    assert_eq!(desk.shown(), before);
    assert_eq!(desk.library.next_undo(), None, "the step does not stand in the way of others");
}

/// Files another page and puts the same picture into it, throws it away; it is not deleted for good yet.
fn throw_away_a_twin(library: &mut Library, picture: PictureHash) -> ClipId {
    let mut twin = page();
    twin.original.bytes = b"<h1>twin".to_vec();
    let (filed, _) = library.file(&[twin], None, &mut ImportStep::default(), now()).unwrap();
    let clip = filed[0].clip();
    let fill = Op::Revise { clip, revisions: vec![Revision::Fill { slot: 1, picture }] };
    library.apply_quietly(&fill, now()).unwrap();
    library.apply_quietly(&Op::MoveToTrash { clips: vec![clip] }, now()).unwrap();
    clip
}

#[test]
fn a_cleared_picture_comes_back_though_the_other_clip_that_had_it_is_gone_for_good() {
    let mut desk = Desk::new();
    let picture = desk.keep(b"one");
    desk.apply(&[Revision::Fill { slot: 1, picture }]);
    let before = desk.shown();
    desk.apply(&[Revision::Clear { slot: 1 }]);
    let twin = throw_away_a_twin(&mut desk.library, picture);
    desk.library.purge(&[twin]).unwrap();
    desk.library.undo(now()).unwrap().unwrap();
    assert_eq!(desk.shown(), before);
    assert_eq!(desk.library.reader().unwrap().picture(picture).unwrap().unwrap(), b"one");
    assert_eq!(desk.library.check().unwrap(), []);
}

#[test]
fn a_step_whose_picture_another_program_has_deleted_for_good_is_refused_and_harms_nothing() {
    let mut desk = Desk::new();
    let picture = desk.keep(b"one");
    desk.apply(&[Revision::Fill { slot: 1, picture }]);
    desk.apply(&[Revision::Clear { slot: 1 }]);
    let cleared = desk.shown();
    let mut other = Library::open(desk.folder.path()).unwrap();
    let twin = throw_away_a_twin(&mut other, picture);
    other.purge(&[twin]).unwrap();
    assert!(matches!(desk.library.undo(now()), Err(LibraryError::PictureGone)));
    assert_eq!(desk.shown(), cleared);
    assert_eq!(desk.library.check().unwrap(), []);
    assert_eq!(desk.library.next_undo(), Some(StepName::FillSlot), "the step is gone, those before it stay");
}

#[test]
fn a_clip_that_is_not_there_is_told() {
    let mut desk = Desk::new();
    let op = Op::Revise { clip: ClipId(99), revisions: vec![Revision::Clear { slot: 1 }] };
    assert!(matches!(desk.library.apply(&op, now()), Err(LibraryError::NoClip(ClipId(99)))));
    assert_eq!(
        desk.library
            .reader()
            .unwrap()
            .clip_ids(Scope::All, jianbao::library::Order::NewestAdded)
            .unwrap()
            .len(),
        1
    );
}
