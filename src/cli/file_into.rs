//! `jianbao move`: clips into a collection, and out of another.

use std::path::Path;

use clap::Args;

use super::output::Output;
use super::{CliError, Ending, change, collections};
use crate::library::{Library, Op};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The clips' numbers
    #[arg(required = true, num_args = 1.., value_name = "CLIP")]
    clips: Vec<i64>,
    /// The collection that they come into; nested: 產業/港口
    #[arg(required = true, value_name = "COLLECTION")]
    into: String,
    /// A collection that they leave
    #[arg(long, value_name = "COLLECTION")]
    remove_from: Vec<String>,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let op = |library: &Library, clips: Vec<_>| {
        let reader = library.reader()?;
        let into = collections::find(&reader, &arguments.into)?;
        let mut ops = Vec::new();
        for path in &arguments.remove_from {
            let collection = collections::find(&reader, path)?;
            ops.push(Op::RemoveFromCollection { clips: clips.clone(), collection });
        }
        ops.push(Op::AddToCollection { clips, collection: into });
        Ok(Op::Several(ops))
    };
    change::change(folder, &arguments.clips, op, output)
}
