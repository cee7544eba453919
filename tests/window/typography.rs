//! How articles are set is chosen in the settings, by keys or in the palette, and remembered; words are copied.

use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::desk::{Desk, FOG};

const FIRST: &str = "Ferries waited outside the harbour";

fn reading() -> Desk {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk
}

fn height(desk: &Desk) -> f32 {
    let paragraphs = desk.harness.query_all_by_role(egui::Role::Paragraph);
    let is_first = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|words| words.starts_with(FIRST))
    };
    paragraphs.into_iter().find(is_first).expect("the first paragraph").rect().height()
}

#[test]
fn keys_make_the_text_larger_and_a_restart_keeps_it() {
    let mut desk = reading();
    let usual = height(&desk);
    for _ in 0..4 {
        desk.press(Modifiers::ALT, Key::Equals);
    }
    let large = height(&desk);
    assert!(large > usual * 1.3, "{large} after {usual}");
    let mut desk = desk.restart();
    desk.until("the article", |desk| desk.says(FIRST));
    assert!((height(&desk) - large).abs() < 1.0);
    desk.press(Modifiers::ALT, Key::Num0);
    assert!((height(&desk) - usual).abs() < 1.0);
}

#[test]
fn the_settings_change_size_rows_edge_and_paragraphs() {
    let mut desk = reading();
    let usual = height(&desk);
    desk.press(Modifiers::COMMAND, Key::Comma);
    desk.click("Larger text");
    assert!(desk.says("110 %"), "{}", desk.screen());
    desk.click("Shorter rows");
    assert!(desk.says("36"));
    for choice in ["Airy", "Justified", "Indents", "High contrast", "Paper"] {
        desk.click(choice);
    }
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(height(&desk) > usual * 1.2);
    let kept = desk.restart();
    let view = std::fs::read_to_string(kept.folder.path().join("library/view.json")).unwrap();
    for part in
        ["\"size_percent\": 110", "\"measure\": 36", "\"airy\"", "\"even\"", "\"indents\"", "\"paper\""]
    {
        assert!(view.contains(part), "{part} is not in\n{view}");
    }
}

#[test]
fn a_heading_is_gone_to_by_its_letters() {
    let mut desk = Desk::open();
    let paragraph = |at| format!("<p>Paragraph {at} of a long story that is told here.</p>");
    let body = (0..60).map(paragraph).collect::<Vec<_>>().concat();
    let after = body.replace("of a long story", "after the long story").replace("Paragraph", "Part");
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><title>A long story</title></head><body><article><h1>A long story</h1>{body}<h2>What came of it</h2>{after}</article></body></html>"
    );
    desk.drop_page("long.html", &html);
    desk.until("the clip", |desk| desk.listed() == 1);
    desk.click_clip("A long story");
    assert!(!desk.says("What came of it"));
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    desk.type_text("came");
    assert!(desk.says("What came of it"), "{}", desk.screen());
    desk.press(Modifiers::NONE, Key::Enter);
    desk.settle();
    let heading = desk.harness.get_by_role_and_label(egui::Role::Heading, "What came of it");
    assert!(heading.rect().top() < 400.0);
}

#[test]
fn the_article_is_selected_and_copied_by_keys() {
    let mut desk = reading();
    let at = desk.harness.query_all_by_label_contains(FIRST).next().unwrap().rect().center();
    desk.harness.drag_at(at);
    desk.harness.step();
    desk.harness.drop_at(at);
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::A);
    desk.harness.event(egui::Event::Copy);
    desk.harness.step();
    let copied = desk.harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("words on the clipboard");
    desk.settle();
    assert!(copied.starts_with(FOG), "{copied}");
    assert!(copied.contains(FIRST) && copied.contains("Fishermen mended their nets"));
    assert!(desk.says("Copied"), "{}", desk.screen());
}
