//! Sets prose in type: a face by language, rows by the rules of a newspaper, an even right edge for Han and kana.
//!
//! egui shapes the letters and paints them; where a row ends and where each letter stands in it is decided by
//! [`super::rows`], and [`super::sheet`] puts them there. What is set is one galley a paragraph.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{Glyph, PlacedRow};
use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat};
use egui::{Align, Color32, FontFamily, FontId, Galley, Rect, Ui, pos2};

use crate::article::{Lang, MarkKind, Prose};
use crate::command::{Margin, Paragraphs};
use crate::ui::fonts::{Families, fonts_for};
use crate::ui::theme::{Palette, size};

use super::rows::{self, Measure, Reading, Shape};
use super::sheet::Sheet;
use super::typography::typography;

pub(super) use super::rows::Edge;

/// Raised and lowered letters, as a part of the size of those they stand among.
const SCRIPT_SCALE: f32 = 0.68;
/// How far up or down in the row they stand: the part of the row's height they are centred in.
const SCRIPT_ROW: f32 = 0.7;
/// How a text is set.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct Type {
    pub size: f32,
    /// Row height as a multiple of the size.
    pub leading: f32,
    pub(super) weight: Weight,
    pub colour: Color32,
    pub lang: Lang,
    pub(super) edge: Edge,
    /// The first row of a paragraph starts so far in, in points.
    pub indent: f32,
    /// It is a line of parts, ` · ` apart, that are kept whole.
    pub(super) in_parts: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
    /// Letters of one width.
    Code,
}

/// A text in type.
#[derive(Debug, Clone)]
pub(in crate::ui) struct SetText {
    pub galley: Arc<Galley>,
    /// What lies on its characters besides their form.
    pub(super) spans: Vec<Span>,
}

/// Something that lies on a range of characters.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub chars: Range<usize>,
    pub kind: SpanKind,
}

#[derive(Debug, Clone)]
pub(super) enum SpanKind {
    Link(String),
    Code,
    /// A reading above the characters.
    Ruby(Arc<Galley>),
}

impl Type {
    /// The article's text.
    pub(in crate::ui) fn text(ui: &Ui, lang: &Lang) -> Self {
        let chosen = typography(ui);
        let leading = if lang.is_cjk() { size::LEADING_CJK } else { size::LEADING_LATIN };
        Self {
            size: size::TEXT * chosen.scale(),
            leading: leading * chosen.leading_scale(),
            weight: Weight::Regular,
            colour: Palette::of(ui).ink,
            lang: lang.clone(),
            edge: edge(chosen.margin, lang),
            indent: 0.0,
            in_parts: false,
        }
    }

    /// A paragraph of it, its first row set in if paragraphs are told apart so.
    pub(super) fn paragraph(ui: &Ui, lang: &Lang) -> Self {
        let text = Self::text(ui, lang);
        let indent = match typography(ui).paragraphs {
            Paragraphs::Gaps => 0.0,
            Paragraphs::Indents => first_row_em(lang) * text.size,
        };
        Self { indent, ..text }
    }

    /// Captions, credits, the source line.
    pub(in crate::ui) fn caption(ui: &Ui, lang: &Lang) -> Self {
        Self {
            size: size::CAPTION * typography(ui).scale(),
            leading: size::LEADING_CAPTION,
            colour: Palette::of(ui).soft,
            edge: Edge::Ragged,
            ..Self::text(ui, lang)
        }
    }

    /// A headline or heading of this size.
    pub(in crate::ui) fn heading(ui: &Ui, lang: &Lang, size: f32) -> Self {
        let size = size * display_scale(typography(ui).scale());
        let leading = size::LEADING_HEADLINE;
        Self { size, leading, weight: Weight::Bold, edge: Edge::Ragged, ..Self::text(ui, lang) }
    }

    /// So many times as large.
    pub(in crate::ui) fn scaled(self, by: f32) -> Self {
        Self { size: self.size * by, ..self }
    }

    /// The line below a headline: rows end between its parts.
    pub(super) fn source_line(ui: &Ui, lang: &Lang) -> Self {
        Self { in_parts: true, ..Self::caption(ui, lang) }
    }

    /// With a ragged right edge.
    pub(in crate::ui) fn ragged(self) -> Self {
        Self { edge: Edge::Ragged, ..self }
    }

    pub(super) fn row_height(&self) -> f32 {
        (self.size * self.leading).round()
    }
}

/// Headlines grow half as fast as the text: they are large already, and must not fill the window.
fn display_scale(scale: f32) -> f32 {
    if scale > 1.0 { f32::midpoint(1.0, scale) } else { scale }
}

/// Words with spaces would gape without hyphenation.
fn edge(chosen: Margin, lang: &Lang) -> Edge {
    match (chosen, lang) {
        (Margin::Even, _) | (Margin::ByLanguage, Lang::ZhHans | Lang::ZhHant | Lang::Ja) => Edge::Even,
        (Margin::Ragged | Margin::ByLanguage, _) => Edge::Ragged,
    }
}

/// How many characters the first row of a paragraph is set in: two in Chinese (clreq 2.4), one in Japanese
/// (jlreq 3.5.1) and Korean.
fn first_row_em(lang: &Lang) -> f32 {
    match lang {
        Lang::ZhHans | Lang::ZhHant => 2.0,
        Lang::Ja | Lang::Ko => 1.0,
        _ => 1.5,
    }
}

/// Sets prose in rows no wider than `width`.
pub(super) fn set(ui: &Ui, prose: &Prose, how: &Type, width: f32) -> SetText {
    let job = job_of(prose, how);
    let shaped = ui.fonts_mut(|fonts| fonts.layout_job(job.clone()));
    let spans = spans(ui, prose, how);
    SetText { galley: in_rows(ui, job, &shaped, how, width, &spans), spans }
}

/// Sets words without marks in rows no wider than `width`.
pub(in crate::ui) fn set_plain(ui: &Ui, text: &str, how: &Type, width: f32) -> SetText {
    set(ui, &Prose::plain(text), how, width)
}

/// Sets a few words of the interface's or of a note, by egui's own rows.
pub(super) fn set_simply(ui: &Ui, prose: &Prose, how: &Type, width: f32) -> SetText {
    let mut job = job_of(prose, how);
    job.wrap.max_width = width.max(0.0);
    SetText { galley: ui.fonts_mut(|fonts| fonts.layout_job(job)), spans: spans(ui, prose, how) }
}

impl SetText {
    pub(in crate::ui) fn height(&self) -> f32 {
        self.galley.size().y
    }

    pub(super) fn width(&self) -> f32 {
        self.galley.size().x
    }

    /// The places of a range of characters, a rectangle a row, relative to the galley.
    pub(in crate::ui) fn places(&self, chars: &Range<usize>) -> Vec<Rect> {
        let mut places = Vec::new();
        let mut first = 0;
        for row in &self.galley.rows {
            let end = first + row.glyphs.len();
            // A space at the end of a row sticks out of it; nothing is to be seen there.
            let blank = row.glyphs.iter().rev().take_while(|glyph| glyph.chr.is_whitespace()).count();
            let (from, to) = (chars.start.max(first), chars.end.min(end - blank));
            if from < to {
                let x = |index: usize| row.pos.x + row.x_offset(egui::text::CharIndex(index - first));
                places.push(Rect::from_min_max(pos2(x(from), row.min_y()), pos2(x(to), row.max_y())));
            }
            first = end + usize::from(row.ends_with_newline);
        }
        places
    }
}

/// The whole prose as one job that breaks at line breaks only.
pub(super) fn job_of(prose: &Prose, how: &Type) -> LayoutJob {
    let mut job = LayoutJob { text: prose.text.clone(), ..LayoutJob::default() };
    let mut cuts: Vec<usize> =
        prose.marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]).collect();
    cuts.extend([0, prose.text.len()]);
    cuts.retain(|cut| prose.text.is_char_boundary(*cut));
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let [start, end] = pair else { continue };
        let marks = prose.marks.iter().filter(|mark| mark.range.start <= *start && *end <= mark.range.end);
        job.sections.push(LayoutSection {
            leading_space: 0.0,
            byte_range: ByteIndex(*start)..ByteIndex(*end),
            format: format(how, marks.map(|mark| &mark.kind)),
        });
    }
    if job.sections.is_empty() {
        job.append("", 0.0, format(how, std::iter::empty()));
    }
    job
}

fn format<'a>(how: &Type, marks: impl Iterator<Item = &'a MarkKind>) -> TextFormat {
    let Families { regular, bold } = fonts_for(&how.lang);
    let row_height = how.row_height();
    let mut family = match how.weight {
        Weight::Regular => regular,
        Weight::Bold => bold.clone(),
        Weight::Code => FontFamily::Monospace,
    };
    let mut font_size = how.size;
    let mut format = TextFormat { color: how.colour, line_height: Some(row_height), ..TextFormat::default() };
    for mark in marks {
        match mark {
            MarkKind::Strong => family = bold.clone(),
            // Slanted Han characters look broken; there emphasis is weight, as in newspapers.
            MarkKind::Emphasis if how.lang.is_cjk() => family = bold.clone(),
            MarkKind::Emphasis => format.italics = true,
            MarkKind::Code => {
                family = FontFamily::Monospace;
                font_size = how.size * size::CODE / size::TEXT;
            }
            MarkKind::Superscript | MarkKind::Subscript => {
                font_size = how.size * SCRIPT_SCALE;
                format.line_height = Some((row_height * SCRIPT_ROW).round());
                format.valign = if *mark == MarkKind::Superscript { Align::TOP } else { Align::BOTTOM };
            }
            MarkKind::Link(_) | MarkKind::Ruby(_) => {}
        }
    }
    format.font_id = FontId::new(font_size, family);
    format
}

/// What was shaped in one go, cut into rows.
fn in_rows(
    ui: &Ui,
    mut job: LayoutJob,
    shaped: &Galley,
    how: &Type,
    width: f32,
    spans: &[Span],
) -> Arc<Galley> {
    let chars = job.text.chars().count();
    let set: usize =
        shaped.rows.iter().map(|row| row.glyphs.len() + usize::from(row.ends_with_newline)).sum();
    if set != chars {
        // The shaper joined characters that it has no glyphs for: leave the rows to egui.
        job.wrap.max_width = width;
        return ui.fonts_mut(|fonts| fonts.layout_job(job));
    }
    let is_set_in = !job.text.starts_with('\u{3000}');
    let mut sheet = Sheet::new(shaped);
    let mut first = 0;
    for line in &shaped.rows {
        let indent = if first == 0 && is_set_in { how.indent } else { 0.0 };
        set_line(&mut sheet, line, how, Measure { width, indent }, &readings(spans, first));
        first += line.glyphs.len() + 1;
    }
    Arc::new(sheet.into_galley())
}

/// Sets what stands between two line breaks.
fn set_line(sheet: &mut Sheet, line: &PlacedRow, how: &Type, measure: Measure, readings: &[Reading]) {
    let letters = letters(line);
    let mut cells = match how.weight {
        Weight::Code => rows::plain_cells(&letters, &how.lang),
        Weight::Regular | Weight::Bold => rows::cells(&letters, &how.lang, how.size, readings),
    };
    if how.in_parts {
        rows::keep_parts(&mut cells);
    }
    let cut = match how.weight {
        Weight::Bold => rows::headline_rows(&cells, measure),
        Weight::Regular | Weight::Code => rows::rows(&cells, measure),
    };
    let starts = starts(&letters);
    let last = cut.len().saturating_sub(1);
    for (index, row) in cut.into_iter().enumerate() {
        let edge = if index < last { how.edge } else { Edge::Ragged };
        let places = rows::places(&cells, &row, measure.room(row.start), edge, how.size);
        let left = if row.start == 0 { measure.indent } else { 0.0 };
        // The same for all letters of a word, so that they keep their distances.
        let shaped_at = starts.iter().skip(row.start);
        let mut moved: Vec<f32> = places.iter().zip(shaped_at).map(|(to, from)| left + to - from).collect();
        settle(&mut moved);
        let width = left + places.last().copied().unwrap_or_default();
        sheet.push(line, row, &moved, width, index == last && line.ends_with_newline);
    }
}

/// Gives letters that are moved alike the very same move: each is rounded to whole pixels, and sums of the same widths
/// that differ in their last digits would part a word where they lie at half a pixel.
fn settle(moved: &mut [f32]) {
    /// Nobody sees so small a part of a point.
    const UNSEEN: f32 = 0.01;
    let mut last = f32::INFINITY;
    for by in moved {
        if (*by - last).abs() < UNSEEN {
            *by = last;
        }
        last = *by;
    }
}

/// What the rows need to know of each character.
pub(super) fn letters(row: &PlacedRow) -> Vec<Shape> {
    let shape = |glyph: &Glyph| {
        let ink = glyph.uv_rect.offset.x;
        Shape { c: glyph.chr, advance: glyph.advance_width, ink: (ink, ink + glyph.uv_rect.size.x) }
    };
    row.glyphs.iter().map(shape).collect()
}

/// Where the shaper put each character, and the end.
pub(super) fn starts(letters: &[Shape]) -> Vec<f32> {
    let mut x = 0.0;
    let mut starts = Vec::with_capacity(letters.len() + 1);
    starts.push(x);
    for letter in letters {
        x += letter.advance;
        starts.push(x);
    }
    starts
}

/// The readings of a paragraph that starts at this character.
fn readings(spans: &[Span], first: usize) -> Vec<Reading> {
    let reading = |span: &Span| {
        let SpanKind::Ruby(reading) = &span.kind else { return None };
        let chars = span.chars.start.checked_sub(first)?..span.chars.end.checked_sub(first)?;
        Some(Reading { chars, width: reading.size().x })
    };
    spans.iter().filter_map(reading).collect()
}

/// Bytes of a text as characters of it.
pub(in crate::ui) fn chars_in(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let char_of = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
    char_of(bytes.start)..char_of(bytes.end)
}

fn spans(ui: &Ui, prose: &Prose, how: &Type) -> Vec<Span> {
    let mut spans = Vec::new();
    for mark in &prose.marks {
        let kind = match &mark.kind {
            MarkKind::Link(address) => SpanKind::Link(address.clone()),
            MarkKind::Code => SpanKind::Code,
            MarkKind::Ruby(reading) => SpanKind::Ruby(ruby(ui, reading, how)),
            _ => continue,
        };
        spans.push(Span { chars: chars_in(&prose.text, &mark.range), kind });
    }
    spans
}

/// The reading is set at half the size, as ruby always was.
fn ruby(ui: &Ui, reading: &str, how: &Type) -> Arc<Galley> {
    let small = Type { size: how.size / 2.0, leading: 1.0, ..how.clone() };
    let job = job_of(&Prose::plain(reading), &small);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_moved_alike_are_rounded_alike() {
        // 25.5 as sums of widths give it.
        let mut moved = vec![25.499_998, 25.500_002, 25.499_996, 25.5, 31.2];
        settle(&mut moved);
        assert_eq!(moved, [25.499_998, 25.499_998, 25.499_998, 25.499_998, 31.2]);
    }
}
