//! Every widget has a name, in both languages; dialogs open and close.

use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

use super::desk::Desk;

#[track_caller]
fn check_names(desk: &Desk) {
    for node in desk.harness.root().children_recursive() {
        let node = node.accesskit_node();
        let pressable =
            node.data().supports_action(Action::Click) || node.data().supports_action(Action::Focus);
        let container =
            matches!(node.role(), Role::Window | Role::GenericContainer | Role::ScrollView | Role::ScrollBar);
        let named = node.label().or_else(|| node.value()).is_some_and(|name| !name.trim().is_empty());
        assert!(
            !pressable || container || named,
            "a {:?} has no name; on screen:\n{}",
            node.role(),
            desk.screen()
        );
    }
}

#[test]
fn everything_that_can_be_pressed_has_a_name() {
    let mut desk = Desk::with_three_clips();
    check_names(&desk);
    desk.click("View");
    check_names(&desk);
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::COMMAND, Key::N);
    check_names(&desk);
    desk.press(Modifiers::NONE, Key::Escape);
}

#[test]
fn dialogs_open_by_their_keys_and_close_by_escape() {
    let mut desk = Desk::open();
    for (modifiers, key, words) in
        [(Modifiers::COMMAND, Key::Comma, "Settings"), (Modifiers::NONE, Key::F1, "Keyboard shortcuts")]
    {
        desk.press(modifiers, key);
        assert!(desk.says(words));
        check_names(&desk);
        desk.press(Modifiers::NONE, Key::Escape);
        assert!(!desk.says("Close"), "{}", desk.screen());
    }
}

#[test]
fn the_interface_is_chinese_on_a_chinese_system() {
    let desk = Desk::open();
    let desk = Desk::open_in(std::rc::Rc::clone(&desk.folder), "zh-CN");
    for words in ["全部剪报", "未归类", "废纸篓", "文件", "导入网页…", "还没有剪报"] {
        assert!(desk.says(words), "{words} is not in\n{}", desk.screen());
    }
    check_names(&desk);
}

#[test]
fn the_folder_of_the_library_is_shown_by_the_system() {
    let mut desk = Desk::open();
    desk.choose("File", "Open library folder");
    let library = desk.folder.path().join("library").display().to_string();
    assert_eq!(*desk.system.opened.borrow(), [library]);
}
