//! Pictures on their way out of slots, and notes out of the library: copied to the clipboard, saved as files. Read away from the window's thread.

use std::path::{Path, PathBuf};
use std::thread;

use egui::{ColorImage, Context};

use super::services::Answer;
use super::{Answered, App};
use crate::article::{Print, Turns};
use crate::library::{Reader, write_whole};
use crate::pictures::{self, MOST_SIDE_PX, Pixels};
use crate::ui::toasts::Toast;

/// What became of a picture that was taken.
#[derive(Debug)]
pub(super) enum Taken {
    ToCopy(Pixels),
    Saved,
    NotesSaved,
    /// It cannot be read any more.
    Lost,
    /// Why, in words.
    NotWritten(String),
}

impl App {
    /// Copies a picture at its full size.
    pub(super) fn copy_picture(&self, print: Print) {
        self.take_out(move |reader| pixels(reader, print).map_or(Taken::Lost, Taken::ToCopy));
    }

    /// Asks for a place, and writes the picture there: as it was found, or as PNG where its reader has turned it.
    pub(super) fn save_picture(&self, slot: u32, print: Print) {
        let Ok(Some(bytes)) = self.backstage.reader().picture(print.hash) else { return };
        let ending = if print.turns == Turns::NONE { pictures::ending(&bytes) } else { "png" };
        let title = self.locale.text("slot-save");
        let answer = self.for_place(move |path| Answered::SaveTo(path, print));
        self.services.dialogs.choose_place(&title, &format!("{slot}.{ending}"), answer);
    }

    /// What is answered when a place is chosen to save something at.
    pub(super) fn for_place(&self, saves: impl FnOnce(PathBuf) -> Answered + Send + 'static) -> Answer {
        self.answer("toast-no-dialog-place", |paths| paths.into_iter().next().map(saves))
    }

    pub(super) fn write_picture(&self, path: PathBuf, print: Print) {
        self.take_out(move |reader| write(reader, print, &path));
    }

    /// Writes a page of highlights and notes.
    pub(super) fn write_notes(&self, path: PathBuf, page: String) {
        self.take_out(move |_| match write_whole(&path, page.as_bytes()) {
            Ok(()) => Taken::NotesSaved,
            Err(error) => Taken::NotWritten(error.to_string()),
        });
    }

    pub(super) fn take_taken(&mut self, ctx: &Context, taken: Taken) {
        let toast = match taken {
            Taken::ToCopy(pixels) => {
                let size = [pixels.size_px.width as usize, pixels.size_px.height as usize];
                ctx.copy_image(ColorImage::from_rgba_unmultiplied(size, &pixels.rgba));
                Toast::plain(self.locale.text("toast-copied"))
            }
            Taken::Saved => Toast::plain(self.locale.text("toast-picture-saved")),
            Taken::NotesSaved => Toast::plain(self.locale.text("toast-notes-saved")),
            Taken::Lost => Toast::failure(self.locale.text("reader-picture-unreadable")),
            Taken::NotWritten(reason) => {
                Toast::failure(self.locale.with("toast-not-saved", &[("reason", reason.into())]))
            }
        };
        self.front.toasts.push(toast);
    }

    fn take_out(&self, work: impl FnOnce(&Reader) -> Taken + Send + 'static) {
        let Ok(reader) = self.backstage.reader().another() else { return };
        let (sender, wake) = (self.answers.sender.clone(), self.answers.wake.clone());
        let run = move || {
            // The window may be gone by now.
            let _ = sender.send(Answered::Taken(work(&reader)));
            wake();
        };
        let _ = thread::Builder::new().name("picture".to_owned()).spawn(run);
    }
}

fn pixels(reader: &Reader, print: Print) -> Option<Pixels> {
    let bytes = reader.picture(print.hash).ok().flatten()?;
    pictures::decode(&bytes, print.turns, MOST_SIDE_PX).ok()
}

fn write(reader: &Reader, print: Print, path: &Path) -> Taken {
    let bytes = if print.turns == Turns::NONE {
        reader.picture(print.hash).ok().flatten()
    } else {
        pixels(reader, print).and_then(|pixels| pictures::encode_png(&pixels))
    };
    let Some(bytes) = bytes else { return Taken::Lost };
    match write_whole(path, &bytes) {
        Ok(()) => Taken::Saved,
        Err(error) => Taken::NotWritten(error.to_string()),
    }
}
