//! Articles are prepared away from the window, and what one cannot bear does not come back by itself.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::desk::{Desk, FOG, LIGHTHOUSE};

/// The headline of the article that is on screen.
fn article(desk: &Desk) -> Option<String> {
    let article = desk.harness.query_all_by_role(Role::Article).next()?;
    let label = article.accesskit_node().label()?;
    Some(label.trim_start_matches("Article: ").to_owned())
}

fn long_page(block: &str) -> String {
    let text = "<p>The harbour opens at dawn, and the boats go out, one after the other.</p>".repeat(6);
    let head = "<meta charset=utf-8><title>Long lines of the harbour</title>";
    format!("<!doctype html>{head}<article><h1>Long lines of the harbour</h1>{text}{block}{text}</article>")
}

#[test]
fn an_article_stays_on_screen_until_the_next_one_is_ready() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    assert_eq!(article(&desk).as_deref(), Some(FOG));
    desk.clip(LIGHTHOUSE).click();
    while article(&desk).as_deref() != Some(LIGHTHOUSE) {
        desk.harness.step();
        let shown = article(&desk);
        assert!(shown.is_some(), "the pane is never empty in between");
    }
}

#[test]
fn only_the_clip_that_was_chosen_last_is_opened() {
    let mut desk = Desk::with_three_clips();
    for _ in 0..5 {
        desk.clip(LIGHTHOUSE).click();
        desk.harness.step();
        desk.clip(FOG).click();
        desk.harness.step();
    }
    desk.settle();
    assert_eq!(article(&desk).as_deref(), Some(FOG));
}

#[test]
fn a_line_of_code_of_megabytes_is_read_searched_and_there_after_a_restart() {
    let mut desk = Desk::open();
    let code = format!("<pre>{}needle{}</pre>", "x".repeat(1_500_000), "y ".repeat(400_000));
    desk.drop_page("long.html", &long_page(&code));
    desk.until("the article", |desk| desk.says("The harbour opens at dawn"));
    desk.choose("Edit", "Find in the article");
    desk.type_text("needle");
    desk.until("the place", |desk| desk.says("1 of 1"));
    desk.press(Modifiers::NONE, Key::Escape);
    let mut desk = desk.restart();
    desk.until("the article", |desk| article(desk).as_deref() == Some("Long lines of the harbour"));
}

#[test]
fn after_a_sudden_end_no_clip_is_opened_until_it_is_asked_for() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    let mark = desk.folder.path().join("library/window.open");
    assert!(mark.exists(), "a mark stands while the window is open");
    let folder = std::rc::Rc::clone(&desk.folder);
    let desk = desk.restart();
    assert!(article(&desk).is_some() || desk.selected() == [FOG], "a good end opens the clip again");
    drop(desk);
    assert!(!mark.exists(), "a good end takes the mark away");

    std::fs::write(&mark, b"").unwrap();
    let mut desk = Desk::open_in(folder, "en");
    desk.until("the list", |desk| desk.listed() == 3);
    desk.settle();
    assert_eq!(article(&desk), None);
    assert!(desk.says("Jianbao was not closed properly the last time"));
    desk.click("Open that clip");
    desk.until("the clip", |desk| article(desk).as_deref() == Some(FOG));

    let mut desk = desk.restart();
    desk.until("the clip again", |desk| article(desk).as_deref() == Some(FOG));
}
