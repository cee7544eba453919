//! Commands and places are found by some of their letters.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use super::desk::{Desk, FOG, LIGHTHOUSE, MARKET};

const PALETTE: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

#[test]
fn a_command_runs_from_the_palette_and_is_undone() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.press(PALETTE, Key::P);
    desk.type_and_enter("trash");
    desk.until("the shorter list", |desk| desk.headlines() == [LIGHTHOUSE, MARKET]);
    desk.press(PALETTE, Key::P);
    desk.type_and_enter("撤销");
    desk.until("the clip again", |desk| desk.listed() == 3);
}

#[test]
fn the_palette_shows_keys_and_what_is_not_possible_now() {
    let mut desk = Desk::open();
    desk.press(PALETTE, Key::P);
    desk.type_text("move to trash");
    assert!(desk.says("Move to Trash (not possible now)"), "{}", desk.screen());
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.says("Type the name of a command"), "what cannot be done leaves the palette open");
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.says("Type the name of a command"));
}

#[test]
fn arrow_keys_go_through_the_palette() {
    let mut desk = Desk::open();
    desk.press(PALETTE, Key::P);
    desk.harness.event(egui::Event::Text("zoom".to_owned()));
    desk.settle();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.says("90 %"), "the second line zooms out:\n{}", desk.screen());
}

#[test]
fn the_jump_box_goes_to_collections_and_to_clips_that_were_read() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.press(Modifiers::COMMAND, Key::N);
    desk.type_and_enter("港口");
    desk.until("the collection", |desk| desk.has_row("港口"));
    desk.press(Modifiers::COMMAND, Key::P);
    desk.type_and_enter("港");
    desk.until("the empty collection", |desk| desk.says("This collection is empty"));
    desk.press(Modifiers::COMMAND, Key::P);
    desk.type_and_enter("fog cl");
    desk.until("the clip", |desk| desk.selected() == [FOG]);
}

#[test]
fn the_jump_box_goes_to_any_clip_by_words_of_its_headline() {
    let mut desk = Desk::with_three_clips();
    desk.press(Modifiers::COMMAND, Key::P);
    desk.harness.event(egui::Event::Text("fog cl".to_owned()));
    desk.until("the clip in the box, beside the one in the list", |desk| {
        desk.harness.query_all_by_role_and_label(Role::ListBoxOption, FOG).count() == 2
    });
    desk.press(Modifiers::NONE, Key::Enter);
    desk.until("the clip", |desk| desk.selected() == [FOG]);

    desk.press(Modifiers::COMMAND, Key::P);
    desk.harness.event(egui::Event::Text("zeppelin".to_owned()));
    desk.until("the answer", |desk| desk.says("Nothing of that name"));
}

#[test]
fn places_and_clips_are_found_by_how_their_characters_sound() {
    let mut desk = Desk::with_three_clips();
    for (typed, headline) in
        [("dengta", LIGHTHOUSE), ("dtswz", LIGHTHOUSE), ("ㄉㄥㄊㄚ", LIGHTHOUSE), ("ㅎㄱㅇ ㅅㅂ", MARKET)]
    {
        desk.press(Modifiers::COMMAND, Key::P);
        desk.harness.event(egui::Event::Text(typed.to_owned()));
        desk.until(typed, |desk| {
            desk.harness.query_all_by_role_and_label(Role::ListBoxOption, headline).count() == 2
        });
        desk.press(Modifiers::NONE, Key::Enter);
        desk.until("the clip", |desk| desk.selected() == [headline]);
    }
    desk.press(Modifiers::COMMAND, Key::N);
    desk.type_and_enter("日照市");
    desk.until("the collection", |desk| desk.has_row("日照市"));
    desk.press(Modifiers::COMMAND, Key::P);
    desk.type_and_enter("rzs");
    desk.until("the empty collection", |desk| desk.says("This collection is empty"));
}

#[test]
fn a_command_is_found_by_the_pinyin_of_its_name() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.press(PALETTE, Key::P);
    desk.type_and_enter("ydfzl");
    desk.until("the shorter list", |desk| desk.headlines() == [LIGHTHOUSE, MARKET]);
}

#[test]
fn a_choice_says_what_it_is_a_choice_of() {
    let mut desk = Desk::open();
    desk.press(PALETTE, Key::P);
    desk.harness.event(egui::Event::Text("dark".to_owned()));
    desk.settle();
    assert!(desk.says("Theme: Dark"), "{}", desk.screen());
}
