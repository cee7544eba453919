//! Backups in the window, a library that cannot be opened, and another program that holds its lock.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use crossbeam_channel::{Receiver, unbounded};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jianbao::app::{Start, Window};
use jianbao::library::backup::{self, Kind, Stop};
use jianbao::library::{ClipId, Library, Op, Order, Scope};
use tempfile::TempDir;

use super::desk::{Desk, FOG, System};

#[test]
fn a_backup_is_made_by_hand_and_settings_say_when() {
    let mut desk = Desk::with_three_clips();
    desk.choose("File", "Back up now");
    desk.until("the backup", |desk| desk.says("Backed up"));
    desk.press(Modifiers::COMMAND, Key::Comma);
    desk.until("the last backup", |desk| desk.says("Last backup") && desk.says("20"));
    let folder = desk.folder.path().join("library/backups");
    assert_eq!(backup::list(&folder).len(), 1);
}

/// The connection of somebody who spoils the library while it is open.
fn spoiler(desk: &Desk, file: &str) -> rusqlite::Connection {
    rusqlite::Connection::open(desk.folder.path().join("library").join(file)).unwrap()
}

#[test]
fn a_check_of_a_sound_library_says_so_in_one_sentence() {
    let mut desk = Desk::with_three_clips();
    desk.choose("File", "Check the library");
    desk.until("the verdict", |desk| desk.says("The library is sound"));
    assert!(desk.says("3 clips with their pages and pictures are as written"), "{}", desk.screen());
}

#[test]
fn a_check_names_the_clips_that_are_damaged() {
    let mut desk = Desk::with_three_clips();
    let fog = desk.reader().clip_ids(Scope::All, Order::OldestAdded).unwrap()[0];
    let sql = "UPDATE clip_origin SET file_name = 'other.html' WHERE clip_id = ?1";
    spoiler(&desk, "library.sqlite").execute(sql, [fog.0]).unwrap();
    let headline = desk.reader().rows(&[fog]).unwrap()[0].headline.clone();
    desk.choose("File", "Check the library");
    desk.until("the verdict", |desk| desk.says("The library is damaged"));
    assert!(desk.says("One clip is not as it was written"), "{}", desk.screen());
    assert!(desk.harness.query_all_by_label(&headline).count() >= 2, "in the list and in the dialog");
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.says("The library is damaged"));
}

#[test]
fn a_backup_of_a_library_with_spoilt_pages_says_so() {
    let mut desk = Desk::with_three_clips();
    spoiler(&desk, "originals.sqlite")
        .execute("UPDATE original SET bytes = CAST(bytes || x'00' AS BLOB)", [])
        .unwrap();
    desk.choose("File", "Back up now");
    desk.until("the warning", |desk| desk.says("are not as they were written"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_deleted_under_the_window_is_told_without_a_touch() {
    let mut desk = Desk::with_three_clips();
    fs::remove_dir_all(desk.folder.path().join("library")).unwrap();
    desk.until("the warning", |desk| desk.says("no longer in its folder"));
    desk.drop_page("new.html", &super::desk::page("en", "New", "2026-01-01", [MARKET_TEXT; 3], "A caption"));
    desk.until("the report", |desk| desk.says("1 failed"));
    assert!(!desk.says("1 imported"), "{}", desk.screen());
}

#[test]
fn a_backup_shows_what_it_would_bring_before_it_is_restored() {
    let mut desk = Desk::with_three_clips();
    desk.choose("File", "Back up now");
    desk.until("the backup", |desk| desk.says("Backed up"));
    let page = super::desk::page("en", "New", "2026-01-01", [MARKET_TEXT; 3], "A caption");
    desk.drop_page("new.html", &page);
    desk.until("the fourth clip", |desk| desk.listed() == 4);
    desk.choose("File", "Backups…");
    desk.until("the list", |desk| desk.says("by hand"));
    let row = desk.harness.get_by_label_contains("by hand");
    row.click();
    desk.until("the preview", |desk| desk.says("3 clips, 0 in Trash"));
    assert!(desk.says("0 clips come back; 1 clips of now are not in it"), "{}", desk.screen());
}

const MARKET_TEXT: &str =
    "The market opened before dawn on Saturday, and the boats unloaded their fish by the light of lamps.";

#[test]
fn the_window_goes_on_while_another_program_holds_the_lock() {
    let mut desk = Desk::with_three_clips();
    let other = rusqlite::Connection::open(desk.folder.path().join("library/library.sqlite")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    desk.click_clip(FOG);
    desk.press(Modifiers::NONE, Key::Delete);
    // Had this thread waited for the lock, the change would have been given up before this is on screen.
    desk.press(Modifiers::COMMAND, Key::Comma);
    desk.until("the settings", |desk| desk.says("Settings"));
    assert!(desk.has_clip(FOG));
    desk.press(Modifiers::NONE, Key::Escape);
    other.execute_batch("ROLLBACK").unwrap();
    desk.until("the change", |desk| !desk.has_clip(FOG));
    assert!(!desk.says("another program"), "{}", desk.screen());
}

/// A window from its start, whatever state the library is in.
struct Whole {
    harness: Harness<'static, Window>,
    system: System,
    folder: TempDir,
    wakes: Receiver<()>,
}

impl Whole {
    fn on(folder: TempDir) -> Self {
        let system = System { language: "en", opened: Rc::new(RefCell::default()), ..System::default() };
        let (sender, wakes) = unbounded();
        let start = Start { library: folder.path().join("library"), files: Vec::new() };
        let services = system.clone();
        let builder = Harness::builder().with_size(egui::vec2(1240.0, 800.0));
        let harness = builder.build_eframe(move |creation| {
            let ctx = creation.egui_ctx.clone();
            let wake = Arc::new(move || {
                ctx.request_repaint();
                let _ = sender.send(());
            });
            Window::new(&creation.egui_ctx.clone(), start, move || services.services(), wake)
        });
        Self { harness, system, folder, wakes }
    }

    #[track_caller]
    fn until(&mut self, words: &str) {
        for _ in 0..600 {
            self.harness.step();
            if self.harness.query_all_by_label_contains(words).next().is_some() {
                return;
            }
            let _ = self.wakes.recv_timeout(std::time::Duration::from_millis(20));
        }
        panic!("waited in vain for {words}");
    }

    fn click(&mut self, words: &str) {
        self.harness.get_by_label_contains(words).click();
        self.harness.step();
    }

    fn library(&self) -> std::path::PathBuf {
        self.folder.path().join("library")
    }
}

/// A library of three clips with a backup of two, whose words are then spoilt.
fn spoilt() -> TempDir {
    let desk = Desk::with_three_clips();
    let folder = Rc::clone(&desk.folder);
    drop(desk);
    let folder = Rc::into_inner(folder).unwrap();
    let library = folder.path().join("library");
    let now = "2026-11-25T08:00:00Z".parse().unwrap();
    let mut open = Library::open(&library).unwrap();
    open.apply(&Op::MoveToTrash { clips: vec![ClipId(1)] }, now).unwrap();
    drop(open);
    backup::make(&library, &backup::folder_of(&library), Kind::Daily, now, &Stop::default()).unwrap();
    spoil(&library.join("library.sqlite"));
    folder
}

fn spoil(words: &Path) {
    let mut bytes = fs::read(words).unwrap();
    bytes[100..4096].fill(0x5a);
    fs::write(words, bytes).unwrap();
}

#[test]
fn a_damaged_library_offers_its_last_backup_and_is_kept_beside() {
    let mut window = Whole::on(spoilt());
    window.until("Jianbao cannot open this library");
    window.until("The library is damaged");
    window.click("Restore the backup of");
    window.until("The backup is restored");
    let library = Library::open(&window.library()).unwrap();
    assert_eq!(library.check().unwrap(), []);
    assert_eq!(library.reader().unwrap().counts().unwrap().all, 2);
    assert!(
        fs::read_dir(window.library())
            .unwrap()
            .any(|entry| { entry.unwrap().file_name().to_string_lossy().starts_with("set-aside-") })
    );
}

#[test]
fn a_damaged_library_can_be_salvaged_from_its_pages() {
    let mut window = Whole::on(spoilt());
    window.until("Jianbao cannot open this library");
    window.click("Salvage what can be read");
    window.until("clips were salvaged");
    let library = Library::open(&window.library()).unwrap();
    assert_eq!(library.check().unwrap(), []);
    assert_eq!(library.reader().unwrap().counts().unwrap().all, 3);
}

#[test]
fn the_folder_of_a_library_that_cannot_be_opened_is_shown_and_nothing_is_changed() {
    let folder = spoilt();
    let words = folder.path().join("library/library.sqlite");
    let before = fs::read(&words).unwrap();
    let mut window = Whole::on(folder);
    window.until("Jianbao cannot open this library");
    window.click("Open library folder");
    window.harness.step();
    window.harness.step();
    assert_eq!(window.system.opened.borrow().len(), 1);
    assert_eq!(fs::read(&words).unwrap(), before);
}

#[test]
fn a_library_that_is_not_damaged_is_not_offered_to_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    drop(Library::open(&library).unwrap());
    let db = rusqlite::Connection::open(library.join("library.sqlite")).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    let mut window = Whole::on(folder);
    window.until("newer Jianbao");
    assert!(window.harness.query_by_label_contains("Salvage").is_none());
}

#[test]
fn the_mistake_that_ended_the_last_start_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    fs::create_dir_all(&library).unwrap();
    fs::write(library.join("mistake-20261125T080000.txt"), "somewhere").unwrap();
    let mut window = Whole::on(folder);
    window.until("Jianbao was ended by a mistake of its own");
    let again = Whole::on(std::mem::replace(&mut window.folder, tempfile::tempdir().unwrap()));
    assert!(again.harness.query_by_label_contains("mistake of its own").is_none());
}
