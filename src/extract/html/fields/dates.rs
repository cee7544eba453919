//! When the article was published and last changed.

use std::sync::LazyLock;

use html5ever::local_name;

use crate::article::{Found, Sourced, When};
use crate::extract::dom::NodeId;
use crate::extract::html::hints::Hints;
use crate::extract::lines::measure::units;

use super::{Around, Sources};
use crate::extract::lines::date::first_date;
use crate::extract::lines::phrase_list::PhraseList;
use crate::extract::lines::words::lower;

type Dated = Option<Sourced<When>>;

/// The published and the updated date, each from the best place that has one.
pub(super) fn read(sources: &Sources<'_>, around: &Around<'_>) -> (Dated, Dated) {
    let published = from_data(sources, &PUBLISHED)
        .or_else(|| from_marked_time(sources))
        .or_else(|| from_lines(around))
        .or_else(|| from_elements(sources))
        .or_else(|| from_address(sources))
        .or_else(|| from_data(sources, &LOOSE));
    let updated = from_data(sources, &UPDATED).or_else(|| updated_line(around));
    (published, updated)
}

/// Names under which data keeps a date.
struct Names {
    ld: fn(&crate::extract::html::signals::LdArticle) -> Option<&str>,
    meta: &'static [&'static str],
    property: &'static str,
}

const PUBLISHED: Names = Names {
    ld: |ld| ld.published.as_deref(),
    meta: &[
        "article:published_time",
        "og:published_time",
        "article:published",
        "datepublished",
        "publishdate",
        "pubdate",
        "publish_date",
        "published_time",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "dcterms.date",
        "date",
        "cxenseparse:recs:publishtime",
        "weibo: article:create_at",
        "publication_date",
        "article_date_original",
        "og:release_date",
        "firstpublishedtime",
        "originalpublicationdate",
    ],
    property: "datePublished",
};

const UPDATED: Names = Names {
    ld: |ld| ld.modified.as_deref(),
    meta: &[
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "article:modified",
        "dc.date.modified",
        "dcterms.modified",
        "lastmod",
        "last-modified",
        "revised",
        "weibo: article:update_at",
    ],
    property: "dateModified",
};

/// What is a date of the page rather than of the article, better than none.
const LOOSE: Names = Names {
    ld: |ld| ld.modified.as_deref(),
    meta: &["article:modified_time", "og:updated_time", "og:time", "creation_date", "build"],
    property: "dateModified",
};

fn from_data(sources: &Sources<'_>, names: &Names) -> Dated {
    let signals = sources.signals;
    let ld = || (names.ld)(&signals.ld).and_then(first_date).map(|when| Sourced::new(when, Found::JsonLd));
    let meta = || {
        let found = names
            .meta
            .iter()
            .find_map(|name| Some((name, signals.meta.first(&[name]).and_then(first_date)?)));
        found.map(|(name, when)| {
            Sourced::new(when, if name.contains(':') { Found::OpenGraph } else { Found::MetaTag })
        })
    };
    ld().or_else(meta).or_else(|| microdata(sources, names.property))
}

fn microdata(sources: &Sources<'_>, property: &str) -> Dated {
    let dom = sources.dom;
    let node = dom.descendants(NodeId::DOCUMENT).find(|&node| {
        dom.attr(node, "itemprop").is_some_and(|value| value.split_whitespace().any(|word| word == property))
    })?;
    let written = ["content", "datetime"]
        .into_iter()
        .find_map(|name| dom.attr(node, name))
        .map_or_else(|| dom.line(node), str::to_owned);
    first_date(&written).map(|when| Sourced::new(when, Found::Microdata))
}

/// A line with a date is short.
const LONGEST_LINE: usize = 80;

/// The nearest line above the text, then the first lines of it, then those below.
fn from_lines(around: &Around<'_>) -> Dated {
    let head = around.head.iter().rev().take(12);
    let top = around.body.iter().take(4);
    let tail = around.tail.iter().take(6);
    let lines = head.chain(top).map(|piece| (piece, LONGEST_LINE)).chain(tail.map(|piece| (piece, 30)));
    lines
        .filter(|(piece, longest)| piece.measure.units <= *longest)
        .find_map(|(piece, _)| first_date(piece.text()))
        .map(|when| Sourced::new(when, Found::MetaLine))
}

/// The `time` element that says of itself that it is the publication's.
fn from_marked_time(sources: &Sources<'_>) -> Dated {
    let dom = sources.dom;
    let name = local_name!("time");
    let says_so = |&node: &NodeId| {
        let class = dom.attr(node, "class").unwrap_or_default();
        dom.attr(node, "pubdate").is_some()
            || class
                .split_ascii_whitespace()
                .any(|word| matches!(word, "published" | "entry-date" | "dt-published"))
    };
    let in_other = |node: NodeId| {
        let other = Hints::RELATED.with(Hints::COMMENTS).with(Hints::ASIDE).with(Hints::FOOTER);
        dom.self_and_ancestors(node).any(|above| sources.hints.get(above).has(other))
    };
    let mut times = dom.elements(NodeId::DOCUMENT, &name).filter(says_so).filter(|&node| !in_other(node));
    let written = |node| dom.attr(node, "datetime").map_or_else(|| dom.line(node), str::to_owned);
    times.find_map(|node| first_date(&written(node))).map(|when| Sourced::new(when, Found::TimeElement))
}

/// `time` elements, then elements whose class speaks of a date.
fn from_elements(sources: &Sources<'_>) -> Dated {
    let dom = sources.dom;
    let outside = |node: NodeId| {
        dom.self_and_ancestors(node).any(|above| {
            sources
                .hints
                .get(above)
                .has(Hints::RELATED.with(Hints::COMMENTS).with(Hints::ASIDE).with(Hints::FOOTER))
        })
    };
    let name = local_name!("time");
    let times = dom.elements(NodeId::DOCUMENT, &name).filter(|&node| !outside(node));
    let time = times
        .map(|node| dom.attr(node, "datetime").map_or_else(|| dom.line(node), str::to_owned))
        .find_map(|text| first_date(&text));
    time.map(|when| Sourced::new(when, Found::TimeElement)).or_else(|| {
        let marked = dom
            .descendants(NodeId::DOCUMENT)
            .filter(|&node| sources.hints.get(node).has(Hints::META) && !outside(node));
        let mut lines = marked.map(|node| dom.line(node)).filter(|line| units(line) <= LONGEST_LINE);
        lines.find_map(|line| first_date(&line)).map(|when| Sourced::new(when, Found::ClassName))
    })
}

/// `/2024/08/25/`, `/20240825/`, `/2024-08/25/` in the address.
fn from_address(sources: &Sources<'_>) -> Dated {
    let path =
        sources.signals.url.as_deref().and_then(|url| url::Url::parse(url).ok())?.path().replace('_', "/");
    let steps: Vec<&str> = path.split(['/', '-']).collect();
    let spelled = steps.windows(3).find_map(|run| match run {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            first_date(&format!("{year}-{month}-{day}"))
        }
        [year, month_day, _] if year.len() == 4 && month_day.len() == 4 => {
            first_date(&format!("{year}{month_day}"))
        }
        _ => None,
    });
    let packed = || {
        steps
            .iter()
            .filter(|step| step.len() == 8 && step.starts_with("20"))
            .find_map(|step| first_date(step))
    };
    spelled.or_else(packed).map(|when| Sourced::new(when, Found::Address))
}

fn updated_line(around: &Around<'_>) -> Dated {
    let lines = around.head.iter().chain(&around.body).filter(|piece| piece.measure.units <= LONGEST_LINE);
    let after = lines.filter_map(|piece| {
        let lower = lower(piece.text());
        if !UPDATED_LIST.stands_in(&lower) {
            return None;
        }
        let at = UPDATED_WORDS.iter().filter_map(|word| lower.find(word)).min()?;
        first_date(lower.get(at..)?)
    });
    let mut after = after;
    after.next().map(|when| Sourced::new(when, Found::MetaLine))
}

static UPDATED_LIST: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::of(UPDATED_WORDS));
const UPDATED_WORDS: &[&str] = &["updated", "last modified", "更新", "수정", "修改"];
