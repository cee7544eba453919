//! "Sound" means sound: whatever spoils in what a person has kept is found by the check and told by a backup, changes
//! keep the sums right, and a library that is gone from its folder is not written to in silence.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
#![allow(unreachable_pub, reason = "the parts of this test share their desk")]

#[path = "sound/desk.rs"]
mod desk;
#[path = "sound/flips.rs"]
mod flips;
#[path = "sound/presence.rs"]
mod presence;
#[path = "sound/salvage.rs"]
mod salvage;

use std::fs;

use desk::{Desk, ORIGINALS, STORIES, WORDS, clip, now};
use flips::flips_are_found;
use jianbao::library::backup::{self, Kind, Stop};
use jianbao::library::{ClipId, ImportStep, Library, LibraryError, Mark, Op, TagName, check_beside};
use rusqlite::Connection;

#[test]
fn the_damaged_clips_are_named_and_no_others() {
    let desk = Desk::new();
    desk.raw(ORIGINALS)
        .execute("UPDATE original SET bytes = CAST(bytes || x'00' AS BLOB) WHERE id = 1", [])
        .unwrap();
    desk.raw(WORDS).execute("UPDATE clip_note SET words = '見第五段'", []).unwrap();
    let checked = desk.check();
    assert_eq!((checked.damaged, checked.headlines), (vec![ClipId(1)], vec!["港口新線通車".to_owned()]));
    assert_eq!((checked.clips, checked.trashed, checked.unsummed), (3, 1, 0));
}

#[test]
fn a_star_does_not_vouch_for_a_headline_that_has_spoilt() {
    let desk = Desk::new();
    desk.raw(WORDS).execute("UPDATE clip_card SET headline = '港口舊線通車' WHERE clip_id = 1", []).unwrap();
    let mut library = desk.open();
    let clips = vec![ClipId(1)];
    library.apply(&Op::Mark { clips: clips.clone(), mark: Mark::Starred }, now()).unwrap();
    library.apply(&Op::Tag { clips: clips.clone(), name: TagName::parse("新").unwrap() }, now()).unwrap();
    library.apply(&Op::MoveToTrash { clips: clips.clone() }, now()).unwrap();
    library.undo(now()).unwrap();
    assert_eq!(desk.check().damaged, clips);
}

#[test]
fn a_check_tells_how_far_it_is_and_stops_when_asked() {
    let desk = Desk::new();
    let mut told = Vec::new();
    check_beside(&desk.path(), &Stop::default(), |progress| told.push(progress)).unwrap();
    let last = told.last().unwrap();
    assert_eq!((told.len() as u64, last.done), (last.of, last.of), "each step is told once");
    let stop = Stop::default();
    let stopped = check_beside(&desk.path(), &stop, |_| stop.stop());
    assert!(matches!(stopped, Err(LibraryError::Stopped)), "{stopped:?}");
}

#[test]
fn a_library_of_the_first_version_gets_its_sums_little_by_little() {
    let desk = Desk::new();
    desk.forget_sums();
    let mut library = desk.open();
    let checked = desk.check();
    assert_eq!((checked.findings, checked.unsummed), (vec![], 4), "nothing is said of what is not known");
    // What changes meanwhile keeps its place in the row.
    library.apply(&Op::Mark { clips: vec![ClipId(1)], mark: Mark::Starred }, now()).unwrap();
    let more = clip("港口擴建", "港口擴建工程完成。");
    library.file(&[more], None, &mut ImportStep::default(), now()).unwrap();
    assert_eq!((desk.check().findings, desk.check().unsummed), (vec![], 4));
    let mut left = 4;
    while left > 0 {
        left -= 1;
        assert_eq!(library.sum_some(1).unwrap(), left);
        assert_eq!(desk.check().findings, []);
    }
    assert_eq!(desk.check().unsummed, 0);
    drop(library);
    flips_are_found(&desk, WORDS, "clip_note", &["words"], 3);
    flips_are_found(&desk, WORDS, "clip_version", &["article"], 29);
    flips_are_found(&desk, WORDS, "tag", &["name"], 1);
}

#[test]
fn a_sum_that_is_gone_is_found() {
    for sql in [
        "DELETE FROM clip_sum WHERE clip_id = 2",
        "UPDATE clip_sum SET words = NULL",
        "DELETE FROM version_sum",
    ] {
        let desk = Desk::new();
        desk.raw(WORDS).execute(sql, []).unwrap();
        assert!(!desk.check().findings.is_empty(), "{sql}");
    }
}

#[test]
fn clips_that_go_for_good_take_their_sums_with_them() {
    let desk = Desk::new();
    let mut library = desk.open();
    let (one, other) = (clip("甲", STORIES[0].1), clip("乙", STORIES[0].1));
    let filed = library.file(&[one, other], None, &mut ImportStep::default(), now()).unwrap().0;
    let pair = (filed[0].clip(), filed[1].clip());
    library.apply(&Op::PartStories { pairs: vec![pair] }, now()).unwrap();
    library.apply(&Op::MoveToTrash { clips: vec![pair.1] }, now()).unwrap();
    library.empty_trash().unwrap();
    assert_eq!(desk.check().findings, []);
}

#[test]
fn a_backup_of_rotten_words_is_called_damaged_and_pushes_no_sound_one_out() {
    let desk = Desk::new();
    let sound = desk.back_up();
    assert_eq!((sound.damaged, sound.unreadable, sound.backup.kind), (vec![], 0, Kind::Daily));
    desk.raw(WORDS).execute("UPDATE clip_note SET words = '見第五段'", []).unwrap();
    let made = desk.back_up();
    assert_eq!((made.damaged.len(), made.backup.kind), (1, Kind::Damaged));
    let all = backup::list(&backup::folder_of(&desk.path()));
    assert_eq!(all.iter().map(|backup| backup.kind).collect::<Vec<_>>(), [Kind::Damaged, Kind::Daily]);
    assert_eq!(backup::best(&all).unwrap().number, sound.backup.number);
}

#[test]
fn a_backup_that_has_spoilt_since_is_made_once_more() {
    let desk = Desk::new();
    let first = desk.back_up();
    assert!(desk.back_up().unchanged);
    let mut bytes = fs::read(&first.backup.path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&first.backup.path, bytes).unwrap();
    let again = desk.back_up();
    assert!(!again.unchanged && again.backup.number > first.backup.number);
}

#[test]
fn what_has_spoilt_in_a_pack_is_had_from_the_library_once_more() {
    let desk = Desk::new();
    desk.back_up();
    let folder = backup::folder_of(&desk.path());
    let pack = fs::read_dir(&folder).unwrap().flatten().map(|entry| entry.path());
    let pack = pack.into_iter().find(|path| path.to_string_lossy().contains("originals-")).unwrap();
    Connection::open(&pack)
        .unwrap()
        .execute("UPDATE original SET bytes = CAST(bytes || x'00' AS BLOB) WHERE id = 1", [])
        .unwrap();
    desk.open().file(&[clip("新", "新的一篇。")], None, &mut ImportStep::default(), now()).unwrap();
    assert_eq!(desk.back_up().unreadable, 0);
    let new = desk.0.path().join("restored");
    let newest = backup::list(&folder).remove(0);
    backup::restore(&newest.path, &new, now(), &Stop::default()).unwrap();
    assert_eq!(Library::open(&new).unwrap().check().unwrap(), []);
}
