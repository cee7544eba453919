//! Work beside the window's thread that answers it when it is done: files, the clipboard and servers may be slow.

use std::thread;

use super::{Answered, Answers, App};
use crate::jobs::hand;
use crate::log::OrLog as _;
use crate::ui::toasts::Toast;

impl App {
    /// Does `work` on a thread of its own, and takes its answer in with the next frame.
    pub(super) fn aside(&mut self, name: &str, work: impl FnOnce() -> Answered + Send + 'static) {
        let answer = self.answers.line();
        let run = move || answer(work());
        let started = thread::Builder::new().name(name.to_owned()).spawn(run);
        if started.or_log("a thread beside the window was not started").is_none() {
            self.front.toasts.push(Toast::failure(self.locale.text("toast-no-thread")));
        }
    }
}

impl Answers {
    /// Brings an answer to the window and wakes it.
    pub(super) fn line(&self) -> impl Fn(Answered) + Send + 'static {
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        move |answer| {
            if hand(&sender, answer) {
                wake();
            }
        }
    }
}
