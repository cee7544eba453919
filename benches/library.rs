//! What the library takes: filing, lists and rows of 100,000 clips, and taking back a change of many.
//!
//! `cargo bench --bench library`; `JIANBAO_BENCH_CLIPS` gives another number of clips.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::print_stderr)]

#[path = "common/generate.rs"]
mod generate;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use generate::Generator;
use jianbao::library::{
    ClipId, CollectionName, CollectionPlace, ImportStep, Library, Mark, NewClip, Op, Order, Ranked, Rule,
    Scope, TagName,
};
use jiff::Timestamp;
use tempfile::TempDir;

/// What one commit of an import holds.
const BATCH: u64 = 64;
/// Characters of a clip; lists and rows cost the same whatever they are.
const CHARS: usize = 340;
/// Rows that a tall window shows.
const VISIBLE: usize = 60;

fn filing(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let generator = Generator::new(1800);
    let mut next = 0;
    let mut group = criterion.benchmark_group("filing");
    group.throughput(Throughput::Elements(BATCH)).sample_size(20);
    group.bench_function("a batch of 64 pages, on the disk", |bencher| {
        let make = || {
            next += BATCH;
            (next - BATCH..next).map(|number| generator.clip(number)).collect::<Vec<NewClip>>()
        };
        bencher.iter_batched(
            make,
            |batch| library.file(&batch, None, &mut ImportStep::default(), Timestamp::UNIX_EPOCH).unwrap(),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn reading(criterion: &mut Criterion) {
    let (_folder, mut library) = filled();
    let reader = library.reader().unwrap();
    let collection = reader.collections().unwrap()[0].id;
    let ids = reader.clip_ids(Scope::All, Order::default()).unwrap();
    let mut group = criterion.benchmark_group(format!("{} clips", ids.len()));
    group.sample_size(10);
    let lists = [
        ("all, newest first", Scope::All, Order::NewestPublished),
        ("all, by headline", Scope::All, Order::Headline),
        ("a collection, by hand", Scope::Collection(collection), Order::ByHand),
    ];
    for (name, scope, order) in lists {
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(reader.clip_ids(scope, order).unwrap()));
        });
    }
    let mut at = 0;
    group.bench_function("60 rows of the list", |bencher| {
        bencher.iter(|| {
            at = (at + 7919) % (ids.len() - VISIBLE);
            black_box(reader.rows(&ids[at..at + VISIBLE]).unwrap())
        });
    });
    group.bench_function("one clip with its article", |bencher| {
        bencher.iter(|| {
            at = (at + 7919) % ids.len();
            black_box(reader.clip(ids[at]).unwrap())
        });
    });
    let many: Vec<ClipId> = ids.iter().copied().take(1000).collect();
    group.bench_function("1,000 clips to the Trash and taken back", |bencher| {
        bencher.iter(|| {
            library.apply(&Op::MoveToTrash { clips: many.clone() }, Timestamp::UNIX_EPOCH).unwrap();
            library.undo(Timestamp::UNIX_EPOCH).unwrap()
        });
    });
    group.finish();
}

/// One act on every clip of the library, and the same taken back.
fn organising(criterion: &mut Criterion) {
    let now = Timestamp::UNIX_EPOCH;
    let (_folder, mut library) = filled();
    let reader = library.reader().unwrap();
    let clips = reader.clip_ids(Scope::All, Order::default()).unwrap();
    let collection = reader.collections().unwrap()[0].id;
    let rule = Rule { words: "港口".into(), marks: vec![Mark::Starred], ..Rule::default() };
    library.apply(&Op::Rules(Ranked::Create { what: rule, index: 0 }), now).unwrap();
    let name = TagName::parse("經濟").unwrap();
    let acts = [
        ("starred", Op::Mark { clips: clips.clone(), mark: Mark::Starred }),
        ("archived", Op::Mark { clips: clips.clone(), mark: Mark::Archived }),
        ("tagged", Op::Tag { clips: clips.clone(), name }),
        ("put into a collection", Op::AddToCollection { clips: clips.clone(), collection }),
        ("moved to the Trash", Op::MoveToTrash { clips: clips.clone() }),
        ("looked at by a rule", Op::RunRules { clips: clips.clone() }),
    ];
    let mut group = criterion.benchmark_group(format!("all of {} clips, and taken back", clips.len()));
    group.sample_size(10);
    for (what, op) in acts {
        group.bench_function(what, |bencher| {
            bencher.iter(|| {
                library.apply(&op, now).unwrap();
                library.undo(now).unwrap()
            });
        });
    }
    group.finish();
    library.apply(&Op::MoveToTrash { clips: clips.clone() }, now).unwrap();
    let began = std::time::Instant::now();
    let gone = library.empty_trash().unwrap().clips.len();
    // Only once: what has gone for good cannot be measured again.
    eprintln!("{gone} clips deleted for good in {:.1?}", began.elapsed());
}

/// A library of many clips, a third of them in a collection.
fn filled() -> (TempDir, Library) {
    let clips = std::env::var("JIANBAO_BENCH_CLIPS").map_or(100_000, |text| text.parse().expect("a number"));
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let name = CollectionName::parse("產業").unwrap();
    let op = Op::CreateCollection { name, place: CollectionPlace::last_in(None) };
    let collection = library.apply(&op, Timestamp::UNIX_EPOCH).unwrap().changes.created;
    let generator = Generator::new(CHARS);
    let mut step = ImportStep::default();
    for first in (0..clips).step_by(512) {
        let batch: Vec<NewClip> =
            (first..clips.min(first + 512)).map(|number| generator.clip(number)).collect();
        let into = collection.filter(|_| first % 1536 == 0);
        library.file(&batch, into, &mut step, Timestamp::UNIX_EPOCH).unwrap();
    }
    (folder, library)
}

criterion_group!(benches, filing, reading, organising);
criterion_main!(benches);
