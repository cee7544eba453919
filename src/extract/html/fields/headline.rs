//! The headline without the site's name, by agreement of everything on the page that looks like one.

use html5ever::local_name;

use crate::article::{Found, Sourced};
use crate::extract::html::clean::Scene;
use crate::extract::html::hints::Hints;
use crate::extract::html::piece::{Kind, Piece};
use crate::extract::lines::measure::units;
use crate::extract::lines::phrases;
use crate::extract::lines::words::folded;

use super::Sources;
use super::site_words;

/// The headline, and what the `title` element has after it.
#[derive(Debug, Default)]
pub(crate) struct Headline {
    pub(crate) found: Option<Sourced<String>>,
    /// The words after the headline in `title`: mostly the site's name.
    pub(crate) suffix: Option<String>,
}

#[derive(Debug)]
struct Candidate {
    text: String,
    folded: String,
    found: Found,
    score: f32,
    /// Shown at the top of the page, as its first heading.
    shown: bool,
    /// It only says whose page it is.
    is_site: bool,
}

/// A line this long at the start of a longer one is a headline by itself.
const LONG_ENOUGH: usize = 7;
/// A headline has this many units at least, and at most.
const SHORTEST: usize = 4;
const LONGEST: usize = 120;
/// Marks say nothing, so that units alone do not bound a line.
const LONGEST_BYTES: usize = 4096;

/// What a line loses that only says whose page it is.
const ONLY_THE_SITE: f32 = 3.0;

/// Finds the headline.
pub(crate) fn read(sources: &Sources<'_>) -> Headline {
    let title = sources.signals.title.as_deref().unwrap_or_default();
    let mut candidates = candidates(sources);
    let names = site_words::names(sources);
    for candidate in &mut candidates {
        candidate.text = site_words::without_site(&candidate.text, &names);
        candidate.is_site = site_words::says_site(&candidate.text, &names);
        candidate.folded = folded(&candidate.text);
    }
    candidates.retain(|candidate| !candidate.folded.is_empty());
    tell_sites(&mut candidates, title);
    agree(&mut candidates, title);
    without_kickers(&mut candidates);
    let best = candidates
        .iter()
        .enumerate()
        .max_by(|(a, left), (b, right)| left.score.total_cmp(&right.score).then(b.cmp(a)));
    let found = best.map(|(_, best)| Sourced::new(best.text.clone(), best.found));
    let suffix = found.as_ref().and_then(|found| after(title, &found.value));
    Headline { found, suffix }
}

/// Everything that may be the headline, with how much its place says by itself.
fn candidates(sources: &Sources<'_>) -> Vec<Candidate> {
    let signals = sources.signals;
    let mut candidates = Vec::new();
    let mut add = |text: Option<&str>, found: Found, score: f32, shown: bool| {
        let text = text.map(str::trim).unwrap_or_default();
        if !text.is_empty() && text.len() <= LONGEST_BYTES && units(text) <= LONGEST {
            candidates.push(Candidate {
                text: text.split_whitespace().collect::<Vec<_>>().join(" "),
                folded: String::new(),
                found,
                score,
                shown,
                is_site: false,
            });
        }
    };
    for (order, heading) in headings(sources.pieces).enumerate() {
        let shown = matches!(heading.kind, Kind::Heading { level: 1, .. });
        add(Some(heading.text()), Found::Heading, heading_score(sources, heading, order), shown);
    }
    for line in title_lines(sources) {
        // A line that is most of the title outdoes the title itself, which has the site's name besides.
        let is_most =
            folded(line.text()).len() * 2 > folded(signals.title.as_deref().unwrap_or_default()).len();
        add(Some(line.text()), Found::MetaLine, if is_most { 2.2 } else { 1.6 }, false);
    }
    if let Some(line) = line_above_the_text(sources) {
        add(Some(line.text()), Found::MetaLine, 0.6, false);
    }
    add(signals.ld.headline.as_deref(), Found::JsonLd, 2.2, false);
    add(signals.meta.first(&["og:title"]), Found::OpenGraph, 2.0, false);
    add(signals.meta.first(&["twitter:title"]), Found::OpenGraph, 1.4, false);
    add(signals.meta.first(&["title", "headline", "dc.title", "articletitle"]), Found::MetaTag, 1.2, false);
    add(signals.title.as_deref(), Found::TitleElement, 1.2, false);
    candidates
}

/// The line that stands where a headline does, on pages that mark none: just above the first paragraph, in its words.
fn line_above_the_text<'a>(sources: &Sources<'a>) -> Option<&'a Piece> {
    const ABOVE: usize = 8;
    const PARAGRAPH: usize = 50;
    const IN_COMMON: f32 = 0.4;
    let first = sources.pieces.iter().position(|piece| {
        piece.measure.is_prose() && piece.measure.units >= PARAGRAPH && piece.measure.link_share() < 0.3
    })?;
    let text = sources.pieces.get(first).map(Piece::text).unwrap_or_default();
    sources.pieces.get(first.saturating_sub(ABOVE)..first)?.iter().rev().find(|piece| {
        (SHORTEST * 2..=LONGEST / 2).contains(&piece.measure.units)
            && piece.measure.link_share() < 0.5
            && !phrases::is_meta_line(piece.text(), piece.measure)
            && in_common(&folded(piece.text()), &folded(text)) >= IN_COMMON
    })
}

/// The share of the pairs of letters of the shorter line that the other has, 0 to 1.
fn in_common(line: &str, other: &str) -> f32 {
    let pairs = |text: &str| {
        let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    };
    let (own, others) = (pairs(line), pairs(other));
    own.iter().filter(|pair| others.binary_search(pair).is_ok()).count() as f32
        / own.len().min(others.len()).max(1) as f32
}

/// Headings that may be the page's: every `h1`, the first of the others, and what a class calls so.
fn headings(pieces: &[Piece]) -> impl Iterator<Item = &Piece> {
    const LOOKED_AT: usize = 12;
    pieces.iter().filter(|piece| matches!(piece.kind, Kind::Heading { level: 1..=3, .. })).take(LOOKED_AT)
}

/// Lines that are no headings by their element, but stand whole at the start or the end of `title`.
fn title_lines<'a>(sources: &Sources<'a>) -> impl Iterator<Item = &'a Piece> {
    const LOOKED_AT: usize = 400;
    let title = folded(sources.signals.title.as_deref().unwrap_or_default());
    let lines = sources.pieces.iter().take(LOOKED_AT).filter(|piece| {
        matches!(piece.kind, Kind::Paragraph(_) | Kind::Heading { level: 4..=6, .. } | Kind::Item { .. })
    });
    let raw = sources.signals.title.as_deref().unwrap_or_default();
    let fits = move |piece: &&Piece| {
        let line = folded(piece.text());
        let parted = raw.strip_prefix(piece.text()).is_some_and(starts_with_separator)
            || raw.strip_suffix(piece.text()).is_some_and(ends_with_separator);
        parted
            || line.chars().count() >= SHORTEST + 2
                && line.len() * 2 > title.len()
                && line.len() < title.len()
                && (title.starts_with(&line) || title.ends_with(&line))
    };
    lines
        .filter(|piece| {
            (SHORTEST..=LONGEST).contains(&piece.measure.units) && piece.measure.link_share() < 0.5
        })
        .filter(fits)
        .take(2)
}

fn heading_score(sources: &Sources<'_>, heading: &Piece, order: usize) -> f32 {
    let Kind::Heading { level, .. } = heading.kind else { return 0.0 };
    let marked = sources
        .dom
        .self_and_ancestors(heading.node)
        .take(2)
        .any(|node| sources.hints.get(node).has(Hints::HEADLINE));
    let outside =
        sources.dom.self_and_ancestors(heading.node).any(|node| sources.hints.get(node).has(Hints::OUTSIDE));
    let short = heading.measure.units < SHORTEST;
    let base = match level {
        1 => 2.0,
        2 => 0.5,
        _ => 0.2,
    };
    let linked = if heading.measure.link_share() > 0.8 { 1.0 } else { 0.0 };
    base + f32::from(u8::from(marked))
        - f32::from(u8::from(outside))
        - f32::from(u8::from(short)) * 1.5
        - linked
        - order as f32 * 0.1
}

/// Adds what others say: a headline stands at the start of `title`, and other places repeat it.
fn agree(candidates: &mut [Candidate], title: &str) {
    let title = folded(title);
    let all: Vec<String> = candidates.iter().map(|candidate| candidate.folded.clone()).collect();
    let texts: Vec<String> = candidates.iter().map(|candidate| candidate.text.clone()).collect();
    let only_one = candidates.iter().filter(|candidate| candidate.shown).count() == 1;
    for (at, candidate) in candidates.iter_mut().enumerate() {
        let same = all
            .iter()
            .enumerate()
            .filter(|(other, words)| *other != at && **words == candidate.folded)
            .count();
        // A longer one that begins alike has the site's name or a channel behind it.
        let longer = texts
            .iter()
            .filter(|text| text.strip_prefix(&candidate.text).is_some_and(starts_with_separator))
            .count();
        candidate.score += same as f32 * 1.5
            + if candidate.folded.chars().count() > LONG_ENOUGH { longer as f32 * 1.2 } else { 0.0 };
        let length = candidate.folded.chars().count();
        if length >= SHORTEST && title.starts_with(&candidate.folded) {
            candidate.score += 2.0;
        } else if length >= SHORTEST && title.contains(&candidate.folded) {
            candidate.score += 1.2;
        }
        if length < SHORTEST {
            candidate.score -= 1.5;
        }
        if candidate.is_site {
            candidate.score -= ONLY_THE_SITE;
        }
        // Many pages call themselves otherwise for search engines: what readers see at the top is the headline.
        if candidate.shown
            && !candidate.is_site
            && length >= SHORTEST * 2
            && in_common(&candidate.folded, &title) >= KIN
        {
            candidate.score += if only_one { ONLY_HEADING } else { 2.0 };
        }
    }
}

/// A first heading that stands at the end of `title`, behind what another place gives as the headline, is the site's name.
fn tell_sites(candidates: &mut [Candidate], title: &str) {
    let others: Vec<(Found, String)> =
        candidates.iter().map(|other| (other.found, other.folded.clone())).collect();
    for candidate in candidates.iter_mut().filter(|candidate| candidate.shown) {
        let before =
            title.trim().strip_suffix(candidate.text.as_str()).filter(|before| ends_with_separator(before));
        let head = before.map(folded).filter(|head| head.chars().count() >= SHORTEST);
        candidate.is_site |= head.is_some_and(|head| {
            others.iter().any(|(found, words)| *found != Found::TitleElement && *words == head)
        });
    }
}

/// A kicker in the same element as the headline, `Harbour Why it opens at dawn`, or in brackets before it, `[사회] …`:
/// where another place has the headline without it, that one is right.
fn without_kickers(candidates: &mut [Candidate]) {
    const LEAST_LEFT: usize = 10;
    let texts: Vec<(String, bool)> =
        candidates.iter().map(|candidate| (candidate.text.clone(), candidate.is_site)).collect();
    for candidate in candidates {
        let bare = texts.iter().filter(|(text, is_site)| !is_site && text.chars().count() >= LEAST_LEFT).any(
            |(text, _)| {
                let kicker =
                    candidate.text.strip_suffix(text.as_str()).map(str::trim_end).unwrap_or_default();
                let in_brackets = kicker.starts_with(['[', '【']) && kicker.ends_with([']', '】']);
                let is_glued = kicker.chars().next_back().is_some_and(char::is_alphanumeric);
                in_brackets || is_glued && kicker.chars().count() * 2 < text.chars().count() * 3
            },
        );
        if bare {
            candidate.score -= BESIDE_A_KICKER;
        }
    }
}

/// What a line loses that has a kicker before the headline that another place gives.
const BESIDE_A_KICKER: f32 = 4.0;

/// What being the page's only first heading counts: as much as two other places that agree with each other.
const ONLY_HEADING: f32 = 3.6;

/// From this share of common letters on, two lines speak of one thing.
const KIN: f32 = 0.35;

/// Whether what follows a headline is parted from it; a colon parts the headline's own halves.
fn starts_with_separator(rest: &str) -> bool {
    rest.trim_start().starts_with(|character: char| {
        site_words::is_separator(character) && !matches!(character, ':' | '：' | '/')
    })
}

fn ends_with_separator(start: &str) -> bool {
    start.trim_end().ends_with(|character: char| {
        site_words::is_separator(character) && !matches!(character, ':' | '：' | '/')
    })
}

/// What follows the headline in the title.
fn after(title: &str, headline: &str) -> Option<String> {
    let rest = title.split_once(headline)?.1;
    let rest =
        rest.trim_matches(|character: char| character.is_whitespace() || site_words::is_separator(character));
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// The line below the headline that sums the story up, where an element says so.
pub(crate) fn deck(sources: &Sources<'_>, scene: &Scene<'_>) -> Option<Sourced<String>> {
    let element = sources.hints.nodes_with(Hints::DECK).find(|&node| {
        !sources.hints.get(node).has(Hints::OUTSIDE) && sources.dom.name(node) != Some(&local_name!("a"))
    });
    let text = element.map(|node| sources.dom.line(node)).filter(|line| (8..=160).contains(&units(line)))?;
    (folded(&text) != scene.headline).then(|| Sourced::new(text, Found::ClassName))
}
