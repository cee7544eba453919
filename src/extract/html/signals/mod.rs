//! What a page says about itself beside its text: `meta` elements, JSON-LD, `link`.

pub(crate) mod json_ld;
mod json_repair;
mod ld_article;
pub(crate) mod meta_tags;

use crate::extract::dom::{Dom, NodeId};

pub(crate) use ld_article::{LdArticle, LdPicture};
pub(crate) use meta_tags::MetaTags;

/// Everything the page says about itself.
#[derive(Debug, Default)]
pub(crate) struct Signals {
    pub(crate) meta: MetaTags,
    /// The article of the page's JSON-LD, if it has one.
    pub(crate) ld: LdArticle,
    /// The page's own address: canonical, else as it was saved.
    pub(crate) url: Option<String>,
    /// What relative addresses are relative to.
    pub(crate) base: Option<url::Url>,
    /// The words of `title`.
    pub(crate) title: Option<String>,
}

impl Signals {
    /// Reads the page's head and its JSON-LD. `saved_from` is the address the page was saved from.
    pub(crate) fn read(dom: &Dom, saved_from: Option<&str>) -> Self {
        let meta = MetaTags::read(dom);
        let page_url = saved_from.map(str::to_owned).or_else(|| meta.canonical().map(str::to_owned));
        let base = base(dom, page_url.as_deref());
        let url = canonical(&meta, base.as_ref()).or(page_url);
        let title = dom
            .elements(NodeId::DOCUMENT, &html5ever::local_name!("title"))
            .map(|node| dom.line(node))
            .find(|line| !line.is_empty());
        let ld = json_ld::read(dom, title.as_deref());
        Self { meta, ld, url, base, title }
    }

    /// An address as the page writes it, made absolute. `None` for what is no address of the web.
    pub(crate) fn absolute(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if is_plain(address) {
            return Some(address.to_owned());
        }
        let url = match &self.base {
            Some(base) => base.join(address).ok()?,
            None => url::Url::parse(address).ok()?,
        };
        matches!(url.scheme(), "http" | "https" | "mailto").then(|| url.to_string())
    }
}

/// Whether taking the address apart and putting it together again would change nothing: most are such.
fn is_plain(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let Some((host, path)) = rest.and_then(|rest| rest.split_once('/')) else { return false };
    let plain_host = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'.' | b'-');
    let plain_path = |byte: u8| byte.is_ascii_alphanumeric() || b"-_/=%&?+,:;@.~".contains(&byte);
    let named = host.contains('.') && host.bytes().all(plain_host) && !host.contains("xn--");
    // A step that begins with a point may be one up: `/../`, `/%2e/`.
    named
        && path.bytes().all(plain_path)
        && !path.starts_with(['.', '%'])
        && !["/.", "/%"].iter().any(|step| path.contains(step))
}

/// The canonical address, unless it leads to the site's front page or to nowhere.
fn canonical(meta: &MetaTags, base: Option<&url::Url>) -> Option<String> {
    let canonical = meta.canonical()?;
    let url = match base {
        Some(base) => base.join(canonical).ok()?,
        None => url::Url::parse(canonical).ok()?,
    };
    (matches!(url.scheme(), "http" | "https") && url.path().len() > 1).then(|| url.to_string())
}

fn base(dom: &Dom, page_url: Option<&str>) -> Option<url::Url> {
    let page = page_url.and_then(|url| url::Url::parse(url).ok()).filter(|url| !url.cannot_be_a_base());
    let element = dom.elements(NodeId::DOCUMENT, &html5ever::local_name!("base")).next();
    let href = element.and_then(|node| dom.attr(node, "href"));
    match (href, page) {
        (Some(href), Some(page)) => Some(page.join(href).unwrap_or(page)),
        (Some(href), None) => url::Url::parse(href).ok(),
        (None, page) => page,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_taken_as_it_is_is_the_one_that_taking_it_apart_gives() {
        let plain = [
            "https://example.org/",
            "http://news.example.org/a/b_c~d.html?x=1&y=%E6%B8%AF,2;3:4@5",
            "https://a-b.example/a//b?c/d=e+f",
        ];
        for address in plain {
            assert!(is_plain(address), "{address}");
            assert_eq!(url::Url::parse(address).unwrap().as_str(), address);
        }
        for address in [
            "https://example.org",
            "https://Example.org/",
            "https://example.org/a/../b",
            "https://example.org/%2e%2e/b",
            "https://example.org/港",
            "https://example.org:443/",
            "https://a@example.org/",
            "https://127.1/",
            "https://xn--a.example/",
            "//example.org/a",
            "javascript:a()",
            "https://example.org/a b",
        ] {
            assert!(!is_plain(address), "{address}");
        }
    }
}
