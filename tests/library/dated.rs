//! Clips without a date stand last in each order by date, as SQL lists them and as a search does.

use jianbao::article::{Found, Sourced, When};
use jianbao::library::search::{Search, Searcher};
use jianbao::library::{ClipId, Edits, ImportStep, Library, NewClip, Op, Order, Scope};
use rusqlite::Connection;

use super::desk::{Desk, now, page};

/// Without a date, of 1931, of 2024, of a day without a year, of the year 9998: as they come in.
const DAYS: [Option<&str>; 5] = [None, Some("1931"), Some("2024-05-18"), Some("--05-18"), Some("9998")];

fn dated(nth: usize, day: Option<&str>) -> NewClip {
    let mut clip = page(&format!("潮汐第{nth}號"));
    clip.article.meta.published = day.map(|day| Sourced::new(day.parse::<When>().unwrap(), Found::MetaLine));
    clip
}

fn filled() -> (Desk, Vec<ClipId>) {
    let mut desk = Desk::new();
    let clips = DAYS.iter().zip(0..).map(|(day, nth)| {
        let (filed, _) =
            desk.library.file(&[dated(nth, *day)], None, &mut ImportStep::default(), now()).unwrap();
        filed[0].clip()
    });
    let clips = clips.collect();
    (desk, clips)
}

/// What SQL lists, what the plain list of the searcher is, and what a search finds.
#[track_caller]
fn check(desk: &Desk, order: Order, expect: &[ClipId]) {
    assert_eq!(desk.library.reader().unwrap().clip_ids(Scope::All, order).unwrap(), expect, "by SQL");
    let mut searcher = Searcher::open(desk.folder.path()).unwrap();
    for words in ["潮汐", "", "港口新線"] {
        let search = Search { words: words.into(), order, ..Search::default() };
        assert_eq!(searcher.find(&search).unwrap().ids, expect, "found by “{words}”");
    }
}

#[test]
fn clips_without_a_date_stand_last_whichever_way_round() {
    let (desk, clips) = filled();
    let [none, old, new, no_year, far] = clips[..] else { panic!("five clips") };
    check(&desk, Order::NewestPublished, &[far, new, old, no_year, none]);
    check(&desk, Order::OldestPublished, &[old, new, far, none, no_year]);
}

#[test]
fn a_library_of_before_has_its_undated_clips_last_as_well() {
    let (desk, clips) = filled();
    let [none, old, new, no_year, far] = clips[..] else { panic!("five clips") };
    let words = Connection::open(desk.folder.path().join("library.sqlite")).unwrap();
    let added = now().as_second();
    words.execute("UPDATE clip SET dated_at = ?1 WHERE dated_at < -400000000000", [added]).unwrap();
    words.execute_batch(include_str!("../../src/library/migrations/2026-11-28-undated.sql")).unwrap();
    let desk = Desk { library: Library::open(desk.folder.path()).unwrap(), ..desk };
    check(&desk, Order::NewestPublished, &[far, new, old, no_year, none]);
}

#[test]
fn the_year_of_a_clip_without_a_date_is_still_that_of_the_day_it_was_added() {
    let (desk, clips) = filled();
    let search = Search { words: "after:2026-10".into(), ..Search::default() };
    let found = Searcher::open(desk.folder.path()).unwrap().find(&search).unwrap().ids;
    assert_eq!(found, [clips[4], clips[3], clips[0]]);
}

#[test]
fn a_clip_that_is_given_a_date_leaves_the_end() {
    let (mut desk, clips) = filled();
    let [none, old, new, no_year, far] = clips[..] else { panic!("five clips") };
    let article = dated(0, Some("2020")).article;
    desk.apply(&Op::ReplaceArticle {
        clip: none,
        article: Box::new(article),
        charset: None,
        edits: Edits::SetAside,
    });
    check(&desk, Order::OldestPublished, &[old, none, new, far, no_year]);
    desk.library.undo(now()).unwrap();
    check(&desk, Order::NewestPublished, &[far, new, old, no_year, none]);
}
