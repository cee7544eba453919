//! What the search shows: its words, its filters with their numbers, its mistakes, and the places of the hits.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::article::Lang;
use crate::command::{ClipId, Facet, Spelling};
use crate::library::search::{
    self, Excerpt, Facets, Field, LastWord, Mistake, MistakeKind, Narrowed, Query, Search,
};
use crate::text::fold::Folded;
use crate::ui::locale::Locale;
use crate::ui::reader::clean_marked;

/// The search as the pane draws it.
pub struct SearchData<'a> {
    pub words: &'a str,
    pub spelling: Spelling,
    /// What was looked for lately, newest first.
    pub recent: &'a [String],
    pub narrowed: &'a Narrowed,
    pub facets: &'a Facets,
    pub mistakes: &'a [Mistake],
    /// Clips that cannot be found by their words yet.
    pub unindexed: u64,
    /// The same in words that find something, where these find nothing.
    pub meant: Option<&'a str>,
}

/// A kind of filter with the values that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The key of its name in the locale files.
    pub name: &'static str,
    pub values: Vec<FilterValue>,
}

/// One value of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterValue {
    pub words: String,
    pub clips: u64,
    pub chosen: bool,
    pub facet: Facet,
}

impl SearchData<'_> {
    /// Whether the list shows finds instead of all that is there.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.words.trim().is_empty() || !self.narrowed.is_empty()
    }

    /// The filters that there is something to choose in.
    #[must_use]
    pub fn filters(&self, locale: &Locale) -> Vec<Filter> {
        let (facets, chosen) = (self.facets, self.narrowed);
        let sites = values(&facets.sites, &chosen.sites, |site| (site.clone(), Facet::Site(site.clone())));
        let years = values(&facets.years, &chosen.years, |year| (year.to_string(), Facet::Year(*year)));
        let langs = values(&facets.langs, &chosen.langs, |lang| {
            (language_words(lang, locale), Facet::Lang(lang.clone()))
        });
        let tags = values(&facets.tags, &chosen.tags, |tag| (tag.clone(), Facet::Tag(tag.clone())));
        [("filter-source", sites), ("filter-year", years), ("filter-language", langs), ("filter-tag", tags)]
            .into_iter()
            .filter(|(_, values)| !values.is_empty())
            .map(|(name, values)| Filter { name, values })
            .collect()
    }

    /// What was not understood, in sentences.
    #[must_use]
    pub fn explained(&self, locale: &Locale) -> Vec<String> {
        let mut lines: Vec<String> =
            self.mistakes.iter().map(|mistake| explain(mistake, self.words, locale)).collect();
        if self.unindexed > 0 && !self.words.trim().is_empty() {
            lines.push(locale.with("search-unindexed", &[("count", self.unindexed.into())]));
        }
        lines
    }
}

/// The values found, and those chosen that find nothing any more, so that they can be let go.
fn values<T: PartialEq>(
    found: &[(T, u64)],
    chosen: &[T],
    show: impl Fn(&T) -> (String, Facet),
) -> Vec<FilterValue> {
    let value = |value: &T, clips| {
        let (words, facet) = show(value);
        FilterValue { words, clips, chosen: chosen.contains(value), facet }
    };
    let gone = chosen.iter().filter(|chosen| !found.iter().any(|(found, _)| found == *chosen));
    found.iter().map(|(found, clips)| value(found, *clips)).chain(gone.map(|gone| value(gone, 0))).collect()
}

/// The name of a language.
#[must_use]
pub fn language_words(lang: &Lang, locale: &Locale) -> String {
    match lang {
        Lang::ZhHans => locale.text("language-zh-hans"),
        Lang::ZhHant => locale.text("language-zh-hant"),
        Lang::Ja => locale.text("language-ja"),
        Lang::Ko => locale.text("language-ko"),
        Lang::En => locale.text("language-en"),
        Lang::Other(tag) => tag.clone(),
        Lang::Unknown => locale.text("language-unknown"),
    }
}

fn explain(mistake: &Mistake, words: &str, locale: &Locale) -> String {
    let part = words.get(mistake.at.clone()).unwrap_or_default().trim().to_owned();
    let key = match mistake.what {
        MistakeKind::QuoteNotClosed => "search-quote-not-closed",
        MistakeKind::ParenthesisNotClosed => "search-parenthesis-not-closed",
        MistakeKind::ParenthesisNotOpened => "search-parenthesis-not-opened",
        MistakeKind::NothingBesideOr => "search-nothing-beside-or",
        MistakeKind::TooLong => "search-too-long",
        kind => {
            let key = match kind {
                MistakeKind::NothingBehind => "search-nothing-behind",
                MistakeKind::NoSuchField => "search-no-such-field",
                MistakeKind::NoSuchValue => "search-no-such-value",
                MistakeKind::NotADate => "search-not-a-date",
                MistakeKind::NoSuchCollection => "search-no-such-collection",
                MistakeKind::NoSuchTag => "search-no-such-tag",
                _ => "search-nothing-to-find",
            };
            return locale.with(key, &[("part", part.into())]);
        }
    };
    locale.text(key)
}

/// Words with the places of the hits in them, ready to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    pub text: String,
    /// In bytes, from the left, none inside another.
    pub hits: Vec<Range<usize>>,
}

impl Marked {
    /// The same from a little before the first hit, where there is room for one line only.
    #[must_use]
    pub fn from_first_hit(&self) -> Self {
        let first = self.hits.first().map_or(0, |hit| hit.start);
        let before = self.text.get(..first).unwrap_or_default();
        if before.chars().count() <= MOST_BEFORE {
            return self.clone();
        }
        let kept = before.char_indices().rev().nth(MOST_BEFORE - 1).map_or(0, |(at, _)| at);
        // Not from the middle of a word.
        let kept = before.get(kept..).and_then(|rest| rest.find(' ')).map_or(kept, |space| kept + space + 1);
        let text = format!("…{}", self.text.get(kept..).unwrap_or_default());
        let moved = |byte: usize| byte - kept + '…'.len_utf8();
        let hits = self.hits.iter().map(|hit| moved(hit.start)..moved(hit.end)).collect();
        Self { text, hits }
    }
}

/// Characters before the first hit where there is room for one line only.
const MOST_BEFORE: usize = 10;

/// What stands around the hits, by clip. What an earlier search brought stays until the newer answer comes: an empty
/// line meanwhile would flicker.
#[derive(Debug, Default)]
pub struct Excerpts {
    by_clip: BTreeMap<ClipId, (u64, Marked, Vec<Range<usize>>)>,
    /// Counts the searches.
    turn: u64,
    asked: Vec<ClipId>,
    /// What is missing on screen and was not asked for yet.
    wanted: Vec<ClipId>,
}

/// More would be kept for rows that nobody scrolls back to.
const MOST_EXCERPTS: usize = 2_000;

impl Excerpts {
    /// Another search was answered.
    pub fn turn(&mut self, plain: bool) {
        self.turn += 1;
        self.asked.clear();
        self.wanted.clear();
        if plain || self.by_clip.len() > MOST_EXCERPTS {
            self.by_clip.clear();
        }
    }

    pub fn take(&mut self, excerpts: Vec<(ClipId, Excerpt)>) {
        for (clip, excerpt) in excerpts {
            let (text, hits) = clean_marked(&excerpt.text, &excerpt.hits);
            self.by_clip.insert(clip, (self.turn, Marked { text, hits }, excerpt.headline_hits));
        }
    }

    /// The words around the hits of a clip, and the hits of its headline; asked for if they are not there.
    pub fn of(&mut self, clip: ClipId) -> Option<(&Marked, &[Range<usize>])> {
        let fresh = self.by_clip.get(&clip).is_some_and(|(turn, ..)| *turn == self.turn);
        if !fresh && !self.asked.contains(&clip) {
            self.wanted.push(clip);
        }
        self.by_clip.get(&clip).map(|(_, marked, headline)| (marked, headline.as_slice()))
    }

    /// The clips on screen whose words are to be asked for.
    pub fn take_wanted(&mut self) -> Vec<ClipId> {
        let wanted = std::mem::take(&mut self.wanted);
        self.asked.extend(&wanted);
        wanted
    }
}

/// Where the words of a search stand in a text of an article.
#[must_use]
pub fn query_hits(search: &Search, text: &str) -> Vec<Range<usize>> {
    if search.words.trim().is_empty() {
        return Vec::new();
    }
    search::marks(&search.query(), Field::Anywhere, text, search.spelling)
}

/// Where the words of the field over an article stand in a text of it: in any part of a word, or with quotes and stars as
/// a search takes them.
#[must_use]
pub fn bar_hits(words: &str, text: &str) -> Vec<Range<usize>> {
    if words.contains(search::is_sign) {
        let query = Query::parse(words, LastWord::Whole);
        return search::marks(&query, Field::Anywhere, text, Spelling::AnyForm);
    }
    Folded::new(text).find(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, hit: &str, expect: &str) {
        let start = text.find(hit).unwrap();
        let marked =
            Marked { text: text.to_owned(), hits: std::iter::once(start..start + hit.len()).collect() };
        let cut = marked.from_first_hit();
        assert_eq!(cut.text, expect);
        assert_eq!(&cut.text[cut.hits[0].clone()], hit);
    }

    #[test]
    fn the_field_over_an_article_finds_parts_of_words_beginnings_and_whole_words() {
        let text = "Harbours: the harbour, and old harbor";
        let hits = |words| bar_hits(words, text).into_iter().map(|hit| &text[hit]).collect::<Vec<_>>();
        assert_eq!(hits("arbo"), ["arbo", "arbo", "arbo"]);
        assert_eq!(hits("harbour*"), ["Harbours", "harbour"]);
        assert_eq!(hits("harbo* ol*"), ["Harbours", "harbour", "old", "harbor"]);
        assert_eq!(hits("\"harbour\""), ["harbour"]);
        assert_eq!(hits("「harbour」"), ["harbour"]);
        assert_eq!(hits("*"), [""; 0]);
    }

    #[test]
    fn one_line_begins_a_little_before_the_first_hit() {
        check("The park outside the harbour has a bus", "harbour", "…the harbour has a bus");
        check("港口的老码头改成了市集，渔民在这里重新开始", "重新", "…成了市集，渔民在这里重新开始");
        check("雾中的港口", "港口", "雾中的港口");
    }
}
