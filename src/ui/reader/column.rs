//! The column of an article: which items are laid out, how high each is, and where one is in it.
//!
//! Only what is near the window is laid out; the rest is estimated. The place one reads at is kept by item, so
//! that nothing moves under one's eyes when an estimate above is replaced by the real height.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::command::{Paragraphs, Typography};
use crate::ui::theme::space;

use super::data::{Item, Reading};
use super::heights::Heights;
use super::laid::{Laid, estimate, lay_out};
use super::looks::Looks;
use super::typography::typography;

/// Drawn above and below the window, so that the Tab key finds what stands just outside of it.
pub(super) const OVERSCAN: f32 = 160.0;

/// A place in an article: an item, and how far into it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    pub item: usize,
    /// The part of the item's height that is above the top of the window.
    pub into: f32,
}

/// So much is laid out in one frame, in characters: some ten milliseconds. What is left follows in the next frames.
const A_FRAME: u32 = 24_000;
/// So much stays laid out, in characters: some tens of megabytes. What is farthest from the window is let go.
const MOST_LAID: u32 = 120_000;

/// Nor is so much laid out around one place, which is a hundred windows of text: characters without a width would have
/// no end.
const MOST_NEAR: u32 = 80_000;

/// The items of one reading, laid out as far as they are near the window.
pub(super) struct Column {
    reading: Arc<Reading>,
    looks: Looks,
    laid: BTreeMap<usize, Laid>,
    /// What is laid out, in characters.
    cost: u32,
    /// What may still be laid out in this frame.
    left: u32,
    /// The real height of each item with the space above it, or the estimate.
    heights: Heights,
}

impl Column {
    pub(super) fn new(ui: &Ui, reading: &Arc<Reading>, width: f32) -> Self {
        let chosen = typography(ui);
        let height = |item| above(chosen, reading, item) + estimate(reading, item, width, chosen.scale());
        Self {
            heights: Heights::new((0..reading.items.len()).map(height).collect()),
            reading: Arc::clone(reading),
            looks: Looks::of(ui, width),
            laid: BTreeMap::new(),
            cost: 0,
            left: A_FRAME,
        }
    }

    /// Whether this is still how the reading is to be laid out.
    pub(super) fn is_current(&self, ui: &Ui, reading: &Arc<Reading>, width: f32) -> bool {
        Arc::ptr_eq(&self.reading, reading) && self.looks == Looks::of(ui, width)
    }

    pub(super) fn reading(&self) -> &Arc<Reading> {
        &self.reading
    }

    pub(super) fn width(&self) -> f32 {
        self.looks.width
    }

    /// Height of the whole, with the margins above and below.
    pub(super) fn height(&self) -> f32 {
        space::XL + self.heights.all() + space::XXL
    }

    /// How far down the place is.
    pub(super) fn offset_of(&self, place: Place) -> f32 {
        if place == Place::default() {
            return 0.0;
        }
        space::XL + self.heights.before(place.item) + self.heights.get(place.item) * place.into
    }

    /// The place this far down.
    pub(super) fn place_at(&self, offset: f32) -> Place {
        if offset < space::XL {
            return Place::default();
        }
        match self.heights.at(offset - space::XL) {
            (item, into) if item < self.heights.len() => {
                Place { item, into: into / self.heights.get(item).max(1.0) }
            }
            _ => Place { item: self.heights.len().saturating_sub(1), into: 1.0 },
        }
    }

    /// Lays out what is within `margin` of a window of this height at the place: first what is seen, and in one frame
    /// no more than there is time for.
    pub(super) fn prepare(&mut self, ui: &Ui, place: Place, window: f32, margin: f32) {
        self.left = A_FRAME;
        let mut near = 0;
        let mut below = window + margin;
        for item in place.item..self.heights.len() {
            if below <= 0.0 || near > MOST_NEAR || !self.ensure(ui, item) {
                break;
            }
            near += self.cost_of(item);
            let height = self.heights.get(item);
            below -= if item == place.item { height * (1.0 - place.into) } else { height };
        }
        let mut above = margin;
        for item in (0..place.item).rev() {
            if above <= 0.0 || near > MOST_NEAR || !self.ensure(ui, item) {
                break;
            }
            near += self.cost_of(item);
            above -= self.heights.get(item);
        }
        self.let_go(place.item);
    }

    /// Lays out an item if that was not done; false where this frame has no time left for it.
    fn ensure(&mut self, ui: &Ui, item: usize) -> bool {
        let Some(what) = self.reading.items.get(item).filter(|_| !self.laid.contains_key(&item)) else {
            return true;
        };
        let cost = self.cost_of(item);
        if self.left == 0 {
            ui.ctx().request_repaint();
            return false;
        }
        self.left = self.left.saturating_sub(cost);
        self.cost += cost;
        let fresh = lay_out(ui, what, &self.reading, self.looks.width);
        self.heights.set(item, above(typography(ui), &self.reading, item) + fresh.height());
        self.laid.insert(item, fresh);
        true
    }

    fn cost_of(&self, item: usize) -> u32 {
        self.reading.sizes.get(item).map_or(0, |rough| rough.cost)
    }

    /// Lets go of what is farthest from the item where one reads, while too much is laid out. Its height stays known.
    fn let_go(&mut self, here: usize) {
        while self.cost > MOST_LAID && self.laid.len() > 1 {
            let (Some(first), Some(last)) = (self.laid.first_key_value(), self.laid.last_key_value()) else {
                return;
            };
            let (first, last) = (*first.0, *last.0);
            let item = if here.abs_diff(first) > here.abs_diff(last) { first } else { last };
            self.laid.remove(&item);
            self.cost = self.cost.saturating_sub(self.cost_of(item));
        }
    }

    /// The items that reach into this range of the column and are laid out, each with its top.
    pub(super) fn visible(&mut self, ui: &Ui, range: Range<f32>) -> Vec<(usize, f32)> {
        let (first, into) = self.heights.at((range.start - space::XL).max(0.0));
        let mut top = (range.start.max(space::XL) - into).max(space::XL);
        let mut visible = Vec::new();
        let mut near = 0;
        for item in first..self.heights.len() {
            if top > range.end || near > MOST_NEAR || !self.ensure(ui, item) {
                break;
            }
            near += self.cost_of(item);
            visible.push((item, top + above(typography(ui), &self.reading, item)));
            top += self.heights.get(item);
        }
        visible
    }

    #[cfg(test)]
    pub(super) fn laid_out(&self) -> usize {
        self.laid.len()
    }

    pub(super) fn laid(&self, item: usize) -> Option<&Laid> {
        self.laid.get(&item)
    }
}

/// The space above an item, by what stands before it.
fn above(chosen: Typography, reading: &Reading, item: usize) -> f32 {
    let before = item.checked_sub(1).and_then(|before| reading.items.get(before));
    let Some(what) = reading.items.get(item) else { return 0.0 };
    if what.goes_on() {
        return 0.0;
    }
    let is_behind_caption = matches!(before.map(Item::itself), Some(Item::Caption(_)));
    let before = before.map(Item::itself);
    match what.itself() {
        Item::Kicker(_) | Item::Headline(_) => space::XS,
        Item::Deck(_) => space::S,
        Item::SourceLine(_) | Item::SameStory | Item::Tags | Item::Tally(_) => space::M,
        _ if matches!(before, Some(Item::LeftOut(_))) => space::XS,
        _ if before.is_some_and(is_head) => space::XL,
        Item::Table(piece) if piece.before > 0 => 0.0,
        Item::Table(_) if is_behind_caption => space::S,
        Item::Heading { .. } | Item::Slot(_) | Item::Table(_) | Item::Caption(_) => space::XL,
        Item::ListItem { .. } if matches!(before, Some(Item::ListItem { .. })) => space::XS,
        Item::Quote(_) if matches!(before, Some(Item::Quote(_))) => 0.0,
        Item::Code(_) if matches!(before, Some(Item::Code(_))) => 0.0,
        _ if matches!(before, Some(Item::Slot(_) | Item::Table(_) | Item::Code(_) | Item::Caption(_))) => {
            space::L
        }
        Item::Paragraph(_) if matches!(before, Some(Item::Heading { .. })) => space::S,
        Item::Paragraph(_) if matches!(before, Some(Item::Paragraph(_))) => match chosen.paragraphs {
            Paragraphs::Gaps => space::M,
            Paragraphs::Indents => 0.0,
        },
        Item::Paragraph(_) | Item::Quote(_) | Item::ListItem { .. } | Item::Code(_) | Item::Notice(_) => {
            space::M
        }
        Item::Divider | Item::LeftOut(_) => space::L,
        Item::Rest(_) => 0.0,
    }
}

/// What stands above the text.
fn is_head(item: &Item) -> bool {
    matches!(
        item,
        Item::Headline(_)
            | Item::Deck(_)
            | Item::SourceLine(_)
            | Item::SameStory
            | Item::Tags
            | Item::Tally(_)
    )
}
