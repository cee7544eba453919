//! The keyboard goes from pane to pane, and to the menus when it is asked to.

use egui::accesskit::Role as Named;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};

use super::desk::{Desk, FOG};

/// What has the focus, by kind and name.
fn focused(desk: &Desk) -> Option<(Named, String)> {
    let nodes = desk.harness.root().children_recursive();
    let node = nodes.into_iter().map(|node| node.accesskit_node()).find(AccessKitNode::is_focused);
    node.map(|node| (node.role(), node.label().or_else(|| node.value()).unwrap_or_default()))
}

fn focused_name(desk: &Desk) -> String {
    focused(desk).map(|(_, name)| name).unwrap_or_default()
}

#[test]
fn f6_goes_from_pane_to_pane_and_back() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    for name in ["Article", "Collections", "Clips", "Article"] {
        desk.press(Modifiers::NONE, Key::F6);
        assert_eq!(focused_name(&desk), name);
    }
    for name in ["Clips", "Collections", "Article"] {
        desk.press(Modifiers::SHIFT, Key::F6);
        assert_eq!(focused_name(&desk), name);
    }
}

#[test]
fn arrow_keys_belong_to_the_pane_that_f6_led_to() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.press(Modifiers::SHIFT, Key::F6);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.until("the list of what is unfiled", |desk| desk.says("Unfiled"));
    assert!(desk.row("Unfiled").accesskit_node().toggled() == Some(egui::accesskit::Toggled::True));
}

#[test]
fn f6_leaves_a_text_field_and_takes_the_notes_in() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.press(Modifiers { shift: true, ..Modifiers::COMMAND }, Key::M);
    desk.press(Modifiers::COMMAND, Key::F);
    desk.press(Modifiers::NONE, Key::F6);
    assert_eq!(focused_name(&desk), "Article");
    desk.press(Modifiers::NONE, Key::F6);
    assert_eq!(focused_name(&desk), "Highlights and notes");
    desk.press(Modifiers::NONE, Key::F6);
    assert_eq!(focused_name(&desk), "Collections");
}

#[test]
fn tab_passes_the_menus_by() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    let menus = ["File", "Edit", "Collection", "View", "Help"];
    for _ in 0..40 {
        desk.press(Modifiers::NONE, Key::Tab);
        let name = focused_name(&desk);
        assert!(!menus.contains(&name.as_str()), "{name}");
    }
}

#[test]
fn f10_leads_to_the_menus_and_arrows_go_through_them() {
    let mut desk = Desk::with_three_clips();
    desk.press(Modifiers::NONE, Key::F10);
    assert_eq!(focused(&desk).unwrap().1, "File");
    desk.press(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(focused(&desk).unwrap().1, "Edit");
    desk.press(Modifiers::NONE, Key::ArrowLeft);
    desk.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(focused(&desk).unwrap().1, "Help");
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert!(desk.has_item("About Jianbao"), "{}", desk.screen());
    assert_eq!(focused(&desk), Some((Named::MenuItem, "Find a command…".to_owned())));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.has_item("About Jianbao"));
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.until("the keys are the list's again", |desk| desk.selected().len() == 1);
}

#[test]
fn alt_alone_leads_to_the_menus_and_with_another_key_it_does_not() {
    let mut desk = Desk::with_three_clips();
    let hold = |desk: &mut Desk, modifiers| {
        desk.harness.event(egui::Event::ModifiersChanged(modifiers));
        desk.harness.step();
    };
    hold(&mut desk, Modifiers::ALT);
    desk.harness.event(egui::Event::Key {
        key: Key::ArrowDown,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::ALT,
    });
    hold(&mut desk, Modifiers::ALT);
    hold(&mut desk, Modifiers::NONE);
    desk.settle();
    assert!(
        desk.harness.query_by_role_and_label(Role::Button, "File").is_some_and(|file| !file.is_focused())
    );
    hold(&mut desk, Modifiers::ALT);
    hold(&mut desk, Modifiers::NONE);
    desk.settle();
    assert_eq!(focused_name(&desk), "File");
}
