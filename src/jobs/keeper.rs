//! Keeps backups: one a day when something has changed, and those that are asked for, beside all other work. Checks
//! the library when it is asked to.
//!
//! The first one waits until there is something of the user's, and is made before the window closes: no day ends
//! without a backup of what was filed in it.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use jiff::Timestamp;

use super::{JobEvent, Outbox, TELL_EVERY, Work, now};
use crate::library::backup::{self, Backup, Brought, Kind, Stop};
use crate::library::{CheckProgress, LibraryError, check_beside};
use crate::log::{self, OrLog as _};

/// The first look waits until the window has started.
const FIRST: Duration = Duration::from_secs(20);
/// How often it is looked whether a backup is due.
const EVERY: Duration = Duration::from_hours(1);
/// After a backup that found nothing new, or failed, the next is tried so much later.
const REST: Duration = Duration::from_hours(24);
/// An import of so many new clips is not left to the next look.
const LARGE_IMPORT: usize = 50;
/// So long the first backup may keep a window that closes; one that is not done then is made at the next start.
const AT_CLOSE: Duration = Duration::from_secs(10);
/// How long passes between two looks whether a backup has ended when the window closes.
const BETWEEN_LOOKS: Duration = Duration::from_millis(5);

/// What the keeper is asked for.
pub(super) enum Task {
    BackUp,
    Look,
    Preview(Backup),
    /// A check, which this ends.
    Check(Stop),
    /// So many new clips were imported.
    Imported(usize),
}

impl Task {
    fn work(&self) -> Work {
        match self {
            Self::BackUp => Work::BackUp,
            Self::Look => Work::ListBackups,
            Self::Preview(_) => Work::PreviewBackup,
            Self::Check(_) => Work::Check,
            Self::Imported(_) => Work::Upkeep,
        }
    }
}

/// When it is looked whether a backup is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Occasion {
    /// Once in a while, and after a large import.
    Look,
    Close,
}

/// The clock on the wall, which may be wrong, and one that runs evenly.
type Clock = Box<dyn Fn() -> (Timestamp, Instant) + Send>;

pub(super) fn thread(
    library: PathBuf,
    brought: Brought,
    tasks: Receiver<Task>,
    stop: Stop,
    outbox: Outbox,
) -> impl FnOnce() {
    let clock: Clock = Box::new(|| (now(), Instant::now()));
    move || run(Keeper { library, brought, stop, outbox, clock, rests: None }, &tasks)
}

fn run(mut keeper: Keeper, tasks: &Receiver<Task>) {
    let outbox = keeper.outbox.clone();
    let mut patience = FIRST;
    loop {
        match tasks.recv_timeout(patience) {
            Ok(task) => outbox.guarded(task.work(), || keeper.perform(task)),
            Err(RecvTimeoutError::Timeout) => {
                patience = EVERY;
                outbox.guarded(Work::Upkeep, || keeper.back_up_if_due(Occasion::Look));
            }
            Err(RecvTimeoutError::Disconnected) => {
                return outbox.guarded(Work::Upkeep, || keeper.back_up_if_due(Occasion::Close));
            }
        }
    }
}

/// The thread of the keeper, and its line.
pub(super) struct Running {
    pub(super) library: PathBuf,
    pub(super) tasks: Sender<Task>,
    pub(super) stop: Stop,
    pub(super) thread: thread::JoinHandle<()>,
}

impl Running {
    /// Ends what the keeper does, a check among it, and waits for it. Only the first backup of a library may keep a
    /// window that closes.
    pub(super) fn end(self, check: &Stop) {
        let Self { library, tasks, stop, thread } = self;
        let is_first = backup::list(&backup::folder_of(&library)).is_empty();
        let patience = if is_first { AT_CLOSE } else { Duration::ZERO };
        drop(tasks);
        let since = Instant::now();
        while !thread.is_finished() {
            check.stop();
            if since.elapsed() >= patience {
                stop.stop();
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        thread.join().or_log("the keeper of backups ended before its time");
    }
}

struct Keeper {
    library: PathBuf,
    brought: Brought,
    stop: Stop,
    outbox: Outbox,
    clock: Clock,
    /// No backup is made by itself for a while since then.
    rests: Option<Instant>,
}

impl Keeper {
    fn perform(&mut self, task: Task) {
        match task {
            Task::BackUp => match self.back_up(Kind::ByHand) {
                Ok(made) => self.outbox.post(JobEvent::BackedUp(made)),
                Err(error) => self.fail(Work::BackUp, &error),
            },
            Task::Look => self.look(),
            Task::Imported(clips) => {
                if clips >= LARGE_IMPORT {
                    self.back_up_if_due(Occasion::Look);
                }
            }
            Task::Preview(backup) => match backup::preview(backup, &self.library) {
                Ok(preview) => self.outbox.post(JobEvent::BackupPreview(preview)),
                Err(error) => self.fail(Work::PreviewBackup, &error),
            },
            Task::Check(stop) => self.check(&stop),
        }
    }

    fn check(&self, stop: &Stop) {
        let mut told = None::<Instant>;
        let tell = |progress: CheckProgress| {
            if told.is_none_or(|told| told.elapsed() >= TELL_EVERY) {
                told = Some(Instant::now());
                self.outbox.post(JobEvent::Checking(progress));
            }
        };
        match check_beside(&self.library, stop, tell) {
            Ok(checked) => self.outbox.post(JobEvent::Checked(Some(checked))),
            Err(LibraryError::Stopped) => self.outbox.post(JobEvent::Checked(None)),
            Err(error) => self.outbox.fail(Work::Check, &error),
        }
    }

    fn back_up_if_due(&mut self, on: Occasion) {
        let (wall, steady) = (self.clock)();
        let rests = self.rests.is_some_and(|since| steady.duration_since(since) < REST);
        let backups = backup::list(&backup::folder_of(&self.library));
        let is_due = match on {
            _ if backups.is_empty() => self.holds_own() && (on == Occasion::Close || !rests),
            Occasion::Close => false,
            Occasion::Look => !rests && backup::is_due(&backups, wall),
        };
        if !is_due {
            return;
        }
        self.rests = Some(steady);
        match self.back_up(Kind::Daily) {
            // Another window does it, or nothing can be written here at all.
            Ok(_) | Err(LibraryError::BackupRuns | LibraryError::ReadOnly) => {}
            Err(error) => self.fail(Work::Upkeep, &error),
        }
    }

    /// A library that cannot be read is not backed up, and says so elsewhere.
    fn holds_own(&self) -> bool {
        let holds = backup::holds_own(&self.library, &self.brought);
        holds.or_log("what is to be backed up was not looked for").unwrap_or_default()
    }

    fn back_up(&self, kind: Kind) -> Result<backup::Made, LibraryError> {
        let folder = backup::folder_of(&self.library);
        let (wall, _) = (self.clock)();
        let made = backup::make(&self.library, &folder, kind, wall, &self.stop)?;
        log::note("a backup was made", &[("new originals", made.originals as usize)]);
        self.look();
        Ok(made)
    }

    fn look(&self) {
        self.outbox.post(JobEvent::Backups(backup::list(&backup::folder_of(&self.library))));
    }

    fn fail(&self, of: Work, error: &LibraryError) {
        // The window closes, and will be told nothing any more.
        if !matches!(error, LibraryError::Stopped) {
            self.outbox.fail(of, error);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use crossbeam_channel::unbounded;

    use super::*;
    use crate::jobs::pages;
    use crate::library::{ImportStep, Library};

    /// A keeper by a clock that stands still until it is put on.
    struct Desk {
        folder: tempfile::TempDir,
        keeper: Keeper,
        minutes: Arc<AtomicU64>,
    }

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let mut desk = Self::on(folder);
            desk.file(&[0]);
            // The first page of the tests stands for the one that Jianbao brings.
            let page = pages::numbered(1).remove(0).original.bytes;
            desk.keeper.brought = Brought::new([page.as_slice()]);
            desk
        }

        fn on(folder: tempfile::TempDir) -> Self {
            let minutes = Arc::new(AtomicU64::new(0));
            let (began, passed) = (Instant::now(), Arc::clone(&minutes));
            let clock: Clock = Box::new(move || {
                let passed = Duration::from_mins(passed.load(Ordering::SeqCst));
                let start: Timestamp = "2026-11-25T08:00:00Z".parse().unwrap();
                (start + passed, began + passed)
            });
            let outbox = Outbox { events: unbounded().0, wake: Arc::new(|| {}) };
            let library = folder.path().to_owned();
            let (stop, brought) = (Stop::default(), Brought::default());
            let keeper = Keeper { library, brought, stop, outbox, clock, rests: None };
            Self { folder, keeper, minutes }
        }

        /// Files these of the pages of the tests.
        fn file(&mut self, numbers: &[usize]) {
            let most = numbers.iter().max().map_or(0, |most| most + 1);
            let all = pages::numbered(most).into_iter().enumerate();
            let chosen: Vec<_> =
                all.filter(|(number, _)| numbers.contains(number)).map(|(_, page)| page).collect();
            let mut library = Library::open(self.folder.path()).unwrap();
            library.file(&chosen, None, &mut ImportStep::default(), now()).unwrap();
        }

        fn after(&mut self, minutes: u64) -> &mut Self {
            self.minutes.fetch_add(minutes, Ordering::SeqCst);
            self
        }

        /// So many backups there are after this occasion.
        #[track_caller]
        fn check(&mut self, on: Occasion, backups: usize) {
            self.keeper.back_up_if_due(on);
            assert_eq!(backup::list(&backup::folder_of(self.folder.path())).len(), backups);
        }
    }

    #[test]
    fn the_first_backup_waits_for_something_of_the_users() {
        let mut desk = Desk::new();
        desk.check(Occasion::Look, 0);
        desk.after(60).check(Occasion::Look, 0);
        desk.check(Occasion::Close, 0);
        desk.file(&[1]);
        desk.after(60).check(Occasion::Look, 1);
        desk.after(23 * 60).check(Occasion::Look, 1);
        desk.file(&[2]);
        desk.after(60).check(Occasion::Look, 2);
    }

    #[test]
    fn the_first_day_does_not_end_without_a_backup() {
        let mut desk = Desk::new();
        desk.file(&[1]);
        desk.check(Occasion::Close, 1);
        // Later ones are not made while a window closes.
        desk.file(&[2]);
        desk.after(48 * 60).check(Occasion::Close, 1);
        desk.check(Occasion::Look, 2);
    }

    #[test]
    fn a_large_import_is_backed_up_at_once_and_a_small_one_at_the_next_look() {
        let mut desk = Desk::new();
        desk.file(&[1]);
        desk.keeper.perform(Task::Imported(1));
        assert_eq!(backup::list(&backup::folder_of(desk.folder.path())).len(), 0);
        desk.keeper.perform(Task::Imported(LARGE_IMPORT));
        assert_eq!(backup::list(&backup::folder_of(desk.folder.path())).len(), 1);
    }

    #[test]
    fn a_window_that_closes_waits_for_its_first_backup() {
        let Desk { folder, mut keeper, .. } = Desk::new();
        keeper.brought = Brought::default();
        let (tasks, to_do) = unbounded();
        let (library, stop) = (folder.path().to_owned(), keeper.stop.clone());
        let thread = thread::spawn(move || run(keeper, &to_do));
        Running { library, tasks, stop, thread }.end(&Stop::default());
        assert_eq!(backup::list(&backup::folder_of(folder.path())).len(), 1);
    }
}
