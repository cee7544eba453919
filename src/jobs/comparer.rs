//! Lays clips beside each other. Only the latest question is answered.

use crossbeam_channel::Receiver;

use super::{BesideWanted, JobEvent, Laid, Outbox, Work};
use crate::library::{LibraryError, Reader};

pub(super) fn thread(reader: Reader, wanted: Receiver<BesideWanted>, outbox: Outbox) -> impl FnOnce() {
    move || {
        while let Ok(first) = wanted.recv() {
            let latest = wanted.try_iter().last().unwrap_or(first);
            outbox.guarded(Work::Beside, || match laid(&reader, latest) {
                Ok(laid) => outbox.post(JobEvent::Beside(laid)),
                Err(error) => outbox.fail(Work::Beside, &error),
            });
        }
    }
}

fn laid(reader: &Reader, wanted: BesideWanted) -> Result<Laid, LibraryError> {
    let pairs = reader.story_pairs()?;
    let (at, pair) = match wanted {
        BesideWanted::These(left, right) => {
            let is_it = |pair: &(_, _)| *pair == (left, right) || *pair == (right, left);
            (pairs.iter().position(is_it), Some((left, right)))
        }
        BesideWanted::Pair(at) => {
            let at = pairs.len().checked_sub(1).map(|last| at.min(last));
            (at, at.and_then(|at| pairs.get(at)).copied())
        }
    };
    let beside = match pair {
        Some((left, right)) => reader.beside(left, right)?.map(Box::new),
        None => None,
    };
    Ok(Laid { beside, at, of: pairs.len() })
}
