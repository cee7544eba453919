//! What is read is what SQL finds, in tables of every shape: of small pages, of many segments, with clips taken out.

use proptest::prelude::*;

use super::*;
use crate::library::search::matching::token_match;

const TABLES: &str = "
    CREATE VIRTUAL TABLE clip_words USING fts5 (
        body, headline, caption, byline, source, note,
        content = '', contentless_delete = 1, tokenize = 'ascii');
    CREATE VIRTUAL TABLE clip_glyphs USING fts5 (
        glyphs, content = '', contentless_delete = 1, tokenize = 'ascii', detail = 'none');
    INSERT INTO clip_words (clip_words, rank) VALUES ('pgsz', 64);
    INSERT INTO clip_glyphs (clip_glyphs, rank) VALUES ('pgsz', 64);";

const FIELDS: [Field; 7] = [
    Field::Anywhere,
    Field::Body,
    Field::Headline,
    Field::Caption,
    Field::Byline,
    Field::Source,
    Field::Note,
];

/// What is done to the tables.
#[derive(Debug, Clone)]
enum Act {
    /// A clip so much behind the last one, with words by their numbers, the first so many of them in the body.
    File {
        further: u8,
        words: Vec<u8>,
        body: usize,
    },
    /// Takes out the clip of this number among those that there are.
    Forget(u8),
    /// What was written comes into the tables, as a segment of its own.
    Commit,
    Merge,
}

/// A few words, of which some begin others, and some are common.
fn word(number: u8) -> String {
    let all = ["港口", "港口·", "口岸", "ha", "harbour", "harbours", "渡轮", "гавань", "é", "5g"];
    let rare = || format!("rare{}", number / 16);
    all.get(usize::from(number % 16)).map_or_else(rare, |word| (*word).to_owned())
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let file = (1..200_u8, proptest::collection::vec(any::<u8>(), 1..60), 0..60_usize)
        .prop_map(|(further, words, body)| Act::File { further, words, body });
    let act = prop_oneof![
        12 => file,
        3 => any::<u8>().prop_map(Act::Forget),
        4 => Just(Act::Commit),
        1 => Just(Act::Merge),
    ];
    proptest::collection::vec(act, 1..120)
}

/// Does it, and says how long the numbers of the clips have become.
fn done(db: &Connection, acts: &[Act]) -> usize {
    let mut clips: Vec<i64> = Vec::new();
    let mut last = 0;
    db.execute_batch("BEGIN").unwrap();
    for act in acts {
        match act {
            Act::File { further, words, body } => {
                last += i64::from(*further);
                let words: Vec<String> = words.iter().map(|number| word(*number)).collect();
                let (body, rest) = words.split_at((*body).min(words.len()));
                let (headline, note) = rest.split_at(rest.len() / 2);
                let texts = (last, body.join(" "), headline.join(" "), note.join(" "));
                db.execute("INSERT INTO clip_words (rowid, body, headline, note) VALUES (?, ?, ?, ?)", texts)
                    .unwrap();
                db.execute("INSERT INTO clip_glyphs (rowid, glyphs) VALUES (?, ?)", (last, words.join(" ")))
                    .unwrap();
                clips.push(last);
            }
            Act::Forget(number) if !clips.is_empty() => {
                let clip = clips.remove(usize::from(*number) % clips.len());
                db.execute("DELETE FROM clip_words WHERE rowid = ?", [clip]).unwrap();
                db.execute("DELETE FROM clip_glyphs WHERE rowid = ?", [clip]).unwrap();
            }
            Act::Forget(_) => {}
            Act::Commit => db.execute_batch("COMMIT; BEGIN").unwrap(),
            Act::Merge => {
                let merge = "INSERT INTO clip_words (clip_words, rank) VALUES ('merge', 8);
                             INSERT INTO clip_glyphs (clip_glyphs) VALUES ('optimize');";
                db.execute_batch(merge).unwrap();
            }
        }
    }
    db.execute_batch("COMMIT").unwrap();
    usize::try_from(last).unwrap() + 1
}

fn by_sql(db: &Connection, token: &Token, places: usize) -> Set {
    let table = token.index.table();
    let mut select = db.prepare(&format!("SELECT rowid FROM {table} WHERE {table} MATCH ?")).unwrap();
    let mut found = Set::none(places);
    let rows = select.query_map([token_match(token)], |row| row.get::<_, i64>(0)).unwrap();
    rows.for_each(|clip| found.insert(usize::try_from(clip.unwrap()).unwrap()));
    found
}

fn tokens() -> impl Iterator<Item = Token> {
    let words: std::collections::BTreeSet<String> = (0..=u8::MAX).map(word).collect();
    let words =
        words.into_iter().chain(["港", "h", "r", "rare1", "г", "га", "5", "none", "z"].map(str::to_owned));
    words.flat_map(|word| {
        let of_words = FIELDS.into_iter().flat_map({
            let word = word.clone();
            move |field| {
                [false, true].map(|open| Token { index: Index::Words, word: word.clone(), open, field })
            }
        });
        of_words.chain([Token::glyph(word)])
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn lists_hold_what_sql_finds(acts in acts()) {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(TABLES).unwrap();
        let places = done(&db, &acts);
        for token in tokens() {
            let found = read(&db, &token, places, |clip| usize::try_from(clip).ok()).unwrap();
            prop_assert_eq!(found, Some(by_sql(&db, &token, places)), "{:?}", token);
        }
    }

    #[test]
    fn a_spot_is_of_the_whole_word_where_that_stands_and_else_of_one_that_it_begins(acts in acts()) {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(TABLES).unwrap();
        done(&db, &acts);
        for word in ["h", "ha", "harbour", "r", "rare1", "5", "г"] {
            let spots = |open| {
                let token = Token { index: Index::Words, word: word.into(), open, field: Field::Anywhere };
                let mut spots = Vec::new();
                assert!(each_spot(&db, &token, |_| true, |clip, spot, of| spots.push((clip, spot, of))).unwrap());
                spots
            };
            let (mut alone, mut all) = (spots(false), spots(true));
            all.retain(|(.., of)| *of == LastWord::Whole);
            alone.sort_unstable();
            all.sort_unstable();
            prop_assert_eq!(alone, all, "{}", word);
        }
    }

    #[test]
    fn the_words_are_those_that_sql_counts_and_no_others_that_were_never_filed(acts in acts()) {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(TABLES).unwrap();
        done(&db, &acts);
        let read: Vec<String> = words(&db).unwrap().unwrap().lines().map(str::to_owned).collect();
        prop_assert!(read.is_sorted_by(|one, next| one < next), "in order, each once: {read:?}");
        db.execute_batch("CREATE VIRTUAL TABLE counted USING fts5vocab(clip_words, 'row')").unwrap();
        let mut select = db.prepare("SELECT term FROM counted").unwrap();
        let is_word = |word: &String| word.starts_with(|c: char| c.is_ascii_lowercase() || ('À'..'\u{800}').contains(&c));
        for word in select.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap).filter(is_word) {
            prop_assert!(read.contains(&word), "{}", word);
        }
        let filed: std::collections::BTreeSet<String> = (0..=u8::MAX).map(word).collect();
        prop_assert!(read.iter().all(|word| is_word(word) && filed.contains(word)), "{read:?}");
    }

    #[test]
    fn a_damaged_page_is_no_panic_and_is_told(acts in acts(), page in any::<u16>(), at in any::<u16>(), to in any::<u8>()) {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(TABLES).unwrap();
        let places = done(&db, &acts);
        for table in ["clip_words", "clip_glyphs"] {
            let count: u16 = db.query_row(&format!("SELECT count(*) FROM {table}_data"), [], |row| row.get(0)).unwrap();
            let pick = format!("SELECT id, block FROM {table}_data ORDER BY id LIMIT 1 OFFSET ?");
            let (id, mut block): (i64, Vec<u8>) =
                db.query_row(&pick, [page % count], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            let length = block.len().max(1);
            if let Some(byte) = block.get_mut(usize::from(at) % length) {
                *byte = to;
            }
            db.execute(&format!("UPDATE {table}_data SET block = ? WHERE id = ?"), (block, id)).unwrap();
        }
        for token in tokens() {
            // It may be another list, or none; SQL is no wiser then.
            let _ = read(&db, &token, places, |clip| usize::try_from(clip).ok());
        }
        let _ = words(&db);
    }
}

#[test]
fn lists_go_on_over_pages_and_so_do_the_places_of_a_clip() {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch(TABLES).unwrap();
    let often = "港口 ".repeat(300);
    db.execute_batch("BEGIN").unwrap();
    for clip in 1..400_i64 {
        let headline = if clip % 7 == 0 { "港口" } else { "口岸" };
        let texts = (clip, &often, headline);
        db.execute("INSERT INTO clip_words (rowid, body, headline) VALUES (?, ?, ?)", texts).unwrap();
        db.execute("INSERT INTO clip_glyphs (rowid, glyphs) VALUES (?, '港 口')", [clip]).unwrap();
    }
    db.execute_batch("COMMIT").unwrap();
    let pages: i64 = db.query_row("SELECT count(*) FROM clip_words_data", [], |row| row.get(0)).unwrap();
    assert!(pages > 1_000, "{pages}");
    let found = |token: &Token| read(&db, token, 400, |clip| usize::try_from(clip).ok()).unwrap().unwrap();
    let words = |field| Token { index: Index::Words, word: "港口".into(), open: false, field };
    let count = |field| found(&words(field)).len();
    assert_eq!(
        (count(Field::Anywhere), count(Field::Body), count(Field::Headline), count(Field::Note)),
        (399, 399, 57, 0)
    );
    assert_eq!(found(&Token::glyph("港".into())).len(), 399);
}

#[test]
fn what_is_of_another_format_is_left_to_sql() {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch(TABLES).unwrap();
    done(&db, &[Act::File { further: 1, words: vec![0, 1, 2], body: 1 }]);
    let is_read = |token: &Token| read(&db, token, 2, |_| None).unwrap().is_some();
    let glyph = |word: &str| Token::glyph(word.into());
    assert!(is_read(&glyph("港")));
    assert!(!is_read(&glyph("A")), "the tokenizer makes it a small letter");
    assert!(!is_read(&glyph("a-b")), "the tokenizer parts it");
    assert!(!is_read(&glyph("")));
    db.execute_batch("UPDATE clip_glyphs_config SET v = 5 WHERE k = 'version'").unwrap();
    assert!(!is_read(&glyph("港")));
}
