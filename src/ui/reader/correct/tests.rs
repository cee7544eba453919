//! What is shown of an article that is corrected, as text.

use super::data::{LeftBlock, Part, Stop};
use crate::article::{Article, Block, Figure, Kind, ListItem, ListStyle};
use crate::command::ClipId;
use crate::ui::locale::{Language, Locale};
use crate::ui::reader::Reading;

fn left(before: usize, block: Block) -> LeftBlock {
    LeftBlock { before, reason: "a list of links".into(), block, by_reader: false }
}

fn reading(blocks: Vec<Block>, left_out: &[LeftBlock]) -> Reading {
    let article = Article { blocks, ..Article::default() };
    Reading::to_correct(ClipId(1), &article, left_out, &[], &Locale::new(Language::English))
}

fn names(reading: &Reading) -> Vec<&str> {
    reading.stops.iter().map(|stop| stop.name.as_str()).collect()
}

#[test]
fn what_was_left_out_stands_in_its_place_and_every_item_belongs_to_a_stop() {
    let figure = Figure { source: Some("https://a.example/x/ship.jpg?s=1".into()), ..Figure::default() };
    let left_out = [
        left(0, Block::paragraph("首頁 港聞")),
        left(1, Block::Figure(figure)),
        left(2, Block::paragraph("版權所有")),
    ];
    let reading = reading(vec![Block::heading(2, "新線"), Block::paragraph("風勁潮湧。")], &left_out);
    assert_eq!(
        names(&reading),
        [
            "Headline, source, dates: Untitled",
            "Left out (a list of links): 首頁 港聞",
            "Heading: 新線",
            "Left out (a list of links): Picture: ship.jpg",
            "Paragraph: 風勁潮湧。",
            "Left out (a list of links): 版權所有",
        ]
    );
    let items: Vec<usize> = reading.stops.iter().flat_map(|stop| stop.items.clone()).collect();
    assert_eq!(items, (0..reading.items.len()).collect::<Vec<_>>());
    assert_eq!(reading.stops[4].part, Part::Kept(1));
    assert!(reading.stops[4].joins_above && !reading.stops[2].joins_above);
    let last = &reading.stops[5].items;
    assert!(reading.is_dimmed(last.end - 1) && !reading.is_dimmed(last.start));
    assert!(!reading.is_dimmed(reading.stops[4].items.start));
}

#[test]
fn a_block_can_become_a_caption_where_a_slot_is_beside_it() {
    let reading = reading(vec![Block::paragraph("首班貨船"), Block::Figure(Figure::default())], &[]);
    assert!(reading.stops[1].kinds.contains(&Kind::Caption));
    assert!(reading.stops[2].kinds.is_empty());
}

#[track_caller]
fn check_split(block: Block, char_shown: usize, expect: Option<(&str, &str)>) {
    let words = block.words().unwrap();
    let reading = reading(vec![block], &[]);
    let stop: &Stop = &reading.stops[1];
    let split = stop.split_near(char_shown);
    let parted = split.as_ref().map(|(byte, _)| words.split_at(*byte));
    assert_eq!(parted, expect);
}

#[test]
fn words_are_parted_before_the_sentence_that_begins_nearest() {
    let two = "港口新線開通。「風勁潮湧。」居民說。";
    check_split(Block::paragraph(two), 9, Some(("港口新線開通。", "「風勁潮湧。」居民說。")));
    check_split(Block::paragraph(two), 13, Some(("港口新線開通。「風勁潮湧。」", "居民說。")));
    let english = "It opened at 3.5 knots. Fog came. Ships left.";
    check_split(Block::paragraph(english), 22, Some(("It opened at 3.5 knots. ", "Fog came. Ships left.")));
    check_split(Block::paragraph("one sentence only"), 6, Some(("one ", "sentence only")));
    check_split(Block::paragraph("風勁，潮湧時"), 4, Some(("風勁，", "潮湧時")));
    check_split(Block::paragraph("風勁潮湧"), 2, Some(("風勁", "潮湧")));
    check_split(Block::paragraph("風勁潮湧"), 0, None);
    check_split(Block::paragraph("\u{e011}風勁潮湧"), 2, Some(("\u{e011}風勁", "潮湧")));
    let items = ["一", "二"].map(|words| ListItem { depth: 0, prose: words.into() }).to_vec();
    check_split(Block::List { style: ListStyle::Bulleted, items }, 2, Some(("一\n", "二")));
}
