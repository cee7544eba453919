//! How far a check is, and whether it is to end.

use rusqlite::Connection;

use crate::library::LibraryError;
use crate::library::backup::Stop;

/// Steps of a check: clips, versions and originals, some of them looked at twice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CheckProgress {
    pub done: u64,
    pub of: u64,
}

/// Told of each step; ends the check when it is asked to.
pub(in crate::library) struct Watch<'a> {
    progress: CheckProgress,
    stop: &'a Stop,
    tell: Box<dyn FnMut(CheckProgress) + 'a>,
}

impl<'a> Watch<'a> {
    pub(in crate::library) fn new(stop: &'a Stop, tell: impl FnMut(CheckProgress) + 'a) -> Self {
        Self { progress: CheckProgress::default(), stop, tell: Box::new(tell) }
    }

    /// Counts the steps that are to come.
    pub(super) fn measure(&mut self, words: &Connection, originals: &Connection) -> Result<(), LibraryError> {
        let count = |db: &Connection, sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0));
        let clips =
            count(words, "SELECT 2 * (SELECT count(*) FROM clip) + (SELECT count(*) FROM clip_version)")?;
        let originals = count(originals, "SELECT count(*) FROM original")?;
        self.progress.of = (clips.max(0) + originals.max(0)) as u64;
        Ok(())
    }

    /// One more step is done.
    pub(in crate::library) fn step(&mut self) -> Result<(), LibraryError> {
        self.stop.look()?;
        self.progress.done += 1;
        (self.tell)(self.progress);
        Ok(())
    }

    /// Does work with this connection that ends in the midst of a statement when the check is to end.
    pub(super) fn listen_to<T>(
        &mut self,
        db: &Connection,
        work: impl FnOnce(&mut Self) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        self.stop.listen(db);
        self.stop.look()?;
        let done = work(self);
        self.stop.look()?;
        done
    }
}
