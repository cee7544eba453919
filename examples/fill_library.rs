//! Fills a library with generated clips, for measuring: `cargo run --release --example fill_library -- DIR CLIPS`.
//!
//! A third argument gives the characters of a clip (1,800 unless told).
#![allow(clippy::print_stdout, clippy::indexing_slicing, clippy::expect_used)]

#[path = "../benches/common/generate.rs"]
mod generate;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use generate::Generator;
use jianbao::library::{CollectionId, CollectionName, CollectionPlace, ImportStep, Library, NewClip, Op};
use jiff::Timestamp;

/// Clips of one commit.
const BATCH: u64 = 1024;
/// Every so many clips one stays in no collection.
const UNFILED_EVERY: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: fill_library DIR CLIPS [CHARACTERS]";
    let folder = PathBuf::from(arguments.next().ok_or(usage)?);
    let clips: u64 = arguments.next().ok_or(usage)?.parse()?;
    let chars: usize = arguments.next().map_or(Ok(1800), |text| text.parse())?;

    let began = Instant::now();
    let now = Timestamp::now();
    let mut library = Library::open(&folder)?;
    let collections = make_collections(&mut library, now)?;
    let generator = Generator::new(chars);
    let mut step = ImportStep::default();
    // One core makes the clips while the other files them.
    let (made, ready) = std::sync::mpsc::sync_channel::<Vec<NewClip>>(2);
    std::thread::scope(|scope| -> Result<(), Box<dyn Error>> {
        scope.spawn(move || {
            for first in (0..clips).step_by(BATCH as usize) {
                let numbers = first..clips.min(first + BATCH);
                if made.send(numbers.map(|number| generator.clip(number)).collect()).is_err() {
                    return;
                }
            }
        });
        for (turn, batch) in ready.iter().enumerate() {
            let into = (!turn.is_multiple_of(UNFILED_EVERY)).then(|| collections[turn % collections.len()]);
            library.file(&batch, into, &mut step, now)?;
        }
        Ok(())
    })?;
    println!("{clips} clips in {:.1} s: {}", began.elapsed().as_secs_f64(), folder.display());
    Ok(())
}

/// A small tree: three at the top, three in each.
fn make_collections(library: &mut Library, now: Timestamp) -> Result<Vec<CollectionId>, Box<dyn Error>> {
    let mut all = Vec::new();
    for outer in ["產業 Industry", "生态", "文化"] {
        let parent = create(library, outer, None, now)?;
        all.push(parent);
        for inner in ["港口", "鉄道", "시장"] {
            all.push(create(library, inner, Some(parent), now)?);
        }
    }
    Ok(all)
}

fn create(
    library: &mut Library,
    name: &str,
    parent: Option<CollectionId>,
    now: Timestamp,
) -> Result<CollectionId, Box<dyn Error>> {
    let name = CollectionName::parse(name).ok_or("a name")?;
    let op = Op::CreateCollection { name, place: CollectionPlace::last_in(parent) };
    Ok(library.apply(&op, now)?.changes.created.ok_or("no collection was made")?)
}
