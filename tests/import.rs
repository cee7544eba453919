//! Whole imports: from files as they lie on a disk to clips in a library, through the threads of a window.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "import/told.rs"]
mod told;

use std::fs::{self, File};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use image::{ImageFormat, Rgb, RgbImage};
use jianbao::article::{Figure, Missing, Picture, PixelSize};
use jianbao::import::{Outcome, Report, Source};
use jianbao::jobs::{ChangedBy, ImportId, Job, JobEvent, Jobs};
use jianbao::library::search::Search;
use jianbao::library::{ClipId, CollectionName, CollectionPlace, Op, Reader, Scope, StepName};
use tempfile::TempDir;

/// No machine takes so long for one event.
const PATIENCE: Duration = Duration::from_mins(2);

struct Desk {
    folder: TempDir,
    jobs: Jobs,
    imports: u64,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let jobs = Jobs::start(&folder.path().join("library"), Arc::new(|| {})).unwrap();
        Self { folder, jobs, imports: 0 }
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join("pages").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn pages(&self) -> PathBuf {
        self.folder.path().join("pages")
    }

    /// The first event that `pick` takes.
    #[track_caller]
    fn wait<T>(&self, pick: impl Fn(JobEvent) -> Option<T>) -> T {
        loop {
            let event = self.jobs.events.recv_timeout(PATIENCE).expect("an event");
            if let JobEvent::Failed { why, .. } = &event {
                panic!("{why}");
            }
            if let Some(found) = pick(event) {
                return found;
            }
        }
    }

    #[track_caller]
    fn import(&mut self, sources: Vec<Source>) -> Report {
        self.imports += 1;
        let id = ImportId(self.imports);
        self.jobs.send(Job::Import(id, sources, None));
        self.wait(|event| match event {
            JobEvent::ImportDone { import, report } if import == id => Some(report),
            _ => None,
        })
    }

    #[track_caller]
    fn import_path(&mut self, path: &Path) -> Outcome {
        let report = self.import(vec![Source::Path(path.to_owned())]);
        assert_eq!(report.lines.len(), 1, "{report:?}");
        report.lines[0].outcome.clone()
    }

    fn reader(&self) -> Reader {
        Reader::open(&self.folder.path().join("library")).unwrap()
    }

    #[track_caller]
    fn figures(&self, outcome: &Outcome) -> Vec<Figure> {
        let clip = self.reader().clip(outcome.clip().expect("a clip")).unwrap().unwrap();
        clip.article.figures().cloned().collect()
    }

    #[track_caller]
    fn list(&self, scope: Scope) -> Vec<ClipId> {
        let query = Search { scope, ..Search::default() };
        self.jobs.send(Job::List(query.clone()));
        self.wait(|event| match event {
            JobEvent::Listed { search, found } if search == query => Some(found.ids),
            _ => None,
        })
    }
}

/// A page with some sentences around `inside`.
fn page(title: &str, inside: &str) -> String {
    format!(
        "<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>{title}</title><article><h1>{title}</h1>\
         <p>四月一日，沿海货运新线正式开通，首班货船满载三百个集装箱驶出港口，港务部门介绍了今后的安排。</p>{inside}\
         <p>当地居民说，港口的变化看得见，希望今后还有更多航线从这里出发，把更多货物送到更远的地方。</p></article>"
    )
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(width, height, Rgb([90, 120, 160])).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[track_caller]
fn reason(outcome: &Outcome) -> &str {
    match outcome {
        Outcome::Failed(why) => why,
        other => panic!("{other:?} did not fail"),
    }
}

#[test]
fn a_folder_is_imported_in_order_as_one_step() {
    let mut desk = Desk::new();
    for n in [1, 2, 10] {
        desk.write(&format!("page{n}.html"), page(&format!("第{n}版"), ""));
    }
    let report = desk.import(vec![Source::Path(desk.pages())]);
    assert_eq!(report.counts(), (3, 0, 0));
    let names: Vec<_> = report.lines.iter().map(|line| line.path.rsplit('/').next().unwrap()).collect();
    assert_eq!(names, ["page1.html", "page2.html", "page10.html"]);
    assert_eq!(desk.list(Scope::All).len(), 3);

    desk.jobs.send(Job::Undo);
    let undone = desk.wait(|event| match event {
        JobEvent::Changed { by: ChangedBy::Undo(step), redo, .. } => Some((step, redo)),
        _ => None,
    });
    assert_eq!(undone, (StepName::Import, Some(StepName::Import)));
    assert_eq!((desk.list(Scope::All).len(), desk.list(Scope::Trash).len()), (0, 3));
}

#[test]
fn the_same_page_again_is_already_here() {
    let mut desk = Desk::new();
    let path = desk.write("a.html", page("港口新线", ""));
    let first = desk.import_path(&path);
    assert!(matches!(first, Outcome::Imported(_)));
    let copy = desk.write("copy.html", fs::read(&path).unwrap());
    assert_eq!(desk.import_path(&copy), Outcome::AlreadyHere(first.clip().unwrap()), "the same bytes");

    let saved = |second: u32| {
        format!("<!-- saved from url=(0021)https://example.org/1 -->{}<!-- {second} -->", page("铁路", ""))
    };
    let monday = desk.write("monday.html", saved(1));
    let tuesday = desk.write("tuesday.html", saved(2));
    let first = desk.import_path(&monday);
    assert_eq!(desk.import_path(&tuesday), Outcome::AlreadyHere(first.clip().unwrap()), "address and words");
}

#[test]
fn what_is_pasted_becomes_a_clip() {
    let mut desk = Desk::new();
    let html = Source::Html { text: page("剪贴板", ""), url: Some("https://example.org/2".into()) };
    let report = desk.import(vec![html, Source::Text("港口新线\n\n沿海货运新线正式开通。".into())]);
    assert_eq!(report.counts(), (2, 0, 0));
    let clip = desk.reader().clip(report.lines[0].outcome.clip().unwrap()).unwrap().unwrap();
    assert_eq!(clip.url.as_deref(), Some("https://example.org/2"));
}

#[test]
fn pictures_of_a_complete_page_and_of_a_single_file_fill_their_slots() {
    let mut desk = Desk::new();
    desk.write("港口_files/ship.png", png(640, 480));
    let figure = |src: &str| {
        format!("<figure><img src='{src}' width=600 height=400><figcaption>首班货船</figcaption></figure>")
    };
    let complete = desk.write("港口.html", page("港口", &figure("./%E6%B8%AF%E5%8F%A3_files/ship.png")));
    let outcome = desk.import_path(&complete);
    let slots = desk.figures(&outcome);
    assert_eq!((slots.len(), slots[0].slot), (1, 1));
    let Picture::Kept(hash) = slots[0].picture else { panic!("{:?}", slots[0]) };
    assert_eq!(slots[0].size_px, Some(PixelSize { width: 640, height: 480 }));
    assert_eq!(desk.reader().picture(hash).unwrap(), Some(png(640, 480)));

    let data = format!("data:image/png;base64,{}", base64(&png(320, 200)));
    let single = desk.write("single.html", page("单个文件", &figure(&data)));
    let outcome = desk.import_path(&single);
    let slots = desk.figures(&outcome);
    assert!(matches!(slots[0].picture, Picture::Kept(_)), "{:?}", slots[0].picture);

    desk.jobs.send(Job::Picture { print: hash.into(), max_side_px: 128 });
    let size = desk.wait(|event| match event {
        JobEvent::Picture { pixels, .. } => Some(pixels.unwrap().size_px),
        _ => None,
    });
    assert_eq!(size, PixelSize { width: 128, height: 96 });
}

#[test]
fn a_slot_whose_picture_cannot_be_kept_says_why() {
    let mut desk = Desk::new();
    desk.write("a_files/broken.png", "not a picture");
    let figures = ["a_files/broken.png", "a_files/gone.png", "https://example.org/far.jpg"].map(|src| {
        format!("<figure><img src='{src}' width=600 height=400><figcaption>{src}</figcaption></figure><p>港口的变化看得见，希望今后还有更多航线从这里出发。</p>")
    });
    let path = desk.write("a.html", page("三个空位", &figures.concat()));
    let outcome = desk.import_path(&path);
    let slots: Vec<Picture> = desk.figures(&outcome).into_iter().map(|figure| figure.picture).collect();
    assert_eq!(
        slots,
        [
            Picture::Missing(Missing::Broken),
            Picture::Missing(Missing::NotSaved),
            Picture::Missing(Missing::Remote("example.org".into()))
        ]
    );
}

#[test]
fn bad_input_gets_a_reason_and_the_rest_goes_on() {
    let mut desk = Desk::new();
    let empty = desk.write("empty.html", "");
    assert_eq!(reason(&desk.import_path(&empty)), "The file is empty.");
    let binary = desk.write("data.html", [0x00, 0x01, 0x02, 0x7f, 0x80, 0xff].repeat(500));
    assert!(reason(&desk.import_path(&binary)).contains("not a page"));
    let huge = desk.write("huge.html", "");
    File::options().write(true).open(&huge).unwrap().set_len(200 << 20).unwrap();
    assert_eq!(reason(&desk.import_path(&huge)), "The file has 200 MB; pages of at most 64 MB are read.");
    let good = desk.write("good.html", page("好的一页", ""));
    assert!(matches!(desk.import_path(&good), Outcome::Imported(_)));
}

#[cfg(unix)]
#[test]
fn links_pipes_and_closed_doors_do_not_stop_an_import() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let mut desk = Desk::new();
    desk.write("in/a.html", page("甲", ""));
    symlink(desk.pages(), desk.pages().join("in/loop")).unwrap();
    let report = desk.import(vec![Source::Path(desk.pages())]);
    assert_eq!(report.counts(), (1, 0, 0), "a loop of links is not walked: {report:?}");

    let device = desk.import_path(Path::new("/dev/zero"));
    assert!(reason(&device).contains("device"), "{device:?}");

    let closed = desk.write("closed.html", page("乙", ""));
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may read everything.
    if File::open(&closed).is_err() {
        assert!(reason(&desk.import_path(&closed)).contains("permissions"));
    }
}

#[test]
fn a_hundred_thousand_nested_tags_are_kept_as_text() {
    let mut desk = Desk::new();
    let depth = 100_000;
    let nested = format!(
        "{}深处的一句话，写在一层又一层的标签里面，仍然读得到。{}",
        "<div>".repeat(depth),
        "</div>".repeat(depth)
    );
    let path = desk.write("deep.html", page("很深的一页", &nested));
    let outcome = desk.import_path(&path);
    let clip = desk.reader().clip(outcome.clip().unwrap()).unwrap().unwrap();
    assert!(clip.article.text().contains("四月一日"), "{}", clip.article.text());
}

#[test]
fn a_cancelled_import_stops_and_keeps_what_was_committed() {
    let mut desk = Desk::new();
    for n in 0..400 {
        desk.write(&format!("{n}.html"), page(&format!("第{n}页"), ""));
    }
    desk.imports += 1;
    let id = ImportId(desk.imports);
    desk.jobs.send(Job::Import(id, vec![Source::Path(desk.pages())], None));
    desk.jobs.send(Job::CancelImport(id));
    let report = desk.wait(|event| match event {
        JobEvent::ImportDone { report, .. } => Some(report),
        _ => None,
    });
    let (imported, here, failed) = report.counts();
    assert_eq!((here, failed), (0, usize::from(report.lines.len() > imported)));
    assert_eq!(desk.list(Scope::All).len(), imported);
    assert!(imported < 400, "it did stop");
}

#[test]
fn changes_of_another_program_are_noticed() {
    let desk = Desk::new();
    let mut other = jianbao::library::Library::open(&desk.folder.path().join("library")).unwrap();
    let name = CollectionName::parse("鉄道").unwrap();
    let op = Op::CreateCollection { name, place: CollectionPlace::last_in(None) };
    other.apply(&op, jiff::Timestamp::UNIX_EPOCH).unwrap();
    desk.wait(|event| match event {
        JobEvent::Changed { by: ChangedBy::Others, .. } => Some(()),
        _ => None,
    });
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// One page of an article in several, with its pager.
fn page_of_three(number: usize) -> String {
    let paragraph = [
        "第一段：首班货船今晨离开新码头，岸上的人们挥手送行，汽笛响了三声。",
        "第二段：船长说，航程两天两夜，途中停靠三个小港，天气晴好。",
        "第三段：货主们在对岸等候，他们说这条航线等了整整十年。",
    ][number - 1];
    let links: Vec<String> = (1..=3)
        .filter(|other| *other != number)
        .map(|other| format!("<a href=\"{}\">{other}</a>", name_of_page(other)))
        .collect();
    let pager = links.join(" ");
    format!(
        "<html><head><title>沿海货运新线今晨开通</title></head><body><h1>沿海货运新线今晨开通</h1><div class=\"article-body\"><p>{paragraph}</p><p>{paragraph}记者在现场看到，码头上一切井然有序，工人们各就各位。</p></div><p>{pager}</p></body></html>"
    )
}

fn name_of_page(number: usize) -> String {
    if number == 1 { "news.html".to_owned() } else { format!("news_{number}.html") }
}

/// Imports these pages of the article in one go, and gives the words of each clip of the library, oldest first.
fn import_pages(desk: &mut Desk, numbers: &[usize]) -> Vec<String> {
    let write = |number: &usize| Source::Path(desk.write(&name_of_page(*number), page_of_three(*number)));
    let sources: Vec<Source> = numbers.iter().map(write).collect();
    let report = desk.import(sources);
    assert_eq!(report.counts(), (numbers.len(), 0, 0), "{report:?}");
    let reader = desk.reader();
    let mut clips: Vec<ClipId> = report.lines.iter().filter_map(|line| line.outcome.clip()).collect();
    clips.sort();
    clips.dedup();
    clips.into_iter().map(|clip| reader.clip(clip).unwrap().unwrap().article.text()).collect()
}

fn order_of_paragraphs(text: &str) -> Vec<usize> {
    let mut found: Vec<(usize, usize)> = ["第一段", "第二段", "第三段"]
        .iter()
        .zip(1..)
        .filter_map(|(words, number)| Some((text.find(words)?, number)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, number)| number).collect()
}

#[test]
fn pages_of_one_article_become_one_clip_in_their_order_whatever_the_order_of_the_files() {
    for numbers in [[1, 2, 3], [3, 1, 2]] {
        let mut desk = Desk::new();
        let texts = import_pages(&mut desk, &numbers);
        assert_eq!(texts.len(), 1);
        assert_eq!(order_of_paragraphs(&texts[0]), [1, 2, 3]);
    }
}

#[test]
fn every_page_of_an_article_in_several_is_kept_as_it_was_found_and_known_again() {
    let mut desk = Desk::new();
    import_pages(&mut desk, &[1, 2, 3]);
    let reader = desk.reader();
    let clip = desk.import_path(&desk.pages().join("news_2.html")).clip().unwrap();
    let mut pages = vec![reader.original(clip).unwrap().unwrap().bytes];
    pages.extend(reader.further_pages(clip).unwrap().into_iter().map(|page| page.bytes));
    assert_eq!(pages, [1, 2, 3].map(|number| page_of_three(number).into_bytes()));
    let again = desk.import(vec![Source::Path(desk.pages())]);
    assert_eq!(again.counts(), (0, 3, 0), "{again:?}");
}

#[test]
fn a_missing_or_unreadable_page_in_the_middle_loses_no_other() {
    let mut desk = Desk::new();
    let texts = import_pages(&mut desk, &[1, 3]);
    assert_eq!(texts.len(), 1);
    assert_eq!(order_of_paragraphs(&texts[0]), [1, 3]);

    let mut desk = Desk::new();
    let first = desk.write("news.html", page_of_three(1));
    let broken = desk.write("news_2.html", [0_u8; 64]);
    let last = desk.write("news_3.html", page_of_three(3));
    let report = desk.import(vec![Source::Path(first), Source::Path(broken), Source::Path(last)]);
    assert_eq!(report.counts(), (2, 0, 1), "{report:?}");
    assert_eq!(report.lines[0].outcome, report.lines[2].outcome);
    // What comes later is filed beside what was there, so that nothing is lost.
    let first = report.lines[0].outcome.clip().unwrap();
    desk.write("news_2.html", page_of_three(2));
    let report = desk.import(vec![Source::Path(desk.pages())]);
    let whole = report.lines[0].outcome.clip().unwrap();
    assert_ne!(whole, first);
    let text = desk.reader().clip(whole).unwrap().unwrap().article.text();
    assert_eq!(order_of_paragraphs(&text), [1, 2, 3]);
}

#[test]
fn stories_that_only_look_like_pages_of_one_article_stay_apart() {
    let mut desk = Desk::new();
    let story = |headline: &str, words: &str| {
        format!(
            "<html><head><link rel=next href=\"b.html\"><title>{headline}</title></head><body><h1>{headline}</h1><p>{words}，码头上一切井然有序，工人们各就各位。</p></body></html>"
        )
    };
    let a = desk.write("a.html", story("沿海货运新线今晨开通", "首班货船今晨离港"));
    let b = desk.write("b.html", story("北山隧道明年动工", "隧道长三公里，工期四年"));
    // The same page twice under two names adds nothing to itself.
    let c = desk.write("a_2.html", story("沿海货运新线今晨开通", "首班货船今晨离港"));
    let report = desk.import(vec![Source::Path(a), Source::Path(b), Source::Path(c)]);
    assert_eq!(report.counts(), (2, 1, 0), "{report:?}");
}
