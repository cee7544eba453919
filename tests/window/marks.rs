//! Clips are starred, read, archived, tagged; tags are named, coloured, made one.

use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

use super::desk::{Desk, FOG, LIGHTHOUSE, MARKET};

/// What a screen reader says of a clip besides its headline.
fn states(desk: &Desk, headline: &str) -> String {
    desk.clip(headline).accesskit_node().value().unwrap_or_default()
}

/// Gives the clip of this headline a tag by the keyboard.
fn tag(desk: &mut Desk, headline: &str, typed: &str) {
    desk.click_clip(headline);
    desk.press(Modifiers::NONE, Key::T);
    desk.type_and_enter(typed);
    desk.until("the message", |desk| desk.says("Tagged 1 clip"));
    desk.settle();
}

#[test]
fn s_stars_a_clip_and_takes_the_star_away() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.press(Modifiers::NONE, Key::S);
    desk.until("the star", |desk| states(desk, FOG) == "Starred, Unread");
    desk.undo();
    desk.until("no star", |desk| states(desk, FOG) == "Unread");
    desk.redo();
    desk.until("the star again", |desk| states(desk, FOG) == "Starred, Unread");
    desk.click_row("Starred");
    desk.until("the list of stars", |desk| desk.headlines() == [FOG]);
    desk.click_clip(FOG);
    desk.press(Modifiers::NONE, Key::S);
    desk.until("an empty list", |desk| desk.says("Nothing is starred"));
}

#[test]
fn a_clip_that_was_open_for_a_while_is_read_once_it_is_left() {
    let mut desk = Desk::with_three_clips();
    desk.click_row("Unread");
    desk.settle();
    assert_eq!(desk.selected(), [FOG], "the import has opened it");
    assert_eq!(desk.listed(), 3, "it stays in the list while it is read");
    desk.click_clip(LIGHTHOUSE);
    desk.until("two unread", |desk| desk.headlines() == [LIGHTHOUSE, MARKET]);
    desk.settle();
    desk.press(Modifiers::NONE, Key::J);
    desk.until("one unread", |desk| desk.headlines() == [MARKET]);
    assert_eq!(desk.selected(), [MARKET]);
}

#[test]
fn a_clip_whose_mark_was_taken_away_while_open_stays_unread() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.press(Modifiers::NONE, Key::R);
    desk.until("read", |desk| states(desk, FOG).is_empty());
    desk.press(Modifiers::NONE, Key::M);
    desk.until("unread", |desk| states(desk, FOG) == "Unread");
    desk.settle();
    desk.press(Modifiers::NONE, Key::J);
    desk.press(Modifiers::NONE, Key::S);
    desk.until("the next change", |desk| states(desk, MARKET).contains("Starred"));
    assert_eq!(states(&desk, FOG), "Unread");
}

#[test]
fn archived_clips_leave_unfiled_and_all_of_them_come_back_with_one_undo() {
    let mut desk = Desk::with_three_clips();
    desk.click_row("Unfiled");
    desk.until("all three", |desk| desk.listed() == 3);
    desk.click_clip(FOG);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.press(Modifiers::NONE, Key::A);
    desk.until("the message", |desk| desk.says("Archived 3 clips"));
    desk.until("an empty list", |desk| desk.listed() == 0);
    desk.click("Undo");
    desk.until("all three again", |desk| desk.listed() == 3);
    desk.redo();
    desk.until("none again", |desk| desk.listed() == 0);
    desk.click_row("Archive");
    desk.until("the archive", |desk| desk.listed() == 3);
}

#[test]
fn t_makes_a_tag_and_finds_it_again_in_another_form_of_its_characters() {
    let mut desk = Desk::with_three_clips();
    tag(&mut desk, FOG, "產業");
    desk.until("the tag in the tree", |desk| desk.has_row("產業"));
    tag(&mut desk, MARKET, "产业");
    assert!(!desk.has_row("产业"), "it is the same tag");
    desk.click_row("產業");
    desk.until("both clips", |desk| desk.headlines() == [FOG, MARKET]);
    assert!(states(&desk, FOG).ends_with("產業"));
    desk.undo();
    desk.until("one clip", |desk| desk.headlines() == [FOG]);
    desk.undo();
    desk.until("no tag", |desk| !desk.has_row("產業"));
    desk.redo();
    desk.until("the tag again", |desk| desk.has_row("產業"));
}

#[test]
fn t_takes_a_tag_away_from_a_clip_that_has_it() {
    let mut desk = Desk::with_three_clips();
    tag(&mut desk, FOG, "Harbour");
    desk.press(Modifiers::NONE, Key::T);
    desk.type_and_enter("harb");
    desk.until("the message", |desk| desk.says("Took “Harbour” away from 1 clip"));
    assert!(desk.has_row("Harbour"), "the tag itself stays");
    desk.click_row("Harbour");
    desk.until("no clip", |desk| desk.says("No clip has this tag"));
}

#[test]
fn clips_dragged_onto_a_tag_or_the_stars_get_them() {
    let mut desk = Desk::with_three_clips();
    tag(&mut desk, FOG, "Harbour");
    let (from, to) = (desk.clip(LIGHTHOUSE).rect().center(), desk.row("Harbour").rect().center());
    desk.drag(from, to);
    desk.until("the tag", |desk| states(desk, LIGHTHOUSE).ends_with("Harbour"));
    let (from, to) = (desk.clip(MARKET).rect().center(), desk.row("Starred").rect().center());
    desk.drag(from, to);
    desk.until("the star", |desk| states(desk, MARKET).starts_with("Starred"));
}

#[test]
fn a_tag_that_gets_the_name_of_another_becomes_that_one() {
    let mut desk = Desk::with_three_clips();
    tag(&mut desk, FOG, "Harbour");
    tag(&mut desk, MARKET, "Port");
    desk.until("the second tag", |desk| desk.has_row("Port"));
    desk.click_row("Port");
    desk.press(Modifiers::NONE, Key::F2);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_and_enter("ＨＡＲＢＯＵＲ");
    desk.until("one tag", |desk| !desk.has_row("Port"));
    desk.until("both clips", |desk| desk.headlines() == [FOG, MARKET]);
    desk.undo();
    desk.until("two tags", |desk| desk.has_row("Port"));
}

#[test]
fn a_tag_is_renamed_coloured_and_deleted_and_its_clips_stay() {
    let mut desk = Desk::with_three_clips();
    tag(&mut desk, FOG, "Harbour");
    desk.row("Harbour").click_secondary();
    desk.settle();
    desk.click("Colour");
    desk.click_item("Teal");
    desk.click_row("Harbour");
    desk.press(Modifiers::NONE, Key::F2);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_and_enter("Quay");
    desk.until("the new name", |desk| desk.has_row("Quay"));
    desk.press(Modifiers::NONE, Key::Delete);
    desk.until("no tag", |desk| !desk.has_row("Quay"));
    desk.until("all clips", |desk| desk.listed() == 3);
    desk.undo();
    desk.until("the tag again", |desk| desk.has_row("Quay"));
}

#[test]
fn commas_of_any_script_part_tags() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.press(Modifiers::NONE, Key::T);
    desk.type_and_enter("港口，weather、fog");
    let has = |desk: &Desk| ["港口", "weather", "fog"].map(|name| desk.has_row(name));
    desk.until("three tags", |desk| has(desk) == [true; 3]);
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("none after one step back", |desk| has(desk) == [false; 3]);
}
