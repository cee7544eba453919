//! The messages and how long each stays. Nothing is drawn here.

use crate::command::Command;

/// How long a message stays; one with something to do stays longer, so that it can be reached.
const SECONDS: f64 = 5.0;
const SECONDS_WITH_ACTION: f64 = 9.0;
/// More at once would hide the list.
const MOST_AT_ONCE: usize = 3;

/// A message.
#[derive(Debug, Clone, PartialEq)]
pub struct Toast {
    pub text: String,
    pub tone: Tone,
    pub action: Option<ToastAction>,
}

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Failure,
}

/// The button of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct ToastAction {
    pub label: String,
    pub command: Command,
}

/// The messages that are shown, oldest first.
#[derive(Debug, Default)]
pub struct Toasts {
    shown: Vec<(Toast, Ends)>,
}

/// When a message goes away; its time starts when it is first drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ends {
    NotDrawnYet,
    At(f64),
}

impl Toast {
    pub fn plain(text: String) -> Self {
        Self { text, tone: Tone::Plain, action: None }
    }

    pub fn failure(text: String) -> Self {
        Self { text, tone: Tone::Failure, action: None }
    }

    #[must_use]
    pub fn with_action(mut self, label: String, command: Command) -> Self {
        self.action = Some(ToastAction { label, command });
        self
    }

    fn seconds(&self) -> f64 {
        if self.action.is_some() { SECONDS_WITH_ACTION } else { SECONDS }
    }
}

impl Toasts {
    pub fn push(&mut self, toast: Toast) {
        self.shown.retain(|(shown, _)| shown.text != toast.text);
        self.shown.push((toast, Ends::NotDrawnYet));
        let surplus = self.shown.len().saturating_sub(MOST_AT_ONCE);
        self.shown.drain(..surplus);
    }

    /// Takes back the undos that were offered: by now they would undo something else.
    pub fn withdraw_undos(&mut self) {
        let offers_undo =
            |toast: &Toast| toast.action.as_ref().is_some_and(|action| action.command == Command::Undo);
        self.shown.retain(|(toast, _)| !offers_undo(toast));
    }

    /// Drops those whose time is over at `now`; returns the seconds until the next one goes, for one repaint then.
    pub fn tick(&mut self, now: f64, hovered: bool) -> Option<f64> {
        for (toast, ends) in &mut self.shown {
            if *ends == Ends::NotDrawnYet || hovered {
                *ends = Ends::At(now + toast.seconds());
            }
        }
        self.shown.retain(|(_, ends)| matches!(ends, Ends::At(end) if *end > now));
        let left = |ends: &Ends| match ends {
            Ends::At(end) => end - now,
            Ends::NotDrawnYet => 0.0,
        };
        self.shown.iter().map(|(_, ends)| left(ends)).min_by(f64::total_cmp)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Toast> {
        self.shown.iter().map(|(toast, _)| toast)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_goes_when_its_time_is_over_and_stays_under_the_pointer() {
        let mut toasts = Toasts::default();
        toasts.push(Toast::plain("Saved".into()));
        assert_eq!(toasts.tick(100.0, false), Some(SECONDS));
        toasts.tick(104.0, true);
        toasts.tick(106.0, false);
        assert_eq!(toasts.iter().count(), 1);
        assert_eq!(toasts.tick(110.0, false), None);
    }

    #[test]
    fn the_same_words_are_not_said_twice_at_once() {
        let mut toasts = Toasts::default();
        (0..2).for_each(|_| toasts.push(Toast::plain("Saved".into())));
        assert_eq!(toasts.iter().count(), 1);
        (0..9).for_each(|n| toasts.push(Toast::plain(n.to_string())));
        assert_eq!(toasts.iter().count(), MOST_AT_ONCE);
    }
}
