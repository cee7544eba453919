//! The ids of a list, off the window's thread. Only the newest question is answered.

use crossbeam_channel::Receiver;

use super::{JobEvent, ListQuery, Outbox, guarded, sentence};
use crate::library::Reader;

pub(super) fn thread(reader: Reader, queries: Receiver<ListQuery>, outbox: Outbox) -> impl FnOnce() {
    move || {
        while let Ok(query) = queries.recv() {
            let query = queries.try_iter().last().unwrap_or(query);
            guarded(&outbox, || match reader.clip_ids(query.scope, query.order) {
                Ok(ids) => outbox.post(JobEvent::Listed { query, ids }),
                Err(error) => outbox.post(JobEvent::Failed(sentence(&error))),
            });
        }
    }
}
