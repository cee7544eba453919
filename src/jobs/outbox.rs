//! Where events of the workers go, and how a failure or a panic of theirs becomes one.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crossbeam_channel::Sender;

use super::{JobEvent, Wake, Work};
use crate::library::LibraryError;
use crate::log;

/// Where events go; the window is woken after each.
#[derive(Clone)]
pub(super) struct Outbox {
    pub(super) events: Sender<JobEvent>,
    pub(super) wake: Wake,
}

impl Outbox {
    pub(super) fn post(&self, event: JobEvent) {
        if hand(&self.events, event) {
            (self.wake)();
        }
    }

    /// Tells that this work could not be done, and why.
    #[track_caller]
    pub(super) fn fail(&self, of: Work, error: &LibraryError) {
        log::failed_at("work was not done", &of, error);
        self.fail_saying(of, sentence(error));
    }

    /// The same, where the log has been told already.
    pub(super) fn fail_saying(&self, of: Work, why: String) {
        self.post(JobEvent::Failed { of, why });
    }

    /// Does one piece of work; if it panics, says so and lets the thread go on.
    pub(super) fn guarded(&self, of: Work, work: impl FnOnce()) {
        if catch_unwind(AssertUnwindSafe(work)).is_err() {
            log::failed_at("work was not finished", &of, &"a panic");
            let why = "Jianbao made a mistake and did not finish this. The library is safe.";
            self.fail_saying(of, why.to_owned());
        }
    }
}

/// Hands something to another thread or to the window. The other end is closed only when the window goes, and nobody
/// is left then who wants it; returns whether it was taken.
pub(crate) fn hand<T>(to: &Sender<T>, what: T) -> bool {
    to.send(what).is_ok()
}

/// Writes a failure into the log, and tells it as a sentence.
#[track_caller]
pub(super) fn told(what: &'static str, error: &LibraryError) -> String {
    log::failed(what, error);
    sentence(error)
}

/// An error as a sentence.
pub(crate) fn sentence(error: &impl std::fmt::Display) -> String {
    let words = error.to_string();
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}
