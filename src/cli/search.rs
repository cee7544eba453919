//! `jianbao search`: clips by their words, with what was found marked by its place.

use std::ops::Range;
use std::path::Path;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::output::{Output, column, wrong};
use super::{CliError, Ending};
use crate::library::search::{Excerpt, MistakeKind, Search, Searcher, Spelling};
use crate::library::{ClipId, ClipRow, Library, Order};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Words of which the last may go on, begin*, "phrases", -words, OR, (…), title:, source:, author:, in:, lang:, before:, after:, on:, has:
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
    /// Only the characters that were typed, not their other forms
    #[arg(long)]
    exact: bool,
    /// Show so many clips at most
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
    #[arg(long, value_enum, default_value_t = Sort::Relevance)]
    sort: Sort,
    /// One JSON object: total, mistakes, and the clips with byte ranges of the hits
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Sort {
    Relevance,
    Published,
    Added,
    Title,
    Source,
}

#[derive(Serialize)]
struct Answer {
    total: usize,
    /// Clips of an older library whose words are not filed yet.
    unindexed: u64,
    mistakes: Vec<Mistake>,
    /// Where nothing is found, the same search in words that find something.
    #[serde(skip_serializing_if = "Option::is_none")]
    meant: Option<String>,
    clips: Vec<Hit>,
}

#[derive(Serialize)]
struct Mistake {
    what: String,
    /// As a sentence.
    told: String,
    at: Range<usize>,
}

#[derive(Serialize)]
struct Hit {
    clip: ClipId,
    title: String,
    title_hits: Vec<Range<usize>>,
    site: Option<String>,
    published: Option<String>,
    snippet: String,
    hits: Vec<Range<usize>>,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let reader = Library::open(folder)?.reader()?;
    let mut searcher = Searcher::open(folder)?;
    let search = Search {
        words: arguments.query.join(" "),
        spelling: if arguments.exact { Spelling::AsTyped } else { Spelling::AnyForm },
        order: order(arguments.sort),
        ..Search::default()
    };
    let found = searcher.find(&search)?;
    let shown = found.ids.get(..arguments.limit.min(found.ids.len())).unwrap_or_default();
    let rows = reader.rows(shown)?;
    let excerpts = searcher.excerpts(&search, shown)?;
    let clips: Vec<Hit> = rows
        .iter()
        .filter_map(|row| Some(hit(row, &excerpts.iter().find(|(clip, _)| *clip == row.id)?.1)))
        .collect();
    let mistakes = found.mistakes.iter().map(|mistake| Mistake {
        what: format!("{:?}", mistake.what),
        told: told(mistake.what, search.words.get(mistake.at.clone()).unwrap_or_default().trim()),
        at: mistake.at.clone(),
    });
    let answer = Answer {
        total: found.ids.len(),
        unindexed: found.unindexed,
        mistakes: mistakes.collect(),
        meant: found.meant,
        clips,
    };
    if arguments.json {
        output.json(&answer)?;
    } else {
        print(&answer, output)?;
    }
    output.flush()?;
    if let Some(meant) = &answer.meant {
        wrong(&format_args!("Did you mean “{meant}”?"));
    }
    Ok(Ending::AllDone)
}

/// What was not understood, and what was done about it.
fn told(what: MistakeKind, part: &str) -> String {
    match what {
        MistakeKind::QuoteNotClosed => {
            "The quotation does not end; all of the rest is taken as one phrase.".into()
        }
        MistakeKind::ParenthesisNotClosed => "A parenthesis is not closed.".into(),
        MistakeKind::ParenthesisNotOpened => "A parenthesis is closed that was not opened.".into(),
        MistakeKind::NothingBesideOr => "OR needs a word on both sides.".into(),
        MistakeKind::TooLong => "The search is too long; the rest was left out.".into(),
        MistakeKind::NothingBehind => format!("Nothing follows “{part}”."),
        MistakeKind::NoSuchField => format!("“{part}” is not a field, so it is looked for as a word."),
        MistakeKind::NoSuchValue => format!("“{part}” is not known."),
        MistakeKind::NotADate => {
            format!("“{part}” is not a date. Write 2024, 2024-05 or 2024-05-18.")
        }
        MistakeKind::NothingToFind => format!("“{part}” holds nothing to look for."),
        MistakeKind::NoSuchCollection => format!("There is no collection “{part}”."),
        MistakeKind::NoSuchTag => format!("No clip has the tag “{part}”."),
    }
}

fn order(sort: Sort) -> Order {
    match sort {
        Sort::Relevance => Order::Relevance,
        Sort::Published => Order::NewestPublished,
        Sort::Added => Order::NewestAdded,
        Sort::Title => Order::Headline,
        Sort::Source => Order::Site,
    }
}

fn hit(row: &ClipRow, excerpt: &Excerpt) -> Hit {
    Hit {
        clip: row.id,
        title: row.headline.clone(),
        title_hits: excerpt.headline_hits.clone(),
        site: row.site.clone(),
        published: row.published.map(|published| published.to_string()),
        snippet: excerpt.text.clone(),
        hits: excerpt.hits.clone(),
    }
}

fn print(answer: &Answer, output: &mut Output) -> std::io::Result<()> {
    for hit in &answer.clips {
        let published = hit.published.as_deref().unwrap_or_default();
        let date = published.get(..10).unwrap_or(published);
        output.line(&format!("{:>6}  {}  {}", hit.clip.to_string(), column(date, 10), hit.title))?;
        output.line(&format!("{:20}{}", "", hit.snippet))?;
    }
    for mistake in &answer.mistakes {
        output.line(&mistake.told)?;
    }
    output.line(&format!("{} found, {} shown", answer.total, answer.clips.len()))
}
