//! `jianbao star`, `read`, `archive`, `trash`, `restore`, `empty-trash`: what becomes of clips.

use std::path::Path;

use clap::Args;
use jiff::Timestamp;

use super::output::Output;
use super::{CliError, Ending, change};
use crate::library::{Library, Mark, Op};

#[derive(Debug, Args)]
pub(super) struct MarkArguments {
    /// Take the mark away
    #[arg(long)]
    off: bool,
    /// The clips' numbers
    #[arg(required = true, value_name = "CLIP")]
    clips: Vec<i64>,
}

#[derive(Debug, Args)]
pub(super) struct ClipArguments {
    /// The clips' numbers
    #[arg(required = true, value_name = "CLIP")]
    clips: Vec<i64>,
}

#[derive(Debug, Args)]
pub(super) struct EmptyArguments {
    /// Needed, for the clips cannot be had back
    #[arg(long)]
    yes: bool,
}

pub(super) fn mark(
    folder: &Path,
    arguments: &MarkArguments,
    mark: Mark,
    output: &mut Output,
) -> Result<Ending, CliError> {
    let op = |_: &Library, clips| {
        Ok(if arguments.off { Op::Unmark { clips, mark } } else { Op::Mark { clips, mark } })
    };
    change::change(folder, &arguments.clips, op, output)
}

pub(super) fn trash(
    folder: &Path,
    arguments: &ClipArguments,
    output: &mut Output,
) -> Result<Ending, CliError> {
    change::change(folder, &arguments.clips, |_, clips| Ok(Op::MoveToTrash { clips }), output)
}

pub(super) fn restore(folder: &Path, clips: &[i64], output: &mut Output) -> Result<Ending, CliError> {
    change::change(folder, clips, |_, clips| Ok(Op::Restore { clips }), output)
}

/// What is in the Trash goes for good.
pub(super) fn empty(
    folder: &Path,
    arguments: &EmptyArguments,
    output: &mut Output,
) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    if !arguments.yes {
        return Err(CliError::NotConfirmed(library.reader()?.counts()?.trash));
    }
    let gone = library.empty_trash()?.clips.len();
    output.line(&format!("{gone} clips deleted for good"))?;
    output.flush()?;
    Ok(Ending::AllDone)
}

/// Runs the rules again.
#[derive(Debug, Args)]
pub(super) struct RunArguments {
    /// Only on these clips, instead of all
    #[arg(value_name = "CLIP")]
    clips: Vec<i64>,
}

pub(super) fn run_rules(
    folder: &Path,
    arguments: &RunArguments,
    output: &mut Output,
) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    let reader = library.reader()?;
    let op = if arguments.clips.is_empty() {
        Op::RunRulesOnAll
    } else {
        Op::RunRules { clips: change::existing(&reader, &arguments.clips)? }
    };
    let changes = library.apply(&op, Timestamp::now())?.changes;
    change::tell(&changes, output)
}
