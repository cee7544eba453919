//! The window over a large library: from start to the first rows, and one frame of scrolling, without a screen.
//!
//! `cargo bench --bench window`; `JIANBAO_BENCH_CLIPS` gives another number of clips than 100,000, and on systems with
//! symbolic links `JIANBAO_BENCH_LIBRARY` a library that `examples/fill_library` has filled.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
#![allow(dead_code, unreachable_pub, reason = "the desk is shared with the tests of the window")]

#[path = "../tests/window/desk.rs"]
mod desk;
#[path = "common/generate.rs"]
mod generate;

use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use criterion::{Criterion, criterion_group, criterion_main};
use desk::Desk;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use generate::Generator;
use jianbao::library::{ImportStep, Library, NewClip};
use jiff::Timestamp;
use tempfile::TempDir;

/// Clips of one commit while the library is filled.
const BATCH: u64 = 512;
/// Characters of a clip; rows cost the same whatever they are.
const CHARS: usize = 340;
/// A place in the list of the test's window.
const IN_THE_LIST: egui::Pos2 = pos2(450.0, 400.0);

fn window(criterion: &mut Criterion) {
    let (folder, clips) = filled();
    let mut group = criterion.benchmark_group(format!("{clips} clips"));
    group.sample_size(10);
    group.bench_function("from start to the first rows", |bencher| {
        bencher.iter_custom(|times| (0..times).map(|_| time_of_start(&folder)).sum());
    });
    let mut desk = started(&folder);
    desk.harness.hover_at(IN_THE_LIST);
    group.bench_function("a frame while scrolling", |bencher| {
        bencher.iter_custom(|times| frames(&mut desk, times, |_| scroll()));
    });
    group.bench_function("a frame while selecting all", |bencher| {
        bencher.iter_custom(|times| frames(&mut desk, times, |_| pressed(Modifiers::COMMAND, Key::A)));
    });
    group.bench_function("a frame while scrolling with all selected", |bencher| {
        bencher.iter_custom(|times| frames(&mut desk, times, |_| scroll()));
    });
    let all = desk.listed();
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("industr");
    group.bench_function("a frame while typing a search", |bencher| {
        let typed = |turn: u64| match turn % 2 {
            0 => Event::Text("y".to_owned()),
            _ => pressed(Modifiers::NONE, Key::Backspace),
        };
        bencher.iter_custom(|times| frames(&mut desk, times, typed));
    });
    desk.press(Modifiers::NONE, Key::Escape);
    desk.until("all again", |desk| desk.listed() == all);
    group.bench_function("the longest frame while all are listed again", |bencher| {
        bencher.iter_custom(|times| (0..times).map(|_| longest_frame_of_listing(&mut desk)).sum());
    });
    group.finish();
}

/// From a search that finds few to the list of all, which comes from another thread.
fn longest_frame_of_listing(desk: &mut Desk) -> Duration {
    let all = desk.listed();
    desk.press(Modifiers::COMMAND, Key::F);
    desk.type_text("zzyzx");
    desk.until("nothing", |desk| desk.listed() == 0);
    desk.harness.event(pressed(Modifiers::NONE, Key::Escape));
    let mut longest = Duration::ZERO;
    while desk.listed() != all {
        longest = longest.max(frames(desk, 1, |_| Event::PointerMoved(IN_THE_LIST)));
    }
    longest
}

/// Processor time of the window's thread for so many frames, each with one event: lists and searches are read in
/// other threads.
fn frames(desk: &mut Desk, times: u64, event: impl Fn(u64) -> Event) -> Duration {
    let began = ThreadTime::now();
    for turn in 0..times {
        desk.harness.event(event(turn));
        desk.harness.step();
    }
    began.elapsed()
}

fn scroll() -> Event {
    let delta = vec2(0.0, -120.0);
    let (unit, phase) = (MouseWheelUnit::Point, TouchPhase::Move);
    let (source, modifiers) = (MouseWheelSource::Wheel, Modifiers::NONE);
    Event::MouseWheel { unit, delta, phase, modifiers, source }
}

fn pressed(modifiers: Modifiers, key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

fn started(folder: &Rc<TempDir>) -> Desk {
    let mut desk = Desk::open_in(Rc::clone(folder), "en");
    desk.until("rows", |desk| desk.listed() > 0);
    desk
}

/// Without the closing, which waits for the threads.
fn time_of_start(folder: &Rc<TempDir>) -> Duration {
    let began = Instant::now();
    let desk = started(folder);
    let time = began.elapsed();
    drop(desk);
    time
}

/// A folder with a library of many clips, made anew if none was given: filling 100,000 takes less than a minute.
fn filled() -> (Rc<TempDir>, u64) {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    let clips = match std::env::var_os("JIANBAO_BENCH_LIBRARY") {
        #[cfg(unix)]
        Some(given) => {
            std::os::unix::fs::symlink(given, &library).unwrap();
            Library::open(&library).unwrap().reader().unwrap().live_ids().unwrap().len() as u64
        }
        _ => fill(&library),
    };
    std::fs::write(library.join("view.json"), r#"{"welcomed": true}"#).unwrap();
    (Rc::new(folder), clips)
}

fn fill(library: &Path) -> u64 {
    let clips = std::env::var("JIANBAO_BENCH_CLIPS").map_or(100_000, |text| text.parse().expect("a number"));
    let mut writer = Library::open(library).unwrap();
    let generator = Generator::new(CHARS);
    for first in (0..clips).step_by(BATCH as usize) {
        let batch: Vec<NewClip> =
            (first..clips.min(first + BATCH)).map(|number| generator.clip(number)).collect();
        writer.file(&batch, None, &mut ImportStep::default(), Timestamp::UNIX_EPOCH).unwrap();
    }
    clips
}

criterion_group!(benches, window);
criterion_main!(benches);
