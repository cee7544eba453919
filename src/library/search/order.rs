//! Clips that were found, in the order that was asked for.

use std::collections::BTreeMap;

use super::catalog::Catalog;
use super::evaluate::Evaluation;
use super::matching;
use super::query::{Query, Words};
use super::set::Set;
use super::weigh;
use crate::library::clips::dated::has_date;
use crate::library::{ClipId, LibraryError};

/// Up to so many hits each is weighed, which costs a reading of the lists and a few microseconds a hit
/// (`benches/search.rs`); beyond, those with the words in the headline come first, whole words
/// before those that they begin, then those with the whole words anywhere, then the newest.
const MOST_WEIGHED: usize = 5_000;
/// A moment that clips are ordered by.
#[derive(Clone, Copy)]
pub(super) enum Moment {
    Published,
    Added,
}

/// Newest first.
pub(super) fn newest(found: &Set, catalog: &Catalog, moment: Moment) -> Vec<ClipId> {
    let order = match moment {
        Moment::Published => catalog.by_dated(),
        Moment::Added => catalog.by_added(),
    };
    let count = found.len();
    // Going through all places costs one step each; sorting a few costs less.
    if count * 16 > catalog.len() {
        let places = kept(order, found, count);
        return places.iter().filter_map(|place| catalog.id(*place as usize)).collect();
    }
    let key = |place: &usize| match moment {
        Moment::Published => catalog.dated(*place),
        Moment::Added => catalog.added(*place),
    };
    let mut places: Vec<usize> = found.iter().collect();
    places.sort_unstable_by_key(|place| std::cmp::Reverse((key(place), *place)));
    places.into_iter().filter_map(|place| catalog.id(place)).collect()
}

/// Puts those without a date, which the oldest first begins with, behind all others.
pub(super) fn undated_last(mut oldest: Vec<ClipId>, catalog: &Catalog) -> Vec<ClipId> {
    let is_undated = |id: &ClipId| catalog.place(id.0).is_some_and(|place| !has_date(catalog.dated(place)));
    let undated = oldest.partition_point(is_undated);
    oldest.rotate_left(undated);
    oldest
}

/// Those of the places that were found, which are so many, in their order. Each is written, and kept if the next one is
/// written behind it: whether a place was found cannot be foreseen, and a branch would be guessed wrong time and again.
fn kept(order: &[u32], found: &Set, count: usize) -> Vec<u32> {
    let mut kept = vec![0; count + 1];
    let mut end = 0;
    for place in order {
        if let Some(slot) = kept.get_mut(end) {
            *slot = *place;
        }
        end += usize::from(found.contains(*place as usize));
    }
    kept.truncate(count);
    kept
}

/// Those that an ordered list of ids has, in its order.
pub(super) fn as_listed(found: &Set, catalog: &Catalog, ids: &[ClipId]) -> Vec<ClipId> {
    let is_found = |id: &&ClipId| catalog.place(id.0).is_some_and(|place| found.contains(place));
    ids.iter().filter(is_found).copied().collect()
}

/// By the names of their sites, those without one last; of one site the newest first.
pub(super) fn by_site(found: &Set, catalog: &Catalog) -> Vec<ClipId> {
    let ranks: BTreeMap<u32, u32> = catalog.names().site_ranks();
    let rank = |place: usize| ranks.get(&catalog.site(place)).copied().unwrap_or(u32::MAX);
    let mut places: Vec<(u32, std::cmp::Reverse<(i64, usize)>)> =
        found.iter().map(|place| (rank(place), std::cmp::Reverse((catalog.dated(place), place)))).collect();
    places.sort_unstable();
    places.into_iter().filter_map(|(_, std::cmp::Reverse((_, place)))| catalog.id(place)).collect()
}

/// The best first.
pub(super) fn by_relevance(
    found: &Set,
    query: &Query,
    evaluation: &Evaluation,
) -> Result<Vec<ClipId>, LibraryError> {
    let catalog = evaluation.catalog;
    let newest = newest(found, catalog, Moment::Published);
    if newest.len() <= 1 {
        return Ok(newest);
    }
    if newest.len() > MOST_WEIGHED {
        return headlines_first(newest, query, evaluation);
    }
    let Some(weights) = weigh::weights(found, &query.looked_for(), evaluation)? else {
        return headlines_first(newest, query, evaluation);
    };
    let mut ids = newest;
    // Clips of the same weight stay newest first.
    ids.sort_by(|one, other| {
        let weight = |id: &ClipId| weights.get(&id.0).copied().unwrap_or_default();
        weight(other).total_cmp(&weight(one))
    });
    Ok(ids)
}

fn headlines_first(
    newest: Vec<ClipId>,
    query: &Query,
    evaluation: &Evaluation,
) -> Result<Vec<ClipId>, LibraryError> {
    let anywhere: Vec<Words> = query.looked_for().into_iter().cloned().collect();
    let in_headline = matching::in_headline(&query.looked_for());
    let mut first = Vec::new();
    let mut rest = newest;
    // Whole words in the headline, what they begin there, whole words elsewhere.
    let is_begun = |words: &[Words]| words.iter().any(|words| words.phrase.is_begun());
    let whole = |words: &[Words]| -> Vec<Words> {
        words.iter().map(|words| Words { field: words.field, phrase: words.phrase.whole() }).collect()
    };
    let mut steps = Vec::new();
    steps.extend(is_begun(&in_headline).then(|| whole(&in_headline)));
    steps.extend((!in_headline.is_empty()).then(|| in_headline.clone()));
    steps.extend(is_begun(&anywhere).then(|| whole(&anywhere)));
    for words in steps {
        let have = evaluation.having_all(&words)?;
        let is_there = |id: &ClipId| evaluation.catalog.place(id.0).is_some_and(|place| have.contains(place));
        let (these, others): (Vec<ClipId>, Vec<ClipId>) = rest.into_iter().partition(is_there);
        first.extend(these);
        rest = others;
    }
    first.extend(rest);
    Ok(first)
}
