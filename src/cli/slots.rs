//! `jianbao slots` and `jianbao fill`: the picture slots of a clip, and a picture file for one of them.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending};
use crate::article::{Figure, Revision};
use crate::import::{Incoming, Unfit};
use crate::library::{ClipId, Library, Op};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The clip's number
    #[arg(value_name = "CLIP")]
    clip: i64,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct FillArguments {
    /// The clip's number
    #[arg(value_name = "CLIP")]
    clip: i64,
    /// The slot's number
    #[arg(value_name = "SLOT")]
    slot: u32,
    /// A picture: JPEG, PNG, GIF, WebP or BMP
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    figure: &'a Figure,
    empty: bool,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let reader = Library::open(folder)?.reader()?;
    let clip = reader.clip(ClipId(arguments.clip))?.ok_or(CliError::NoClip(arguments.clip))?;
    for figure in clip.article.figures() {
        let empty = figure.kept().is_none();
        if arguments.json {
            output.json(&Line { figure, empty })?;
        } else {
            let state = if empty { "empty" } else { "filled" };
            let words = figure.caption.as_deref().or(figure.alt.as_deref()).unwrap_or_default();
            output.line(&format!("{:>3}  {state:<6}  {words}", figure.slot))?;
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

pub(super) fn fill(
    folder: &Path,
    arguments: &FillArguments,
    output: &mut Output,
) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    let (clip, slot) = (ClipId(arguments.clip), arguments.slot);
    let found = library.reader()?.clip(clip)?.ok_or(CliError::NoClip(arguments.clip))?;
    if !found.article.figures().any(|figure| figure.slot == slot) {
        return Err(CliError::NoSlot { clip: arguments.clip, slot });
    }
    let unfit = |unfit| CliError::Picture { why: why(unfit), path: arguments.file.clone() };
    let incoming = Incoming::read(&arguments.file).map_err(unfit)?;
    let picture = library.keep_picture(&incoming.bytes)?;
    library
        .apply(&Op::Revise { clip, revisions: vec![Revision::Fill { slot, picture }] }, Timestamp::now())?;
    output.line(&format!("filled slot {slot} of clip {clip}"))?;
    output.flush()?;
    Ok(Ending::AllDone)
}

fn why(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::TooLarge => "the picture is too large: at most 16,384 pixels a side and 48 MB are kept",
        Unfit::Broken => "the picture is broken, or not a PNG, JPEG, GIF, WebP or BMP",
        Unfit::Unreadable => "the file cannot be read",
    }
}
