//! The fields of the article, each from whatever of the page speaks for it.

mod byline;
mod dates;
pub(crate) mod headline;
pub(crate) mod people;
mod section;
mod site;
mod site_words;

use crate::article::{Byline, Found, Meta, Sourced, When};
use crate::extract::dom::{Dom, NodeId};
use crate::extract::lines::who;
use crate::text::date::days_in;

use super::clean::{Scene, Verdicts};
use super::hints::{HintTable, Hints};
use super::piece::Piece;
use super::reason::Reason;
use super::signals::Signals;
use super::survey::Landmarks;
use headline::Headline;

/// What the fields are read from.
#[derive(Clone, Copy)]
pub(crate) struct Sources<'a> {
    pub(crate) dom: &'a Dom,
    pub(crate) hints: &'a HintTable,
    pub(crate) landmarks: &'a Landmarks,
    pub(crate) pieces: &'a [Piece],
    pub(crate) signals: &'a Signals,
}

/// Microdata of these parts is about something else than the story.
const OTHERS: Hints = Hints::RELATED.with(Hints::COMMENTS);

impl Sources<'_> {
    /// The elements that microdata calls so, those of comments and other stories left aside.
    fn properties(&self, name: &str) -> impl Iterator<Item = NodeId> {
        let is_such = move |&node: &NodeId| {
            let names = self.dom.attr(node, "itemprop").unwrap_or_default();
            names.split_ascii_whitespace().any(|word| word == name)
        };
        let is_own = |&node: &NodeId| {
            !self.dom.self_and_ancestors(node).any(|above| self.hints.get(above).has(OTHERS))
        };
        self.landmarks.properties.iter().copied().filter(is_such).filter(is_own)
    }
}

/// Reads every field but the headline and the `writers` that the page names, which were found before the text was chosen.
pub(crate) fn read(
    sources: &Sources<'_>,
    scene: &Scene<'_>,
    verdicts: &Verdicts,
    headline: Headline,
    writers: Vec<Sourced<Byline>>,
) -> Meta {
    let around = around_text(scene, verdicts);
    let (published, updated) = dates::read(sources, &around);
    let people = people::read(sources, &around, writers);
    Meta {
        site: site::read(sources, headline.suffix.as_deref()),
        section: section::read(sources),
        dateline: people.place,
        headline: headline.found,
        deck: headline::deck(sources, scene),
        source: people.source,
        bylines: people.bylines,
        published,
        updated,
        event_days: event_days(&around),
        lang: site::lang(sources, &around),
        url: sources.signals.url.clone(),
    }
}

/// The days that the text speaks of.
fn event_days(around: &Around<'_>) -> Vec<Sourced<When>> {
    let text: String = around.body.iter().flat_map(|piece| [piece.text(), "\n"]).collect();
    days_in(&text).into_iter().map(|day| Sourced::new(day, Found::Body)).collect()
}

/// The lines around the text, where date, source and people stand.
pub(crate) struct Around<'a> {
    /// Between the headline and the first sentence, and what stands just above.
    pub(crate) head: Vec<&'a Piece>,
    /// The article's own lines.
    pub(crate) body: Vec<&'a Piece>,
    /// After the last sentence.
    pub(crate) tail: Vec<&'a Piece>,
}

impl<'a> Around<'a> {
    /// The same lines, whatever kind of page they are of.
    fn lines(&self) -> who::Around<'a> {
        let lines = |pieces: &[&'a Piece]| {
            pieces.iter().map(|piece| who::Line { text: piece.text(), measure: piece.measure }).collect()
        };
        who::Around { head: lines(&self.head), body: lines(&self.body), tail: lines(&self.tail) }
    }
}

/// How many lines before and after the text are looked at.
const HEAD_LINES: usize = 24;
const TAIL_LINES: usize = 10;

fn around_text<'a>(scene: &Scene<'a>, verdicts: &Verdicts) -> Around<'a> {
    let kept = scene.kept(verdicts);
    let texts: Vec<usize> =
        kept.iter().filter(|(_, piece)| piece.measure.units > 0).map(|(at, _)| *at).collect();
    let first = texts.first().copied().unwrap_or(0);
    let last = texts.last().map_or(0, |last| last + 1);
    let lines = |pieces: &'a [Piece]| pieces.iter().filter(|piece| !piece.text().is_empty());
    let start = first.saturating_sub(HEAD_LINES);
    // What was left out of the text because it says who and when stands nearest to it.
    let inside = (first..last).filter(|&at| verdicts.get(at) == Some(&Some(Reason::MetaLine)));
    Around {
        head: lines(scene.pieces.get(start..first).unwrap_or_default())
            .chain(inside.filter_map(|at| scene.pieces.get(at)))
            .collect(),
        body: kept.into_iter().map(|(_, piece)| piece).collect(),
        tail: lines(scene.pieces.get(last..).unwrap_or_default()).take(TAIL_LINES).collect(),
    }
}
