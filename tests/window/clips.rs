//! Clips are selected, thrown away, brought back.

use egui::{Key, Modifiers};

use super::desk::{Desk, FOG, LIGHTHOUSE, MARKET};

#[test]
fn the_newest_published_clip_stands_first() {
    let desk = Desk::with_three_clips();
    assert_eq!(desk.headlines(), [LIGHTHOUSE, FOG, MARKET]);
}

#[test]
fn another_order_is_chosen_in_the_menu() {
    let mut desk = Desk::with_three_clips();
    desk.click("View");
    desk.click("Sort by");
    desk.click_item("Oldest published");
    desk.until("the other order", |desk| desk.headlines() == [MARKET, FOG, LIGHTHOUSE]);
}

#[test]
fn arrow_keys_and_letters_go_through_the_list_and_the_article_follows() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(LIGHTHOUSE);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(desk.selected(), [FOG]);
    assert!(desk.says("The harbour master said"));
    desk.press(Modifiers::NONE, Key::J);
    assert_eq!(desk.selected(), [MARKET]);
    desk.press(Modifiers::NONE, Key::K);
    desk.press(Modifiers::NONE, Key::Home);
    assert_eq!(desk.selected(), [LIGHTHOUSE]);
}

#[test]
fn shift_and_ctrl_select_several() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(LIGHTHOUSE);
    desk.press(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(desk.selected(), [LIGHTHOUSE, FOG]);
    desk.press(Modifiers::COMMAND, Key::A);
    assert!(desk.says("3 clips selected"));
    desk.clip(FOG).click_modifiers(Modifiers::COMMAND);
    desk.settle();
    assert_eq!(desk.selected(), [LIGHTHOUSE, MARKET]);
}

#[test]
fn delete_moves_to_the_trash_and_the_message_undoes_it() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.press(Modifiers::NONE, Key::Delete);
    desk.until("the message", |desk| desk.says("Moved 1 clip to Trash"));
    desk.until("the shorter list", |desk| desk.headlines() == [LIGHTHOUSE, MARKET]);
    assert_eq!(desk.selected(), [MARKET], "the next clip is selected");
    desk.click("Undo");
    desk.until("the clip again", |desk| desk.listed() == 3);
}

#[test]
fn ctrl_z_and_ctrl_shift_z_go_back_and_forth_and_the_menu_names_the_act() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.press(Modifiers::NONE, Key::Delete);
    desk.until("the shorter list", |desk| desk.listed() == 2);
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("the clip again", |desk| desk.listed() == 3);
    desk.click("Edit");
    assert!(desk.says("Redo moving clips to Trash"), "{}", desk.screen());
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    desk.until("the shorter list again", |desk| desk.listed() == 2);
}

#[test]
fn a_clip_is_restored_from_the_trash() {
    let mut desk = Desk::with_three_clips();
    let (from, to) = (desk.clip(FOG).rect().center(), desk.row("Trash").rect().center());
    desk.drag(from, to);
    desk.until("the shorter list", |desk| desk.listed() == 2);
    desk.click_row("Trash");
    desk.until("the Trash", |desk| desk.headlines() == [FOG]);
    desk.click_clip(FOG);
    desk.choose("Edit", "Restore");
    desk.until("the empty Trash", |desk| desk.says("The Trash is empty"));
    desk.click_row("All clips");
    desk.until("all clips", |desk| desk.listed() == 3);
}

#[test]
fn space_reads_on_and_from_the_end_goes_to_the_next_clip() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(LIGHTHOUSE);
    for _ in 0..3 {
        if desk.selected() == [LIGHTHOUSE] {
            desk.press(Modifiers::NONE, Key::Space);
        }
    }
    assert_eq!(desk.selected(), [FOG]);
}

#[test]
fn a_clip_that_comes_back_from_the_trash_is_selected_again() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.press(Modifiers::NONE, Key::Delete);
    desk.until("the neighbour", |desk| desk.listed() == 2 && desk.selected().len() == 1);
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("the clip, selected", |desk| desk.listed() == 3 && desk.selected() == [FOG]);

    desk.press(Modifiers::NONE, Key::S);
    desk.until("the star", |desk| desk.says("Starred"));
    desk.click_clip(MARKET);
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("the undoing", |desk| desk.says("Undone"));
    assert_eq!(desk.selected(), [MARKET], "what never left the list does not move the selection");
}
