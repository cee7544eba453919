//! The kept pieces become the blocks of the article.

use crate::article::{Block, Figure, ListItem, Mark, MarkKind, Prose};

use crate::extract::dom::NodeId;
use crate::extract::outcome::LeftOut;

use super::clean::Verdicts;
use super::figures::RawPicture;
use super::figures::attach::Captions;
use super::piece::{Kind, Piece};
use super::signals::Signals;
use super::slots::slot;
use crate::extract::lines::photo_credit::Credited;

/// Builds the blocks; `figure` makes the slot of a picture.
pub(crate) fn build(
    pieces: &[Piece],
    verdicts: &Verdicts,
    captions: &Captions,
    signals: &Signals,
    mut figure: impl FnMut(&RawPicture, &Captions, usize) -> Option<Figure>,
) -> Vec<Block> {
    let mut builder = Builder { signals, blocks: Vec::new(), group: None };
    for (at, piece) in pieces.iter().enumerate().filter(|(at, _)| matches!(verdicts.get(*at), Some(None))) {
        match &piece.kind {
            Kind::Picture(picture) => {
                if let Some(figure) = figure(picture, captions, at) {
                    builder.push(Block::Figure(figure));
                }
            }
            kind => builder.add(kind),
        }
    }
    builder.blocks
}

/// The pieces left out, as blocks with their reasons; items of one list stay together.
pub(crate) fn left_out(pieces: &[Piece], verdicts: &Verdicts, signals: &Signals) -> Vec<LeftOut> {
    let mut left_out: Vec<LeftOut> = Vec::new();
    let mut before = 0;
    let mut group = None;
    let mut kept = Grouping::default();
    for (piece, verdict) in pieces.iter().zip(verdicts) {
        let Some(reason) = verdict else {
            before += usize::from(kept.begins_block(piece));
            group = None;
            continue;
        };
        let mut single = Builder { signals, blocks: Vec::new(), group: None };
        match &piece.kind {
            Kind::Picture(picture) => {
                single.push(Block::Figure(slot(picture, Credited::default(), signals, |_| None).figure));
            }
            kind => single.add(kind),
        }
        for block in single.blocks {
            match (left_out.last_mut().map(|last| &mut last.block), block) {
                (Some(Block::List { items, .. }), Block::List { items: more, .. })
                    if group.is_some() && group == list_of(piece) =>
                {
                    items.extend(more);
                }
                (_, block) => left_out.push(LeftOut { before, reason: reason.words(), block }),
            }
        }
        group = list_of(piece);
    }
    left_out
}

fn list_of(piece: &Piece) -> Option<NodeId> {
    match piece.kind {
        Kind::Item { list, .. } => Some(list),
        _ => None,
    }
}

/// Counts the blocks that kept pieces make: the items of a list and the paragraphs of a quotation are one.
#[derive(Default)]
struct Grouping {
    last: Option<NodeId>,
    divided: bool,
    any: bool,
}

impl Grouping {
    fn begins_block(&mut self, piece: &Piece) -> bool {
        let group = match piece.kind {
            Kind::Item { list, .. } => Some(list),
            Kind::Quoted { quote, .. } => Some(quote),
            _ => None,
        };
        let divider = matches!(piece.kind, Kind::Divider);
        let begins = !(group.is_some() && group == self.last) && !(divider && (self.divided || !self.any));
        self.last = group;
        self.divided = divider;
        self.any |= begins;
        begins
    }
}

struct Builder<'a> {
    signals: &'a Signals,
    blocks: Vec<Block>,
    /// The list or quotation whose pieces are being gathered.
    group: Option<NodeId>,
}

impl Builder<'_> {
    fn add(&mut self, kind: &Kind) {
        match kind {
            Kind::Heading { level, prose } => {
                self.push(Block::Heading { level: (*level).max(2), prose: self.prose(prose) });
            }
            Kind::Paragraph(prose) | Kind::Caption(prose) => self.paragraph(prose),
            Kind::Quoted { quote, prose } => self.quoted(*quote, prose),
            Kind::Item { list, style, depth, prose } => {
                let item = ListItem { depth: *depth, prose: self.prose(prose) };
                match self.blocks.last_mut() {
                    Some(Block::List { items, .. }) if self.group == Some(*list) => items.push(item),
                    _ => {
                        self.push(Block::List { style: *style, items: vec![item] });
                        self.group = Some(*list);
                    }
                }
            }
            Kind::Table(table) => {
                let mut table = table.clone();
                for cell in table.rows.iter_mut().flatten() {
                    *cell = self.prose(cell);
                }
                self.push(Block::Table(table));
            }
            Kind::Code(text) => self.push(Block::Code { text: text.clone() }),
            Kind::Divider => {
                if !matches!(self.blocks.last(), None | Some(Block::Divider)) {
                    self.push(Block::Divider);
                }
            }
            Kind::Picture(_) => {}
        }
    }

    fn push(&mut self, block: Block) {
        self.group = None;
        self.blocks.push(block);
    }

    /// A short line that is strong as a whole is how many pages set a section's heading.
    fn paragraph(&mut self, prose: &Prose) {
        let prose = self.prose(prose);
        let block = if is_strong_line(&prose) {
            Block::Heading { level: 3, prose: plain_of_strong(prose) }
        } else {
            Block::Paragraph { prose }
        };
        self.push(block);
    }

    fn quoted(&mut self, quote: NodeId, prose: &Prose) {
        let prose = self.prose(prose);
        match self.blocks.last_mut() {
            Some(Block::Quote { paragraphs }) if self.group == Some(quote) => paragraphs.push(prose),
            _ => {
                self.push(Block::Quote { paragraphs: vec![prose] });
                self.group = Some(quote);
            }
        }
    }

    /// The prose with its links made absolute; links that lead nowhere are let go.
    fn prose(&self, prose: &Prose) -> Prose {
        let absolute = |mark: &Mark| match &mark.kind {
            MarkKind::Link(address) => {
                let address = self.signals.absolute(address).filter(|_| !address.starts_with('#'))?;
                Some(Mark { range: mark.range.clone(), kind: MarkKind::Link(address) })
            }
            _ => Some(mark.clone()),
        };
        Prose { text: prose.text.clone(), marks: prose.marks.iter().filter_map(absolute).collect() }
    }
}

/// A heading is a line of this many units at most.
const LONGEST_HEADING: usize = 36;

fn is_strong_line(prose: &Prose) -> bool {
    let whole =
        prose.marks.iter().any(|mark| mark.kind == MarkKind::Strong && mark.range == (0..prose.text.len()));
    let ends_as_text = prose
        .text
        .ends_with(['。', '.', '，', ',', '；', '：', ':', '！', '!', '？', '?', '”', '」', '）', ')']);
    whole
        && !ends_as_text
        && !prose.text.contains('\n')
        && crate::extract::lines::measure::units(&prose.text) <= LONGEST_HEADING
}

fn plain_of_strong(mut prose: Prose) -> Prose {
    prose.marks.retain(|mark| mark.kind != MarkKind::Strong);
    prose
}
