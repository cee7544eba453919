//! Sets prose in type: a face by language, rows by the rules of a newspaper, an even right edge for Han and kana.
//!
//! egui shapes the letters and paints them; where a row ends is decided here, over [`super::kinsoku`]. What is
//! set is one galley a paragraph, so that words can be selected across its rows as in any label.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat};
use egui::{Align, Color32, FontFamily, FontId, Galley, Rect, Ui, pos2};

use crate::article::{Lang, MarkKind, Prose};
use crate::ui::fonts::{Families, fonts_for};
use crate::ui::theme::{Palette, size};

use super::kinsoku;

/// Raised and lowered letters, as a part of the size of those they stand among.
const SCRIPT_SCALE: f32 = 0.68;
/// How far up or down in the row they stand: the part of the row's height they are centred in.
const SCRIPT_ROW: f32 = 0.7;
/// Rows are drawn out to the right edge by at most this part of the size before each square character; a row that
/// is shorter than that, before a long word, stays short.
const STRETCH_EM: f32 = 0.12;

/// How a text is set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Type {
    pub size: f32,
    /// Row height as a multiple of the size.
    pub leading: f32,
    pub weight: Weight,
    pub colour: Color32,
    pub lang: Lang,
    pub edge: Edge,
}

/// The right edge of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// Each row ends where its last character does.
    Ragged,
    /// All rows but the last of a paragraph end at the measure.
    Even,
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
pub(super) struct SetText {
    pub galley: Arc<Galley>,
    /// What lies on its characters besides their form.
    pub spans: Vec<Span>,
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
    pub(super) fn text(lang: &Lang, palette: &Palette) -> Self {
        let leading = if lang.is_cjk() { size::LEADING_CJK } else { size::LEADING_LATIN };
        // Words with spaces would gape without hyphenation.
        let edge = match lang {
            Lang::ZhHans | Lang::ZhHant | Lang::Ja => Edge::Even,
            _ => Edge::Ragged,
        };
        Self {
            size: size::TEXT,
            leading,
            weight: Weight::Regular,
            colour: palette.ink,
            lang: lang.clone(),
            edge,
        }
    }

    /// Captions, credits, the source line.
    pub(super) fn caption(lang: &Lang, palette: &Palette) -> Self {
        Self {
            size: size::CAPTION,
            leading: size::LEADING_CAPTION,
            colour: palette.soft,
            edge: Edge::Ragged,
            ..Self::text(lang, palette)
        }
    }

    /// A headline or heading of this size.
    pub(super) fn heading(lang: &Lang, palette: &Palette, size: f32) -> Self {
        let text = Self::text(lang, palette);
        Self { size, leading: size::LEADING_HEADLINE, weight: Weight::Bold, edge: Edge::Ragged, ..text }
    }

    pub(super) fn row_height(&self) -> f32 {
        (self.size * self.leading).round()
    }
}

/// Sets prose in rows no wider than `width`.
pub(super) fn set(ui: &Ui, prose: &Prose, how: &Type, width: f32) -> SetText {
    let job = job_of(prose, how);
    let measured = ui.fonts_mut(|fonts| fonts.layout_job(job.clone()));
    let galley = if measured.size().x <= width && measured.rows.len() == 1 {
        measured
    } else {
        in_rows(ui, job, &measured, how, width)
    };
    SetText { spans: spans(ui, prose, how), galley }
}

/// Sets words without marks in rows no wider than `width`.
pub(super) fn set_plain(ui: &Ui, text: &str, how: &Type, width: f32) -> SetText {
    set(ui, &Prose::plain(text), how, width)
}

impl SetText {
    pub(super) fn height(&self) -> f32 {
        self.galley.size().y
    }

    pub(super) fn width(&self) -> f32 {
        self.galley.size().x
    }

    /// The places of a range of characters, a rectangle a row, relative to the galley.
    pub(super) fn places(&self, chars: &Range<usize>) -> Vec<Rect> {
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
fn job_of(prose: &Prose, how: &Type) -> LayoutJob {
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

/// Cuts what was measured into rows and sets each as a galley of its own, then joins them into one.
fn in_rows(ui: &Ui, mut job: LayoutJob, measured: &Galley, how: &Type, width: f32) -> Arc<Galley> {
    let chars: Vec<(usize, char)> = job.text.char_indices().collect();
    let set: usize =
        measured.rows.iter().map(|row| row.glyphs.len() + usize::from(row.ends_with_newline)).sum();
    if set != chars.len() {
        // The shaper joined characters that it has no glyphs for: leave the rows to egui.
        job.wrap.max_width = width;
        return ui.fonts_mut(|fonts| fonts.layout_job(job));
    }
    let byte = |index: usize| chars.get(index).map_or(job.text.len(), |(byte, _)| *byte);
    let mut galleys = Vec::new();
    let mut goes_on = Vec::new();
    let mut first = 0;
    for paragraph in &measured.rows {
        let letters: Vec<char> = paragraph.glyphs.iter().map(|glyph| glyph.chr).collect();
        let widths: Vec<f32> = advances(paragraph);
        let rows = match how.weight {
            Weight::Bold => kinsoku::headline_rows(&letters, &widths, width),
            Weight::Regular | Weight::Code => kinsoku::rows(&letters, &widths, width),
        };
        let last = rows.len().saturating_sub(1);
        for (index, row) in rows.into_iter().enumerate() {
            let stretch = if index < last { stretch(&letters, &widths, &row, how, width) } else { 0.0 };
            let bytes = byte(first + row.start)..byte(first + row.end);
            let row_job = slice(&job, bytes, stretch);
            galleys.push(ui.fonts_mut(|fonts| fonts.layout_job(row_job)));
            goes_on.push(index < last);
        }
        first += letters.len() + 1;
    }
    let scale = ui.pixels_per_point();
    let mut galley = Galley::concat(Arc::new(job), &galleys, scale);
    for (row, goes_on) in galley.rows.iter_mut().zip(goes_on) {
        row.ends_with_newline &= !goes_on;
    }
    Arc::new(galley)
}

/// The distance from each glyph to the next.
fn advances(row: &egui::epaint::text::PlacedRow) -> Vec<f32> {
    row.glyphs.iter().map(|glyph| glyph.advance_width).collect()
}

/// What goes before each square character of a row to fill it.
fn stretch(letters: &[char], widths: &[f32], row: &Range<usize>, how: &Type, width: f32) -> f32 {
    if how.edge == Edge::Ragged {
        return 0.0;
    }
    let inside = letters.get(row.clone()).unwrap_or_default();
    let kept = inside.iter().rposition(|c| !c.is_whitespace()).map_or(0, |last| last + 1);
    let filled: f32 = widths.iter().skip(row.start).take(kept).sum();
    let gaps = inside.iter().take(kept).skip(1).filter(|c| kinsoku::is_square(**c)).count();
    let each = (width - filled) / gaps.max(1) as f32;
    if gaps > 0 && each > 0.0 && each <= how.size * STRETCH_EM { each } else { 0.0 }
}

/// A part of a job as a job of its own, `stretch` before each square character.
fn slice(job: &LayoutJob, bytes: Range<usize>, stretch: f32) -> LayoutJob {
    let mut part = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    for section in &job.sections {
        let start = section.byte_range.start.0.max(bytes.start);
        let end = section.byte_range.end.0.min(bytes.end);
        let Some(text) = job.text.get(start..end).filter(|_| start < end) else { continue };
        if stretch == 0.0 {
            part.append(text, 0.0, section.format.clone());
            continue;
        }
        // A Latin word keeps its letters together: only squares are moved apart.
        for run in runs(text) {
            let spacing = if run.starts_with(kinsoku::is_square) { stretch } else { 0.0 };
            part.append(run, 0.0, TextFormat { extra_letter_spacing: spacing, ..section.format.clone() });
        }
    }
    if part.sections.is_empty() {
        // An empty line keeps its height.
        let format = job.sections.first().map(|section| section.format.clone()).unwrap_or_default();
        part.append("", 0.0, format);
    }
    part
}

/// Runs of square characters and of others in turn.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_square = rest.chars().next().map(kinsoku::is_square)?;
        let end = rest.find(|c| kinsoku::is_square(c) != is_square).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some(run)
    })
}

fn spans(ui: &Ui, prose: &Prose, how: &Type) -> Vec<Span> {
    let char_of = |byte: usize| prose.text.get(..byte).map_or(0, |before| before.chars().count());
    let mut spans = Vec::new();
    for mark in &prose.marks {
        let kind = match &mark.kind {
            MarkKind::Link(address) => SpanKind::Link(address.clone()),
            MarkKind::Code => SpanKind::Code,
            MarkKind::Ruby(reading) => SpanKind::Ruby(ruby(ui, reading, how)),
            _ => continue,
        };
        spans.push(Span { chars: char_of(mark.range.start)..char_of(mark.range.end), kind });
    }
    spans
}

/// The reading is set at half the size, as ruby always was.
fn ruby(ui: &Ui, reading: &str, how: &Type) -> Arc<Galley> {
    let small = Type { size: how.size / 2.0, leading: 1.0, ..how.clone() };
    let job = job_of(&Prose::plain(reading), &small);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
