//! A note while it is typed. It is kept when the hand rests, when it is left and when the window closes; all of one
//! sitting is one step of undo.

use crate::command::{NoteAct, NoteOf, Writing};

/// Seconds without a key after which what was typed is kept.
const REST: f64 = 1.0;

/// The note that is being typed, if one is.
#[derive(Debug, Default)]
pub struct Notebook {
    editing: Option<Editing>,
    /// Writes that the library has not confirmed.
    on_their_way: usize,
    /// The library may say something else by itself: by undo, by another program.
    may_differ: bool,
}

/// A note in its field.
#[derive(Debug)]
pub struct Editing {
    pub of: NoteOf,
    pub text: String,
    /// What the library was last told.
    kept: String,
    /// When the last key was pressed that has not been kept.
    typed_at: Option<f64>,
    writing: Writing,
    /// The field takes the keyboard once.
    pub takes_keys: bool,
}

impl Notebook {
    /// Begins to type a note, or goes on with it. Returns what is to be kept of another.
    pub fn edit(&mut self, of: NoteOf, written: &str) -> Option<NoteAct> {
        if let Some(editing) = self.editing_mut(of) {
            editing.takes_keys = true;
            return None;
        }
        let other = self.close();
        let text = written.to_owned();
        let kept = text.clone();
        let editing = Editing { of, text, kept, typed_at: None, writing: Writing::Begins, takes_keys: true };
        self.editing = Some(editing);
        other
    }

    pub fn editing_mut(&mut self, of: NoteOf) -> Option<&mut Editing> {
        self.editing.as_mut().filter(|editing| editing.of == of)
    }

    /// Whether a note is being typed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.editing.is_some()
    }

    /// Keeps what was typed, and goes on.
    pub fn keep(&mut self) -> Option<NoteAct> {
        let act = self.editing.as_mut()?.take()?;
        self.on_their_way += 1;
        Some(act)
    }

    /// Keeps what was typed, and ends.
    pub fn close(&mut self) -> Option<NoteAct> {
        let act = self.keep();
        self.editing = None;
        act
    }

    /// Whether the library has not yet confirmed what was written.
    #[must_use]
    pub fn is_on_its_way(&self) -> bool {
        self.on_their_way > 0
    }

    /// The library has kept a note.
    pub fn confirm(&mut self) {
        self.on_their_way = self.on_their_way.saturating_sub(1);
    }

    /// The library may say something else now than what was typed here.
    pub fn doubt(&mut self) {
        self.may_differ = true;
    }

    /// Something could not be kept; it is tried once more when the note is left.
    pub fn fail(&mut self) {
        if std::mem::take(&mut self.on_their_way) > 0
            && let Some(editing) = &mut self.editing
        {
            editing.kept.clear();
            editing.kept.push('\0');
        }
    }

    /// What the library says of the note that is typed; nothing if what it is about is gone.
    pub fn compare(&mut self, written: impl Fn(NoteOf) -> Option<String>) {
        if self.on_their_way > 0 || !std::mem::take(&mut self.may_differ) {
            return;
        }
        let Some(editing) = &mut self.editing else { return };
        match written(editing.of) {
            // What is being typed goes before what others did.
            Some(_) if editing.has_news() => {}
            Some(written) => {
                if written != editing.kept {
                    (editing.text, editing.kept) = (written.clone(), written);
                    editing.writing = Writing::Begins;
                }
            }
            None => self.editing = None,
        }
    }
}

impl Editing {
    /// A key was pressed, in seconds of the window's clock.
    pub fn typed(&mut self, now: f64) {
        self.typed_at = Some(now);
    }

    /// Seconds until what was typed is to be kept, if something was.
    #[must_use]
    pub fn rests_in(&self, now: f64) -> Option<f64> {
        self.typed_at.map(|at| (at + REST - now).max(0.0))
    }

    fn has_news(&self) -> bool {
        self.text.trim_end() != self.kept.trim_end()
    }

    fn take(&mut self) -> Option<NoteAct> {
        self.typed_at = None;
        if !self.has_news() {
            return None;
        }
        self.kept.clone_from(&self.text);
        let writing = std::mem::replace(&mut self.writing, Writing::GoesOn);
        Some(NoteAct::Write(self.of, self.text.clone(), writing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::ClipId;

    const OF: NoteOf = NoteOf::Clip(ClipId(1));

    fn write(text: &str, writing: Writing) -> NoteAct {
        NoteAct::Write(OF, text.to_owned(), writing)
    }

    fn typed(notebook: &mut Notebook, text: &str) {
        notebook.editing_mut(OF).unwrap().text = text.to_owned();
    }

    #[test]
    fn a_sitting_begins_once_and_says_only_what_is_new() {
        let mut notebook = Notebook::default();
        assert_eq!(notebook.edit(OF, "甲"), None);
        assert_eq!(notebook.keep(), None);
        typed(&mut notebook, "甲乙");
        assert_eq!(notebook.keep(), Some(write("甲乙", Writing::Begins)));
        typed(&mut notebook, "甲乙 ");
        assert_eq!(notebook.keep(), None, "a blank at the end is nothing new");
        typed(&mut notebook, "甲乙丙");
        assert_eq!(notebook.close(), Some(write("甲乙丙", Writing::GoesOn)));
        assert!(notebook.editing_mut(OF).is_none());
    }

    #[test]
    fn an_undo_shows_in_the_field_unless_something_is_being_typed() {
        let mut notebook = Notebook::default();
        notebook.edit(OF, "");
        typed(&mut notebook, "甲");
        notebook.keep();
        notebook.compare(|_| Some(String::new()));
        assert_eq!(notebook.editing_mut(OF).unwrap().text, "甲", "its own words are on their way");
        notebook.confirm();
        notebook.doubt();
        notebook.compare(|_| Some(String::new()));
        assert_eq!(notebook.editing_mut(OF).unwrap().text, "");
        typed(&mut notebook, "乙");
        notebook.doubt();
        notebook.compare(|_| Some("別人寫的".to_owned()));
        assert_eq!(notebook.close(), Some(write("乙", Writing::Begins)));
    }

    #[test]
    fn what_could_not_be_kept_is_tried_again() {
        let mut notebook = Notebook::default();
        notebook.edit(OF, "");
        typed(&mut notebook, "甲");
        assert!(notebook.keep().is_some());
        notebook.fail();
        assert_eq!(notebook.close(), Some(write("甲", Writing::GoesOn)));
    }
}
