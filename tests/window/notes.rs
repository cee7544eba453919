//! Notes on a clip and on marked words are written beside the article; lost words are listed; all of it is taken along.

use std::rc::Rc;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jianbao::article::{Correction, Revision};
use jianbao::library::{Library, Op};
use jiff::Timestamp;

use super::desk::{Desk, FOG};
use super::highlights::{clip, highlights, marked, open, select};

const FIRST: &str = "Ferries waited outside the harbour";

fn note(desk: &Desk) -> Option<String> {
    desk.reader().clip(clip(desk)).unwrap().unwrap().note
}

fn notes(desk: &Desk) -> Vec<String> {
    highlights(desk).into_iter().map(|highlight| highlight.note).collect()
}

/// A window with one clip in which words are marked in yellow.
fn open_marked() -> Desk {
    let mut desk = open();
    select(&mut desk, (FIRST, 0.0), (FIRST, 120.0));
    desk.press(Modifiers::NONE, Key::Num1);
    desk.until("the mark", |desk| marked(desk).len() == 1);
    desk.settle();
    desk
}

fn panel(desk: &mut Desk) {
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
}

fn field(desk: &Desk, name: &str) -> bool {
    desk.harness.query_by_role_and_label(Role::MultilineTextInput, name).is_some()
}

/// Lets so many seconds of the window's clock go by.
fn wait(desk: &mut Desk, seconds: f64) {
    let steps = (seconds * 60.0) as usize;
    (0..steps).for_each(|_| desk.harness.step());
}

#[test]
fn a_key_opens_the_panel_and_lets_the_clips_note_be_typed_which_is_kept_at_rest() {
    let mut desk = open();
    desk.press(Modifiers::NONE, Key::N);
    assert!(field(&desk, "Note on this clip"), "{}", desk.screen());
    desk.type_text("Ask the **harbour master**");
    assert_eq!(note(&desk), None);
    wait(&mut desk, 1.5);
    desk.until("the note", |desk| note(desk).as_deref() == Some("Ask the **harbour master**"));
    desk.type_text(" again");
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("the rest", |desk| note(desk).as_deref() == Some("Ask the **harbour master** again"));
    desk.until("it is set", |desk| desk.says("Note: Ask the harbour master again"));
    desk.undo();
    desk.until("all of the sitting is taken back", |desk| note(desk).is_none());
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    desk.until("all again", |desk| note(desk).as_deref() == Some("Ask the **harbour master** again"));
}

#[test]
fn a_note_is_kept_when_another_clip_is_chosen_and_when_the_window_closes() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    let fog = desk.reader();
    let of = |headline: &str| {
        let all = fog.live_ids().unwrap();
        let rows = fog.rows(&all).unwrap();
        rows.into_iter().find(|row| row.headline == headline).unwrap().id
    };
    let (first, other) = (of(FOG), of(super::desk::MARKET));
    let written = |clip| fog.clip(clip).unwrap().unwrap().note;
    desk.press(Modifiers::NONE, Key::N);
    desk.type_text("the fog");
    desk.click_clip(super::desk::MARKET);
    desk.until("the note on the first", |_| written(first).as_deref() == Some("the fog"));
    desk.settle();
    desk.press(Modifiers::NONE, Key::N);
    desk.type_text("the market");
    let desk = desk.restart();
    assert_eq!(written(other).as_deref(), Some("the market"));
    assert_eq!(written(first).as_deref(), Some("the fog"));
    drop(desk);
}

#[test]
fn a_note_is_written_on_words_as_they_are_marked_and_on_those_that_are_chosen() {
    let mut desk = open();
    select(&mut desk, (FIRST, 0.0), (FIRST, 120.0));
    desk.click("Write a note");
    desk.until("the field", |desk| field(desk, "Note on the highlight"));
    assert_eq!(marked(&desk).len(), 1);
    desk.settle();
    desk.type_text("how many?");
    desk.press(Modifiers::COMMAND, Key::Enter);
    desk.until("the note", |desk| notes(desk) == ["how many?"]);
    desk.until("it is set", |desk| desk.says("Note: how many?"));
    desk.settle();
    desk.click("Note: how many?");
    desk.type_text(" and since when?");
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("the longer note", |desk| notes(desk) == ["how many? and since when?"]);
    desk.undo();
    desk.until("the shorter note", |desk| notes(desk) == ["how many?"]);
    desk.undo();
    desk.until("no note", |desk| notes(desk) == [""]);
    desk.undo();
    desk.until("nothing marked", |desk| marked(desk).is_empty());
}

#[test]
fn the_panel_lists_what_is_marked_and_leads_there_by_pointer_and_by_keys() {
    let mut desk = open_marked();
    panel(&mut desk);
    desk.until("the list", |desk| desk.says("1 highlight"));
    let name = format!("Yellow: {}", highlights(&desk)[0].anchor.quote);
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::NONE, Key::End);
    desk.harness.get_by_label(&name).focus();
    desk.settle();
    desk.press(Modifiers::NONE, Key::Num4);
    desk.until("the focus has chosen it", |desk| marked(desk)[0].starts_with("pink "));
    desk.settle();
    desk.click(&name.replace("Yellow", "Pink"));
    let first = desk.harness.query_all_by_role(Role::Paragraph).any(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with(FIRST) && node.rect().top() > 0.0
    });
    assert!(first, "its paragraph is on screen");
    desk.press(Modifiers::NONE, Key::Delete);
    desk.until("nothing marked", |desk| marked(desk).is_empty());
    desk.until("how one marks", |desk| desk.says("Select words in the article"));
}

#[test]
fn words_that_the_article_no_longer_says_are_listed_with_the_reason_and_come_back() {
    let mut desk = open_marked();
    panel(&mut desk);
    let text = Correction::SetText { at: 0, text: "Nothing of it was true.".into() };
    let op = Op::Revise { clip: clip(&desk), revisions: vec![Revision::Correct(text)] };
    let mut library = Library::open(&desk.folder.path().join("library")).unwrap();
    library.apply(&op, Timestamp::now()).unwrap();
    desk.until("it is lost", |desk| desk.says("1 no longer in the article"));
    assert!(desk.says("does not say these words any more"));
    assert!(desk.says("Yellow, no longer in the article: Ferries"));
    library.undo(Timestamp::now()).unwrap();
    desk.until("it is back", |desk| desk.says("1 highlight") && desk.says("Yellow: Ferries"));
}

#[test]
fn all_of_it_is_copied_and_saved_as_markdown() {
    let mut desk = open_marked();
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::NONE, Key::N);
    desk.type_text("check this");
    let path = desk.folder.path().join("taken.md");
    desk.system.chosen.borrow_mut().push(path.clone());
    desk.choose_deep("Edit", "Highlight", "Export highlights and notes…");
    desk.until("the message", |desk| desk.says("Highlights and notes exported"));
    let page = std::fs::read_to_string(path).unwrap();
    assert!(page.starts_with(&format!("# {FOG}\n\n")), "{page}");
    assert!(
        page.contains("\n\ncheck this\n\n> Ferries wait") && page.ends_with("\n\n*Yellow*\n"),
        "{page}\n{}",
        desk.screen()
    );
    desk.settle();
    desk.choose_deep("Edit", "Highlight", "Copy highlights and notes");
    desk.until("the message", |desk| desk.says("Copied"));
}

#[test]
fn the_panel_stays_open_from_start_to_start_and_speaks_chinese() {
    let mut desk = open();
    panel(&mut desk);
    desk.until("the panel", |desk| desk.says("Select words in the article"));
    let folder = Rc::clone(&desk.folder);
    desk.until("the view is written", |desk| {
        let view = std::fs::read_to_string(desk.folder.path().join("library/view.json")).unwrap_or_default();
        view.contains("\"open\": true")
    });
    drop(desk);
    let mut desk = Desk::open_in(folder, "zh-CN");
    desk.until("the panel", |desk| desk.says("在文章里选中文字"));
    desk.click("写笔记");
    assert!(field(&desk, "这篇剪报的笔记"));
    desk.type_text("再查");
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("the note", |desk| desk.says("笔记：再查"));
    desk.click("关闭划线和笔记");
    assert!(!desk.says("在文章里选中文字"));
}
