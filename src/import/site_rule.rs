//! A decision of a reader becomes a rule for the site: how its block is known again on other pages.

use super::again::{left_out, pages};
use super::prepare::{How, kept_page};
use crate::article::{Block, SiteRule, Verdict, host};
use crate::extract::sign_of;
use crate::library::{ClipId, LibraryError, Reader};
use crate::log::{Kind, OrLog as _};

/// So much of a block tells its reader which one it was.
const EXAMPLE_CHARS: usize = 60;

/// The rule that does with `block`, which is of this clip or was left out of it, the same on other pages of its site; none
/// where the site is not known, or the block could not be told from others.
pub fn site_rule(
    reader: &Reader,
    clip: ClipId,
    block: &Block,
    verdict: Verdict,
) -> Result<Option<SiteRule>, LibraryError> {
    let Some(present) = reader.clip(clip)? else { return Ok(None) };
    let Some(host) = present.address().and_then(host) else { return Ok(None) };
    let others: Vec<Block> = match verdict {
        Verdict::LeaveOut => present.article.blocks,
        Verdict::Keep => left_out(reader, clip)?.into_iter().map(|out| out.block).collect(),
    };
    let others: Vec<Block> = others.into_iter().filter(|other| other != block).collect();
    let how = How { charset: present.charset.as_deref() };
    let kept = pages(reader, clip)?
        .into_iter()
        .filter_map(|page| kept_page(page, how).map_err(Kind).or_log("a kept page was not read"));
    let sign = kept.into_iter().find_map(|page| sign_of(&page, block, &others, verdict));
    Ok(sign.map(|sign| SiteRule { host, verdict, sign, example: example(block) }))
}

fn example(block: &Block) -> String {
    let words = match block {
        Block::Figure(figure) => {
            figure.caption.clone().or_else(|| figure.alt.clone()).or_else(|| figure.source.clone())
        }
        block => {
            let mut lines = Vec::new();
            block.push_lines(&mut lines);
            Some(lines.join(" "))
        }
    };
    let words = words.unwrap_or_default();
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(EXAMPLE_CHARS).collect::<String>().trim_end().to_owned()
}
