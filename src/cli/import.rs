//! `jianbao import`: pages into the library, a line for each once it is safely there.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending, collection_path};
use crate::import::{Cancel, Outcome, ReportLine, Source, gather, run as run_import};
use crate::library::{
    ClipId, CollectionId, CollectionName, CollectionPlace, ImportStep, Library, LibraryError, NewClip, Op,
    Reader,
};
use crate::log::OrLog as _;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Add the clips to this collection, made if it is not there; nested: 產業/港口
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    /// Pages and folders of pages
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    outcome: &'static str,
    clip: Option<ClipId>,
    reason: Option<String>,
    /// What to look at, though the page was imported.
    warning: Option<String>,
    /// A clip that was here before and tells the same story.
    same_story_as: Option<ClipId>,
}

pub(super) fn run(folder: &Path, arguments: Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    let into = match &arguments.collection {
        Some(path) => Some(find_or_create(&mut library, &collection_path(path)?)?),
        None => None,
    };
    let reader = library.reader()?;
    let cancel = Cancel::default();
    let gathered = gather(arguments.paths.into_iter().map(Source::Path).collect(), &cancel);
    let mut step = ImportStep::default();
    let mut commit = |batch: Vec<NewClip>| {
        let filed = library.file(&batch, into, &mut step, Timestamp::now());
        filed.map(|(filed, _)| filed).map_err(|error| error.to_string())
    };
    let mut written = Ok(());
    let mut tell = |line: &ReportLine| {
        if written.is_ok() {
            written = tell(line, same_story(&reader, line), arguments.json, output);
        }
        if written.is_err() {
            // Nobody would hear of the pages that follow.
            cancel.cancel();
        }
    };
    let rules = reader.decided()?;
    let report = run_import(&gathered.items, &rules, &cancel, &mut commit, &mut tell);
    for line in &gathered.failed {
        tell(line);
    }
    written?;
    if gathered.skipped.files() > 0 && !arguments.json {
        output.line(&format!("{:<13} {}", "passed over", gathered.skipped))?;
    }
    let (_, _, failed) = report.counts();
    Ok(if failed + gathered.failed.len() > 0 { Ending::SomethingFailed } else { Ending::AllDone })
}

/// The clip that a new one tells the story of; a library that cannot be read says so elsewhere.
fn same_story(reader: &Reader, line: &ReportLine) -> Option<ClipId> {
    let Outcome::Imported(clip) = line.outcome else { return None };
    reader.same_story(clip).or_log("clips of one story were not read")?.first().map(|like| like.clip)
}

fn tell(
    line: &ReportLine,
    same_story_as: Option<ClipId>,
    json: bool,
    output: &mut Output,
) -> std::io::Result<()> {
    let (outcome, reason) = match &line.outcome {
        Outcome::Imported(_) => ("imported", None),
        Outcome::AlreadyHere(_) => ("already_here", None),
        Outcome::Failed(why) => ("failed", Some(why.clone())),
        Outcome::Unread(kind) => ("failed", Some(kind.to_string())),
    };
    let clip = line.outcome.clip();
    let warning = line.doubt.map(|doubt| doubt.to_string());
    if json {
        output.json(&Line { path: &line.path, outcome, clip, reason, warning, same_story_as })?;
    } else {
        let detail = clip.map(|clip| format!("clip {clip}")).or(reason).unwrap_or_default();
        let known =
            same_story_as.map(|clip| format!("  (the same story as clip {clip})")).unwrap_or_default();
        let warning = warning.map(|warning| format!("  (look at it: {warning})")).unwrap_or_default();
        output.line(&format!("{outcome:<13} {detail}  {}{warning}{known}", line.path))?;
    }
    output.flush()
}

fn find_or_create(library: &mut Library, path: &[CollectionName]) -> Result<CollectionId, LibraryError> {
    let known = library.reader()?.collections()?;
    let mut parent = None;
    for name in path {
        let found = known.iter().find(|collection| collection.parent == parent && collection.name == *name);
        let id = match found {
            Some(collection) => collection.id,
            None => create(library, name, parent)?,
        };
        parent = Some(id);
    }
    parent.ok_or(LibraryError::NoCollection(CollectionId(0)))
}

fn create(
    library: &mut Library,
    name: &CollectionName,
    parent: Option<CollectionId>,
) -> Result<CollectionId, LibraryError> {
    let op = Op::CreateCollection { name: name.clone(), place: CollectionPlace::last_in(parent) };
    let created = library.apply(&op, Timestamp::now())?.changes.created;
    created.ok_or(LibraryError::NoCollection(CollectionId(0)))
}
