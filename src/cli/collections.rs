//! `jianbao collections`: the tree of collections, with how many clips each has.

use std::collections::BTreeMap;
use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending, collection_path};
use crate::library::search::Searcher;
use crate::library::{Collection, CollectionId, Library, Look, Reader};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    collection: CollectionId,
    name: &'a str,
    parent: Option<CollectionId>,
    clips: u64,
    #[serde(flatten)]
    look: Look,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let reader = Library::open(folder)?.reader()?;
    let nested: BTreeMap<CollectionId, u64> = Searcher::open(folder)?.nested_counts()?.into_iter().collect();
    let all = reader.collections()?;
    let mut inside: BTreeMap<Option<CollectionId>, Vec<&Collection>> = BTreeMap::new();
    for collection in &all {
        inside.entry(collection.parent).or_default().push(collection);
    }
    let below = |parent| inside.get(&parent).into_iter().flatten().rev().copied();
    let mut waiting: Vec<(usize, &Collection)> = below(None).map(|collection| (0, collection)).collect();
    while let Some((depth, collection)) = waiting.pop() {
        let Collection { id, name, parent, clips, look } = collection;
        let clips = nested.get(id).unwrap_or(clips);
        if arguments.json {
            output.json(&Line {
                collection: *id,
                name: name.as_str(),
                parent: *parent,
                clips: *clips,
                look: *look,
            })?;
        } else {
            output.line(&format!("{clips:>6}  {}{name}", "  ".repeat(depth)))?;
        }
        waiting.extend(below(Some(*id)).map(|collection| (depth + 1, collection)));
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

/// The collection at the end of a path such as `產業/港口`.
pub(super) fn find(reader: &Reader, path: &str) -> Result<CollectionId, CliError> {
    let all = reader.collections()?;
    let mut at = None;
    for name in collection_path(path)? {
        let next = all.iter().find(|collection| collection.parent == at && collection.name == name);
        at = Some(next.ok_or_else(|| CliError::NoCollection(path.to_owned()))?.id);
    }
    at.ok_or_else(|| CliError::NoCollection(path.to_owned()))
}
