//! Decodes pictures for the screen. The latest question comes first: it is what the reader looks at now.

use crossbeam_channel::Receiver;

use super::{JobEvent, Outbox, guarded};
use crate::article::Print;
use crate::library::Reader;
use crate::pictures::{self, PictureError};

#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) print: Print,
    pub(super) max_side_px: u32,
}

pub(super) fn thread(reader: Reader, wanted: Receiver<Wanted>, outbox: Outbox) -> impl FnOnce() {
    move || {
        let mut waiting = Vec::new();
        while let Ok(first) = wanted.recv() {
            waiting.push(first);
            waiting.extend(wanted.try_iter());
            while let Some(Wanted { print, max_side_px }) = waiting.pop() {
                guarded(&outbox, || {
                    // A picture that cannot be fetched is as good as broken to the one who wants to see it.
                    let bytes = reader.picture(print.hash).ok().flatten().ok_or(PictureError::Broken);
                    let pixels = bytes.and_then(|bytes| pictures::decode(&bytes, print.turns, max_side_px));
                    outbox.post(JobEvent::Picture { print, max_side_px, pixels });
                });
                waiting.extend(wanted.try_iter());
            }
        }
    }
}
