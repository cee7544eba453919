//! A change is done, taken back and done again: each time all that a person could notice is as it was.
#![allow(unreachable_pub, reason = "shared by the tests of the library")]

use std::fmt::Debug;

use jianbao::library::{Library, Op, StepName};
use jiff::Timestamp;

/// A library, and what is noticed of it.
pub trait Noticed {
    type Shown: PartialEq + Debug;

    fn library(&mut self) -> &mut Library;

    /// All that a person could notice.
    fn shown(&self) -> Self::Shown;

    fn now(&self) -> Timestamp;

    #[track_caller]
    fn check_undo(&mut self, op: &Op, name: StepName) {
        let now = self.now();
        let before = self.shown();
        self.library().apply(op, now).unwrap();
        let after = self.shown();
        assert_ne!(before, after, "it changes something");
        self.check_sound();
        assert_eq!(self.library().next_undo(), Some(name));
        for _ in 0..2 {
            self.library().undo(now).unwrap().unwrap();
            assert_eq!(self.shown(), before, "undo equals before");
            self.check_sound();
            self.library().redo(now).unwrap().unwrap();
            assert_eq!(self.shown(), after, "redo equals after");
            self.check_sound();
        }
    }

    #[track_caller]
    fn check_sound(&mut self) {
        assert_eq!(self.library().check().unwrap(), []);
    }
}
