//! `jianbao check`: the pages of the library's files, and what must hold between them.

use std::path::Path;

use super::output::Output;
use super::{CliError, Ending};
use crate::library::Library;

pub(super) fn run(folder: &Path, output: &mut Output) -> Result<Ending, CliError> {
    let library = Library::open(folder)?;
    let findings = library.check()?;
    for finding in &findings {
        output.line(&finding.what)?;
    }
    if findings.is_empty() {
        let counts = library.reader()?.counts()?;
        output.line(&format!("sound: {} clips, {} in the Trash", counts.all, counts.trash))?;
    }
    output.flush()?;
    Ok(if findings.is_empty() { Ending::AllDone } else { Ending::SomethingFailed })
}
