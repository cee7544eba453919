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
mod lead;
mod paging;
mod piece;
mod place;
mod readings;
mod signals;
mod slots;
mod survey;
mod text_only;
mod worth;

use super::dom::{self, Budget, Dom, NodeId};
use super::lines::words::folded;
use super::outcome::{Extraction, Held, Kept, SlotPicture, Warning};
use super::reason;
use super::site::{self, Decided};
use crate::article::{Article, Block, Meta, Sign, SiteRules, Verdict};
use align::Alignment;
use blocks::Built;
use clean::{Scene, Verdicts};
use fields::Sources;
use figures::attach::Captions;
use hints::HintTable;
use piece::Piece;
use readings::{About, Trust};
use signals::Signals;
use slots::slot;
use survey::survey;

/// What is known of an HTML page.
#[derive(Clone, Copy)]
pub(crate) struct Html<'a> {
    /// The page, decoded.
    pub(crate) text: &'a str,
    /// Where it was saved from.
    pub(crate) url: Option<&'a str>,
    /// The key of the file saved beside the page that an address means, if there is one.
    pub(crate) find_part: &'a dyn Fn(&str) -> Option<String>,
    /// What its reader has decided for sites.
    pub(crate) rules: &'a SiteRules,
}

/// Takes the article from an HTML page.
pub(crate) fn extract(page: &Html<'_>) -> Extraction {
    match dom::parse(page.text, Budget::default()) {
        Ok(dom) => from_tree(&dom, page),
        Err(over) => text_only::extract(page, over),
    }
}

/// Where a block stands, by names that other pages of its site have too, so that it is told from others.
pub(crate) fn place_of(text: &str, blocks: (&Block, &[Block]), verdict: Verdict) -> Option<Sign> {
    let dom = dom::parse(text, Budget::default()).ok()?;
    let (hints, _) = survey(&dom);
    let pieces = flow::flow(&dom, &hints, NodeId::DOCUMENT);
    place::sign(&dom, &hints, &pieces, blocks, verdict)
}

fn from_tree(dom: &Dom, page: &Html<'_>) -> Extraction {
    let (mut hints, landmarks) = survey(dom);
    let mut signals = Signals::read(dom, &landmarks, page.url);
    let pieces = flow::flow(dom, &hints, NodeId::DOCUMENT);
    choose::trust_hints(dom, &mut hints, &pieces);
    let decided = site::decided(page.rules, signals.url.as_deref());
    let draft_by = |hints: &HintTable, signals: &Signals| {
        Draft::of(&Sources { dom, hints, landmarks: &landmarks, pieces: &pieces, signals }, &decided)
    };
    let mut draft = best_reading(&pieces, &signals, |trust| draft_by(&hints.trusted(dom, trust), &signals));
    // Reading what scripts are given costs much, and few pages keep their story there alone.
    if draft.says_little(&pieces) && signals.ld.body.is_none() {
        signals.ld.body = signals::state::story(dom, &landmarks.scripts);
        if signals.ld.body.is_some() {
            draft = draft_by(&hints, &signals);
        }
    }
    let mut extraction = draft.into_extraction(pieces, &signals, page);
    extraction.paging = paging::read(dom, &landmarks, &signals);
    from_data::fill(&mut extraction, &signals);
    lead::fill(&mut extraction, &signals, page.find_part);
    warn(&mut extraction);
    extraction
}

/// The page as its hints say, or as it reads without them where they cannot be right.
fn best_reading(pieces: &[Piece], signals: &Signals, draft_by: impl Fn(Trust) -> Draft) -> Draft {
    let mut best = draft_by(Trust::All);
    let headline = best.meta.headline.as_ref().map(|found| found.value.clone()).unwrap_or_default();
    let about = About::of(signals, &headline);
    let mut fit = about.fit(pieces, &best.verdicts, &headline);
    if !fit.is_doubtful(pieces) {
        return best;
    }
    for trust in [Trust::Structure, Trust::Shape] {
        let draft = draft_by(trust);
        let other = about.fit(pieces, &draft.verdicts, &headline);
        if other.beats(&fit) {
            (best, fit) = (draft, other);
        }
    }
    best
}

/// What is decided of a page: which pieces are the article, which words are captions, what the fields are.
struct Draft {
    meta: Meta,
    verdicts: Verdicts,
    /// Why each piece would be kept; it is where it has no verdict.
    kept: Vec<Kept>,
    captions: Captions,
    element: Option<String>,
}

/// A story of fewer reading units may be but the teaser of one.
const LITTLE: usize = 160;

impl Draft {
    /// Headline, choice, cleaning, pictures, fields: all that follows once the page's own words about itself are known.
    fn of(sources: &Sources<'_>, decided: &[Decided<'_>]) -> Self {
        let Sources { dom, hints, pieces, signals, .. } = *sources;
        let headline = fields::headline::read(sources);
        let folded = folded(headline.found.as_ref().map(|found| found.value.as_str()).unwrap_or_default());
        let alignment = Alignment::of(pieces, signals);
        let writers = fields::people::named(sources);
        let authors: Vec<String> = writers.iter().map(|writer| writer.value.name.clone()).collect();
        let scene = Scene {
            dom,
            hints,
            pieces,
            chosen: choose::choose(dom, hints, pieces, &alignment),
            alignment: &alignment,
            headline: &folded,
            authors: &authors,
            host: signals.base.as_ref().and_then(url::Url::host_str),
        };
        let mut verdicts = clean::clean(&scene);
        figures::select::step(&scene, signals, &mut verdicts);
        let before_rules = if decided.is_empty() { Verdicts::new() } else { verdicts.clone() };
        place::step(dom, pieces, decided, &mut verdicts);
        let captions = figures::attach::attach(&scene, &mut verdicts);
        let meta = fields::read(sources, &scene, &verdicts, headline, writers);
        let kept = (0..pieces.len()).map(|at| why_kept(&scene, &verdicts, &before_rules, at)).collect();
        Self { meta, verdicts, kept, captions, element: dom.described(scene.chosen) }
    }

    fn says_little(&self, pieces: &[Piece]) -> bool {
        let kept = pieces.iter().zip(&self.verdicts).filter(|(_, verdict)| verdict.is_none());
        kept.map(|(piece, _)| piece.measure.units).sum::<usize>() < LITTLE
    }

    fn into_extraction(self, pieces: Vec<Piece>, signals: &Signals, page: &Html<'_>) -> Extraction {
        let mut held = Vec::new();
        let Built { blocks, begun_by, left_out } =
            blocks::build(pieces, &self.verdicts, signals, |picture, at| {
                let slot = slot(picture, self.captions.of(at), signals, page.find_part);
                held.push(slot.bytes.map(Held::Data).or_else(|| slot.part.map(Held::Part)));
                slot.figure
            });
        let mut article = Article { meta: self.meta, blocks };
        article.number_slots();
        let held = article.figures().map(|figure| figure.slot).zip(held);
        let pictures = held.filter_map(|(slot, held)| Some(SlotPicture { slot, held: held? })).collect();
        let kept = begun_by.iter().filter_map(|&at| self.kept.get(at).copied()).collect();
        Extraction { article, pictures, left_out, kept, element: self.element, ..Extraction::default() }
    }
}

fn why_kept(scene: &Scene<'_>, verdicts: &Verdicts, before_rules: &Verdicts, at: usize) -> Kept {
    let kept = matches!(verdicts.get(at), Some(None));
    if kept && matches!(before_rules.get(at), Some(Some(_))) {
        return Kept::SiteRule;
    }
    match scene.pieces.get(at).filter(|_| kept) {
        Some(_) if scene.alignment.in_body(at) => Kept::InData,
        Some(piece) if !scene.dom.is_within(piece.node, scene.chosen) => {
            if piece.is_picture() {
                Kept::LeadPicture
            } else {
                Kept::ReadsOn
            }
        }
        _ => Kept::Inside,
    }
}

fn warn(extraction: &mut Extraction) {
    if !extraction.article.has_text() {
        extraction.warnings.push(Warning::NoText);
    }
    if extraction.article.meta.headline.is_none() {
        extraction.warnings.push(Warning::NoHeadline);
    }
}
