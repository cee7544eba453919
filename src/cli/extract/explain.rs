//! The trace of an extraction: every block in the page's order, kept or left out, and why.

use crate::article::{Article, Block, Byline, Found, Meta, Sourced};
use crate::extract::Extraction;

use super::manifest::Task;

/// Longer blocks are shown by their beginning.
const SHOWN_CHARS: usize = 70;

/// The trace as lines, for people.
pub(super) fn lines(task: &Task, extraction: &Extraction) -> Vec<String> {
    let mut lines = vec![format!("== {}", task.shown)];
    fields(&mut lines, &extraction.article.meta);
    if let Some(element) = &extraction.element {
        lines.push(format!("article   <{element}>"));
    }
    for warning in &extraction.warnings {
        lines.push(format!("warning   {warning}"));
    }
    let mut left_out = extraction.left_out.iter().peekable();
    for (at, block) in extraction.article.blocks.iter().enumerate() {
        while let Some(out) = left_out.next_if(|out| out.before <= at) {
            lines.push(format!("  drop      {}  [{}]", words(&out.block), out.reason));
        }
        let why = extraction.kept.get(at).map(ToString::to_string).unwrap_or_default();
        lines.push(format!("+ {:10}{}  [{why}]", block.kind(), words(block)));
    }
    for out in left_out {
        lines.push(format!("  drop      {}  [{}]", words(&out.block), out.reason));
    }
    lines.push(String::new());
    lines
}

fn fields(lines: &mut Vec<String>, meta: &Meta) {
    let mut field = |name: &str, value: &Option<Sourced<String>>| {
        if let Some(value) = value {
            lines.push(format!("{name:9} {}  [{}]", value.value, place(value.found)));
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
        lines.push(format!("byline    {name} ({role:?})  [{}]", place(byline.found)));
    }
    let dates = [("date", &meta.published), ("updated", &meta.updated)];
    let dates = dates.into_iter().filter_map(|(name, when)| Some((name, when.as_ref()?)));
    for (name, when) in dates.chain(meta.event_days.iter().map(|day| ("event", day))) {
        lines.push(format!("{name:9} {}  [{}]", when.value, place(when.found)));
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
