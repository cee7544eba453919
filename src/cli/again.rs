//! `jianbao extract-again`: pages that were kept become articles anew, and what was there before becomes a version.

use std::path::Path;

use clap::Args;
use jiff::Timestamp;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending, change};
use crate::import::{How, charset_previews, extract_again};
use crate::library::{ClipId, Edits, Library, Made, Op};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The clips' numbers
    #[arg(value_name = "CLIP", required_unless_present = "all")]
    clips: Vec<i64>,
    /// Every clip outside the Trash that its reader has not changed
    #[arg(long, conflicts_with = "clips")]
    all: bool,
    /// Read the pages in this charset (`gb18030`, `Big5`, `Shift_JIS`, `EUC-KR`…), now and whenever they are extracted again;
    /// `auto` believes the page again
    #[arg(long, value_name = "NAME")]
    charset: Option<String>,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct CharsetArguments {
    /// The clip's number
    #[arg(value_name = "CLIP")]
    clip: i64,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line {
    clip: ClipId,
    outcome: Outcome,
}

#[derive(Serialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    Changed,
    Same,
    /// No page of the clip can be read.
    NoPage,
}

impl Outcome {
    fn words(self) -> &'static str {
        match self {
            Self::Changed => "extracted again; what it was is kept as a version",
            Self::Same => "as it was",
            Self::NoPage => "no page of it can be read",
        }
    }
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    let reader = library.reader()?;
    let (clips, edits) = if arguments.all {
        (reader.live_ids()?, Edits::Spare)
    } else {
        (change::existing(&reader, &arguments.clips)?, Edits::SetAside)
    };
    let known = arguments.charset.as_deref().map(charset).transpose()?;
    let mut ending = Ending::AllDone;
    for clip in clips {
        let Some(present) = reader.clip(clip)? else { continue };
        if edits == Edits::Spare && present.made == Made::Edited {
            continue;
        }
        let charset = known.clone().unwrap_or(present.charset);
        let how = How { charset: charset.as_deref() };
        let outcome = match extract_again(&reader, clip, how)? {
            Some(fresh) => {
                for (_, bytes) in &fresh.pictures {
                    library.keep_picture(bytes)?;
                }
                let op = Op::ReplaceArticle { clip, article: Box::new(fresh.article), charset, edits };
                let changes = library.apply(&op, Timestamp::now())?.changes;
                if changes.is_empty() { Outcome::Same } else { Outcome::Changed }
            }
            None => Outcome::NoPage,
        };
        if outcome == Outcome::NoPage {
            ending = Ending::SomethingFailed;
        }
        if arguments.json {
            output.json(&Line { clip, outcome })?;
        } else if outcome != Outcome::Same || !arguments.all {
            output.line(&format!("clip {clip}: {}", outcome.words()))?;
        }
        output.flush()?;
    }
    Ok(ending)
}

/// The charset's own name; none for `auto`.
fn charset(typed: &str) -> Result<Option<String>, CliError> {
    if typed.eq_ignore_ascii_case("auto") {
        return Ok(None);
    }
    let name = crate::page::charset_named(typed).ok_or_else(|| CliError::NoCharset(typed.to_owned()))?;
    Ok(Some(name.to_owned()))
}

#[derive(Serialize)]
struct Preview {
    charset: &'static str,
    lines: Vec<String>,
}

/// `jianbao charsets`: the beginning of a clip's page in each charset that makes sense.
pub(super) fn charsets(
    folder: &Path,
    arguments: &CharsetArguments,
    output: &mut Output,
) -> Result<Ending, CliError> {
    let reader = Library::open(folder)?.reader()?;
    let clips = change::existing(&reader, &[arguments.clip])?;
    for clip in clips {
        for preview in charset_previews(&reader, clip)? {
            let (charset, lines) = (preview.charset, preview.lines);
            if arguments.json {
                output.json(&Preview { charset, lines })?;
            } else {
                output.line(&format!("{charset:<14} {}", lines.join(" / ")))?;
            }
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}
