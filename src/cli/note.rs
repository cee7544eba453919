//! `jianbao note`: what the reader wrote beside a clip.

use std::io::Read as _;
use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending, change};
use crate::library::{ClipId, Library, MOST_NOTE_CHARS, Op};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The clip's number
    #[arg(value_name = "CLIP")]
    clip: i64,
    /// The new note in Markdown, - to read it from standard input, "" for none; without it the note is shown
    #[arg(value_name = "TEXT")]
    text: Option<String>,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line {
    clip: ClipId,
    note: Option<String>,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    if let Some(text) = &arguments.text {
        let note = typed(text)?;
        let op = |_: &Library, clips: Vec<ClipId>| {
            let set = |clip| Op::SetNote { clip, note: note.clone() };
            Ok(Op::Several(clips.into_iter().map(set).collect()))
        };
        return change::change(folder, &[arguments.clip], op, output);
    }
    let reader = Library::open(folder)?.reader()?;
    let clip = reader.clip(ClipId(arguments.clip))?.ok_or(CliError::NoClip(arguments.clip))?;
    if arguments.json {
        output.json(&Line { clip: clip.id, note: clip.note })?;
    } else if let Some(note) = &clip.note {
        output.line(note)?;
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

/// A note as it stands on the command line, or what standard input says for `-`.
pub(super) fn typed(text: &str) -> std::io::Result<String> {
    if text == "-" { standard_input() } else { Ok(text.to_owned()) }
}

/// As far as a note may go on.
fn standard_input() -> std::io::Result<String> {
    let mut bytes = Vec::new();
    std::io::stdin().take(4 * MOST_NOTE_CHARS as u64).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
