//! `jianbao site-rules`: what is left out or kept on the pages of sites; listed, added, deleted.

use std::path::Path;

use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde::Serialize;

use super::correct::numbered;
use super::output::Output;
use super::{CliError, Ending};
use crate::article::{Block, SiteRule, Verdict};
use crate::import::{left_out, site_rule};
use crate::library::{ClipId, Library, Op, Ranked, SiteRuleId};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    #[command(subcommand)]
    act: Option<Act>,
}

/// Blocks are counted from 1, as `correct` lists them.
#[derive(Debug, Subcommand)]
enum Act {
    /// Leave a block of a clip out of every page of its site from now on; the clip stays as it is
    LeaveOut { clip: i64, block: usize },
    /// Keep what has this number in the list of `correct CLIP left-out`, on every page of the site from now on
    Keep { clip: i64, number: usize },
    /// Delete the rule of this number
    Delete { rule: i64 },
}

#[derive(Serialize)]
struct Line<'a> {
    rule: SiteRuleId,
    #[serde(flatten)]
    what: &'a SiteRule,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    match &arguments.act {
        None => list(&library, arguments.json, output)?,
        Some(Act::Delete { rule }) => {
            let op = Op::SiteRules(Ranked::Delete { id: SiteRuleId(*rule) });
            library.apply(&op, Timestamp::now())?;
        }
        Some(Act::LeaveOut { clip, block }) => {
            let what = block_of(&library, *clip, *block)?;
            add(&mut library, *clip, &what, Verdict::LeaveOut, output)?;
        }
        Some(Act::Keep { clip, number }) => {
            let all = left_out(&library.reader()?, ClipId(*clip))?;
            let found = numbered(*number, all, ClipId(*clip))?;
            add(&mut library, *clip, &found.block, Verdict::Keep, output)?;
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

fn block_of(library: &Library, clip: i64, block: usize) -> Result<Block, CliError> {
    let present = library.reader()?.clip(ClipId(clip))?.ok_or(CliError::NoClip(clip))?;
    let found = block.checked_sub(1).and_then(|at| present.article.blocks.into_iter().nth(at));
    found.ok_or(CliError::NoBlock { clip, block })
}

fn add(
    library: &mut Library,
    clip: i64,
    block: &Block,
    verdict: Verdict,
    output: &mut Output,
) -> Result<(), CliError> {
    let reader = library.reader()?;
    let rule = site_rule(&reader, ClipId(clip), block, verdict)?.ok_or(CliError::NotKnownAgain)?;
    if let Some(change) = reader.adds(&rule)? {
        for rule in library.apply(&Op::SiteRules(change), Timestamp::now())?.changes.site_rules {
            output.line(&format!("site rule {rule}"))?;
        }
    }
    Ok(())
}

fn list(library: &Library, json: bool, output: &mut Output) -> Result<(), CliError> {
    for (rule, what) in library.reader()?.site_rules()? {
        if json {
            output.json(&Line { rule, what: &what })?;
        } else {
            let verdict = match what.verdict {
                Verdict::LeaveOut => "leave out",
                Verdict::Keep => "keep",
            };
            let number = rule.to_string();
            output.line(&format!("{number:>4}  {:<24}  {verdict:<9}  {}", what.host, what.example))?;
        }
    }
    Ok(())
}
