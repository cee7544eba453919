//! Rows laid out: the type of both sides set, the places of the differences known, ready to be drawn.

use egui::{Rect, Ui};

use super::data::{Text, Texts};
use crate::text::beside::{DifferenceKind, Passage, Row};
use crate::ui::reader::{SetText, Type, chars_in, set_plain};
use crate::ui::theme::{size, space};

/// The type of the text, a little smaller than where one reads.
const TEXT: f32 = 15.0;
const HEADLINE: f32 = 20.0;
/// The space between rows.
const BETWEEN: f32 = space::M;

/// Passages of one row.
pub(super) struct LaidRow {
    pub left: Vec<LaidPassage>,
    pub right: Vec<LaidPassage>,
}

pub(super) struct LaidPassage {
    pub text: SetText,
    /// Relative to the row.
    pub top: f32,
    /// Relative to the passage.
    pub grounds: Vec<(DifferenceKind, Rect)>,
}

impl LaidRow {
    pub(super) fn new(ui: &Ui, texts: &Texts, row: &Row, is_headline: bool, column: f32) -> Self {
        let side = |text: &Text, passages: &[Passage]| {
            let how = how(ui, text, is_headline);
            let mut top = 0.0;
            let passages = passages.iter().map(|passage| {
                let laid = LaidPassage::new(ui, text.words(passage), passage, &how, top, column);
                top += laid.text.height() + BETWEEN;
                laid
            });
            passages.collect()
        };
        Self { left: side(&texts.left, &row.left), right: side(&texts.right, &row.right) }
    }

    /// With the space below it.
    pub(super) fn height(&self) -> f32 {
        let of = |passages: &[LaidPassage]| passages.last().map_or(0.0, |last| last.top + last.text.height());
        of(&self.left).max(of(&self.right)) + BETWEEN
    }
}

impl LaidPassage {
    fn new(ui: &Ui, words: &str, passage: &Passage, how: &Type, top: f32, column: f32) -> Self {
        let text = set_plain(ui, words, how, column);
        let mut grounds = Vec::new();
        for difference in &passage.differences {
            let places = text.places(&chars_in(words, &difference.range));
            grounds.extend(places.into_iter().map(|place| (difference.kind, place)));
        }
        Self { text, top, grounds }
    }
}

fn how(ui: &Ui, text: &Text, is_headline: bool) -> Type {
    if is_headline {
        return Type::heading(ui, &text.lang, HEADLINE);
    }
    Type::text(ui, &text.lang).scaled(TEXT / size::TEXT).ragged()
}

/// The height a row will have, from the number of its characters.
pub(super) fn estimate(texts: &Texts, row: &Row, column: f32) -> f32 {
    let of = |text: &Text, passages: &[Passage]| -> f32 {
        let height = |passage: &Passage| {
            let ems: f32 = text.words(passage).chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum();
            (ems * TEXT / column.max(1.0)).ceil().max(1.0) * TEXT * size::LEADING_CJK + BETWEEN
        };
        passages.iter().map(height).sum()
    };
    of(&texts.left, &row.left).max(of(&texts.right, &row.right))
}
