//! Dialogs fit the smallest window at any zoom: what is in them can be scrolled to, and their buttons are to be seen.

use std::rc::Rc;

use egui::{Key, Modifiers, Rect, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::desk::{Desk, FOG};

const PALETTE: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// Windows and their zoom: the smallest at 100 %, and a small and a wide one at 200 %.
const ROOMS: [(f32, f32, f32); 3] = [(680.0, 420.0, 1.0), (680.0, 480.0, 2.0), (1240.0, 800.0, 2.0)];

/// The same library in a window of another size and zoom.
fn shrunk(desk: Desk, (width, height, zoom): (f32, f32, f32), language: &'static str) -> Desk {
    let folder = Rc::clone(&desk.folder);
    drop(desk);
    let view = folder.path().join("library/view.json");
    let mut state: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&view).unwrap()).unwrap();
    state["zoom"] = zoom.into();
    std::fs::write(&view, state.to_string()).unwrap();
    let builder = Harness::builder().with_size(egui::vec2(width, height));
    let mut desk = Desk::build(folder, language, builder);
    desk.rest();
    desk
}

fn window(desk: &Desk) -> Rect {
    desk.harness.ctx.content_rect()
}

#[track_caller]
fn check_seen(desk: &Desk, name: &str) {
    let button = desk.harness.get_by_role_and_label(Role::Button, name).rect();
    assert!(window(desk).contains_rect(button), "{name} at {button} in {}", window(desk));
}

#[test]
fn settings_keep_their_button_in_any_window() {
    let mut desk = Desk::open();
    for (language, close) in [("en", "Close"), ("zh-CN", "关闭")] {
        for room in ROOMS {
            desk = shrunk(desk, room, language);
            desk.press(Modifiers::COMMAND, Key::Comma);
            desk.settle();
            check_seen(&desk, close);
            desk.click(close);
            assert!(desk.harness.query_by_role_and_label(Role::Button, close).is_none());
        }
    }
}

#[test]
fn the_other_dialogs_keep_their_buttons_in_the_smallest_window() {
    let mut desk = shrunk(Desk::with_three_clips(), ROOMS[1], "en");
    desk.click_clip(FOG);
    for (command, button) in [
        ("keyboard shortcuts", "Close"),
        ("about", "Close"),
        ("Rules…", "New rule…"),
        ("Site rules…", "Close"),
        ("Backups…", "Close"),
        ("Last import…", "Close"),
    ] {
        if command == "Last import…" {
            // There is none since the start.
            let page = desk.write("nothing.html", "");
            desk.drop_files(&[page]);
            desk.until("the report", |desk| desk.says("Import"));
        } else {
            desk.press(PALETTE, Key::P);
            desk.type_and_enter(command);
            desk.settle();
        }
        check_seen(&desk, button);
        desk.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn what_does_not_fit_is_scrolled_to_under_buttons_that_stay() {
    let mut desk = shrunk(Desk::open(), ROOMS[1], "en");
    desk.press(Modifiers::COMMAND, Key::Comma);
    desk.settle();
    let before = desk.harness.get_by_role_and_label(Role::Button, "Close").rect();
    let theme = desk.harness.get_by_label("Theme").rect();
    desk.harness.hover_at(window(&desk).center());
    desk.harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -60.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    for _ in 0..20 {
        desk.harness.step();
    }
    let moved = desk.harness.get_by_label("Theme").rect();
    assert!(moved.top() < theme.top(), "{moved} from {theme}");
    assert_eq!(desk.harness.get_by_role_and_label(Role::Button, "Close").rect(), before);
}

#[test]
fn the_palette_shows_six_rows_in_any_window() {
    let mut desk = Desk::open();
    for room in ROOMS {
        desk = shrunk(desk, room, "en");
        desk.press(PALETTE, Key::P);
        desk.settle();
        let whole = window(&desk);
        let rows = desk.harness.query_all_by_role(Role::ListBoxOption);
        let seen = rows.filter(|row| whole.contains_rect(row.rect())).count();
        assert!(seen >= 6, "{seen} rows in {whole}");
        desk.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn a_shortcut_is_found_and_the_sheet_keeps_its_size() {
    let mut desk = Desk::open();
    desk.press(Modifiers::NONE, Key::F1);
    let place = |desk: &Desk| desk.harness.get_by_role_and_label(Role::Button, "Close").rect();
    let before = place(&desk);
    desk.type_text("next pane");
    assert!(desk.says("Next pane") && !desk.says("Undo"), "{}", desk.screen());
    assert_eq!(place(&desk), before);
    desk.type_text("zeppelin");
    assert!(desk.says("No shortcut has that"), "{}", desk.screen());
    assert_eq!(place(&desk), before);
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::NONE, Key::F1);
    assert!(desk.says("Undo"), "it is empty when it is opened again:\n{}", desk.screen());
}
