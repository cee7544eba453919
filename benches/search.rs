//! What searches take in a large library, in processor time: commonest words, one character, the whole language.
//!
//! `JIANBAO_BENCH_LIBRARY=DIR cargo bench --bench search` asks a library that `examples/fill_library` has filled;
//! without a folder it fills one with 10,000 clips. No clip of the library is changed but for the pages of the last
//! row, which are imported.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "common/generate.rs"]
mod generate;
#[path = "common/queries.rs"]
mod queries;

use std::path::{Path, PathBuf};
use std::time::Duration;

use cpu_time::{ProcessTime, ThreadTime};
use generate::Generator;
use jianbao::library::search::{Search, Searcher, Sounding, Spelling};
use jianbao::library::{ClipId, ImportStep, Library, NewClip, Order, Reader, Scope};
use jiff::Timestamp;
use queries::{
    COMMON_CHARACTERS, COMMON_WORDS, ONE_LETTER, QUERIES, SHORT_AND_MORE, SLIPS, SOUNDS, TWO_LETTERS,
};

/// How often each question is asked.
const TIMES: usize = 15;
/// Clips where no folder is given, and their characters.
const CLIPS: u64 = 10_000;
const CHARS: usize = 1_800;
/// Pages that are imported one by one.
const PAGES: u64 = 60;

fn main() {
    // `cargo test` runs benches too: there is nothing to test here.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let made = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("JIANBAO_BENCH_LIBRARY").map_or_else(
        || {
            fill(made.path());
            made.path().to_owned()
        },
        PathBuf::from,
    );
    bring_up_to_date(&folder);
    let (mut searcher, opened) = open(&folder);
    let clips = searcher.find(&Search::default()).unwrap().ids.len();
    println!("{clips} clips; processor time in ms\n");
    println!("{:<58} {:>8} {:>8} {:>8} {:>9}", "", "median", "p99", "max", "finds");
    row("open and first list", &[opened], clips);
    words(&mut searcher, &Reader::open(&folder).unwrap());
    let import = import_pages(&folder, &mut searcher);
    row("one page imported, committed and found", &import, PAGES as usize);
    drop(searcher);
    sizes(&folder);
}

/// The rows of words: the commonest by date and by relevance, single characters, and every query of the list.
fn words(searcher: &mut Searcher, reader: &Reader) {
    for (name, order) in [("by date", Order::NewestPublished), ("by relevance", Order::Relevance)] {
        let (times, finds) =
            asked(searcher, reader, COMMON_WORDS.map(|words| search(words, order)).as_slice());
        row(&format!("two characters, commonest: count and first 50 {name}"), &times, finds);
    }
    let single = COMMON_CHARACTERS.map(|words| search(words, Order::NewestPublished));
    let (times, finds) = asked(searcher, reader, &single);
    row("one character, common", &times, finds);
    beginnings(searcher, reader);
    let mut all = Vec::new();
    let mut each = Vec::new();
    for words in QUERIES {
        let (words, spelling) = words
            .strip_prefix("exact ")
            .map_or((words, Spelling::AnyForm), |words| (words, Spelling::AsTyped));
        for order in [Order::NewestPublished, Order::Relevance] {
            let question = Search { spelling, ..search(words, order) };
            let (times, finds) = asked(searcher, reader, &[question]);
            all.extend_from_slice(&times);
            each.push((median(&times), format!("{words} ({order:?}, {spelling:?})"), times, finds));
        }
    }
    for order in [Order::OldestAdded, Order::Headline, Order::Site] {
        let (times, finds) = asked(searcher, reader, &[search("港口", order)]);
        each.push((median(&times), format!("港口 ({order:?})"), times.clone(), finds));
        all.extend(times);
    }
    row(&format!("any other query, {} of them", each.len()), &all, 0);
    each.sort_by_key(|row| std::cmp::Reverse(row.0));
    for (_, name, times, finds) in each.iter().take(24) {
        row(&format!("    {name}"), times, *finds);
    }
}

/// The rows of words that have only begun, of slips, and of headlines by sound.
fn beginnings(searcher: &mut Searcher, reader: &Reader) {
    for (name, words) in [
        ("words that begin with one letter", &ONE_LETTER[..]),
        ("words that begin with two letters", &TWO_LETTERS),
        ("one letter beside other words", &SHORT_AND_MORE),
    ] {
        for order in [Order::NewestPublished, Order::Relevance] {
            let questions: Vec<Search> = words.iter().map(|words| search(words, order)).collect();
            let (times, finds) = asked(searcher, reader, &questions);
            row(&format!("{name} ({order:?})"), &times, finds);
            for question in &questions {
                let (times, finds) = asked(searcher, reader, std::slice::from_ref(question));
                row(&format!("    {}", question.words), &times, finds);
            }
        }
    }
    let began = ThreadTime::now();
    let meant = searcher.find(&search("harbuorr", Order::Relevance)).unwrap().meant;
    row(&format!("the first slip, for which all words are read ({meant:?})"), &[began.elapsed()], 0);
    let (times, _) = asked(searcher, reader, &SLIPS.map(|words| search(words, Order::Relevance)));
    row("any other slip, with what was meant", &times, 0);
    for typed in SOUNDS {
        let began = ThreadTime::now();
        let mut sounding = Sounding::new(typed).unwrap();
        let mut longest = Duration::ZERO;
        loop {
            let piece = ThreadTime::now();
            let is_done = searcher.sound_on(&mut sounding, 24).unwrap();
            longest = longest.max(piece.elapsed());
            if is_done {
                break;
            }
        }
        row(
            &format!("headlines that sound as {typed}, {:.1} at most at a time", ms(longest)),
            &[began.elapsed()],
            sounding.found().len(),
        );
    }
}

fn search(words: &str, order: Order) -> Search {
    Search { words: words.into(), order, ..Search::default() }
}

/// Times of finding and of reading the first rows; and how many clips the last one finds.
fn asked(searcher: &mut Searcher, reader: &Reader, questions: &[Search]) -> (Vec<Duration>, usize) {
    let mut times = Vec::new();
    let mut finds = 0;
    for _ in 0..TIMES {
        for search in questions {
            let began = ThreadTime::now();
            let found = searcher.find(search).unwrap();
            let first = &found.ids[..found.ids.len().min(50)];
            std::hint::black_box(reader.rows(first).unwrap());
            times.push(began.elapsed());
            finds = found.ids.len();
        }
    }
    (times, finds)
}

/// From the closed library to the first rows, and then what searches need in memory.
fn open(folder: &Path) -> (Searcher, Duration) {
    let began = ProcessTime::now();
    let library = Library::open(folder).unwrap();
    let reader = library.reader().unwrap();
    let mut searcher = Searcher::open(folder).unwrap();
    let found = searcher.find(&Search::default()).unwrap();
    reader.rows(&found.ids[..found.ids.len().min(50)]).unwrap();
    let opened = began.elapsed();
    let began = ProcessTime::now();
    searcher.prepare().unwrap();
    println!("what searches need in memory: read in {:.1} ms", ms(began.elapsed()));
    (searcher, opened)
}

/// One page at a time, as the librarian files it, until a search finds it.
fn import_pages(folder: &Path, searcher: &mut Searcher) -> Vec<Duration> {
    let mut library = Library::open(folder).unwrap();
    let generator = Generator::new(CHARS);
    let first = u64::MAX / 2 + library.revision().unwrap().unsigned_abs();
    let mut times = Vec::new();
    for number in first..first + PAGES {
        let clip = generator.clip(number ^ u64::from(std::process::id()) << 32);
        let began = ProcessTime::now();
        let now = Timestamp::now();
        let (_, changes) = library.file(&[clip], None, &mut ImportStep::default(), now).unwrap();
        searcher.changed(&changes.clips).unwrap();
        let found = searcher.find(&Search { scope: Scope::All, ..Search::default() }).unwrap();
        times.push(began.elapsed());
        assert!(found.ids.contains(&changes.clips[0]));
    }
    times
}

/// How large the index is beside the text that it is made from, and what the process holds.
fn sizes(folder: &Path) {
    let db = rusqlite::Connection::open(folder.join("library.sqlite")).unwrap();
    let of = |tables: &str| -> f64 {
        let sql = format!("SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE {tables} AND aggregate = TRUE");
        db.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap() as f64 / 1e6
    };
    let index = of("(name GLOB 'clip_words*' OR name GLOB 'clip_glyphs*')");
    let (likeness, whole) = (of("(name GLOB 'clip_bands*' OR name GLOB 'clip_pair*')"), of("TRUE"));
    let text = text_bytes(folder) / 1e6;
    println!(
        "\nindex {index:.0} MB, text {text:.0} MB: {:.2}x; near duplicates {likeness:.0} MB; all {whole:.0} MB",
        index / text
    );
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM")) {
        println!("{line}");
    }
}

/// The text that is filed, in bytes, from a sample of the clips.
fn text_bytes(folder: &Path) -> f64 {
    let reader = Reader::open(folder).unwrap();
    let ids = reader.clip_ids(Scope::All, Order::OldestAdded).unwrap();
    let sample: Vec<ClipId> = ids.iter().copied().step_by((ids.len() / 2_000).max(1)).collect();
    let bytes = |clip: &ClipId| {
        let article = reader.clip(*clip).unwrap().unwrap().article;
        let captions = article.figures().filter_map(|figure| figure.caption.as_ref()).map(String::len);
        article.text().len() + article.meta.headline().unwrap_or_default().len() + captions.sum::<usize>()
    };
    sample.iter().map(bytes).sum::<usize>() as f64 / sample.len() as f64 * ids.len() as f64
}

/// Files the words of a library that an older program has filled.
fn bring_up_to_date(folder: &Path) {
    let mut library = Library::open(folder).unwrap();
    let began = ProcessTime::now();
    while library.index_some(512).unwrap() > 0 {}
    let filed = began.elapsed().as_secs_f64();
    while library.compare_some(512).unwrap().left > 0 {}
    println!("older clips filed in {filed:.1} s, compared in {:.1} s", began.elapsed().as_secs_f64() - filed);
    let groups = library.reader().unwrap().stories().unwrap();
    println!("{} groups of the same story", groups.len());
}

fn fill(folder: &Path) {
    let mut library = Library::open(folder).unwrap();
    let generator = Generator::new(CHARS);
    for first in (0..CLIPS).step_by(512) {
        let batch: Vec<NewClip> =
            (first..CLIPS.min(first + 512)).map(|number| generator.clip(number)).collect();
        library.file(&batch, None, &mut ImportStep::default(), Timestamp::UNIX_EPOCH).unwrap();
    }
}

fn row(name: &str, times: &[Duration], finds: usize) {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = |part: f64| ms(sorted[((sorted.len() - 1) as f64 * part).round() as usize]);
    println!("{name:<58} {:>8.2} {:>8.2} {:>8.2} {finds:>9}", at(0.5), at(0.99), at(1.0));
}

fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted[sorted.len() / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
