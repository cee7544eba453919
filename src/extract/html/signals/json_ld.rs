//! Finds the article among a page's JSON-LD.

use html5ever::local_name;
use serde_json::{Map, Value};

use crate::extract::dom::{Dom, NodeId};
use crate::extract::lines::words::folded;

use super::json_repair::{parse, string_under};
use super::ld_article::LdArticle;

/// Objects looked at on one page; a page with more is a data dump.
const MOST_OBJECTS: usize = 2_000;

/// The article that the page's JSON-LD describes. `title` decides between several.
pub(super) fn read(dom: &Dom, title: Option<&str>) -> LdArticle {
    let script = local_name!("script");
    let is_ld = |&node: &NodeId| {
        dom.attr(node, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
    };
    let mut articles = Vec::new();
    let mut broken = LdArticle::default();
    for raw in dom.elements(NodeId::DOCUMENT, &script).filter(is_ld).filter_map(|node| dom.raw(node)) {
        match parse(raw) {
            Some(value) => articles.extend(articles_in(&value)),
            None => broken = broken.or(salvage(raw)),
        }
    }
    let title = folded(title.unwrap_or_default());
    let best =
        (0..).zip(&articles).max_by_key(|(order, article)| (fit(article, &title), std::cmp::Reverse(*order)));
    match best {
        Some((_, article)) => article.clone(),
        None => broken,
    }
}

/// How well an article fits the page: a story of a list is not the page's own.
fn fit(article: &LdArticle, title: &str) -> u32 {
    let headline = folded(article.headline.as_deref().unwrap_or_default());
    let same =
        !headline.is_empty() && (title.contains(&headline) || headline.contains(title) && !title.is_empty());
    u32::from(same) * 4 + u32::from(article.body.is_some()) * 2 + u32::from(article.published.is_some())
}

fn articles_in(value: &Value) -> Vec<LdArticle> {
    let mut articles = Vec::new();
    let mut waiting = vec![value];
    let mut seen = 0;
    while let Some(value) = waiting.pop() {
        seen += 1;
        if seen > MOST_OBJECTS {
            break;
        }
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(object) if is_article(object) => articles.push(LdArticle::read(object)),
            Value::Object(object) => {
                waiting.extend(
                    ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"]
                        .iter()
                        .filter_map(|key| object.get(*key)),
                );
            }
            _ => {}
        }
    }
    articles
}

fn is_article(object: &Map<String, Value>) -> bool {
    let named = |kind: &str| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or_default();
        kind.ends_with("Article")
            || kind.ends_with("Posting")
            || matches!(kind, "Report" | "Review" | "Recipe" | "ImageGallery" | "CreativeWork")
    };
    match object.get("@type") {
        Some(Value::String(kind)) => named(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(named),
        _ => object.contains_key("articleBody") || object.contains_key("headline"),
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
