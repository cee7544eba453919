//! `jianbao list`: the clips of the library or of a collection, newest first.

use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::output::{Output, column};
use super::{CliError, Ending, collections};
use crate::library::{ClipId, ClipRow, Library, Order, Scope};

/// Rows read at a time.
const AT_A_TIME: usize = 500;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Only this collection; nested: 產業/港口
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    clip: ClipId,
    title: &'a str,
    site: Option<&'a str>,
    published: Option<String>,
    added: String,
    lang: &'a str,
    slots: u32,
    empty_slots: u32,
    lead: &'a str,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let reader = Library::open(folder)?.reader()?;
    let scope = match &arguments.collection {
        Some(path) => Scope::Collection(collections::find(&reader, path)?),
        None => Scope::All,
    };
    let ids = reader.clip_ids(scope, Order::NewestPublished)?;
    for some in ids.chunks(AT_A_TIME) {
        for row in reader.rows(some)? {
            if arguments.json { output.json(&line(&row))? } else { output.line(&words(&row))? }
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

fn line(row: &ClipRow) -> Line<'_> {
    Line {
        clip: row.id,
        title: &row.headline,
        site: row.site.as_deref(),
        published: row.published.map(|published| published.to_string()),
        added: row.added_at.to_string(),
        lang: row.lang.tag(),
        slots: row.slots,
        empty_slots: row.empty_slots,
        lead: &row.lead,
    }
}

fn words(row: &ClipRow) -> String {
    let published = row.published.map(|published| published.to_string()).unwrap_or_default();
    let date = published.get(..10).unwrap_or(&published);
    let site = row.site.as_deref().unwrap_or_default();
    format!("{:>6}  {}  {}  {}", row.id.to_string(), column(date, 10), column(site, 16), row.headline)
}
