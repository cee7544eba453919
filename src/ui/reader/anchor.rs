//! A place of an article by its blocks: it holds where the article is laid out anew, or cut into other items.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::column::Place;
use super::data::Reading;

/// A block of an article, and how far into it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Anchor {
    /// None: above the first block.
    pub block: Option<usize>,
    /// From 0 at the block's start to 1 at its end.
    pub part: f32,
}

impl Anchor {
    /// Whether it is the very beginning, where an article is opened anyway.
    #[must_use]
    pub fn is_start(self) -> bool {
        self.block.is_none() && self.part <= 0.0
    }
}

impl Reading {
    #[must_use]
    pub fn anchor(&self, place: Place) -> Anchor {
        let block = self.starts.partition_point(|start| *start <= place.item).checked_sub(1);
        let items = self.items_from(block);
        let within = place.item.saturating_sub(items.start) as f32 + place.into;
        Anchor { block, part: (within / items.len().max(1) as f32).clamp(0.0, 1.0) }
    }

    /// The place of an anchor; the end, where the article has become shorter.
    #[must_use]
    pub fn place_of(&self, anchor: Anchor) -> Place {
        let last = self.items.len().saturating_sub(1);
        if anchor.block.is_some_and(|block| block >= self.starts.len()) {
            return Place { item: last, into: 1.0 };
        }
        let items = self.items_from(anchor.block);
        let within = anchor.part.clamp(0.0, 1.0) * items.len() as f32;
        let item = (items.start + within as usize).min(items.end.saturating_sub(1)).min(last);
        Place { item, into: (within - item.saturating_sub(items.start) as f32).clamp(0.0, 1.0) }
    }

    /// The items of a block, or those above the first.
    fn items_from(&self, block: Option<usize>) -> Range<usize> {
        match block {
            Some(block) => self.items_of_block(block),
            None => 0..self.starts.first().copied().unwrap_or(self.items.len()),
        }
    }
}
