//! What is dragged over the window from outside goes where it is let go, and a link is answered in words.

use std::path::PathBuf;

use egui::{Key, Modifiers, Pos2, Rect, Role};
use egui_kittest::kittest::Queryable as _;
use jianbao::app::{Carries, Drag};

use super::desk::{Desk, FOG, fog, lighthouse};

fn over(at: Pos2, carries: Carries) -> Drag {
    Drag::Over { at: at.into(), carries }
}

fn dropped(at: Pos2, carries: Carries) -> Drag {
    Drag::Dropped { at: at.into(), carries }
}

/// An empty library with two collections, of which the second is shown.
fn two_collections() -> Desk {
    let mut desk = Desk::open();
    for name in ["Coast", "Weather"] {
        desk.press(Modifiers::COMMAND, Key::N);
        desk.type_and_enter(name);
        desk.until("the collection", |desk| desk.has_row(name));
    }
    desk.click_row("Weather");
    desk
}

fn page(desk: &Desk) -> Carries {
    Carries::Files(vec![desk.write("fog.html", &fog())])
}

fn veil(desk: &Desk) -> Rect {
    desk.harness.get_by_role(Role::Alert).rect()
}

#[test]
fn a_page_dropped_on_the_row_of_a_collection_goes_there() {
    let mut desk = two_collections();
    let (row, page) = (desk.row("Coast").rect(), page(&desk));
    desk.carry(over(row.center(), page.clone()));
    assert!(desk.says("into “Coast”"), "{}", desk.screen());
    assert!(!veil(&desk).intersects(row.shrink(1.0)), "the tree is to be seen while one drags");
    desk.carry(dropped(row.center(), page));
    desk.until("the clip", |desk| desk.says("Imported") || desk.has_clip(FOG));
    desk.click_row("Coast");
    desk.until("the clip in it", |desk| desk.headlines() == [FOG]);
    desk.click_row("Weather");
    desk.until("an empty collection", |desk| desk.says("This collection is empty"));
}

#[test]
fn elsewhere_it_goes_into_the_collection_that_is_shown() {
    let mut desk = two_collections();
    let page = page(&desk);
    let aside = Pos2::new(900.0, 400.0);
    desk.carry(over(aside, page.clone()));
    assert!(desk.says("into “Weather”"), "{}", desk.screen());
    desk.carry(dropped(aside, page));
    desk.until("the clip", |desk| desk.headlines() == [FOG]);
    desk.click_row("Coast");
    desk.until("an empty collection", |desk| desk.says("This collection is empty"));
}

#[test]
fn what_is_carried_away_again_leaves_nothing_behind() {
    let mut desk = two_collections();
    desk.carry(over(desk.row("Coast").rect().center(), page(&desk)));
    desk.carry(Drag::Left);
    assert!(desk.harness.query_by_role(Role::Alert).is_none());
    assert_eq!(desk.listed(), 0);
}

#[test]
fn a_link_is_answered_and_can_be_opened() {
    let address = "https://news.example/fog.html";
    let carried = || Carries::Address(address.to_owned());
    for step in [dropped(Pos2::new(900.0, 400.0), carried()), Drag::Refused(carried())] {
        let mut desk = Desk::open();
        desk.carry(over(Pos2::new(900.0, 400.0), carried()));
        assert!(desk.says("Jianbao fetches nothing"), "{}", desk.screen());
        desk.carry(Drag::Left);
        desk.carry(step);
        assert!(desk.says("copy it and paste it here"), "{}", desk.screen());
        desk.click("Open in browser");
        assert_eq!(*desk.system.opened.borrow(), [address]);
        assert_eq!(desk.listed(), 0);
    }
}

#[test]
fn a_part_of_a_page_and_words_become_clips() {
    let mut desk = Desk::open();
    let aside = Pos2::new(900.0, 400.0);
    desk.carry(dropped(aside, Carries::Html(fog())));
    desk.until("the clip", |desk| desk.has_clip(FOG));
    let words = "Harbour lights at dusk\n\nThe lamps of the outer pier were lit at six on Sunday, an hour later than in summer.\n\nThe keeper said that ships had asked for it.";
    desk.carry(dropped(aside, Carries::Words(words.to_owned())));
    desk.until("the other", |desk| desk.listed() == 2);
}

#[test]
fn a_picture_fills_the_slot_it_is_let_go_on() {
    let mut desk = Desk::open();
    let path: PathBuf = desk.write("lighthouse.html", &lighthouse());
    desk.drop_files(&[path]);
    desk.until("the article", |desk| desk.says("守塔人周六"));
    let picture = desk.folder.path().join("lens.png");
    std::fs::write(&picture, super::desk::png(300, 200, 40)).unwrap();
    let slot = desk.harness.get_by_role(Role::Figure).rect().center();
    let carried = || Carries::Files(vec![picture.clone()]);
    desk.carry(over(slot, carried()));
    desk.carry(dropped(slot, carried()));
    desk.until("the filled slot", |desk| desk.harness.query_by_role(Role::Image).is_some());
}
