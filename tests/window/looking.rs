//! What is read stays while one searches, and F3 goes from find to find.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use super::desk::{Desk, FOG, LIGHTHOUSE, MARKET};

/// Words of the articles.
const OF_FOG: &str = "The harbour master said";
const OF_LIGHTHOUSE: &str = "守塔人周六最后一次点亮北山灯塔";

/// The fog is read, and something is looked for that it does not say.
fn reading_the_fog_and_looking_for(words: &str) -> Desk {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.until("the article", |desk| desk.says(OF_FOG));
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text(words);
    desk
}

#[test]
fn the_clip_that_is_open_stays_open_until_another_is_chosen() {
    let mut desk = reading_the_fog_and_looking_for("燈塔");
    desk.until("the find", |desk| desk.headlines() == [LIGHTHOUSE]);
    assert!(desk.says(OF_FOG), "{}", desk.screen());
    assert!(desk.selected().is_empty());
    desk.type_text("不在");
    desk.until("nothing", |desk| desk.says("Nothing found"));
    assert!(desk.says(OF_FOG));
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("燈塔");
    desk.until("the find", |desk| desk.headlines() == [LIGHTHOUSE]);
    desk.click_clip(LIGHTHOUSE);
    desk.until("the find is read", |desk| desk.says(OF_LIGHTHOUSE) && !desk.says(OF_FOG));
}

#[test]
fn escape_brings_back_what_was_open_with_its_row() {
    let mut desk = reading_the_fog_and_looking_for("燈塔");
    desk.until("the find", |desk| desk.headlines() == [LIGHTHOUSE]);
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("all clips", |desk| desk.listed() == 3);
    assert_eq!(desk.selected(), [FOG]);
    assert!(desk.says(OF_FOG));
}

#[test]
fn what_is_done_while_one_searches_is_done_to_the_clip_that_is_open() {
    let mut desk = reading_the_fog_and_looking_for("燈塔");
    desk.until("the find", |desk| desk.headlines() == [LIGHTHOUSE]);
    desk.choose("Edit", "Star");
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("all clips", |desk| desk.listed() == 3);
    let said = |headline| {
        egui_kittest::kittest::NodeT::accesskit_node(&desk.clip(headline)).value().unwrap_or_default()
    };
    assert!(said(FOG).starts_with("Starred") && !said(LIGHTHOUSE).starts_with("Starred"));
}

#[test]
fn a_search_that_goes_over_a_restart_keeps_what_is_open() {
    let mut desk = reading_the_fog_and_looking_for("燈塔");
    desk.until("the find", |desk| desk.headlines() == [LIGHTHOUSE]);
    desk.rest();
    let mut desk = desk.restart();
    desk.until("the find", |desk| desk.headlines() == [LIGHTHOUSE]);
    desk.until("the article", |desk| desk.says(OF_FOG));
}

#[test]
fn f3_opens_the_first_find_and_goes_on_to_the_next_at_the_end_of_each() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(MARKET);
    desk.until("the article", |desk| desk.says("밤새 들어온 배들이"));
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("灯塔 OR quays");
    desk.until("the finds", |desk| desk.listed() == 2);
    assert!(desk.says("밤새 들어온 배들이"));
    let finds = desk.headlines();
    let mut seen = Vec::new();
    for _ in 0..6 {
        desk.press(Modifiers::NONE, Key::F3);
        desk.rest();
        let place = if desk.says("1 of 1") { "1 of 1" } else { "of 4" };
        assert!(desk.says(place), "{}", desk.screen());
        seen.extend(desk.selected());
    }
    seen.dedup();
    assert_eq!(seen, [finds[0].clone(), finds[1].clone(), finds[0].clone()]);
    desk.press(Modifiers::SHIFT, Key::F3);
    desk.rest();
    assert_eq!(desk.selected(), [finds[1].clone()], "back to the last place of the clip before");
}

#[test]
fn the_places_of_the_search_are_counted_over_the_article_and_gone_through_by_the_mouse() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(LIGHTHOUSE);
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("燈塔");
    desk.until("the find", |desk| desk.headlines() == [LIGHTHOUSE]);
    desk.until("their number", |desk| desk.says("4 places"));
    let turn = |desk: &mut Desk, name: &str| {
        desk.harness.get_by_role_and_label(Role::Button, name).click();
        desk.settle();
    };
    turn(&mut desk, "Next hit");
    assert!(desk.says("1 of 4"), "{}", desk.screen());
    turn(&mut desk, "Next hit");
    assert!(desk.says("2 of 4"));
    turn(&mut desk, "Previous hit");
    assert!(desk.says("1 of 4"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("all clips", |desk| desk.listed() == 3);
    assert!(!desk.says("of 4"));
}
