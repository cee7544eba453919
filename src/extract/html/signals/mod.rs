//! What a page says about itself beside its text: `meta` elements, JSON-LD, `link`.

pub(crate) mod json_ld;
mod json_repair;
mod ld_article;
pub(crate) mod meta_tags;
pub(crate) mod state;

use std::borrow::Cow;

use crate::article::harmless;
use crate::extract::dom::Dom;

use super::survey::Landmarks;

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
    /// What addresses that begin with `/` stand behind, `https://example.org`.
    origin: Option<String>,
    /// The words of `title`.
    pub(crate) title: Option<String>,
}

impl Signals {
    /// Reads the page's head and its JSON-LD. `saved_from` is the address the page was saved from.
    pub(crate) fn read(dom: &Dom, landmarks: &Landmarks, saved_from: Option<&str>) -> Self {
        let meta = MetaTags::read(dom, landmarks);
        let page_url = saved_from.map(str::to_owned).or_else(|| meta.canonical().map(str::to_owned));
        let base = base(dom, landmarks, page_url.as_deref());
        let url = canonical(&meta, base.as_ref()).or(page_url);
        let title = landmarks.titles.iter().map(|&node| dom.line(node)).find(|line| !line.is_empty());
        let ld = json_ld::read(dom, &landmarks.scripts, &meta, title.as_deref());
        let origin = base.as_ref().and_then(origin);
        Self { meta, ld, url, base, origin, title }
    }

    /// As [`Self::absolute`], for an address that is not needed any more as it was.
    pub(crate) fn made_absolute(&self, address: String) -> Option<String> {
        if is_plain(&address) { Some(address) } else { self.absolute(&address) }
    }

    /// An address as the page writes it, made absolute. `None` for what is no address of the web.
    pub(crate) fn absolute(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if is_plain(address) {
            return Some(address.to_owned());
        }
        if let Some(whole) = self.origin.as_ref().and_then(|origin| joined(origin, address)) {
            return Some(whole);
        }
        let url = match &self.base {
            Some(base) => base.join(address).ok()?,
            None => url::Url::parse(address).ok()?,
        };
        matches!(url.scheme(), "http" | "https" | "mailto").then(|| harmless(url.as_str()).into_owned())
    }
}

/// The part of a base address that all addresses of the same site have. One with a password has none.
fn origin(base: &url::Url) -> Option<String> {
    let is_web = matches!(base.scheme(), "http" | "https") && base.username().is_empty();
    (is_web && base.password().is_none()).then(|| base.origin().ascii_serialization())
}

/// The address behind an origin, where joining them changes neither: `/a/b.html`, `//img.example.org/a.jpg`.
fn joined(origin: &str, address: &str) -> Option<String> {
    let path = address.strip_prefix('/')?;
    if path.starts_with('/') {
        let whole = format!("{}:{address}", origin.split_once(':')?.0);
        return is_plain(&whole).then_some(whole);
    }
    is_plain_path(path).then(|| format!("{origin}{address}"))
}

/// The host of an absolute address of the web.
pub(crate) fn host_of(address: &str) -> Option<String> {
    if is_plain(address) {
        return address.split('/').nth(2).map(str::to_owned);
    }
    let url = url::Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.host_str().map(str::to_owned))?
}

/// The host that an address names, whatever it is an address of.
pub(crate) fn host_named(address: &str) -> Option<Cow<'_, str>> {
    if is_plain(address) {
        return address.split('/').nth(2).map(Cow::Borrowed);
    }
    // What begins otherwise is a path.
    if !address.trim_start().starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    url::Url::parse(address).ok().and_then(|url| url.host_str().map(|host| Cow::Owned(host.to_owned())))
}

/// Whether taking the address apart and putting it together again would change nothing: most are such.
fn is_plain(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let Some((host, path)) = rest.and_then(|rest| rest.split_once('/')) else { return false };
    let plain_host = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'.' | b'-');
    let named = host.contains('.') && host.bytes().all(plain_host) && !host.contains("xn--");
    named && is_plain_path(path)
}

fn is_plain_path(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_/=%&?+,:;@.~".contains(&byte);
    // A step that begins with a point may be one up: `/../`, `/%2e/`.
    let mut before = b'/';
    path.bytes().all(|byte| {
        let step_up = before == b'/' && matches!(byte, b'.' | b'%');
        before = byte;
        plain(byte) && !step_up
    })
}

/// The canonical address, unless it leads to the site's front page or to nowhere.
fn canonical(meta: &MetaTags, base: Option<&url::Url>) -> Option<String> {
    let canonical = meta.canonical()?;
    let url = match base {
        Some(base) => base.join(canonical).ok()?,
        None => url::Url::parse(canonical).ok()?,
    };
    (matches!(url.scheme(), "http" | "https") && url.path().len() > 1)
        .then(|| harmless(url.as_str()).into_owned())
}

fn base(dom: &Dom, landmarks: &Landmarks, page_url: Option<&str>) -> Option<url::Url> {
    let page = page_url.and_then(|url| url::Url::parse(url).ok()).filter(|url| !url.cannot_be_a_base());
    let href = landmarks.bases.first().and_then(|&node| dom.attr(node, "href"));
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
    fn passwords_and_fields_of_letters_are_cut_from_addresses() {
        let base = url::Url::parse("https://reader:secret@news.example/a/").unwrap();
        let signals = Signals { base: Some(base), ..Signals::default() };
        for (address, expect) in [
            ("b", "https://news.example/a/b"),
            ("//x:y@other.example/c", "https://other.example/c"),
            ("mailto:a@b.example?subject=c&attach=/etc/passwd", "mailto:a@b.example?subject=c"),
            ("https:\\\\x@other.example", "https://other.example/"),
        ] {
            assert_eq!(signals.absolute(address).as_deref(), Some(expect), "{address}");
        }
    }

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
        let base = url::Url::parse("http://news.example.org:8080/a/b?c").unwrap();
        let origin = origin(&base).unwrap();
        for address in ["/", "/a//b_c.html?x=/y&z=%E6", "//img.example.org/p/1.jpg", "/:@;,"] {
            assert_eq!(joined(&origin, address), Some(base.join(address).unwrap().to_string()), "{address}");
            assert_eq!(
                host_of(base.join(address).unwrap().as_str()).as_deref(),
                base.join(address).unwrap().host_str()
            );
        }
        for address in
            ["a", "/../a", "/a/./b", "/%2e/", "/港", "/a#b", "/a b", "///a", "//user@a.example/b", "/\\a", ""]
        {
            assert_eq!(joined(&origin, address), None, "{address}");
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
