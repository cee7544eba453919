//! The kept pieces become the blocks of the article.

use crate::article::{Block, Figure, ListItem, MarkKind, Prose};

use crate::extract::dom::NodeId;
use crate::extract::outcome::LeftOut;

use super::clean::Verdicts;
use super::figures::RawPicture;
use super::piece::{Kind, Piece};
use super::signals::Signals;
use super::slots::figure_of;
use crate::extract::lines::measure::units;
use crate::extract::lines::photo_credit::Credited;

/// The pieces of a page as blocks.
#[derive(Debug, Default)]
pub(crate) struct Built {
    pub(crate) blocks: Vec<Block>,
    /// The pieces that the blocks begin with, by their places.
    pub(crate) begun_by: Vec<usize>,
    pub(crate) left_out: Vec<LeftOut>,
}

/// Makes the blocks of the pieces that are kept, and those of the others with their reasons; `figure` makes the slot of
/// a picture that is kept.
pub(crate) fn build(
    pieces: Vec<Piece>,
    verdicts: &Verdicts,
    signals: &Signals,
    mut figure: impl FnMut(&RawPicture, usize) -> Figure,
) -> Built {
    let Built { mut blocks, mut begun_by, mut left_out } = Built::default();
    // The list or quotation whose pieces are being gathered, among what is kept and among what is not.
    let (mut kept_group, mut left_group) = (None, None);
    for (at, (piece, verdict)) in pieces.into_iter().zip(verdicts).enumerate() {
        let group = group_of(&piece);
        let Some(reason) = *verdict else {
            left_group = None;
            let same = group.is_some() && group == kept_group;
            let block = match piece.kind {
                Kind::Picture(picture) => Some(Block::Figure(figure(&picture, at))),
                Kind::Divider if matches!(blocks.last(), None | Some(Block::Divider)) => None,
                kind => joined(blocks.last_mut().filter(|_| same), kind, signals),
            };
            begun_by.extend(block.is_some().then_some(at));
            blocks.extend(block);
            kept_group = group;
            continue;
        };
        let group = group.filter(|_| matches!(piece.kind, Kind::Item { .. }));
        if !matches!(piece.kind, Kind::Divider) {
            let same = group.is_some() && group == left_group;
            let last = left_out.last_mut().map(|last| &mut last.block).filter(|_| same);
            if let Some(block) = joined(last, piece.kind, signals) {
                left_out.push(LeftOut { before: blocks.len(), reason, block });
            }
        }
        left_group = group;
    }
    Built { blocks, begun_by, left_out }
}

/// What a piece is a part of: the items of a list and the paragraphs of a quotation are one block.
fn group_of(piece: &Piece) -> Option<NodeId> {
    match piece.kind {
        Kind::Item { list, .. } => Some(list),
        Kind::Quoted { quote, .. } => Some(quote),
        _ => None,
    }
}

/// Adds a piece to the `last` block of its group; makes a block of it where there is none.
fn joined(last: Option<&mut Block>, kind: Kind, signals: &Signals) -> Option<Block> {
    match (last, kind) {
        (Some(Block::List { items, .. }), Kind::Item { depth, prose, .. }) => {
            items.push(ListItem { depth, prose: with_addresses(prose, signals) });
        }
        (Some(Block::Quote { paragraphs }), Kind::Quoted { prose, .. }) => {
            paragraphs.push(with_addresses(prose, signals));
        }
        (_, kind) => return Some(block_of(kind, signals)),
    }
    None
}

/// The block that a piece is by itself.
fn block_of(kind: Kind, signals: &Signals) -> Block {
    match kind {
        Kind::Heading { level, prose } => {
            Block::Heading { level: level.max(2), prose: with_addresses(prose, signals) }
        }
        Kind::Paragraph(prose) | Kind::Caption(prose) => paragraph(with_addresses(prose, signals)),
        Kind::Quoted { prose, .. } => Block::Quote { paragraphs: vec![with_addresses(prose, signals)] },
        Kind::Item { style, depth, prose, .. } => {
            Block::List { style, items: vec![ListItem { depth, prose: with_addresses(prose, signals) }] }
        }
        Kind::Table(mut table) => {
            for cell in table.rows.iter_mut().flatten() {
                *cell = with_addresses(std::mem::take(cell), signals);
            }
            Block::Table(table)
        }
        Kind::Code(text) => Block::Code { text },
        Kind::Divider => Block::Divider,
        Kind::Picture(picture) => Block::Figure(figure_of(&picture, Credited::default(), signals, None)),
    }
}

/// A short line that is strong as a whole is how many pages set a section's heading.
fn paragraph(prose: Prose) -> Block {
    if is_strong_line(&prose) {
        Block::Heading { level: 3, prose: plain_of_strong(prose) }
    } else {
        Block::Paragraph { prose }
    }
}

/// The prose with its links made absolute; links that lead nowhere are let go.
fn with_addresses(mut prose: Prose, signals: &Signals) -> Prose {
    prose.marks.retain_mut(|mark| {
        let MarkKind::Link(address) = &mut mark.kind else { return true };
        if address.starts_with('#') {
            return false;
        }
        match signals.made_absolute(std::mem::take(address)) {
            Some(absolute) => *address = absolute,
            None => return false,
        }
        true
    });
    prose
}

/// A heading is a line of this many units at most.
const LONGEST_HEADING: usize = 36;

fn is_strong_line(prose: &Prose) -> bool {
    let whole =
        prose.marks.iter().any(|mark| mark.kind == MarkKind::Strong && mark.range == (0..prose.text.len()));
    let ends_as_text = prose
        .text
        .ends_with(['。', '.', '，', ',', '；', '：', ':', '！', '!', '？', '?', '”', '」', '）', ')']);
    whole && !ends_as_text && !prose.text.contains('\n') && units(&prose.text) <= LONGEST_HEADING
}

fn plain_of_strong(mut prose: Prose) -> Prose {
    prose.marks.retain(|mark| mark.kind != MarkKind::Strong);
    prose
}
