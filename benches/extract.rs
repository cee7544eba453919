//! Pages a second on one core, beside `dom_smoothie` on the same pages in the same run; what two threads give; memory.
//!
//! `cargo bench --bench extract -- PAGES`: a folder of pages, or a manifest of `{"path": …}` lines. Without it, the
//! pages of the tests and three made here to the measure of real ones.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::format_collect, missing_docs)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{env, fs, thread};

use cpu_time::ProcessTime;
use jianbao::extract::extract;
use jianbao::page::{Origin, Page, PageKind};

/// Each is measured so many times, in turn; the median counts.
const ROUNDS: usize = 5;
/// A round reads the pages until it has lasted so long (seconds).
const LEAST_SECONDS: f64 = 0.5;
/// Set for a process that only extracts, so that its memory is ours alone.
const ONLY_OURS: &str = "JIANBAO_BENCH_ONLY_OURS";

struct Saved {
    bytes: Vec<u8>,
    url: Option<String>,
}

fn main() {
    let source = env::args().skip(1).find(|argument| !argument.starts_with("--")).map(PathBuf::from);
    if env::var_os(ONLY_OURS).is_some() {
        return only_ours(source.as_deref());
    }
    let pages: Vec<Saved> = saved_pages(source.as_deref()).filter(is_html).collect();
    let bytes: usize = pages.iter().map(|page| page.bytes.len()).sum();
    println!("{} pages, {:.1} MB", pages.len(), bytes as f64 / 1e6);
    beside_dom_smoothie(&pages);
    two_threads(&pages);
    largest(&pages);
    memory(source.as_deref());
}

fn beside_dom_smoothie(pages: &[Saved]) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let times = repeats(|| pages.iter().for_each(by_us));
    for _ in 0..ROUNDS {
        ours.push(processor_seconds(times, || pages.iter().for_each(by_us)));
        theirs.push(processor_seconds(times, || pages.iter().for_each(by_dom_smoothie)));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    let speed = |seconds: f64| pages.len() as f64 / seconds;
    println!("jianbao      {:6.0} pages/s (decode, parse, extract; processor time, one thread)", speed(ours));
    println!("dom_smoothie {:6.0} pages/s (decode by us, parse, extract)", speed(theirs));
    println!("ratio        {:6.2}", theirs / ours);
}

/// Shared out page by page, as `jianbao extract --threads` and an import share them out.
fn two_threads(pages: &[Saved]) {
    let (mut gains, mut costs) = (Vec::new(), Vec::new());
    let times = repeats(|| on_threads(1, pages));
    for _ in 0..ROUNDS {
        let [(clock_of_one, of_one), (clock_of_two, of_two)] =
            [1, 2].map(|threads| seconds(times, || on_threads(threads, pages)));
        gains.push(clock_of_one / clock_of_two);
        costs.push(of_two / of_one);
    }
    println!(
        "two threads  {:6.2} times as many pages (by the clock: the machine must be idle), \
         {:.2} times the processor time for each",
        median(gains),
        median(costs)
    );
}

/// The page that takes longest.
fn largest(pages: &[Saved]) {
    if let Some(page) = pages.iter().max_by_key(|page| page.bytes.len()) {
        let seconds = median((0..ROUNDS).map(|_| processor_seconds(1, || by_us(page))).collect());
        println!("largest page {:6.1} ms for {:.1} MB", seconds * 1e3, page.bytes.len() as f64 / 1e6);
    }
}

fn memory(source: Option<&Path>) {
    let mut child = Command::new(env::current_exe().unwrap());
    let output = child.args(source).env(ONLY_OURS, "1").output().unwrap();
    println!("peak memory  {}", String::from_utf8_lossy(&output.stdout).trim());
}

/// Extracts each page as `jianbao extract` does, one after the other, and says how much memory that took.
fn only_ours(source: Option<&Path>) {
    saved_pages(source).for_each(|page| by_us(&page));
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<f64>().ok());
    match kib {
        Some(kib) => {
            println!("{:6.1} MB (VmHWM of a process that extracts the pages one by one)", kib * 1024.0 / 1e6);
        }
        None => println!("   not known on this system"),
    }
}

fn page_of(saved: &Saved) -> Option<Page> {
    let origin = Origin { file_name: "page.html".into(), url: saved.url.clone() };
    Page::from_bytes(saved.bytes.clone(), origin).ok()
}

fn is_html(saved: &Saved) -> bool {
    page_of(saved).is_some_and(|page| page.kind == PageKind::Html)
}

fn by_us(saved: &Saved) {
    black_box(page_of(saved).map(|page| extract(&page)));
}

fn by_dom_smoothie(saved: &Saved) {
    let Some(page) = page_of(saved) else { return };
    let reader = dom_smoothie::Readability::new(page.text.as_str(), page.url.as_deref(), None);
    let _ = black_box(reader.and_then(|mut reader| reader.parse()));
}

fn on_threads(threads: usize, pages: &[Saved]) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(page) = pages.get(next.fetch_add(1, Ordering::Relaxed)) {
                    by_us(page);
                }
            });
        }
    });
}

/// How often work must be done to be measured.
fn repeats(work: impl Fn()) -> usize {
    let once = processor_seconds(1, &work);
    (LEAST_SECONDS / once.max(1e-6)).ceil().max(1.0) as usize
}

fn processor_seconds(times: usize, work: impl Fn()) -> f64 {
    let start = ProcessTime::now();
    (0..times).for_each(|_| work());
    start.elapsed().as_secs_f64() / times as f64
}

/// By the clock, and of the processor.
fn seconds(times: usize, work: impl Fn()) -> (f64, f64) {
    let start = Instant::now();
    let processor = processor_seconds(times, work);
    (start.elapsed().as_secs_f64() / times as f64, processor)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap()
}

/// The pages to measure on, each read when it is asked for.
fn saved_pages(source: Option<&Path>) -> Box<dyn Iterator<Item = Saved>> {
    match source {
        None => {
            let own = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages"));
            let own = own.into_iter().filter(|path| path.file_name().is_some_and(|name| name == "page.html"));
            Box::new(own.map(|path| read(&path, None)).chain(made_pages()))
        }
        Some(path) if path.is_dir() => Box::new(files_below(path).into_iter().map(|path| read(&path, None))),
        Some(path) => Box::new(pages_of_manifest(path)),
    }
}

fn read(path: &Path, url: Option<String>) -> Saved {
    Saved { bytes: fs::read(path).unwrap(), url }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

fn pages_of_manifest(manifest: &Path) -> impl Iterator<Item = Saved> + use<> {
    let folder = manifest.parent().unwrap().to_owned();
    let lines: Vec<serde_json::Value> = fs::read_to_string(manifest)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    lines.into_iter().map(move |line| {
        let path = folder.join(line.get("path").and_then(serde_json::Value::as_str).unwrap());
        read(&path, line.get("url").and_then(serde_json::Value::as_str).map(str::to_owned))
    })
}

fn made_pages() -> impl Iterator<Item = Saved> {
    let english = "The harbour opened at dawn, and one boat after the other went out into the fog, which took its time to lift.";
    let chinese = "渡轮清晨复航，首班船在钟声中离岸，码头上挤满了撑伞的市民，雾过了很久才散去。";
    [(english, 30, 50), (chinese, 25, 15), (english, 40, 620)].into_iter().map(
        |(paragraph, paragraphs, script_kb)| Saved {
            bytes: news_page(paragraph, paragraphs, script_kb),
            url: Some("https://news.example/a/1".into()),
        },
    )
}

/// A news page: menus, scripts of some size, an article, lists of other stories.
fn news_page(paragraph: &str, paragraphs: usize, script_kb: usize) -> Vec<u8> {
    let menu: String = (0..120)
        .map(|at| format!("<li class=\"nav-item\"><a href=\"/section/{at}\">Section {at}</a></li>"))
        .collect();
    let script = format!("<script>var state = \"{}\";</script>", "a1b2 ".repeat(script_kb * 200));
    let body: String = (0..paragraphs)
        .map(|at| format!("<p>{at} {paragraph} <a href=\"/more/{at}\">{at}</a></p>"))
        .collect();
    let figures: String = (0..4).map(|at| format!("<figure><img data-src=\"/p/{at}-large.jpg\" src=\"/blank.gif\"><figcaption>Figure {at}</figcaption></figure>")).collect();
    let related: String = (0..60).map(|at| format!("<li><a href=\"/story/{at}\"><img src=\"/t/{at}.jpg\" width=\"120\">Another story {at}</a></li>")).collect();
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>A headline of this page | The Paper</title>{script}</head><body>\
         <nav><ul>{menu}</ul></nav><main><h1>A headline of this page</h1><div class=\"article-body\">{figures}{body}</div></main>\
         <aside class=\"related\"><ul>{related}</ul></aside>{script}<footer>All rights reserved.</footer></body></html>"
    )
    .into_bytes()
}
