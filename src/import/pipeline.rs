//! Reads pages on all cores and hands the clips on in batches, in the order of the pages.

use std::collections::{BTreeMap, VecDeque};
use std::num::NonZero;
use std::thread;

use crossbeam_channel::{Sender, bounded};

use super::join::{Joined, Joiner, Read};
use super::readers::{Came, Prepared, Readers, Reading};
use super::{Cancel, Doubt, Item, Outcome, Report, ReportLine};
use crate::article::{Article, SiteRules};
use crate::library::{Filed, NewClip};

/// Clips of one batch; a commit waits for the disk, and many clips can share the wait.
const MOST_CLIPS: usize = 64;
/// Bytes of pages and pictures of one batch.
const MOST_BYTES: usize = 16 << 20;
/// Bytes of the words of one batch: to index them takes longest, and one who cancels waits for what is being filed.
const MOST_WORDS: usize = 1 << 20;
/// How far the reading may run ahead of the slowest page, in pages for each core.
const AHEAD: usize = 16;
/// And in bytes: a page takes some five times its bytes while it is read.
const MOST_AHEAD_BYTES: usize = 64 << 20;

/// Files a batch; when it returns, the clips are on the disk. The error is a sentence.
pub type Commit<'a> = dyn FnMut(Vec<NewClip>) -> Result<Vec<Filed>, String> + 'a;

/// Imports `items` by what is decided for their sites: each line of the report is told to `tell` after its page is committed or has failed.
/// One that is cancelled waits for no page: the readers are threads of their own, and what they still bring nobody takes.
pub fn run(
    items: &[Item],
    rules: &SiteRules,
    cancel: &Cancel,
    commit: &mut Commit,
    tell: &mut dyn FnMut(&ReportLine),
) -> Report {
    run_by(items, Reading::by(rules.clone()), cancel, commit, tell)
}

fn run_by(
    items: &[Item],
    reading: Reading,
    cancel: &Cancel,
    commit: &mut Commit,
    tell: &mut dyn FnMut(&ReportLine),
) -> Report {
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(items.len().max(1));
    let (to_readers, work) = bounded::<usize>(cores * AHEAD);
    let readers = Readers::start(items, reading, work, cores);
    let line_up = LineUp {
        items,
        joiner: Joiner::default(),
        batch: Batch::default(),
        lines: BTreeMap::new(),
        told: 0,
        commit,
        tell,
    };
    line_up.run(cancel, cores * AHEAD, &to_readers, readers)
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
    doubts: Vec<Option<Doubt>>,
    bytes: usize,
    words: usize,
}

impl LineUp<'_> {
    fn run(mut self, cancel: &Cancel, ahead: usize, work: &Sender<usize>, mut readers: Readers) -> Report {
        let (mut sent, mut next) = (0, 0);
        let mut early: BTreeMap<usize, Prepared> = BTreeMap::new();
        let mut ahead_bytes: VecDeque<usize> = VecDeque::new();
        while next < self.items.len() && !cancel.is_cancelled() {
            while sent < self.items.len() && sent < next + ahead {
                // The page that all wait for is read however large it is.
                let bytes = self.items.get(sent).map_or(0, Item::bytes);
                let is_much = ahead_bytes.iter().sum::<usize>() + bytes > MOST_AHEAD_BYTES;
                if (sent > next && is_much) || work.try_send(sent).is_err() {
                    break;
                }
                ahead_bytes.push_back(bytes);
                sent += 1;
            }
            // While nothing is ready, what is ready is committed: a single page is not kept waiting.
            if readers.has_nothing_ready() && !early.contains_key(&next) {
                self.commit_batch();
            }
            match readers.next() {
                Came::Page(index, result) => early.insert(index, *result),
                Came::Nothing => continue,
                Came::NoReader => break,
            };
            while !cancel.is_cancelled()
                && let Some(result) = early.remove(&next)
            {
                self.take(next, result);
                ahead_bytes.pop_front();
                next += 1;
            }
        }
        // What was read and not filed when the import was cancelled is left, as if it had not been read: half of an
        // article would be a clip that the same pages would never complete.
        if !cancel.is_cancelled() {
            for joined in self.joiner.finish() {
                self.add(joined);
            }
            self.commit_batch();
        }
        let left = self.items.len() - self.lines.len();
        Report { lines: self.lines.into_values().collect(), left, ..Report::default() }
    }

    fn take(&mut self, index: usize, prepared: Prepared) {
        match prepared {
            Ok((clip, paging)) => {
                let file = self.items.get(index).map(Item::name).unwrap_or_default();
                for joined in self.joiner.take(Read { index, clip, paging }, &file) {
                    self.add(joined);
                }
            }
            Err(outcome) => self.push(index, outcome, None),
        }
    }

    /// Adds a clip to the batch, and files the batch when it is full.
    fn add(&mut self, joined: Joined) {
        let Joined { clip, indices } = joined;
        self.batch.bytes += clip.originals().map(|page| page.bytes.len()).sum::<usize>();
        self.batch.bytes += clip.pictures.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
        self.batch.words += clip.article.text_bytes();
        self.batch.doubts.push(doubt(&clip.article));
        self.batch.clips.push(clip);
        self.batch.places.push(indices);
        let Batch { bytes, words, .. } = self.batch;
        if self.batch.clips.len() >= MOST_CLIPS || bytes >= MOST_BYTES || words >= MOST_WORDS {
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
        for ((places, doubt), outcome) in batch.places.into_iter().zip(batch.doubts).zip(outcomes) {
            let doubt = doubt.filter(|_| matches!(outcome, Outcome::Imported(_)));
            for place in places {
                self.push(place, outcome.clone(), doubt);
            }
        }
    }

    fn push(&mut self, place: usize, outcome: Outcome, doubt: Option<Doubt>) {
        let path = self.items.get(place).map(Item::name).unwrap_or_default();
        self.lines.insert(place, ReportLine { path, outcome, doubt });
        // Told in the order of the pages, though pages of one article are filed together.
        while let Some(line) = self.lines.get(&self.told) {
            (self.tell)(line);
            self.told += 1;
        }
    }
}

/// What its reader should look at in an article.
fn doubt(article: &Article) -> Option<Doubt> {
    (!article.has_text()).then_some(Doubt::NoText)
}

impl From<Filed> for Outcome {
    fn from(filed: Filed) -> Self {
        match filed {
            Filed::Imported(clip) => Self::Imported(clip),
            Filed::AlreadyHere(clip) => Self::AlreadyHere(clip),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use super::*;
    use crate::import::prepare;
    use crate::library::ClipId;
    use crate::page::Origin;

    const NEVER: &str = "never.html";

    fn item(name: &str) -> Item {
        let words =
            "<p>The harbour opened a new line in April, the city said in a sentence of some words.</p>";
        let bytes = format!("<article><h1>Harbour {name}</h1>{words}</article>").into_bytes();
        Item::Pasted { bytes, origin: Origin { file_name: name.to_owned(), url: None } }
    }

    /// Reads pages as usual, but those that never come: they end when the other side of `hang` is dropped.
    fn reading(hang: crossbeam_channel::Receiver<()>) -> Reading {
        let read = move |item: &Item, came: &dyn Fn()| {
            if item.name() == NEVER {
                let _ = hang.recv();
            }
            prepare::read_with_links(item, &SiteRules::default(), came)
        };
        let patience = |item: &Item| Duration::from_secs(if item.name() == NEVER { 0 } else { 3_600 });
        Reading { read: Arc::new(read), patience }
    }

    #[test]
    fn pages_that_never_come_hold_back_no_others() {
        // More than there are threads at first, so that others have to take their places.
        let names =
            ["a.html", NEVER, "b.html", NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, "c.html"];
        let items: Vec<Item> = names.iter().map(|name| item(name)).collect();
        let (still_hangs, hang) = bounded(0);
        let mut filed = 0;
        let mut commit = |batch: Vec<NewClip>| {
            let ids = batch.iter().map(|_| {
                filed += 1;
                Filed::Imported(ClipId(filed))
            });
            Ok(ids.collect())
        };
        let mut told = Vec::new();
        let mut tell = |line: &ReportLine| told.push((line.path.clone(), line.outcome.clip().is_some()));
        let report = run_by(&items, reading(hang), &Cancel::default(), &mut commit, &mut tell);
        assert_eq!(report.left, 0);
        let expect: Vec<(String, bool)> =
            names.iter().map(|name| ((*name).to_owned(), *name != NEVER)).collect();
        assert_eq!(told, expect);
        let why = report.lines.iter().find_map(|line| match &line.outcome {
            Outcome::Failed(why) => Some(why.clone()),
            _ => None,
        });
        assert!(why.is_some_and(|why| why.contains("does not answer")));
        drop(still_hangs);
    }

    #[test]
    fn where_all_hangs_the_rest_is_left_and_told_so() {
        let items: Vec<Item> = (0..200).map(|_| item(NEVER)).collect();
        let (still_hangs, hang) = bounded(0);
        let mut commit = |_: Vec<NewClip>| Ok(Vec::new());
        let report = run_by(&items, reading(hang), &Cancel::default(), &mut commit, &mut |_| ());
        assert!(report.left > 100 && report.lines.len() + report.left == items.len(), "{} left", report.left);
        drop(still_hangs);
    }
}
