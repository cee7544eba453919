//! Reads `view.json` at the start and writes it from a thread of its own, whole or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};

use super::view_state::ViewState;
use crate::jobs::hand;
use crate::log::{Kind, OrLog as _};
use crate::plain_file;

/// A drag or a scroll makes a change a frame; the file is written once they have come to rest.
const REST: Duration = Duration::from_millis(400);
/// More than a hundred thousand open collections would take.
const MOST_BYTES: u64 = 4 << 20;
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
        let state = read(&path).map(|text| ViewState::from_json(&text)).unwrap_or_default();
        let (newest, changes) = unbounded();
        let writer = std::thread::Builder::new()
            .name("view state".to_owned())
            .spawn(move || write_when_at_rest(&changes, &path))
            .or_log("the view state is not kept: its thread was not started");
        (Self { newest: Some(newest), writer, last: state.clone() }, state)
    }

    /// Hands a changed state to the writer; an unchanged one costs a comparison.
    pub(super) fn keep(&mut self, state: &ViewState) {
        if self.last == *state {
            return;
        }
        self.last.clone_from(state);
        if let Some(newest) = &self.newest {
            hand(newest, state.clone());
        }
    }
}

/// Waits until the last state is on disk.
impl Drop for ViewFile {
    fn drop(&mut self) {
        self.newest = None;
        if let Some(writer) = self.writer.take() {
            writer.join().or_log("the writer of the view state ended before its time");
        }
    }
}

/// The text of the file; nothing where there is none yet. A larger file was not written by Jianbao: the window starts as
/// if there were none, and writes its own.
fn read(path: &Path) -> Option<String> {
    let read = plain_file::read(path, MOST_BYTES);
    let (bytes, _) = match read {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        read => read.or_log("the view state was not read")?,
    };
    String::from_utf8(bytes).map_err(Kind).or_log("the view state is no text")
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
        write_whole(path, &state.to_json()).or_log("the view state was not written");
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

    #[test]
    fn a_file_that_no_window_wrote_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        let mut large = ViewState::default().to_json();
        large.extend(std::iter::repeat_n(' ', MOST_BYTES as usize));
        for text in [large.as_bytes(), b"\xff\xfe", b"{", b""] {
            fs::write(&path, text).unwrap();
            assert_eq!(ViewFile::open(folder.path()).1, ViewState::default());
        }
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert_eq!(ViewFile::open(folder.path()).1, ViewState::default());
    }
}
