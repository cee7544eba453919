//! `jianbao log`: what the log of the library holds.

use std::path::Path;

use super::output::Output;
use super::{CliError, Ending};
use crate::log;

pub(super) fn run(library: &Path, output: &mut Output) -> Result<Ending, CliError> {
    let written = log::read(library).map_err(|error| CliError::Log(error.kind()))?;
    written.lines().try_for_each(|line| output.line(line))?;
    Ok(Ending::AllDone)
}
