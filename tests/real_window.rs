//! The real window: started as a person starts it, a file dropped on it as a file manager drops it,
//! the clip found in the library and the article seen on screen, then closed.
//!
//! Needs an X display, so it runs only where `JIANBAO_WINDOW_TEST=1` says there is one (`.ci/run` brings
//! Xvfb). Elsewhere it says that it was skipped.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    unreachable_pub
)]

mod screen;
#[allow(dead_code, reason = "shared with the tests of durability")]
mod shim;
mod xdnd;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};

use screen::{save, wait_for};
use xdnd::Desktop;

const HEADLINE: &str = "港口新线开通";
const SECOND: &str = "第二条新线开通";
const PAGE: &str = "<!doctype html><html lang=zh-CN><meta charset=utf-8><title>港口新线开通</title>\
    <body><article><h1>港口新线开通</h1><p>4月1日，沿海货运新线正式开通，首班货船满载三百个集装箱驶出港口。</p>\
    <p>港务部门介绍，新线每周往返三次，把两座城市之间的运输时间缩短到一天以内，沿线企业因此受益。</p>\
    <figure><img src='https://example.org/ship.jpg' width=600 height=400><figcaption>首班货船离港</figcaption></figure>\
    <p>当地居民说，港口的变化看得见，希望今后还有更多航线从这里出发，把更多货物送到更远的地方。</p>\
    </article></body></html>";

#[test]
fn a_page_dropped_on_the_window_is_filed_and_shown() {
    if std::env::var_os("JIANBAO_WINDOW_TEST").is_none() {
        eprintln!("skipped: set JIANBAO_WINDOW_TEST=1 where an X display is (see .ci/run)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    // A name as people have them: Chinese, a space, a per cent sign.
    let page = folder.path().join("港口 100%.html");
    std::fs::write(&page, PAGE).unwrap();

    let desktop = Desktop::connect();
    let mut window = Window::start(&library);
    let id = wait_for("the window", || desktop.window_titled("Jianbao"));
    wait_for("the first frame", || desktop.ink(id).filter(|ink| *ink > 0.001));
    save(&desktop, id, "1-started");

    desktop.drop_file(id, &page);
    wait_for("the clip in the library", || clip_headlines(&library).contains(HEADLINE).then_some(()));
    // The title bar names the article that is open.
    wait_for("the article on screen", || desktop.window_titled(HEADLINE));
    wait_for("its words", || desktop.ink(id).filter(|ink| *ink > 0.01));
    save(&desktop, id, "2-dropped");

    // A second start hands its file to this window and ends.
    let second = folder.path().join("second.html");
    std::fs::write(&second, PAGE.replace(HEADLINE, SECOND)).unwrap();
    assert!(jianbao(&library).arg(&second).status().unwrap().success());
    wait_for("the second clip", || clip_headlines(&library).contains(SECOND).then_some(()));

    desktop.close(id);
    let status = wait_for("the end", || window.ended());
    assert!(status.success(), "the window ended with {status}");
    assert!(clip_headlines(&library).contains(HEADLINE), "the clip is still there after the window closed");
    only_the_desktop_was_spoken_to(&library);
}

/// From start to end no socket was made but those of the display and the desktop, which are files.
fn only_the_desktop_was_spoken_to(library: &Path) {
    let log = std::fs::read_to_string(log_of(library)).unwrap();
    let sockets: Vec<&str> = log.lines().filter(|line| line.starts_with("socket ")).collect();
    let unix = format!("socket {AF_UNIX}");
    assert!(sockets.contains(&unix.as_str()), "the display is spoken to through a socket: {sockets:?}");
    assert!(sockets.iter().all(|line| *line == unix), "{sockets:?}");
}

/// Sockets that are files, as Linux numbers their kind.
const AF_UNIX: i32 = 1;

fn log_of(library: &Path) -> PathBuf {
    library.with_extension("log")
}

/// The program, ended with the test whatever happens.
struct Window(Child);

impl Window {
    fn start(library: &Path) -> Self {
        let mut window = jianbao(library);
        window.env("LD_PRELOAD", shim::library()).env("SHIM_LOG", log_of(library));
        let child = window.env_remove("WAYLAND_DISPLAY").env("LIBGL_ALWAYS_SOFTWARE", "1").spawn();
        Self(child.expect("the program starts"))
    }

    fn ended(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().unwrap()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn jianbao(library: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianbao"));
    command.arg("--library").arg(library).env("LC_ALL", "C.UTF-8");
    command
}

/// What the command line lists, while the window has the library open.
fn clip_headlines(library: &Path) -> String {
    let output = jianbao(library).args(["list", "--json"]).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}
