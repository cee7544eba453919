//! The services of a real desktop: file dialogs, browser, clipboard, clock.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::thread;

use eframe::CreationContext;
use rfd::{AsyncFileDialog, FileHandle};

use crate::article::PixelSize;
use crate::fetch::Web;
use crate::log::{Kind, OrLog as _};
use crate::pictures::{self, Pixels};

use super::drags::{Drags, Untold};
use super::services::{Answer, Clipboard, Dialogs, NoDialog, OpenError, Opener, Services, Wake};

/// Endings of page files that the dialog offers first; any file can be chosen.
const PAGE_ENDINGS: [&str; 6] = ["html", "htm", "xhtml", "shtml", "txt", "text"];

/// The services of the desktop this runs on.
pub(super) fn services() -> Services {
    Services {
        dialogs: Box::new(Desktop),
        opener: Box::new(Desktop),
        clipboard: Arc::new(Desktop),
        network: Arc::new(Web::default()),
        drags: Rc::new(Untold),
        system_language: sys_locale::get_locale().unwrap_or_else(|| "en".to_owned()),
    }
}

/// What tells of drags over this window.
#[cfg(target_os = "linux")]
pub(super) fn drags(window: &CreationContext<'_>, wake: Wake) -> Rc<dyn Drags> {
    use winit::raw_window_handle::{HasWindowHandle as _, RawWindowHandle};

    let window = match window.window_handle().map(|handle| handle.as_raw()) {
        Ok(RawWindowHandle::Xlib(handle)) => u32::try_from(handle.window).ok(),
        Ok(RawWindowHandle::Xcb(handle)) => Some(handle.window.get()),
        _ => None,
    };
    // Without it files are dropped all the same, and go where the list is.
    match window.and_then(|window| super::xdnd::watch(window, wake).ok()) {
        Some(watched) => Rc::new(watched),
        None => Rc::new(Untold),
    }
}

/// The toolkit tells all there is.
#[cfg(not(target_os = "linux"))]
pub(super) fn drags(_: &CreationContext<'_>, _: Wake) -> Rc<dyn Drags> {
    Rc::new(Untold)
}

struct Desktop;

impl Dialogs for Desktop {
    fn choose_pages(&self, title: &str, answer: Answer) {
        // The dialog is made on the window's thread, as macOS demands, and awaited on another.
        let dialog = AsyncFileDialog::new()
            .set_title(title)
            .add_filter("HTML, TXT", &PAGE_ENDINGS)
            .add_filter("*", &["*"]);
        let chosen = dialog.pick_files();
        answer_from(async move { chosen.await.unwrap_or_default() }, answer);
    }

    fn choose_pictures(&self, title: &str, answer: Answer) {
        let dialog = AsyncFileDialog::new()
            .set_title(title)
            .add_filter("JPEG, PNG, GIF, WebP, BMP", &pictures::ENDINGS)
            .add_filter("*", &["*"]);
        let chosen = dialog.pick_files();
        answer_from(async move { chosen.await.unwrap_or_default() }, answer);
    }

    fn choose_place(&self, title: &str, name: &str, answer: Answer) {
        let chosen = AsyncFileDialog::new().set_title(title).set_file_name(name).save_file();
        answer_from(async move { chosen.await.into_iter().collect() }, answer);
    }

    fn choose_folder(&self, title: &str, answer: Answer) {
        let chosen = AsyncFileDialog::new().set_title(title).pick_folder();
        answer_from(async move { chosen.await.into_iter().collect() }, answer);
    }
}

impl Opener for Desktop {
    fn open_address(&self, address: &str) -> Result<(), OpenError> {
        Ok(open::that_detached(address)?)
    }

    fn open_folder(&self, folder: &Path) -> Result<(), OpenError> {
        Ok(open::that_detached(folder)?)
    }

    fn open_file(&self, file: &Path) -> Result<(), OpenError> {
        Ok(open::that_detached(file)?)
    }
}

impl Clipboard for Desktop {
    fn html(&self) -> Option<String> {
        of_clipboard(|clipboard| clipboard.get().html()).filter(|html| !html.trim().is_empty())
    }

    fn text(&self) -> Option<String> {
        of_clipboard(arboard::Clipboard::get_text)
    }

    fn picture(&self) -> Option<Pixels> {
        let image = of_clipboard(arboard::Clipboard::get_image)?;
        let size_px =
            PixelSize { width: image.width.try_into().ok()?, height: image.height.try_into().ok()? };
        Some(Pixels { size_px, rgba: image.bytes.into_owned() })
    }
}

/// What is on the clipboard; nothing where it holds something else.
fn of_clipboard<T>(read: impl FnOnce(&mut arboard::Clipboard) -> Result<T, arboard::Error>) -> Option<T> {
    match arboard::Clipboard::new().and_then(|mut clipboard| read(&mut clipboard)) {
        Err(arboard::Error::ContentNotAvailable) => None,
        read => read.map_err(Kind).or_log("the clipboard was not read"),
    }
}

fn answer_from(chosen: impl Future<Output = Vec<FileHandle>> + Send + 'static, answer: Answer) {
    let wait = move || {
        let paths: Vec<PathBuf> =
            pollster::block_on(chosen).iter().map(|file| file.path().to_owned()).collect();
        // A dialog that was closed and one that was never there look alike.
        let is_answer = !paths.is_empty() || has_dialogs();
        answer.give(if is_answer { Ok(paths) } else { Err(NoDialog) });
    };
    // Without a thread to wait in there is no answer, as if the dialog had been closed.
    thread::Builder::new()
        .name("file dialog".to_owned())
        .spawn(wait)
        .or_log("a file dialog was not waited for: its thread was not started");
}

/// Whether the desktop has dialogs for choosing files: those of its portal, to which rfd speaks through libdbus, or zenity.
#[cfg(target_os = "linux")]
fn has_dialogs() -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file())
        || super::portal::has_file_dialogs() && super::needs::has_dbus()
}

#[cfg(not(target_os = "linux"))]
fn has_dialogs() -> bool {
    true
}
