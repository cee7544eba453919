//! Pages extracted again in the window, versions compared and put back, a garbled page read in another charset.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use crate::desk::{Desk, FOG, fog};

/// A clip whose headline and first words were edited.
fn edited() -> Desk {
    let mut desk = Desk::open();
    desk.drop_page("fog.html", &fog());
    desk.until("the article", |desk| desk.harness.query_by_role_and_label(Role::Heading, FOG).is_some());
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::E);
    desk.until("what was left out", |desk| desk.says("Headline, source, dates: "));
    desk.click("Headline, source, dates…");
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_and_enter("Fog lifts");
    desk.until("the headline", |desk| desk.has_clip("Fog lifts"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.settle();
    desk
}

#[test]
fn an_edited_clip_stays_and_the_new_extraction_is_among_its_versions() {
    let mut desk = edited();
    desk.choose_deep("Edit", "Extraction", "Extract again");
    desk.until("what became of it", |desk| desk.says("You have edited this clip, so it stays."));
    assert!(desk.has_clip("Fog lifts"));
    desk.choose_deep("Edit", "Extraction", "Versions…");
    desk.until("the version", |desk| desk.says("as extracted"));
    assert!(desk.says(&format!("as extracted · {FOG}")));
    desk.harness.query_all_by_label_contains("as extracted").next().unwrap().click();
    desk.until("the comparison", |desk| desk.says(&format!("Only in the version: {FOG}")));
    assert!(desk.says("Only in the other: Fog lifts") && desk.says("lines alike"));
    desk.settle();
    desk.click("Put this version back");
    desk.until("the old headline", |desk| desk.has_clip(FOG));
    desk.until("what was there is a version", |desk| desk.says("edited by you · Fog lifts"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("the edited clip again", |desk| desk.has_clip("Fog lifts"));
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.choose_deep("Edit", "Extraction", "Versions…");
    desk.until("no version is left", |desk| desk.says("This clip has no older versions yet."));
}

#[test]
fn a_version_is_deleted_and_comes_back() {
    let mut desk = edited();
    desk.choose_deep("Edit", "Extraction", "Extract again");
    desk.until("what became of it", |desk| desk.says("You have edited this clip, so it stays."));
    desk.choose_deep("Edit", "Extraction", "Versions…");
    desk.until("the version", |desk| desk.says("as extracted"));
    desk.harness.query_all_by_label_contains("as extracted").next().unwrap().click();
    desk.until("the comparison", |desk| desk.says("Only in the other: "));
    desk.settle();
    desk.click("Delete this version");
    desk.until("it is gone", |desk| !desk.says("as extracted"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.choose_deep("Edit", "Extraction", "Versions…");
    desk.until("it is back", |desk| desk.says("as extracted"));
}

#[test]
fn several_clips_are_extracted_again_in_one_step() {
    let mut desk = Desk::with_three_clips();
    desk.press(Modifiers::COMMAND, Key::A);
    desk.click("Extract again");
    desk.until("what became of them", |desk| {
        desk.says("Extracted again: 0 new, 3 the same, 0 edited and kept, 0 without a page")
    });
}

/// A page in a charset that its reader would not know it by.
fn garbled() -> Desk {
    let mut desk = Desk::open();
    let html = "<!doctype html><title>灯塔守望者</title><article><h1>灯塔守望者</h1><p>守塔人周六最后一次点亮北山灯塔。三十一年来，他每天傍晚都沿着同一条石阶走上塔顶，从未缺席。</p></article>";
    let (bytes, _, _) = encoding_rs::GB18030.encode(html);
    let path = desk.folder.path().join("tower.html");
    std::fs::write(&path, bytes).unwrap();
    desk.drop_files(&[path]);
    // The list has the clip before the reader does.
    desk.until("the article", |desk| {
        desk.harness.query_by_role_and_label(Role::Heading, "灯塔守望者").is_some()
    });
    desk.settle();
    desk
}

const FIRST_LINE: &str =
    "守塔人周六最后一次点亮北山灯塔。三十一年来，他每天傍晚都沿着同一条石阶走上塔顶，从未缺席。";

/// Whether the preview reads like the page.
fn is_readable(desk: &Desk) -> bool {
    desk.harness.query_all_by_role_and_label(Role::Label, FIRST_LINE).next().is_some()
}

#[track_caller]
fn check_undo(desk: &mut Desk) {
    desk.until("another headline", |desk| !desk.has_clip("灯塔守望者") && desk.listed() == 1);
    desk.undo();
    desk.until("the headline again", |desk| desk.has_clip("灯塔守望者"));
    desk.redo();
    desk.until("another headline again", |desk| !desk.has_clip("灯塔守望者"));
}

#[test]
fn a_charset_is_chosen_by_keys_with_the_page_in_view() {
    let mut desk = garbled();
    desk.choose_deep("Edit", "Extraction", "Choose charset…");
    desk.until("the charsets", |desk| desk.says("EUC-KR · "));
    desk.until("the page in view", is_readable);
    desk.settle();
    for _ in 0..12 {
        if !is_readable(&desk) {
            break;
        }
        desk.press(Modifiers::NONE, Key::ArrowDown);
    }
    assert!(!is_readable(&desk), "another charset makes nonsense of it");
    desk.press(Modifiers::NONE, Key::Enter);
    check_undo(&mut desk);
}

#[test]
fn a_charset_is_chosen_by_the_pointer() {
    let mut desk = garbled();
    desk.choose_deep("Edit", "Extraction", "Choose charset…");
    desk.until("the charsets", |desk| desk.says("EUC-KR · "));
    assert!(desk.says("As the page says · 灯塔守望者"));
    desk.settle();
    desk.harness.query_all_by_label_contains("EUC-KR · ").next().unwrap().click();
    desk.settle();
    assert!(!is_readable(&desk));
    desk.click("Read the page like this");
    check_undo(&mut desk);
}
