//! HTML pages: parse, flow, headline, choose, clean, figures, fields, blocks. Each step is a function of those before.

mod align;
mod blocks;
mod choose;
mod clean;
mod fields;
mod figures;
mod flow;
mod from_data;
mod hints;
mod paging;
mod piece;
mod reason;
mod signals;
mod slots;
mod text_only;
mod worth;

use super::dom::{self, Budget, Dom, NodeId};
use super::outcome::{Extraction, Held, LeftOut, SlotPicture, Warning};
use crate::article::{Article, Block};
use align::Alignment;
use clean::{Scene, Verdicts};
use fields::Sources;
use hints::HintTable;
use piece::Piece;
use signals::Signals;
use slots::slot;

/// What is known of an HTML page.
#[derive(Clone, Copy)]
pub(crate) struct Html<'a> {
    /// The page, decoded.
    pub(crate) text: &'a str,
    /// Where it was saved from.
    pub(crate) url: Option<&'a str>,
    /// The key of the file saved beside the page that an address means, if there is one.
    pub(crate) find_part: &'a dyn Fn(&str) -> Option<String>,
}

/// Takes the article from an HTML page.
pub(crate) fn extract(page: &Html<'_>) -> Extraction {
    match dom::parse(page.text, Budget::default()) {
        Ok(dom) => from_tree(&dom, page),
        Err(over) => text_only::extract(page, over),
    }
}

fn from_tree(dom: &Dom, page: &Html<'_>) -> Extraction {
    let mut hints = HintTable::of(dom);
    let mut signals = Signals::read(dom, page.url);
    let pieces = flow::flow(dom, &hints, NodeId::DOCUMENT);
    choose::trust_hints(dom, &mut hints, &pieces);
    let mut extraction =
        from_pieces(&Sources { dom, hints: &hints, pieces: &pieces, signals: &signals }, page);
    // Reading what scripts are given costs much, and few pages keep their story there alone.
    if says_little(&extraction) && signals.ld.body.is_none() {
        signals.ld.body = signals::state::story(dom);
        if signals.ld.body.is_some() {
            let sources = Sources { dom, hints: &hints, pieces: &pieces, signals: &signals };
            extraction = from_pieces(&sources, page);
        }
    }
    extraction.paging = paging::read(dom, &signals);
    from_data::fill(&mut extraction, &signals);
    warn(&mut extraction);
    extraction
}

/// A story of fewer reading units may be but the teaser of one.
const LITTLE: usize = 160;

fn says_little(extraction: &Extraction) -> bool {
    crate::extract::lines::measure::units(&extraction.article.text()) < LITTLE
}

/// Headline, choice, cleaning, pictures, fields: all that follows once the page's own words about itself are known.
fn from_pieces(sources: &Sources<'_>, page: &Html<'_>) -> Extraction {
    let Sources { dom, hints, pieces, signals } = *sources;
    let headline = fields::headline::read(sources);
    let folded = crate::extract::lines::words::folded(
        headline.found.as_ref().map(|found| found.value.as_str()).unwrap_or_default(),
    );
    let alignment = Alignment::of(pieces, signals);
    let chosen = choose::choose(dom, hints, pieces, &alignment);
    let authors: Vec<String> = fields::people::named(sources).into_iter().map(|(name, _)| name).collect();
    let host = signals.base.as_ref().and_then(url::Url::host_str);
    let scene = Scene {
        dom,
        hints,
        pieces,
        chosen,
        alignment: &alignment,
        headline: &folded,
        authors: &authors,
        host,
    };
    let mut verdicts = clean::clean(&scene);
    figures::select::step(&scene, signals, &mut verdicts);
    let captions = figures::attach::attach(&scene, &mut verdicts);
    let meta = fields::read(sources, &scene, &verdicts, headline);
    let built = Built::of(pieces, &verdicts, &captions, signals, page);
    built.into_extraction(Article { meta, blocks: Vec::new() })
}

fn warn(extraction: &mut Extraction) {
    if extraction.article.text().trim().is_empty() {
        extraction.warnings.push(Warning::NoText);
    }
    if extraction.article.meta.headline.is_none() {
        extraction.warnings.push(Warning::NoHeadline);
    }
}

/// Blocks with what came with them.
struct Built {
    blocks: Vec<Block>,
    held: Vec<Option<Held>>,
    left_out: Vec<LeftOut>,
}

impl Built {
    fn of(
        pieces: &[Piece],
        verdicts: &Verdicts,
        captions: &figures::attach::Captions,
        signals: &Signals,
        page: &Html<'_>,
    ) -> Self {
        let mut held = Vec::new();
        let blocks = blocks::build(pieces, verdicts, captions, signals, |picture, captions, at| {
            let slot = slot(picture, captions.of(at), signals, page.find_part);
            held.push(slot.bytes.map(Held::Data).or_else(|| slot.part.map(Held::Part)));
            Some(slot.figure)
        });
        Self { blocks, held, left_out: blocks::left_out(pieces, verdicts, signals) }
    }

    fn into_extraction(self, mut article: Article) -> Extraction {
        article.blocks = self.blocks;
        article.number_slots();
        let held = article.figures().map(|figure| figure.slot).zip(self.held);
        let pictures = held.filter_map(|(slot, held)| Some(SlotPicture { slot, held: held? })).collect();
        Extraction { article, pictures, left_out: self.left_out, ..Extraction::default() }
    }
}
