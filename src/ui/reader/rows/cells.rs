//! Characters as they are set: how wide each is, what is put between it and the one before, what blank it can give up.

use std::ops::Range;

use super::kinsoku::{Break, Class, breaks, class};
use crate::article::Lang;

/// One character of a paragraph. All widths are in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Cell {
    pub(super) c: char,
    pub(super) class: Class,
    /// From its start to that of the next, as the shaper has it.
    pub(super) advance: f32,
    /// Added between it and the character before where both stand in one row; less than nothing where two marks
    /// meet.
    pub(super) gap: f32,
    /// Blank before its ink that a row does not start with.
    pub(super) lead: f32,
    /// Blank after its ink that a row need not end with.
    pub(super) trail: f32,
    /// Whether a row may end before it.
    pub(super) before: Break,
}

/// What the shaper tells of a character.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Shape {
    pub c: char,
    pub advance: f32,
    /// Where its ink starts and ends, from where it stands.
    pub ink: (f32, f32),
}

/// Characters that carry one reading above them, and how wide that is.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Reading {
    pub chars: Range<usize>,
    pub width: f32,
}

/// A quarter of an em between Han and Latin (clreq 3.2.4, jlreq 3.2.6).
const BETWEEN_SCRIPTS_EM: f32 = 0.25;
/// Half of a full-width mark is blank.
const BLANK_EM: f32 = 0.5;
/// The ink of a mark that can be squeezed ends before, or starts after, this part of its square. Marks that stand in
/// the middle of it, as Traditional Chinese commas do, keep their place.
const INK_HALF: f32 = 0.56;
/// A mark as wide as this fills a square; Latin ones are narrower.
const FULL_WIDTH_EM: f32 = 0.9;
/// No row ends inside a base that is no longer than this.
const WHOLE_BASE: usize = 8;

/// The cells of a paragraph set at this size.
pub(in super::super) fn cells(shapes: &[Shape], lang: &Lang, em: f32, readings: &[Reading]) -> Vec<Cell> {
    let mut cells = plain_cells(shapes, lang);
    for (cell, shape) in cells.iter_mut().zip(shapes) {
        (cell.lead, cell.trail) = blanks(cell, shape.ink, em);
    }
    let gaps: Vec<f32> =
        cells.windows(2).map(|pair| if let [a, b] = pair { gap(a, b, em) } else { 0.0 }).collect();
    for (cell, gap) in cells.iter_mut().skip(1).zip(gaps) {
        cell.gap = gap;
    }
    for reading in readings {
        make_room(&mut cells, reading);
    }
    cells
}

/// Letters one after the other, nothing between them: code.
pub(in super::super) fn plain_cells(shapes: &[Shape], lang: &Lang) -> Vec<Cell> {
    let chars: Vec<char> = shapes.iter().map(|shape| shape.c).collect();
    let cell = |(shape, before): (&Shape, Break)| Cell {
        c: shape.c,
        class: class(shape.c),
        advance: shape.advance,
        gap: 0.0,
        lead: 0.0,
        trail: 0.0,
        before,
    };
    shapes.iter().zip(breaks(&chars, lang)).map(cell).collect()
}

/// Lets rows end between the parts of a line, ` · ` apart, and inside one only where that fills a row of its own.
pub(in super::super) fn keep_parts(cells: &mut [Cell]) {
    let mut before = [' '; 2];
    for cell in cells {
        if cell.before == Break::Allowed && before != ['·', ' '] {
            cell.before = Break::Loose;
        }
        let [_, last] = before;
        before = [last, cell.c];
    }
}

/// The blank halves of a full-width mark, seen from its ink: the faces of the regions differ.
fn blanks(cell: &Cell, ink: (f32, f32), em: f32) -> (f32, f32) {
    let is_full =
        cell.advance >= FULL_WIDTH_EM * em && !matches!(cell.c, '\u{3041}'..='\u{30FF}' | '々' | '〻');
    match cell.class {
        Class::Open if is_full && ink.0 >= (1.0 - INK_HALF) * em => (BLANK_EM * em, 0.0),
        Class::Close if is_full && ink.1 <= INK_HALF * em => (0.0, BLANK_EM * em),
        _ => (0.0, 0.0),
    }
}

/// What stands between two characters of one row.
fn gap(before: &Cell, after: &Cell, em: f32) -> f32 {
    match (before.class, after.class) {
        // 。」 and 」「 share one blank half, 「『 has none (jlreq 3.1.4, clreq 3.1.6).
        (Class::Close, Class::Close | Class::Open) => -before.trail,
        (Class::Open, Class::Open) => -after.lead,
        _ if is_ideograph(before.c) && is_latin(after.c) || is_latin(before.c) && is_ideograph(after.c) => {
            BETWEEN_SCRIPTS_EM * em
        }
        _ => 0.0,
    }
}

/// Puts the characters of a base as far apart as its reading is wide, and keeps them in one row.
fn make_room(cells: &mut [Cell], reading: &Reading) {
    let after = reading.chars.end;
    let Some(base) = cells.get_mut(reading.chars.clone()) else { return };
    let width: f32 = base.iter().map(|cell| cell.advance).sum();
    let missing = (reading.width - width).max(0.0);
    let share = missing / base.len().max(1) as f32;
    if base.len() <= WHOLE_BASE {
        base.iter_mut().skip(1).for_each(|cell| cell.before = Break::Forbidden);
    }
    base.iter_mut().skip(1).for_each(|cell| cell.gap += share);
    if let Some(first) = base.first_mut() {
        first.gap += share / 2.0;
    }
    if let Some(next) = cells.get_mut(after) {
        next.gap += share / 2.0;
    }
}

/// What a Latin word stands apart from: Han and kana. Hangul is not among them: there a space is a matter of spelling.
fn is_ideograph(c: char) -> bool {
    matches!(c,
        '々' | '〇' | '〻' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}'
        | '\u{3105}'..='\u{312F}' | '\u{31A0}'..='\u{31BF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Letters and digits of an alphabet.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '%' | '\u{00C0}'..='\u{024F}' | '\u{0370}'..='\u{052F}' | '\u{1E00}'..='\u{1EFF}')
}
