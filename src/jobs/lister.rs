//! Lists and searches, off the window's thread. Only the newest question is answered: while it waits, the search that
//! runs stops.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crossbeam_channel::{Receiver, Sender};

use super::{JobEvent, Outbox, Work, hand};
use crate::library::search::{Search, Searcher, Sounding};
use crate::library::{ClipId, ClipRow, LibraryError};

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
    questions: Arc<Questions>,
}

/// How many lists were ever asked for, and how many of them have come to the lister.
#[derive(Default)]
struct Questions {
    asked: AtomicU64,
    taken: AtomicU64,
}

impl Questions {
    fn newer_waits(&self) -> bool {
        self.asked.load(Ordering::SeqCst) != self.taken.load(Ordering::SeqCst)
    }
}

impl Line {
    pub(super) fn new(tasks: Sender<Task>) -> Self {
        Self { tasks, questions: Arc::default() }
    }

    pub(super) fn send(&self, task: Task) {
        if matches!(task, Task::List(_)) {
            self.questions.asked.fetch_add(1, Ordering::SeqCst);
        }
        hand(&self.tasks, task);
    }

    /// What lists and searches on the other end.
    pub(super) fn thread(
        &self,
        mut searcher: Searcher,
        tasks: Receiver<Task>,
        outbox: Outbox,
    ) -> Result<impl FnOnce() + use<>, LibraryError> {
        let questions = Arc::clone(&self.questions);
        searcher.stop_when(move || questions.newer_waits())?;
        let questions = Arc::clone(&self.questions);
        Ok(thread(Lister { searcher, outbox, questions, headed: None, counts_due: true }, tasks))
    }
}

fn thread(mut lister: Lister, tasks: Receiver<Task>) -> impl FnOnce() {
    move || {
        while let Ok(first) = tasks.recv() {
            lister.perform(first, &tasks);
            // Counted and read while nobody waits.
            if tasks.is_empty() && lister.headed.is_none() && std::mem::take(&mut lister.counts_due) {
                lister.guarded(Work::Upkeep, Lister::count);
            }
            if tasks.is_empty() && !lister.searcher.is_prepared() {
                lister.guarded(Work::Upkeep, |lister| lister.tell(Searcher::prepare));
            }
        }
    }
}

struct Lister {
    searcher: Searcher,
    outbox: Outbox,
    questions: Arc<Questions>,
    /// Words of headlines whose clips are not all found yet.
    headed: Option<Headed>,
    /// The numbers of collections that have others inside may have changed.
    counts_due: bool,
}

/// Clips that are looked for by their headlines: by words of them, then by how they sound.
struct Headed {
    typed: String,
    /// Those that have the words, once these were asked for, and where the search by sound has come to.
    found: Option<(Vec<ClipRow>, Sounding)>,
}

impl Lister {
    /// Does everything that waits; of the questions only the last of each kind.
    fn perform(&mut self, first: Task, tasks: &Receiver<Task>) {
        let (mut list, mut excerpts) = (None, None);
        for task in std::iter::once(first).chain(tasks.try_iter()) {
            match task {
                Task::List(search) => {
                    self.questions.taken.fetch_add(1, Ordering::SeqCst);
                    list = Some(search);
                }
                Task::Excerpts(search, clips) => excerpts = Some((search, clips)),
                Task::Headed(typed) => self.headed = Some(Headed { typed, found: None }),
                Task::Changed(clips) => {
                    self.counts_due = true;
                    self.guarded(Work::Upkeep, |lister| lister.tell(|searcher| searcher.changed(&clips)));
                }
                Task::ChangedByOthers => {
                    self.counts_due = true;
                    self.searcher.forget();
                }
            }
        }
        if let Some(search) = list {
            self.guarded(Work::List, |lister| lister.list(&search));
        }
        if let Some((search, clips)) = excerpts {
            self.guarded(Work::Excerpts, |lister| lister.excerpts(search, &clips));
        }
        if let Some(headed) = self.headed.take() {
            self.guarded(Work::Headed, |lister| lister.headed(headed, tasks));
        }
    }

    /// Each question fails for itself.
    fn guarded(&mut self, of: Work, work: impl FnOnce(&mut Self)) {
        let outbox = self.outbox.clone();
        outbox.guarded(of, || work(self));
    }

    fn excerpts(&mut self, search: Search, clips: &[ClipId]) {
        match self.searcher.excerpts(&search, clips) {
            Ok(excerpts) => self.outbox.post(JobEvent::Excerpts { search, excerpts }),
            Err(error) => self.outbox.fail(Work::Excerpts, &error),
        }
    }

    /// Gives way to whatever else comes, and goes on behind it.
    fn headed(&mut self, mut headed: Headed, tasks: &Receiver<Task>) {
        match self.head_on(&mut headed, tasks) {
            Ok(true) => {}
            // A list is waited for: this is answered behind it.
            Ok(false) | Err(LibraryError::Interrupted) => self.headed = Some(headed),
            Err(error) => self.outbox.fail(Work::Headed, &error),
        }
    }

    fn count(&mut self) {
        match self.searcher.nested_counts() {
            Ok(counts) => self.outbox.post(JobEvent::Nested(counts)),
            Err(error) => self.outbox.fail(Work::Upkeep, &error),
        }
    }

    /// Whether all was answered.
    fn head_on(&mut self, headed: &mut Headed, tasks: &Receiver<Task>) -> Result<bool, LibraryError> {
        let typed = headed.typed.clone();
        let post =
            |lister: &Self, clips| lister.outbox.post(JobEvent::Headed { typed: typed.clone(), clips });
        if headed.found.is_none() {
            let clips = self.searcher.headed(&headed.typed, MOST_HEADED)?;
            let sounding = Sounding::new(&headed.typed).filter(|_| clips.len() < MOST_HEADED);
            let Some(sounding) = sounding else {
                post(self, clips);
                return Ok(true);
            };
            if !clips.is_empty() {
                post(self, clips.clone());
            }
            headed.found = Some((clips, sounding));
        }
        let Some((clips, sounding)) = &mut headed.found else { return Ok(true) };
        while !self.searcher.sound_on(sounding, MOST_HEADED)? {
            if !tasks.is_empty() {
                return Ok(false);
            }
        }
        let known: Vec<ClipId> = clips.iter().map(|clip| clip.id).collect();
        let others = sounding.found().iter().filter(|clip| !known.contains(clip)).copied();
        let others: Vec<ClipId> = others.take(MOST_HEADED - known.len()).collect();
        clips.extend(self.searcher.rows(&others)?);
        let clips = std::mem::take(clips);
        post(self, clips);
        Ok(true)
    }

    fn list(&mut self, search: &Search) {
        match self.searcher.find(search) {
            Ok(found) => self.outbox.post(JobEvent::Listed { search: search.clone(), found }),
            // A newer one is waited for.
            Err(LibraryError::Interrupted) => {}
            Err(error) => self.outbox.fail(Work::List, &error),
        }
    }

    fn tell(&mut self, work: impl FnOnce(&mut Searcher) -> Result<(), LibraryError>) {
        if let Err(error) = work(&mut self.searcher) {
            self.outbox.fail(Work::Upkeep, &error);
        }
    }
}

#[cfg(test)]
mod tests {
    use crossbeam_channel::unbounded;

    use super::*;
    use crate::jobs::pages;
    use crate::library::{ImportStep, Library};

    #[test]
    fn a_list_stops_while_a_newer_one_waits_and_headlines_are_found_behind_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(folder.path()).unwrap();
        library
            .file(&pages::numbered(400), None, &mut ImportStep::default(), jiff::Timestamp::UNIX_EPOCH)
            .unwrap();
        let (to_lister, tasks) = unbounded();
        let line = Line::new(to_lister);
        let (events, posted) = unbounded();
        let outbox = Outbox { events, wake: Arc::new(|| {}) };
        let searcher = Searcher::open(folder.path()).unwrap();
        let list = |words: &str| Task::List(Search { words: words.into(), ..Search::default() });
        line.send(list("千帆競發"));
        line.send(Task::Headed("千帆競發".into()));
        // The newer one was asked, and is still on its way when the older one has come.
        line.questions.asked.fetch_add(1, Ordering::SeqCst);
        let run = line.thread(searcher, tasks, outbox).unwrap();
        let runs = std::thread::spawn(run);
        while !line.tasks.is_empty() {
            std::thread::yield_now();
        }
        line.tasks.send(list("千帆競")).unwrap();
        let wait = std::time::Duration::from_mins(1);
        match posted.recv_timeout(wait).unwrap() {
            JobEvent::Listed { search, found } => {
                assert_eq!((&*search.words, found.ids.len()), ("千帆競", 400));
            }
            other => panic!("{other:?}"),
        }
        match posted.recv_timeout(wait).unwrap() {
            JobEvent::Headed { typed, clips } => {
                assert_eq!((&*typed, clips.len()), ("千帆競發", MOST_HEADED));
            }
            other => panic!("{other:?}"),
        }
        drop(line);
        runs.join().unwrap();
    }
}
