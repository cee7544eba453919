//! What the window asks of the system, as traits, so that tests answer in its place.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use super::drags::Drags;
use crate::fetch::Network;
use crate::pictures::Pixels;

/// Wakes the window from another thread; it draws only when woken.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The system as the window sees it.
pub struct Services {
    pub dialogs: Box<dyn Dialogs>,
    pub opener: Box<dyn Opener>,
    pub clipboard: Arc<dyn Clipboard>,
    /// Loads a picture whose address its reader asks for; nothing else asks the network.
    pub network: Arc<dyn Network>,
    /// Tells what is dragged over the window, and where.
    pub drags: Rc<dyn Drags>,
    /// The language of the system as a tag: `zh-CN`, `en`.
    pub system_language: String,
}

/// Asks the user for files. Returns at once; the answer comes from another thread.
pub trait Dialogs {
    fn choose_pages(&self, title: &str, answer: Answer);
    fn choose_pictures(&self, title: &str, answer: Answer);
    /// Asks where to save a file that would be called `name`.
    fn choose_place(&self, title: &str, name: &str, answer: Answer);
    fn choose_folder(&self, title: &str, answer: Answer);
}

/// Opens things outside.
pub trait Opener {
    /// An address in the system's browser. Only `http`, `https` and `mailto` come here.
    fn open_address(&self, address: &str) -> Result<(), OpenError>;
    /// A folder in the system's file manager.
    fn open_folder(&self, folder: &Path) -> Result<(), OpenError>;
    /// A file of the window's own in the program that the system has for it.
    fn open_file(&self, file: &Path) -> Result<(), OpenError>;
}

/// The system's clipboard. Asked from a thread of its own: another program may be slow to answer.
pub trait Clipboard: Send + Sync {
    /// The HTML on the clipboard, if there is some.
    fn html(&self) -> Option<String>;
    /// The words on the clipboard, if there are some.
    fn text(&self) -> Option<String>;
    /// The picture on the clipboard, if there is one.
    fn picture(&self) -> Option<Pixels>;
}

/// The system would not open something.
#[derive(Debug, thiserror::Error)]
#[error("the system could not open it: {0}")]
pub struct OpenError(#[from] std::io::Error);

/// The system has no dialog for choosing files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDialog;

/// Carries the chosen paths back to the window and wakes it; none if the user thought better of it.
pub struct Answer(Box<dyn FnOnce(Result<Vec<PathBuf>, NoDialog>) + Send>);

impl Answer {
    pub fn new(to: impl FnOnce(Result<Vec<PathBuf>, NoDialog>) + Send + 'static) -> Self {
        Self(Box::new(to))
    }

    pub fn give(self, chosen: Result<Vec<PathBuf>, NoDialog>) {
        (self.0)(chosen);
    }
}
