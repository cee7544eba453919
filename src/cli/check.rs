//! `jianbao check`: the pages of the library's files, what must hold between them, and that everything in it is still
//! what was written.

use std::path::Path;

use super::output::Output;
use super::{CliError, Ending};
use crate::library::backup::Stop;
use crate::library::{Library, check_beside};

/// Clips whose sums are taken in one transaction.
const SUMMED_AT_A_TIME: usize = 256;
/// Damaged clips whose numbers are listed.
const MOST_NAMED: usize = 100;

pub(super) fn run(folder: &Path, output: &mut Output) -> Result<Ending, CliError> {
    Library::open(folder)?;
    let checked = check_beside(folder, &Stop::default(), |_| ())?;
    for finding in &checked.findings {
        output.line(&finding.what)?;
    }
    if !checked.findings.is_empty() {
        let clips: Vec<String> = checked.damaged.iter().take(MOST_NAMED).map(ToString::to_string).collect();
        let more = if checked.damaged.len() > MOST_NAMED { ", …" } else { "" };
        let clips = if clips.is_empty() { "none".to_owned() } else { clips.join(", ") };
        output.line(&format!("damaged clips: {clips}{more}; nothing was changed"))?;
        output.flush()?;
        return Ok(Ending::SomethingFailed);
    }
    output.line(&format!("sound: {} clips, {} in the Trash", checked.clips, checked.trashed))?;
    if checked.unsummed > 0 {
        let mut library = Library::open(folder)?;
        while library.sum_some(SUMMED_AT_A_TIME)? > 0 {}
        output.line(&format!(
            "{} clips of an older library had no sums; they have some now, and the next check compares them",
            checked.unsummed
        ))?;
    }
    output.flush()?;
    Ok(Ending::AllDone)
}
