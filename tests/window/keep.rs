//! Searches are kept in the tree, rules file clips by themselves, and the Trash lets clips go for good.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jianbao::library::{Colour, Look, Reader, Symbol};

use super::desk::{Desk, FOG, LIGHTHOUSE, MARKET};

const PALETTE: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// Two of the three clips are in the Trash, which is shown.
fn in_the_trash() -> Desk {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.harness.key_press_modifiers(Modifiers::SHIFT, Key::End);
    desk.settle();
    desk.press(Modifiers::NONE, Key::Delete);
    desk.until("the shorter list", |desk| desk.headlines() == [LIGHTHOUSE]);
    desk.click_row("Trash");
    desk.until("the Trash", |desk| desk.listed() == 2);
    desk
}

#[track_caller]
fn press_button(desk: &mut Desk, name: &str) {
    desk.harness.get_by_role_and_label(Role::Button, name).click();
    desk.settle();
}

#[test]
fn the_trash_is_emptied_only_after_a_question_is_answered() {
    let mut desk = in_the_trash();
    assert!(desk.says("Clips are deleted for good after 30 days in the Trash"));
    press_button(&mut desk, "Empty Trash…");
    assert!(desk.says("2 clips are deleted with their notes and pictures"));
    press_button(&mut desk, "Cancel");
    assert!(!desk.says("This cannot be undone"));
    assert_eq!(desk.listed(), 2);

    press_button(&mut desk, "Empty Trash…");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.listed(), 2, "Enter pressed without reading deletes nothing");
    press_button(&mut desk, "Empty Trash…");
    press_button(&mut desk, "Empty Trash");
    desk.until("the empty Trash", |desk| desk.listed() == 0);
    desk.until("the message", |desk| desk.says("2 clips were deleted for good"));
}

#[test]
fn a_clip_of_the_trash_is_deleted_for_good_and_the_other_stays() {
    let mut desk = in_the_trash();
    desk.click_clip(MARKET);
    desk.press(PALETTE, Key::P);
    desk.type_and_enter("Delete for good");
    press_button(&mut desk, "Delete for good");
    desk.until("the other alone", |desk| desk.headlines() == [FOG]);
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("the other is taken out again", |desk| desk.listed() == 0);
    desk.click_row("All clips");
    desk.until("all that is left", |desk| desk.headlines() == [LIGHTHOUSE, FOG]);
}

fn with_saved_search(words: &str, name: &str) -> Desk {
    let mut desk = Desk::with_three_clips();
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text(words);
    desk.until("the find", |desk| desk.listed() == 1);
    press_button(&mut desk, "Save this search…");
    desk.type_and_enter(name);
    desk.until("the saved search", |desk| desk.has_row(name));
    desk
}

#[test]
fn a_search_is_kept_found_again_and_the_keeping_taken_back() {
    let mut desk = with_saved_search("燈塔", "灯塔新闻");
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("nothing is kept", |desk| !desk.has_row("灯塔新闻"));
    desk.press(PALETTE, Key::Z);
    desk.until("it is kept again", |desk| desk.has_row("灯塔新闻"));
    press_button(&mut desk, "Clear the search");
    desk.until("all clips", |desk| desk.listed() == 3);
    desk.click_row("灯塔新闻");
    desk.until("what it finds", |desk| desk.headlines() == [LIGHTHOUSE]);

    let mut desk = desk.restart();
    desk.until("the saved search", |desk| desk.has_row("灯塔新闻"));
    desk.press(Modifiers::COMMAND, Key::P);
    desk.type_and_enter("灯塔新闻");
    desk.until("what it finds", |desk| desk.headlines() == [LIGHTHOUSE]);
}

#[test]
fn a_saved_search_is_renamed_replaced_and_deleted() {
    let mut desk = with_saved_search("harbour", "Harbour");
    desk.row("Harbour").click_secondary();
    desk.settle();
    desk.click_item("Rename saved search");
    desk.type_and_enter("Port");
    desk.until("the new name", |desk| desk.has_row("Port") && !desk.has_row("Harbour"));

    desk.press(Modifiers::COMMAND, Key::F);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("시장");
    desk.until("another find", |desk| desk.headlines() == [MARKET]);
    desk.row("Port").click_secondary();
    desk.settle();
    desk.click_item("Replace by the search that is shown");
    desk.until("the message", |desk| desk.says("Saved search replaced"));
    press_button(&mut desk, "Clear the search");
    desk.until("all clips", |desk| desk.listed() == 3);
    desk.click_row("Port");
    desk.until("what it finds now", |desk| desk.headlines() == [MARKET]);

    desk.row("Port").click_secondary();
    desk.settle();
    desk.click_item("Delete saved search");
    desk.until("it is gone", |desk| !desk.has_row("Port"));
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("it is there again", |desk| desk.has_row("Port"));
}

#[test]
fn a_rule_is_written_run_and_taken_back() {
    let mut desk = Desk::with_three_clips();
    desk.choose("Collection", "Rules…");
    press_button(&mut desk, "New rule…");
    desk.harness.get_by_role_and_label(Role::TextInput, "Search finds").focus();
    desk.settle();
    desk.type_text("燈塔");
    desk.harness.get_by_role_and_label(Role::CheckBox, "archived").click();
    desk.settle();
    press_button(&mut desk, "Save rule");
    desk.until("the rule", |desk| desk.says("words 燈塔 → archived"));
    press_button(&mut desk, "Run rules on all clips");
    press_button(&mut desk, "Close");
    desk.until("the message", |desk| desk.says("Rules run"));
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("is:archived");
    desk.until("the archived clip", |desk| desk.headlines() == [LIGHTHOUSE]);
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("the message of undo", |desk| desk.says("running the rules"));
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("is:archived");
    desk.until("none is archived", |desk| desk.says("Nothing found"));
}

#[test]
fn a_rule_is_switched_off_and_deleted_from_its_line() {
    let mut desk = Desk::open();
    desk.choose("Collection", "Rules…");
    press_button(&mut desk, "New rule…");
    desk.harness.get_by_role_and_label(Role::CheckBox, "starred").click();
    desk.settle();
    press_button(&mut desk, "Save rule");
    desk.until("the rule", |desk| desk.says("Use the rule: every clip → starred"));
    desk.harness.get_by_role_and_label(Role::CheckBox, "Use the rule: every clip → starred").click();
    desk.settle();
    let page = desk.write("fog.html", &super::desk::fog());
    press_button(&mut desk, "Close");
    desk.drop_files(&[page]);
    desk.until("the clip", |desk| desk.listed() == 1);
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("is:starred");
    desk.until("none is starred", |desk| desk.says("Nothing found"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.choose("Collection", "Rules…");
    press_button(&mut desk, "Delete the rule: every clip → starred");
    desk.until("no rule", |desk| !desk.says("every clip → starred"));
}

#[test]
fn a_collection_gets_a_colour_and_a_sign_from_its_menu() {
    let mut desk = Desk::open();
    desk.press(Modifiers::COMMAND, Key::N);
    desk.type_and_enter("港口");
    desk.until("the collection", |desk| desk.has_row("港口"));
    let library = desk.folder.path().join("library");
    let look = move || Reader::open(&library).unwrap().collections().unwrap()[0].look;
    for (menu, choice) in [("Colour", "Blue"), ("Sign", "港")] {
        let before = look();
        desk.row("港口").click_secondary();
        desk.settle();
        desk.click(menu);
        desk.click_item(choice);
        desk.until("the change", |_| look() != before);
        desk.settle();
    }
    assert_eq!(look(), Look { symbol: Symbol::parse("港"), colour: Some(Colour::Blue) });
    for _ in 0..2 {
        desk.press(Modifiers::COMMAND, Key::Z);
    }
    desk.until("the look of before", |_| look() == Look::default());
    for _ in 0..2 {
        desk.press(PALETTE, Key::Z);
    }
    desk.until("the look again", |_| look().colour == Some(Colour::Blue) && look().symbol.is_some());
    desk.settle();
    desk.row("港口").click_secondary();
    desk.settle();
    desk.click("Sign");
    let chosen = desk.harness.get_by_role_and_label(Role::MenuItemRadio, "港").accesskit_node().toggled();
    assert_eq!(chosen, Some(egui::accesskit::Toggled::True));
}
