//! Drawn characters lead to those of the article, and back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::*;
use crate::text::anchor::Running;
use crate::ui::reader::parts::parts;
use crate::ui::reader::places::Places;
use crate::ui::reader::selection::{Spot, TextPlace, whole};

/// Each text that is drawn of the article, with what stands at its place there.
#[track_caller]
pub(super) fn check(article: &Article) {
    let reading = Reading::new(ClipId(1), article, &Locale::new(Language::English));
    let places = Places::new(article, &reading);
    let running = Running::of(article);
    let all = article.texts().join("\n");
    let length = all.chars().count();
    let written: Vec<char> = all.chars().collect();
    let shown: BTreeMap<TextPlace, Vec<char>> = (0..reading.items.len())
        .flat_map(|item| {
            let text = move |(part, prose): (usize, Cow<'_, Prose>)| {
                (TextPlace { item, part }, prose.text.chars().collect())
            };
            parts(&reading, item).into_iter().map(text).collect::<Vec<_>>()
        })
        .collect();
    let mut drawn = String::new();
    for (at, c) in written.iter().enumerate() {
        for (place, chars) in places.drawn(&(at..at + 1)) {
            let here = shown[&place][chars.start];
            assert_eq!((here, chars.len()), (*c, 1), "character {at} is drawn as itself");
            drawn.push(here);
            let spot = |char| Spot { item: place.item, part: place.part, char };
            assert_eq!(places.range(&(spot(chars.start)..spot(chars.end))), Some(at..at + 1));
        }
    }
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(bare(&drawn), bare(&all), "every character is drawn, in its order");
    let selected = places.range(&whole(&reading).unwrap()).unwrap();
    let quote = |range| running.anchor(range).unwrap().quote;
    assert_eq!(quote(selected), quote(0..length), "all of what is drawn is all of the article");
}

#[test]
fn each_kind_of_block_leads_back_to_the_article() {
    check(&harbour());
}

#[test]
fn long_paragraphs_code_and_tables_lead_back_piece_by_piece() {
    let long = "很長的一段，沒有完。".repeat(2000);
    let code = (0..100).map(|line| format!("let a{line} = {line};")).collect::<Vec<_>>().join("\n");
    let row = |row: usize| vec![Prose::plain(format!("第{row}行")), Prose::plain("")];
    let mut article = harbour();
    article.blocks.push(Block::paragraph(&long));
    article.blocks.push(Block::Quote { paragraphs: vec![Prose::plain(long.as_str()), Prose::plain("乙")] });
    article.blocks.push(Block::Code { text: code });
    article.blocks.push(Block::Table(Table {
        caption: Some("表一".into()),
        header_rows: 1,
        rows: (0..300).map(row).collect(),
    }));
    check(&article);
}

#[test]
fn characters_that_cannot_be_shown_are_stepped_over() {
    let article = Article {
        meta: Meta { headline: found("\u{E011} 港口".into()), ..Meta::default() },
        blocks: vec![Block::paragraph("\u{E011}分享\u{200F}到\u{7}此")],
    };
    let reading = Reading::new(ClipId(1), &article, &Locale::new(Language::English));
    let places = Places::new(&article, &reading);
    let item = reading.items.iter().position(|item| matches!(item, Item::Paragraph(_))).unwrap();
    let spot = |char| Spot { item, part: 0, char };
    let range = places.range(&(spot(1)..spot(4))).unwrap();
    assert_eq!(Running::of(&article).anchor(range.clone()).unwrap().quote, "享\u{200F}到\u{7}此");
    assert_eq!(places.drawn(&range), [(TextPlace { item, part: 0 }, 1..4)]);
}

#[test]
fn words_of_the_interface_lead_nowhere() {
    let article = harbour();
    let reading = Reading::new(ClipId(1), &article, &Locale::new(Language::English));
    let places = Places::new(&article, &reading);
    let item = reading.items.iter().position(|item| matches!(item, Item::SourceLine(_))).unwrap();
    let spot = |char| Spot { item, part: 0, char };
    assert_eq!(places.range(&(spot(0)..spot(4))), None);
}

#[test]
fn one_highlight_over_caption_and_credit_is_one_to_who_copies_it_and_has_one_note() {
    use crate::command::{HighlightId, Tint};
    use crate::ui::reader::highlights::{Highlights, Marked};
    let figure = Figure {
        caption: Some("首航渡輪離港".into()),
        credit: Some("林渡".into()),
        slot: 1,
        ..Figure::default()
    };
    let article = Article { meta: Meta::default(), blocks: vec![Block::Figure(figure)] };
    let reading = Reading::new(ClipId(1), &article, &Locale::new(Language::English));
    let places = Places::new(&article, &reading);
    let length = article.texts().join("\n").chars().count();
    let id = HighlightId(7);
    let marked = Marked { id, tint: Tint::Yellow, range: Some(0..length), has_note: true };
    let mut highlights = Highlights::new(&places, vec![marked]);
    highlights.choose(Some(id));
    let item = reading.items.iter().position(|item| matches!(item, Item::Slot(_))).unwrap();
    let grounds: Vec<_> = highlights.in_text(TextPlace { item, part: 0 }).collect();
    assert_eq!(grounds.len(), 2, "the interface's words between them are not marked");
    assert_eq!(grounds.iter().filter(|ground| ground.ends_with_note).count(), 1);
    let words = highlights.chosen_words().unwrap();
    let drawn = parts(&reading, item).remove(0).1.text.clone();
    let taken: String =
        drawn.chars().skip(words.start.char).take(words.end.char - words.start.char).collect();
    assert!(taken.starts_with("首航渡輪離港") && taken.ends_with("林渡"), "{taken}");
}

#[test]
fn the_hit_that_is_shown_in_a_table_is_shown_in_its_own_cell() {
    use crate::ui::reader::hits::{Hits, Turn};
    use crate::ui::reader::parts::cell_part;
    let row = |cells: [&str; 2]| cells.map(Prose::plain).to_vec();
    let table = Table { caption: None, header_rows: 0, rows: vec![row(["15", "港"]), row(["5", "5"])] };
    let article = Article { meta: Meta::default(), blocks: vec![Block::Table(table)] };
    let reading = Reading::new(ClipId(1), &article, &Locale::new(Language::English));
    let item = reading.items.iter().position(|item| matches!(item, Item::Table(_))).unwrap();
    let find = |text: &str| text.match_indices('5').map(|(at, found)| at..at + found.len()).collect();
    let mut hits = Hits::new(&reading, find);
    let cells = [((0, 0), "15"), ((1, 0), "5"), ((1, 1), "5")];
    for shown in 0..cells.len() {
        hits.step(Turn::Next);
        for (at, ((row, column), text)) in cells.into_iter().enumerate() {
            let place = TextPlace { item, part: cell_part(row, column) };
            assert_eq!(hits.shown_in(place, text).is_some(), at == shown, "hit {shown}, cell {at}");
        }
    }
}

#[test]
fn an_anchor_leads_back_to_its_place_and_into_an_article_that_was_cut_anew() {
    let reading = Reading::new(ClipId(1), &harbour(), &Locale::new(Language::English));
    for item in 0..reading.items.len() {
        let place = Place { item, into: 0.5 };
        let back = reading.place_of(reading.anchor(place));
        assert_eq!(back.item, item);
        assert!((back.into - 0.5).abs() < 0.01, "{back:?}");
    }
    assert!(reading.anchor(Place::default()).is_start());
    // A block that was one item, in three.
    let mut cut = reading.clone();
    let block = cut.starts.iter().position(|start| matches!(cut.items[*start], Item::Paragraph(_))).unwrap();
    let start = cut.starts[block];
    let piece = cut.items[start].clone();
    cut.items.splice(start..start, [piece.clone(), piece]);
    cut.starts.iter_mut().skip(block + 1).for_each(|start| *start += 2);
    let middle = cut.place_of(reading.anchor(Place { item: start, into: 0.5 }));
    assert_eq!((middle.item, middle.into), (start + 1, 0.5));
    let beyond = Anchor { block: Some(999), part: 0.2 };
    assert_eq!(reading.place_of(beyond), Place { item: reading.items.len() - 1, into: 1.0 });
}
