//! Where one was in an article is found again: after another article, after a restart, in letters of another size.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::desk::{Desk, LIGHTHOUSE, lighthouse};

const LONG: &str = "Notes from a long voyage";

/// An article of a hundred paragraphs that say which they are, and a short one.
fn two_articles() -> Desk {
    let mut desk = Desk::open();
    let paragraph = |day: usize| {
        format!(
            "<p>Day {day} of the voyage began with a calm sea and ended with rain over the northern islands, as the log has it.</p>"
        )
    };
    let paragraphs: String = (1..=100).map(paragraph).collect();
    let page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>{LONG}</title><body><article><h1>{LONG}</h1>{paragraphs}</article></body></html>"
    );
    let paths = [desk.write("long.html", &page), desk.write("short.html", &lighthouse())];
    desk.drop_files(&paths);
    desk.until("two clips", |desk| desk.listed() == 2 && desk.says("2 imported"));
    desk.settle();
    desk.click_clip(LONG);
    desk.until("the article", |desk| desk.says("Day 1 of"));
    desk
}

/// The day that the paragraph at the top of the window tells of.
fn day_at_top(desk: &Desk) -> usize {
    let pane = desk.harness.get_by_role(Role::Article).rect();
    let words = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    let seen = desk
        .harness
        .query_all_by_role(Role::Paragraph)
        .filter(|node| node.rect().bottom() > pane.top() + 60.0);
    let day =
        |node: egui_kittest::Node<'_>| words(&node).strip_prefix("Day ")?.split(' ').next()?.parse().ok();
    seen.filter_map(day).min().unwrap_or_default()
}

fn scroll(desk: &mut Desk) -> usize {
    desk.harness.get_by_role(Role::Article).click();
    desk.settle();
    for _ in 0..5 {
        desk.press(Modifiers::NONE, Key::PageDown);
    }
    let day = day_at_top(desk);
    assert!(day > 10, "{day}");
    day
}

#[test]
fn an_article_is_opened_where_it_was_left() {
    let mut desk = two_articles();
    let day = scroll(&mut desk);
    desk.click_clip(LIGHTHOUSE);
    desk.until("the other article", |desk| desk.says("守塔人周六"));
    desk.click_clip(LONG);
    desk.until("the place", |desk| day_at_top(desk) == day);
    desk.harness.get_by_role(Role::Article).click();
    desk.press(Modifiers::NONE, Key::Home);
    desk.click_clip(LIGHTHOUSE);
    desk.until("the other article", |desk| desk.says("守塔人周六"));
    desk.click_clip(LONG);
    desk.until("the beginning, for one who went back there", |desk| day_at_top(desk) == 1);
}

#[test]
fn the_place_holds_over_a_restart_and_in_larger_letters() {
    let mut desk = two_articles();
    let day = scroll(&mut desk);
    desk.click_clip(LIGHTHOUSE);
    desk.until("the other article", |desk| desk.says("守塔人周六"));
    let mut desk = desk.restart();
    desk.until("the other article", |desk| desk.says("守塔人周六"));
    for _ in 0..4 {
        desk.press(Modifiers::ALT, Key::Plus);
    }
    desk.click_clip(LONG);
    desk.until("the place", |desk| day_at_top(desk).abs_diff(day) <= 1);
}
