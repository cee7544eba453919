//! Long use: imports, edits, searches, undoes, backups and restarts over and over, under clocks that are wrong, with
//! memory flat and the library checked.
//!
//! `JIANBAO_SOAK_MINUTES=60` goes on for an hour; else it is some hundred rounds.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr)]

use std::path::Path;
use std::time::{Duration, Instant};

use jianbao::article::{Article, Block};
use jianbao::library::backup::{self, Kind, Stop};
use jianbao::library::search::{Search, Searcher};
use jianbao::library::{
    ClipId, CollectionName, CollectionPlace, ImportStep, Library, NewClip, Op, Order, Original, Scope,
};
use jiff::Timestamp;

const ROUNDS: usize = 240;
/// Clips of one import, and how many the library has at most.
const BATCH: usize = 8;
const MOST: usize = 400;
/// The library is closed and opened again so often.
const RESTART_EVERY: usize = 12;
const BACK_UP_EVERY: usize = 30;
/// What memory may grow by after the first tenth: what lists and searches keep of each clip, and the allocator's slack.
const SLACK_MIB: usize = 48;

/// Clocks as they are met with: right, at the battery's end, far ahead.
const CLOCKS: [&str; 4] =
    ["2026-11-25T08:00:00Z", "1990-01-01T00:00:00Z", "2099-12-31T23:59:59Z", "2026-11-26T08:00:00Z"];

fn clip(number: usize) -> NewClip {
    let text = format!("第{number}班貨船駛出港口，載着{}個集裝箱。 Ship {number} left the port.", number * 7);
    let original = Original { bytes: text.clone().into(), file_name: format!("{number}.txt"), url: None };
    let article = Article { blocks: vec![Block::paragraph(&text)], ..Article::default() };
    NewClip { article, original, further: Vec::new(), pictures: Vec::new() }
}

/// Memory of this process, where the system tells.
fn resident_mib() -> Option<usize> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    pages.split(' ').nth(1)?.parse::<usize>().ok().map(|pages| (pages * 4096) >> 20)
}

fn round(library: &mut Library, folder: &Path, number: usize) {
    let now: Timestamp = CLOCKS[number % CLOCKS.len()].parse().unwrap();
    let into = library.reader().unwrap().collections().unwrap()[number % 2].id;
    let batch: Vec<NewClip> = (0..BATCH).map(|page| clip(number * BATCH + page)).collect();
    let mut step = ImportStep::default();
    let (filed, _) = library.file(&batch, Some(into), &mut step, now).unwrap();
    library.finish_import(step);
    let clips: Vec<ClipId> = filed.iter().map(|filed| filed.clip()).collect();

    library.apply(&Op::MoveToTrash { clips: clips[..2].to_vec() }, now).unwrap();
    library.undo(now).unwrap().unwrap();
    library.redo(now).unwrap().unwrap();
    library.apply(&Op::RemoveFromCollection { clips: clips[2..4].to_vec(), collection: into }, now).unwrap();
    library.undo(now).unwrap().unwrap();

    let mut searcher = Searcher::open(folder).unwrap();
    let search = Search { words: format!("\"第{}班\"", number * BATCH + 4), ..Search::default() };
    assert!(searcher.find(&search).unwrap().ids.contains(&clips[4]), "round {number}");

    let reader = library.reader().unwrap();
    let all = reader.clip_ids(Scope::All, Order::OldestAdded).unwrap();
    if all.len() > MOST {
        library.apply(&Op::MoveToTrash { clips: all[..all.len() - MOST].to_vec() }, now).unwrap();
        library.empty_trash().unwrap();
    }
    if number.is_multiple_of(BACK_UP_EVERY) {
        backup::make(folder, &backup::folder_of(folder), Kind::Daily, now, &Stop::default()).unwrap();
    }
}

#[test]
fn long_use_keeps_memory_flat_and_the_library_whole() {
    let minutes = std::env::var("JIANBAO_SOAK_MINUTES").ok().and_then(|minutes| minutes.parse().ok());
    let until = minutes.map(|minutes| Instant::now() + Duration::from_mins(minutes));
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    for name in ["產業", "港口"] {
        let name = CollectionName::parse(name).unwrap();
        let place = CollectionPlace::last_in(None);
        library.apply(&Op::CreateCollection { name, place }, Timestamp::UNIX_EPOCH).unwrap();
    }
    let (mut number, mut before) = (0, None);
    while until.map_or(number < ROUNDS, |until| Instant::now() < until) {
        round(&mut library, folder.path(), number);
        number += 1;
        if number.is_multiple_of(RESTART_EVERY) {
            drop(library);
            library = Library::open(folder.path()).unwrap();
        }
        if number == ROUNDS / 4 {
            before = resident_mib();
        }
    }
    assert_eq!(library.check().unwrap(), []);
    let after = resident_mib();
    eprintln!("soak: {number} rounds, {before:?} MiB after {}, {after:?} MiB at the end", ROUNDS / 4);
    if let (Some(before), Some(after)) = (before, after) {
        assert!(after <= before + SLACK_MIB, "memory grew from {before} to {after} MiB");
    }
    let backups = backup::list(&backup::folder_of(folder.path()));
    assert!(backups.len() >= 3, "wrong clocks have thinned the backups out: {backups:?}");
}
