//! Lists and searches, off the window's thread. Only the newest question is answered: it stops the one that runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crossbeam_channel::{Receiver, Sender};

use super::{JobEvent, Outbox, guarded, sentence};
use crate::library::search::{Interrupter, Search, Searcher};
use crate::library::{ClipId, LibraryError};

/// What the lister is asked for or told.
pub(super) enum Task {
    List(Search),
    Excerpts(Search, Vec<ClipId>),
    Headed(String),
    /// These clips have changed.
    Changed(Vec<ClipId>),
    /// Another program has changed the library.
    ChangedByOthers,
}

/// Clips that are offered to go to.
const MOST_HEADED: usize = 24;

/// The line to the lister.
#[derive(Clone)]
pub(super) struct Line {
    tasks: Sender<Task>,
    interrupter: Arc<Interrupter>,
    asked: Asked,
}

/// Questions that were ever asked.
type Asked = Arc<AtomicU64>;

impl Line {
    pub(super) fn new(tasks: Sender<Task>, searcher: &Searcher) -> Self {
        Self { tasks, interrupter: Arc::new(searcher.interrupter()), asked: Asked::default() }
    }

    pub(super) fn send(&self, task: Task) {
        let is_question = matches!(task, Task::List(_));
        if is_question {
            self.asked.fetch_add(1, Ordering::SeqCst);
        }
        // A thread that has ended has said why in an event.
        let _ = self.tasks.send(task);
        if is_question {
            self.interrupter.interrupt();
        }
    }

    /// What lists and searches on the other end.
    pub(super) fn thread(
        &self,
        searcher: Searcher,
        tasks: Receiver<Task>,
        outbox: Outbox,
    ) -> impl FnOnce() + use<> {
        let lister = Lister { searcher, outbox, asked: Arc::clone(&self.asked), taken: 0 };
        thread(lister, tasks)
    }
}

fn thread(mut lister: Lister, tasks: Receiver<Task>) -> impl FnOnce() {
    move || {
        while let Ok(first) = tasks.recv() {
            let outbox = lister.outbox.clone();
            guarded(&outbox, || lister.perform(first, &tasks));
            // What searches need is read while nobody waits.
            if tasks.is_empty() && !lister.searcher.is_prepared() {
                guarded(&outbox, || lister.tell(Searcher::prepare));
            }
        }
    }
}

struct Lister {
    searcher: Searcher,
    outbox: Outbox,
    asked: Asked,
    /// Questions that have come here.
    taken: u64,
}

impl Lister {
    /// Does everything that waits; of the questions only the last of each kind.
    fn perform(&mut self, first: Task, tasks: &Receiver<Task>) {
        let (mut list, mut excerpts, mut headed) = (None, None, None);
        for task in std::iter::once(first).chain(tasks.try_iter()) {
            match task {
                Task::List(search) => {
                    self.taken += 1;
                    list = Some(search);
                }
                Task::Excerpts(search, clips) => excerpts = Some((search, clips)),
                Task::Headed(typed) => headed = Some(typed),
                Task::Changed(clips) => self.tell(|searcher| searcher.changed(&clips)),
                Task::ChangedByOthers => self.searcher.forget(),
            }
        }
        if let Some(search) = list {
            self.list(&search);
        }
        if let Some((search, clips)) = excerpts {
            match self.searcher.excerpts(&search, &clips) {
                Ok(excerpts) => self.outbox.post(JobEvent::Excerpts { search, excerpts }),
                Err(error) => self.outbox.post(JobEvent::Failed(sentence(&error))),
            }
        }
        if let Some(typed) = headed {
            self.headed(typed);
        }
    }

    fn headed(&mut self, typed: String) {
        loop {
            match self.searcher.headed(&typed, MOST_HEADED) {
                Ok(clips) => self.outbox.post(JobEvent::Headed { typed, clips }),
                // What stopped it was a list, which is answered next; this costs a few milliseconds.
                Err(LibraryError::Interrupted) => continue,
                Err(error) => self.outbox.post(JobEvent::Failed(sentence(&error))),
            }
            return;
        }
    }

    fn list(&mut self, search: &Search) {
        loop {
            match self.searcher.find(search) {
                Ok(found) => self.outbox.post(JobEvent::Listed { search: search.clone(), found }),
                // It was stopped for a newer one; if there is none, it was the one to be stopped for, and came
                // here before the order did.
                Err(LibraryError::Interrupted) if self.asked.load(Ordering::SeqCst) == self.taken => continue,
                Err(LibraryError::Interrupted) => {}
                Err(error) => self.outbox.post(JobEvent::Failed(sentence(&error))),
            }
            return;
        }
    }

    fn tell(&mut self, work: impl FnOnce(&mut Searcher) -> Result<(), LibraryError>) {
        if let Err(error) = work(&mut self.searcher) {
            self.outbox.post(JobEvent::Failed(sentence(&error)));
        }
    }
}
