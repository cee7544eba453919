//! A few rows of plain words, cut with an ellipsis where they are longer: the list's headlines and first words, set by
//! the rules of the article.

use std::ops::Range;

use egui::epaint::text::PlacedRow;
use egui::text::LayoutJob;
use egui::{Color32, Galley, Ui};

use crate::article::{Lang, Prose};

use super::rows::{self, Cell, Measure, is_orphan};
use super::setting::{Edge, SetText, Type, Weight, job_of, letters, starts};
use super::sheet::Sheet;

/// Few rows hold no more characters than this: what stands behind them is not shaped.
const MOST_CHARS: usize = 400;
/// Narrower rows hold no word.
const LEAST_WIDTH: f32 = 24.0;

/// Words in few rows.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Lines {
    pub text: SetText,
    /// Something was cut off.
    pub is_cut: bool,
}

impl Type {
    /// A row of the list: type of this size in rows of this height.
    pub(in crate::ui) fn row(lang: &Lang, bold: bool, size: f32, height: f32, colour: Color32) -> Self {
        let weight = if bold { Weight::Bold } else { Weight::Regular };
        let leading = height / size;
        Self {
            size,
            leading,
            weight,
            colour,
            lang: lang.clone(),
            edge: Edge::Ragged,
            indent: 0.0,
            in_parts: false,
        }
    }
}

/// Sets words in at most so many rows no wider than `width`.
pub(in crate::ui) fn set_lines(ui: &Ui, words: &str, how: &Type, width: f32, most: usize) -> Lines {
    let width = width.max(LEAST_WIDTH);
    let end = words.char_indices().nth(MOST_CHARS).map_or(words.len(), |(at, _)| at);
    let words = words.get(..end).unwrap_or_default();
    let whole = Shaped::of(ui, words, how);
    let Some(cells) = whole.cells(how) else { return simply(ui, words, how, width, most) };
    let measure = Measure { width, indent: 0.0 };
    let cut = rows::rows(&cells, measure);
    if cut.len() <= most {
        let alone = cut.len() > 1 && cut.last().is_some_and(|last| is_orphan(&cells, last));
        let cut = if alone { rows::headline_rows(&cells, measure) } else { cut };
        return Lines { text: whole.set(&cells, &cut, how, width), is_cut: false };
    }
    let Some(last) = most.checked_sub(1).and_then(|last| cut.get(last)) else {
        return simply(ui, words, how, width, most);
    };
    // The wider of the two.
    let room = width - Shaped::of(ui, "…", how).width();
    let behind = cells.get(last.start..).unwrap_or_default();
    let kept = rows::rows(behind, Measure { width: room, indent: 0.0 }).first().map_or(0, |row| row.end);
    let kept: String = words.chars().take(last.start + kept).collect();
    let shown = Shaped::of(ui, &with_ellipsis(&kept), how);
    let Some(cells) = shown.cells(how) else { return simply(ui, words, how, width, most) };
    let mut cut = cut;
    cut.truncate(most);
    if let Some(last) = cut.last_mut() {
        last.end = cells.len();
    }
    Lines { text: shown.set(&cells, &cut, how, width), is_cut: true }
}

/// Three points hang in the middle of a square among Han, and lie on the line among letters. A mark before them would
/// look like one of them.
fn with_ellipsis(kept: &str) -> String {
    let kept = kept.trim_end_matches([' ', '.', ',', ';', ':', '。', '，', '、', '；', '：', '·']);
    let is_square = kept.chars().next_back().is_some_and(rows::is_square);
    format!("{kept}{}", if is_square { "…" } else { "..." })
}

/// By egui's own rows, where its shaper has joined characters.
fn simply(ui: &Ui, words: &str, how: &Type, width: f32, most: usize) -> Lines {
    let mut job = job_of(&Prose::plain(words), how);
    job.wrap.max_width = width;
    job.wrap.max_rows = most;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    Lines { is_cut: galley.elided, text: SetText { galley, spans: Vec::new() } }
}

/// Words as egui shapes them, in one row.
struct Shaped {
    galley: std::sync::Arc<Galley>,
    chars: usize,
}

impl Shaped {
    fn of(ui: &Ui, words: &str, how: &Type) -> Self {
        let job: LayoutJob = job_of(&Prose::plain(words), how);
        Self { galley: ui.fonts_mut(|fonts| fonts.layout_job(job)), chars: words.chars().count() }
    }

    fn line(&self) -> Option<&PlacedRow> {
        self.galley.rows.first().filter(|line| self.galley.rows.len() == 1 && line.glyphs.len() == self.chars)
    }

    fn cells(&self, how: &Type) -> Option<Vec<Cell>> {
        Some(rows::cells(&letters(self.line()?), &how.lang, how.size, &[]))
    }

    fn width(&self) -> f32 {
        self.galley.size().x
    }

    fn set(&self, cells: &[Cell], cut: &[Range<usize>], how: &Type, width: f32) -> SetText {
        let mut sheet = Sheet::new(&self.galley);
        if let Some(line) = self.line() {
            let starts = starts(&letters(line));
            for row in cut {
                let places = rows::places(cells, row, width, how.edge, how.size);
                let moved: Vec<f32> =
                    places.iter().zip(starts.iter().skip(row.start)).map(|(to, from)| to - from).collect();
                sheet.push(line, row.clone(), &moved, places.last().copied().unwrap_or_default(), false);
            }
        }
        SetText { galley: std::sync::Arc::new(sheet.into_galley()), spans: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;

    use super::*;
    use crate::ui::fonts;

    const SIZE: f32 = 14.0;

    /// The rows of words in a column of so many squares, and whether something was cut off.
    fn rows(words: &str, lang: &Lang, squares: f32, most: usize) -> (Vec<String>, bool) {
        let drawn = std::cell::RefCell::new(None);
        Harness::builder()
            .with_context_setup(|ctx| fonts::install(ctx, &Lang::En))
            .build_ui(|ui| {
                let how = Type::row(lang, true, SIZE, 21.0, Color32::BLACK);
                *drawn.borrow_mut() = Some(set_lines(ui, words, &how, squares * SIZE + 1.0, most));
            })
            .step();
        let lines = drawn.into_inner().unwrap();
        let row = |row: &PlacedRow| row.glyphs.iter().map(|glyph| glyph.chr).collect::<String>();
        (lines.text.galley.rows.iter().map(row).collect(), lines.is_cut)
    }

    #[track_caller]
    fn check(words: &str, lang: &Lang, squares: f32, expect: &[&str]) {
        assert_eq!(rows(words, lang, squares, 2).0, expect, "{words}");
    }

    #[test]
    fn no_row_ends_with_a_bracket_that_opens() {
        check("港口今天开放『新船』", &Lang::ZhHans, 7.0, &["港口今天开放", "『新船』"]);
        check("霧の朝に船が「帰る」", &Lang::Ja, 7.0, &["霧の朝に船が", "「帰る」"]);
    }

    #[test]
    fn no_character_stands_alone_in_the_last_row() {
        for (words, lang) in [("港口货运量增加一倍", Lang::ZhHans), ("港の貨物が二倍に増", Lang::Ja)]
        {
            let (rows, is_cut) = rows(words, &lang, 8.0, 2);
            assert!(rows.len() == 2 && !is_cut, "{rows:?}");
            assert!(rows[1].chars().count() > 1, "{rows:?}");
        }
    }

    #[test]
    fn what_is_too_long_ends_in_points_as_its_script_has_them() {
        let (han, is_cut) = rows(&"港口开放，渡轮回家。".repeat(9), &Lang::ZhHans, 10.0, 2);
        assert!(is_cut && han.len() == 2 && han[1].ends_with('…'), "{han:?}");
        assert!(han[1].chars().count() <= 11, "{han:?}");
        let (latin, is_cut) = rows(&"The harbour opens again. ".repeat(9), &Lang::En, 20.0, 2);
        assert!(is_cut && latin.len() == 2 && latin[1].ends_with("..."), "{latin:?}");
        assert!(!latin[1].ends_with(" ...") && !latin[1].ends_with("...."), "{latin:?}");
    }

    #[test]
    fn a_headline_of_a_million_characters_is_set_from_its_beginning_alone() {
        let (rows, is_cut) = rows(&"港口".repeat(500_000), &Lang::ZhHans, 12.0, 2);
        assert!(is_cut && rows.len() == 2, "{rows:?}");
    }
}
