//! What is copied of an article: its words as they are, with the source line, or as Markdown.

use std::ops::Range;

use crate::article::{MarkKind, Prose};
use crate::command::CopyAs;
use crate::text::markdown;

use super::clean::part_of;
use super::data::{Item, Reading};
use super::parts::{parts, row_of};
use super::selection::{Spot, TextPlace, chars_of};

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
    for item in items(range) {
        let goes_on = matches!(reading.items.get(item), Some(Item::Continued(_) | Item::QuoteContinued(_)));
        let mut row = None;
        for (at, (part, prose)) in selected(reading, item, range).into_iter().enumerate() {
            let same_row = at > 0 && row == row_of(part);
            copied.push_str(match (is_first, goes_on, same_row) {
                (true, ..) | (_, true, _) => "",
                (.., true) => "\t",
                _ => "\n",
            });
            copied.push_str(&prose.text);
            row = row_of(part);
            is_first = false;
        }
    }
    copied
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
    let mut copied = String::new();
    let mut before: Option<&Item> = None;
    for index in items(range) {
        let Some(item) = reading.items.get(index) else { continue };
        let mut texts = selected(reading, index, range);
        texts.retain(|(_, prose)| !prose.text.is_empty());
        let Some(block) = block(item, &texts) else { continue };
        copied.push_str(match (before, item) {
            (None, _) | (_, Item::Continued(_) | Item::QuoteContinued(_)) => "",
            (Some(Item::ListItem { .. }), Item::ListItem { .. }) => "\n",
            (Some(Item::Table(_)), Item::Table(piece)) if piece.before > 0 => "\n",
            (Some(Item::Quote(_) | Item::QuoteContinued(_)), Item::Quote(_)) => "\n>\n",
            _ => "\n\n",
        });
        copied.push_str(&block);
        before = Some(item);
    }
    copied
}

fn block(item: &Item, texts: &[(usize, Prose)]) -> Option<String> {
    if let Item::Table(piece) = item {
        return Some(table(texts, piece.before == 0)).filter(|table| !table.is_empty());
    }
    if *item == Item::Divider {
        return Some("---".to_owned());
    }
    let (_, prose) = texts.first()?;
    let words = markdown::inline(prose);
    Some(match item {
        Item::Headline(_) => format!("# {words}"),
        Item::Heading { level, .. } => format!("{} {words}", "#".repeat(usize::from((*level).clamp(2, 6)))),
        Item::Quote(_) => format!("> {}", words.replace('\n', "\n> ")),
        Item::ListItem { depth, lead, .. } => {
            let lead = if lead.ends_with('.') { lead.as_str() } else { "-" };
            format!("{}{lead} {words}", "   ".repeat(usize::from(*depth)))
        }
        Item::Code(_) => markdown::fenced(&prose.text),
        Item::Slot(_) => format!("*{}*", markdown::inline(&Prose::plain(prose.text.as_str()))),
        _ => words,
    })
}

/// Rows of a table, the first as its head: Markdown has no table without one.
fn table(texts: &[(usize, Prose)], has_head: bool) -> String {
    let mut rows: Vec<(Option<usize>, Vec<String>)> = Vec::new();
    for (part, prose) in texts {
        let words = markdown::inline(prose).replace('|', "\\|").replace('\n', " ");
        match rows.last_mut() {
            Some((row, cells)) if *row == row_of(*part) => cells.push(words),
            _ => rows.push((row_of(*part), vec![words])),
        }
    }
    let mut lines = Vec::new();
    for (at, (row, cells)) in rows.iter().enumerate() {
        if row.is_none() {
            lines.push(format!("{}\n", cells.concat()));
            continue;
        }
        lines.push(format!("| {} |", cells.join(" | ")));
        let is_first = at == 0 || rows.get(at - 1).is_some_and(|(row, _)| row.is_none());
        if is_first && has_head {
            lines.push(format!("|{}", " --- |".repeat(cells.len())));
        }
    }
    lines.join("\n")
}
