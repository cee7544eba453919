//! What the layout of words depends on besides the words.

use std::sync::Arc;

use egui::{Color32, FontId, Galley, Ui};

use crate::command::Typography;
use crate::ui::theme::{Palette, size};

use super::typography::typography;

/// What is laid out anew when it differs.
#[derive(Clone)]
pub(in crate::ui) struct Looks {
    pub(in crate::ui) width: f32,
    pixels_per_point: f32,
    typography: Typography,
    palette: &'static Palette,
    /// Laid out anew when egui threw its letters away; this galley of egui's own is thrown away with them.
    canary: Arc<Galley>,
}

impl Looks {
    pub(in crate::ui) fn of(ui: &Ui, width: f32) -> Self {
        let canary = ui.fonts_mut(|fonts| {
            fonts.layout_no_wrap("剪".to_owned(), FontId::proportional(size::BODY), Color32::PLACEHOLDER)
        });
        Self {
            width,
            pixels_per_point: ui.pixels_per_point(),
            typography: typography(ui),
            palette: Palette::of(ui),
            canary,
        }
    }
}

impl PartialEq for Looks {
    fn eq(&self, other: &Self) -> bool {
        self.width == other.width
            && self.pixels_per_point == other.pixels_per_point
            && self.typography == other.typography
            && self.palette == other.palette
            && Arc::ptr_eq(&self.canary, &other.canary)
    }
}
