//! `jianbao versions` and `jianbao version-restore`: what a clip's article was before, compared and put back.

use std::path::Path;

use clap::Args;
use jiff::Timestamp;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending};
use crate::library::{Clip, ClipId, Difference, Library, Made, Op, Reader, Said, Version, VersionId};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The clip's number
    #[arg(value_name = "CLIP")]
    clip: i64,
    /// Show what this version says otherwise: - before its lines, + before those of the clip
    #[arg(long, value_name = "VERSION")]
    compare: Option<i64>,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct RestoreArguments {
    /// The clip's number
    #[arg(value_name = "CLIP")]
    clip: i64,
    /// The version's number; what the clip is now becomes a version in its stead
    #[arg(value_name = "VERSION")]
    version: i64,
}

#[derive(Serialize)]
struct Listed<'a> {
    version: VersionId,
    kept: String,
    made: Made,
    charset: Option<&'a str>,
    title: Option<&'a str>,
    blocks: usize,
}

#[derive(Serialize)]
struct Compared<'a> {
    line: &'a str,
    said: &'static str,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let reader = Library::open(folder)?.reader()?;
    let clip = reader.clip(ClipId(arguments.clip))?.ok_or(CliError::NoClip(arguments.clip))?;
    match arguments.compare {
        None => list(&reader, &clip, arguments.json, output)?,
        Some(version) => compare(&reader, &clip, VersionId(version), arguments.json, output)?,
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

pub(super) fn restore(
    folder: &Path,
    arguments: &RestoreArguments,
    output: &mut Output,
) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    let (clip, version) = (ClipId(arguments.clip), VersionId(arguments.version));
    library.apply(&Op::RestoreVersion { clip, version }, Timestamp::now())?;
    output.line(&format!("version {version} of clip {clip} is put back"))?;
    output.flush()?;
    Ok(Ending::AllDone)
}

fn list(reader: &Reader, clip: &Clip, json: bool, output: &mut Output) -> Result<(), CliError> {
    for Version { id, kept_at, made, charset, article } in reader.versions(clip.id)? {
        let title = article.meta.headline();
        if json {
            let (kept, charset) = (kept_at.to_string(), charset.as_deref());
            output.json(&Listed { version: id, kept, made, charset, title, blocks: article.blocks.len() })?;
        } else {
            let made = match made {
                Made::Extracted => "extracted",
                Made::Edited => "edited",
            };
            let number = id.to_string();
            output.line(&format!("{number:>4}  {kept_at}  {made:<9}  {}", title.unwrap_or_default()))?;
        }
    }
    Ok(())
}

fn compare(
    reader: &Reader,
    clip: &Clip,
    version: VersionId,
    json: bool,
    output: &mut Output,
) -> Result<(), CliError> {
    for Difference { said, line } in reader.differences(clip.id, Some(version), None)? {
        let (mark, said) = match said {
            Said::ByBoth => (' ', "both"),
            Said::Before => ('-', "version"),
            Said::Now => ('+', "clip"),
        };
        if json {
            output.json(&Compared { line: &line, said })?;
        } else {
            output.line(&format!("{mark} {line}"))?;
        }
    }
    Ok(())
}
