//! What a window shows is there again after a restart.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::desk::{Desk, FOG};

#[test]
fn selection_scope_and_widths_survive() {
    let mut desk = Desk::with_three_clips();
    desk.press(Modifiers::COMMAND, Key::N);
    desk.type_and_enter("Weather");
    desk.until("the collection", |desk| desk.has_row("Weather"));
    let (from, to) = (desk.clip(FOG).rect().center(), desk.row("Weather").rect().center());
    desk.drag(from, to);
    desk.until("the message", |desk| desk.says("Added 1 clip"));
    desk.click_row("Weather");
    desk.until("the clip in it", |desk| desk.headlines() == [FOG]);
    desk.click_clip(FOG);
    let line = desk.harness.get_by_label("Width of the clips").rect().center();
    desk.harness.get_by_label("Width of the clips").focus();
    desk.settle();
    for _ in 0..3 {
        desk.press(Modifiers::NONE, Key::ArrowRight);
    }
    let moved = desk.harness.get_by_label("Width of the clips").rect().center().x;
    assert!(moved - line.x > 30.0, "{moved} from {}", line.x);

    let mut desk = desk.restart();
    desk.until("the clip in it", |desk| desk.headlines() == [FOG]);
    assert_eq!(desk.selected(), [FOG]);
    desk.until("the article", |desk| desk.says("The harbour master said"));
    let again = desk.harness.get_by_label("Width of the clips").rect().center().x;
    assert!((again - moved).abs() < 1.0);
}

#[test]
fn the_language_that_was_chosen_survives() {
    let mut desk = Desk::open();
    desk.click("View");
    desk.click("Language");
    desk.click_item("简体中文");
    desk.until("Chinese", |desk| desk.says("还没有剪报"));
    let mut desk = desk.restart();
    desk.until("Chinese", |desk| desk.says("全部剪报"));
}

#[test]
fn a_new_library_starts_with_the_welcome_clip_once_and_in_the_language_of_the_system() {
    let folder = std::rc::Rc::new(tempfile::tempdir().unwrap());
    let mut desk = Desk::open_in(folder, "zh-CN");
    desk.until("the welcome clip", |desk| desk.listed() == 1);
    desk.until("it is read", |desk| desk.selected().len() == 1);
    assert!(desk.says("1 篇"));
    desk.press(Modifiers::NONE, Key::Delete);
    desk.until("an empty list", |desk| desk.listed() == 0);
    let mut desk = desk.restart();
    desk.until("an empty list", |desk| desk.says("还没有剪报"));
}
