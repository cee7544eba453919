//! What is copied of an article: its words as they are, with the source line, or as Markdown.

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Mark, MarkKind, Prose};
use crate::command::CopyAs;
use crate::text::markdown;

use super::clean::part_of;
use super::data::{Item, Reading};
use super::parts::{column_of, parts, row_of};
use super::selection::{Spot, TextPlace, chars_of};
use super::table_piece::TablePiece;

/// So many items are copied at once; the words of more are put together away from the window's thread.
const SHORT: usize = 30;

/// What is to be copied.
pub struct Copied {
    pub(super) reading: Arc<Reading>,
    pub(super) range: Range<Spot>,
    pub(super) form: CopyAs,
}

impl Copied {
    /// Whether it is put together in no time.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.range.end.item - self.range.start.item < SHORT
    }

    #[must_use]
    pub fn text(&self) -> String {
        copied(&self.reading, &self.range, self.form)
    }
}

/// The words from one place to another.
pub(super) fn copied(reading: &Reading, range: &Range<Spot>, form: CopyAs) -> String {
    match form {
        CopyAs::Words => words(reading, range),
        CopyAs::WithSource => format!("{}\n\n{}", words(reading, range).trim_end(), source(reading)),
        CopyAs::Markdown => as_markdown(reading, range),
    }
}

/// The selected texts of an item, with their numbers.
fn selected(reading: &Reading, item: usize, range: &Range<Spot>) -> Vec<(usize, Prose)> {
    let cut = |(part, prose): (usize, std::borrow::Cow<'_, Prose>)| {
        let chars = chars_of(range, TextPlace { item, part })?;
        Some((part, part_of(&prose, &bytes(&prose.text, chars))))
    };
    parts(reading, item).into_iter().filter_map(cut).collect()
}

fn bytes(text: &str, chars: Range<usize>) -> Range<usize> {
    let at = |char: usize| text.char_indices().nth(char).map_or(text.len(), |(byte, _)| byte);
    at(chars.start)..at(chars.end)
}

fn items(range: &Range<Spot>) -> impl Iterator<Item = usize> {
    range.start.item..=range.end.item
}

/// A line a block, as [`crate::article::Article::text`] has them; the cells of a row are parted by tabs.
fn words(reading: &Reading, range: &Range<Spot>) -> String {
    let mut copied = String::new();
    let mut is_first = true;
    let mut part = |goes_on: bool, words: &str| {
        if !goes_on && !is_first {
            copied.push('\n');
        }
        copied.push_str(words);
        is_first = false;
    };
    let mut rows = Rows::default();
    for index in items(range) {
        let Some(item) = reading.items.get(index) else { continue };
        let texts = selected(reading, index, range);
        if let Item::Table(piece) = item {
            rows.add(piece, texts);
            continue;
        }
        rows.take().iter().for_each(|row| part(false, &row.words()));
        for (_, prose) in &texts {
            part(item.goes_on(), &prose.text);
        }
    }
    rows.take().iter().for_each(|row| part(false, &row.words()));
    copied
}

/// Rows of a table, put together again where their cells go on.
#[derive(Default)]
struct Rows {
    all: Vec<Row>,
    /// The first of them is the first of its table.
    has_head: bool,
}

/// A row of a table, or its caption.
struct Row {
    /// Nothing for a caption.
    number: Option<usize>,
    /// By column.
    cells: Vec<(usize, Prose)>,
}

impl Rows {
    fn add(&mut self, piece: &TablePiece, texts: Vec<(usize, Prose)>) {
        if self.all.is_empty() {
            self.has_head = piece.before == 0;
        }
        // Numbers of rows begin anew in each piece.
        let mut row = if piece.goes_on && !self.all.is_empty() { Some(Some(0)) } else { None };
        for (part, prose) in texts {
            let (number, column) = (row_of(part), column_of(part));
            if row != Some(number) {
                row = Some(number);
                self.all.push(Row { number, cells: Vec::new() });
            }
            let Some(open) = self.all.last_mut() else { continue };
            match open.cells.iter_mut().find(|(other, _)| *other == column) {
                Some((_, cell)) => join(cell, prose),
                None => open.cells.push((column, prose)),
            }
        }
    }

    fn take(&mut self) -> Vec<Row> {
        std::mem::take(&mut self.all)
    }

    /// As Markdown has them, the first as the head: Markdown has no table without one.
    fn markdown(&mut self) -> Option<String> {
        let has_head = self.has_head;
        let rows = self.take();
        let mut lines = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let cells: Vec<String> = row.cells.iter().map(|(_, prose)| cell(prose)).collect();
            if row.number.is_none() {
                lines.push(format!("{}\n", cells.concat()));
                continue;
            }
            lines.push(format!("| {} |", cells.join(" | ")));
            let is_first = at == 0 || rows.get(at - 1).is_some_and(|row| row.number.is_none());
            if is_first && has_head {
                lines.push(format!("|{}", " --- |".repeat(cells.len())));
            }
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

impl Row {
    fn words(&self) -> String {
        let cells: Vec<&str> = self.cells.iter().map(|(_, prose)| prose.text.as_str()).collect();
        cells.join("\t")
    }
}

fn join(cell: &mut Prose, rest: Prose) {
    let from = cell.text.len();
    cell.text.push_str(&rest.text);
    let moved = |mark: Mark| Mark { range: mark.range.start + from..mark.range.end + from, ..mark };
    cell.marks.extend(rest.marks.into_iter().map(moved));
}

fn cell(prose: &Prose) -> String {
    markdown::inline(prose).replace('|', "\\|").replace('\n', " ")
}

/// The headline, the line below it, and the address of the page.
fn source(reading: &Reading) -> String {
    let mut lines = vec![reading.title.clone()];
    let line = reading
        .items
        .iter()
        .find_map(|item| if let Item::SourceLine(prose) = item { Some(prose) } else { None });
    if let Some(prose) = line {
        let address = prose.marks.iter().find_map(|mark| match &mark.kind {
            MarkKind::Link(address) => Some((mark.range.start, address)),
            _ => None,
        });
        let end = address.map_or(prose.text.len(), |(start, _)| start);
        let words = prose.text.get(..end).unwrap_or_default().replace('\u{a0}', " ");
        lines.push(words.trim_end_matches([' ', '·']).to_owned());
        lines.extend(address.map(|(_, address)| address.clone()));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Blocks as Markdown has them, an empty line between.
fn as_markdown(reading: &Reading, range: &Range<Spot>) -> String {
    let mut copied = Blocks::default();
    let mut rows = Rows::default();
    let mut code: Option<(&Item, String)> = None;
    let mut items = items(range).filter_map(|index| Some((index, reading.items.get(index)?))).peekable();
    while let Some((index, item)) = items.next() {
        // One fence is around all pieces of a block.
        if reading.starts.binary_search(&index).is_ok() {
            copied.fence(code.take());
        }
        let mut texts = selected(reading, index, range);
        if let Item::Table(piece) = item {
            rows.add(piece, texts);
            if !matches!(items.peek(), Some((_, Item::Table(next))) if next.before > 0) {
                copied.extend(item, rows.markdown());
            }
            continue;
        }
        texts.retain(|(_, prose)| !prose.text.is_empty());
        match (item.itself(), texts.first()) {
            (Item::Divider, _) => copied.extend(item, Some("---".to_owned())),
            (_, None) => {}
            (Item::Code(_), Some((_, prose))) => {
                let (_, code) = code.get_or_insert_with(|| (item, String::new()));
                if !code.is_empty() && !item.goes_on() {
                    code.push('\n');
                }
                code.push_str(&prose.text);
            }
            (_, Some((_, prose))) => copied.extend(item, Some(block(item, prose))),
        }
    }
    copied.fence(code);
    copied.written
}

/// Markdown as it is written.
#[derive(Default)]
struct Blocks<'a> {
    written: String,
    before: Option<&'a Item>,
}

impl<'a> Blocks<'a> {
    fn fence(&mut self, code: Option<(&'a Item, String)>) {
        if let Some((item, code)) = code {
            self.extend(item, Some(markdown::fenced(&code)));
        }
    }

    fn extend(&mut self, item: &'a Item, block: Option<String>) {
        let Some(block) = block else { return };
        self.written.push_str(match (self.before.map(Item::itself), item) {
            (None, _) => "",
            (_, Item::Rest(rest)) if !matches!(**rest, Item::Code(_)) => "",
            (Some(Item::ListItem { .. }), Item::ListItem { .. }) => "\n",
            (Some(Item::Quote(_)), Item::Quote(_)) => "\n>\n",
            _ => "\n\n",
        });
        self.written.push_str(&block);
        self.before = Some(item);
    }
}

fn block(item: &Item, prose: &Prose) -> String {
    let words = markdown::inline(prose);
    match item {
        Item::Headline(_) => format!("# {words}"),
        Item::Heading { level, .. } => format!("{} {words}", "#".repeat(usize::from((*level).clamp(2, 6)))),
        Item::Quote(_) => format!("> {}", words.replace('\n', "\n> ")),
        Item::Rest(rest) if matches!(**rest, Item::Quote(_)) => words.replace('\n', "\n> "),
        Item::ListItem { depth, lead, .. } => {
            let lead = if lead.ends_with('.') { lead.as_str() } else { "-" };
            format!("{}{lead} {words}", "   ".repeat(usize::from(*depth)))
        }
        Item::Slot(_) => format!("*{}*", markdown::inline(&Prose::plain(prose.text.as_str()))),
        _ => words,
    }
}
