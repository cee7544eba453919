//! One flipped bit of anything that a person has kept.

use rusqlite::Connection;

use super::desk::{Desk, ORIGINALS, WORDS};

/// Flips bits of every value in these columns, one at a time, and demands that each is found.
pub fn flips_are_found(desk: &Desk, file: &str, table: &str, columns: &[&str], step: usize) {
    let db = desk.raw(file);
    let key = if file == ORIGINALS { "id" } else { key_of(table) };
    let as_it_was = format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM temp.saved;");
    db.execute_batch(&format!("CREATE TEMP TABLE saved AS SELECT * FROM {table}")).unwrap();
    let mut flipped = 0;
    for column in columns {
        for (row, spoilt) in spoilt_values(&db, table, key, column, step) {
            let set = format!("UPDATE {table} SET {column} = {spoilt} WHERE CAST({key} AS TEXT) = '{row}'");
            // What no row may hold is no damage that could be read.
            if db.execute(&set, []).is_err() {
                continue;
            }
            flipped += 1;
            let found = desk.check().findings;
            assert!(!found.is_empty(), "{set}: this is sound");
            db.execute_batch(&as_it_was).unwrap();
        }
    }
    assert!(flipped > 0, "{table} has nothing to flip");
    assert_eq!(desk.check().findings, [], "{table} is as it was");
}

/// Values of rows with one bit of them flipped, as SQL, each with the key of its row.
fn spoilt_values(
    db: &Connection,
    table: &str,
    key: &str,
    column: &str,
    step: usize,
) -> Vec<(String, String)> {
    let sql = format!("SELECT CAST({key} AS TEXT), typeof({column}), CAST({column} AS BLOB) FROM {table}");
    let mut select = db.prepare(&sql).unwrap();
    let rows = select.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get::<_, Option<Vec<u8>>>(2)?.unwrap_or_default()))
    });
    let rows: Vec<(String, String, Vec<u8>)> = rows.unwrap().map(Result::unwrap).collect();
    let spoil = |kind: &str, bytes: &[u8]| -> Vec<String> {
        if kind == "integer" {
            return (0..4).map(|bit| format!("({column} | {0}) - ({column} & {0})", 1 << bit)).collect();
        }
        let flip = |at: usize| {
            let mut bytes = bytes.to_vec();
            bytes[at] ^= 1 << (at % 8);
            let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            let hex = hex.concat();
            if kind == "text" { format!("CAST(x'{hex}' AS TEXT)") } else { format!("x'{hex}'") }
        };
        (0..bytes.len()).step_by(step).map(flip).collect()
    };
    let spoilt = rows
        .iter()
        .flat_map(|(row, kind, bytes)| spoil(kind, bytes).into_iter().map(|value| (row.clone(), value)));
    spoilt.collect()
}

/// What tells a row of this table from all others.
fn key_of(table: &str) -> &'static str {
    match table {
        "clip_page" => "clip_id || ' ' || position",
        "collection_clip" => "collection_id || ' ' || clip_id",
        "clip_tag" => "tag_id || ' ' || clip_id",
        "clip_picture" => "clip_id || ' ' || hex(hash)",
        "version_picture" => "version_id || ' ' || hex(hash)",
        "clip" | "highlight" | "clip_version" | "collection" | "tag" | "saved_search" | "rule" => "id",
        _ => "clip_id",
    }
}

#[test]
fn one_flipped_bit_of_a_page_or_a_picture_is_found() {
    flips_are_found(&Desk::new(), ORIGINALS, "original", &["bytes", "hash", "packed"], 13);
}

#[test]
fn one_flipped_bit_of_an_article_is_found() {
    flips_are_found(&Desk::new(), WORDS, "clip_body", &["article", "edited", "charset"], 9);
    let version = ["article", "kept_at", "edited", "charset", "clip_id"];
    flips_are_found(&Desk::new(), WORDS, "clip_version", &version, 9);
}

#[test]
fn one_flipped_bit_of_the_list_and_the_origin_is_found() {
    let desk = Desk::new();
    let card = [
        "headline",
        "site",
        "published",
        "lead",
        "lang",
        "slots",
        "empty_slots",
        "thumbnail",
        "thumbnail_turns",
    ];
    flips_are_found(&desk, WORDS, "clip_card", &card, 11);
    flips_are_found(&desk, WORDS, "clip_origin", &["page", "file_name", "url", "address", "words"], 17);
    flips_are_found(&desk, WORDS, "clip_page", &["page", "file_name", "url"], 17);
}

#[test]
fn one_flipped_bit_of_what_a_reader_has_written_is_found() {
    let desk = Desk::new();
    flips_are_found(&desk, WORDS, "clip_note", &["words"], 1);
    let highlight = ["marked_at", "tint", "note", "lost", "first", "behind", "quote", "before", "after"];
    flips_are_found(&desk, WORDS, "highlight", &highlight, 2);
}

#[test]
fn one_flipped_bit_of_dates_marks_and_places_is_found() {
    let desk = Desk::new();
    let row =
        ["added_at", "dated_at", "trashed_at", "filed_in", "site_id", "language_id", "day", "has", "marks"];
    flips_are_found(&desk, WORDS, "clip", &row, 1);
    flips_are_found(&desk, WORDS, "collection_clip", &["position", "collection_id", "clip_id"], 1);
    flips_are_found(&desk, WORDS, "clip_tag", &["tag_id", "clip_id"], 1);
    flips_are_found(&desk, WORDS, "clip_picture", &["hash", "clip_id"], 7);
    flips_are_found(&desk, WORDS, "version_picture", &["hash", "version_id"], 7);
}

#[test]
fn one_flipped_bit_of_collections_tags_searches_and_rules_is_found() {
    let desk = Desk::new();
    flips_are_found(
        &desk,
        WORDS,
        "collection",
        &["name", "parent", "position", "clips", "icon", "colour"],
        1,
    );
    flips_are_found(&desk, WORDS, "tag", &["name", "key", "colour", "clips"], 1);
    flips_are_found(&desk, WORDS, "saved_search", &["position", "content"], 5);
    flips_are_found(&desk, WORDS, "rule", &["position", "content"], 5);
}
