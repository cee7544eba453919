//! `jianbao marks`: the words that are marked in a clip, with the notes on them.

use std::path::Path;

use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde::Serialize;

use super::note::typed;
use super::output::Output;
use super::{CliError, Ending, change};
use crate::library::{Clip, ClipId, Highlight, HighlightId, Library, Marking, Op, Tint};
use crate::text::anchor::Running;
use crate::text::excerpts::{self, Excerpt};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The clip's number
    #[arg(value_name = "CLIP")]
    clip: i64,
    /// One JSON object a line
    #[arg(long, conflicts_with = "markdown")]
    json: bool,
    /// A page of Markdown: headline, source, the clip's note, quotations with their notes
    #[arg(long)]
    markdown: bool,
    #[command(subcommand)]
    act: Option<Act>,
}

/// Without an act what is marked is listed: in reading order, words that are no longer in the article last.
#[derive(Debug, Subcommand)]
enum Act {
    /// Mark words of the article, in any form of their characters
    Add {
        words: String,
        /// yellow, green, blue or pink
        #[arg(long, default_value = "yellow", value_parser = tint)]
        colour: Tint,
        /// In Markdown, - to read it from standard input
        #[arg(long, default_value = "")]
        note: String,
        /// Where they stand several times: which time, counted from 1
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
        nth: u32,
    },
    /// Give marked words another colour
    Colour {
        #[arg(value_name = "NUMBER")]
        highlight: i64,
        #[arg(value_parser = tint)]
        colour: Tint,
    },
    /// Write the note on marked words, - to read it from standard input, "" for none
    Note {
        #[arg(value_name = "NUMBER")]
        highlight: i64,
        text: String,
    },
    /// Let words be unmarked again; the notes on them go too
    Remove {
        #[arg(required = true, value_name = "NUMBER")]
        highlights: Vec<i64>,
    },
}

#[derive(Serialize)]
struct Line<'a> {
    number: HighlightId,
    colour: Tint,
    quote: &'a str,
    note: Option<&'a str>,
    lost: bool,
    marked: String,
    /// Characters of the article's texts before the words, and up to their end.
    from: usize,
    to: usize,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let mut library = Library::open(folder)?;
    let reader = library.reader()?;
    let clip = reader.clip(ClipId(arguments.clip))?.ok_or(CliError::NoClip(arguments.clip))?;
    let highlights = reader.highlights(clip.id)?;
    let Some(act) = &arguments.act else {
        return list(&clip, &highlights, arguments, output);
    };
    let marking = marking(&clip, &highlights, act)?;
    let changes = library.apply(&Op::Highlights(marking), Timestamp::now())?.changes;
    change::tell(&changes, output)
}

fn marking(clip: &Clip, highlights: &[Highlight], act: &Act) -> Result<Marking, CliError> {
    let known = |number: i64| {
        let found = highlights.iter().find(|highlight| highlight.id.0 == number);
        found.map(|found| found.id).ok_or(CliError::NoHighlight { clip: clip.id.0, number })
    };
    Ok(match act {
        Act::Add { words, colour, note, nth } => {
            let nth = nth.saturating_sub(1) as usize;
            let anchor = Running::of(&clip.article).quoted(words, nth);
            let anchor =
                anchor.ok_or_else(|| CliError::NoSuchWords { clip: clip.id.0, words: words.clone() });
            Marking::Add { clip: clip.id, anchor: anchor?, tint: *colour, note: typed(note)? }
        }
        Act::Colour { highlight, colour } => {
            Marking::Recolour { highlight: known(*highlight)?, tint: *colour }
        }
        Act::Note { highlight, text } => {
            Marking::Annotate { highlight: known(*highlight)?, note: typed(text)? }
        }
        Act::Remove { highlights } => {
            let known = highlights.iter().map(|number| known(*number));
            Marking::Remove { highlights: known.collect::<Result<_, _>>()? }
        }
    })
}

fn list(
    clip: &Clip,
    highlights: &[Highlight],
    arguments: &Arguments,
    output: &mut Output,
) -> Result<Ending, CliError> {
    if arguments.markdown {
        let excerpts: Vec<Excerpt> = highlights.iter().map(excerpt).collect();
        let lost = "No longer in the article";
        let page = excerpts::page(&clip.article, clip.address(), clip.note.as_deref(), &excerpts, lost);
        output.lines(page.trim_end())?;
        output.flush()?;
        return Ok(Ending::AllDone);
    }
    for highlight in highlights {
        if arguments.json {
            output.json(&line(highlight))?;
        } else {
            output.line(&row(highlight))?;
        }
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

fn excerpt(highlight: &Highlight) -> Excerpt {
    Excerpt {
        quote: highlight.anchor.quote.clone(),
        colour: highlight.tint.name().to_owned(),
        note: highlight.note.clone(),
        is_lost: highlight.is_lost(),
    }
}

fn line(highlight: &Highlight) -> Line<'_> {
    Line {
        number: highlight.id,
        colour: highlight.tint,
        quote: &highlight.anchor.quote,
        note: Some(highlight.note.as_str()).filter(|note| !note.is_empty()),
        lost: highlight.is_lost(),
        marked: highlight.marked_at.to_string(),
        from: highlight.anchor.start,
        to: highlight.anchor.end,
    }
}

fn row(highlight: &Highlight) -> String {
    let flat = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let state = if highlight.is_lost() { "lost  " } else { "" };
    let number = highlight.id.to_string();
    let mut row =
        format!("{number:>4}  {:<6}  {state}{}", highlight.tint.name(), flat(&highlight.anchor.quote));
    if !highlight.note.is_empty() {
        row.extend(["  — ", flat(&highlight.note).as_str()]);
    }
    row
}

fn tint(name: &str) -> Result<Tint, String> {
    Tint::named(name).ok_or_else(|| format!("the colours are {}", Tint::ALL.map(Tint::name).join(", ")))
}
