//! Clips are put in order by hand, and each collection keeps its own order.

use egui::{Key, Modifiers};

use super::desk::{Desk, FOG, LIGHTHOUSE, MARKET};

/// Three clips in a collection that is ordered by hand.
fn by_hand() -> Desk {
    let mut desk = Desk::with_three_clips();
    desk.press(Modifiers::COMMAND, Key::N);
    desk.type_and_enter("Coast");
    desk.until("the collection", |desk| desk.has_row("Coast"));
    desk.click_clip(FOG);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.press(Modifiers::COMMAND, Key::L);
    desk.type_and_enter("Coast");
    desk.until("the message", |desk| desk.says("Added 3 clips"));
    desk.click_row("Coast");
    desk.until("the clips", |desk| desk.listed() == 3);
    desk.choose_deep("View", "Sort by", "By hand");
    desk.until("the order by hand", |desk| desk.headlines() == [LIGHTHOUSE, FOG, MARKET]);
    desk
}

#[test]
fn alt_and_arrows_move_a_clip_and_undo_moves_it_back() {
    let mut desk = by_hand();
    desk.click_clip(MARKET);
    desk.press(Modifiers::ALT, Key::ArrowUp);
    desk.until("one place up", |desk| desk.headlines() == [LIGHTHOUSE, MARKET, FOG]);
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("back", |desk| desk.headlines() == [LIGHTHOUSE, FOG, MARKET]);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    desk.until("up again", |desk| desk.headlines() == [LIGHTHOUSE, MARKET, FOG]);
    desk.press(Modifiers::ALT, Key::ArrowDown);
    desk.until("down", |desk| desk.headlines() == [LIGHTHOUSE, FOG, MARKET]);
}

#[test]
fn a_clip_dragged_in_the_list_stands_where_it_is_dropped() {
    let mut desk = by_hand();
    desk.click_clip(MARKET);
    let (from, onto) = (desk.clip(MARKET).rect().center(), desk.clip(LIGHTHOUSE).rect());
    desk.drag(from, onto.center_top() + egui::vec2(0.0, 10.0));
    desk.until("the new order", |desk| desk.headlines() == [MARKET, LIGHTHOUSE, FOG]);
    desk.click("Undo");
    desk.until("the old order", |desk| desk.headlines() == [LIGHTHOUSE, FOG, MARKET]);
}

#[test]
fn each_collection_keeps_its_own_order_also_after_a_restart() {
    let mut desk = by_hand();
    desk.click_row("All clips");
    desk.choose_deep("View", "Sort by", "Oldest published");
    desk.until("the oldest first", |desk| desk.headlines() == [MARKET, FOG, LIGHTHOUSE]);
    desk.click_row("Coast");
    desk.until("by hand", |desk| desk.headlines() == [LIGHTHOUSE, FOG, MARKET]);
    let mut desk = desk.restart();
    desk.until("by hand", |desk| desk.headlines() == [LIGHTHOUSE, FOG, MARKET]);
    desk.click_row("All clips");
    desk.until("the oldest first", |desk| desk.headlines() == [MARKET, FOG, LIGHTHOUSE]);
}
