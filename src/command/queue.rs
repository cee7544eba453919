//! The queue that panels push to; a later panel never overwrites an earlier one's intention.

use super::Command;

/// Intentions in the order in which they were pushed.
#[derive(Debug, Default)]
pub struct Commands {
    pushed: Vec<Command>,
}

impl Commands {
    pub fn push(&mut self, command: Command) {
        self.pushed.push(command);
    }

    pub fn extend(&mut self, commands: impl IntoIterator<Item = Command>) {
        self.pushed.extend(commands);
    }

    /// All that was pushed; the queue is empty afterwards.
    #[must_use]
    pub fn take(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.pushed)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pushed.is_empty()
    }
}
