//! A real window that leaves its theme to the desktop is dark where the desktop is, and changes with it.
//!
//! Needs an X display and a session bus of its own, so it runs only where `JIANBAO_WINDOW_TEST=1` says there are (see
//! `.ci/run`). Elsewhere it says that it was skipped.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    unreachable_pub
)]

#[allow(dead_code, reason = "shared with the test of the real window")]
mod screen;
#[allow(dead_code, reason = "shared with the test of the real window")]
mod xdnd;

use std::process::{Child, Command};

use futures_lite::future::block_on;
use screen::{save, wait_for};
use xdnd::Desktop;
use zbus::Connection;
use zbus::connection::Builder;
use zbus::zvariant::{OwnedValue, Value};

const PATH: &str = "/org/freedesktop/portal/desktop";
const SETTINGS: &str = "org.freedesktop.portal.Settings";
const APPEARANCE: &str = "org.freedesktop.appearance";
const DARK: u32 = 1;
const LIGHT: u32 = 2;

/// The settings of a desktop, as a portal tells of them.
struct Settings {
    scheme: u32,
}

#[zbus::interface(name = "org.freedesktop.portal.Settings")]
impl Settings {
    fn read(&self, namespace: &str, key: &str) -> OwnedValue {
        assert_eq!((namespace, key), (APPEARANCE, "color-scheme"));
        // The portal wraps what it reads once more than needed.
        Value::Value(Box::new(Value::U32(self.scheme))).try_into().unwrap()
    }
}

#[test]
fn the_window_follows_the_desktop_into_the_dark_and_out() {
    if std::env::var_os("JIANBAO_WINDOW_TEST").is_none() {
        eprintln!("skipped: set JIANBAO_WINDOW_TEST=1 where an X display and a bus are (see .ci/run)");
        return;
    }
    let portal: Connection = block_on(async {
        let name = "org.freedesktop.portal.Desktop";
        Builder::session()?.name(name)?.serve_at(PATH, Settings { scheme: DARK })?.build().await
    })
    .expect("a session bus without a portal");
    let tell = |scheme: u32| {
        let body = (APPEARANCE, "color-scheme", Value::U32(scheme));
        block_on(portal.emit_signal(None::<&str>, PATH, SETTINGS, "SettingChanged", &body)).unwrap();
    };

    let folder = tempfile::tempdir().unwrap();
    let desktop = Desktop::connect();
    let mut window = Window::start(&folder.path().join("library"));
    let id = wait_for("the window", || desktop.window_titled("Jianbao"));
    let wait_until = |name: &str, fits: fn(f64) -> bool| {
        wait_for(name, || {
            desktop.ink(id).filter(|ink| *ink > 0.001).and(brightness(&desktop, id)).filter(|b| fits(*b))
        });
        save(&desktop, id, name);
    };
    wait_until("dark at the start", |brightness| brightness < 0.35);
    tell(LIGHT);
    wait_until("light when told", |brightness| brightness > 0.65);
    tell(DARK);
    wait_until("dark when told", |brightness| brightness < 0.35);
    tell(0);
    wait_until("light without a preference", |brightness| brightness > 0.65);

    desktop.close(id);
    let status = wait_for("the end", || window.0.try_wait().unwrap());
    assert!(status.success(), "the window ended with {status}");
}

/// The middle of all pixels' brightness, 0 to 1.
fn brightness(desktop: &Desktop, window: u32) -> Option<f64> {
    let picture = desktop.picture(window)?;
    let sum: u64 = picture.pixels().map(|pixel| u64::from(pixel[1])).sum();
    Some(sum as f64 / (f64::from(picture.width() * picture.height()) * 255.0))
}

/// The program, ended with the test whatever happens.
struct Window(Child);

impl Window {
    fn start(library: &std::path::Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
        command.arg("--library").arg(library).env("LC_ALL", "C.UTF-8").env("LIBGL_ALWAYS_SOFTWARE", "1");
        Self(command.env_remove("WAYLAND_DISPLAY").spawn().expect("the program starts"))
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
