//! The interface's fonts, and words cut to the room they have.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontFamily, FontId, Galley, Ui};

use crate::ui::fonts;
use crate::ui::theme::size;

#[must_use]
pub fn body_font() -> FontId {
    FontId::new(size::BODY, FontFamily::Proportional)
}

#[must_use]
pub fn small_font() -> FontId {
    FontId::new(size::SMALL, FontFamily::Proportional)
}

#[must_use]
pub fn bold_font() -> FontId {
    FontId::new(size::BODY, fonts::interface_bold())
}

/// For the head of a pane.
#[must_use]
pub fn title_font() -> FontId {
    FontId::new(size::BODY + 1.0, fonts::interface_bold())
}

/// One line of words, cut with an ellipsis.
#[must_use]
pub fn one_line(ui: &Ui, words: &str, font: FontId, ink: Color32, width: f32) -> Arc<Galley> {
    lines(ui, words, TextFormat { font_id: font, color: ink, ..TextFormat::default() }, width, 1)
}

/// The same with a ground of this colour behind some of the words.
#[must_use]
pub fn marked_lines(
    ui: &Ui,
    (words, hits): (&str, &[Range<usize>]),
    format: &TextFormat,
    ground: Color32,
    (width, max_rows): (f32, usize),
) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    let mut from = 0;
    for hit in hits {
        let (Some(before), Some(inside)) = (words.get(from..hit.start), words.get(hit.clone())) else {
            continue;
        };
        job.append(before, 0.0, format.clone());
        job.append(inside, 0.0, TextFormat { background: ground, ..format.clone() });
        from = hit.end;
    }
    job.append(words.get(from..).unwrap_or_default(), 0.0, format.clone());
    job.wrap = wrapping(width, max_rows);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// At most so many lines of words, the last cut with an ellipsis.
#[must_use]
pub fn lines(ui: &Ui, words: &str, format: TextFormat, width: f32, max_rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap = wrapping(width, max_rows);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn wrapping(width: f32, max_rows: usize) -> TextWrapping {
    TextWrapping {
        max_width: width.max(0.0),
        max_rows,
        break_anywhere: max_rows == 1,
        ..TextWrapping::default()
    }
}
