//! Pictures on their way out of slots, and notes out of the library: copied to the clipboard, saved as files. Read away from the window's thread.

use std::path::{Path, PathBuf};

use egui::{ColorImage, Context};

use super::services::Answer;
use super::{Answered, App};
use crate::article::{Print, Turns};
use crate::jobs::sentence;
use crate::library::{Reader, write_whole};
use crate::log::{self, Kind, OrLog as _};
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
    pub(super) fn copy_picture(&mut self, print: Print) {
        self.take_out(move |reader| pixels(reader, print).map_or(Taken::Lost, Taken::ToCopy));
    }

    /// Asks for a place, and writes the picture there: as it was found, or as PNG where its reader has turned it.
    pub(super) fn save_picture(&mut self, slot: u32, print: Print) {
        self.read_out(move |reader| match bytes(reader, print) {
            Some(bytes) => Answered::AskPlace(format!("{slot}.{}", ending(&bytes, print)), print),
            None => Answered::Taken(Taken::Lost),
        });
    }

    /// Asks where to save a picture, under the name that fits what it is.
    pub(super) fn ask_place(&self, name: &str, print: Print) {
        let title = self.locale.text("slot-save");
        let answer = self.for_place(move |path| Answered::SaveTo(path, print));
        self.services.dialogs.choose_place(&title, name, answer);
    }

    /// What is answered when a place is chosen to save something at.
    pub(super) fn for_place(&self, saves: impl FnOnce(PathBuf) -> Answered + Send + 'static) -> Answer {
        self.answer("toast-no-dialog-place", |paths| paths.into_iter().next().map(saves))
    }

    pub(super) fn write_picture(&mut self, path: PathBuf, print: Print) {
        self.take_out(move |reader| write(reader, print, &path));
    }

    /// Writes a page of highlights and notes.
    pub(super) fn write_notes(&mut self, path: PathBuf, page: String) {
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

    fn take_out(&mut self, work: impl FnOnce(&Reader) -> Taken + Send + 'static) {
        self.read_out(move |reader| Answered::Taken(work(reader)));
    }

    /// Reads the library away from the window's thread.
    fn read_out(&mut self, work: impl FnOnce(&Reader) -> Answered + Send + 'static) {
        match self.backstage.reader().another() {
            Ok(reader) => self.aside("picture", move || work(&reader)),
            Err(error) => {
                log::failed("a reader for pictures was not opened", &error);
                self.fail(&sentence(&error));
            }
        }
    }
}

fn pixels(reader: &Reader, print: Print) -> Option<Pixels> {
    let bytes = bytes(reader, print)?;
    pictures::decode(&bytes, print.turns, MOST_SIDE_PX).map_err(Kind).or_log("a picture was not decoded")
}

/// One that was turned is written anew.
fn ending(bytes: &[u8], print: Print) -> &'static str {
    if print.turns == Turns::NONE { pictures::ending(bytes) } else { "png" }
}

fn bytes(reader: &Reader, print: Print) -> Option<Vec<u8>> {
    reader.picture(print.hash).or_log("a picture was not read").flatten()
}

fn write(reader: &Reader, print: Print, path: &Path) -> Taken {
    let bytes = if print.turns == Turns::NONE {
        bytes(reader, print)
    } else {
        pixels(reader, print).and_then(|pixels| pictures::encode_png(&pixels))
    };
    let Some(bytes) = bytes else { return Taken::Lost };
    match write_whole(path, &bytes) {
        Ok(()) => Taken::Saved,
        Err(error) => Taken::NotWritten(error.to_string()),
    }
}
