//! Opens the window: its size, title and icon, and the screen system to use.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::{NativeOptions, Renderer};
use egui::{IconData, ViewportBuilder, vec2};

use super::failed::Failed;
use super::view_file::ViewFile;
use super::view_state::WindowPlace;
use super::{App, desktop};

/// What the window starts with.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// The library's folder; made if it is not there.
    pub library: PathBuf,
    /// Files and folders to import at once.
    pub files: Vec<PathBuf>,
}

/// The window could not be opened at all: no screen, no OpenGL.
#[derive(Debug, thiserror::Error)]
#[error(
    "the window cannot be opened: {0}. Jianbao needs a screen and OpenGL 2.1 or later; `jianbao --help` lists what works without"
)]
pub struct RunError(#[from] eframe::Error);

/// The library cannot be opened; it is left as it is.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct StartError(#[from] crate::library::LibraryError);

/// Under which name the system groups the windows and finds the icon.
const APP_ID: &str = "io.github.jianbao.Jianbao";
const MIN_SIZE: egui::Vec2 = vec2(680.0, 420.0);
static ICON: &[u8] = include_bytes!("../../assets/icon/jianbao.png");

/// Shows the window and returns when it is closed.
pub fn run(start: Start) -> Result<(), RunError> {
    let (_, view) = ViewFile::open(&start.library);
    let options = options(&start, view.window);
    eframe::run_native(
        "Jianbao",
        options,
        Box::new(move |creation| {
            let ctx = creation.egui_ctx.clone();
            let waker = ctx.clone();
            let services = desktop::services();
            let language = services.system_language.clone();
            let app = App::new(&ctx, start.clone(), services, Arc::new(move || waker.request_repaint()));
            Ok(match app {
                Ok(app) => Box::new(app),
                Err(error) => Box::new(Failed::new(&ctx, &start.library, &error, &language)),
            })
        }),
    )?;
    Ok(())
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
