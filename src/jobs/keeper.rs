//! Keeps backups: one a day when something has changed, and those that are asked for, beside all other work. Checks
//! the library when it is asked to.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError};

use super::{JobEvent, Outbox, TELL_EVERY, Work, now};
use crate::library::backup::{self, Backup, Kind, Stop};
use crate::library::{CheckProgress, LibraryError, check_beside};

/// The first look waits until the window has started.
const FIRST: Duration = Duration::from_secs(20);
/// How often it is looked whether a backup is due.
const EVERY: Duration = Duration::from_hours(1);
/// After a backup that found nothing new, or failed, the next is tried so much later.
const REST: Duration = Duration::from_hours(24);
/// How long passes between two tries to stop a backup when the window closes.
const BETWEEN_STOPS: Duration = Duration::from_millis(5);

/// What the keeper is asked for.
pub(super) enum Task {
    BackUp,
    Look,
    Preview(Backup),
    /// A check, which this ends.
    Check(Stop),
}

impl Task {
    fn work(&self) -> Work {
        match self {
            Self::BackUp => Work::BackUp,
            Self::Look => Work::ListBackups,
            Self::Preview(_) => Work::PreviewBackup,
            Self::Check(_) => Work::Check,
        }
    }
}

pub(super) fn thread(library: PathBuf, tasks: Receiver<Task>, stop: Stop, outbox: Outbox) -> impl FnOnce() {
    move || {
        let mut keeper = Keeper { library, stop, outbox, rests: None };
        let mut patience = FIRST;
        loop {
            let outbox = keeper.outbox.clone();
            match tasks.recv_timeout(patience) {
                Ok(task) => outbox.guarded(task.work(), || keeper.perform(task)),
                Err(RecvTimeoutError::Timeout) => {
                    patience = EVERY;
                    outbox.guarded(Work::Upkeep, || keeper.back_up_if_due());
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

/// Ends what the keeper does, and waits for it.
pub(super) fn end(stops: [&Stop; 2], thread: thread::JoinHandle<()>) {
    while !thread.is_finished() {
        stops.into_iter().for_each(Stop::stop);
        thread::sleep(BETWEEN_STOPS);
    }
    let _ = thread.join();
}

struct Keeper {
    library: PathBuf,
    stop: Stop,
    outbox: Outbox,
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

    fn back_up_if_due(&mut self) {
        let rests = self.rests.is_some_and(|since| since.elapsed() < REST);
        if rests || !backup::is_due(&backup::list(&backup::folder_of(&self.library)), now()) {
            return;
        }
        self.rests = Some(Instant::now());
        match self.back_up(Kind::Daily) {
            // Another window does it, or nothing can be written here at all.
            Ok(_) | Err(LibraryError::BackupRuns | LibraryError::ReadOnly) => {}
            Err(error) => self.fail(Work::Upkeep, &error),
        }
    }

    fn back_up(&self, kind: Kind) -> Result<backup::Made, LibraryError> {
        let folder = backup::folder_of(&self.library);
        let made = backup::make(&self.library, &folder, kind, now(), &self.stop)?;
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
