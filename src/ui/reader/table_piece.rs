//! A table cut into pieces that are laid out when they come near the window, all with the same columns.

use std::sync::Arc;

use unicode_width::UnicodeWidthChar;

use crate::article::{Prose, Table};

/// Rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TablePiece {
    pub table: Table,
    /// The columns of the whole, where this is a part of it.
    pub columns: Option<Arc<[Span]>>,
    /// How many pieces stand before it.
    pub before: usize,
    pub is_last: bool,
}

/// A column of a table, seen without a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Half-widths of the longest cell.
    pub halves: usize,
    pub is_numbers: bool,
}

/// So many cells are laid out in a few milliseconds.
const CELLS_A_PIECE: usize = 200;

/// Cuts a table; one of a few cells stays whole.
pub(super) fn table_pieces(table: Table) -> Vec<TablePiece> {
    let count = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let most = (CELLS_A_PIECE / count.max(1)).max(1);
    if table.rows.len() <= most {
        return vec![TablePiece { table, columns: None, before: 0, is_last: true }];
    }
    let columns: Arc<[Span]> = (0..count).map(|column| span(&table, column)).collect();
    let last = table.rows.len().div_ceil(most) - 1;
    let Table { mut caption, header_rows, rows } = table;
    let mut rows = rows.into_iter();
    let piece = |before: usize| TablePiece {
        table: Table {
            caption: caption.take(),
            header_rows: header_rows.saturating_sub(before * most),
            rows: rows.by_ref().take(most).collect(),
        },
        columns: Some(Arc::clone(&columns)),
        before,
        is_last: before == last,
    };
    (0..=last).map(piece).collect()
}

fn span(table: &Table, column: usize) -> Span {
    let cells = || table.rows.iter().filter_map(|row| row.get(column));
    let halves = |cell: &Prose| cell.text.lines().map(halves).max().unwrap_or(0);
    Span {
        halves: cells().map(halves).max().unwrap_or(0),
        is_numbers: cells().skip(table.header_rows).all(is_number),
    }
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
        let pieces = table_pieces(table(12));
        assert_eq!(pieces.len(), 1);
        assert_eq!((pieces[0].columns.as_ref(), pieces[0].is_last), (None, true));
    }

    #[test]
    fn a_long_one_loses_no_row_and_keeps_its_columns() {
        let pieces = table_pieces(table(250));
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
