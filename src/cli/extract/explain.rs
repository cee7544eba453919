//! The trace of an extraction: every block in the page's order, kept or left out, and why.

use std::fmt::Write as _;

use crate::article::{Article, Block, Meta, Sourced};
use crate::extract::Extraction;

use super::manifest::Task;

/// Longer blocks are shown by their beginning.
const SHOWN_CHARS: usize = 70;

/// The trace as text, for people.
pub(super) fn text(task: &Task, extraction: &Extraction) -> String {
    let mut text = format!("== {}\n", task.shown);
    fields(&mut text, &extraction.article.meta);
    for warning in &extraction.warnings {
        let _ = writeln!(text, "warning   {warning}");
    }
    let mut left_out = extraction.left_out.iter().peekable();
    for (at, block) in extraction.article.blocks.iter().enumerate() {
        while let Some(out) = left_out.next_if(|out| out.before <= at) {
            let _ = writeln!(text, "  drop    {}  [{}]", words(&out.block), out.reason);
        }
        let _ = writeln!(text, "+ {:8}{}", block.kind(), words(block));
    }
    for out in left_out {
        let _ = writeln!(text, "  drop    {}  [{}]", words(&out.block), out.reason);
    }
    text
}

fn fields(text: &mut String, meta: &Meta) {
    let mut field = |name: &str, value: &Option<Sourced<String>>| {
        if let Some(value) = value {
            let _ = writeln!(text, "{name:9} {}  [{:?}]", value.value, value.found);
        }
    };
    field("title", &meta.headline);
    field("deck", &meta.deck);
    field("site", &meta.site);
    field("source", &meta.source);
    field("section", &meta.section);
    field("dateline", &meta.dateline);
    for byline in &meta.bylines {
        let _ =
            writeln!(text, "byline    {} ({:?})  [{:?}]", byline.value.name, byline.value.role, byline.found);
    }
    for (name, when) in [("date", &meta.published), ("updated", &meta.updated)] {
        if let Some(when) = when {
            let _ = writeln!(text, "{name:9} {}  [{:?}]", when.value, when.found);
        }
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
