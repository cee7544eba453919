//! Reads `view.json` at the start and writes it from a thread of its own, whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};

use super::view_state::ViewState;

/// A drag or a scroll makes a change a frame; the file is written once they have come to rest.
const REST: Duration = Duration::from_millis(400);
const FILE_NAME: &str = "view.json";

/// The file that keeps the view state of one library.
pub(super) struct ViewFile {
    newest: Option<Sender<ViewState>>,
    writer: Option<JoinHandle<()>>,
    last: ViewState,
}

impl ViewFile {
    /// Reads what the library's folder keeps, or the defaults.
    pub(super) fn open(folder: &Path) -> (Self, ViewState) {
        let path = folder.join(FILE_NAME);
        let state = fs::read_to_string(&path).map(|text| ViewState::from_json(&text)).unwrap_or_default();
        let (newest, changes) = unbounded();
        let writer = std::thread::Builder::new()
            .name("view state".to_owned())
            .spawn(move || write_when_at_rest(&changes, &path))
            .ok();
        (Self { newest: Some(newest), writer, last: state.clone() }, state)
    }

    /// Hands a changed state to the writer; an unchanged one costs a comparison.
    pub(super) fn keep(&mut self, state: &ViewState) {
        if self.last == *state {
            return;
        }
        self.last.clone_from(state);
        if let Some(newest) = &self.newest {
            // The writer ends only with this value; without one (no thread to be had) nothing is kept.
            let _ = newest.send(state.clone());
        }
    }
}

/// Waits until the last state is on disk.
impl Drop for ViewFile {
    fn drop(&mut self) {
        self.newest = None;
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

fn write_when_at_rest(changes: &Receiver<ViewState>, path: &Path) {
    while let Ok(mut state) = changes.recv() {
        let ended = loop {
            match changes.recv_timeout(REST) {
                Ok(newer) => state = newer,
                Err(RecvTimeoutError::Timeout) => break false,
                Err(RecvTimeoutError::Disconnected) => break true,
            }
        };
        // A full disk or a read-only folder loses a scroll position, and is told where it loses a clip.
        let _ = write_whole(path, &state.to_json());
        if ended {
            return;
        }
    }
}

fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let beside = beside(path);
    let mut file = fs::File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    drop(file);
    fs::rename(&beside, path)
}

fn beside(path: &Path) -> PathBuf {
    path.with_extension("json.new")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_state_is_there_after_the_window_has_closed() {
        let folder = tempfile::tempdir().unwrap();
        let (mut file, mut state) = ViewFile::open(folder.path());
        for scroll in 1..=20 {
            state.list.scroll = scroll as f32;
            file.keep(&state);
        }
        drop(file);
        let (_file, read) = ViewFile::open(folder.path());
        assert_eq!(read, state);
        assert!(!beside(&folder.path().join(FILE_NAME)).exists());
    }
}
