//! `jianbao stats`: the library in numbers.

use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending};
use crate::library::{Library, Stats};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// One JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    clips: u64,
    unfiled: u64,
    starred: u64,
    unread: u64,
    archived: u64,
    /// Clips that tell the story of another one.
    duplicates: u64,
    trash: u64,
    notes: u64,
    highlights: u64,
    pictures: u64,
    collections: usize,
    tags: usize,
    saved_searches: usize,
    rules: usize,
    /// Clips by the language of their articles, most first.
    languages: &'a [(String, u64)],
    /// The sources with most clips.
    sources: &'a [(String, u64)],
    /// Bytes of the two files on the disk, without what is still in their logs.
    bytes: u64,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let reader = Library::open(folder)?.reader()?;
    let counts = reader.counts()?;
    let Stats { notes, highlights, pictures, languages, sources, bytes } = reader.stats()?;
    let answer = Answer {
        clips: counts.all,
        unfiled: counts.unfiled,
        starred: counts.starred,
        unread: counts.unread,
        archived: counts.archive,
        duplicates: counts.duplicates,
        trash: counts.trash,
        notes,
        highlights,
        pictures,
        collections: reader.collections()?.len(),
        tags: reader.tags()?.len(),
        saved_searches: reader.saved_searches()?.len(),
        rules: reader.rules()?.len(),
        languages: &languages,
        sources: &sources,
        bytes,
    };
    if arguments.json {
        output.json(&answer)?;
    } else {
        print(&answer, output)?;
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

fn print(answer: &Answer<'_>, output: &mut Output) -> std::io::Result<()> {
    for (number, what) in [
        (answer.clips, "clips"),
        (answer.unfiled, "unfiled"),
        (answer.starred, "starred"),
        (answer.unread, "unread"),
        (answer.archived, "archived"),
        (answer.duplicates, "duplicates"),
        (answer.trash, "in the Trash"),
        (answer.notes, "notes"),
        (answer.highlights, "highlights"),
        (answer.pictures, "pictures"),
        (answer.collections as u64, "collections"),
        (answer.tags as u64, "tags"),
        (answer.saved_searches as u64, "saved searches"),
        (answer.rules as u64, "rules"),
        (answer.bytes / 1024, "KiB on the disk"),
    ] {
        output.line(&format!("{number:>10}  {what}"))?;
    }
    for (name, clips) in answer.languages.iter().chain(answer.sources) {
        output.line(&format!("{clips:>10}  {name}"))?;
    }
    Ok(())
}
