//! Finds the article among a page's JSON-LD.

use serde_json::{Map, Value};

use crate::extract::dom::{Dom, NodeId};
use crate::extract::lines::words::folded;

use super::json_repair::{parse, string_under};
use super::ld_article::{LdArticle, Names};
use super::meta_tags::MetaTags;

/// Objects looked at on one page; a page with more is a data dump.
const MOST_OBJECTS: usize = 2_000;

/// The article that the page's JSON-LD describes. `title` decides between several.
pub(super) fn read(dom: &Dom, scripts: &[NodeId], meta: &MetaTags, title: Option<&str>) -> LdArticle {
    let is_ld = |&node: &NodeId| {
        dom.attr(node, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
    };
    let mut found = Objects::default();
    let mut broken = LdArticle::default();
    let scripts = scripts.iter().copied().filter(is_ld).filter_map(|node| dom.raw(node));
    // Some keep it in a `meta` element instead.
    let in_meta = meta.under(|_| true).filter(|text| text.starts_with('{') && text.contains("\"@type\""));
    for raw in scripts.chain(in_meta) {
        match parse(raw) {
            Some(value) => found.gather(value),
            None => broken = broken.or(salvage(raw)),
        }
    }
    let articles: Vec<LdArticle> =
        found.articles.iter().map(|object| LdArticle::read(object, &found.names)).collect();
    let page = found.page.as_ref().map(LdArticle::dates_of).unwrap_or_default();
    let title = folded(title.unwrap_or_default());
    let best =
        (0..).zip(&articles).max_by_key(|(order, article)| (fit(article, &title), std::cmp::Reverse(*order)));
    match best {
        Some((_, article)) => article.clone().or(page),
        None => broken.or(page),
    }
}

/// How well an article fits the page: a story of a list is not the page's own.
fn fit(article: &LdArticle, title: &str) -> u32 {
    let headline = folded(article.headline.as_deref().unwrap_or_default());
    let same =
        !headline.is_empty() && (title.contains(&headline) || headline.contains(title) && !title.is_empty());
    u32::from(same) * 4 + u32::from(article.body.is_some()) * 2 + u32::from(article.published.is_some())
}

/// What the JSON-LD of a page holds, taken apart.
#[derive(Default)]
struct Objects {
    articles: Vec<Map<String, Value>>,
    /// The first object that describes the page itself.
    page: Option<Map<String, Value>>,
    /// Names by `@id`: articles point at their people.
    names: Names,
}

impl Objects {
    fn gather(&mut self, value: Value) {
        let mut waiting = vec![value];
        let mut seen = 0;
        while let Some(value) = waiting.pop() {
            seen += 1;
            if seen > MOST_OBJECTS {
                break;
            }
            match value {
                Value::Array(values) => waiting.extend(values.into_iter().rev()),
                Value::Object(object) => waiting.extend(self.sort(object)),
                _ => {}
            }
        }
    }

    /// Keeps an object by what it is; returns what is inside it and may be of use.
    fn sort(&mut self, mut object: Map<String, Value>) -> Vec<Value> {
        if let (Some(Value::String(id)), Some(Value::String(name))) = (object.get("@id"), object.get("name"))
        {
            self.names.entry(id.clone()).or_insert_with(|| name.trim().to_owned());
        }
        if is_article(&object) {
            self.articles.push(object);
            return Vec::new();
        }
        let inside = ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"];
        let inside = inside.iter().filter_map(|key| object.remove(*key)).collect();
        if self.page.is_none() && has_kind(&object, |kind| kind == "WebPage") {
            self.page = Some(object);
        }
        inside
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    has_kind(object, |kind| {
        kind.ends_with("Article")
            || kind.ends_with("Posting")
            || matches!(kind, "Report" | "Review" | "Recipe" | "ImageGallery" | "CreativeWork")
    })
}

/// Whether one of an object's types is such, its vocabulary left aside.
fn has_kind(object: &Map<String, Value>, is_such: impl Fn(&str) -> bool) -> bool {
    let named = |kind: &str| is_such(kind.rsplit(['/', ':']).next().unwrap_or_default());
    match object.get("@type") {
        Some(Value::String(kind)) => named(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(named),
        _ => false,
    }
}

/// The plain strings of JSON that cannot be parsed.
fn salvage(raw: &str) -> LdArticle {
    LdArticle {
        headline: string_under(raw, "headline"),
        body: string_under(raw, "articleBody"),
        description: string_under(raw, "description"),
        published: string_under(raw, "datePublished"),
        modified: string_under(raw, "dateModified"),
        section: string_under(raw, "articleSection"),
        ..LdArticle::default()
    }
}
