//! `jianbao salvage`: what can be read of a damaged library, into a new one.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending};
use crate::import;
use crate::library::salvage;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder of the new library
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    clips: u64,
    lost: Vec<&'a str>,
}

pub(super) fn run(library: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let salvaged = salvage::salvage(library, &arguments.into, &mut import::prepare_again, Timestamp::now())?;
    let lost: Vec<&str> = salvaged.lost.iter().map(|finding| finding.what.as_str()).collect();
    let all = lost.is_empty();
    if arguments.json {
        output.json(&Answer { clips: salvaged.clips, lost })?;
    } else {
        for line in lost {
            output.line(line)?;
        }
        output.line(&format!("salvaged: {} clips", salvaged.clips))?;
    }
    output.flush()?;
    Ok(if all { Ending::AllDone } else { Ending::SomethingFailed })
}
