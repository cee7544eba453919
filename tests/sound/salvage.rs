//! What a salvage brings of a library whose rows or format number have spoilt.

use jianbao::library::salvage::salvage;
use jianbao::library::{ClipId, Library, LibraryError, Reader};

use super::desk::{Desk, WORDS, now};

/// Writes a value of another type into a column, as one flipped bit of a row's header does.
fn retype(desk: &Desk, sql: &str) {
    desk.raw(WORDS)
        .execute_batch(
            "PRAGMA writable_schema = 1;
             UPDATE sqlite_schema SET sql = replace(replace(sql, 'STRICT, WITHOUT', 'WITHOUT'), ') STRICT', ')');",
        )
        .unwrap();
    desk.raw(WORDS).execute_batch(sql).unwrap();
}

#[test]
fn a_salvage_goes_on_past_a_row_that_cannot_be_stored() {
    for sql in [
        "UPDATE clip_note SET words = CAST(words AS BLOB)",
        "UPDATE clip_card SET headline = CAST(headline AS BLOB) WHERE clip_id = 2",
        "UPDATE clip SET added_at = 'soon' WHERE id = 2",
        "UPDATE tag SET name = x'ff' WHERE id = 1",
        "UPDATE collection_clip SET position = 'x' WHERE clip_id = 2",
    ] {
        let desk = Desk::new();
        retype(&desk, sql);
        let salvaged = desk.salvage();
        assert_eq!(salvaged.clips, 4, "{sql}: {:?}", salvaged.lost);
        assert!(!salvaged.lost.is_empty(), "{sql}");
    }
}

#[test]
fn a_salvage_keeps_words_with_a_broken_character_and_tells_of_them() {
    let desk = Desk::new();
    desk.raw(WORDS).execute("UPDATE clip_note SET words = CAST(x'e8a68bff' AS TEXT)", []).unwrap();
    let salvaged = desk.salvage();
    assert_eq!(salvaged.clips, 4);
    assert!(salvaged.lost.iter().any(|lost| lost.what.contains("note") && lost.what.contains("clip 1")));
    let note = Reader::open(&desk.0.path().join("salvaged"))
        .unwrap()
        .clip(ClipId(1))
        .unwrap()
        .unwrap()
        .note
        .unwrap();
    assert!(note.starts_with('見'), "{note:?}");
}

#[test]
fn a_format_number_that_has_spoilt_is_damage_and_loses_nothing_in_a_salvage() {
    for number in [0, -1, 2, 8, 13, 14, 1036, i64::from(i32::MAX)] {
        let desk = Desk::new();
        desk.raw(WORDS).pragma_update(None, "user_version", number).unwrap();
        if !(1..=1000).contains(&number) {
            let refused = Library::open(&desk.path()).err().unwrap();
            assert!(matches!(refused, LibraryError::Damaged { .. }), "{number}: {refused}");
        }
        let salvaged = desk.salvage();
        assert_eq!((salvaged.clips, salvaged.lost), (4, vec![]), "{number}");
        let reader = Reader::open(&desk.0.path().join("salvaged")).unwrap();
        assert_eq!(reader.highlights(ClipId(2)).unwrap().len(), 1, "{number}");
    }
}

#[test]
fn a_library_of_a_newer_program_is_not_salvaged_in_part() {
    let desk = Desk::new();
    desk.raw(WORDS)
        .execute_batch("CREATE TABLE reading_list (id INTEGER PRIMARY KEY); PRAGMA user_version = 13")
        .unwrap();
    let into = desk.0.path().join("salvaged");
    let refused = salvage(&desk.path(), &into, &mut |_| None, now());
    assert!(matches!(refused, Err(LibraryError::Newer { .. })), "{refused:?}");
}
