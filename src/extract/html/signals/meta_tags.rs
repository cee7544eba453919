//! The `meta` and `link` elements of a page.

use html5ever::local_name;

use crate::extract::dom::{Dom, NodeId};

/// The `meta` elements that have a name and a content, in the page's order.
#[derive(Debug, Default)]
pub(crate) struct MetaTags {
    pairs: Vec<(String, String)>,
    canonical: Option<String>,
    lang: Option<String>,
}

impl MetaTags {
    pub(super) fn read(dom: &Dom) -> Self {
        let mut tags = Self::default();
        for node in dom.descendants(NodeId::DOCUMENT) {
            let Some(element) = dom.element(node) else { continue };
            match *element.name {
                local_name!("meta") => {
                    let content =
                        element.attr("content").map(str::trim).filter(|content| !content.is_empty());
                    let keys = ["property", "name", "itemprop", "http-equiv"]
                        .into_iter()
                        .filter_map(|key| element.attr(key));
                    if let Some(content) = content {
                        tags.pairs
                            .extend(keys.map(|key| (key.trim().to_ascii_lowercase(), content.to_owned())));
                    }
                }
                local_name!("link")
                    if element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
                {
                    tags.canonical = tags.canonical.or_else(|| element.attr("href").map(str::to_owned));
                }
                local_name!("html") => {
                    tags.lang = element.attr("lang").or_else(|| element.attr("xml:lang")).map(str::to_owned);
                }
                _ => {}
            }
        }
        tags
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
