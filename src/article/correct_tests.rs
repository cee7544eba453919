//! Each correction of an article, by what becomes of its blocks and fields.

use std::borrow::Borrow;

use super::*;
use crate::article::{Mark, MarkKind};

/// The article as lines: what kind of block, and its words.
fn lines(article: &Article) -> String {
    let line = |block: &Block| match block {
        Block::Heading { level, prose } => format!("h{level} {}", prose.text),
        Block::Quote { .. } => format!("> {}", block.words().unwrap().replace('\n', " > ")),
        Block::List { .. } => format!("* {}", block.words().unwrap().replace('\n', " * ")),
        Block::Figure(figure) => format!("[{} {}]", figure.slot, figure.caption.as_deref().unwrap_or("")),
        block => block.words().unwrap_or_default(),
    };
    article.blocks.iter().map(line).collect::<Vec<_>>().join(" / ")
}

fn list(words: &[&str]) -> Block {
    let item = |word: &&str| ListItem { depth: 0, prose: (*word).into() };
    Block::List { style: ListStyle::Bulleted, items: words.iter().map(item).collect() }
}

#[track_caller]
fn check(blocks: Vec<Block>, correction: impl Borrow<Correction>, expect: &str) {
    let mut article = Article { blocks, ..Article::default() };
    article.number_slots();
    article.correct(correction.borrow());
    assert_eq!(lines(&article), expect);
}

fn two() -> Vec<Block> {
    vec![Block::paragraph("港口新線"), Block::paragraph("通車。")]
}

#[test]
fn a_block_is_put_back_and_dropped_and_slots_are_numbered_again() {
    let block = Box::new(Block::Figure(Figure::default()));
    check(two(), Correction::PutBlock { before: 1, block: block.clone() }, "港口新線 / [1 ] / 通車。");
    check(two(), Correction::PutBlock { before: 99, block }, "港口新線 / 通車。 / [1 ]");
    check(two(), Correction::DropBlock { at: 0 }, "通車。");
    check(two(), Correction::DropBlock { at: 2 }, "港口新線 / 通車。");
}

#[test]
fn blocks_are_merged_without_a_space_where_the_script_has_none() {
    check(two(), Correction::MergeWithNext { at: 0 }, "港口新線通車。");
    let english = vec![Block::paragraph("The line"), Block::paragraph("opened.")];
    check(english, Correction::MergeWithNext { at: 0 }, "The line opened.");
    let korean = vec![Block::paragraph("항구"), Block::paragraph("개통")];
    check(korean, Correction::MergeWithNext { at: 0 }, "항구 개통");
    let mixed = vec![list(&["一", "二"]), Block::paragraph("三")];
    check(mixed, Correction::MergeWithNext { at: 0 }, "* 一 * 二 * 三");
    check(two(), Correction::MergeWithNext { at: 1 }, "港口新線 / 通車。");
}

#[test]
fn a_block_is_split_at_a_place_in_its_words() {
    let at = "港口".len();
    check(two(), Correction::Split { at: 0, byte: at }, "港口 / 新線 / 通車。");
    check(vec![list(&["一", "二"])], Correction::Split { at: 0, byte: 4 }, "* 一 / * 二");
    check(vec![list(&["一", "二三"])], Correction::Split { at: 0, byte: 7 }, "* 一 * 二 / * 三");
    check(two(), Correction::Split { at: 0, byte: 1 }, "港口新線 / 通車。");
    check(two(), Correction::Split { at: 0, byte: 0 }, "港口新線 / 通車。");
    check(two(), Correction::Split { at: 0, byte: 999 }, "港口新線 / 通車。");
}

#[test]
fn a_block_becomes_another_kind() {
    let kind = |kind| Correction::SetKind { at: 0, kind };
    check(two(), kind(Kind::Heading(3)), "h3 港口新線 / 通車。");
    check(two(), kind(Kind::Quote), "> 港口新線 / 通車。");
    check(two(), kind(Kind::List(ListStyle::Numbered)), "* 港口新線 / 通車。");
    check(vec![Block::Quote { paragraphs: vec!["一".into(), "二".into()] }], kind(Kind::Paragraph), "一二");
    check(vec![Block::Divider], kind(Kind::Paragraph), "");
}

#[test]
fn a_block_beside_a_slot_becomes_its_caption() {
    let caption = |at| Correction::SetKind { at, kind: Kind::Caption };
    let slot = Block::Figure(Figure::default());
    check(vec![slot.clone(), Block::paragraph("貨輪")], caption(1), "[1 貨輪]");
    check(vec![Block::paragraph("貨輪"), slot], caption(0), "[1 貨輪]");
    check(two(), caption(0), "港口新線 / 通車。");
}

#[test]
fn words_that_did_not_change_keep_their_marks() {
    let mark = |range, kind| Mark { range, kind };
    let prose = Prose {
        text: "old link and bold".into(),
        marks: vec![mark(4..8, MarkKind::Link("https://example.org".into())), mark(13..17, MarkKind::Strong)],
    };
    let mut article = Article { blocks: vec![Block::Paragraph { prose }], ..Article::default() };
    article.correct(&Correction::SetText { at: 0, text: "a new link and bold".into() });
    let Some(Block::Paragraph { prose }) = article.blocks.first() else { panic!() };
    let marked: Vec<&str> = prose.marks.iter().map(|mark| &prose.text[mark.range.clone()]).collect();
    assert_eq!((prose.text.as_str(), marked), ("a new link and bold", vec!["link", "bold"]));
}

#[test]
fn the_lines_of_a_list_are_its_items_and_a_block_without_words_is_left_as_it_is() {
    let text = |text: &str| Correction::SetText { at: 0, text: text.into() };
    check(vec![list(&["一", "二"])], text("一\n\n三\n四"), "* 一 * 三 * 四");
    check(two(), text("  "), "港口新線 / 通車。");
    check(vec![Block::Divider], text("一"), "");
}

#[test]
fn fields_are_typed_and_taken_away() {
    let mut article = Article::default();
    let mut set = |field: Field, typed: &str| {
        article.correct(&Correction::SetField(field.parse(typed).unwrap()));
        field.typed(&article.meta)
    };
    for field in Field::ALL.into_iter().filter(|field| !field.is_date()) {
        assert_eq!(set(field, " 王  明 "), "王 明", "{field:?}");
        assert_eq!(set(field, ""), "", "{field:?}");
    }
    assert_eq!(set(Field::Byline, "王明、李華"), "王明, 李華");
    assert_eq!(set(Field::Published, "--04-01"), "--04-01");
    assert_eq!(set(Field::Updated, "2024-08-25 23:23:36"), "2024-08-25T23:23:36");
    assert_eq!(set(Field::Updated, " "), "");
    assert!(Field::Published.parse("soon").is_err());
}

#[test]
fn a_field_that_is_typed_as_it_was_stays_where_it_was_found() {
    let mut article = Article::default();
    article.meta.headline = Some(Sourced::new("港口".into(), Found::Heading));
    article.correct(&Correction::SetField(Field::Headline.parse("港口").unwrap()));
    assert_eq!(article.meta.headline.unwrap().found, Found::Heading);
}
