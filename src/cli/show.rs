//! `jianbao show`: a clip's fields, words and picture slots.

use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::output::Output;
use super::{CliError, Ending};
use crate::article::{Article, Block, Figure, Missing, Picture};
use crate::library::{Clip, ClipId, CollectionId, Library, Mark, Tag};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The clip's number
    #[arg(value_name = "ID")]
    clip: i64,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    clip: ClipId,
    title: Option<&'a str>,
    text: String,
    added: String,
    trashed: Option<String>,
    file_name: &'a str,
    url: Option<&'a str>,
    collections: &'a [CollectionId],
    tags: Vec<&'a str>,
    starred: bool,
    read: bool,
    archived: bool,
    note: Option<&'a str>,
    article: &'a Article,
}

pub(super) fn run(folder: &Path, arguments: &Arguments, output: &mut Output) -> Result<Ending, CliError> {
    let reader = Library::open(folder)?.reader()?;
    let clip = reader.clip(ClipId(arguments.clip))?.ok_or(CliError::NoClip(arguments.clip))?;
    if arguments.json {
        output.json(&line(&clip, &reader.tags()?))?;
    } else {
        tell(&clip.article, output)?;
    }
    output.flush()?;
    Ok(Ending::AllDone)
}

fn line<'a>(clip: &'a Clip, tags: &'a [Tag]) -> Line<'a> {
    Line {
        clip: clip.id,
        title: clip.article.meta.headline(),
        text: clip.article.text(),
        added: clip.added_at.to_string(),
        trashed: clip.trashed_at.map(|at| at.to_string()),
        file_name: &clip.file_name,
        url: clip.url.as_deref(),
        collections: &clip.collections,
        tags: tags.iter().filter(|tag| clip.tags.contains(&tag.id)).map(|tag| tag.name.as_str()).collect(),
        starred: clip.marks.has(Mark::Starred),
        read: clip.marks.has(Mark::Read),
        archived: clip.marks.has(Mark::Archived),
        note: clip.note.as_deref(),
        article: &clip.article,
    }
}

fn tell(article: &Article, output: &mut Output) -> std::io::Result<()> {
    let meta = &article.meta;
    output.line(meta.headline().unwrap_or("(no headline)"))?;
    let value =
        |field: &Option<crate::article::Sourced<String>>| field.as_ref().map(|found| found.value.clone());
    let people: Vec<&str> = meta.bylines.iter().map(|byline| byline.value.name.as_str()).collect();
    let fields = [
        value(&meta.source),
        value(&meta.site),
        (!people.is_empty()).then(|| people.join(", ")),
        value(&meta.dateline),
        meta.published.as_ref().map(|date| date.value.to_string()),
        meta.updated.as_ref().map(|date| format!("updated {}", date.value)),
    ];
    output.line(&fields.into_iter().flatten().collect::<Vec<_>>().join(" · "))?;
    for block in &article.blocks {
        output.line("")?;
        output.lines(&words(block))?;
    }
    Ok(())
}

fn words(block: &Block) -> String {
    match block {
        Block::Heading { prose, .. } => format!("## {}", prose.text),
        Block::Figure(figure) => slot(figure),
        Block::Divider => "* * *".to_owned(),
        other => {
            let mut lines = Vec::new();
            other.push_lines(&mut lines);
            lines.join("\n")
        }
    }
}

fn slot(figure: &Figure) -> String {
    let state = match &figure.picture {
        Picture::Kept(_) => "kept".to_owned(),
        Picture::Missing(Missing::NotSaved) => "not saved with the page".to_owned(),
        Picture::Missing(Missing::Remote(host)) => format!("remote: {host}"),
        Picture::Missing(Missing::TooLarge) => "too large".to_owned(),
        Picture::Missing(Missing::Broken) => "broken".to_owned(),
    };
    let caption = figure.caption.as_deref().or(figure.alt.as_deref()).unwrap_or_default();
    let credit = figure.credit.as_ref().map(|credit| format!(" ({credit})")).unwrap_or_default();
    format!("[{}: {state}] {caption}{credit}", figure.slot)
}
