//! An article as one line of JSON.

use serde::Serialize;

use crate::article::{Block, Figure, Meta, Picture, Sourced};
use crate::extract::Extraction;

use super::super::output::json;
use super::manifest::Task;

#[derive(Debug, Serialize)]
struct Line<'a> {
    id: &'a str,
    path: &'a str,
    title: Option<&'a str>,
    byline: Vec<&'a str>,
    date: Option<String>,
    updated: Option<String>,
    site: Option<&'a str>,
    source: Option<&'a str>,
    section: Option<&'a str>,
    dateline: Option<&'a str>,
    lang: &'a str,
    /// Every field with where it was found.
    meta: &'a Meta,
    text: String,
    images: Vec<Image<'a>>,
    blocks: &'a [Block],
    warnings: Vec<String>,
    cpu_ms: f64,
}

#[derive(Debug, Serialize)]
struct Image<'a> {
    src: Option<&'a str>,
    alt: Option<&'a str>,
    caption: Option<&'a str>,
    credit: Option<&'a str>,
    kept: bool,
}

#[derive(Debug, Serialize)]
struct Failure<'a> {
    id: &'a str,
    path: &'a str,
    error: &'a str,
}

/// The article of a page.
pub(super) fn article(task: &Task, extraction: &Extraction, cpu_ms: f64) -> String {
    let Meta { headline, site, source, section, dateline, published, updated, lang, .. } =
        &extraction.article.meta;
    let line = Line {
        id: &task.id,
        path: &task.shown,
        title: words(headline.as_ref()),
        byline: extraction.article.meta.writers().collect(),
        date: published.as_ref().map(|when| when.value.to_string()),
        updated: updated.as_ref().map(|when| when.value.to_string()),
        site: words(site.as_ref()),
        source: words(source.as_ref()),
        section: words(section.as_ref()),
        dateline: words(dateline.as_ref()),
        lang: lang.tag(),
        meta: &extraction.article.meta,
        text: extraction.article.text(),
        images: extraction.article.figures().map(|figure| image(figure, extraction)).collect(),
        blocks: &extraction.article.blocks,
        warnings: extraction.warnings.iter().map(ToString::to_string).collect(),
        cpu_ms: (cpu_ms * 1_000.0).round() / 1_000.0,
    };
    json(&line)
}

/// A page that could not be read, and why.
pub(super) fn failure(task: &Task, reason: &str) -> String {
    json(&Failure { id: &task.id, path: &task.shown, error: reason })
}

fn words(field: Option<&Sourced<String>>) -> Option<&str> {
    field.map(|field| field.value.as_str())
}

fn image<'a>(figure: &'a Figure, extraction: &Extraction) -> Image<'a> {
    let came_along = extraction.pictures.iter().any(|picture| picture.slot == figure.slot);
    Image {
        src: figure.source.as_deref(),
        alt: figure.alt.as_deref(),
        caption: figure.caption.as_deref(),
        credit: figure.credit.as_deref(),
        kept: came_along || matches!(figure.picture, Picture::Kept(_)),
    }
}
