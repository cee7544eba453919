//! Reads pages on all cores and hands the clips on in batches, in the order of the pages.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};

use super::join::{Joined, Joiner, Read};
use super::{Cancel, Item, Outcome, Report, ReportLine, prepare};
use crate::article::SiteRules;
use crate::extract::Paging;
use crate::library::{Filed, NewClip};

/// Clips of one batch; a commit waits for the disk, and many clips can share the wait.
const MOST_CLIPS: usize = 64;
/// Bytes of pages and pictures of one batch.
const MOST_BYTES: usize = 16 << 20;
/// How far the reading may run ahead of the slowest page, in pages for each core.
const AHEAD: usize = 16;

/// Files a batch; when it returns, the clips are on the disk. The error is a sentence.
pub type Commit<'a> = dyn FnMut(Vec<NewClip>) -> Result<Vec<Filed>, String> + 'a;

type Prepared = Result<(NewClip, Paging), Outcome>;

/// Imports `items` by what is decided for their sites: each line of the report is told to `tell` after its page is committed or has failed.
pub fn run(
    items: &[Item],
    rules: &SiteRules,
    cancel: &Cancel,
    commit: &mut Commit,
    tell: &mut dyn FnMut(&ReportLine),
) -> Report {
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(items.len().max(1));
    let (to_workers, work) = bounded::<usize>(cores * AHEAD);
    let (done, results) = bounded::<(usize, Prepared)>(cores * AHEAD);
    thread::scope(|scope| {
        for number in 0..cores {
            let (work, done) = (work.clone(), done.clone());
            let worker = move || read_pages((items, rules), &work, &done);
            // A system that gives no more threads gives at least the first, or the import cannot be.
            if thread::Builder::new()
                .name(format!("page reader {number}"))
                .spawn_scoped(scope, worker)
                .is_err()
            {
                break;
            }
        }
        drop((work, done));
        let line_up = LineUp {
            items,
            joiner: Joiner::default(),
            batch: Batch::default(),
            lines: BTreeMap::new(),
            told: 0,
            commit,
            tell,
        };
        line_up.run(cancel, cores * AHEAD, to_workers, &results)
    })
}

fn read_pages(
    (items, rules): (&[Item], &SiteRules),
    work: &Receiver<usize>,
    done: &Sender<(usize, Prepared)>,
) {
    for index in work {
        let Some(item) = items.get(index) else { return };
        if done.send((index, prepare::read_with_links(item, rules))).is_err() {
            return;
        }
    }
}

/// Puts the results of the workers back into the order of the pages, and those of one article together.
struct LineUp<'a> {
    items: &'a [Item],
    joiner: Joiner,
    batch: Batch,
    /// What became of each page, by its place: pages of one article are told of together.
    lines: BTreeMap<usize, ReportLine>,
    /// How many of them were told.
    told: usize,
    commit: &'a mut Commit<'a>,
    tell: &'a mut dyn FnMut(&ReportLine),
}

#[derive(Default)]
struct Batch {
    clips: Vec<NewClip>,
    /// The places of the pages of each clip.
    places: Vec<Vec<usize>>,
    bytes: usize,
}

impl LineUp<'_> {
    fn run(
        mut self,
        cancel: &Cancel,
        ahead: usize,
        work: Sender<usize>,
        results: &Receiver<(usize, Prepared)>,
    ) -> Report {
        let (mut sent, mut next) = (0, 0);
        let mut early: BTreeMap<usize, Prepared> = BTreeMap::new();
        while next < self.items.len() {
            while sent < self.items.len() && sent < next + ahead && !cancel.is_cancelled() {
                if work.send(sent).is_err() {
                    break;
                }
                sent += 1;
            }
            if sent == next {
                break;
            }
            // While nothing is ready, what is ready is committed: a single page is not kept waiting.
            if results.is_empty() && !early.contains_key(&next) {
                self.commit_batch();
            }
            let Ok((index, result)) = results.recv() else { break };
            early.insert(index, result);
            while let Some(result) = early.remove(&next) {
                self.take(next, result);
                next += 1;
            }
        }
        drop(work);
        for joined in self.joiner.finish() {
            self.add(joined);
        }
        self.commit_batch();
        let lines = self.lines.into_values().collect();
        Report { lines, left: self.items.len() - next, ..Report::default() }
    }

    fn take(&mut self, index: usize, prepared: Prepared) {
        match prepared {
            Ok((clip, paging)) => {
                let file = self.items.get(index).map(Item::name).unwrap_or_default();
                for joined in self.joiner.take(Read { index, clip, paging }, &file) {
                    self.add(joined);
                }
            }
            Err(outcome) => self.push(index, outcome),
        }
    }

    /// Adds a clip to the batch, and files the batch when it is full.
    fn add(&mut self, joined: Joined) {
        let Joined { clip, indices } = joined;
        self.batch.bytes += clip.originals().map(|page| page.bytes.len()).sum::<usize>();
        self.batch.bytes += clip.pictures.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
        self.batch.clips.push(clip);
        self.batch.places.push(indices);
        if self.batch.clips.len() >= MOST_CLIPS || self.batch.bytes >= MOST_BYTES {
            self.commit_batch();
        }
    }

    fn commit_batch(&mut self) {
        let batch = std::mem::take(&mut self.batch);
        if batch.clips.is_empty() {
            return;
        }
        let outcomes: Vec<Outcome> = match (self.commit)(batch.clips) {
            Ok(filed) => filed.into_iter().map(Outcome::from).collect(),
            Err(why) => batch.places.iter().map(|_| Outcome::Failed(why.clone())).collect(),
        };
        for (places, outcome) in batch.places.into_iter().zip(outcomes) {
            for place in places {
                self.push(place, outcome.clone());
            }
        }
    }

    fn push(&mut self, place: usize, outcome: Outcome) {
        let path = self.items.get(place).map(Item::name).unwrap_or_default();
        self.lines.insert(place, ReportLine { path, outcome });
        // Told in the order of the pages, though pages of one article are filed together.
        while let Some(line) = self.lines.get(&self.told) {
            (self.tell)(line);
            self.told += 1;
        }
    }
}

impl From<Filed> for Outcome {
    fn from(filed: Filed) -> Self {
        match filed {
            Filed::Imported(clip) => Self::Imported(clip),
            Filed::AlreadyHere(clip) => Self::AlreadyHere(clip),
        }
    }
}
