//! What the clips found can be narrowed by, with counts; and the narrowing itself.

use std::collections::BTreeMap;

use super::catalog::{Catalog, UNNAMED};
use super::set::Set;
use super::tagged::TagNames;
use super::{Facets, Narrowed};

/// Sites and tags that are listed; nobody reads on.
const MOST_LISTED: usize = 200;

/// The kinds of narrowing, as bits of what a clip fails.
const SITE: u8 = 1;
const YEAR: u8 = 2;
const LANG: u8 = 4;
const TAG: u8 = 8;

/// Those of `found` that fit what was chosen, and the counts.
pub(super) fn narrow(
    found: &Set,
    narrowed: &Narrowed,
    catalog: &Catalog,
    tag_names: &TagNames,
) -> (Set, Facets) {
    let mut counts = Counts::default();
    if narrowed.is_empty() {
        found.iter().for_each(|place| counts.add(&Facts::of(place, catalog), 0));
        return (found.clone(), counts.named(catalog, tag_names));
    }
    let chosen = Chosen::of(narrowed, catalog, tag_names);
    let mut left = Set::none(catalog.len());
    for place in found.iter() {
        let facts = Facts::of(place, catalog);
        let fails = chosen.fails(&facts);
        if fails == 0 {
            left.insert(place);
        }
        counts.add(&facts, fails);
    }
    (left, counts.named(catalog, tag_names))
}

/// What a clip is narrowed by, as numbers.
struct Facts {
    site: u32,
    year: u32,
    lang: u32,
    tags: u32,
}

impl Facts {
    fn of(place: usize, catalog: &Catalog) -> Self {
        let (site, lang) = (catalog.site(place), catalog.lang(place));
        Self { site, year: year(catalog.day(place)), lang, tags: catalog.tags(place) }
    }
}

/// What was chosen, by numbers; nothing of a kind that was not chosen from.
struct Chosen {
    sites: Option<Vec<u32>>,
    years: Option<Vec<u32>>,
    langs: Option<Vec<u32>>,
    /// For each combination of tags, whether it has one that was chosen.
    tag_sets: Option<Vec<bool>>,
}

/// Years before are counted as this one, years behind the last as the last.
const FIRST_YEAR: i16 = 1800;
const LAST_YEAR: i16 = 2200;
/// After 400 years the calendar begins again.
const DAYS_OF_ERA: i64 = 146_097;
/// From the first of March.
const DAYS_TO_JANUARY: i64 = 306;

impl Chosen {
    fn of(narrowed: &Narrowed, catalog: &Catalog, tag_names: &TagNames) -> Self {
        let names = catalog.names();
        let any = |chosen: bool, numbers: Vec<u32>| chosen.then_some(numbers);
        let sites = names.sites.iter().filter(|(_, name)| narrowed.sites.contains(name)).map(|(id, _)| *id);
        let langs = names.langs.iter().filter(|(_, lang)| narrowed.langs.contains(lang)).map(|(id, _)| *id);
        let years = narrowed.years.iter().map(|year| (*year - FIRST_YEAR).max(0) as u32);
        Self {
            sites: any(!narrowed.sites.is_empty(), sites.collect()),
            years: any(!narrowed.years.is_empty(), years.collect()),
            langs: any(!narrowed.langs.is_empty(), langs.collect()),
            tag_sets: (!narrowed.tags.is_empty()).then(|| {
                let chosen: Vec<i64> = narrowed.tags.iter().flat_map(|tag| tag_names.named(tag)).collect();
                catalog.tag_sets().with_any(&chosen)
            }),
        }
    }

    /// The kinds of which the clip is not what was chosen.
    fn fails(&self, facts: &Facts) -> u8 {
        let fails = |chosen: &Option<Vec<u32>>, number: u32, kind: u8| match chosen {
            Some(numbers) if !numbers.contains(&number) => kind,
            _ => 0,
        };
        let tagged = |sets: &Vec<bool>| sets.get(facts.tags as usize).copied().unwrap_or_default();
        fails(&self.sites, facts.site, SITE)
            | fails(&self.years, facts.year, YEAR)
            | fails(&self.langs, facts.lang, LANG)
            | if self.tag_sets.as_ref().is_none_or(tagged) { 0 } else { TAG }
    }
}

/// The year of a day, counted from the first.
fn year(day: i64) -> u32 {
    // From March on the months have the same lengths in all years, and the days of leap years come last.
    let since_march_of_year_0 = day + 719_468;
    let (era, day) =
        (since_march_of_year_0.div_euclid(DAYS_OF_ERA), since_march_of_year_0.rem_euclid(DAYS_OF_ERA));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let is_over = day - (365 * year + year / 4 - year / 100) >= DAYS_TO_JANUARY;
    let year = era * 400 + year + i64::from(is_over);
    (year.clamp(FIRST_YEAR.into(), LAST_YEAR.into()) - i64::from(FIRST_YEAR)) as u32
}

/// How many clips have each number; those without a name are not counted.
#[derive(Default)]
struct Counts {
    sites: Vec<u64>,
    years: Vec<u64>,
    langs: Vec<u64>,
    tag_sets: Vec<u64>,
}

/// Numbers beyond this are not ours: names are numbered from 1.
const MOST_NUMBERS: u32 = 1 << 20;

fn add(counts: &mut Vec<u64>, number: u32) {
    if number >= MOST_NUMBERS {
        return;
    }
    let at = number as usize;
    if counts.len() <= at {
        counts.resize(at + 1, 0);
    }
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

impl Counts {
    /// Counts a clip where it fails nothing, or only what is counted.
    fn add(&mut self, facts: &Facts, fails: u8) {
        if fails & !SITE == 0 {
            add(&mut self.sites, facts.site);
        }
        if fails & !YEAR == 0 {
            add(&mut self.years, facts.year);
        }
        if fails & !LANG == 0 {
            add(&mut self.langs, facts.lang);
        }
        if fails & !TAG == 0 {
            add(&mut self.tag_sets, facts.tags);
        }
    }

    fn named(self, catalog: &Catalog, tag_names: &TagNames) -> Facets {
        let names = catalog.names();
        let tags = tags(&self.tag_sets, catalog, tag_names);
        let given = |counts: Vec<u64>| {
            (0u32..UNNAMED).zip(counts).filter(|(_, count)| *count > 0).collect::<BTreeMap<u32, u64>>()
        };
        let mut sites: Vec<(String, u64)> = given(self.sites)
            .into_iter()
            .filter_map(|(id, count)| Some((names.sites.get(&id)?.clone(), count)))
            .collect();
        sites.sort_by(|(one, most), (other, more)| (more, one).cmp(&(most, other)));
        sites.truncate(MOST_LISTED);
        let mut langs: Vec<_> = given(self.langs)
            .into_iter()
            .filter_map(|(id, count)| Some((names.langs.get(&id)?.clone(), count)))
            .collect();
        langs.sort_by(|(one, most), (other, more)| (more, one.tag()).cmp(&(most, other.tag())));
        let years = given(self.years).into_iter().rev();
        Facets {
            sites,
            years: years.map(|(year, count)| (FIRST_YEAR + year as i16, count)).collect(),
            langs,
            tags,
        }
    }
}

/// How many clips have each tag, from how many have each combination.
fn tags(tag_sets: &[u64], catalog: &Catalog, tag_names: &TagNames) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<i64, u64> = BTreeMap::new();
    for (number, clips) in (0u32..).zip(tag_sets).filter(|(_, clips)| **clips > 0) {
        for tag in catalog.tag_sets().tags(number) {
            *counts.entry(*tag).or_default() += clips;
        }
    }
    let named = |(tag, clips)| Some((tag_names.name(tag)?.to_owned(), clips));
    let mut tags: Vec<(String, u64)> = counts.into_iter().filter_map(named).collect();
    tags.sort_by(|(one, most), (other, more)| (more, one).cmp(&(most, other)));
    tags.truncate(MOST_LISTED);
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_is_of_its_year() {
        for written in FIRST_YEAR..=LAST_YEAR {
            let days = [jiff::civil::date(written, 1, 1), jiff::civil::date(written, 12, 31)];
            for date in days {
                let found = year(super::super::index::day_number(date));
                assert_eq!(found, (written - FIRST_YEAR) as u32, "{date}");
            }
        }
        assert_eq!((year(-200_000), year(200_000)), (0, (LAST_YEAR - FIRST_YEAR) as u32));
    }
}
