//! A table cut into pieces that are laid out when they come near the window, all with the same columns.

use std::sync::Arc;

use unicode_width::UnicodeWidthChar;

use crate::article::{Prose, Table};

use super::pieces::{PIECE_BYTES, pieces, plain_pieces};

/// Rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TablePiece {
    pub table: Table,
    /// The columns of the whole, where this is a part of it.
    pub columns: Option<Arc<[Span]>>,
    /// How many pieces stand before it.
    pub before: usize,
    pub is_last: bool,
    /// The cells of its first row go on from those of the last row before it.
    pub goes_on: bool,
}

/// A column of a table, seen without a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Half-widths of the longest cell.
    pub halves: usize,
    pub is_numbers: bool,
}

/// So many cells are laid out in a few milliseconds. No row of an article has more; one that does goes on in the next.
const PIECE_CELLS: usize = 200;

/// Cuts a table by its cells and their bytes; one of a few stays whole. A caption that is too long to be laid out with
/// the first rows comes in pieces of its own.
pub(super) fn table_pieces(table: &Table) -> (Vec<Prose>, Vec<TablePiece>) {
    let captions = table.caption.as_deref();
    let captions = captions.map(|caption| plain_pieces(caption, PIECE_BYTES)).unwrap_or_default();
    let (caption, long) = match captions.as_slice() {
        [one] => (Some(one.text.clone()).filter(|caption| !caption.is_empty()), Vec::new()),
        _ => (None, captions),
    };
    let mut groups = Groups::default();
    for (number, row) in table.rows.iter().enumerate() {
        for part in row.chunks(PIECE_CELLS).chain(row.is_empty().then_some(&[][..])) {
            groups.push(number < table.header_rows, part);
        }
    }
    groups.close();
    let last = groups.all.len().saturating_sub(1);
    let columns = (last > 0).then(|| columns(&groups.all));
    let mut caption = caption;
    let piece = |(before, group): (usize, Group)| TablePiece {
        table: Table { caption: caption.take(), header_rows: group.header_rows, rows: group.rows },
        columns: columns.clone(),
        before,
        is_last: before == last,
        goes_on: group.goes_on,
    };
    (long, groups.all.into_iter().enumerate().map(piece).collect())
}

/// Rows that are laid out together.
#[derive(Default)]
struct Group {
    rows: Vec<Vec<Prose>>,
    header_rows: usize,
    goes_on: bool,
    cells: usize,
    bytes: usize,
}

#[derive(Default)]
struct Groups {
    all: Vec<Group>,
    open: Group,
}

impl Groups {
    /// Adds a row; where its cells are long, in rows below each other, each a group of its own.
    fn push(&mut self, is_header: bool, row: &[Prose]) {
        let mut left = PIECE_BYTES;
        let mut cells: Vec<std::vec::IntoIter<Prose>> = Vec::with_capacity(row.len());
        let share = (PIECE_BYTES / row.len().max(1)).max(LEAST_SHARE);
        for cell in row {
            // Short cells stay whole whatever the others are.
            let most = if cell.text.len() <= left { PIECE_BYTES } else { share };
            left = left.saturating_sub(cell.text.len().min(most));
            cells.push(pieces(cell, most).into_iter());
        }
        let mut goes_on = false;
        loop {
            let rests: Vec<Option<Prose>> = cells.iter_mut().map(Iterator::next).collect();
            if goes_on && rests.iter().all(Option::is_none) {
                return;
            }
            self.add(is_header, rests.into_iter().map(Option::unwrap_or_default).collect(), goes_on);
            goes_on = true;
        }
    }

    fn add(&mut self, is_header: bool, row: Vec<Prose>, goes_on: bool) {
        let bytes: usize = row.iter().map(|cell| cell.text.len()).sum();
        let open = &self.open;
        let is_full = open.cells + row.len() > PIECE_CELLS || open.bytes + bytes > PIECE_BYTES;
        if !open.rows.is_empty() && (goes_on || is_full) {
            self.close();
        }
        let open = &mut self.open;
        open.goes_on |= goes_on;
        open.header_rows += usize::from(is_header);
        open.cells += row.len();
        open.bytes += bytes;
        open.rows.push(row);
    }

    fn close(&mut self) {
        if !self.open.rows.is_empty() {
            self.all.push(std::mem::take(&mut self.open));
        }
    }
}

/// Cells are cut no shorter than this, in bytes, so that a row of many goes on in few.
const LEAST_SHARE: usize = 60;

fn columns(groups: &[Group]) -> Arc<[Span]> {
    let mut spans: Vec<Span> = Vec::new();
    for group in groups {
        for (number, row) in group.rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                if column >= spans.len() {
                    spans.push(Span { halves: 0, is_numbers: true });
                }
                let Some(span) = spans.get_mut(column) else { continue };
                span.halves = span.halves.max(cell.text.lines().map(halves).max().unwrap_or(0));
                span.is_numbers &= number < group.header_rows || is_number(cell);
            }
        }
    }
    spans.into()
}

fn halves(line: &str) -> usize {
    line.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// Figures, a percentage, an amount, or nothing.
pub(super) fn is_number(cell: &Prose) -> bool {
    let text = cell.text.trim();
    text.chars().all(|c| c.is_ascii_digit() || ".,%-+−–—$€£¥￥ ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: usize) -> Table {
        let row = |row: usize| vec![Prose::plain(format!("第{row}行")), Prose::plain(row.to_string())];
        Table { caption: Some("表".into()), header_rows: 1, rows: (0..rows).map(row).collect() }
    }

    #[test]
    fn a_short_table_stays_whole() {
        let (_, pieces) = table_pieces(&table(12));
        assert_eq!(pieces.len(), 1);
        assert_eq!((pieces[0].columns.as_ref(), pieces[0].is_last), (None, true));
    }

    #[test]
    fn a_long_one_loses_no_row_and_keeps_its_columns() {
        let (_, pieces) = table_pieces(&table(250));
        let rows: Vec<_> = pieces.iter().flat_map(|piece| piece.table.rows.clone()).collect();
        assert_eq!(rows, table(250).rows);
        let heads: Vec<_> =
            pieces.iter().map(|p| (p.table.caption.is_some(), p.table.header_rows, p.before)).collect();
        assert_eq!(heads, [(true, 1, 0), (false, 0, 1), (false, 0, 2)]);
        let first = pieces[0].columns.clone().unwrap();
        assert_eq!(*first, [Span { halves: 7, is_numbers: false }, Span { halves: 3, is_numbers: true }]);
        assert!(pieces.iter().all(|piece| piece.columns.as_ref() == Some(&first)));
    }
}
