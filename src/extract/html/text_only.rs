//! A page beyond the budget: its words by line, nothing more.

use crate::article::{Article, Block, Found, Meta, Sourced};
use crate::extract::dom::{OverBudget, strip_tags};
use crate::extract::outcome::{Extraction, Kept, Warning};

use super::Html;

/// Lines kept of a page that could not be taken apart.
const MOST_LINES: usize = 50_000;

pub(super) fn extract(page: &Html<'_>, over: OverBudget) -> Extraction {
    let lines = strip_tags(page.text);
    let headline = title(page.text).map(|title| Sourced::new(title, Found::TitleElement));
    let meta = Meta { headline, url: page.url.map(str::to_owned), ..Meta::default() };
    let blocks: Vec<Block> = lines.iter().take(MOST_LINES).map(|line| Block::paragraph(line)).collect();
    Extraction {
        kept: vec![Kept::All; blocks.len()],
        article: Article { meta, blocks },
        warnings: vec![Warning::OverBudget(over.what().to_owned())],
        ..Extraction::default()
    }
}

/// The words of the first `title` element.
fn title(html: &str) -> Option<String> {
    let after = html.split_once("<title")?.1.split_once('>')?.1;
    let title = after.split_once('<')?.0;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}
