//! Texts of megabytes, of every kind: laid out in pieces, and as whole as before to who selects, copies and looks.

use super::super::copied::copied;
use super::super::hits::{Hits, Turn};
use super::super::parts::parts;
use super::super::pieces::PIECE_BYTES;
use super::super::places::Places;
use super::super::selection::{Spot, TextPlace, whole};
use super::*;
use crate::text::anchor::Running;

/// An article whose every text is long.
fn long(text: &str) -> Article {
    let prose = || Prose::plain(text);
    let row = |cells: [&str; 3]| cells.map(Prose::plain).to_vec();
    let mut article = Article {
        meta: Meta { headline: found(text.into()), deck: found(text.into()), ..Meta::default() },
        blocks: vec![
            Block::Heading { level: 2, prose: prose() },
            Block::Paragraph { prose: prose() },
            Block::Quote { paragraphs: vec![prose(), "乙".into(), prose()] },
            Block::List {
                style: ListStyle::Numbered,
                items: vec![
                    ListItem { depth: 0, prose: prose() },
                    ListItem { depth: 1, prose: "短".into() },
                    ListItem { depth: 0, prose: prose() },
                ],
            },
            Block::Code { text: format!("first\n{text}\n  last") },
            Block::Table(Table {
                caption: Some(text.into()),
                header_rows: 1,
                rows: vec![row(["甲", text, "丙"]), row(["1", "2", "3"]), row([text, "5", text])],
            }),
            Block::Figure(Figure {
                caption: Some(text.into()),
                credit: Some(text.into()),
                ..Figure::default()
            }),
        ],
    };
    article.number_slots();
    article
}

fn text_of(bytes: usize) -> String {
    let sentence = "新碼頭開港，第一班渡輪 needle 回家。";
    sentence.repeat(bytes / sentence.len() + 1)
}

#[test]
fn no_part_of_any_kind_of_block_is_longer_than_a_piece() {
    for text in [text_of(300_000), "x".repeat(300_000), "港".repeat(100_000)] {
        let reading = reading(&long(&text), Language::English);
        for (item, what) in reading.items.iter().enumerate() {
            let bytes: usize = parts(&reading, item).iter().map(|(_, prose)| prose.text.len()).sum();
            assert!(bytes <= 2 * PIECE_BYTES, "{bytes} bytes of {:.40}", format!("{what:?}"));
        }
        assert!(reading.title.len() < 1_000);
        assert!(reading.slots.iter().all(|slot| slot.name.len() < 2_000));
    }
}

#[test]
fn a_row_of_thousands_of_cells_is_laid_out_in_pieces() {
    let row = |cells: usize| (0..cells).map(|cell| Prose::plain(cell.to_string())).collect::<Vec<_>>();
    let table = Table { caption: None, header_rows: 0, rows: vec![row(5_000), row(3)] };
    let article = Article { blocks: vec![Block::Table(table)], ..Article::default() };
    let reading = reading(&article, Language::English);
    let all: Vec<usize> =
        (reading.starts[0]..reading.items.len()).map(|item| parts(&reading, item).len()).collect();
    assert!(all.iter().all(|cells| *cells <= 200), "{all:?}");
    assert_eq!(all.iter().sum::<usize>(), 5_003);
}

#[test]
fn what_is_drawn_in_pieces_leads_back_to_the_article() {
    places::check(&long(&text_of(PIECE_BYTES + 2_000)));
}

#[test]
fn what_is_copied_of_pieces_is_what_the_article_says() {
    let mut article = long(&text_of(60_000));
    let reading_of = |article: &Article| reading(article, Language::English);
    let table = article.blocks.remove(5);
    article.blocks.retain(|block| !matches!(block, Block::Figure(_)));
    let reading = reading_of(&article);
    let body = Spot { item: reading.starts[0], part: 0, char: 0 }..whole(&reading).unwrap().end;
    assert_eq!(copied(&reading, &body, CopyAs::Words), article.text());
    let markdown = copied(&reading, &body, CopyAs::Markdown);
    assert_eq!(markdown.matches("```").count(), 2, "one fence is around all of the code");
    assert_eq!(markdown.matches("needle").count(), article.text().matches("needle").count());

    let article = Article { blocks: vec![table], ..Article::default() };
    let Block::Table(Table { caption: Some(caption), rows, .. }) = &article.blocks[0] else { panic!() };
    let line = |row: &Vec<Prose>| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t");
    let lines: Vec<String> = std::iter::once(caption.clone()).chain(rows.iter().map(line)).collect();
    let reading = reading_of(&article);
    let body = Spot { item: reading.starts[0], part: 0, char: 0 }..whole(&reading).unwrap().end;
    assert_eq!(copied(&reading, &body, CopyAs::Words), lines.join("\n"));
    let markdown = copied(&reading, &body, CopyAs::Markdown);
    assert_eq!(markdown.lines().filter(|line| line.starts_with('|')).count(), 4, "three rows and a line");
}

#[test]
fn what_is_looked_for_is_found_in_every_piece() {
    let article = long(&text_of(40_000));
    let reading = reading(&article, Language::English);
    let all = article.texts().iter().map(|text| text.matches("needle").count()).sum::<usize>();
    let find = |text: &str| text.match_indices("needle").map(|(at, found)| at..at + found.len()).collect();
    let mut hits = Hits::new(&reading, find);
    assert_eq!(hits.len(), all);
    for _ in 0..all {
        let place = hits.step(Turn::Next).unwrap();
        let shown = parts(&reading, place.item).into_iter().find_map(|(part, prose)| {
            let place = TextPlace { item: place.item, part };
            let chars = hits.shown_in(place, &prose.text)?;
            Some(prose.text.chars().skip(chars.start).take(chars.len()).collect::<String>())
        });
        assert_eq!(shown.as_deref(), Some("needle"), "item {}", place.item);
    }
}

#[test]
fn marked_words_are_drawn_over_the_cuts() {
    use crate::command::{HighlightId, Tint};
    use crate::ui::reader::highlights::{Highlights, Marked};
    let article = long(&text_of(PIECE_BYTES * 3));
    let reading = reading(&article, Language::English);
    let places = Places::new(&article, &reading);
    let length = article.texts().join("\n").chars().count();
    let marked = Marked { id: HighlightId(1), tint: Tint::Yellow, range: Some(0..length), has_note: true };
    let mut highlights = Highlights::new(&places, vec![marked]);
    highlights.choose(Some(HighlightId(1)));
    let words = highlights.chosen_words().unwrap();
    assert_eq!(places.range(&words), Some(0..length));
    assert_eq!(Running::of(&article).anchor(0..length).unwrap().quote.chars().count(), length);
}

#[test]
fn a_line_of_megabytes_is_read_from_its_start_to_its_end_with_little_laid_out() {
    let language = Language::English;
    for text in ["x".repeat(2_000_000), "\u{200b}a".repeat(300_000)] {
        let article = Article { blocks: vec![Block::Code { text }], ..Article::default() };
        let pieces = reading(&article, language).items.len();
        let (mut harness, bench) = harness(Bench::new(Some(reading(&article, language)), language), language);
        harness.run();
        for key in [Key::PageDown, Key::PageDown, Key::End, Key::PageUp, Key::Home] {
            harness.key_press(key);
            harness.run();
            let laid_out = bench.borrow().reader.laid_out();
            assert!((1..=12).contains(&laid_out), "{laid_out} of {pieces} pieces");
        }
    }
}
