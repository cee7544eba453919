//! The words around the hits of a clip, in the glyphs of its page.

use std::ops::Range;

use super::query::{Field, Query, Words};
use super::texts::{Beside, texts};
use crate::article::Article;
use crate::text::fold::Folded;
use crate::text::phrase::Spelling;
use crate::text::units::units;

/// Characters before the first hit.
const BEFORE: usize = 18;
/// Characters of an excerpt.
const LENGTH: usize = 120;

/// A piece of a clip with the places of the hits in it, in bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// One line around the first hits; the first words of the body if the hits are elsewhere.
    pub text: String,
    pub hits: Vec<Range<usize>>,
    /// Hits in the headline.
    pub headline_hits: Vec<Range<usize>>,
}

/// Where the query's words stand in a text of this field, from the left, in bytes, none inside another.
#[must_use]
pub fn marks(query: &Query, field: Field, text: &str, spelling: Spelling) -> Vec<Range<usize>> {
    marks_of(&query.looked_for(), field, text, spelling)
}

fn marks_of(phrases: &[&Words], field: Field, text: &str, spelling: Spelling) -> Vec<Range<usize>> {
    let asked = |words: &&&Words| field == Field::Anywhere || [field, Field::Anywhere].contains(&words.field);
    let phrases: Vec<&&Words> = phrases.iter().filter(asked).collect();
    if phrases.is_empty() || text.is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text);
    let units = units(&folded);
    let mut hits: Vec<Range<usize>> =
        phrases.iter().flat_map(|words| words.phrase.find_in(&units, text, spelling)).collect();
    hits.sort_by_key(|hit| (hit.start, hit.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(hits.len());
    for hit in hits {
        match apart.last_mut() {
            Some(last) if hit.start < last.end => last.end = last.end.max(hit.end),
            _ => apart.push(hit),
        }
    }
    apart
}

/// Whether the words stand in the field they are looked for in.
pub(super) fn has(article: &Article, beside: &Beside, words: &Words, spelling: Spelling) -> bool {
    texts(article, beside)
        .into_iter()
        .any(|(field, text)| !marks_of(&[words], field, text, spelling).is_empty())
}

/// The words around the query's hits in this article, or in what its reader wrote and marked.
pub(super) fn excerpt(article: &Article, beside: &Beside, query: &Query, spelling: Spelling) -> Excerpt {
    let phrases = query.looked_for();
    let headline = article.meta.headline().unwrap_or_default();
    let headline_hits = marks_of(&phrases, Field::Headline, headline, spelling);
    let mut best: Option<(usize, &str, Vec<Range<usize>>)> = None;
    let kinds = phrases.len().max(1);
    let shown = |field: &Field| matches!(field, Field::Body | Field::Caption | Field::Note);
    for (field, text) in texts(article, beside).into_iter().filter(|(field, _)| shown(field)) {
        let hits = marks_of(&phrases, field, text, spelling);
        if hits.is_empty() {
            continue;
        }
        let different =
            phrases.iter().filter(|words| !marks_of(&[*words], field, text, spelling).is_empty()).count();
        if best.as_ref().is_none_or(|(most, _, _)| different > *most) {
            best = Some((different, text, hits));
        }
        if different == kinds {
            break;
        }
    }
    match best {
        Some((_, text, hits)) => Excerpt { headline_hits, ..cut(text, &hits) },
        None => Excerpt { text: article.lead(LENGTH), hits: Vec::new(), headline_hits },
    }
}

/// A line of `text` around its first hit.
fn cut(text: &str, hits: &[Range<usize>]) -> Excerpt {
    let first = hits.first().map_or(0, |hit| hit.start);
    let before = text.get(..first).unwrap_or_default();
    let start = before.char_indices().rev().take(BEFORE).last().map_or(first, |(at, _)| at);
    // A short beginning is shown whole, and a word of an alphabet is not cut.
    let start = if start <= BEFORE { 0 } else { word_start(text, start, first) };
    let mut line = String::from(if start == 0 { "" } else { "…" });
    let lead = line.len();
    let rest = text.get(start..).unwrap_or_default();
    let end = start + rest.char_indices().nth(LENGTH).map_or(rest.len(), |(at, _)| at);
    let inside = text.get(start..end).unwrap_or_default();
    line.extend(inside.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }));
    if end < text.len() {
        line.push('…');
    }
    let hits = hits
        .iter()
        .filter(|hit| hit.start >= start && hit.end <= end)
        .map(|hit| hit.start - start + lead..hit.end - start + lead)
        .collect();
    Excerpt { text: line, hits, headline_hits: Vec::new() }
}

fn word_start(text: &str, start: usize, first: usize) -> usize {
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    let cuts = text.get(..start).and_then(|before| before.chars().next_back()).is_some_and(is_letter);
    let between = text.get(start..first).unwrap_or_default();
    match between.find(|c: char| !is_letter(c)) {
        Some(at) if cuts => start + at,
        _ => start,
    }
}
