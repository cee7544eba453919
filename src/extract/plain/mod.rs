//! Text pages: what a dump of a page, or a note with a story in it, gives back.
//!
//! There is no markup to go by, only the shape of lines: length, punctuation, repetition and place. The steps:
//! [`lines`] joins what was wrapped, [`region`] finds where the text stands, [`title`] the headline above it,
//! [`slots`] the traces of pictures, [`fields`] reads the lines around. A text on which nothing looks like the furniture
//! of a site is a [`note`], of which nothing is left out.

mod fields;
mod lines;
mod note;
mod region;
mod slots;
mod title;

use std::ops::Range;

use memchr::memchr_iter;

use super::site::{Decided, general, turned};
use super::{Extraction, Kept, LeftOut, Reason, Warning};
use crate::article::{Article, Block, Figure, ListItem, ListStyle, Missing, Picture, Sign};
use crate::extract::lines::credits;
use crate::extract::lines::phrases::{is_boilerplate, is_meta_line, opens_other_articles};
use crate::extract::lines::words::folded;
use lines::{Piece, ends_like_a_sentence};
use region::Region;
use slots::{Series, Trace};

/// A heading's reading units at most.
const LONGEST_HEADING: usize = 44;
/// The level of a text page's headings: it does not tell them apart.
const HEADING_LEVEL: u8 = 2;

/// Lines of a text page; the longest of those measured has some thousands.
const MOST_LINES: usize = 200_000;
/// Lines kept of a page that has more.
const LINES_KEPT: usize = 50_000;

/// Takes the article from a text page.
pub(super) fn extract(text: &str, decided: &[Decided<'_>]) -> Extraction {
    if memchr_iter(b'\n', text.as_bytes()).count() > MOST_LINES {
        return over_budget(text);
    }
    let pieces = lines::pieces(text);
    let (headline, mut roles) = if note::is_furnished(&pieces) {
        let Some((region, headline)) = choose(&pieces) else { return without_text(&pieces) };
        let start = headline.map_or(region.start, |at| region.start.max(at + 1));
        (headline, roles(&pieces, &(start..region.end), headline))
    } else {
        let headline = note::headline(&pieces);
        (headline, note::roles(&pieces, headline))
    };
    if !roles.iter().any(Role::is_text) {
        return without_text(&pieces);
    }
    decide(&pieces, &mut roles, decided);
    let body: Vec<&Piece> =
        pieces.iter().zip(&roles).filter(|(_, role)| role.is_text()).map(|(piece, _)| piece).collect();
    let first = roles.iter().position(Role::is_text).unwrap_or_default();
    let end = roles.iter().rposition(Role::is_text).map_or(pieces.len(), |last| last + 1);
    let meta = fields::read(&pieces, headline, &body, first..end);
    let warnings = if meta.headline.is_none() { vec![Warning::NoHeadline] } else { Vec::new() };
    let (blocks, kept, left_out) = assemble(&pieces, &roles);
    let mut article = Article { meta, blocks };
    article.number_slots();
    Extraction { article, left_out, kept, warnings, ..Extraction::default() }
}

/// The text and its headline: of the runs of lines that read like text, the one that says most in long paragraphs,
/// and rather the first, since what follows a story is other stories.
fn choose(pieces: &[Piece]) -> Option<(Range<usize>, Option<usize>)> {
    let candidates = region::candidates(pieces);
    let score = |region: &Region, best_above: i64| {
        let prose = pieces
            .get(region.lines.clone())
            .unwrap_or_default()
            .iter()
            .filter(|piece| piece.measure.is_prose());
        let (paragraphs, units) =
            prose.fold((0, 0), |(count, units), piece| (count + 1, units + piece.measure.units));
        let average = units as f64 / f64::from(paragraphs.max(1));
        let overshadowed = best_above as f64 > region.sum as f64 * AS_GOOD;
        let first = if overshadowed { 0.0 } else { FIRST };
        (region.sum as f64).max(1.0).ln() + (1.0 + average).ln() + first
    };
    let mut best_above = 0;
    let scores = candidates.iter().map(|region| {
        let score = score(region, best_above);
        best_above = best_above.max(region.sum);
        (region.lines.clone(), score)
    });
    let (lines, _) = scores.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.start.cmp(&a.0.start)))?;
    let headline = title::find(pieces, lines.start, lines.end);
    Some((lines, headline))
}

/// A text above another makes it doubtful when it says at least this share of it.
const AS_GOOD: f64 = 0.35;
/// What standing first counts, where length and that of the paragraphs count by their logarithms.
const FIRST: f64 = 4.0;

/// What a piece of the page is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Role {
    Paragraph,
    /// An item of a list that someone wrote.
    Item,
    Heading,
    Picture(Trace),
    /// The caption of the picture that the piece before it names.
    CaptionBelow,
    LeftOut(Reason),
}

impl Role {
    fn is_text(&self) -> bool {
        matches!(self, Self::Paragraph | Self::Item | Self::Heading)
    }
}

/// Turns what rules for the site are about; a text page has nothing but words to know its lines by.
fn decide(pieces: &[Piece], roles: &mut [Role], decided: &[Decided<'_>]) {
    if decided.is_empty() {
        return;
    }
    for (piece, role) in pieces.iter().zip(roles) {
        let words = general(&piece.text);
        let is_meant = |decided: &&Decided<'_>| matches!(decided.sign, Sign::Words(sign) if *sign == words);
        let Some(decided) = decided.iter().find(is_meant) else { continue };
        let before = if let Role::LeftOut(reason) = role { Some(*reason) } else { None };
        match (before, turned(before, *decided)) {
            (None, Some(reason)) => *role = Role::LeftOut(reason),
            (Some(_), None) => *role = Role::Paragraph,
            _ => {}
        }
    }
}

/// A page without running text: its lines as they are, so that nothing is lost.
fn without_text(pieces: &[Piece]) -> Extraction {
    let blocks = pieces.iter().map(|piece| Block::paragraph(&piece.text)).collect();
    let article = Article { blocks, ..Article::default() };
    let warnings = vec![Warning::NoText, Warning::NoHeadline];
    Extraction { article, kept: vec![Kept::All; pieces.len()], warnings, ..Extraction::default() }
}

/// A page of more lines than any text: the first of them as they are.
fn over_budget(text: &str) -> Extraction {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let blocks: Vec<Block> = lines.take(LINES_KEPT).map(Block::paragraph).collect();
    let kept = vec![Kept::All; blocks.len()];
    let article = Article { blocks, ..Article::default() };
    let warnings = vec![Warning::OverBudget("made of too many lines".to_owned())];
    Extraction { article, kept, warnings, ..Extraction::default() }
}

fn roles(pieces: &[Piece], region: &Range<usize>, headline: Option<usize>) -> Vec<Role> {
    let title = headline.and_then(|at| pieces.get(at)).map(|piece| title::without_crumbs(&piece.text));
    let inside = pieces.get(region.clone()).unwrap_or_default();
    let series = Series::of(inside);
    let mut roles: Vec<Role> = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        let role = if Some(at) == headline {
            Role::LeftOut(Reason::Headline)
        } else if at < region.start && headline.is_some_and(|headline| at > headline) {
            between(piece, roles.last(), title, &series)
        } else if !region.contains(&at) {
            outside(piece, title, at < region.start)
        } else {
            let before = roles.last();
            let next = pieces.get(at + 1).filter(|_| at + 1 < region.end);
            inside_role(piece, before, next, title, &series)
        };
        roles.push(role);
    }
    drop_lists(pieces, &mut roles, region);
    roles
}

/// Between the headline and the text stand the first picture, and the lines of date, source and controls.
fn between(piece: &Piece, before: Option<&Role>, title: Option<&str>, series: &Series) -> Role {
    let is_short = !piece.measure.is_prose() && !ends_like_a_sentence(&piece.text);
    if matches!(before, Some(Role::Picture(Trace::Name(_)))) && !piece.apart && is_short {
        return Role::CaptionBelow;
    }
    if is_paragraph(piece) {
        return Role::Paragraph;
    }
    match slots::trace(piece, title, series) {
        // The headline said again is no caption here.
        Some(Trace::Caption { credit: None, .. }) | None => outside(piece, title, true),
        Some(trace) => Role::Picture(trace),
    }
}

/// A paragraph that lines of controls part from the rest.
fn is_paragraph(piece: &Piece) -> bool {
    piece.measure.is_prose()
        && piece.measure.units >= LEAST_PARAGRAPH
        && ends_like_a_sentence(&piece.text)
        && !is_boilerplate(&piece.text, piece.measure)
        && credits::read(&piece.text).is_none()
}

/// Shorter ones above the text are decks, captions and controls.
const LEAST_PARAGRAPH: usize = 24;

fn outside(piece: &Piece, title: Option<&str>, above: bool) -> Role {
    let reason = match () {
        () if title.is_some_and(|title| folded(&piece.text) == folded(title)) => Reason::Headline,
        () if credits::read(&piece.text).is_some() || is_meta_line(&piece.text, piece.measure) => {
            Reason::MetaLine
        }
        () if opens_other_articles(&piece.text, piece.measure) => Reason::OtherArticles,
        () if is_boilerplate(&piece.text, piece.measure) => Reason::Boilerplate,
        () if above => Reason::BeforeStart,
        () => Reason::AfterEnd,
    };
    Role::LeftOut(reason)
}

fn inside_role(
    piece: &Piece,
    before: Option<&Role>,
    next: Option<&Piece>,
    title: Option<&str>,
    series: &Series,
) -> Role {
    let is_short = !piece.measure.is_prose() && !ends_like_a_sentence(&piece.text);
    if matches!(before, Some(Role::Picture(Trace::Name(_)))) && !piece.apart && is_short {
        return Role::CaptionBelow;
    }
    if piece.is_markup() {
        return Role::LeftOut(Reason::Markup);
    }
    if let Some(trace) = slots::trace(piece, title, series) {
        return Role::Picture(trace);
    }
    if credits::read(&piece.text).is_some() || is_short && is_meta_line(&piece.text, piece.measure) {
        return Role::LeftOut(Reason::MetaLine);
    }
    if opens_other_articles(&piece.text, piece.measure) {
        return Role::LeftOut(Reason::OtherArticles);
    }
    if is_boilerplate(&piece.text, piece.measure) || piece.measure.units == 0 {
        return Role::LeftOut(Reason::Boilerplate);
    }
    let opens_prose = next.is_some_and(|next| next.measure.stops > 0 || next.measure.units > LONGEST_HEADING);
    if is_short && !piece.bullet && piece.measure.units <= LONGEST_HEADING && opens_prose {
        return Role::Heading;
    }
    Role::Paragraph
}

/// Two and more short lines in a row, none a sentence, are links to other stories or controls: only the last, which
/// stands above a paragraph, may be a heading.
fn drop_lists(pieces: &[Piece], roles: &mut [Role], region: &Range<usize>) {
    let is_line = |at: usize, roles: &[Role]| {
        let short = pieces.get(at).is_some_and(|piece| {
            (!piece.measure.is_prose() && piece.measure.stops == 0 && piece.measure.units <= LONGEST_HEADING
                || piece.is_headline_like())
                && !piece.bullet
        });
        short && roles.get(at).is_some_and(Role::is_text)
    };
    let mut at = region.start;
    while at < region.end {
        let run = (at..region.end).take_while(|at| is_line(*at, roles)).count();
        let ends_in_heading = matches!(roles.get(at + run.saturating_sub(1)), Some(Role::Heading));
        let dropped = run - usize::from(ends_in_heading && run > 0);
        if run >= 3 || run == 2 && at == region.start {
            for role in roles.iter_mut().skip(at).take(dropped) {
                *role = Role::LeftOut(Reason::ShortLines);
            }
        }
        at += run.max(1);
    }
}

fn assemble(pieces: &[Piece], roles: &[Role]) -> (Vec<Block>, Vec<Kept>, Vec<LeftOut>) {
    let (mut blocks, mut kept, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    let mut keep = |blocks: &mut Vec<Block>, block, why| {
        blocks.push(block);
        kept.push(why);
    };
    for (piece, role) in pieces.iter().zip(roles) {
        match role {
            Role::Paragraph => keep(&mut blocks, Block::paragraph(&piece.text), Kept::Line),
            Role::Item => {
                if let Some(Block::List { items, .. }) = blocks.last_mut() {
                    items.push(item(piece));
                } else {
                    let list = Block::List { style: ListStyle::Bulleted, items: vec![item(piece)] };
                    keep(&mut blocks, list, Kept::Line);
                }
            }
            Role::Heading => {
                keep(&mut blocks, Block::heading(HEADING_LEVEL, &piece.text), Kept::LineAbove);
            }
            Role::Picture(trace) => keep(&mut blocks, Block::Figure(slot(trace)), Kept::LineOfPicture),
            Role::CaptionBelow => match blocks.last_mut() {
                Some(Block::Figure(figure)) => {
                    let credited = crate::extract::lines::photo_credit::split(&piece.text);
                    (figure.caption, figure.credit) = (credited.caption, credited.credit);
                }
                // A rule for the site has left the picture out.
                _ => left_out.push(LeftOut {
                    before: blocks.len(),
                    reason: Reason::Caption,
                    block: Block::paragraph(&piece.text),
                }),
            },
            Role::LeftOut(reason) => left_out.push(LeftOut {
                before: blocks.len(),
                reason: *reason,
                block: Block::paragraph(&piece.text),
            }),
        }
    }
    (blocks, kept, left_out)
}

fn item(piece: &Piece) -> ListItem {
    ListItem { depth: 0, prose: piece.text.as_str().into() }
}

fn slot(trace: &Trace) -> Figure {
    let picture = Picture::Missing(Missing::NotSaved);
    match trace {
        Trace::Caption { caption, credit } => {
            Figure { caption: caption.clone(), credit: credit.clone(), picture, ..Figure::default() }
        }
        Trace::Name(name) => Figure { alt: Some(name.clone()), picture, ..Figure::default() },
    }
}
