//! A table, its columns as wide as their words ask for; wider than the column of text it scrolls sideways.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Align, Id, Pos2, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::article::{Lang, Prose, Table};
use crate::ui::theme::{Palette, size, space};

use super::desk::Desk;
use super::parts::cell_part;
use super::setting::{Edge, SetText, Type, Weight, set, set_plain};
use super::table_piece::{TablePiece, is_number};
use super::typography::typography;
use super::words::set_text_ui;

/// Columns are at most this wide; longer cells are set in rows.
const COLUMN_MAX_EM: f32 = 16.0;
const COLUMN_MIN_EM: f32 = 2.0;
/// Room of half a square, for cells that are not measured: bold letters and capitals are wider than most.
const HALF_EM: f32 = 0.6;
/// Room for the bar of a table that scrolls.
const SCROLL_BAR: f32 = 12.0;

/// Rows of a table laid out.
pub(super) struct LaidTable {
    caption: Option<SetText>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// Of the words' column.
    room: f32,
    before: usize,
    is_last: bool,
}

struct Column {
    left: f32,
    width: f32,
    align: Align,
}

struct Row {
    /// From the top of the first row.
    top: f32,
    height: f32,
    cells: Vec<SetText>,
    is_header: bool,
}

impl LaidTable {
    pub(super) fn new(ui: &Ui, piece: &TablePiece, lang: &Lang, room: f32) -> Self {
        let table = &piece.table;
        let size = size::BODY * typography(ui).scale();
        let body = Type { size, edge: Edge::Ragged, ..Type::text(ui, lang) };
        let bold = Type { weight: Weight::Bold, ..body.clone() };
        let how = |row: usize| if row < table.header_rows { &bold } else { &body };
        // Most cells are one short row: what is set to be measured is what is drawn.
        let set_row = |(index, row): (usize, &Vec<Prose>)| -> Vec<SetText> {
            row.iter().map(|cell| set(ui, cell, how(index), f32::INFINITY)).collect()
        };
        let mut cells: Vec<Vec<SetText>> = table.rows.iter().enumerate().map(set_row).collect();
        let columns = columns(piece, &cells, size);
        let mut top = 0.0;
        let mut rows = Vec::with_capacity(cells.len());
        for (index, (mut cells, row)) in cells.drain(..).zip(&table.rows).enumerate() {
            for ((set_cell, cell), column) in cells.iter_mut().zip(row).zip(&columns) {
                if set_cell.width() > column.width {
                    *set_cell = set(ui, cell, how(index), column.width);
                }
            }
            let height = cells.iter().map(SetText::height).fold(body.row_height(), f32::max) + space::S;
            rows.push(Row { top, height, cells, is_header: index < table.header_rows });
            top += height;
        }
        let caption = table.caption.as_deref();
        let caption = caption.map(|caption| set_plain(ui, caption, &Type::caption(ui, lang), room));
        Self { caption, columns, rows, room, before: piece.before, is_last: piece.is_last }
    }

    /// How many pieces of the same table stand before it.
    pub(super) fn pieces_before(&self) -> usize {
        self.before
    }

    pub(super) fn height(&self) -> f32 {
        self.caption_height() + self.rows_height() + self.bar()
    }

    /// Room for the bar, below the last piece of a table that scrolls.
    fn bar(&self) -> f32 {
        if self.width() > self.room && self.is_last { SCROLL_BAR } else { 0.0 }
    }

    fn caption_height(&self) -> f32 {
        self.caption.as_ref().map_or(0.0, |caption| caption.height() + space::S)
    }

    fn rows_height(&self) -> f32 {
        self.rows.last().map_or(0.0, |row| row.top + row.height)
    }

    fn width(&self) -> f32 {
        self.columns.last().map_or(0.0, |column| column.left + column.width + space::M)
    }
}

/// As wide as the widest cell asks for, within limits; columns of numbers end below each other.
fn columns(piece: &TablePiece, cells: &[Vec<SetText>], em: f32) -> Vec<Column> {
    let count =
        cells.iter().map(Vec::len).max().unwrap_or(0).max(piece.columns.as_ref().map_or(0, |all| all.len()));
    let mut left = space::M;
    let mut columns = Vec::with_capacity(count);
    for column in 0..count {
        let (widest, is_numbers) = match piece.columns.as_ref().and_then(|all| all.get(column)) {
            Some(span) => (span.halves as f32 * HALF_EM * em, span.is_numbers),
            None => measured(&piece.table, cells, column),
        };
        let width = widest.clamp(COLUMN_MIN_EM * em, COLUMN_MAX_EM * em).ceil();
        columns.push(Column { left, width, align: if is_numbers { Align::RIGHT } else { Align::LEFT } });
        left += width + space::L;
    }
    columns
}

/// The width of the widest cell, and whether all below the head are numbers.
fn measured(table: &Table, cells: &[Vec<SetText>], column: usize) -> (f32, bool) {
    let widths = cells.iter().filter_map(|row| row.get(column)).map(SetText::width);
    let mut below = table.rows.iter().skip(table.header_rows).filter_map(|row| row.get(column));
    (widths.fold(0.0, f32::max), below.all(is_number))
}

/// Draws the table. `ids` are that of the piece, and that under which its pieces are scrolled as one.
pub(super) fn table_ui(ui: &mut Ui, ids: (Id, Id), origin: Pos2, table: &LaidTable, desk: &mut Desk<'_>) {
    let (id, whole) = ids;
    if let Some(caption) = &table.caption {
        set_text_ui(ui, id.with("caption"), origin, caption, (Role::Caption, Some(0)), desk);
    }
    let top = origin + vec2(0.0, table.caption_height());
    if table.width() <= table.room {
        rows_ui(ui, id, top, table, desk);
        return;
    }
    let room = Rect::from_min_size(top, vec2(table.room, table.rows_height() + table.bar()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt(id));
    let before: f32 = ui.data(|data| data.get_temp(whole)).unwrap_or_default();
    let bar = if table.is_last {
        ScrollBarVisibility::VisibleWhenNeeded
    } else {
        ScrollBarVisibility::AlwaysHidden
    };
    let area =
        ScrollArea::horizontal().id_salt(id.with("scroll")).auto_shrink(false).scroll_bar_visibility(bar);
    let output = area.horizontal_scroll_offset(before).show(&mut child, |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(table.width(), table.rows_height()), Sense::hover());
        rows_ui(ui, id, rect.min, table, desk);
    });
    let offset = output.state.clamped_offset().x;
    if (offset - before).abs() > f32::EPSILON {
        ui.data_mut(|data| data.insert_temp(whole, offset));
        ui.ctx().request_repaint();
    }
}

fn rows_ui(ui: &Ui, id: Id, origin: Pos2, table: &LaidTable, desk: &mut Desk<'_>) {
    let palette = Palette::of(ui);
    let seen = ui.clip_rect().y_range();
    let width = table.width().max(table.room.min(table.width()));
    for (index, row) in table.rows.iter().enumerate() {
        let rect = Rect::from_min_size(origin + vec2(0.0, row.top), vec2(width, row.height));
        if !rect.y_range().intersects(seen) {
            continue;
        }
        if row.is_header {
            ui.painter().rect_filled(rect, 0.0, palette.inset);
        }
        let line = if row.is_header { palette.outline } else { palette.rule };
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(size::RULE, line));
        for (cell_index, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
            let slack = if column.align == Align::RIGHT { column.width - cell.width() } else { 0.0 };
            let place = pos2(rect.left() + column.left + slack, rect.top() + space::XS);
            let role = if row.is_header { Role::ColumnHeader } else { Role::Cell };
            let part = cell_part(index, cell_index);
            set_text_ui(ui, id.with((index, cell_index)), place, cell, (role, Some(part)), desk);
        }
    }
}
