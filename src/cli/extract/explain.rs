//! The trace of an extraction: every block in the page's order, kept or left out, and why.

use std::fmt::Write as _;

use crate::article::{Article, Block, Byline, Found, Meta, Sourced};
use crate::extract::Extraction;

use super::manifest::Task;

/// Longer blocks are shown by their beginning.
const SHOWN_CHARS: usize = 70;

/// The trace as text, for people.
pub(super) fn text(task: &Task, extraction: &Extraction) -> String {
    let mut text = format!("== {}\n", task.shown);
    fields(&mut text, &extraction.article.meta);
    if let Some(element) = &extraction.element {
        let _ = writeln!(text, "article   <{element}>");
    }
    for warning in &extraction.warnings {
        let _ = writeln!(text, "warning   {warning}");
    }
    let mut left_out = extraction.left_out.iter().peekable();
    for (at, block) in extraction.article.blocks.iter().enumerate() {
        while let Some(out) = left_out.next_if(|out| out.before <= at) {
            let _ = writeln!(text, "  drop      {}  [{}]", words(&out.block), out.reason);
        }
        let why = extraction.kept.get(at).map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(text, "+ {:10}{}  [{why}]", block.kind(), words(block));
    }
    for out in left_out {
        let _ = writeln!(text, "  drop      {}  [{}]", words(&out.block), out.reason);
    }
    text
}

fn fields(text: &mut String, meta: &Meta) {
    let mut field = |name: &str, value: &Option<Sourced<String>>| {
        if let Some(value) = value {
            let _ = writeln!(text, "{name:9} {}  [{}]", value.value, place(value.found));
        }
    };
    field("title", &meta.headline);
    field("deck", &meta.deck);
    field("site", &meta.site);
    field("source", &meta.source);
    field("section", &meta.section);
    field("dateline", &meta.dateline);
    for byline in &meta.bylines {
        let Byline { name, role } = &byline.value;
        let _ = writeln!(text, "byline    {name} ({role:?})  [{}]", place(byline.found));
    }
    let dates = [("date", &meta.published), ("updated", &meta.updated)];
    let dates = dates.into_iter().filter_map(|(name, when)| Some((name, when.as_ref()?)));
    for (name, when) in dates.chain(meta.event_days.iter().map(|day| ("event", day))) {
        let _ = writeln!(text, "{name:9} {}  [{}]", when.value, place(when.found));
    }
}

/// Where on the page a value was found, in words.
fn place(found: Found) -> &'static str {
    match found {
        Found::JsonLd => "JSON-LD",
        Found::OpenGraph => "OpenGraph",
        Found::MetaTag => "a meta element",
        Found::Microdata => "microdata",
        Found::TimeElement => "a time element",
        Found::TitleElement => "the title element",
        Found::Heading => "a heading",
        Found::Breadcrumb => "the breadcrumb",
        Found::MetaLine => "a line beside the text",
        Found::ClassName => "an element named so",
        Found::Body => "the text",
        Found::Script => "a script",
        Found::Address => "the address",
        Found::Reader => "its reader",
    }
}

fn words(block: &Block) -> String {
    let words = match block {
        Block::Figure(figure) => {
            let caption = figure.caption.as_deref().unwrap_or("no caption");
            format!("{} — {caption}", figure.source.as_deref().unwrap_or("no address"))
        }
        block => Article { blocks: vec![block.clone()], ..Article::default() }.text(),
    };
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
