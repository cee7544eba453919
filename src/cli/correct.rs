//! `jianbao correct`: what a reader may correct of an article, one change at a time.

use std::path::Path;

use clap::{Args, Subcommand, ValueEnum};
use jiff::Timestamp;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending, change};
use crate::article::{Block, Correction, Field, Kind, ListStyle, Revision};
use crate::extract::LeftOut;
use crate::import::left_out;
use crate::library::{Clip, ClipId, Library, Op};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The clip's number
    #[arg(value_name = "CLIP")]
    clip: i64,
    /// One JSON object a line, where blocks are listed
    #[arg(long)]
    json: bool,
    #[command(subcommand)]
    act: Option<Act>,
}

/// Blocks are counted from 1; without an act they are listed.
#[derive(Debug, Subcommand)]
enum Act {
    /// List what the page has and the article has not, with the reason of each
    LeftOut,
    /// Put a block back that was left out, by its number in the list of `left-out`
    PutBack { number: usize },
    #[command(flatten)]
    Change(Change),
}

/// A change of what is there.
#[derive(Debug, Subcommand)]
enum Change {
    /// Take a block out of the article
    Drop { block: usize },
    /// Give a block other words; a line a paragraph of a quotation or an item of a list
    Text { block: usize, words: String },
    /// Make two blocks of one, before the character of this number (the first is 0)
    Split { block: usize, character: usize },
    /// Make one block of this and the next
    Merge { block: usize },
    /// Make something else of a block
    Kind {
        block: usize,
        kind: KindName,
        /// Of a heading: 2 is the first below the headline, 6 the deepest
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(2..=6))]
        level: u8,
    },
    /// Type a field anew; "" takes it away
    Field { field: FieldName, words: String },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum KindName {
    Paragraph,
    Heading,
    Quote,
    List,
    NumberedList,
    /// Of the picture slot beside it
    Caption,
}

/// A field by its name.
#[derive(Debug, Clone, Copy)]
struct FieldName(Field);

impl std::str::FromStr for FieldName {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let field = Field::ALL.into_iter().find(|field| field.name() == name);
        let names = || Field::ALL.map(Field::name).join(", ");
        field.map(Self).ok_or_else(|| format!("the fields are {}", names()))
    }
}

#[derive(Serialize)]
struct Line<'a> {
    number: usize,
    #[serde(flatten)]
    block: &'a Block,
}

#[derive(Serialize)]
struct LeftOutLine<'a> {
    number: usize,
    #[serde(flatten)]
    out: &'a LeftOut,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    let reader = library.reader()?;
    let clip = reader.clip(ClipId(arguments.clip))?.ok_or(CliError::NoClip(arguments.clip))?;
    let correction = match &arguments.act {
        None => return list(&clip, arguments.json, output),
        Some(Act::LeftOut) => return list_left_out(&left_out(&reader, clip.id)?, arguments.json, output),
        Some(Act::PutBack { number }) => put_back(*number, left_out(&reader, clip.id)?, clip.id)?,
        Some(Act::Change(change)) => correction(&clip, change)?,
    };
    let revisions = vec![Revision::Correct(correction)];
    let changes = library.apply(&Op::Revise { clip: clip.id, revisions }, Timestamp::now())?.changes;
    change::tell_of(changes.clips.len(), output)
}

/// What has this number in the list of what was left out.
pub(super) fn numbered(number: usize, left_out: Vec<LeftOut>, clip: ClipId) -> Result<LeftOut, CliError> {
    let found = number.checked_sub(1).and_then(|at| left_out.into_iter().nth(at));
    found.ok_or(CliError::NotLeftOut { clip: clip.0, number })
}

fn put_back(number: usize, left_out: Vec<LeftOut>, clip: ClipId) -> Result<Correction, CliError> {
    let LeftOut { before, block, .. } = numbered(number, left_out, clip)?;
    Ok(Correction::PutBlock { before, block: Box::new(block) })
}

fn correction(clip: &Clip, change: &Change) -> Result<Correction, CliError> {
    let blocks = &clip.article.blocks;
    let place = |number: usize| {
        let at = number.checked_sub(1).filter(|at| *at < blocks.len());
        at.ok_or(CliError::NoBlock { clip: clip.id.0, block: number })
    };
    Ok(match change {
        Change::Drop { block } => Correction::DropBlock { at: place(*block)? },
        Change::Text { block, words } => Correction::SetText { at: place(*block)?, text: words.clone() },
        Change::Split { block, character } => {
            let at = place(*block)?;
            let words = blocks.get(at).and_then(Block::words).unwrap_or_default();
            let byte = words.char_indices().nth(*character).map_or(words.len(), |(byte, _)| byte);
            Correction::Split { at, byte }
        }
        Change::Merge { block } => Correction::MergeWithNext { at: place(*block)? },
        Change::Kind { block, kind, level } => {
            let kind = match kind {
                KindName::Paragraph => Kind::Paragraph,
                KindName::Heading => Kind::Heading(*level),
                KindName::Quote => Kind::Quote,
                KindName::List => Kind::List(ListStyle::Bulleted),
                KindName::NumberedList => Kind::List(ListStyle::Numbered),
                KindName::Caption => Kind::Caption,
            };
            Correction::SetKind { at: place(*block)?, kind }
        }
        Change::Field { field, words } => {
            let not_a_date = |_| CliError::NotADate(words.clone());
            Correction::SetField(field.0.parse(words).map_err(not_a_date)?)
        }
    })
}

fn list(clip: &Clip, json: bool, output: &mut Output) -> Result<Ending, CliError> {
    for (number, block) in (1..).zip(&clip.article.blocks) {
        if json {
            output.json(&Line { number, block })?;
        } else {
            output.line(&format!("{number:>4}  {:<9}  {}", block.kind(), words(block)))?;
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

fn list_left_out(left_out: &[LeftOut], json: bool, output: &mut Output) -> Result<Ending, CliError> {
    for (number, out) in (1..).zip(left_out) {
        if json {
            output.json(&LeftOutLine { number, out })?;
        } else {
            output.line(&format!("{number:>4}  {:<32}  {}", out.reason, words(&out.block)))?;
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

fn words(block: &Block) -> String {
    match block {
        Block::Figure(figure) => format!("[{}] {}", figure.slot, figure.caption.as_deref().unwrap_or("")),
        block => block.words().unwrap_or_default().replace('\n', " / "),
    }
}
