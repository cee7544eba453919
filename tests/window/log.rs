//! The log is shown from the menu and the palette.

use egui::{Key, Modifiers};
use jianbao::log;

use super::desk::Desk;

#[test]
fn the_log_is_opened_and_an_empty_one_is_told_of() {
    let mut desk = Desk::open();
    desk.choose("Help", "Show log");
    assert!(desk.says("The log is empty"), "{}", desk.screen());
    assert!(desk.system.opened.borrow().is_empty());
    let file = desk.folder.path().join("library").join(log::NAME);
    std::fs::write(&file, "a line\n").unwrap();
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text("show log");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(*desk.system.opened.borrow(), [file.display().to_string()]);
}
