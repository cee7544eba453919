//! `jianbao duplicates`, `merge`, `part`: clips that tell the same story, made one or told apart.

use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::output::{Output, column};
use super::{CliError, Ending, change};
use crate::library::{ClipId, ClipRow, Library, LibraryError, Op, Reader};

/// Clips that are compared in one transaction, so that a window beside is not kept waiting for long.
const AT_A_TIME: usize = 256;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// One JSON object a group: its clips, each with how alike it is to the first
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct MergeArguments {
    /// The clip that is kept: it gets the collections, tags, notes and stars of all
    #[arg(value_name = "KEPT")]
    kept: i64,
    /// The clips that go to the Trash
    #[arg(required = true, value_name = "CLIP")]
    others: Vec<i64>,
}

#[derive(Debug, Args)]
pub(super) struct PartArguments {
    /// Clips each of which tells a story of its own
    #[arg(required = true, num_args = 2.., value_name = "CLIP")]
    clips: Vec<i64>,
}

#[derive(Serialize)]
struct Group {
    clips: Vec<Copy>,
}

/// One clip of a group; the oldest comes first.
#[derive(Serialize)]
struct Copy {
    clip: ClipId,
    title: String,
    site: Option<String>,
    published: Option<String>,
    lang: String,
    /// Of the words of this clip and its likest in the group those that both have: 0 to 1.
    likeness: f64,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    while library.compare_some(AT_A_TIME)?.left > 0 {}
    let reader = library.reader()?;
    for clips in reader.stories()? {
        let group = group(&reader, &clips)?;
        if arguments.json {
            output.json(&group)?;
        } else {
            print(&group, output)?;
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

/// Makes one clip of several.
pub(super) fn merge(
    folder: &Path,
    arguments: &MergeArguments,
    output: &mut Output,
) -> Result<Ending, CliError> {
    let numbers: Vec<i64> = std::iter::once(arguments.kept).chain(arguments.others.iter().copied()).collect();
    let op = |_: &Library, mut clips: Vec<ClipId>| {
        let others = clips.split_off(1);
        Ok(Op::MergeClips { keep: ClipId(arguments.kept), others })
    };
    change::change(folder, &numbers, op, output)
}

/// Says of clips that they tell different stories.
pub(super) fn part(
    folder: &Path,
    arguments: &PartArguments,
    output: &mut Output,
) -> Result<Ending, CliError> {
    let op = |_: &Library, clips: Vec<ClipId>| {
        let with_later = |(at, one): (usize, &ClipId)| {
            let one = *one;
            clips.iter().skip(at + 1).map(move |other| (one, *other)).collect::<Vec<_>>()
        };
        Ok(Op::PartStories { pairs: clips.iter().enumerate().flat_map(with_later).collect() })
    };
    change::change(folder, &arguments.clips, op, output)
}

fn group(reader: &Reader, clips: &[ClipId]) -> Result<Group, LibraryError> {
    let copy = |row: ClipRow| -> Result<Copy, LibraryError> {
        let likest = reader.same_story(row.id)?.first().map_or(0, |like| like.likeness);
        Ok(Copy {
            clip: row.id,
            title: row.headline,
            site: row.site,
            published: row.published.map(|published| published.to_string()),
            lang: row.lang.tag().to_owned(),
            likeness: f64::from(likest) / 1000.0,
        })
    };
    Ok(Group { clips: reader.rows(clips)?.into_iter().map(copy).collect::<Result<_, _>>()? })
}

fn print(group: &Group, output: &mut Output) -> std::io::Result<()> {
    for copy in &group.clips {
        let published = copy.published.as_deref().unwrap_or_default();
        let date = published.get(..10).unwrap_or(published);
        let site = copy.site.as_deref().unwrap_or_default();
        let alike = format!("{:.0}%", copy.likeness * 100.0);
        output.line(&format!(
            "{:>6}  {}  {alike:>4}  {}  {}",
            copy.clip.to_string(),
            column(date, 10),
            column(site, 16),
            copy.title
        ))?;
    }
    output.line("")
}
