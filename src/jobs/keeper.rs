//! Keeps backups: one a day when something has changed, and those that are asked for, beside all other work.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError};

use super::{JobEvent, Outbox, Work, now};
use crate::library::LibraryError;
use crate::library::backup::{self, Backup, Kind, Stop};

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
}

impl Task {
    fn work(&self) -> Work {
        match self {
            Self::BackUp => Work::BackUp,
            Self::Look => Work::ListBackups,
            Self::Preview(_) => Work::PreviewBackup,
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
pub(super) fn end(stop: &Stop, thread: thread::JoinHandle<()>) {
    while !thread.is_finished() {
        stop.stop();
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
