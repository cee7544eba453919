//! Words of the article are marked in four colours, chosen, recoloured, let go; each act is taken back and done again.

use std::rc::Rc;

use egui::{Key, Modifiers, Pos2, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jianbao::library::{ClipId, Highlight, Order, Scope};

use super::desk::{Desk, FOG, fog};

const FIRST: &str = "Ferries waited outside the harbour";
const SECOND: &str = "The harbour master said";

/// A window with one clip, which is open.
pub fn open() -> Desk {
    let mut desk = Desk::open();
    desk.drop_page("fog.html", &fog());
    desk.until("the clip", |desk| desk.selected() == [FOG]);
    desk.settle();
    desk
}

pub fn clip(desk: &Desk) -> ClipId {
    desk.reader().clip_ids(Scope::All, Order::NewestAdded).unwrap()[0]
}

pub fn highlights(desk: &Desk) -> Vec<Highlight> {
    desk.reader().highlights(clip(desk)).unwrap()
}

/// Colour and first words of each.
pub fn marked(desk: &Desk) -> Vec<String> {
    let short = |words: &str| words.chars().take(20).collect::<String>();
    let line = |highlight: Highlight| format!("{} {}", highlight.tint.name(), short(&highlight.anchor.quote));
    highlights(desk).into_iter().map(line).collect()
}

/// A point in the paragraph that begins so: right of its left end, in its first row.
fn point(desk: &Desk, words: &str, right: f32) -> Pos2 {
    let paragraph = desk.harness.query_all_by_role(Role::Paragraph).find(|node| {
        let node = node.accesskit_node();
        node.label().is_some_and(|label| label.starts_with(words))
    });
    paragraph.expect("the paragraph").rect().left_top() + egui::vec2(right, 12.0)
}

/// Drags over the words between two points.
pub fn select(desk: &mut Desk, from: (&str, f32), to: (&str, f32)) {
    let (from, to) = (point(desk, from.0, from.1), point(desk, to.0, to.1));
    desk.drag(from, to);
}

/// Clicks the middle of a paragraph's first row.
fn click_words(desk: &mut Desk, words: &str, right: f32) {
    let at = point(desk, words, right);
    desk.harness.hover_at(at);
    desk.harness.step();
    desk.harness.drag_at(at);
    desk.harness.step();
    desk.harness.drop_at(at);
    desk.settle();
}

#[test]
fn a_key_marks_what_is_selected_across_blocks_and_undo_takes_it_back() {
    let mut desk = open();
    select(&mut desk, (FIRST, 0.0), (SECOND, 60.0));
    desk.press(Modifiers::NONE, Key::Num1);
    desk.until("the mark", |desk| marked(desk) == ["yellow Ferries waited outsi"]);
    let quote = highlights(&desk)[0].anchor.quote.clone();
    assert!(quote.contains("Thursday") || quote.contains("quays."), "{quote}");
    assert!(quote.contains("\nThe h"), "it goes on in the next paragraph: {quote}");
    let tells = |desk: &Desk| {
        let states = desk.clip(FOG).accesskit_node().value().unwrap_or_default();
        states.contains("With notes or highlights")
    };
    desk.until("the list tells of it", tells);
    desk.undo();
    desk.until("nothing marked", |desk| marked(desk).is_empty());
    desk.until("the list tells nothing of it", |desk| !tells(desk));
    desk.redo();
    desk.until("the mark again", |desk| marked(desk).len() == 1);
}

#[test]
fn the_bar_at_the_selection_marks_it_and_then_offers_to_recolour_and_remove_it() {
    let mut desk = open();
    select(&mut desk, (FIRST, 0.0), (FIRST, 120.0));
    desk.click("Highlight in green");
    desk.until("the mark", |desk| marked(desk).len() == 1);
    desk.until("it is chosen", |desk| desk.says("Remove highlight"));
    assert!(marked(&desk)[0].starts_with("green "));
    desk.settle();
    desk.click("Highlight in pink");
    desk.until("the other colour", |desk| marked(desk)[0].starts_with("pink "));
    desk.undo();
    desk.until("the first colour", |desk| marked(desk)[0].starts_with("green "));
    desk.settle();
    desk.click("Remove highlight");
    desk.until("nothing marked", |desk| marked(desk).is_empty());
    desk.until("the message", |desk| desk.says("Highlight removed"));
    desk.undo();
    desk.until("the mark again", |desk| marked(desk).len() == 1);
}

#[test]
fn a_click_chooses_marked_words_for_the_keys_and_one_beside_them_lets_them_go() {
    let mut desk = open();
    select(&mut desk, (FIRST, 0.0), (FIRST, 120.0));
    desk.press(Modifiers::NONE, Key::Num2);
    desk.until("the mark", |desk| marked(desk).len() == 1);
    desk.settle();
    click_words(&mut desk, SECOND, 60.0);
    assert!(!desk.says("Remove highlight"));
    click_words(&mut desk, FIRST, 40.0);
    assert!(desk.says("Remove highlight"));
    desk.harness.event(egui::Event::Copy);
    desk.harness.step();
    let quote = highlights(&desk)[0].anchor.quote.clone();
    let copied = |desk: &Desk| {
        let commands = &desk.harness.output().platform_output.commands;
        commands.contains(&egui::OutputCommand::CopyText(quote.clone()))
    };
    assert!(copied(&desk), "what is chosen is copied, and not the whole article");
    desk.settle();
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.says("Remove highlight"), "Escape lets them go");
    click_words(&mut desk, FIRST, 40.0);
    desk.press(Modifiers::NONE, Key::Num3);
    desk.until("blue", |desk| marked(desk)[0].starts_with("blue "));
    desk.settle();
    desk.press(Modifiers::NONE, Key::Delete);
    desk.until("nothing marked", |desk| marked(desk).is_empty());
    assert_eq!(desk.listed(), 1, "Delete is about the marked words and not about the clip");
    desk.undo();
    desk.until("the mark again", |desk| marked(desk).len() == 1);
}

#[test]
fn the_menu_of_the_words_and_the_menu_bar_have_the_same() {
    let mut desk = open();
    select(&mut desk, (FIRST, 0.0), (FIRST, 120.0));
    let at = point(&desk, FIRST, 40.0);
    desk.harness.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        let button = egui::PointerButton::Secondary;
        desk.harness.event(egui::Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
        desk.harness.step();
    }
    desk.settle();
    desk.click_item("Highlight in blue");
    desk.until("the mark", |desk| marked(desk).len() == 1);
    desk.settle();
    desk.choose_deep("Edit", "Highlight", "Highlight in yellow");
    desk.until("the other colour", |desk| marked(desk)[0].starts_with("yellow "));
}

#[test]
fn keys_go_from_highlight_to_highlight() {
    let mut desk = open();
    for (from, count) in [(200.0, 1), (0.0, 2)] {
        select(&mut desk, (FIRST, from), (FIRST, from + 80.0));
        desk.press(Modifiers::NONE, Key::Num1);
        desk.until("the mark", |desk| marked(desk).len() == count);
        desk.settle();
    }
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::NONE, Key::F8);
    desk.press(Modifiers::NONE, Key::Num4);
    desk.until("the first is pink", |desk| marked(desk)[0].starts_with("pink "));
    desk.settle();
    desk.press(Modifiers::SHIFT, Key::F8);
    desk.press(Modifiers::NONE, Key::Num3);
    desk.until("the last is blue", |desk| marked(desk)[1].starts_with("blue "));
}

#[test]
fn words_of_the_interface_cannot_be_marked_and_that_is_said() {
    let mut desk = open();
    let line = desk.harness.get_by_label_contains("2024").rect();
    desk.drag(line.left_center() + egui::vec2(2.0, 0.0), line.left_center() + egui::vec2(60.0, 0.0));
    desk.press(Modifiers::NONE, Key::Num1);
    desk.until("the message", |desk| desk.says("Only words of the article can be highlighted"));
    assert_eq!(marked(&desk), Vec::<String>::new());
}

#[test]
fn a_window_in_chinese_has_the_same_names_in_chinese() {
    let desk = open();
    let folder = Rc::clone(&desk.folder);
    drop(desk);
    let mut desk = Desk::open_in(folder, "zh-CN");
    desk.until("the clip", |desk| desk.selected() == [FOG]);
    desk.settle();
    select(&mut desk, (FIRST, 0.0), (FIRST, 120.0));
    desk.click("绿色划线");
    desk.until("the mark", |desk| marked(desk).len() == 1);
    desk.until("it is chosen", |desk| desk.says("删除划线"));
}
