//! Imports, one after the other: pages are read on all cores here, and filed by the librarian.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use crossbeam_channel::{Receiver, Sender, bounded};

use super::keeper;
use super::librarian::{self, Filing};
use super::{ImportId, JobEvent, Outbox, Progress, TELL_EVERY, Work, hand};
use crate::import::{self, Cancel, Report, Source};
use crate::library::{CollectionId, NewClip, Reader};
use crate::log::{self, OrLog as _};

pub(super) struct Task {
    pub(super) import: ImportId,
    pub(super) sources: Vec<Source>,
    pub(super) into: Option<CollectionId>,
    pub(super) cancel: Cancel,
}

/// The flags of imports that wait or run.
#[derive(Clone, Default)]
pub(super) struct Cancels(Arc<Mutex<BTreeMap<ImportId, Cancel>>>);

impl Cancels {
    pub(super) fn begin(&self, import: ImportId) -> Cancel {
        let cancel = Cancel::default();
        self.lock().insert(import, cancel.clone());
        cancel
    }

    pub(super) fn cancel(&self, import: ImportId) {
        if let Some(cancel) = self.lock().get(&import) {
            cancel.cancel();
        }
    }

    pub(super) fn cancel_all(&self) {
        self.lock().values().for_each(Cancel::cancel);
    }

    fn end(&self, import: ImportId) {
        self.lock().remove(&import);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<ImportId, Cancel>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) fn thread(
    tasks: Receiver<Task>,
    cancels: Cancels,
    (librarian, keeper): (Sender<librarian::Task>, Sender<keeper::Task>),
    reader: Reader,
    outbox: Outbox,
) -> impl FnOnce() {
    move || {
        for task in tasks {
            let import = task.import;
            outbox.guarded(Work::Import(import), || {
                let mut report = perform(task, &librarian, &reader, &outbox);
                // The step is closed before the end is told, so that it can be undone at once.
                hand(&librarian, librarian::Task::FinishImport(import));
                // A library that cannot be read says so where it is shown.
                let told = reader.told_before(&report.imported());
                report.told_before =
                    told.or_log("stories told before were not looked for").unwrap_or_default();
                note_report(&report);
                hand(&keeper, keeper::Task::Imported(report.imported().len()));
                outbox.post(JobEvent::ImportDone { import, report });
            });
            cancels.end(import);
        }
    }
}

fn note_report(report: &Report) {
    let (imported, here, failed) = report.counts();
    let numbers = [("imported", imported), ("already here", here), ("failed", failed), ("left", report.left)];
    log::note("an import ended", &numbers);
}

fn perform(task: Task, librarian: &Sender<librarian::Task>, reader: &Reader, outbox: &Outbox) -> Report {
    let Task { import, sources, into, cancel } = task;
    let tell = |done, of| outbox.post(JobEvent::ImportProgress(Progress { import, done, of }));
    tell(0, 0);
    let gathered = import::gather(sources, &cancel);
    // A library that cannot be read says so when the pages are filed.
    let rules = reader.decided().or_log("the rules of sites were not read").unwrap_or_default();
    let of = gathered.items.len();
    tell(0, of);

    let (done, told) = (Cell::new(0), Cell::new(Instant::now()));
    // What is filed is told at once; a batch is seldom, and waits for the disk anyway.
    let filed = |pages: usize| {
        done.set(done.get() + pages);
        told.set(Instant::now());
        tell(done.get(), of);
    };
    let mut commit = |batch: Vec<NewClip>| -> Filing {
        let pages = batch.iter().map(|clip| clip.originals().count()).sum();
        let (reply, answer) = bounded(1);
        let ended =
            || "The library was closed before this page was filed. Please import it again.".to_owned();
        librarian.send(librarian::Task::File { import, batch, into, reply }).map_err(|_| ended())?;
        let filing = answer.recv().unwrap_or_else(|_| Err(ended()));
        if filing.is_ok() {
            filed(pages);
        }
        filing
    };
    let mut count = |line: &import::ReportLine| {
        if line.outcome.clip().is_none() {
            done.set(done.get() + 1);
            if told.get().elapsed() >= TELL_EVERY {
                told.set(Instant::now());
                tell(done.get(), of);
            }
        }
    };
    let mut report = import::run(&gathered.items, &rules, &cancel, &mut commit, &mut count);
    report.lines.extend(gathered.failed);
    report.skipped = gathered.skipped;
    report
}
