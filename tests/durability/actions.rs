//! The actions that are put to the test: what stands before each, what it does, and what must be there afterwards.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use base64::Engine as _;
use jianbao::article::{Block, Picture};
use jianbao::library::backup::{self, Kind, Stop};
use jianbao::library::{
    ClipId, CollectionId, CollectionName, CollectionPlace, Edits, ImportStep, Library, Marking, Op, Order,
    Reader, Scope, Tint,
};
use jianbao::page::{Origin, Page};
use jianbao::text::anchor::Running;
use jiff::Timestamp;
use tempfile::TempDir;

use crate::shim::{Plan, copy};

/// Clips that are in the library before the action.
const BEFORE: usize = 6;
/// What stands under the name of a file that is written anew.
const BEFORE_EXPORT: &str = "what was there";
const QUOTE: &str = "三百個集裝箱";
const NOTE: &str = "要查證";
const CORRECTED: &str = "更正：班貨船於次日離港。";
/// Pages that the import brings.
const NEW: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Import,
    Trash,
    TakeBack,
    Move,
    Delete,
    EmptyTrash,
    Backup,
    Restore,
    Migrate,
    /// An article is extracted again, and what it was becomes a version.
    Replace,
    /// Words are marked, with a note on them.
    Highlight,
    /// A file is written where another stands.
    Export,
}

pub const ACTIONS: [Action; 12] = [
    Action::Import,
    Action::Trash,
    Action::TakeBack,
    Action::Move,
    Action::Delete,
    Action::EmptyTrash,
    Action::Backup,
    Action::Restore,
    Action::Migrate,
    Action::Replace,
    Action::Highlight,
    Action::Export,
];

/// A library before an action, in a folder of its own.
pub struct Desk {
    folder: TempDir,
    action: Action,
}

/// What became of an action.
pub struct Run {
    pub ended_well: bool,
    /// What it printed.
    pub said: String,
    pub counted: usize,
    /// Clips that were reported imported.
    pub acknowledged: Vec<ClipId>,
    /// An act that is not an import was reported done.
    done: bool,
}

fn now() -> Timestamp {
    "2026-11-25T08:00:00Z".parse().unwrap()
}

/// A page with a picture of its own inside it.
fn page(number: usize) -> String {
    let mut picture = Vec::new();
    let color = image::Rgb([number as u8, 80, 120]);
    let pixels = image::RgbImage::from_pixel(400, 300, color);
    pixels.write_to(&mut std::io::Cursor::new(&mut picture), image::ImageFormat::Png).unwrap();
    let picture = base64::engine::general_purpose::STANDARD.encode(picture);
    format!(
        "<!doctype html><meta charset=utf-8><title>第{number}班貨船</title><article><h1>第{number}班貨船</h1>\
         <p>第{number}班貨船滿載三百個集裝箱駛出港口，港務部門介紹了今後的安排，沿線企業因此受益。</p>\
         <figure><img src='data:image/png;base64,{picture}'><figcaption>第{number}班貨船離港</figcaption></figure>\
         <p>當地居民說，港口的變化看得見，希望今後還有更多航線從這裡出發，把更多貨物送到更遠的地方。</p></article>"
    )
}

fn file(library: &mut Library, number: usize) -> ClipId {
    let origin = Origin { file_name: format!("{number}.html"), url: None };
    let page = Page::from_bytes(page(number).into_bytes(), origin).unwrap();
    let clip = jianbao::import::prepare(page);
    library.file(&[clip], None, &mut ImportStep::default(), now()).unwrap().0[0].clip()
}

/// A library with clips, two collections and a backup, made once.
fn template() -> &'static Path {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library");
        let mut library = Library::open(&path).unwrap();
        let clips: Vec<ClipId> = (0..BEFORE).map(|number| file(&mut library, number)).collect();
        for name in ["產業", "港口"] {
            let name = CollectionName::parse(name).unwrap();
            let op = Op::CreateCollection { name, place: CollectionPlace::last_in(None) };
            let collection = library.apply(&op, now()).unwrap().changes.created.unwrap();
            library.apply(&Op::AddToCollection { clips: clips.clone(), collection }, now()).unwrap();
        }
        library.apply(&Op::MoveToTrash { clips: vec![clips[0]] }, now()).unwrap();
        backup::make(&path, &backup::folder_of(&path), Kind::ByHand, now(), &Stop::default()).unwrap();
        // Something that the backup has not.
        file(&mut library, BEFORE);
        for number in 0..NEW {
            fs::write(folder.path().join(format!("{number}.html")), page(100 + number)).unwrap();
        }
        folder
    })
    .path()
}

impl Desk {
    pub fn before(action: Action) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(template(), folder.path());
        let desk = Self { folder, action };
        if action == Action::Export {
            fs::write(desk.exported(), BEFORE_EXPORT).unwrap();
        }
        if action == Action::Migrate {
            older(&desk.library());
        }
        desk
    }

    pub fn library(&self) -> PathBuf {
        self.folder.path().join("library")
    }

    fn exported(&self) -> PathBuf {
        exported(&self.library())
    }

    pub fn disk(&self) -> PathBuf {
        self.folder.path().join("disk")
    }

    /// The same desk with the library that a power cut has left.
    pub fn after_the_cut(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&self.disk(), &folder.path().join("library"));
        Self { folder, action: self.action }
    }

    pub fn run(&self, plan: &Plan) -> Run {
        let mut command = match self.action {
            Action::Import => {
                let mut import = Command::new(env!("CARGO_BIN_EXE_jianbao"));
                import.arg("--library").arg(self.library()).args(["import", "--json"]);
                import.args((0..NEW).map(|number| self.folder.path().join(format!("{number}.html"))));
                import
            }
            action => {
                let mut act = Command::new(std::env::current_exe().unwrap());
                act.args(["--exact", "act_as_told", "--nocapture"]);
                act.env("SHIM_ACTION", format!("{action:?} {}", self.library().display()));
                act
            }
        };
        let (output, counted) = plan.run(&mut command, &self.library(), self.folder.path());
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let said = format!("{printed}{}", String::from_utf8_lossy(&output.stderr));
        let lines = printed.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let acknowledged = lines.filter_map(|line| line["clip"].as_i64().map(ClipId)).collect();
        let done = printed.contains("reported: done");
        Run { ended_well: output.status.success(), said, counted, acknowledged, done }
    }

    /// What a verb of the command line prints.
    pub fn verb(&self, words: &[&str], plan: &Plan) -> String {
        let mut verb = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        verb.arg("--library").arg(self.library()).args(words);
        let (output, _) = plan.run(&mut verb, &self.library(), self.folder.path());
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
    }

    /// Reported clips that are not there whole.
    pub fn missing(&self, run: &Run) -> Vec<ClipId> {
        let Ok(reader) = Reader::open(&self.library()) else { return run.acknowledged.clone() };
        run.acknowledged.iter().copied().filter(|clip| !is_whole(&reader, *clip)).collect()
    }

    pub fn acknowledged_is_there(&self, run: &Run, what: &str) {
        assert_eq!(self.missing(run), [], "{what}: reported, and not there");
        let reader = Reader::open(&self.library()).unwrap();
        let there = ids(&reader);
        let loses_one = matches!(self.action, Action::Restore | Action::EmptyTrash);
        let least = if loses_one { BEFORE } else { BEFORE + 1 };
        assert!(there.len() >= least, "{what}: {} clips of {least} are left", there.len());
        assert!(there.iter().all(|clip| is_whole(&reader, *clip)), "{what}: a clip is not whole");
        if self.action == Action::Export {
            let text = fs::read_to_string(self.exported()).unwrap();
            assert!(text == BEFORE_EXPORT || text == export(), "{what}: half a file stands under its name");
        }
        if run.done {
            self.is_done(what);
        }
    }

    /// The action has done what it should.
    pub fn is_done(&self, what: &str) {
        let reader = Reader::open(&self.library()).unwrap();
        let count = |scope| reader.clip_ids(scope, Order::OldestAdded).unwrap().len();
        let backups = backup::list(&backup::folder_of(&self.library()));
        let holds = match self.action {
            Action::Import => ids(&reader).len() == BEFORE + 1 + NEW,
            Action::Trash => count(Scope::Trash) == 3,
            Action::TakeBack => count(Scope::Trash) == 0,
            Action::Move => count(Scope::Collection(CollectionId(1))) == BEFORE,
            Action::Delete => reader.collections().unwrap().len() == 1,
            Action::EmptyTrash => count(Scope::Trash) == 0 && ids(&reader).len() == BEFORE,
            Action::Backup => backups.len() >= 2,
            Action::Restore => {
                ids(&reader).len() == BEFORE && backups.iter().any(|backup| backup.kind == Kind::Replaced)
            }
            Action::Replace => {
                let text = reader.clip(ClipId(2)).unwrap().unwrap().article.text();
                text.contains(CORRECTED) && reader.versions(ClipId(2)).unwrap().len() == 1
            }
            Action::Highlight => {
                let all = reader.highlights(ClipId(2)).unwrap();
                all.len() == 1 && all[0].note == NOTE && all[0].anchor.quote == QUOTE
            }
            Action::Export => fs::read_to_string(self.exported()).unwrap() == export(),
            Action::Migrate => backups.iter().any(|backup| backup.kind == Kind::BeforeUpdate),
        };
        assert!(holds, "{what}: not done");
    }
}

fn ids(reader: &Reader) -> BTreeSet<ClipId> {
    let of = |scope| reader.clip_ids(scope, Order::OldestAdded).unwrap();
    of(Scope::All).into_iter().chain(of(Scope::Trash)).collect()
}

fn is_whole(reader: &Reader, clip: ClipId) -> bool {
    let Ok(Some(read)) = reader.clip(clip) else { return false };
    let page = reader.original(clip).ok().flatten().is_some_and(|original| !original.bytes.is_empty());
    let pictures = read.article.figures().all(|figure| match figure.picture {
        Picture::Kept(hash) => reader
            .picture(hash)
            .ok()
            .flatten()
            .is_some_and(|bytes| *blake3::hash(&bytes).as_bytes() == hash.0),
        Picture::Missing(_) => false,
    });
    page && pictures && read.article.figures().count() == 1
}

/// Takes a library back to the first format, as an older program left it.
fn older(library: &Path) {
    let (now, old) = (library.join("library.sqlite"), library.join("old.sqlite"));
    let db = rusqlite::Connection::open(&old).unwrap();
    db.execute_batch(include_str!("../../src/library/migrations/2026-11-23-first.sql")).unwrap();
    db.pragma_update(None, "application_id", 0x4a62_5764).unwrap();
    db.pragma_update(None, "user_version", 1).unwrap();
    db.execute("ATTACH ?1 AS now", [now.to_str().unwrap()]).unwrap();
    let names = |sql: &str, table: &str| -> Vec<String> {
        let mut select = db.prepare(sql).unwrap();
        select.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let tables = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> ?1";
    db.pragma_update(None, "foreign_keys", false).unwrap();
    for table in names(tables, "sqlite_sequence") {
        let columns = names("SELECT name FROM pragma_table_info(?1)", &table).join(", ");
        let copy =
            format!("INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}");
        db.execute(&copy, []).unwrap();
    }
    db.execute("DELETE FROM badge WHERE name NOT IN ('all', 'unfiled', 'trash')", []).unwrap();
    db.execute("DETACH now", []).unwrap();
    drop(db);
    fs::rename(old, now).unwrap();
}

fn exported(library: &Path) -> PathBuf {
    library.join("exported.md")
}

/// Longer than any buffer of the system's.
fn export() -> String {
    "# 班貨船\n\n港務部門介紹了今後的安排。\n".repeat(4_000)
}

/// The article of a clip as a new extraction would give it; a second time there is nothing to do.
fn replace(path: &Path) -> Result<(), jianbao::library::LibraryError> {
    let mut library = Library::open(path)?;
    let clip = ClipId(2);
    let mut article = library.reader()?.clip(clip)?.unwrap().article;
    if article.text().contains(CORRECTED) {
        return Ok(());
    }
    article.blocks.push(Block::paragraph(CORRECTED));
    let article = Box::new(article);
    let op = Op::ReplaceArticle { clip, article, charset: None, edits: Edits::SetAside };
    library.apply(&op, now()).map(|_| ())
}

/// Words of an article marked; a second time there is nothing to do.
fn highlight(path: &Path) -> Result<(), jianbao::library::LibraryError> {
    let mut library = Library::open(path)?;
    let clip = ClipId(2);
    let article = library.reader()?.clip(clip)?.unwrap().article;
    let anchor = Running::of(&article).quoted(QUOTE, 0).unwrap();
    let add = Marking::Add { clip, anchor, tint: Tint::Green, note: NOTE.to_owned() };
    library.apply(&Op::Highlights(add), now()).map(|_| ())
}

/// The part of a child: one action on the library, reported when it is done.
pub fn act(told: &str) {
    let (action, library) = told.split_once(' ').unwrap();
    let path = Path::new(library);
    let done = match action {
        "Backup" => {
            backup::make(path, &backup::folder_of(path), Kind::ByHand, now(), &Stop::default()).map(|_| ())
        }
        "Restore" => {
            let backups = backup::list(&backup::folder_of(path));
            let made = backups.iter().rfind(|backup| backup.kind == Kind::ByHand).unwrap();
            backup::restore(&made.path, path, now(), &Stop::default()).map(|_| ())
        }
        "EmptyTrash" => Library::open(path).and_then(|mut library| library.empty_trash().map(|_| ())),
        "Migrate" => Library::open(path).map(|_| ()),
        "Export" => jianbao::library::write_whole(&exported(path), export().as_bytes()),
        "Replace" => replace(path),
        "Highlight" => highlight(path),
        action => Library::open(path).and_then(|mut library| {
            let collection = CollectionId(1);
            let op = match action {
                "Trash" => Op::MoveToTrash { clips: vec![ClipId(2), ClipId(3)] },
                "TakeBack" => Op::Restore { clips: vec![ClipId(1)] },
                "Move" => Op::Several(vec![
                    Op::AddToCollection { clips: vec![ClipId(7)], collection },
                    Op::RemoveFromCollection { clips: vec![ClipId(7)], collection: CollectionId(2) },
                ]),
                _ => Op::DeleteCollection { collection: CollectionId(2) },
            };
            match library.apply(&op, now()) {
                // Tried again after it had been done, though nobody was told.
                Err(jianbao::library::LibraryError::NoCollection(_)) => Ok(()),
                applied => applied.map(|_| ()),
            }
        }),
    };
    done.unwrap_or_else(|error| panic!("{error}"));
    println!("reported: done");
}
