//! The type of the rows on screen: set when it is first drawn, and only drawn as long as nothing it depends on changes.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::rc::Rc;

use egui::{Color32, Ui};

use crate::article::Lang;
use crate::ui::reader::{Lines, Looks, Type, set_lines};

/// Texts that are kept: those of a few hundred rows.
const MOST_KEPT: usize = 1_000;

/// How a text of a row is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowType<'a> {
    pub lang: &'a Lang,
    pub bold: bool,
    pub size: f32,
    /// Of a row, in points.
    pub height: f32,
    pub colour: Color32,
}

/// Texts that were set, by what they say and how.
#[derive(Default)]
pub struct SetRows {
    looks: Option<Looks>,
    lines: HashMap<u64, Rc<Lines>>,
}

impl SetRows {
    /// Forgets all that was set for another size, theme or atlas of letters. To be called once a frame.
    pub(super) fn begin(&mut self, ui: &Ui) {
        let looks = Looks::of(ui, 0.0);
        if self.looks.as_ref() != Some(&looks) || self.lines.len() > MOST_KEPT {
            self.lines.clear();
            self.looks = Some(looks);
        }
    }

    /// Words in at most so many rows of this width.
    pub(super) fn lines(
        &mut self,
        ui: &Ui,
        words: &str,
        how: RowType<'_>,
        width: f32,
        most: usize,
    ) -> Rc<Lines> {
        let mut hasher = DefaultHasher::new();
        (words, how.lang.tag(), how.bold, most).hash(&mut hasher);
        [how.size, how.height, width].map(f32::to_bits).hash(&mut hasher);
        how.colour.hash(&mut hasher);
        let lines = self.lines.entry(hasher.finish()).or_insert_with(|| {
            let how = Type::row(how.lang, how.bold, how.size, how.height, how.colour);
            Rc::new(set_lines(ui, words, &how, width, most))
        });
        Rc::clone(lines)
    }
}
