//! When the article was published and last changed.

use jiff::tz::Offset;

use crate::article::{Found, Sourced, When};
use crate::extract::dom::NodeId;
use crate::extract::html::hints::Hints;
use crate::extract::lines::measure::units;
use crate::extract::lines::stamps;
use crate::text::stamp::{SlashOrder, first_date, first_date_by};

use super::{Around, Sources};

type Dated = Option<Sourced<When>>;

/// The published and the updated date, each from the best place that has one.
pub(super) fn read(sources: &Sources<'_>, around: &Around<'_>) -> (Dated, Dated) {
    let order = slash_order(sources);
    let address = from_address(sources);
    let shown = || {
        from_marked_time(sources)
            .or_else(|| from_lines(around, order))
            .or_else(|| from_elements(sources, order))
    };
    let said = updated_line(around, order);
    let published = from_data(sources, &PUBLISHED)
        .map(|said| local_day(said, shown))
        .or_else(|| agreed(shown(), address))
        .or_else(|| said.clone())
        .or_else(|| from_tail(around, order))
        .or_else(|| from_data(sources, &LOOSE));
    let updated = from_data(sources, &UPDATED).or(said);
    (published, updated)
}

/// A stamp in Universal Time may name the day after or before the one that readers of the paper saw: what the page shows wins.
fn local_day(said: Sourced<When>, shown: impl Fn() -> Dated) -> Sourced<When> {
    let is_universal = matches!(said.value, When::Zoned { offset, .. } if offset == Offset::UTC);
    let day = said.value.day().filter(|_| is_universal);
    let beside = |shown: &Sourced<When>| {
        let days = (day?, shown.value.day()?);
        Some(days.0.tomorrow().ok() == Some(days.1) || days.0.yesterday().ok() == Some(days.1))
    };
    let local = if is_universal { shown().filter(|shown| beside(shown) == Some(true)) } else { None };
    local.unwrap_or(said)
}

/// A date in the address is that of publication: one on the page that names another day is of something else.
fn agreed(shown: Dated, address: Dated) -> Dated {
    let day = |dated: &Dated| dated.as_ref().and_then(|dated| dated.value.day());
    match (day(&shown), day(&address)) {
        (Some(own), Some(day)) if own != day => address,
        _ => shown.or(address),
    }
}

/// How the page's country writes dates, as its language or its locale says: the month first in the United States.
fn slash_order(sources: &Sources<'_>) -> SlashOrder {
    let meta = &sources.signals.meta;
    // Half of the world declares the American locale without a thought; another one is meant.
    let tags = meta.lang().into_iter().chain(meta.first(&["og:locale"]));
    let regions: Vec<String> =
        tags.filter_map(|tag| Some(tag.split_once(['-', '_'])?.1.to_ascii_uppercase())).collect();
    match regions.iter().find(|region| *region != "US").or(regions.first()).map(String::as_str) {
        None => SlashOrder::Unknown,
        Some("US" | "PH") => SlashOrder::MonthFirst,
        Some(_) => SlashOrder::DayFirst,
    }
}

/// Names under which data keeps a date.
struct Names {
    ld: fn(&crate::extract::html::signals::LdArticle) -> Option<&str>,
    meta: &'static [&'static str],
    property: &'static str,
    /// Whether a name that is in no list speaks of this date, by its letters.
    speaks_so: fn(&str) -> bool,
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
    speaks_so: |letters| {
        const WORDS: [&str; 8] = [
            "publish",
            "pubdate",
            "pubtime",
            "releasedate",
            "dateissued",
            "issuedate",
            "dateposted",
            "articledate",
        ];
        const OTHERS: [&str; 5] = ["publisher", "modif", "updat", "expir", "status"];
        WORDS.iter().any(|word| letters.contains(word)) && !OTHERS.iter().any(|word| letters.contains(word))
    },
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
    speaks_so: |letters| ["dateupdated", "lastupdated", "updatedat", "updatetime"].contains(&letters),
};

/// What is a date of the page rather than of the article, better than none.
const LOOSE: Names = Names {
    ld: |ld| ld.modified.as_deref(),
    meta: &["article:modified_time", "og:updated_time", "og:time", "creation_date", "build"],
    property: "dateModified",
    speaks_so: |_| false,
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
    let by_its_name = || {
        let speaks = |name: &str| {
            let letters: String = name.chars().filter(char::is_ascii_alphabetic).collect();
            (names.speaks_so)(&letters)
        };
        signals.meta.under(speaks).filter(|written| written.len() <= LONGEST_CONTENT).find_map(first_date)
    };
    ld().or_else(meta)
        .or_else(|| microdata(sources, names.property))
        .or_else(|| by_its_name().map(|when| Sourced::new(when, Found::MetaTag)))
}

/// A date in a `meta` element is short (bytes).
const LONGEST_CONTENT: usize = 48;

fn microdata(sources: &Sources<'_>, property: &str) -> Dated {
    let dom = sources.dom;
    let node = sources.properties(property).next()?;
    let written = ["content", "datetime"]
        .into_iter()
        .find_map(|name| dom.attr(node, name))
        .map_or_else(|| dom.line(node), str::to_owned);
    first_date(&written).map(|when| Sourced::new(when, Found::Microdata))
}

/// A line with a date is short: one above the text, one of its own, one below.
const LONGEST_LINE: usize = 80;
const LONGEST_IN_TEXT: usize = 40;
const LONGEST_BELOW: usize = 30;

/// The nearest line above the text, then the first lines of it.
fn from_lines(around: &Around<'_>, order: SlashOrder) -> Dated {
    let head = around.head.iter().rev().take(12).map(|piece| (piece, LONGEST_LINE));
    let top = around.body.iter().take(4).map(|piece| (piece, LONGEST_IN_TEXT));
    let short = head.chain(top).filter(|(piece, longest)| piece.measure.units <= *longest);
    let mut found = short.filter_map(|(piece, _)| stamps::read(piece.text(), order).published);
    found.next().map(|when| Sourced::new(when, Found::MetaLine))
}

fn from_tail(around: &Around<'_>, order: SlashOrder) -> Dated {
    let short = around.tail.iter().take(6).filter(|piece| piece.measure.units <= LONGEST_BELOW);
    let mut found = short.filter_map(|piece| stamps::read(piece.text(), order).published);
    found.next().map(|when| Sourced::new(when, Found::MetaLine))
}

/// The `time` element that says of itself that it is the publication's.
fn from_marked_time(sources: &Sources<'_>) -> Dated {
    let dom = sources.dom;
    let says_so = |&node: &NodeId| {
        let class = dom.attr(node, "class").unwrap_or_default();
        dom.attr(node, "pubdate").is_some()
            || class
                .split_ascii_whitespace()
                .any(|word| matches!(word, "published" | "entry-date" | "dt-published"))
    };
    // Many pages say it at the foot of the story.
    let in_other = |node: NodeId| is_of_others(sources, node, OTHERS);
    let mut times = sources.landmarks.times.iter().copied().filter(says_so).filter(|&node| !in_other(node));
    let written = |node| dom.attr(node, "datetime").map_or_else(|| dom.line(node), str::to_owned);
    times.find_map(|node| first_date(&written(node))).map(|when| Sourced::new(when, Found::TimeElement))
}

const OTHERS: Hints = Hints::RELATED.with(Hints::COMMENTS).with(Hints::ASIDE);

/// Whether an element stands in a part of the page that is about something else.
fn is_of_others(sources: &Sources<'_>, node: NodeId, others: Hints) -> bool {
    sources.dom.self_and_ancestors(node).any(|above| sources.hints.get(above).has(others))
}

/// `time` elements, then elements whose class speaks of a date.
fn from_elements(sources: &Sources<'_>, order: SlashOrder) -> Dated {
    let dom = sources.dom;
    let outside = |node: NodeId| is_of_others(sources, node, OTHERS.with(Hints::FOOTER));
    let times = sources.landmarks.times.iter().copied().filter(|&node| !outside(node));
    let time = times
        .map(|node| dom.attr(node, "datetime").map_or_else(|| dom.line(node), str::to_owned))
        .find_map(|text| first_date_by(&text, order));
    time.map(|when| Sourced::new(when, Found::TimeElement)).or_else(|| {
        let marked = sources.hints.nodes_with(Hints::META).filter(|&node| !outside(node));
        let mut lines = marked.map(|node| dom.line(node)).filter(|line| units(line) <= LONGEST_LINE);
        let published = lines.find_map(|line| stamps::read(&line, order).published);
        published.map(|when| Sourced::new(when, Found::ClassName))
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

fn updated_line(around: &Around<'_>, order: SlashOrder) -> Dated {
    let lines = around.head.iter().chain(&around.body).filter(|piece| piece.measure.units <= LONGEST_LINE);
    let mut updated = lines.filter_map(|piece| stamps::updated(piece.text(), order));
    updated.next().map(|when| Sourced::new(when, Found::MetaLine))
}
