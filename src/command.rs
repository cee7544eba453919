//! Every intention of the user, with its label and shortcut.

pub use crate::library::ClipId;

/// Something the user wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Open an address in the system's browser.
    OpenAddress(String),
}

/// Intentions in the order in which panels pushed them.
#[derive(Debug, Default)]
pub struct Commands {
    pushed: Vec<Command>,
}

impl Commands {
    pub fn push(&mut self, command: Command) {
        self.pushed.push(command);
    }

    /// All that was pushed; the queue is empty afterwards.
    #[must_use]
    pub fn take(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.pushed)
    }
}
