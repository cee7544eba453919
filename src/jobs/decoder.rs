//! Decodes pictures for the screen. The latest question comes first: it is what the reader looks at now.

use crossbeam_channel::Receiver;

use super::{JobEvent, Outbox, Work};
use crate::article::Print;
use crate::library::Reader;
use crate::log::OrLog as _;
use crate::pictures::{self, PictureError};

#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) print: Print,
    pub(super) max_side_px: u32,
    /// All frames of a picture that moves, not only the first.
    pub(super) film: bool,
}

pub(super) fn thread(reader: Reader, wanted: Receiver<Wanted>, outbox: Outbox) -> impl FnOnce() {
    move || {
        let mut waiting = Vec::new();
        while let Ok(first) = wanted.recv() {
            waiting.push(first);
            waiting.extend(wanted.try_iter());
            while let Some(next) = waiting.pop() {
                outbox.guarded(Work::Picture, || outbox.post(decoded(&reader, next)));
                waiting.extend(wanted.try_iter());
            }
        }
    }
}

fn decoded(reader: &Reader, wanted: Wanted) -> JobEvent {
    let Wanted { print, max_side_px, film } = wanted;
    // A picture that cannot be fetched is as good as broken to the one who wants to see it.
    let bytes = reader.picture(print.hash).or_log("a picture was not read");
    let bytes = bytes.flatten().ok_or(PictureError::Broken);
    if film {
        let frames = bytes.and_then(|bytes| pictures::film(&bytes, print.turns, max_side_px));
        return JobEvent::Film { print, max_side_px, frames };
    }
    let moves = bytes.as_ref().is_ok_and(|bytes| pictures::moves(bytes));
    let pixels = bytes.and_then(|bytes| pictures::decode(&bytes, print.turns, max_side_px));
    JobEvent::Picture { print, max_side_px, pixels, moves }
}
