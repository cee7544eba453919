//! Pages that show their text only with scripts: the body as their JSON-LD has it.

use crate::article::Block;
use crate::extract::outcome::{Extraction, Warning};

use super::signals::Signals;
use crate::extract::lines::measure::units;

/// The page's own text must fall short of the data's by this share before it is replaced.
const SHORT_SHARE: f32 = 0.4;
/// A shorter body is a teaser.
const SHORTEST_BODY: usize = 60;

/// Takes the body from the page's data where the page itself shows little of it.
pub(super) fn fill(extraction: &mut Extraction, signals: &Signals) {
    let Some(body) = signals.ld.body.as_deref() else { return };
    let said = units(body);
    let shown = units(&extraction.article.text());
    if said < SHORTEST_BODY || shown as f32 > said as f32 * SHORT_SHARE {
        return;
    }
    let figures: Vec<Block> = std::mem::take(&mut extraction.article.blocks)
        .into_iter()
        .filter(|block| matches!(block, Block::Figure(_)))
        .collect();
    let lines = paragraphs(body);
    extraction.article.blocks =
        figures.into_iter().chain(lines.iter().map(|line| Block::paragraph(line))).collect();
    extraction.article.number_slots();
    extraction.warnings.push(Warning::FromData);
}

/// The paragraphs of a body in data: by lines, markup let go.
fn paragraphs(body: &str) -> Vec<String> {
    if body.contains("</") || body.contains("<br") {
        return crate::extract::dom::strip_tags(body);
    }
    body.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
