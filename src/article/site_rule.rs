//! What a reader has decided for the pages of a site: what is left out of their articles, and what is kept.

use serde::{Deserialize, Serialize};

use super::figure::host_and_port;

/// A decision for the pages of one site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteRule {
    /// The site's host without `www.`, in lower case.
    pub host: String,
    pub verdict: Verdict,
    pub sign: Sign,
    /// How the block began for which it was decided, so that its reader knows it again.
    pub example: String,
}

/// What is done with a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    LeaveOut,
    Keep,
}

/// What a block is known by on other pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// It stands in an element with this name, id and classes, inside others: `div#page aside.related p`.
    Place(String),
    /// It says these words, folded, with every number as `0`.
    Words(String),
}

/// The rules of a library that extraction asks, each with its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteRules(pub Vec<(i64, SiteRule)>);

impl SiteRules {
    /// Those for the page at this address, the newest first: where two speak of one block, the newer one holds.
    pub fn of_page<'a>(&'a self, url: Option<&str>) -> impl Iterator<Item = (i64, &'a SiteRule)> + use<'a> {
        let host = url.and_then(host);
        let rules = self.0.iter().rev().filter(move |(_, rule)| Some(&rule.host) == host.as_ref());
        rules.map(|(id, rule)| (*id, rule))
    }
}

/// The host of an address, without `www.`, in lower case.
#[must_use]
pub fn host(url: &str) -> Option<String> {
    let host = host_and_port(url)?.split(':').next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").map(str::to_owned).unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_for_the_pages_of_its_site() {
        for (url, expect) in [
            ("https://www.Example.org/a/1.html?x=1", Some("example.org")),
            ("http://news.example.org:8080", Some("news.example.org")),
            ("https://reader@example.org/", Some("example.org")),
            ("file:///home/a.html", None),
            ("a.html", None),
        ] {
            assert_eq!(host(url).as_deref(), expect, "{url}");
        }
        let rule = |host: &str| SiteRule {
            host: host.into(),
            verdict: Verdict::LeaveOut,
            sign: Sign::Words("x".into()),
            example: String::new(),
        };
        let rules =
            SiteRules(vec![(1, rule("example.org")), (2, rule("example.com")), (3, rule("example.org"))]);
        let of = |url| rules.of_page(url).map(|(id, _)| id).collect::<Vec<_>>();
        assert_eq!(of(Some("https://www.example.org/a")), [3, 1]);
        assert_eq!(of(Some("https://news.example.org/a")), Vec::<i64>::new());
        assert_eq!(of(None), Vec::<i64>::new());
    }
}
