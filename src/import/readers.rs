//! Threads that read pages. A file whose read never returns, on a share that is gone or a disk that hangs, keeps its thread
//! and no one else's page: after a while it is given up, and another thread takes the place of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, bounded};

use super::{Item, Outcome, prepare};
use crate::article::SiteRules;
use crate::extract::Paging;
use crate::library::NewClip;

pub(super) type Prepared = Result<(NewClip, Paging), Outcome>;

/// So long a page may take to come from where it lies. The slowest disk brings 64 MB in less.
const PATIENCE: Duration = Duration::from_secs(30);
/// So long it may take then, with its pictures; its budgets end the work itself much sooner.
const LONGEST: Duration = Duration::from_mins(5);
/// So often it is looked for pages that do not come, and whether the import was cancelled.
const GLANCE: Duration = Duration::from_millis(100);
/// Where so many files hang, the rest would too.
const MOST_STUCK: usize = 32;

type ReadOne = dyn Fn(&Item, &dyn Fn()) -> Prepared + Send + Sync;

/// How a page is read, and how long it may take.
#[derive(Clone)]
pub(super) struct Reading {
    /// Reads a page and prepares it; calls the function once the page is there.
    pub(super) read: Arc<ReadOne>,
    pub(super) patience: fn(&Item) -> Duration,
}

impl Reading {
    /// From the disk, by what is decided for the pages' sites.
    pub(super) fn by(rules: SiteRules) -> Self {
        let read = move |item: &Item, came: &dyn Fn()| prepare::read_with_links(item, &rules, came);
        Self { read: Arc::new(read), patience: |_| PATIENCE }
    }
}

/// What comes next.
pub(super) enum Came {
    Page(usize, Box<Prepared>),
    /// Nothing for a moment.
    Nothing,
    /// There is no thread left to read one.
    NoReader,
}

pub(super) struct Readers {
    desk: Arc<Desk>,
    work: Receiver<usize>,
    done: Sender<(usize, Prepared)>,
    results: Receiver<(usize, Prepared)>,
    given_up: BTreeSet<usize>,
    /// Threads that are not stuck.
    free: usize,
}

/// What all threads share.
struct Desk {
    items: Arc<[Item]>,
    reading: Reading,
    /// Until when the pages that are being read have to come.
    due: Mutex<BTreeMap<usize, Instant>>,
}

impl Readers {
    /// Begins threads that read what comes from `work`.
    pub(super) fn start(items: &[Item], reading: Reading, work: Receiver<usize>, threads: usize) -> Self {
        let ahead = work.capacity().unwrap_or(threads);
        let (done, results) = bounded(ahead);
        let desk = Desk { items: items.into(), reading, due: Mutex::default() };
        let given_up = BTreeSet::new();
        let mut readers = Self { desk: Arc::new(desk), work, done, results, given_up, free: 0 };
        (0..threads).for_each(|_| readers.begin());
        readers
    }

    /// The next page that was read or given up, in no order.
    pub(super) fn next(&mut self) -> Came {
        match self.results.recv_timeout(GLANCE) {
            Ok((index, _)) if self.given_up.contains(&index) => {
                // It was told of; its thread goes on.
                self.free += 1;
                Came::Nothing
            }
            Ok((index, page)) => Came::Page(index, Box::new(page)),
            Err(_) => match self.overdue() {
                Some(index) => self.give_up(index),
                None if self.free == 0 => Came::NoReader,
                None => Came::Nothing,
            },
        }
    }

    pub(super) fn has_nothing_ready(&self) -> bool {
        self.results.is_empty()
    }

    fn overdue(&self) -> Option<usize> {
        let now = Instant::now();
        self.desk
            .due()
            .iter()
            .find(|(index, due)| **due <= now && !self.given_up.contains(index))
            .map(|due| *due.0)
    }

    fn give_up(&mut self, index: usize) -> Came {
        self.given_up.insert(index);
        self.free -= 1;
        if self.given_up.len() < MOST_STUCK {
            self.begin();
        }
        let why = "The file did not come: the disk or the network that it lies on does not answer. Other pages went on. \
                   Please import it again when it can be opened.";
        Came::Page(index, Box::new(Err(Outcome::Failed(why.to_owned()))))
    }

    /// A system that gives no more threads gives at least the first, or nothing can be read.
    fn begin(&mut self) {
        let (desk, work, done) = (Arc::clone(&self.desk), self.work.clone(), self.done.clone());
        let worker = move || desk.read_pages(&work, &done);
        let begun = thread::Builder::new().name("page reader".to_owned()).spawn(worker);
        self.free += usize::from(begun.is_ok());
    }
}

impl Desk {
    fn read_pages(&self, work: &Receiver<usize>, done: &Sender<(usize, Prepared)>) {
        for index in work {
            let Some(item) = self.items.get(index) else { return };
            self.due().insert(index, Instant::now() + (self.reading.patience)(item));
            let came = || {
                self.due().insert(index, Instant::now() + LONGEST);
            };
            let page = (self.reading.read)(item, &came);
            self.due().remove(&index);
            // Nobody waits for it when the import has ended.
            if done.send((index, page)).is_err() {
                return;
            }
        }
    }

    fn due(&self) -> MutexGuard<'_, BTreeMap<usize, Instant>> {
        self.due.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
