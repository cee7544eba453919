//! A window on a library of its own, with the system's part played by the test.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use crossbeam_channel::{Receiver, unbounded};
use egui::{DroppedFile, HoveredFile, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use egui_kittest::{Harness, HarnessBuilder};
use jianbao::app::{
    Answer, App, Clipboard, Dialogs, Drag, Drags, NoDialog, OpenError, Opener, Services, Start,
};
use jianbao::article::PixelSize;
use jianbao::fetch::{FetchError, Given, Network};
use jianbao::library::Reader;
use jianbao::pictures::{Pixels, encode_png};
use tempfile::TempDir;

/// How often the window may be woken or drawn before what a test waits for must be there.
const MOST_FRAMES: usize = 600;
/// Nothing that a worker does here takes longer; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(20);
/// So long the workers say nothing when they have nothing more to tell.
const QUIET_FRAMES: usize = 4;
/// A frame without a wake-up in between: what commands have changed is drawn in the next one.
const ONE_FRAME: Duration = Duration::from_millis(20);

pub const FOG: &str = "Fog closes the northern port";
pub const LIGHTHOUSE: &str = "灯塔守望者的最后一夜";
pub const MARKET: &str = "항구의 새벽 시장";

/// A window under test.
pub struct Desk {
    pub harness: Harness<'static, App>,
    pub system: System,
    pub folder: Rc<TempDir>,
    wakes: Receiver<()>,
}

/// What the window has asked of the system, and what it is answered.
#[derive(Clone, Default)]
pub struct System {
    pub chosen: Rc<RefCell<Vec<PathBuf>>>,
    /// The desktop has no dialogs for choosing files.
    pub without_dialogs: Rc<Cell<bool>>,
    pub opened: Rc<RefCell<Vec<String>>>,
    pub language: &'static str,
    pub clipboard: Clip,
    pub web: Web,
    pub drags: Carried,
}

/// What is dragged over the window from outside, as the display tells it.
#[derive(Clone, Default)]
pub struct Carried(Rc<RefCell<Vec<Drag>>>);

/// A clipboard on which there may be a picture.
#[derive(Clone, Default)]
pub struct Clip(Arc<std::sync::Mutex<Option<Pixels>>>);

/// A network that answers every address with the same bytes, and counts how often it is asked.
#[derive(Clone, Default)]
pub struct Web {
    pub asked: Arc<std::sync::Mutex<Vec<(String, Given)>>>,
}

fn is_item(node: &egui_kittest::kittest::AccessKitNode<'_>) -> bool {
    matches!(node.role(), Role::MenuItem | Role::MenuItemRadio)
}

impl Desk {
    /// A window on an empty library, in English, without the welcome clip.
    pub fn open() -> Self {
        let folder = Rc::new(tempfile::tempdir().unwrap());
        std::fs::create_dir_all(folder.path().join("library")).unwrap();
        let view = folder.path().join("library/view.json");
        std::fs::write(view, r#"{"welcomed": true, "theme": "light"}"#).unwrap();
        Self::open_in(folder, "en")
    }

    /// A window on the library that is in the folder, on a system of this language.
    pub fn open_in(folder: Rc<TempDir>, language: &'static str) -> Self {
        Self::build(folder, language, Harness::builder().with_size(egui::vec2(1240.0, 800.0)))
    }

    pub fn build(folder: Rc<TempDir>, language: &'static str, builder: HarnessBuilder<App>) -> Self {
        let system = System { language, ..System::default() };
        let (sender, wakes) = unbounded();
        let start = Start { library: folder.path().join("library"), files: Vec::new() };
        let services = system.services();
        let harness = builder.build_eframe(move |creation| {
            let ctx = creation.egui_ctx.clone();
            ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
            let wake = Arc::new(move || {
                ctx.request_repaint();
                let _ = sender.send(());
            });
            App::new(&creation.egui_ctx.clone(), start, services, wake).expect("the library opens")
        });
        Self { harness, system, folder, wakes }
    }

    /// Closes the window and opens another on the same library.
    pub fn restart(self) -> Self {
        let (folder, language) = (Rc::clone(&self.folder), self.system.language);
        drop(self);
        Self::open_in(folder, language)
    }

    /// Writes a page into the folder and drops it on the window.
    pub fn drop_page(&mut self, name: &str, html: &str) {
        let path = self.write(name, html);
        self.drop_files(&[path]);
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    pub fn drop_files(&mut self, paths: &[PathBuf]) {
        self.harness.input_mut().hovered_files.clear();
        for path in paths {
            self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
        }
        self.harness.step();
    }

    /// Drags something over the window, as a display does that tells where it is.
    pub fn carry(&mut self, drag: Drag) {
        self.system.drags.0.borrow_mut().push(drag);
        self.settle();
    }

    /// Holds so many files over the window.
    pub fn hover_files(&mut self, files: usize) {
        self.harness.input_mut().hovered_files = vec![HoveredFile::default(); files];
        self.settle();
    }

    /// A library with three clips: English, Chinese, Korean.
    pub fn with_three_clips() -> Self {
        let mut desk = Self::open();
        let pages = [("fog.html", fog()), ("灯塔.html", lighthouse()), ("시장.html", market())];
        let paths: Vec<PathBuf> = pages.iter().map(|(name, html)| desk.write(name, html)).collect();
        desk.drop_files(&paths);
        desk.until("three clips", |desk| desk.listed() == 3);
        desk.until("the import's end", |desk| desk.says("3 imported, 0 already here, 0 failed"));
        desk.settle();
        desk
    }

    /// Draws and takes events in until the condition holds.
    #[track_caller]
    pub fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let began = std::time::Instant::now();
        for _ in 0..MOST_FRAMES {
            self.harness.step();
            if holds(self) {
                // What else has been set off by it shall not come between this and the next step of the test.
                return self.rest();
            }
            if began.elapsed() > PATIENCE {
                break;
            }
            let _ = self.wakes.recv_timeout(ONE_FRAME);
        }
        panic!("waited in vain for {what}; on screen:\n{}", self.screen());
    }

    /// Draws until the workers have nothing more to tell: what is in the library is known to the window then.
    pub fn rest(&mut self) {
        let mut quiet = 0;
        while quiet < QUIET_FRAMES {
            quiet = if self.wakes.recv_timeout(ONE_FRAME).is_ok() { 0 } else { quiet + 1 };
            self.harness.step();
        }
        self.settle();
    }

    /// Draws until what commands and clicks began is on screen.
    pub fn settle(&mut self) {
        let began = std::time::Instant::now();
        let mut frames = 0;
        while frames < 4 {
            self.harness.step();
            frames += 1;
            // An article is prepared in another thread.
            if self.harness.state().is_preparing() && began.elapsed() < PATIENCE {
                let _ = self.wakes.recv_timeout(ONE_FRAME);
                frames = 0;
            }
        }
    }

    #[track_caller]
    pub fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.settle();
    }

    /// Chooses an item of a menu of the bar.
    #[track_caller]
    pub fn choose(&mut self, menu: &str, item: &str) {
        self.click(menu);
        self.click_item(item);
    }

    /// Chooses an item of a menu inside a menu of the bar.
    #[track_caller]
    pub fn choose_deep(&mut self, menu: &str, inside: &str, item: &str) {
        self.click(menu);
        self.click(inside);
        self.click_item(item);
    }

    /// Types into the field that has the focus.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    /// Clicks an item of the menu that is open.
    #[track_caller]
    pub fn click_item(&mut self, name: &str) {
        self.harness.get(by().label(name).predicate(is_item)).click();
        self.settle();
    }

    /// Whether a menu is open that has this item.
    pub fn has_item(&self, name: &str) -> bool {
        self.harness.query(by().label(name).predicate(is_item)).is_some()
    }

    #[track_caller]
    pub fn click_clip(&mut self, headline: &str) {
        self.clip(headline).click();
        self.settle();
    }

    #[track_caller]
    pub fn click_row(&mut self, name: &str) {
        self.row(name).click();
        self.settle();
    }

    pub fn press(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub fn undo(&mut self) {
        self.press(egui::Modifiers::COMMAND, egui::Key::Z);
    }

    pub fn redo(&mut self) {
        self.press(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::Z);
    }

    /// Waits for a change, takes it back and does it again.
    #[track_caller]
    pub fn check_undo(&mut self, done: impl Fn(&Self) -> bool) {
        self.until("the change", &done);
        self.undo();
        self.until("the change taken back", |desk| !done(desk));
        self.redo();
        self.until("the change done again", &done);
    }

    /// The library beside the window.
    pub fn reader(&self) -> Reader {
        Reader::open(&self.folder.path().join("library")).unwrap()
    }

    /// Types into the field that has the focus, and presses Enter.
    pub fn type_and_enter(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.step();
        self.press(egui::Modifiers::NONE, egui::Key::Enter);
    }

    /// Drags one thing onto another, as a hand does: not in one leap.
    #[track_caller]
    pub fn drag(&mut self, from: egui::Pos2, to: egui::Pos2) {
        self.harness.hover_at(from);
        self.harness.step();
        self.harness.drag_at(from);
        self.harness.step();
        for part in [0.1, 0.5, 0.9, 1.0] {
            self.harness.hover_at(from + (to - from) * part);
            self.harness.step();
        }
        self.harness.drop_at(to);
        self.settle();
    }

    #[track_caller]
    pub fn clip<'a>(&'a self, headline: &'a str) -> egui_kittest::Node<'a> {
        self.harness.get_by_role_and_label(Role::ListBoxOption, headline)
    }

    #[track_caller]
    pub fn row<'a>(&'a self, name: &'a str) -> egui_kittest::Node<'a> {
        self.harness.get_by_role_and_label(Role::TreeItem, name)
    }

    pub fn has_row(&self, name: &str) -> bool {
        self.harness.query_by_role_and_label(Role::TreeItem, name).is_some()
    }

    pub fn has_clip(&self, headline: &str) -> bool {
        self.harness.query_by_role_and_label(Role::ListBoxOption, headline).is_some()
    }

    /// How many clips of the list are on screen.
    pub fn listed(&self) -> usize {
        self.harness.query_all_by_role(Role::ListBoxOption).count()
    }

    /// The headlines of the list from top to bottom.
    pub fn headlines(&self) -> Vec<String> {
        let rows = self.harness.query_all_by_role(Role::ListBoxOption);
        let mut rows: Vec<(i64, String)> =
            rows.filter_map(|row| Some((row.rect().top() as i64, row.accesskit_node().label()?))).collect();
        rows.sort();
        rows.into_iter().map(|(_, headline)| headline).collect()
    }

    /// The headlines of the selected clips, from top to bottom.
    pub fn selected(&self) -> Vec<String> {
        let selected = |headline: &String| {
            let toggled = self.clip(headline).accesskit_node().toggled();
            toggled == Some(egui::accesskit::Toggled::True)
        };
        self.headlines().into_iter().filter(selected).collect()
    }

    /// Whether these words are on screen, as a name or within one.
    pub fn says(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// All names on screen, a line each.
    pub fn screen(&self) -> String {
        let nodes = self.harness.root().children_recursive();
        let line = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            let words = node.label().or_else(|| node.value())?;
            Some(format!("{:?} {words}", node.role()))
        };
        nodes.into_iter().filter_map(line).collect::<Vec<_>>().join("\n")
    }
}

impl System {
    pub fn services(&self) -> Services {
        Services {
            dialogs: Box::new(self.clone()),
            opener: Box::new(self.clone()),
            clipboard: Arc::new(self.clipboard.clone()),
            network: Arc::new(self.web.clone()),
            drags: Rc::new(self.drags.clone()),
            system_language: self.language.to_owned(),
        }
    }
}

impl System {
    fn chosen(&self) -> Result<Vec<PathBuf>, NoDialog> {
        if self.without_dialogs.get() { Err(NoDialog) } else { Ok(self.chosen.borrow().clone()) }
    }
}

impl Dialogs for System {
    fn choose_pages(&self, _title: &str, answer: Answer) {
        answer.give(self.chosen());
    }

    fn choose_pictures(&self, _title: &str, answer: Answer) {
        answer.give(self.chosen());
    }

    fn choose_place(&self, _title: &str, _name: &str, answer: Answer) {
        answer.give(self.chosen());
    }

    fn choose_folder(&self, _title: &str, answer: Answer) {
        answer.give(self.chosen());
    }
}

impl Drags for Carried {
    fn take(&self) -> Vec<Drag> {
        self.0.take()
    }
}

impl Clip {
    pub fn hold(&self, pixels: Pixels) {
        *self.0.lock().unwrap() = Some(pixels);
    }
}

impl Network for Web {
    fn load(&self, address: &str, given: Given) -> Result<Vec<u8>, FetchError> {
        self.asked.lock().unwrap().push((address.to_owned(), given));
        Ok(png(300, 200, 90))
    }
}

/// A picture file of one colour.
pub fn png(width: u32, height: u32, shade: u8) -> Vec<u8> {
    encode_png(&pixels(width, height, shade)).unwrap()
}

pub fn pixels(width: u32, height: u32, shade: u8) -> Pixels {
    let rgba = [shade, 120, 255 - shade, 255].repeat((width * height) as usize);
    Pixels { size_px: PixelSize { width, height }, rgba }
}

impl Opener for System {
    fn open_address(&self, address: &str) -> Result<(), OpenError> {
        self.opened.borrow_mut().push(address.to_owned());
        Ok(())
    }

    fn open_folder(&self, folder: &Path) -> Result<(), OpenError> {
        self.opened.borrow_mut().push(folder.display().to_string());
        Ok(())
    }

    fn open_file(&self, file: &Path) -> Result<(), OpenError> {
        self.opened.borrow_mut().push(file.display().to_string());
        Ok(())
    }
}

impl Clipboard for Clip {
    fn picture(&self) -> Option<Pixels> {
        self.0.lock().unwrap().clone()
    }

    fn html(&self) -> Option<String> {
        None
    }

    fn text(&self) -> Option<String> {
        None
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// A news page of three paragraphs and one picture that was not saved.
pub fn page(lang: &str, headline: &str, day: &str, paragraphs: [&str; 3], caption: &str) -> String {
    let [first, second, third] = paragraphs;
    format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>{headline}</title>\
         <meta property=\"article:published_time\" content=\"{day}\"></head><body><article><h1>{headline}</h1>\
         <p>{first}</p><figure><img src=\"https://img.news.example/1.jpg\" width=\"800\" height=\"500\">\
         <figcaption>{caption}</figcaption></figure><p>{second}</p><p>{third}</p></article></body></html>"
    )
}

pub fn fog() -> String {
    page(
        "en",
        FOG,
        "2024-03-02",
        [
            "Ferries waited outside the harbour for a third day on Saturday while the fog lay over the quays.",
            "The harbour master said that no ship would be let in before the lights of both piers could be seen.",
            "Fishermen mended their nets and sold what they had caught before the fog came down on Thursday.",
        ],
        "The northern pier, as far as it could be seen",
    )
}

pub fn lighthouse() -> String {
    page(
        "zh-Hans",
        LIGHTHOUSE,
        "2024-05-18",
        [
            "守塔人周六最后一次点亮北山灯塔。三十一年来，他每天傍晚都沿着同一条石阶走上塔顶，从未缺席。",
            "港务部门介绍，灯塔将改为自动运行，旧的透镜会送进海事博物馆，让更多孩子看到它的光。",
            "他说，海上的人看不见守塔人，只看得见光；光还在，守塔人就还在，这就已经足够了。",
        ],
        "北山灯塔的旧透镜",
    )
}

pub fn market() -> String {
    page(
        "ko",
        MARKET,
        "2024-01-09",
        [
            "새벽 네 시, 항구의 시장에는 벌써 불이 켜졌다. 밤새 들어온 배들이 생선 상자를 내리고 있다.",
            "상인들은 올해 바다가 따뜻해져 고등어가 늦게 왔다고 말한다. 값은 지난해보다 조금 올랐다.",
            "해가 뜨면 시장은 다시 조용해진다. 남는 것은 젖은 바닥과 갈매기, 그리고 커피 냄새뿐이다.",
        ],
        "새벽 시장의 생선 상자",
    )
}
