//! Pages come in by drop, dialog and paste.

use egui_kittest::kittest::Queryable as _;

use super::desk::{self, Desk, FOG};

#[test]
fn an_empty_library_says_how_pages_come_in() {
    let desk = Desk::open();
    assert!(desk.says("No clips yet"));
    assert!(desk.says("Drop saved pages"));
}

#[test]
fn a_dropped_page_is_listed_and_read_at_once() {
    let mut desk = Desk::open();
    desk.drop_page("fog.html", &desk::fog());
    desk.until("the clip", |desk| desk.has_clip(FOG));
    desk.until("the article", |desk| desk.says("The harbour master said"));
    assert!(desk.says("The northern pier, as far as it could be seen"), "{}", desk.screen());
    assert_eq!(desk.selected(), [FOG]);
}

#[test]
fn the_same_page_again_shows_the_clip_that_is_here() {
    let mut desk = Desk::with_three_clips();
    desk.drop_page("fog again.html", &desk::fog());
    desk.until("the message", |desk| desk.says("Already here"));
    desk.until("the clip", |desk| desk.selected() == [FOG]);
    assert_eq!(desk.listed(), 3);
}

#[test]
fn files_above_the_window_are_told_where_they_will_go() {
    let mut desk = Desk::open();
    desk.hover_files(3);
    assert!(desk.says("Import 3 items into the library"));
}

#[test]
fn what_cannot_be_imported_is_reported_with_its_reason() {
    let mut desk = Desk::open();
    let fog = desk.write("fog.html", &desk::fog());
    let empty = desk.write("empty.html", "");
    desk.drop_files(&[fog, empty]);
    desk.until("the report", |desk| desk.says("1 imported, 0 already here, 1 failed"));
    assert!(desk.says("empty.html"));
    desk.click("Close");
    assert!(!desk.says("1 imported, 0 already here, 1 failed"));
}

#[test]
fn pages_are_chosen_in_a_dialog() {
    let mut desk = Desk::open();
    let page = desk.write("fog.html", &desk::fog());
    desk.system.chosen.borrow_mut().push(page);
    desk.choose("File", "Import pages…");
    desk.until("the clip", |desk| desk.has_clip(FOG));
}

#[test]
fn a_desktop_without_dialogs_is_told_of_with_the_ways_that_are_left() {
    let mut desk = Desk::open();
    desk.system.without_dialogs.set(true);
    desk.press(egui::Modifiers::COMMAND, egui::Key::O);
    desk.until("the ways that are left", |desk| {
        desk.says("no dialog for choosing files")
            && desk.says("Drop pages on the window, paste them with Ctrl+V")
    });
}

#[test]
fn pasted_words_become_a_clip() {
    let mut desk = Desk::open();
    let text = "灯塔守望者的最后一夜\n\n守塔人周六最后一次点亮北山灯塔。三十一年来，他每天傍晚都沿着同一条石阶走上塔顶。\n\n\
                港务部门介绍，灯塔将改为自动运行，旧的透镜会送进海事博物馆。";
    desk.harness.event(egui::Event::Paste(text.to_owned()));
    desk.until("the article", |desk| desk.says("守塔人周六最后一次点亮北山灯塔"));
}

#[test]
fn a_pasted_address_is_not_fetched_and_says_what_to_do() {
    let mut desk = Desk::open();
    desk.harness.event(egui::Event::Paste("https://news.example/fog.html".to_owned()));
    desk.until("the message", |desk| desk.says("Save the page in your browser"));
}

#[test]
fn pages_dropped_while_a_collection_is_shown_go_into_it() {
    let mut desk = Desk::with_three_clips();
    desk.click("New collection");
    desk.type_and_enter("Weather");
    desk.until("the collection", |desk| desk.has_row("Weather"));
    desk.click_row("Weather");
    desk.until("its emptiness", |desk| desk.says("This collection is empty"));
    desk.hover_files(1);
    assert!(desk.says("Import into “Weather”"));
    desk.drop_page("storm.html", &desk::page("en", "Storm warning", "2024-09-09", STORM, "Waves"));
    desk.until("the clip", |desk| desk.headlines() == ["Storm warning"]);
}

const STORM: [&str; 3] = [
    "The weather office warned of a storm that would reach the coast on Monday night with high waves.",
    "Boats were asked to stay in the harbour, and the road along the sea was closed in the afternoon.",
    "By the evening the beaches were empty and the shops had put boards in front of their windows.",
];

#[test]
fn what_was_passed_over_and_what_has_no_text_is_told_and_can_be_shown_alone() {
    let mut desk = Desk::open();
    let folder = desk.folder.path().join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    desk.write("pages/fog.html", &desk::fog());
    let form = "<!doctype html><html><body><form><input name=q><button></button></form></body></html>";
    desk.write("pages/login.html", form);
    for name in ["a.pdf", "b.pdf", "c.docx"] {
        desk.write(&format!("pages/{name}"), "x");
    }
    desk.drop_files(&[folder]);
    desk.until("the report", |desk| desk.says("2 imported, 0 already here, 0 failed; 1 without text"));
    assert!(desk.says("3 files that are no pages were passed over: 2 PDF, 1 Word"));
    assert!(desk.says("Imported, but no text was found on the page"), "{}", desk.screen());
    assert!(desk.says("Imported · English · 1 of 1 picture slots empty · fog.html"), "{}", desk.screen());
    desk.click("Only what needs a look (1)");
    assert!(!desk.says("· fog.html") && desk.says("login.html"));
    desk.click("Only what needs a look (1)");
    assert!(desk.says("· fog.html"));
}

#[test]
fn an_import_that_is_cancelled_says_so_at_once_and_tells_what_is_left() {
    let mut desk = Desk::open();
    let folder = desk.folder.path().join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    for number in 0..400 {
        let html = desk::fog().replace("third day", &format!("day number {number}"));
        desk.write(&format!("pages/{number}.html"), &html);
    }
    desk.drop_files(&[folder]);
    let cancel = "Cancel import";
    let button = |desk: &Desk| desk.harness.query_by_role_and_label(egui::Role::Button, cancel).is_some();
    for _ in 0..200 {
        if button(&desk) {
            break;
        }
        desk.harness.step();
    }
    desk.harness.get_by_role_and_label(egui::Role::Button, cancel).click();
    desk.harness.step();
    desk.harness.step();
    assert!(desk.says("Cancelling…") || desk.says("Import cancelled"), "{}", desk.screen());
    desk.until("the report", |desk| desk.says("Import cancelled"));
    assert!(desk.says("pages were left") && !desk.says("Cancelling…"), "{}", desk.screen());
}
