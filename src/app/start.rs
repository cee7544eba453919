//! Opens the window: its size, title and icon, and the screen system to use.

use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use eframe::{CreationContext, NativeOptions, Renderer};
use egui::{IconData, ViewportBuilder, vec2};

use super::door::{self, Door, DoorError};
#[cfg(target_os = "linux")]
use super::portal::follow_colour_scheme;
use super::services::{Services, Wake};
use super::view_file::ViewFile;
use super::view_state::WindowPlace;
use super::window::Window;
use super::{desktop, needs, panics};
use crate::jobs::StartFailure;
use crate::library::LibraryError;
use crate::log;

/// What the window starts with.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// The library's folder; made if it is not there.
    pub library: PathBuf,
    /// Files and folders to import at once.
    pub files: Vec<PathBuf>,
}

/// The window did not come to a good end.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(transparent)]
    Door(#[from] DoorError),
    /// No screen, no OpenGL.
    #[error(
        "the window cannot be opened: {0}. Jianbao needs a screen and OpenGL 2.1 or later; `jianbao --help` lists what works without"
    )]
    NoWindow(#[from] eframe::Error),
    /// A library of the system is missing: in the language of the system, which, and what brings it.
    #[error("{0}")]
    Needs(String),
    #[error(
        "a mistake of Jianbao has ended the window. The library is safe; a report is in its folder, mistake-….txt"
    )]
    Mistake,
}

/// The library cannot be opened; it is left as it is.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct StartError(#[from] StartFailure);

impl From<LibraryError> for StartError {
    fn from(error: LibraryError) -> Self {
        Self(StartFailure::Library(error))
    }
}

impl StartError {
    /// Whether the files of the library are at fault, so that a backup or a salvage would help.
    pub(super) fn is_of_the_files(&self) -> bool {
        matches!(
            self.0,
            StartFailure::Library(
                LibraryError::Damaged { .. }
                    | LibraryError::DamagedPart
                    | LibraryError::NotALibrary { .. }
                    | LibraryError::WordsGone { .. }
            )
        )
    }
}

/// Under which name the system groups the windows and finds the icon.
const APP_ID: &str = "io.github.jianbao.Jianbao";
const MIN_SIZE: egui::Vec2 = vec2(680.0, 420.0);
static ICON: &[u8] = include_bytes!("../../assets/icon/jianbao.png");

/// Shows the window and returns when it is closed.
pub fn run(start: Start) -> Result<(), RunError> {
    log::write_to(&start.library);
    log::note_start();
    let state = door::state_folder();
    let Door::Ours(key) = Door::enter(&start.library, &start.files, state)? else { return Ok(()) };
    let (_, view) = ViewFile::open(&start.library);
    let options = options(&start, view.window);
    let mailbox = key.mailbox();
    panics::report_to(&start.library, needs::is_anything_missing);
    let shown = panics::caught(|| {
        eframe::run_native(
            "Jianbao",
            options,
            Box::new(move |creation| {
                let ctx = creation.egui_ctx.clone();
                let waker = ctx.clone();
                let wake: Wake = Arc::new(move || waker.request_repaint());
                let services = services(creation, &wake);
                let window = Window::new(&ctx, start, services, wake).with_letters(mailbox);
                follow_colour_scheme(&ctx);
                Ok(Box::new(window))
            }),
        )
    });
    // Until here the window was ours.
    drop(key);
    let failed = match shown {
        Some(Ok(())) => return Ok(()),
        Some(Err(error)) => RunError::NoWindow(error),
        None => RunError::Mistake,
    };
    Err(needs::told_of().map_or(failed, RunError::Needs))
}

/// Elsewhere the window is told by the system itself.
#[cfg(not(target_os = "linux"))]
fn follow_colour_scheme(_: &egui::Context) {}

/// The desktop's services, with the one that watches this window.
fn services(creation: &CreationContext<'_>, wake: &Wake) -> impl Fn() -> Services + 'static {
    let drags = desktop::drags(creation, Arc::clone(wake));
    move || Services { drags: Rc::clone(&drags), ..desktop::services() }
}

fn options(start: &Start, place: WindowPlace) -> NativeOptions {
    let viewport = ViewportBuilder::default()
        .with_title("Jianbao")
        .with_app_id(APP_ID)
        .with_inner_size(vec2(place.width, place.height).max(MIN_SIZE))
        .with_min_inner_size(MIN_SIZE)
        .with_maximized(place.maximized)
        .with_icon(Arc::new(icon()));
    NativeOptions {
        viewport,
        renderer: Renderer::Glow,
        // The library's folder keeps the view state; eframe's own storage stays empty.
        persist_window: false,
        persistence_path: Some(start.library.join("view.ron")),
        event_loop_builder: event_loop(),
        ..NativeOptions::default()
    }
}

fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(ICON).unwrap_or_default()
}

/// winit 0.30 hands over no dropped files on Wayland, so X11 is used where both are there.
#[cfg(target_os = "linux")]
fn event_loop() -> Option<eframe::EventLoopBuilderHook> {
    use winit::platform::x11::EventLoopBuilderExtX11 as _;

    let has_x11 = std::env::var_os("DISPLAY").is_some_and(|display| !display.is_empty());
    has_x11.then(|| -> eframe::EventLoopBuilderHook {
        Box::new(|builder| {
            builder.with_x11();
        })
    })
}

#[cfg(not(target_os = "linux"))]
fn event_loop() -> Option<eframe::EventLoopBuilderHook> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_can_be_read() {
        let icon = icon();
        assert_eq!((icon.width, icon.height), (256, 256));
    }
}
