//! What a clip says: headline, people, dates, and its blocks in reading order.
//!
//! Plain data, the vocabulary of every other room. Nothing here parses, reads files or knows SQL.

mod block;
mod byline;
mod carry;
mod correct;
mod date;
mod figure;
mod lang;
mod link;
mod meta;
mod prose;
mod revise;
mod site_rule;
mod texts;

use serde::{Deserialize, Serialize};

pub use block::{Block, ListItem, ListStyle, Table};
pub use byline::{Byline, Role};
pub use correct::{Correction, Field, FieldValue, Kind};
pub use date::{When, WhenError};
pub use figure::{
    Figure, FilledBy, Missing, Picture, PictureHash, PictureHashError, PixelSize, Print, Turns,
};
pub use lang::Lang;
pub use link::harmless;
pub use meta::{Found, Meta, Sourced};
pub use prose::{Mark, MarkKind, Prose};
pub use revise::{Revision, Turn};
pub use site_rule::{Sign, SiteRule, SiteRules, Verdict, host};

/// An article as it was extracted from a page, or as its reader has corrected it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Headline, people, places and dates, each with where it was found.
    pub meta: Meta,
    /// The body in reading order. Figures are numbered from 1 in this order.
    pub blocks: Vec<Block>,
}

impl Article {
    /// The slots in reading order, filled or not.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        })
    }

    /// The slots in reading order, to be filled or corrected.
    pub fn figures_mut(&mut self) -> impl Iterator<Item = &mut Figure> {
        self.blocks.iter_mut().filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        })
    }

    /// Numbers the slots 1, 2, 3… in reading order. Called once after blocks were put together.
    pub fn number_slots(&mut self) {
        for (number, figure) in (1..).zip(self.figures_mut()) {
            figure.slot = number;
        }
    }

    /// The words of the body, one block a line; captions, credits and pictures are not in it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = Vec::with_capacity(self.blocks.len());
        for block in &self.blocks {
            block.push_lines(&mut lines);
        }
        lines.join("\n")
    }

    /// How much the body says, in bytes; captions and credits are in it.
    #[must_use]
    pub fn text_bytes(&self) -> usize {
        let mut texts = Vec::new();
        self.blocks.iter().for_each(|block| block.push_texts(&mut texts));
        texts.into_iter().map(str::len).sum()
    }

    /// Whether the body says anything; the words of a figure are no text.
    #[must_use]
    pub fn has_text(&self) -> bool {
        let mut texts = Vec::new();
        self.blocks.iter().any(|block| {
            texts.clear();
            if !matches!(block, Block::Figure(_)) {
                block.push_texts(&mut texts);
            }
            texts.iter().any(|text| !text.trim().is_empty())
        })
    }

    /// The first words of the body, at most `max_chars` characters of them, for a list row.
    #[must_use]
    pub fn lead(&self, max_chars: usize) -> String {
        let mut lead = String::new();
        let (mut left, mut is_first) = (max_chars, true);
        for block in self.blocks.iter().filter(|b| !matches!(b, Block::Heading { .. })) {
            block.each_line(&mut |line| {
                let between = if is_first { "" } else { " " };
                let more = between.chars().chain(line.chars()).take(left);
                lead.extend(more.inspect(|_| left -= 1));
                is_first = false;
            });
            if left == 0 {
                break;
            }
        }
        lead
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Article {
        let figure = || Block::Figure(Figure { caption: Some("港口".into()), ..Figure::default() });
        Article {
            meta: Meta::default(),
            blocks: vec![
                Block::heading(2, "新格局"),
                Block::paragraph("風勁潮湧。"),
                figure(),
                Block::paragraph("自當揚帆。"),
                figure(),
            ],
        }
    }

    #[test]
    fn slots_are_numbered_in_reading_order() {
        let mut article = sample();
        article.number_slots();
        assert_eq!(article.figures().map(|f| f.slot).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn text_is_one_block_a_line_without_captions() {
        assert_eq!(sample().text(), "新格局\n風勁潮湧。\n自當揚帆。");
    }

    #[test]
    fn lead_skips_headings_and_counts_characters() {
        assert_eq!(sample().lead(7), "風勁潮湧。 自");
    }
}
