//! The blocks of an article's body.

use serde::{Deserialize, Serialize};

use super::{Figure, Prose};

/// One block of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A section heading; level 2 is the first below the headline, 6 the deepest.
    Heading { level: u8, prose: Prose },
    /// A paragraph.
    Paragraph { prose: Prose },
    /// A quotation set apart, by paragraphs.
    Quote { paragraphs: Vec<Prose> },
    /// A list, nested items by their depth.
    List { style: ListStyle, items: Vec<ListItem> },
    /// A table.
    Table(Table),
    /// Preformatted text, line breaks kept.
    Code { text: String },
    /// A picture slot.
    Figure(Figure),
    /// A break between scenes or sections.
    Divider,
}

/// How the items of a list are led.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListStyle {
    #[default]
    Bulleted,
    Numbered,
}

/// One item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListItem {
    /// 0 for an item of the list itself, 1 for one of a list inside it, and so on.
    #[serde(default)]
    pub depth: u8,
    pub prose: Prose,
}

/// A table, row by row. Cells that span are repeated as empty cells, so that each row has its columns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// How many of the first rows are headers.
    #[serde(default)]
    pub header_rows: usize,
    pub rows: Vec<Vec<Prose>>,
}

impl Block {
    /// What kind of block it is, in the word that its JSON has for it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Heading { .. } => "heading",
            Self::Paragraph { .. } => "paragraph",
            Self::Quote { .. } => "quote",
            Self::List { .. } => "list",
            Self::Table(_) => "table",
            Self::Code { .. } => "code",
            Self::Figure(_) => "figure",
            Self::Divider => "divider",
        }
    }

    /// A heading without marks.
    #[must_use]
    pub fn heading(level: u8, text: &str) -> Self {
        Self::Heading { level, prose: text.into() }
    }

    /// A paragraph without marks.
    #[must_use]
    pub fn paragraph(text: &str) -> Self {
        Self::Paragraph { prose: text.into() }
    }

    /// Adds the block's words to `lines`, a line a paragraph, item or row; a figure adds none.
    pub fn push_lines(&self, lines: &mut Vec<String>) {
        self.each_line(&mut |line| lines.push(line.to_owned()));
    }

    /// Gives the same lines one after the other.
    pub fn each_line(&self, give: &mut dyn FnMut(&str)) {
        match self {
            Self::Heading { prose, .. } | Self::Paragraph { prose } => give(&prose.text),
            Self::Quote { paragraphs } => paragraphs.iter().for_each(|paragraph| give(&paragraph.text)),
            Self::List { items, .. } => items.iter().for_each(|item| give(&item.prose.text)),
            Self::Table(table) => table.rows.iter().for_each(|row| {
                let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                give(cells.join(" ").trim());
            }),
            Self::Code { text } => give(text),
            Self::Figure(_) | Self::Divider => {}
        }
    }
}
