//! The page as one flow of pieces in reading order: what the choice is made among.

use crate::article::{ListStyle, MarkKind, Prose, Table};
use crate::extract::dom::NodeId;

use super::figures::RawPicture;
use crate::extract::lines::measure::Measure;

/// One piece of the page's flow.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// The block element it stands in.
    pub(crate) node: NodeId,
    pub(crate) kind: Kind,
    pub(crate) measure: Measure,
}

/// What a piece is.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Heading {
        level: u8,
        prose: Prose,
    },
    Paragraph(Prose),
    /// A paragraph of the quotation `quote`.
    Quoted {
        quote: NodeId,
        prose: Prose,
    },
    /// An item of the outermost list `list`.
    Item {
        list: NodeId,
        style: ListStyle,
        depth: u8,
        prose: Prose,
    },
    /// The words of `figcaption`, or of an element whose class says caption.
    Caption(Prose),
    Table(Table),
    Code(String),
    Picture(Box<RawPicture>),
    Divider,
}

impl Piece {
    /// The words of the piece with their marks, if it is one run of words.
    pub(crate) fn prose(&self) -> Option<&Prose> {
        match &self.kind {
            Kind::Heading { prose, .. }
            | Kind::Paragraph(prose)
            | Kind::Quoted { prose, .. }
            | Kind::Item { prose, .. }
            | Kind::Caption(prose) => Some(prose),
            Kind::Code(_) | Kind::Table(_) | Kind::Picture(_) | Kind::Divider => None,
        }
    }

    /// The words of the piece, for looking at them.
    pub(crate) fn text(&self) -> &str {
        match &self.kind {
            Kind::Code(text) => text,
            _ => self.prose().map_or("", |prose| &prose.text),
        }
    }

    pub(crate) fn is_picture(&self) -> bool {
        matches!(self.kind, Kind::Picture(_))
    }

    pub(crate) fn is_heading(&self) -> bool {
        matches!(self.kind, Kind::Heading { .. })
    }

    /// Whether all of its words are set strong.
    pub(crate) fn is_strong(&self) -> bool {
        self.prose().is_some_and(|prose| {
            let whole = 0..prose.text.len();
            prose.marks.iter().any(|mark| mark.kind == MarkKind::Strong && mark.range == whole)
        })
    }

    pub(crate) fn is_caption(&self) -> bool {
        matches!(self.kind, Kind::Caption(_))
    }
}
