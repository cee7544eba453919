//! The `meta` and `link` elements of a page.

use crate::extract::dom::{Dom, NodeId};
use crate::extract::html::survey::Landmarks;

/// The `meta` elements that have a name and a content, in the page's order.
#[derive(Debug, Default)]
pub(crate) struct MetaTags {
    pairs: Vec<(String, String)>,
    canonical: Option<String>,
    lang: Option<String>,
}

impl MetaTags {
    pub(super) fn read(dom: &Dom, landmarks: &Landmarks) -> Self {
        let mut pairs = Vec::new();
        for element in landmarks.metas.iter().filter_map(|&node| dom.element(node)) {
            // Some pages write `value`, which no standard knows and every reader understands.
            let content = ["content", "value"].into_iter().find_map(|name| element.attr(name));
            let Some(content) = content.map(str::trim).filter(|content| !content.is_empty()) else {
                continue;
            };
            let keys = ["property", "name", "itemprop", "http-equiv"];
            let keys = keys.into_iter().filter_map(|key| element.attr(key));
            pairs.extend(keys.map(|key| (key.trim().to_ascii_lowercase(), content.to_owned())));
        }
        let is_canonical =
            |&node: &NodeId| dom.attr(node, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
        let mut canonical = landmarks.links.iter().copied().filter(is_canonical);
        let lang = |node| dom.attr(node, "lang").or_else(|| dom.attr(node, "xml:lang"));
        Self {
            pairs,
            canonical: canonical.find_map(|node| dom.attr(node, "href")).map(str::to_owned),
            lang: landmarks.html.and_then(lang).map(str::to_owned),
        }
    }

    /// The first content under one of these names, tried in their order.
    pub(crate) fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.all(name).next())
    }

    /// Every content under this name.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.pairs.iter().filter(move |(key, _)| key == name).map(|(_, content)| content.as_str())
    }

    /// Every content under a name that is such.
    pub(crate) fn under(&self, is_such: impl Fn(&str) -> bool) -> impl Iterator<Item = &str> {
        self.pairs.iter().filter(move |(key, _)| is_such(key)).map(|(_, content)| content.as_str())
    }

    pub(crate) fn canonical(&self) -> Option<&str> {
        self.canonical.as_deref().or_else(|| self.first(&["og:url"]))
    }

    /// The language the page declares.
    pub(crate) fn lang(&self) -> Option<&str> {
        self.lang
            .as_deref()
            .filter(|lang| !lang.is_empty())
            .or_else(|| self.first(&["content-language", "og:locale"]))
    }
}
