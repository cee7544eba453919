//! `jianbao searches`: saved searches listed, saved, answered, deleted.

use std::path::Path;

use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending};
use crate::library::search::{Search, Searcher};
use crate::library::{ClipId, Library, Name, Op, Ranked, Reader, SavedSearch, SavedSearchId};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// One JSON object a line
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Keep a search under a name
    Save { name: String, query: Vec<String> },
    /// List what a saved search finds now
    Run { name: String },
    /// Forget a saved search
    Delete { name: String },
}

#[derive(Serialize)]
struct Line<'a> {
    saved_search: SavedSearchId,
    name: &'a str,
    search: &'a Search,
}

#[derive(Serialize)]
struct Found<'a> {
    clip: ClipId,
    title: &'a str,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    let reader = library.reader()?;
    match &arguments.act {
        None => list(&reader, arguments.json, output)?,
        Some(Act::Save { name, query }) => {
            let name = Name::parse(name).ok_or_else(|| CliError::EmptyName(name.clone()))?;
            let search = Search { words: query.join(" "), ..Search::default() };
            let what = SavedSearch { name, search };
            let op = Op::Searches(Ranked::Create { what, index: usize::MAX });
            library.apply(&op, Timestamp::now())?;
        }
        Some(Act::Delete { name }) => {
            let id = find(&reader, name)?.0;
            library.apply(&Op::Searches(Ranked::Delete { id }), Timestamp::now())?;
        }
        Some(Act::Run { name }) => {
            let (_, saved) = find(&reader, name)?;
            let ids = Searcher::open(folder)?.find(&saved.search)?.ids;
            for row in reader.rows(&ids)? {
                if arguments.json {
                    output.json(&Found { clip: row.id, title: &row.headline })?;
                } else {
                    output.line(&format!("{:>6}  {}", row.id.to_string(), row.headline))?;
                }
            }
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

fn list(reader: &Reader, json: bool, output: &mut Output) -> Result<(), CliError> {
    for (id, saved) in reader.saved_searches()? {
        if json {
            output.json(&Line { saved_search: id, name: saved.name.as_str(), search: &saved.search })?;
        } else {
            output.line(&format!("{}: {}", saved.name, saved.search.words))?;
        }
    }
    Ok(())
}

fn find(reader: &Reader, name: &str) -> Result<(SavedSearchId, SavedSearch), CliError> {
    let found = reader.saved_searches()?.into_iter().find(|(_, saved)| saved.name.as_str() == name.trim());
    found.ok_or_else(|| CliError::NoSavedSearch(name.to_owned()))
}
