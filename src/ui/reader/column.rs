//! The column of an article: which items are laid out, how high each is, and where one is in it.
//!
//! Only what is near the window is laid out; the rest is estimated. The place one reads at is kept by item, so
//! that nothing moves under one's eyes when an estimate above is replaced by the real height.

use std::ops::Range;
use std::sync::Arc;

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::command::Paragraphs;
use crate::ui::theme::space;

use super::data::{Item, Reading};
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

/// The items of one reading, laid out as far as they were near the window.
pub(super) struct Column {
    reading: Arc<Reading>,
    looks: Looks,
    laid: Vec<Option<Laid>>,
    /// The real height of each item with the space above it, or the estimate.
    heights: Vec<f32>,
}

impl Column {
    pub(super) fn new(ui: &Ui, reading: &Arc<Reading>, width: f32) -> Self {
        let estimated = |(index, item)| above(ui, reading, index) + estimate(ui, item, reading, width);
        let heights = reading.items.iter().enumerate().map(estimated).collect();
        Self {
            reading: Arc::clone(reading),
            looks: Looks::of(ui, width),
            laid: std::iter::repeat_with(|| None).take(reading.items.len()).collect(),
            heights,
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
        space::XL + self.heights.iter().sum::<f32>() + space::XXL
    }

    /// How far down the place is.
    pub(super) fn offset_of(&self, place: Place) -> f32 {
        if place == Place::default() {
            return 0.0;
        }
        let before: f32 = self.heights.iter().take(place.item).sum();
        let into = self.heights.get(place.item).map_or(0.0, |height| height * place.into);
        space::XL + before + into
    }

    /// The place this far down.
    pub(super) fn place_at(&self, offset: f32) -> Place {
        let mut left = offset - space::XL;
        if left < 0.0 {
            return Place::default();
        }
        for (item, height) in self.heights.iter().enumerate() {
            if left < *height {
                return Place { item, into: left / height.max(1.0) };
            }
            left -= height;
        }
        Place { item: self.heights.len().saturating_sub(1), into: 1.0 }
    }

    /// Lays out what is within `margin` of a window of this height at the place.
    pub(super) fn prepare(&mut self, ui: &Ui, place: Place, window: f32, margin: f32) {
        let mut above_window = margin;
        for item in (0..place.item).rev() {
            if above_window <= 0.0 {
                break;
            }
            above_window -= self.ensure(ui, item);
        }
        let mut below = window + margin;
        for item in place.item..self.heights.len() {
            let height = self.ensure(ui, item);
            below -= if item == place.item { height * (1.0 - place.into) } else { height };
            if below <= 0.0 {
                break;
            }
        }
    }

    /// Lays out an item if that was not done, and returns its height.
    fn ensure(&mut self, ui: &Ui, item: usize) -> f32 {
        let (Some(laid), Some(height), Some(what)) =
            (self.laid.get_mut(item), self.heights.get_mut(item), self.reading.items.get(item))
        else {
            return 0.0;
        };
        if laid.is_none() {
            let fresh = lay_out(ui, what, &self.reading, self.looks.width);
            *height = above(ui, &self.reading, item) + fresh.height();
            *laid = Some(fresh);
        }
        *height
    }

    /// The items that reach into this range of the column, laid out, each with its top.
    pub(super) fn visible(&mut self, ui: &Ui, range: Range<f32>) -> Vec<(usize, f32)> {
        let mut top = space::XL;
        let mut visible = Vec::new();
        for item in 0..self.heights.len() {
            if top > range.end {
                break;
            }
            let mut height = self.heights.get(item).copied().unwrap_or_default();
            if top + height >= range.start {
                height = self.ensure(ui, item);
                visible.push((item, top + above(ui, &self.reading, item)));
            }
            top += height;
        }
        visible
    }

    #[cfg(test)]
    pub(super) fn laid_out(&self) -> usize {
        self.laid.iter().flatten().count()
    }

    pub(super) fn laid(&self, item: usize) -> Option<&Laid> {
        self.laid.get(item)?.as_ref()
    }
}

/// The space above an item, by what stands before it.
fn above(ui: &Ui, reading: &Reading, item: usize) -> f32 {
    let before = item.checked_sub(1).and_then(|before| reading.items.get(before));
    let Some(what) = reading.items.get(item) else { return 0.0 };
    match what {
        Item::Kicker(_) | Item::Headline(_) => space::XS,
        Item::Deck(_) => space::S,
        Item::SourceLine(_) | Item::SameStory | Item::Tags | Item::Tally(_) => space::M,
        _ if matches!(before, Some(Item::LeftOut(_))) => space::XS,
        _ if before.is_some_and(is_head) => space::XL,
        Item::Table(piece) if piece.before > 0 => 0.0,
        Item::Heading { .. } | Item::Slot(_) | Item::Table(_) => space::XL,
        Item::ListItem { .. } if matches!(before, Some(Item::ListItem { .. })) => space::XS,
        Item::Quote(_) if matches!(before, Some(Item::Quote(_) | Item::QuoteContinued(_))) => 0.0,
        Item::Code(_) if matches!(before, Some(Item::Code(_))) => 0.0,
        _ if matches!(before, Some(Item::Slot(_) | Item::Table(_) | Item::Code(_))) => space::L,
        Item::Continued(_) | Item::QuoteContinued(_) => 0.0,
        Item::Paragraph(_) if matches!(before, Some(Item::Heading { .. })) => space::S,
        Item::Paragraph(_) if is_text(before) => match typography(ui).paragraphs {
            Paragraphs::Gaps => space::M,
            Paragraphs::Indents => 0.0,
        },
        Item::Paragraph(_) | Item::Quote(_) | Item::ListItem { .. } | Item::Code(_) | Item::Notice(_) => {
            space::M
        }
        Item::Divider | Item::LeftOut(_) => space::L,
    }
}

fn is_text(item: Option<&Item>) -> bool {
    matches!(item, Some(Item::Paragraph(_) | Item::Continued(_)))
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
