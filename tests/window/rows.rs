//! What the rows of the list say, and what is written in the reader's own language around them.

use std::rc::Rc;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::desk::{Desk, FOG};

#[test]
fn a_row_without_site_and_date_says_its_file_and_when_it_was_added() {
    let mut desk = Desk::open();
    let undated =
        super::desk::fog().replace("<meta property=\"article:published_time\" content=\"2024-03-02\">", "");
    desk.drop_page("雾 the fog.html", &undated);
    desk.until("the clip", |desk| desk.has_clip(FOG));
    let said = desk.clip(FOG).accesskit_node().value().unwrap_or_default();
    assert!(said.contains("雾 the fog.html, added "), "{said}");
}

#[test]
fn undated_clips_stand_below_all_others() {
    let mut desk = Desk::with_three_clips();
    let undated = super::desk::page(
        "en",
        "A notice without a date",
        "",
        [
            "It was found on the door of the harbour office in the morning, and nobody knew who had written it.",
            "The clerk read it twice, folded it, and put it into the drawer with the other ones.",
            "In the evening it was gone, and the drawer was locked as before, with all the others in it.",
        ],
        "The door",
    );
    desk.drop_page(
        "notice.html",
        &undated.replace("<meta property=\"article:published_time\" content=\"\">", ""),
    );
    desk.until("four clips", |desk| desk.listed() == 4);
    assert_eq!(desk.headlines()[3], "A notice without a date");
    desk.choose_deep("View", "Sort by", "Oldest published");
    desk.until("the oldest first", |desk| desk.headlines()[0] != super::desk::LIGHTHOUSE);
    assert_eq!(desk.headlines()[3], "A notice without a date");
}

#[test]
fn dates_of_backups_are_written_as_all_others() {
    let mut desk = Desk::with_three_clips();
    desk.choose("File", "Back up now");
    desk.until("the backup", |desk| desk.says("Backed up"));
    desk.choose("File", "Backups…");
    desk.until("the list", |desk| desk.says("by hand"));
    let row = desk.harness.get_by_label_contains("by hand").accesskit_node().label().unwrap_or_default();
    assert!(row.contains(" 20") && !row.contains('-'), "{row}");
}

#[test]
fn signs_of_a_search_are_taught_as_the_language_of_the_window_writes_them() {
    let desk = Desk::open();
    let folder = Rc::clone(&desk.folder);
    drop(desk);
    let mut desk = Desk::open_in(folder, "zh-CN");
    for (explained, sign) in [("标题中", "标题:"), ("未读", "状态:未读"), ("有空图片位", "含有:空图位")]
    {
        desk.click("搜索选项");
        desk.click("如何搜索");
        desk.click_item(explained);
        let typed = desk.harness.get_by_role_and_label(Role::TextInput, "搜索");
        let typed = typed.accesskit_node().value().unwrap_or_default();
        assert!(typed.trim_end().ends_with(sign), "{typed}");
        assert!(!desk.says("不认识"), "{}", desk.screen());
        desk.press(Modifiers::NONE, Key::Escape);
    }
}
