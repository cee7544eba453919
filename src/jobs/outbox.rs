//! Where events of the workers go, and how a failure or a panic of theirs becomes one.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crossbeam_channel::Sender;

use super::{JobEvent, Wake, Work};

/// Where events go; the window is woken after each.
#[derive(Clone)]
pub(super) struct Outbox {
    pub(super) events: Sender<JobEvent>,
    pub(super) wake: Wake,
}

impl Outbox {
    pub(super) fn post(&self, event: JobEvent) {
        // Nobody listens any more when the window is closing.
        if self.events.send(event).is_ok() {
            (self.wake)();
        }
    }

    /// Tells that this work could not be done, and why.
    pub(super) fn fail(&self, of: Work, error: &impl std::fmt::Display) {
        self.post(JobEvent::Failed { of, why: sentence(error) });
    }

    /// Does one piece of work; if it panics, says so and lets the thread go on.
    pub(super) fn guarded(&self, of: Work, work: impl FnOnce()) {
        if catch_unwind(AssertUnwindSafe(work)).is_err() {
            self.fail(of, &"Jianbao made a mistake and did not finish this. The library is safe.");
        }
    }
}

/// An error as a sentence.
pub(crate) fn sentence(error: &impl std::fmt::Display) -> String {
    let words = error.to_string();
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}
