//! The first start on a machine that has nothing but the packages that README names.
//!
//! `.ci/bare-start` makes such a root, puts the program into it and says where it is by `JIANBAO_BARE_ROOT`. Elsewhere this
//! says that it was skipped.
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

use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use screen::{save, wait_for};
use xdnd::Desktop;

#[test]
fn the_first_screen_is_shown_in_a_bare_root() {
    let Some(root) = std::env::var_os("JIANBAO_BARE_ROOT").map(PathBuf::from) else {
        eprintln!("skipped: .ci/bare-start makes the root and sets JIANBAO_BARE_ROOT");
        return;
    };
    let desktop = Desktop::connect();
    let mut window = start(&root);
    let id = wait_for("the window", || desktop.window_titled("Jianbao"));
    // The welcome clip is open: an article, tree and list are words on the screen.
    wait_for("the first screen", || desktop.ink(id).filter(|ink| *ink > 0.01));
    save(&desktop, id, "bare");
    only_of_the_root(&root, window.0.id());
    desktop.close(id);
    let status = wait_for("the end", || window.0.try_wait().unwrap());
    assert!(status.success(), "the window ended with {status}");
}

/// Every library in use lies in the root: none came from this machine.
fn only_of_the_root(root: &Path, process: u32) {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let libraries: Vec<&str> = maps
        .lines()
        .filter_map(|line| line.find('/').map(|at| &line[at..]))
        .filter(|path| path.contains(".so"))
        .collect();
    assert!(libraries.iter().any(|path| path.contains("libXcursor.so")), "{libraries:?}");
    assert!(libraries.iter().all(|path| Path::new(path).starts_with(root)), "{libraries:?}");
}

struct Window(Child);

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the program in the root as its first user would, with nothing of this machine but the display.
fn start(root: &Path) -> Window {
    let mut command = Command::new("chroot");
    command.arg(root).args(["jianbao", "--library", "/tmp/library"]).env_clear();
    command
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin")
        .env("HOME", "/root")
        .env("LC_ALL", "C.UTF-8");
    command.env("DISPLAY", std::env::var_os("DISPLAY").unwrap());
    Window(command.spawn().expect("the program starts"))
}
