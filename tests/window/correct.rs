//! The extraction corrected in the window: each act by mouse or keys, each undone.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use crate::desk::{Desk, FOG, LIGHTHOUSE, fog, lighthouse};

const FIRST: &str = "Paragraph: Ferries waited outside the harbour for a third day on Saturd…";
const SECOND: &str = "Paragraph: The harbour master said that no ship would be let in before…";
const FOOTER: &str = "All rights reserved by the Northern Gazette, no part may be…";

/// The clip is open and corrected; its page has a menu above and a notice below.
fn correcting() -> Desk {
    let mut desk = Desk::open();
    let html = fog()
        .replace("width=\"800\" height=\"500\"", "width=\"400\" height=\"120\"")
        .replace("<body>", "<body><nav><a href=/>Home</a> <a href=/n>News</a> <a href=/s>Sports</a></nav>")
        .replace("</body>", "<footer><p>All rights reserved by the Northern Gazette, no part may be reprinted.</p></footer></body>");
    desk.drop_page("fog.html", &html);
    desk.until("the article", |desk| desk.harness.query_by_role_and_label(Role::Heading, FOG).is_some());
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::E);
    desk.until("what was left out", |desk| left_out(desk).is_some());
    desk
}

/// The name of the footer while it is left out.
fn left_out(desk: &Desk) -> Option<String> {
    names(desk).into_iter().find(|name| name.starts_with("Left out (") && name.contains(FOOTER))
}

fn has(desk: &Desk, name: &str) -> bool {
    desk.harness.query_by_role_and_label(Role::Button, name).is_some()
}

/// The names of all that can be acted on, from the top.
fn names(desk: &Desk) -> Vec<String> {
    use egui_kittest::kittest::NodeT as _;
    let mut all: Vec<(i64, String)> = desk
        .harness
        .query_all_by_role(Role::Button)
        .filter_map(|node| Some((node.rect().top() as i64, node.accesskit_node().label()?)))
        .collect();
    all.sort();
    all.into_iter()
        .map(|(_, name)| name)
        .filter(|name| name.contains(": ") && !name.starts_with("Go to") && !name.starts_with("Sort by"))
        .collect()
}

#[track_caller]
fn choose(desk: &mut Desk, block: &str, item: &str) {
    // While a change is on its way no other is begun, and the click goes nowhere.
    for _ in 0..20 {
        desk.rest();
        desk.click(block);
        if desk.has_item(item) {
            return desk.click_item(item);
        }
    }
    panic!("no menu with {item}; on screen:\n{}", desk.screen());
}

#[test]
fn what_was_left_out_is_shown_in_its_place_and_put_back_by_a_click() {
    let mut desk = correcting();
    let all = names(&desk);
    let place = |start: &str| all.iter().position(|name| name.contains(start)).unwrap();
    assert!(place("Home") < place("Ferries") && place("Ferries") < place(FOOTER), "{all:?}");
    let footer = left_out(&desk).unwrap();
    desk.click(&footer);
    desk.check_undo(|desk| has(desk, &format!("Paragraph: {FOOTER}")));
    desk.click("Done");
    desk.until("the article alone", |desk| !desk.says("Left out"));
    assert!(desk.says("All rights reserved by the Northern Gazette"));
}

#[test]
fn a_screen_reader_is_told_that_the_words_are_no_longer_acted_on_by_themselves() {
    use egui_kittest::kittest::NodeT as _;
    let mut desk = correcting();
    let disabled = |desk: &Desk| -> Vec<bool> {
        let words = desk.harness.query_all_by_role(Role::Paragraph);
        words.map(|node| node.accesskit_node().is_disabled()).collect()
    };
    assert!(disabled(&desk).len() > 1 && disabled(&desk).iter().all(|disabled| *disabled));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("the article as it is read", |desk| disabled(desk).iter().all(|disabled| !disabled));
}

#[test]
fn a_block_is_left_out_by_its_menu_and_put_back() {
    let mut desk = correcting();
    choose(&mut desk, FIRST, "Leave out");
    let is_out = |desk: &Desk| desk.says("Left out (by you): Ferries waited");
    desk.check_undo(is_out);
    let name = names(&desk).into_iter().find(|name| name.contains("Ferries")).unwrap();
    desk.click(&name);
    desk.until("it is back", |desk| has(desk, FIRST));
}

#[test]
fn keys_go_from_block_to_block_leave_out_and_put_back() {
    let mut desk = correcting();
    desk.press(Modifiers::NONE, Key::Home);
    let all = names(&desk);
    for name in &all {
        let is_here = |desk: &Desk| desk.harness.get_by_role_and_label(Role::Button, name).is_focused();
        assert!(is_here(&desk), "{name} has the keyboard");
        desk.press(Modifiers::NONE, Key::ArrowDown);
    }
    for _ in 0..all.len() {
        if desk.harness.get_by_role_and_label(Role::Button, FIRST).is_focused() {
            break;
        }
        desk.press(Modifiers::NONE, Key::ArrowUp);
    }
    desk.press(Modifiers::NONE, Key::Delete);
    desk.check_undo(|desk| desk.says("Left out (by you): Ferries waited"));
    desk.press(Modifiers::NONE, Key::Enter);
    desk.until("it is back", |desk| has(desk, FIRST));
    assert!(desk.has_clip(FOG), "Delete was about the block");
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("the article alone", |desk| !desk.says("Left out"));
}

#[test]
fn words_are_typed_anew() {
    let mut desk = correcting();
    choose(&mut desk, SECOND, "Edit words…");
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("No ship was let in.");
    desk.click("Keep");
    desk.check_undo(|desk| has(desk, "Paragraph: No ship was let in."));
}

#[test]
fn a_block_is_split_at_the_cursor_and_joined_again() {
    let mut desk = correcting();
    choose(&mut desk, SECOND, "Edit words…");
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.press(Modifiers::NONE, Key::Home);
    for _ in 0.."The harbour master said ".len() {
        desk.press(Modifiers::NONE, Key::ArrowRight);
    }
    desk.press(Modifiers::COMMAND, Key::Enter);
    let is_split = |desk: &Desk| has(desk, "Paragraph: The harbour master said");
    desk.check_undo(is_split);
    let name = names(&desk).into_iter().find(|name| name.contains("that no ship would")).unwrap();
    choose(&mut desk, &name, "Join with the block above");
    desk.check_undo(|desk| has(desk, SECOND));
}

#[test]
fn a_block_is_made_a_heading_and_a_caption() {
    let mut desk = correcting();
    choose(&mut desk, FIRST, "Heading");
    let heading = FIRST.replace("Paragraph", "Heading");
    desk.check_undo(|desk| has(desk, &heading));
    choose(&mut desk, &heading, "Caption of the picture beside it");
    desk.check_undo(|desk| !has(desk, &heading) && desk.says("as far as it could be seen Ferries waited"));
}

#[test]
fn fields_are_typed_and_dates_as_one_writes_them() {
    let mut desk = correcting();
    desk.click("Headline, source, dates…");
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("Fog lifts");
    desk.harness.get_by_role_and_label(Role::TextInput, "Published").click();
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("soon");
    assert!(desk.says("No date can be read in this"));
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("2024年3月4日 下午3時20分");
    assert!(desk.says("4 March 2024, 15:20"));
    desk.click("Keep");
    let is_kept = |desk: &Desk| desk.has_clip("Fog lifts") && desk.says("Published 4\u{a0}March\u{a0}2024");
    desk.check_undo(is_kept);
}

#[test]
fn the_interface_speaks_chinese_here_too() {
    let desk = correcting();
    let folder = desk.folder.clone();
    drop(desk);
    let mut desk = Desk::open_in(folder, "zh-CN");
    desk.until("the clip", |desk| desk.has_clip(FOG));
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::E);
    desk.until("what was left out", |desk| desk.says("未收入（"));
    assert!(desk.says("正文：Ferries waited"));
}

/// A page of a site with a note that its makers mark by a class.
fn with_note(html: &str, number: u32) -> String {
    let address = format!(
        "<meta charset=\"utf-8\"><link rel=canonical href=https://www.gazette.example/{number}.html>"
    );
    let note = "<div class=house-note><p>The editors are sorting this week's letters and ask for some patience.</p></div></article>";
    html.replace("<meta charset=\"utf-8\">", &address)
        .replace("width=\"800\" height=\"500\"", "width=\"400\" height=\"120\"")
        .replace("</article>", note)
}

const NOTE: &str = "Paragraph: The editors are sorting this week's letters and ask for some…";

#[test]
fn a_decision_is_kept_for_the_site_and_taken_back_in_the_settings() {
    let mut desk = Desk::open();
    desk.drop_page("fog.html", &with_note(&fog(), 1));
    desk.until("the article", |desk| desk.harness.query_by_role_and_label(Role::Heading, FOG).is_some());
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::E);
    desk.until("the blocks", |desk| has(desk, NOTE));
    choose(&mut desk, NOTE, "Leave out, here and always on gazette.example");
    desk.check_undo(|desk| desk.says("Left out (by your rule for this site): The editors"));
    desk.press(Modifiers::NONE, Key::Escape);

    let next = with_note(&lighthouse(), 2);
    desk.drop_page("next.html", &next);
    let opened = |desk: &Desk| desk.harness.query_by_role_and_label(Role::Heading, LIGHTHOUSE).is_some();
    desk.until("the next page", opened);
    desk.settle();
    assert!(!desk.says("The editors are sorting"), "it is left out of the next page too");

    desk.choose("File", "Settings…");
    assert!(desk.says("1 rule"));
    desk.click("Site rules…");
    desk.settle();
    desk.click(
        "Delete: gazette.example: leave out “The editors are sorting this week's letters and ask for some”",
    );
    desk.until("no rule", |desk| desk.says("Nothing is decided for a site yet."));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.choose_deep("Edit", "Extraction", "Extract again");
    desk.until("it is let in again", |desk| desk.says("The editors are sorting"));
}

#[test]
fn what_is_put_back_for_the_site_is_chosen_in_a_menu_by_key_or_pointer() {
    let mut desk = Desk::open();
    let intro =
        "<body><div class=intro-line><p>In short: the port is shut, and nobody knows for how long.</p></div>";
    let html = with_note(&fog(), 1).replace("<body>", intro);
    desk.drop_page("fog.html", &html);
    desk.until("the article", |desk| desk.harness.query_by_role_and_label(Role::Heading, FOG).is_some());
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::E);
    desk.until("what was left out", |desk| names(desk).iter().any(|name| name.contains("In short")));
    let intro = names(&desk).into_iter().find(|name| name.contains("In short")).unwrap();
    assert!(intro.starts_with("Left out"), "{intro}");
    desk.harness.get_by_role_and_label(Role::Button, &intro).focus();
    desk.settle();
    desk.press(Modifiers::SHIFT, Key::F10);
    assert!(desk.says("Put back, here and always on gazette.example"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.settle();
    desk.harness.get_by_role_and_label(Role::Button, &intro).click_secondary();
    desk.settle();
    desk.click_item("Put back, here and always on gazette.example");
    let back = "Paragraph: In short: the port is shut, and nobody knows for how long.";
    desk.check_undo(|desk| has(desk, back));
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_and_enter("site rules");
    desk.until("the list", |desk| desk.says("gazette.example: keep “In short"));
}

#[test]
fn a_block_is_split_before_the_sentence_that_was_clicked() {
    let mut desk = correcting();
    choose(&mut desk, SECOND, "Edit words…");
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("Fog came. Ships left. Nobody stayed.");
    desk.click("Keep");
    let words = "Paragraph: Fog came. Ships left. Nobody stayed.";
    desk.until("the words", |desk| has(desk, words));
    desk.settle();
    desk.click(words);
    // The middle of the block is far behind its last sentence.
    desk.click_item("Split before “Nobody staye…”");
    desk.check_undo(|desk| has(desk, "Paragraph: Fog came. Ships left."));
}
