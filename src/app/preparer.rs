//! Work that grows with an article (loading it, cutting it, looking through it), done by one thread away from the
//! window's. What was on screen stays there until the work is done.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use egui::Context;

use super::{Answered, App, Wake};
use crate::jobs::{StartFailure, hand};
use crate::library::Reader;
use crate::log::OrLog as _;
use crate::ui::locale::{Language, Locale};
use crate::ui::reader::Reading;
use crate::ui::toasts::Toast;

/// What work has come to, to be taken in by the window's thread.
pub(super) type Outcome = Box<dyn FnOnce(&mut App, &Context) + Send>;
type Work = Box<dyn FnOnce(&Workshop) -> Outcome + Send>;

/// How often it is looked whether a reading that was shown may be let go.
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);

/// What work is done with.
pub(super) struct Workshop {
    pub(super) reader: Reader,
    pub(super) locale: Locale,
}

enum Task {
    Do(Language, Work),
    /// Lets a reading go when nothing draws it any more: to free a hundred thousand items takes a while as well.
    LetGo(Arc<Reading>),
}

/// The line to the thread.
pub(super) struct Preparer {
    tasks: Option<Sender<Task>>,
    thread: Option<JoinHandle<()>>,
    /// Which article is wanted, and which words in it: only the newest question of each is answered.
    pub(super) articles: Turns,
    pub(super) words: Turns,
    /// Work that has no outcome yet.
    waiting: usize,
}

/// Counts questions of one kind.
#[derive(Clone, Default)]
pub(super) struct Turns(Arc<AtomicU64>);

/// One question.
#[derive(Clone)]
pub(super) struct Turn {
    turns: Turns,
    number: u64,
}

impl Turns {
    /// Another question; those before it need no answer any more.
    pub(super) fn next(&self) -> Turn {
        let number = self.0.fetch_add(1, Ordering::SeqCst) + 1;
        Turn { turns: self.clone(), number }
    }
}

impl Turn {
    pub(super) fn is_newest(&self) -> bool {
        self.turns.0.load(Ordering::SeqCst) == self.number
    }
}

impl Preparer {
    pub(super) fn start(
        reader: Reader,
        locale: Locale,
        answers: Sender<Answered>,
        wake: Wake,
    ) -> Result<Self, StartFailure> {
        let (tasks, waiting) = unbounded();
        let run = move || work(Workshop { reader, locale }, &waiting, &answers, &wake);
        let thread = thread::Builder::new().name("preparer".to_owned()).spawn(run);
        Ok(Self {
            tasks: Some(tasks),
            thread: Some(
                thread.map_err(|error| StartFailure::NoThread {
                    worker: "preparer",
                    reason: error.to_string(),
                })?,
            ),
            articles: Turns::default(),
            words: Turns::default(),
            waiting: 0,
        })
    }

    /// Lets a reading go away from the window's thread.
    pub(super) fn let_go(&self, reading: Option<Arc<Reading>>) {
        if let (Some(tasks), Some(reading)) = (&self.tasks, reading) {
            hand(tasks, Task::LetGo(reading));
        }
    }
}

/// What has begun is finished; the library's files are closed when this returns.
impl Drop for Preparer {
    fn drop(&mut self) {
        self.articles.next();
        self.words.next();
        self.tasks = None;
        if let Some(thread) = self.thread.take() {
            thread.join().or_log("the preparer ended before its time");
        }
    }
}

impl App {
    /// Has work done by the preparer, and what it comes to by the window's thread afterwards.
    pub(super) fn prepare<T>(&mut self, work: impl FnOnce(&Workshop) -> T + Send + 'static)
    where
        T: FnOnce(&mut Self, &Context) + Send + 'static,
    {
        let work: Work = Box::new(move |shop| Box::new(work(shop)));
        let language = self.locale.language();
        let sent = self.preparer.tasks.as_ref().map(|tasks| tasks.send(Task::Do(language, work)));
        self.preparer.waiting += usize::from(matches!(sent, Some(Ok(()))));
    }

    pub(super) fn take_prepared(&mut self, ctx: &Context, outcome: Outcome) {
        self.preparer.waiting = self.preparer.waiting.saturating_sub(1);
        outcome(self, ctx);
    }

    /// Whether something about an article is being prepared.
    #[must_use]
    pub fn is_preparing(&self) -> bool {
        self.preparer.waiting > 0
    }
}

fn work(mut shop: Workshop, tasks: &Receiver<Task>, answers: &Sender<Answered>, wake: &Wake) {
    let mut left: Vec<Arc<Reading>> = Vec::new();
    loop {
        left.retain(|reading| Arc::strong_count(reading) > 1);
        let next = if left.is_empty() {
            tasks.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            tasks.recv_timeout(BETWEEN_LOOKS)
        };
        match next {
            Ok(Task::LetGo(reading)) => left.push(reading),
            Ok(Task::Do(language, work)) => {
                if shop.locale.language() != language {
                    shop.locale = Locale::new(language);
                }
                let outcome = catch_unwind(AssertUnwindSafe(|| work(&shop)));
                let outcome = outcome.or_log("an article was not prepared").unwrap_or_else(mistake);
                hand(answers, Answered::Prepared(outcome));
                wake();
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn mistake() -> Outcome {
    Box::new(|app, _| app.front.toasts.push(Toast::failure(app.locale.text("toast-prepare-failed"))))
}
