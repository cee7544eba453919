//! Tables of data, told from tables that only lay out a page.

use html5ever::local_name;

use crate::article::{Prose, Table};
use crate::extract::dom::{Dom, NodeId};
use crate::extract::lines::measure::units;

use super::prose_of;

/// A table with more cells is a page's layout or a sheet that no article holds.
const MOST_CELLS: usize = 5_000;
/// Cells of data are short: a mean above this is text laid out in columns.
const LONGEST_MEAN_CELL: usize = 60;
/// Repeated cells of one span.
const WIDEST_SPAN: usize = 50;

/// The table, if it holds data.
pub(super) fn read(dom: &Dom, table: NodeId) -> Option<Table> {
    let mut rows: Vec<Vec<Prose>> = Vec::new();
    let mut caption = None;
    let mut heads = 0;
    let mut cells = 0;
    for node in dom.descendants(table) {
        let Some(name) = dom.name(node) else { continue };
        match *name {
            local_name!("table")
            | local_name!("img")
            | local_name!("form")
            | local_name!("h1")
            | local_name!("ul") => return None,
            local_name!("caption") => caption = Some(dom.line(node)).filter(|line| !line.is_empty()),
            local_name!("tr") => {
                let row = read_row(dom, node, &mut heads);
                cells += row.len();
                rows.push(row);
            }
            _ => {}
        }
        if cells > MOST_CELLS {
            return None;
        }
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_blank()));
    let header_rows = header_rows(dom, table);
    is_data(&rows, heads).then_some(Table { caption, header_rows, rows })
}

fn read_row(dom: &Dom, row: NodeId, heads: &mut usize) -> Vec<Prose> {
    let mut cells = Vec::new();
    for cell in dom.children(row) {
        let Some(name) = dom.name(cell) else { continue };
        match *name {
            local_name!("th") => *heads += 1,
            local_name!("td") => {}
            _ => continue,
        }
        cells.push(prose_of(dom, cell));
        let span = dom.attr(cell, "colspan").and_then(|span| span.trim().parse::<usize>().ok()).unwrap_or(1);
        cells.extend(std::iter::repeat_n(Prose::default(), span.clamp(1, WIDEST_SPAN) - 1));
    }
    cells
}

/// The rows at the top that hold heads only.
fn header_rows(dom: &Dom, table: NodeId) -> usize {
    let row_name = local_name!("tr");
    let all_heads = |&row: &NodeId| {
        let mut cells = dom.children(row).filter(|&cell| dom.element(cell).is_some()).peekable();
        cells.peek().is_some() && cells.all(|cell| dom.name(cell) == Some(&local_name!("th")))
    };
    dom.elements(table, &row_name).take_while(all_heads).count()
}

fn is_data(rows: &[Vec<Prose>], heads: usize) -> bool {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if rows.len() < 2 || columns < 2 {
        return false;
    }
    let filled: Vec<usize> =
        rows.iter().flatten().filter(|cell| !cell.is_blank()).map(|cell| units(&cell.text)).collect();
    let mean = filled.iter().sum::<usize>() / filled.len().max(1);
    // Half of the cells of a grid of data say something; a layout is mostly gaps.
    let grid = filled.len() * 2 >= rows.len() * columns;
    mean <= LONGEST_MEAN_CELL && (heads > 0 || grid && filled.len() >= 4)
}
