//! Who wrote the article, and the paper it was taken from.

use std::sync::LazyLock;

use crate::article::{Byline, Found, Role, Sourced};
use crate::extract::html::hints::Hints;
use crate::extract::lines::measure::units;
use crate::extract::lines::phrase_list::PhraseList;
use crate::extract::lines::words::folded;

use super::site_words::says_site;
use super::{Around, Sources, lines};

/// People and original paper.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) bylines: Vec<Sourced<Byline>>,
    pub(super) source: Option<Sourced<String>>,
}

/// The writers that the page's data and its elements name, before any of its lines is read.
pub(crate) fn named(sources: &Sources<'_>) -> Vec<(String, Found)> {
    let said = from_data(sources);
    if said.is_empty() { from_elements(sources) } else { said }
}

pub(super) fn read(sources: &Sources<'_>, around: &Around<'_>, named: Vec<(String, Found)>) -> People {
    let mut people = People::default();
    let site = sources.signals.meta.first(&["og:site_name"]).map(folded);
    let (paper, named): (Vec<_>, Vec<_>) =
        named.into_iter().partition(|(name, _)| site.as_ref().is_some_and(|site| *site == folded(name)));
    for (name, found) in named {
        let is_known = people.bylines.iter().any(|known| folded(&known.value.name) == folded(&name));
        if !is_known {
            people.bylines.push(Sourced::new(Byline { name, role: Role::Author }, found));
        }
    }
    let (credited, source) = lines::credits(around);
    let writes = |bylines: &[Sourced<Byline>]| bylines.iter().any(|byline| byline.value.role.is_writer());
    if writes(&people.bylines) {
        people.bylines.extend(credited.into_iter().filter(|byline| !byline.value.role.is_writer()));
    } else {
        people.bylines = if writes(&credited) {
            credited
        } else {
            lines::read(around).into_iter().chain(credited).collect()
        };
    }
    if !writes(&people.bylines) {
        people.bylines.extend(lines::names_above(around));
    }
    if !writes(&people.bylines) {
        people.bylines.extend(
            paper
                .into_iter()
                .chain(organisation(sources))
                .take(1)
                .map(|(name, found)| Sourced::new(Byline { name, role: Role::Author }, found)),
        );
    }
    people.source = source_line(around)
        .or(source)
        .or_else(|| sources.signals.ld.source.clone().map(|source| Sourced::new(source, Found::JsonLd)));
    people
}

/// Whether a name is that of a person, for all that the page says: neither the paper's nor a whole line.
fn is_person(sources: &Sources<'_>, name: &str) -> bool {
    const LONGEST_NAME: usize = 20;
    let signals = sources.signals;
    let site =
        [signals.ld.publisher.as_deref(), signals.meta.first(&["og:site_name"]), signals.title.as_deref()];
    let site = folded(&site.map(Option::unwrap_or_default).join(" "));
    !site.contains(&folded(name)) && units(name) <= LONGEST_NAME
}

fn from_data(sources: &Sources<'_>) -> Vec<(String, Found)> {
    let signals = sources.signals;
    let is_person = |name: &String| is_person(sources, name);
    let given = || signals.ld.authors.iter().filter(|name| !is_address(name));
    let ld: Vec<String> = given().flat_map(|name| names(name)).filter(is_person).collect();
    // `Harbour Post staff reporter`: a name for nobody is better than the paper's.
    let ld = if ld.is_empty() { given().filter(|name| is_person(name)).cloned().collect() } else { ld };
    if !ld.is_empty() {
        return ld.into_iter().map(|name| (name, Found::JsonLd)).collect();
    }
    let meta = [
        "author",
        "article:author",
        "byl",
        "dc.creator",
        "parsely-author",
        "sailthru.author",
        "og:article:author",
        "dcterms.creator",
    ];
    let under = |name: &&str| -> Option<Vec<String>> {
        let found = signals.meta.all(name).filter(|name| !is_address(name)).flat_map(names).filter(is_person);
        Some(found.collect::<Vec<_>>()).filter(|names| !names.is_empty())
    };
    meta.iter().find_map(under).unwrap_or_default().into_iter().map(|name| (name, Found::MetaTag)).collect()
}

/// A profile's address or a mail address is no name.
fn is_address(name: &str) -> bool {
    name.contains("://")
        || name.contains("www.")
        || name.contains('@')
        || name.contains(".com")
        || name.contains("{{")
}

/// The paper itself, where its data names no person.
fn organisation(sources: &Sources<'_>) -> Option<(String, Found)> {
    let author = sources.signals.ld.authors.first().filter(|name| !is_address(name) && units(name) <= 16)?;
    Some((author.clone(), Found::JsonLd))
}

fn from_elements(sources: &Sources<'_>) -> Vec<(String, Found)> {
    let dom = sources.dom;
    let mut anchors = sources.landmarks.anchors.iter().copied();
    let linked = anchors.find(|&node| dom.attr(node, "rel").is_some_and(|rel| rel.contains("author")));
    let byline = || {
        sources.hints.nodes_with(Hints::META).find(|&node| {
            let class = dom.attr(node, "class").unwrap_or_default().to_ascii_lowercase();
            ["byline", "author"].iter().any(|word| class.contains(word))
                && (1..=16).contains(&units(&dom.line(node)))
        })
    };
    let node = linked.or_else(byline);
    node.map(|node| names(&dom.line(node)))
        .unwrap_or_default()
        .into_iter()
        .map(|name| (name, Found::ClassName))
        .collect()
}

/// Names in a line: `By A. Writer and B. Writer`, `张三 李四`.
fn names(text: &str) -> Vec<String> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let text = ["by ", "von ", "written by ", "记者", "記者", "作者：", "作者:", "文／", "文/"]
        .iter()
        .find(|start| lower.starts_with(**start))
        .and_then(|start| text.get(start.len()..))
        .unwrap_or(text);
    let parts =
        text.split([',', '、', '，', ';', '；', '|', '/', '&', '\n']).flat_map(|part| part.split(" and "));
    parts
        .map(without_date)
        .map(|part| part.split_once(" - ").map_or(part, |(name, _)| name))
        .map(|part| {
            part.trim()
                .trim_start_matches("by ")
                .trim_start_matches("By ")
                .trim_matches(['：', ':', '(', ')', '（', '）'])
                .trim()
                .to_owned()
        })
        .filter(|name| name.chars().any(char::is_alphabetic) && units(name) <= 14)
        .filter(|name| !is_title(name) && !is_no_name(name) && !is_paper(name))
        .collect()
}

/// `A. Writer December 25` and `A. WriterDec 18` are a name with the date that stands beside it.
fn without_date(part: &str) -> &str {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let is_date = |at: usize| {
        let rest = part.get(at..).unwrap_or_default();
        let word = rest.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(rest.len());
        let day = rest.get(word..).unwrap_or_default().trim_start_matches(['.', ' ']);
        word <= "September".len() && day.starts_with(|character: char| character.is_ascii_digit())
    };
    let found =
        MONTHS.iter().flat_map(|month| part.match_indices(month)).map(|(at, _)| at).filter(|&at| is_date(at));
    found.min().and_then(|at| part.get(..at)).unwrap_or(part)
}

/// The label of a form, the key of a template, the credit of a picture.
fn is_no_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.contains(['*', '{', '}', '_', '='])
        || !name.contains(' ') && name.split('.').filter(|part| part.len() > 1).count() > 2
        || ["image:", "photo:", "picture:", "getty images", "istock", "shutterstock"]
            .iter()
            .any(|word| lower.contains(word))
}

/// `Harbour Journal Sentinel`, behind the name of the person who writes for it.
fn is_paper(name: &str) -> bool {
    name.split_whitespace().count() > 2 && says_site(name, &[])
}

/// What a person is, behind the name: `Sr. Director of Operations`.
fn is_title(part: &str) -> bool {
    const TITLES: [&str; 14] = [
        "director",
        "editor",
        "reporter",
        "correspondent",
        "writer",
        "staff",
        "manager",
        "president",
        "producer",
        "columnist",
        "contributor",
        "phd",
        "md",
        "ceo",
    ];
    let lower = part.to_lowercase();
    lower.split([' ', '.']).any(|word| TITLES.contains(&word))
}

/// `来源：某报`, `來源: …`, `出典：…`, `출처 : …`.
fn source_line(around: &Around<'_>) -> Option<Sourced<String>> {
    let lines = around.head.iter().rev().chain(&around.body).chain(&around.tail);
    lines
        .filter(|piece| piece.measure.units <= 80)
        .find_map(|piece| source_in(piece.text()))
        .map(|source| Sourced::new(source, Found::MetaLine))
}

const LABELS: [&str; 10] =
    ["来源：", "來源：", "来源:", "來源:", "来源 ", "來源 ", "出典：", "출처 : ", "출처: ", "Source: "];
static SOURCE_LABELS: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::of(&LABELS));

fn source_in(text: &str) -> Option<String> {
    if !SOURCE_LABELS.stands_in(text) {
        return None;
    }
    let rest = LABELS.iter().find_map(|label| text.split_once(label)).map(|(_, rest)| rest)?;
    let end = rest
        .trim_start()
        .find([' ', '\u{3000}', '\n', '|', '（', '(', '）', ')', '】'])
        .unwrap_or(rest.trim_start().len());
    let source = rest.trim_start().get(..end)?.trim();
    (!source.is_empty() && units(source) <= 16).then(|| source.to_owned())
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_name_is_told_from_what_stands_beside_it() {
        for (line, expected) in [
            ("By Ann Ferry December 25, 2024", vec!["Ann Ferry"]),
            ("Ann FerryDec 18", vec!["Ann Ferry"]),
            ("May Harbour and Jo Pier", vec!["May Harbour", "Jo Pier"]),
            ("Ann Ferry; Image: Getty Images", vec!["Ann Ferry"]),
            ("Ann Ferry, Port City Journal Sentinel", vec!["Ann Ferry"]),
            ("Ann Ferry - Harbour jobs", vec!["Ann Ferry"]),
            ("page.head.author", vec![]),
            ("记者张潮生、李望海", vec!["张潮生", "李望海"]),
        ] {
            assert_eq!(names(line), expected, "{line}");
        }
    }
}
