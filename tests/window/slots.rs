//! Picture slots in the window: filled in every way, emptied, turned, worded, moved, and each act undone.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use jianbao::fetch::Given;

use crate::desk::{Desk, FOG, pixels, png};

const EMPTY: &str =
    "Picture 1: The northern pier, as far as it could be seen (empty: On the network: img.news.example)";
const FILLED: &str = "Picture 1: The northern pier, as far as it could be seen";

/// The clip with one empty slot is open.
fn reading() -> Desk {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.until("the article", is_empty);
    desk
}

fn is_empty(desk: &Desk) -> bool {
    desk.harness.query_by_role_and_label(Role::Figure, EMPTY).is_some()
}

fn is_filled(desk: &Desk) -> bool {
    desk.harness.query_by_role_and_label(Role::Image, FILLED).is_some()
}

fn picture(desk: &Desk, name: &str, shade: u8) -> std::path::PathBuf {
    let path = desk.folder.path().join(name);
    std::fs::write(&path, png(300, 200, shade)).unwrap();
    path
}

/// Takes the fill back and does it again.
#[track_caller]
fn check_undo(desk: &mut Desk) {
    desk.until("the filled slot", is_filled);
    desk.undo();
    desk.until("the empty slot again", is_empty);
    desk.redo();
    desk.until("the filled slot again", is_filled);
}

#[track_caller]
fn choose_in_menu(desk: &mut Desk, item: &str) {
    desk.click("Picture 1: what can be done");
    desk.click_item(item);
}

#[test]
fn without_dialogs_a_picture_is_dropped_or_pasted() {
    let mut desk = reading();
    desk.system.without_dialogs.set(true);
    desk.click("Picture 1: Choose picture…");
    desk.until("the ways that are left", |desk| desk.says("Drop pictures on the article, or paste them"));
}

#[test]
fn a_chosen_picture_fills_a_slot_and_the_text_stays_where_it_was() {
    let mut desk = reading();
    let below = "The harbour master said that no ship";
    let top = |desk: &Desk| desk.harness.query_all_by_label_contains(below).next().unwrap().rect().top();
    let before = top(&desk);
    desk.system.chosen.borrow_mut().push(picture(&desk, "pier.png", 40));
    desk.click("Picture 1: Choose picture…");
    check_undo(&mut desk);
    assert!((top(&desk) - before).abs() < 0.5, "the text below has not moved");
    assert!(desk.system.web.asked.lock().unwrap().is_empty());
}

#[test]
fn a_picture_on_the_clipboard_is_pasted_into_a_slot() {
    let mut desk = reading();
    desk.click("Picture 1: Paste");
    desk.until("the reason", |desk| desk.says("There is no picture there"));
    desk.system.clipboard.hold(pixels(30, 20, 7));
    desk.click("Picture 1: Paste");
    check_undo(&mut desk);
}

#[test]
fn only_the_act_of_loading_asks_the_network() {
    let mut desk = reading();
    assert!(desk.system.web.asked.lock().unwrap().is_empty(), "nothing is asked by reading");
    desk.click("Picture 1: Load");
    check_undo(&mut desk);
    let asked = desk.system.web.asked.lock().unwrap().clone();
    assert_eq!(asked, [("https://img.news.example/1.jpg".to_owned(), Given::ByPage)]);
}

#[test]
fn an_address_that_was_typed_is_asked_as_typed() {
    let mut desk = reading();
    choose_in_menu(&mut desk, "Load from an address…");
    desk.type_and_enter("http://nas.local/pier.png");
    check_undo(&mut desk);
    let asked = desk.system.web.asked.lock().unwrap().clone();
    assert_eq!(asked, [("http://nas.local/pier.png".to_owned(), Given::Typed)]);
}

#[test]
fn one_picture_dropped_on_a_slot_fills_it() {
    let mut desk = reading();
    let at = desk.harness.get_by_role_and_label(Role::Figure, EMPTY).rect().center();
    desk.harness.hover_at(at);
    desk.harness.step();
    let path = picture(&desk, "anything.png", 200);
    desk.drop_files(&[path]);
    check_undo(&mut desk);
}

#[test]
fn several_dropped_pictures_are_shown_before_they_are_kept() {
    let mut desk = reading();
    let paths = [picture(&desk, "other.png", 200), picture(&desk, "1.png", 20)];
    desk.drop_files(&paths);
    desk.until("the sheet", |desk| desk.says("Fill picture slots"));
    assert!(is_empty(&desk), "nothing is kept yet");
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(is_empty(&desk));
    desk.drop_files(&paths);
    desk.until("the sheet again", |desk| desk.says("Fill 1 slot"));
    desk.click("Fill 1 slot");
    check_undo(&mut desk);
}

#[test]
fn the_folder_beside_the_page_fills_slots_and_a_file_that_is_no_picture_is_told() {
    let mut desk = reading();
    let folder = desk.folder.path().join("fog_files");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("1.png"), png(30, 20, 3)).unwrap();
    std::fs::write(folder.join("bad.png"), "no picture").unwrap();
    desk.system.chosen.borrow_mut().push(folder);
    desk.choose("Edit", "Fill from a folder…");
    desk.until("the sheet", |desk| desk.says("Fill 1 slot"));
    assert!(desk.says("bad.png: The picture is broken"));
    desk.click("Fill 1 slot");
    check_undo(&mut desk);
}

#[test]
fn a_picture_is_turned_taken_out_and_its_words_are_edited() {
    let mut desk = reading();
    desk.system.chosen.borrow_mut().push(picture(&desk, "pier.png", 40));
    desk.click("Picture 1: Choose picture…");
    desk.until("the filled slot", is_filled);
    let shape = |desk: &Desk| desk.harness.get_by_role_and_label(Role::Image, FILLED).rect().size();
    let before = shape(&desk);
    choose_in_menu(&mut desk, "Turn right");
    desk.check_undo(|desk| is_filled(desk) && shape(desk) != before);
    desk.undo();
    desk.until("the picture as it was", |desk| is_filled(desk) && shape(desk) == before);

    choose_in_menu(&mut desk, "Edit caption and credit…");
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("Fog");
    desk.click("Keep");
    desk.check_undo(|desk| desk.harness.query_by_role_and_label(Role::Image, "Picture 1: Fog").is_some());
    desk.undo();
    desk.until("the caption as it was", is_filled);

    choose_in_menu(&mut desk, "Take the picture out");
    desk.check_undo(is_empty);
}

#[test]
fn a_slot_is_added_moved_and_removed() {
    let mut desk = reading();
    desk.choose("Edit", "Add picture slot here");
    desk.until("two slots", |desk| desk.says("2 pictures, 2 empty"));
    assert!(desk.says("Picture 2: The northern pier"));
    let top =
        |desk: &Desk, name: &str| desk.harness.query_all_by_label_contains(name).next().unwrap().rect().top();
    desk.check_undo(|desk| desk.says("2 pictures, 2 empty"));
    let below = |desk: &Desk| top(desk, "Picture 1: what can be done") > top(desk, "Ferries waited outside");
    assert!(!below(&desk));
    choose_in_menu(&mut desk, "Move down");
    desk.check_undo(below);
    choose_in_menu(&mut desk, "Remove this slot");
    desk.check_undo(|desk| desk.says("1 picture, 1 empty"));
}

#[test]
fn a_slot_is_added_below_any_block() {
    let mut desk = reading();
    let paragraph = |desk: &Desk| {
        let words = desk.harness.query_all_by_label_contains("Ferries waited outside").next().unwrap();
        words.rect().bottom()
    };
    desk.harness.query_all_by_label_contains("Ferries waited outside").next().unwrap().click_secondary();
    desk.settle();
    desk.click_item("Add picture slot below");
    desk.until("two slots", |desk| desk.says("2 pictures, 2 empty"));
    let slots = desk.harness.query_all_by_role(Role::Figure);
    assert!(slots.map(|slot| slot.rect().top()).any(|top| top > paragraph(&desk)));
    desk.check_undo(|desk| desk.says("2 pictures, 2 empty"));
}

#[test]
fn a_picture_that_moves_plays_only_when_it_is_asked_to() {
    let mut desk = reading();
    let path = desk.folder.path().join("pier.gif");
    std::fs::write(&path, moving_gif()).unwrap();
    desk.system.chosen.borrow_mut().push(path);
    desk.click("Picture 1: Choose picture…");
    desk.until("the filled slot", is_filled);
    desk.harness.query_by_role_and_label(Role::Image, FILLED).unwrap().click();
    desk.until("the picture at its full size", |desk| desk.says("Play"));
    desk.click("Play");
    desk.until("that it plays", |desk| desk.says("Stop") && !desk.says("Play"));
    desk.press(Modifiers::NONE, Key::Space);
    desk.until("that it stands still", |desk| desk.says("Play"));
}

/// Two frames, one light and one dark.
fn moving_gif() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    for shade in [20, 230] {
        let picture = image::RgbaImage::from_pixel(60, 40, image::Rgba([shade, shade, shade, 255]));
        encoder.encode_frame(image::Frame::new(picture)).unwrap();
    }
    drop(encoder);
    bytes
}

#[test]
fn the_strip_shows_all_slots_and_leads_to_each() {
    let mut desk = reading();
    let go = format!("Go to {EMPTY}");
    let ways = |desk: &Desk| desk.harness.query_all_by_label(&go).count();
    assert_eq!(ways(&desk), 1, "the line at the top has one");
    desk.press(Modifiers::NONE, Key::F4);
    assert_eq!(ways(&desk), 2, "{}", desk.screen());
    desk.harness.query_all_by_label(&go).last().unwrap().click();
    desk.settle();
    let pane = desk.harness.query_all_by_role(Role::Article).next().unwrap().rect();
    let slot = desk.harness.query_by_role_and_label(Role::Figure, EMPTY).unwrap().rect();
    assert!(pane.contains_rect(slot), "the slot is in the window");
    desk.choose("View", "Hide the strip of picture slots");
    assert_eq!(ways(&desk), 1);
    desk.press(Modifiers::NONE, Key::F4);
    assert_eq!(ways(&desk), 2);
    desk.press(Modifiers::NONE, Key::F4);
    assert_eq!(ways(&desk), 1, "the key that opens the strip closes it");
}

#[test]
fn a_picture_is_shown_near_saved_and_copied() {
    let mut desk = reading();
    desk.system.chosen.borrow_mut().push(picture(&desk, "pier.png", 40));
    desk.click("Picture 1: Choose picture…");
    desk.until("the filled slot", is_filled);
    let place = desk.folder.path().join("saved.png");
    *desk.system.chosen.borrow_mut() = vec![place.clone()];
    choose_in_menu(&mut desk, "Save picture as…");
    desk.until("the file", |desk| desk.says("Saved"));
    assert_eq!(std::fs::read(&place).unwrap(), png(300, 200, 40));

    desk.harness.get_by_role_and_label(Role::Image, FILLED).click();
    desk.settle();
    for key in [Key::Plus, Key::Minus, Key::Num0] {
        desk.press(Modifiers::NONE, key);
    }
    desk.click("Copy picture");
    desk.until("the copy", |desk| desk.says("Copied"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.says("full size"));
}

#[test]
fn a_picture_that_cannot_be_read_is_told_of_before_a_place_is_asked_for() {
    let mut desk = reading();
    desk.system.chosen.borrow_mut().push(picture(&desk, "pier.png", 40));
    desk.click("Picture 1: Choose picture…");
    desk.until("the filled slot", is_filled);
    let place = desk.folder.path().join("saved.png");
    *desk.system.chosen.borrow_mut() = vec![place.clone()];
    let originals = desk.folder.path().join("library/originals.sqlite");
    rusqlite::Connection::open(originals).unwrap().execute("DELETE FROM original", []).unwrap();
    choose_in_menu(&mut desk, "Save picture as…");
    desk.until("the reason", |desk| desk.says("This picture cannot be shown"));
    assert!(!place.exists());
}
