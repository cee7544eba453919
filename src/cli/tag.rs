//! `jianbao tag` and `jianbao tags`: tags on clips, and the tags themselves.

use std::path::Path;

use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending, change};
use crate::library::{Colour, Library, Op, Reader, TagId, TagName};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Tags to give, made if they are not there; 產業 and 产业 are one
    #[arg(long, num_args = 1.., value_name = "NAME", required_unless_present = "remove")]
    add: Vec<String>,
    /// Tags to take away
    #[arg(long, num_args = 1.., value_name = "NAME")]
    remove: Vec<String>,
    /// The clips' numbers
    #[arg(required = true, value_name = "CLIP")]
    clips: Vec<i64>,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let op = |library: &Library, clips: Vec<_>| {
        let reader = library.reader()?;
        let mut ops = Vec::new();
        for text in &arguments.remove {
            ops.push(Op::RemoveTag { clips: clips.clone(), tag: find(&reader, text)? });
        }
        for text in &arguments.add {
            ops.push(Op::Tag { clips: clips.clone(), name: name(text)? });
        }
        Ok(Op::Several(ops))
    };
    change::change(folder, &arguments.clips, op, output)
}

#[derive(Debug, Args)]
pub(super) struct TagsArguments {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Give a tag another name; to that of another tag: the two become one
    Rename { tag: String, name: String },
    /// Give a tag a colour, or none
    Colour { tag: String, colour: String },
    /// Delete a tag; the clips stay
    Delete { tag: String },
}

#[derive(Serialize)]
struct Line<'a> {
    tag: TagId,
    name: &'a str,
    colour: Option<Colour>,
    clips: u64,
}

pub(super) fn tags(
    folder: &Path,
    arguments: &TagsArguments,
    output: &mut Output,
) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    let reader = library.reader()?;
    if let Some(act) = &arguments.act {
        let op = op(&reader, act)?;
        let changes = library.apply(&op, Timestamp::now())?.changes;
        return change::tell(&changes, output);
    }
    for tag in reader.tags()? {
        let line = Line { tag: tag.id, name: tag.name.as_str(), colour: tag.colour, clips: tag.clips };
        if arguments.json {
            output.json(&line)?;
        } else {
            let colour = tag.colour.map(|colour| format!("  ({colour})")).unwrap_or_default();
            output.line(&format!("{:>6}  {}{colour}", tag.clips, tag.name))?;
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

fn op(reader: &Reader, act: &Act) -> Result<Op, CliError> {
    Ok(match act {
        Act::Rename { tag, name: to } => Op::RenameTag { tag: find(reader, tag)?, name: name(to)? },
        Act::Colour { tag, colour: to } => Op::RecolourTag { tag: find(reader, tag)?, colour: colour(to)? },
        Act::Delete { tag } => Op::DeleteTag { tag: find(reader, tag)? },
    })
}

fn colour(text: &str) -> Result<Option<Colour>, CliError> {
    match (text, Colour::named(text)) {
        ("none", _) => Ok(None),
        (_, None) => Err(CliError::NoColour(text.to_owned())),
        (_, colour) => Ok(colour),
    }
}

pub(super) fn name(text: &str) -> Result<TagName, CliError> {
    TagName::parse(text).ok_or_else(|| CliError::EmptyName(text.to_owned()))
}

/// The tag of this name in any form of its characters.
pub(super) fn find(reader: &Reader, text: &str) -> Result<TagId, CliError> {
    reader.tag_named(&name(text)?)?.ok_or_else(|| CliError::NoTag(text.to_owned()))
}
