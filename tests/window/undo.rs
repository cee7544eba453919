//! Each act on clips, tags, collections, saved searches and rules: done, taken back, done again.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::desk::{self, Desk, FOG, LIGHTHOUSE, MARKET};

const REDO: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// Undo leads back to what was, redo to what was done; at the end it is as it was.
#[track_caller]
fn check(desk: &mut Desk, done: impl Fn(&Desk) -> bool) {
    desk.check_undo(&done);
    desk.undo();
    desk.until("the act taken back again", |desk| !done(desk));
}

fn states(desk: &Desk, headline: &str) -> String {
    desk.clip(headline).accesskit_node().value().unwrap_or_default()
}

fn collection(desk: &mut Desk, name: &str) {
    desk.press(Modifiers::COMMAND, Key::N);
    desk.type_and_enter(name);
    desk.until("the collection", |desk| desk.has_row(name));
}

fn tag(desk: &mut Desk, headline: &str, name: &str) {
    desk.click_clip(headline);
    desk.press(Modifiers::NONE, Key::T);
    desk.type_and_enter(name);
    desk.until("the tag", |desk| states(desk, headline).contains(name));
    desk.settle();
}

/// Chooses an item of the context menu of a row of the tree.
#[track_caller]
fn choose_of(desk: &mut Desk, row: &str, path: &[&str]) {
    desk.row(row).click_secondary();
    desk.settle();
    let Some((item, menus)) = path.split_last() else { return };
    for menu in menus {
        desk.click(menu);
    }
    desk.click_item(item);
}

#[test]
fn every_mark_is_given_and_taken() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    for (give, take, is_on) in [
        ("Star", "Remove star", "is:starred"),
        ("Mark as read", "Mark as unread", "is:read"),
        ("Archive", "Take out of the archive", "is:archived"),
    ] {
        let marks = |desk: &Desk| {
            let id = desk.reader().live_ids().unwrap();
            let rows = desk.reader().rows(&id).unwrap();
            format!("{:?}", rows.iter().find(|row| row.headline == FOG).unwrap().marks)
        };
        let before = marks(&desk);
        desk.choose("Edit", give);
        check(&mut desk, |desk| marks(desk) != before);
        desk.press(REDO, Key::Z);
        desk.until("the mark", |desk| marks(desk) != before);
        desk.settle();
        desk.choose("Edit", take);
        check(&mut desk, |desk| marks(desk) == before);
        desk.press(REDO, Key::Z);
        desk.until(is_on, |desk| marks(desk) == before);
        desk.settle();
    }
}

#[test]
fn to_the_trash_and_back() {
    let mut desk = Desk::with_three_clips();
    desk.click_clip(FOG);
    desk.press(Modifiers::NONE, Key::Delete);
    check(&mut desk, |desk| desk.listed() == 2);
    desk.press(REDO, Key::Z);
    desk.until("two clips", |desk| desk.listed() == 2);
    desk.click_row("Trash");
    desk.until("the Trash", |desk| desk.headlines() == [FOG]);
    desk.click_clip(FOG);
    desk.choose("Edit", "Restore");
    check(&mut desk, |desk| desk.listed() == 0);
}

#[test]
fn a_restored_clip_is_in_its_collection_again_and_leaving_that_is_not_the_trash() {
    let mut desk = Desk::with_three_clips();
    collection(&mut desk, "Weather");
    desk.click_clip(FOG);
    desk.press(Modifiers::COMMAND, Key::L);
    desk.type_and_enter("Weather");
    check(&mut desk, |desk| in_collection(desk) == [FOG]);
    desk.press(REDO, Key::Z);
    desk.until("the clip in it", |desk| in_collection(desk) == [FOG]);
    desk.click_row("Weather");
    desk.until("the clip", |desk| desk.headlines() == [FOG]);
    desk.click_clip(FOG);
    desk.press(Modifiers::NONE, Key::Delete);
    desk.until("nothing", |desk| desk.listed() == 0);
    desk.press(Modifiers::COMMAND, Key::Z);
    desk.until("it is in its place again", |desk| desk.headlines() == [FOG]);
    desk.click_clip(FOG);
    desk.choose("Edit", "Remove from this collection");
    check(&mut desk, |desk| desk.listed() == 0 && desk.reader().counts().unwrap().trash == 0);
}

/// The headlines in the only collection.
fn in_collection(desk: &Desk) -> Vec<String> {
    let reader = desk.reader();
    let Some(collection) = reader.collections().unwrap().first().map(|collection| collection.id) else {
        return Vec::new();
    };
    let scope = jianbao::library::Scope::Collection(collection);
    let ids = reader.clip_ids(scope, jianbao::library::Order::ByHand).unwrap();
    reader.rows(&ids).unwrap().into_iter().map(|row| row.headline).collect()
}

#[test]
fn a_tag_is_given_to_many_in_one_step() {
    let mut desk = Desk::with_three_clips();
    tag(&mut desk, FOG, "產業");
    desk.press(Modifiers::COMMAND, Key::A);
    desk.press(Modifiers::NONE, Key::T);
    desk.type_text("产业");
    let said: Vec<_> = desk
        .harness
        .query_all_by_role_and_label(Role::ListBoxOption, "產業")
        .filter_map(|line| line.accesskit_node().value())
        .collect();
    assert_eq!(said, ["On some", "Take away"]);
    desk.press(Modifiers::NONE, Key::Enter);
    let all = |desk: &Desk| [FOG, LIGHTHOUSE, MARKET].iter().all(|clip| states(desk, clip).contains("產業"));
    check(&mut desk, all);
    assert!(states(&desk, FOG).contains("產業"), "it had the tag before");
    desk.press(REDO, Key::Z);
    desk.until("all have it", all);
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::A);
    desk.press(Modifiers::NONE, Key::T);
    desk.type_and_enter("产业");
    let none =
        |desk: &Desk| [FOG, LIGHTHOUSE, MARKET].iter().all(|clip| !states(desk, clip).contains("產業"));
    check(&mut desk, none);
}

#[test]
fn tags_are_shown_in_the_reader_and_taken_away_by_their_cross_or_by_a_key() {
    let mut desk = Desk::with_three_clips();
    tag(&mut desk, FOG, "Harbour");
    tag(&mut desk, FOG, "Weather");
    desk.until("the chip", |desk| desk.says("Tag Harbour"));
    desk.click("Take “Harbour” away");
    let taken = |desk: &Desk| !states(desk, FOG).contains("Harbour");
    check(&mut desk, taken);
    desk.until("the chip again", |desk| desk.says("Tag Harbour"));
    desk.harness.get_by_role_and_label(Role::Button, "Tag Harbour").focus();
    desk.settle();
    desk.press(Modifiers::NONE, Key::Delete);
    desk.until("it is taken away", taken);
    assert!(desk.has_clip(FOG), "the key was for the tag, not for the clip");
    desk.until("the other stays", |desk| desk.says("Tag Weather"));
    desk.click("Tag Weather");
    desk.until("the clips with it", |desk| desk.headlines() == [FOG]);
    desk.harness.get_by_role_and_label(Role::Button, "Tag…").click();
    desk.settle();
    desk.type_and_enter("harbour");
    desk.until("the tag again", |desk| !taken(desk));
}

#[test]
fn a_tag_is_renamed_coloured_merged_and_deleted() {
    let mut desk = Desk::with_three_clips();
    tag(&mut desk, FOG, "Harbour");
    tag(&mut desk, MARKET, "Port");
    choose_of(&mut desk, "Harbour", &["Colour", "Teal"]);
    let colour = |desk: &Desk| desk.reader().tags().unwrap()[0].colour.is_some();
    check(&mut desk, colour);
    choose_of(&mut desk, "Harbour", &["Rename tag"]);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_and_enter("Quay");
    check(&mut desk, |desk| desk.has_row("Quay"));
    desk.row("Port").click_secondary();
    desk.settle();
    desk.click("Merge into");
    desk.harness.get_by_role_and_label(Role::Button, "Harbour").click();
    check(&mut desk, |desk| !desk.has_row("Port") && desk.reader().tags().unwrap()[0].clips == 2);
    choose_of(&mut desk, "Harbour", &["Delete tag"]);
    check(&mut desk, |desk| !desk.has_row("Harbour"));
}

#[test]
fn a_collection_is_made_renamed_nested_and_deleted() {
    let mut desk = Desk::with_three_clips();
    collection(&mut desk, "Alpha");
    check(&mut desk, |desk| desk.has_row("Alpha"));
    desk.press(REDO, Key::Z);
    desk.until("the collection", |desk| desk.has_row("Alpha"));
    collection(&mut desk, "Beta");
    choose_of(&mut desk, "Beta", &["Rename collection"]);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_and_enter("Gamma");
    check(&mut desk, |desk| desk.has_row("Gamma"));
    desk.click_row("Beta");
    let nested = |desk: &Desk| desk.reader().collections().unwrap().iter().any(|c| c.parent.is_some());
    desk.press(Modifiers::ALT, Key::ArrowRight);
    check(&mut desk, nested);
    desk.press(REDO, Key::Z);
    desk.until("it lies in the other", nested);
    desk.settle();
    desk.press(Modifiers::ALT, Key::ArrowLeft);
    check(&mut desk, |desk| !nested(desk));
    choose_of(&mut desk, "Alpha", &["Delete collection"]);
    check(&mut desk, |desk| desk.reader().collections().unwrap().is_empty());
    assert!(desk.has_row("Alpha"), "with what lay in it");
}

#[test]
fn a_saved_search_is_renamed_replaced_moved_and_deleted() {
    let mut desk = Desk::with_three_clips();
    for (words, name) in [("harbour", "One"), ("시장", "Two")] {
        desk.press(Modifiers::COMMAND, Key::F);
        desk.press(Modifiers::COMMAND, Key::A);
        desk.type_text(words);
        desk.rest();
        desk.until("the find", |desk| desk.listed() == 1);
        desk.press(REDO, Key::S);
        desk.press(Modifiers::COMMAND, Key::A);
        desk.type_and_enter(name);
        desk.until("the saved search", |desk| desk.has_row(name));
    }
    let saved = |desk: &Desk| -> Vec<(String, String)> {
        let saved = desk.reader().saved_searches().unwrap();
        saved.into_iter().map(|(_, saved)| (saved.name.to_string(), saved.search.words)).collect()
    };
    let before = saved(&desk);
    assert_eq!(before.len(), 2);
    choose_of(&mut desk, "Two", &["Move up"]);
    check(&mut desk, |desk| saved(desk).first().is_some_and(|(name, _)| name == "Two"));
    choose_of(&mut desk, "One", &["Replace by the search that is shown"]);
    check(&mut desk, |desk| saved(desk).first().is_some_and(|(_, words)| words == "시장"));
    choose_of(&mut desk, "One", &["Rename saved search"]);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_and_enter("Three");
    check(&mut desk, |desk| desk.has_row("Three"));
    choose_of(&mut desk, "One", &["Delete saved search"]);
    check(&mut desk, |desk| saved(desk).len() == 1);
    assert_eq!(saved(&desk), before);
}

#[test]
fn rules_are_made_moved_and_deleted() {
    let mut desk = Desk::with_three_clips();
    let button = |desk: &mut Desk, name: &str| {
        desk.settle();
        desk.harness.get_by_role_and_label(Role::Button, name).click();
        desk.settle();
    };
    let rules = |desk: &Desk| -> Vec<String> {
        desk.reader().rules().unwrap().iter().map(|(_, rule)| format!("{rule:?}")).collect()
    };
    for mark in ["starred", "archived"] {
        let before = rules(&desk).len();
        desk.choose("Collection", "Rules…");
        button(&mut desk, "New rule…");
        desk.harness.get_by_role_and_label(Role::CheckBox, mark).click();
        desk.settle();
        button(&mut desk, "Save rule");
        desk.until("the rule", |desk| rules(desk).len() == before + 1);
        button(&mut desk, "Close");
        check(&mut desk, |desk| rules(desk).len() == before + 1);
        desk.press(REDO, Key::Z);
        desk.until("the rule", |desk| rules(desk).len() == before + 1);
    }
    let before = rules(&desk);
    for act in ["Move the rule up: every clip → archived", "Delete the rule: every clip → archived"] {
        desk.choose("Collection", "Rules…");
        button(&mut desk, act);
        desk.until("the change", |desk| rules(desk) != before);
        button(&mut desk, "Close");
        check(&mut desk, |desk| rules(desk) != before);
        assert_eq!(rules(&desk), before);
    }
}

#[test]
fn an_import_is_one_step_however_many_pages_came() {
    let mut desk = Desk::open();
    let paths =
        [("a.html", desk::fog()), ("b.html", desk::market())].map(|(name, html)| desk.write(name, &html));
    desk.drop_files(&paths);
    desk.until("the import's end", |desk| desk.says("2 imported, 0 already here, 0 failed"));
    check(&mut desk, |desk| desk.listed() == 2);
    assert_eq!(desk.reader().counts().unwrap().trash, 2, "nothing that was imported is destroyed");
}

/// Runs a command from the palette, and chooses a line of what it asks.
fn by_palette(desk: &mut Desk, command: &str, choice: &str) {
    desk.press(REDO, Key::P);
    desk.type_and_enter(command);
    desk.type_and_enter(choice);
    desk.settle();
}

#[test]
fn sign_colour_and_place_of_a_collection_are_chosen_by_the_keyboard_alone() {
    let mut desk = Desk::with_three_clips();
    collection(&mut desk, "Coast");
    collection(&mut desk, "港口");
    desk.press(Modifiers::COMMAND, Key::P);
    desk.type_and_enter("港口");
    desk.until("the collection", |desk| desk.says("This collection is empty"));
    let of_port = |desk: &Desk| {
        let all = desk.reader().collections().unwrap();
        all.into_iter().find(|collection| collection.name.as_str() == "港口").unwrap()
    };
    by_palette(&mut desk, "Colour", "teal");
    check(&mut desk, |desk| of_port(desk).look.colour.is_some());
    by_palette(&mut desk, "Sign of", "港");
    check(&mut desk, |desk| of_port(desk).look.symbol.is_some());
    by_palette(&mut desk, "Move collection into", "coast");
    check(&mut desk, |desk| of_port(desk).parent.is_some());
    desk.redo();
    desk.until("it lies in the other", |desk| of_port(desk).parent.is_some());
    by_palette(&mut desk, "Move collection into", "the top");
    check(&mut desk, |desk| of_port(desk).parent.is_none());
}

#[test]
fn a_tag_is_coloured_and_merged_by_the_keyboard_alone() {
    let mut desk = Desk::with_three_clips();
    tag(&mut desk, FOG, "Harbour");
    tag(&mut desk, MARKET, "Port");
    desk.press(Modifiers::COMMAND, Key::P);
    desk.type_and_enter("Port");
    desk.until("the clip with it", |desk| desk.headlines() == [MARKET]);
    let tags = |desk: &Desk| desk.reader().tags().unwrap();
    by_palette(&mut desk, "Colour", "pink");
    check(&mut desk, |desk| tags(desk).iter().any(|tag| tag.colour.is_some()));
    by_palette(&mut desk, "Merge tag", "harb");
    check(&mut desk, |desk| tags(desk).len() == 1);
}

#[test]
fn the_saved_search_that_is_shown_is_renamed_and_deleted_from_the_palette() {
    let mut desk = Desk::with_three_clips();
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("harbour");
    desk.until("the find", |desk| desk.headlines() == [FOG]);
    desk.press(REDO, Key::S);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_and_enter("One");
    desk.until("the saved search", |desk| desk.has_row("One"));
    desk.press(Modifiers::COMMAND, Key::P);
    desk.type_and_enter("One");
    desk.rest();
    desk.press(REDO, Key::P);
    desk.type_and_enter("Rename saved");
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_and_enter("Two");
    check(&mut desk, |desk| desk.has_row("Two"));
    desk.press(REDO, Key::P);
    desk.type_and_enter("Delete saved");
    check(&mut desk, |desk| !desk.has_row("One"));
}
