//! What is selected and copied.

use proptest::prelude::*;

use super::super::copied::copied;
use super::super::parts::parts;
use super::super::selection::{Spot, whole};
use super::*;

#[test]
fn the_whole_article_is_copied_word_by_word() {
    let mut article = harbour();
    article.blocks.retain(|block| !matches!(block, Block::Figure(_) | Block::Table(_)));
    let reading = reading(&article, Language::English);
    let first = reading.items.iter().position(|item| matches!(item, Item::Paragraph(_))).unwrap();
    let all = whole(&reading).unwrap();
    let body = Spot { item: first, part: 0, char: 0 }..all.end;
    assert_eq!(copied(&reading, &body, CopyAs::Words), article.text());
}

#[test]
fn a_selection_is_kept_while_its_start_is_scrolled_away_and_goes_with_escape() {
    let blocks = (0..80).map(|number| Block::paragraph(&format!("第{number}段的文字。"))).collect();
    let article = Article { blocks, ..Article::default() };
    let (mut harness, bench) = open(&article, Language::English);
    let first = harness.get_by_label("第0段的文字。").rect();
    harness.drag_at(first.left_top() + vec2(1.0, 8.0));
    harness.run();
    harness.drop_at(first.right_center() + vec2(30.0, 0.0));
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(copy(&bench, CopyAs::Words), "第0段的文字。");
    let last = harness.get_by_label("第79段的文字。").rect();
    harness.hover_at(last.right_center() + vec2(20.0, 0.0));
    harness.run();
    harness.event_modifiers(pressed(last.right_center() - vec2(1.0, 0.0), true), Modifiers::SHIFT);
    harness.event_modifiers(pressed(last.right_center() - vec2(1.0, 0.0), false), Modifiers::SHIFT);
    harness.run();
    assert_eq!(copy(&bench, CopyAs::Words).lines().count(), 80);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(copy(&bench, CopyAs::Words).starts_with("Untitled\n"));
}

fn pressed(pos: egui::Pos2, pressed: bool) -> egui::Event {
    egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::SHIFT,
    }
}

#[test]
fn shift_and_arrows_select_without_a_pointer() {
    let article = Article {
        blocks: vec!["一二三".into(), "四五六".into()]
            .into_iter()
            .map(|prose| Block::Paragraph { prose })
            .collect(),
        ..Article::default()
    };
    let (mut harness, bench) = open(&article, Language::English);
    for key in [Key::ArrowDown, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight, Key::ArrowLeft] {
        harness.key_press_modifiers(Modifiers::SHIFT, key);
        harness.run();
    }
    assert_eq!(copy(&bench, CopyAs::Words), "Untitled\n一");
}

#[test]
fn words_are_copied_with_their_source_and_as_markdown() {
    let (_, bench) = open(&harbour(), Language::English);
    let with_source = copy(&bench, CopyAs::WithSource);
    let end = "\n\n新碼頭開港：第一班渡輪載著“老乘客”回家\n青石日報 · republished by 灣區轉載網 · Reporter 林佩珊, 何志遠 · Editor 周敏 · From 青石島 · Published 25 August 2024, 06:30 (UTC+8) · Updated 26 August 2024 · In the text: 1 April\nhttps://news.example/harbour/1";
    assert!(with_source.ends_with(end), "{with_source}");
    let markdown = copy(&bench, CopyAs::Markdown);
    for piece in [
        "# 新碼頭開港：第一班渡輪載著“老乘客”回家\n\n",
        "\n\n## 航線怎麼停的\n\n",
        "（見《[第七號報告](https://council.example/report/7)》）",
        "\n\n> 「船不只是船",
        "1. 平日每小時一班，由早上六時開到晚上十時。\n   1. 大霧時改為兩小時一班。\n2. ",
        "票價（元）\n\n| 乘客 | 平日 | 週末 |\n| --- | --- | --- |\n| 成人 | 18 | 24 |",
        "\n\n---\n\n",
    ] {
        assert!(markdown.contains(piece), "{piece}\nis not in\n{markdown}");
    }
}

#[test]
fn cells_are_copied_with_tabs_between() {
    let mut article = harbour();
    article.blocks.retain(|block| matches!(block, Block::Table(_)));
    let (_, bench) = open(&article, Language::English);
    assert!(
        copy(&bench, CopyAs::Words)
            .ends_with("票價（元）\n乘客\t平日\t週末\n成人\t18\t24\n長者、學生\t9\t12")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_copied_is_exactly_the_text_between_two_places(
        lines in prop::collection::vec("[一-十a-z0-9，。「」—— 가-나]{1,40}", 1..6),
        ends in (0.0..1.0f64, 0.0..1.0f64),
    ) {
        let lines: Vec<String> = lines.iter().map(|line| format!("x{}x", line.trim())).collect();
        let article = Article { blocks: lines.iter().map(|line| Block::paragraph(line)).collect(), ..Article::default() };
        let reading = reading(&article, Language::English);
        let text: Vec<char> = lines.join("\n").chars().collect();
        let first = reading.items.iter().position(|item| matches!(item, Item::Paragraph(_))).unwrap();
        let spot = |at: usize| {
            let (mut item, mut char) = (first, at);
            while char > parts(&reading, item)[0].1.text.chars().count() {
                char -= parts(&reading, item)[0].1.text.chars().count() + 1;
                item += 1;
            }
            Spot { item, part: 0, char }
        };
        let at = |part: f64| (part * text.len() as f64) as usize;
        let (from, to) = (at(ends.0).min(at(ends.1)), at(ends.0).max(at(ends.1)));
        let expect: String = text[from..to].iter().collect();
        prop_assert_eq!(copied(&reading, &(spot(from)..spot(to)), CopyAs::Words), expect);
    }
}
