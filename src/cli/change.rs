//! What the verbs that change clips share: the clips they are about, and the sentence about what was done.

use std::path::Path;

use jiff::Timestamp;

use super::output::Output;
use super::{CliError, Ending};
use crate::library::{Changes, ClipId, Library, Op, Reader};

/// The clips of these numbers, in their order; a number that is not there is an error before anything changes.
pub(super) fn existing(reader: &Reader, numbers: &[i64]) -> Result<Vec<ClipId>, CliError> {
    let mut clips: Vec<ClipId> = Vec::with_capacity(numbers.len());
    clips.extend(numbers.iter().copied().map(ClipId));
    let missing = reader.missing(&clips)?;
    match missing.first() {
        Some(clip) => Err(CliError::NoClip(clip.0)),
        None => Ok(clips),
    }
}

/// Makes one change of these clips and says how many it changed.
pub(super) fn change(
    folder: &Path,
    numbers: &[i64],
    op: impl FnOnce(&Library, Vec<ClipId>) -> Result<Op, CliError>,
    output: &mut Output,
) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    let clips = existing(&library.reader()?, numbers)?;
    let op = op(&library, clips)?;
    let changes = library.apply(&op, Timestamp::now())?.changes;
    tell(&changes, output)
}

pub(super) fn tell(changes: &Changes, output: &mut Output) -> Result<Ending, CliError> {
    let mut clips = changes.clips.clone();
    clips.sort();
    clips.dedup();
    tell_of(clips.len(), output)
}

pub(super) fn tell_of(clips: usize, output: &mut Output) -> Result<Ending, CliError> {
    output.line(&match clips {
        1 => "1 clip changed".to_owned(),
        count => format!("{count} clips changed"),
    })?;
    output.flush()?;
    Ok(Ending::AllDone)
}
