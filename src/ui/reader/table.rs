//! A table, its columns as wide as their words ask for; wider than the column of text it scrolls sideways.

use egui::{Align, Id, Pos2, Rect, Role, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::article::{Lang, Prose, Table};
use crate::ui::theme::{Palette, size, space};

use super::desk::Desk;
use super::parts::cell_part;
use super::setting::{Edge, SetText, Type, Weight, set, set_plain};
use super::typography::typography;
use super::words::set_text_ui;

/// Columns are at most this wide; longer cells are set in rows.
const COLUMN_MAX_EM: f32 = 16.0;
const COLUMN_MIN_EM: f32 = 2.0;
/// Room for the bar of a table that scrolls.
const SCROLL_BAR: f32 = 12.0;

/// A table laid out.
pub(super) struct LaidTable {
    caption: Option<SetText>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// Of the words' column.
    room: f32,
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
    pub(super) fn new(ui: &Ui, table: &Table, lang: &Lang, room: f32) -> Self {
        let body =
            Type { size: size::BODY * typography(ui).scale(), edge: Edge::Ragged, ..Type::text(ui, lang) };
        let bold = Type { weight: Weight::Bold, ..body.clone() };
        let how = |row: usize| if row < table.header_rows { &bold } else { &body };
        let columns = columns(ui, table, how, body.size);
        let mut top = 0.0;
        let mut rows = Vec::with_capacity(table.rows.len());
        for (index, row) in table.rows.iter().enumerate() {
            let cells: Vec<SetText> = row
                .iter()
                .zip(&columns)
                .map(|(cell, column)| set(ui, cell, how(index), column.width))
                .collect();
            let height = cells.iter().map(SetText::height).fold(body.row_height(), f32::max) + space::S;
            rows.push(Row { top, height, cells, is_header: index < table.header_rows });
            top += height;
        }
        let caption =
            table.caption.as_deref().map(|caption| set_plain(ui, caption, &Type::caption(ui, lang), room));
        Self { caption, columns, rows, room }
    }

    pub(super) fn height(&self) -> f32 {
        let bar = if self.width() > self.room { SCROLL_BAR } else { 0.0 };
        self.caption_height() + self.rows_height() + bar
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
fn columns<'a>(ui: &Ui, table: &Table, how: impl Fn(usize) -> &'a Type, em: f32) -> Vec<Column> {
    let count = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut left = space::M;
    let mut columns = Vec::with_capacity(count);
    for column in 0..count {
        let cells = || {
            let rows = table.rows.iter().enumerate();
            rows.filter_map(|(index, row)| row.get(column).map(|cell| (index, cell)))
        };
        let widest = cells()
            .map(|(index, cell)| set(ui, cell, how(index), f32::INFINITY).width())
            .fold(COLUMN_MIN_EM * em, f32::max);
        let width = widest.min(COLUMN_MAX_EM * em).ceil();
        let numbers =
            cells().filter(|(index, _)| *index >= table.header_rows).all(|(_, cell)| is_number(cell));
        columns.push(Column { left, width, align: if numbers { Align::RIGHT } else { Align::LEFT } });
        left += width + space::L;
    }
    columns
}

/// Figures, a percentage, an amount, or nothing.
fn is_number(cell: &Prose) -> bool {
    let text = cell.text.trim();
    text.chars().all(|c| c.is_ascii_digit() || ".,%-+−–—$€£¥￥ ".contains(c))
}

/// Draws the table.
pub(super) fn table_ui(ui: &mut Ui, id: Id, origin: Pos2, table: &LaidTable, desk: &mut Desk<'_>) {
    if let Some(caption) = &table.caption {
        set_text_ui(ui, id.with("caption"), origin, caption, (Role::Caption, Some(0)), desk);
    }
    let top = origin + vec2(0.0, table.caption_height());
    if table.width() <= table.room {
        rows_ui(ui, id, top, table, desk);
        return;
    }
    let room = Rect::from_min_size(top, vec2(table.room, table.rows_height() + SCROLL_BAR));
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt(id));
    ScrollArea::horizontal().id_salt(id.with("scroll")).auto_shrink(false).show(&mut child, |ui| {
        let (rect, _) =
            ui.allocate_exact_size(vec2(table.width(), table.rows_height()), egui::Sense::hover());
        rows_ui(ui, id, rect.min, table, desk);
    });
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
