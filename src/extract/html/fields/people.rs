//! Who wrote the article, the paper it was taken from, and the place it was reported from.

use crate::article::{Byline, Found, Role, Sourced};
use crate::extract::dom::NodeId;
use crate::extract::html::hints::Hints;
use crate::extract::lines::credits;
use crate::extract::lines::measure::units;
use crate::extract::lines::words::folded;

use super::byline::{is_organisation, names};
use super::{Around, Sources};

/// People, original paper and place line.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) bylines: Vec<Sourced<Byline>>,
    pub(super) source: Option<Sourced<String>>,
    pub(super) place: Option<Sourced<String>>,
}

/// A story of more names is a list of something else, and each is compared with those before it.
const MOST_WRITERS: usize = 50;
/// A line that names the writers has no more reading units.
const LONGEST_LINE: usize = 16;

/// The writers that the page's data and its elements name, before any of its lines is read.
pub(crate) fn named(sources: &Sources<'_>) -> Vec<Sourced<Byline>> {
    let said = from_data(sources);
    let mut named = if said.is_empty() { from_elements(sources) } else { said };
    named.truncate(MOST_WRITERS);
    named
}

pub(super) fn read(sources: &Sources<'_>, around: &Around<'_>, named: Vec<Sourced<Byline>>) -> People {
    let mut people = People::default();
    let site = sources.signals.meta.first(&["og:site_name"]).map(folded);
    let (paper, named): (Vec<_>, Vec<_>) = named.into_iter().partition(|byline| {
        let name = &byline.value.name;
        site.as_ref() == Some(&folded(name)) || is_organisation(name)
    });
    for byline in named {
        let name = folded(&byline.value.name);
        if !people.bylines.iter().any(|known| folded(&known.value.name) == name) {
            people.bylines.push(byline);
        }
    }
    let lines = around.lines();
    let credits = lines.credits();
    let in_line = |byline: Byline| Sourced::new(byline, Found::MetaLine);
    let credited: Vec<Sourced<Byline>> = credits.people.into_iter().map(in_line).collect();
    let writes = |bylines: &[Sourced<Byline>]| bylines.iter().any(|byline| byline.value.role.is_writer());
    if writes(&people.bylines) {
        people.bylines.extend(credited.into_iter().filter(|byline| !byline.value.role.is_writer()));
    } else {
        people.bylines = if writes(&credited) {
            credited
        } else {
            lines.writers().into_iter().map(in_line).chain(credited).collect()
        };
    }
    if !writes(&people.bylines) {
        people.bylines.extend(names_above(around).into_iter().map(in_line));
    }
    if !writes(&people.bylines) {
        people.bylines.extend(paper.into_iter().chain(organisation(sources)).take(1));
    }
    people.place = credits.place.map(|place| Sourced::new(place, Found::Body));
    people.source = credits
        .source
        .map(|source| Sourced::new(source, Found::MetaLine))
        .or_else(|| sources.signals.ld.source.clone().map(|source| Sourced::new(source, Found::JsonLd)));
    people
}

/// The names that stand alone on a line above the first sentence, where the page names nobody else.
fn names_above(around: &Around<'_>) -> Vec<Byline> {
    const LINES: usize = 3;
    let first_text = around.body.iter().position(|piece| piece.measure.is_prose()).unwrap_or_default();
    let above = around.head.iter().chain(around.body.iter().take(first_text)).rev().take(LINES);
    let mut strong = above.filter(|piece| piece.is_strong());
    strong.find_map(|piece| credits::names_alone(piece.text())).unwrap_or_default()
}

fn author(name: String, found: Found) -> Sourced<Byline> {
    Sourced::new(Byline { name, role: Role::Author }, found)
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

fn from_data(sources: &Sources<'_>) -> Vec<Sourced<Byline>> {
    let signals = sources.signals;
    let is_person = |name: &String| is_person(sources, name);
    let given = || signals.ld.authors.iter().filter(|name| !is_address(name));
    let ld: Vec<String> = given().flat_map(|name| names(name)).filter(is_person).collect();
    // `Harbour Post staff reporter`: a name for nobody is better than the paper's.
    let ld = if ld.is_empty() { given().filter(|name| is_person(name)).cloned().collect() } else { ld };
    if !ld.is_empty() {
        return ld.into_iter().map(|name| author(name, Found::JsonLd)).collect();
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
    let named = meta.iter().find_map(under).unwrap_or_default();
    named.into_iter().map(|name| author(name, Found::MetaTag)).collect()
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
fn organisation(sources: &Sources<'_>) -> Option<Sourced<Byline>> {
    let name = sources.signals.ld.authors.first().filter(|name| !is_address(name) && units(name) <= 16)?;
    Some(author(name.clone(), Found::JsonLd))
}

fn from_elements(sources: &Sources<'_>) -> Vec<Sourced<Byline>> {
    let dom = sources.dom;
    let said = from_microdata(sources);
    if !said.is_empty() {
        return said;
    }
    let is_others =
        |&node: &NodeId| dom.self_and_ancestors(node).any(|above| sources.hints.get(above).has(OTHERS_WORDS));
    let anchors = sources.landmarks.anchors.iter().copied();
    let linked = anchors.filter(|&node| dom.attr(node, "rel").is_some_and(|rel| rel.contains("author")));
    let bylines = sources.hints.nodes_with(Hints::META).filter(|&node| {
        let class = dom.attr(node, "class").unwrap_or_default().to_ascii_lowercase();
        ["byline", "author"].iter().any(|word| class.contains(word))
    });
    let lines = linked.take(LOOKED_AT).chain(bylines.take(LOOKED_AT)).filter(|node| !is_others(node));
    let lines = lines.map(|node| dom.line(node)).filter(|line| (1..=LONGEST_LINE).contains(&units(line)));
    lines.map(|line| writers_in(&line)).find(|writers| !writers.is_empty()).unwrap_or_default()
}

/// So many elements of each kind are looked at for names.
const LOOKED_AT: usize = 6;
/// What names people who wrote something else: a comment, another story.
const OTHERS_WORDS: Hints = Hints::COMMENTS.with(Hints::FORM).with(Hints::RELATED);

/// The writers that a line of names gives.
fn writers_in(line: &str) -> Vec<Sourced<Byline>> {
    // `記者林晚舟 東港報道` names a place besides.
    let credited = credits::read(line).unwrap_or_default().people;
    let mut writers = credited.into_iter().filter(|person| person.role.is_writer()).peekable();
    if writers.peek().is_some() {
        return writers.map(|person| Sourced::new(person, Found::ClassName)).collect();
    }
    names(line).into_iter().map(|name| author(name, Found::ClassName)).collect()
}

/// `<span itemprop="author"><span itemprop="name">A. Writer</span>, reporter</span>`.
fn from_microdata(sources: &Sources<'_>) -> Vec<Sourced<Byline>> {
    let dom = sources.dom;
    let line = |author: NodeId| {
        let is_name = |&node: &NodeId| dom.attr(node, "itemprop") == Some("name");
        dom.line(dom.descendants(author).find(is_name).unwrap_or(author))
    };
    // Those that stand elsewhere wrote the other stories of the page.
    let mut authors = sources.properties("author").peekable();
    let parent = authors.peek().and_then(|&first| dom.parent(first));
    let lines = authors.take_while(|&author| dom.parent(author) == parent).take(MOST_WRITERS).map(line);
    let people = lines.filter(|line| units(line) <= LONGEST_LINE).flat_map(|line| names(&line));
    people.filter(|name| is_person(sources, name)).map(|name| author(name, Found::Microdata)).collect()
}
