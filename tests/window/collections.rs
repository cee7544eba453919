//! Collections are made, named, nested, moved and deleted by hand.

use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

use super::desk::{Desk, FOG, LIGHTHOUSE, MARKET};

fn with_collection(name: &str) -> Desk {
    let mut desk = Desk::with_three_clips();
    make(&mut desk, name);
    desk
}

fn make(desk: &mut Desk, name: &str) {
    desk.press(Modifiers::COMMAND, Key::N);
    desk.type_and_enter(name);
    desk.until("the collection", |desk| desk.has_row(name));
}

#[test]
fn a_collection_is_made_by_its_button_and_named_in_place() {
    let mut desk = Desk::open();
    desk.click("New collection");
    desk.type_and_enter("港口");
    desk.until("the collection", |desk| desk.has_row("港口"));
}

#[test]
fn escape_makes_no_collection() {
    let mut desk = Desk::open();
    desk.click("New collection");
    desk.harness.event(egui::Event::Text("Weather".into()));
    desk.harness.step();
    desk.press(Modifiers::NONE, Key::Escape);
    desk.settle();
    assert!(!desk.has_row("Weather"));
    assert!(desk.says("None yet"));
}

#[test]
fn f2_renames_the_collection_that_is_shown() {
    let mut desk = with_collection("Wether");
    desk.click_row("Wether");
    desk.press(Modifiers::NONE, Key::F2);
    desk.type_and_enter("Weather");
    desk.until("the new name", |desk| desk.has_row("Weather") && !desk.has_row("Wether"));
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("the old name", |desk| desk.has_row("Wether"));
}

#[test]
fn a_clip_dragged_onto_a_collection_is_in_it() {
    let mut desk = with_collection("Weather");
    let (from, to) = (desk.clip(FOG).rect().center(), desk.row("Weather").rect().center());
    desk.drag(from, to);
    desk.until("the message", |desk| desk.says("Added 1 clip to “Weather”"));
    desk.click_row("Weather");
    desk.until("the clip in it", |desk| desk.headlines() == [FOG]);
}

#[test]
fn a_collection_dragged_onto_another_lies_in_it() {
    let mut desk = with_collection("Coast");
    make(&mut desk, "Harbours");
    let (from, to) = (desk.row("Harbours").rect().center(), desk.row("Coast").rect().center());
    let left = desk.row("Coast").rect().left();
    desk.drag(from, to);
    desk.until("the nested collection", |desk| desk.says("Close Coast"));
    assert!((desk.row("Harbours").rect().left() - left).abs() < 1.0, "rows are as wide as the pane");
    desk.click("Close Coast");
    assert!(!desk.has_row("Harbours"));
}

#[test]
fn a_collection_dragged_above_another_stands_before_it() {
    let mut desk = with_collection("Alpha");
    make(&mut desk, "Beta");
    let (from, onto) = (desk.row("Beta").rect().center(), desk.row("Alpha").rect());
    desk.drag(from, onto.center_top() + egui::vec2(0.0, 3.0));
    desk.until("the new order", |desk| desk.row("Beta").rect().top() < desk.row("Alpha").rect().top());
}

#[test]
fn the_menu_moves_a_collection_up_without_a_mouse_drag() {
    let mut desk = with_collection("Alpha");
    make(&mut desk, "Beta");
    desk.row("Beta").click_secondary();
    desk.settle();
    desk.click_item("Move up");
    desk.until("the new order", |desk| desk.row("Beta").rect().top() < desk.row("Alpha").rect().top());
}

#[test]
fn a_deleted_collection_leaves_its_clips_and_comes_back() {
    let mut desk = with_collection("Weather");
    desk.click_row("Weather");
    desk.choose("Collection", "Delete collection");
    desk.until("its absence", |desk| !desk.has_row("Weather"));
    desk.until("all clips", |desk| desk.listed() == 3);
    desk.click("Undo");
    desk.until("its return", |desk| desk.has_row("Weather"));
}

#[test]
fn clips_are_added_by_the_keyboard_alone() {
    let mut desk = with_collection("Weather");
    desk.click_clip(FOG);
    desk.press(Modifiers::COMMAND, Key::L);
    assert!(desk.says("Add the clip to a collection"));
    desk.type_and_enter("wea");
    desk.until("the message", |desk| desk.says("Added 1 clip to “Weather”"));
}

#[test]
fn alt_and_arrows_move_the_collection_that_is_shown() {
    let mut desk = with_collection("Alpha");
    make(&mut desk, "Beta");
    desk.click_row("Beta");
    desk.press(Modifiers::ALT, Key::ArrowUp);
    desk.until("the new order", |desk| desk.row("Beta").rect().top() < desk.row("Alpha").rect().top());
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("the old order", |desk| desk.row("Beta").rect().top() > desk.row("Alpha").rect().top());
}

/// The number beside a row of the tree.
fn number(desk: &Desk, name: &str) -> String {
    desk.row(name).accesskit_node().value().unwrap_or_default()
}

fn file(desk: &mut Desk, headline: &str, name: &str) {
    let (from, to) = (desk.clip(headline).rect().center(), desk.row(name).rect().center());
    desk.drag(from, to);
    desk.until("the message", |desk| desk.says("Added 1 clip"));
}

/// Coast holds one clip and Harbours, which holds that one and another.
fn nested() -> Desk {
    let mut desk = with_collection("Coast");
    make(&mut desk, "Harbours");
    let (from, to) = (desk.row("Harbours").rect().center(), desk.row("Coast").rect().center());
    desk.drag(from, to);
    desk.until("the nested collection", |desk| desk.says("Close Coast"));
    for (headline, name) in [(FOG, "Coast"), (FOG, "Harbours"), (MARKET, "Harbours")] {
        file(&mut desk, headline, name);
    }
    desk
}

#[test]
fn a_collection_counts_and_shows_the_clips_of_those_inside_it_once() {
    let mut desk = nested();
    desk.until("the numbers", |desk| number(desk, "Coast") == "2" && number(desk, "Harbours") == "2");
    desk.click_row("Coast");
    desk.until("both clips", |desk| desk.headlines() == [FOG, MARKET]);
    desk.click_clip(MARKET);
    desk.press(Modifiers::NONE, Key::Delete);
    desk.until("the numbers", |desk| number(desk, "Coast") == "1" && number(desk, "Harbours") == "1");
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("the numbers as they were", |desk| number(desk, "Coast") == "2");
    desk.row("Harbours").click_secondary();
    desk.settle();
    desk.click_item("Move out");
    desk.until("the numbers apart", |desk| number(desk, "Coast") == "1" && number(desk, "Harbours") == "2");
}

#[test]
fn a_clip_of_an_inner_collection_is_taken_out_where_it_is_shown() {
    let mut desk = nested();
    desk.click_row("Coast");
    desk.until("both clips", |desk| desk.headlines() == [FOG, MARKET]);
    desk.click_clip(MARKET);
    desk.choose("Edit", "Remove from this collection");
    desk.until("the other clip", |desk| desk.headlines() == [FOG]);
    assert!(desk.says("Removed 1 clip from"), "{}", desk.screen());
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("both clips again", |desk| desk.headlines() == [FOG, MARKET]);
}

#[test]
fn a_right_click_shows_the_menu_of_a_collection_and_not_its_clips() {
    let mut desk = with_collection("Weather");
    desk.click_row("All clips");
    desk.until("all clips", |desk| desk.listed() == 3);
    desk.click_clip(LIGHTHOUSE);
    desk.row("Weather").click_secondary();
    desk.settle();
    assert!(desk.has_item("Delete collection"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.rest();
    assert_eq!(desk.selected(), [LIGHTHOUSE], "what was shown and open is so still");
    assert_eq!(desk.listed(), 3);
}
