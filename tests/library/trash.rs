//! Clips go for good: what goes with them, what stays, and that a clock that jumps empties nothing.

use super::desk::{Desk, now, page};
use super::undo::Noticed as _;
use jianbao::article::{Block, Figure, Picture, PictureHash};
use jianbao::library::search::{Search, Searcher};
use jianbao::library::{ClipId, Filed, ImportStep, NewClip, Op, Scope, TagName};
use jiff::{Timestamp, ToSpan as _};

fn with_picture(headline: &str, picture: &[u8]) -> NewClip {
    let mut page = page(headline);
    let hash = PictureHash::of(picture);
    page.article.blocks.push(Block::Figure(Figure { picture: Picture::Kept(hash), ..Figure::default() }));
    page.article.number_slots();
    page.pictures.push((hash, picture.to_vec()));
    page
}

/// So many days after the library began.
fn day(days: i64) -> Timestamp {
    now() + (24 * days).hours()
}

impl Desk {
    fn with_pictures() -> (Self, Vec<ClipId>) {
        let mut desk = Self::new();
        let batch =
            [with_picture("一", b"shared"), with_picture("二", b"shared"), with_picture("三", b"its own")];
        let filed = desk.library.file(&batch, None, &mut ImportStep::default(), now()).unwrap().0;
        (desk, filed.into_iter().map(Filed::clip).collect())
    }

    fn throw_away(&mut self, clips: &[ClipId]) {
        self.apply(&Op::MoveToTrash { clips: clips.to_vec() });
    }

    /// The clips that the Trash lets go on this day.
    fn let_go(&mut self, at: Timestamp) -> Vec<ClipId> {
        self.library.empty_old_trash(at).unwrap().clips
    }

    fn originals(&self) -> i64 {
        let db = rusqlite::Connection::open(self.folder.path().join("originals.sqlite")).unwrap();
        db.query_row("SELECT count(*) FROM original", [], |row| row.get(0)).unwrap()
    }
}

#[test]
fn what_goes_for_good_takes_its_words_and_bytes_and_leaves_those_of_others() {
    let (mut desk, clips) = Desk::with_pictures();
    let collection = desk.collection("a", None);
    desk.apply(&Op::AddToCollection { clips: clips.clone(), collection });
    desk.apply(&Op::Tag { clips: clips.clone(), name: TagName::parse("港口").unwrap() });
    desk.apply(&Op::SetNote { clip: clips[2], note: "吊機".into() });
    desk.throw_away(&clips[1..]);
    assert_eq!(desk.originals(), 5);

    let gone = desk.library.purge(&clips).unwrap();
    assert_eq!(gone.clips, clips[1..], "clips that are not in the Trash stay");
    desk.check_sound();
    assert_eq!((desk.ids(Scope::All), desk.ids(Scope::Trash)), (vec![clips[0]], Vec::new()));
    assert_eq!(desk.originals(), 2, "the page that is left, and the picture that it has");
    let mut searcher = Searcher::open(desk.folder.path()).unwrap();
    for words in ["吊机", "三"] {
        let search = Search { words: words.into(), scope: Scope::Trash, ..Search::default() };
        assert_eq!(searcher.find(&search).unwrap().ids, [], "{words}");
    }
    let db = rusqlite::Connection::open(desk.folder.path().join("library.sqlite")).unwrap();
    let filed: i64 = db.query_row("SELECT count(*) FROM clip_words", [], |row| row.get(0)).unwrap();
    assert_eq!(filed, 1, "no words are left behind");
}

#[test]
fn steps_about_clips_that_are_gone_do_no_harm() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二"]);
    desk.apply(&Op::Tag { clips: clips.clone(), name: TagName::parse("港口").unwrap() });
    desk.throw_away(&clips);
    desk.library.empty_trash().unwrap();
    while desk.library.undo(now()).unwrap().is_some() {
        desk.check_sound();
    }
    while desk.library.redo(now()).unwrap().is_some() {
        desk.check_sound();
    }
    assert_eq!(desk.ids(Scope::Trash), []);
    let again = desk.file(&["一"]);
    assert!(again[0] > clips[1], "the page can come again, and a number is never given twice");
}

#[test]
fn the_trash_lets_clips_go_after_thirty_days_and_not_before() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二"]);
    desk.throw_away(&clips[..1]);
    assert_eq!(desk.let_go(day(0)), []);
    desk.library.apply(&Op::MoveToTrash { clips: vec![clips[1]] }, day(1)).unwrap();
    for days in [10, 20, 29] {
        assert_eq!(desk.let_go(day(days)), []);
    }
    assert_eq!(desk.let_go(day(30)), [clips[0]]);
    assert_eq!(desk.let_go(day(30)), []);
    assert_eq!(desk.let_go(day(31)), [clips[1]]);
    desk.check_sound();
}

#[test]
fn a_clock_that_jumps_empties_nothing() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一", "二"]);
    desk.throw_away(&clips[..1]);
    assert_eq!(desk.let_go(day(0)), []);
    let far: Timestamp = "2099-01-01T00:00:00Z".parse().unwrap();
    for later in 0..3 {
        assert_eq!(desk.let_go(far + (24 * 8 * later).hours()), [], "it waits its days of the new clock");
    }
    desk.library.apply(&Op::MoveToTrash { clips: vec![clips[1]] }, far).unwrap();
    for days in [1, 10, 20, 30] {
        assert_eq!(desk.let_go(day(days)), [], "and again of the old one");
    }
    assert_eq!(desk.let_go(day(31)), clips, "what was thrown away in the year 2099 as well");
}

#[test]
fn a_trash_that_an_older_program_filled_waits_from_the_first_look() {
    let mut desk = Desk::new();
    let clips = desk.file(&["一"]);
    desk.throw_away(&clips);
    assert_eq!(desk.let_go(day(400)), []);
    assert_eq!(desk.let_go(day(414)), []);
    assert_eq!(desk.let_go(day(428)), []);
    assert_eq!(desk.let_go(day(430)), clips);
}
