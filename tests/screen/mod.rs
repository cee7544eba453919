//! Waiting for a window on a real screen, and pictures of it for people to look at.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::xdnd::Desktop;

/// Longer than any machine needs to start the window or to import one page.
const PATIENCE: Duration = Duration::from_mins(1);

/// Asks again and again, for another process cannot be waited for in any other way.
#[track_caller]
pub fn wait_for<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Keeps the picture for people to look at.
pub fn save(desktop: &Desktop, window: u32, name: &str) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("real_window");
    std::fs::create_dir_all(&folder).unwrap();
    desktop.picture(window).unwrap().save(folder.join(format!("{name}.png"))).unwrap();
}
