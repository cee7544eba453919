//! Addresses of pages, compared without what does not tell them apart, and the page number in them.

use url::Url;

/// The address of a page: where it was saved from, or its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address(Url);

/// Query parameters that hold the number of a page.
const PAGE_PARAMETERS: [&str; 6] = ["page", "p", "pn", "pg", "pageno", "paged"];
/// An article in more pages is a book.
const MOST_PAGES: u32 = 99;

impl Address {
    pub(super) fn parse(text: &str) -> Option<Self> {
        Url::parse(text.trim()).ok().and_then(Self::of)
    }

    /// The address of a file, so that links between saved pages can be followed.
    pub(super) fn of_file(path: &str) -> Option<Self> {
        let base = Url::parse("file:///").ok()?;
        base.join(&path.replace('\\', "/").replace('%', "%25").replace('#', "%23").replace('?', "%3F"))
            .ok()
            .and_then(Self::of)
    }

    /// A link as written on the page at `base`.
    pub(super) fn resolve(base: Option<&Self>, link: &str) -> Option<Self> {
        match base {
            Some(base) => base.0.join(link.trim()).ok().and_then(Self::of),
            None => Self::parse(link),
        }
    }

    /// Without scheme, fragment and a last slash.
    fn of(mut url: Url) -> Option<Self> {
        if !matches!(url.scheme(), "http" | "https" | "file") {
            return None;
        }
        url.set_fragment(None);
        if url.scheme() == "http" {
            url.set_scheme("https").ok()?;
        }
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Some(Self(url))
    }

    /// The number of the page, where the address has one: `a_2.html`, `a-2.html`, `/a/2`, `?page=2`.
    pub(super) fn page_number(&self) -> Option<u32> {
        self.parted().map(|(_, number)| number)
    }

    /// Whether two addresses differ in the number of the page alone, one of them having none or both one.
    pub(super) fn is_page_beside(&self, other: &Self) -> bool {
        let stem = |address: &Self| address.parted().map(|(stem, _)| stem);
        match (self.parted(), other.parted()) {
            (None, Some(_)) => stem(other).as_ref() == Some(&self.0),
            (Some(_), None) => stem(self).as_ref() == Some(&other.0),
            // `/a/2` and `/a/3` may be two stories; that they are pages is known where `/a` is there.
            (Some((own, number)), Some((others, other_number))) => {
                own == others && number != other_number && !self.is_step() && !other.is_step()
            }
            (None, None) => false,
        }
    }

    /// Whether the number of the page is a step of its own: `/a/2`.
    fn is_step(&self) -> bool {
        let last = self.0.path().rsplit('/').next().unwrap_or_default();
        self.parameter().is_none() && page_number(last).is_some()
    }

    /// The address without its page number, and the number.
    fn parted(&self) -> Option<(Url, u32)> {
        self.parameter().or_else(|| self.in_file_name())
    }

    fn parameter(&self) -> Option<(Url, u32)> {
        let is_page = |name: &str| PAGE_PARAMETERS.contains(&name.to_ascii_lowercase().as_str());
        let (_, number) = self.0.query_pairs().find(|(name, _)| is_page(name))?;
        let number = page_number(&number)?;
        let kept: Vec<(String, String)> = self
            .0
            .query_pairs()
            .filter(|(name, _)| !is_page(name))
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        let mut stem = self.0.clone();
        stem.set_query(None);
        if !kept.is_empty() {
            stem.query_pairs_mut().extend_pairs(kept);
        }
        Some((stem, number))
    }

    fn in_file_name(&self) -> Option<(Url, u32)> {
        let (folder, file) = self.0.path().rsplit_once('/')?;
        let (name, ending) = file.rfind('.').map_or((file, ""), |at| file.split_at(at));
        let (head, number) = name
            .rsplit_once(['_', '-'])
            .or_else(|| name.strip_prefix('p').map(|n| ("", n)))
            .unwrap_or(("", name));
        let number = page_number(number.strip_prefix('p').unwrap_or(number))?;
        let mut stem = self.0.clone();
        if head.is_empty() {
            // `/a/2` and `/a/page/2` are the second page of `/a`; `/2.html` is a story of its own.
            let folder = folder.strip_suffix("/page").unwrap_or(folder);
            if !ending.is_empty() || folder.is_empty() {
                return None;
            }
            stem.set_path(folder);
        } else {
            stem.set_path(&format!("{folder}/{head}{ending}"));
        }
        Some((stem, number))
    }
}

fn page_number(text: &str) -> Option<u32> {
    let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_number && *number <= MOST_PAGES)
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[track_caller]
    fn beside(a: &str, b: &str) -> bool {
        Address::parse(a).unwrap().is_page_beside(&Address::parse(b).unwrap())
    }

    #[test]
    fn pages_of_one_article_differ_in_a_small_number() {
        for (first, second) in [
            ("https://a.example/n/123.html", "http://a.example/n/123_2.html"),
            ("https://a.example/n/123.html", "https://a.example/n/123-2.html"),
            ("https://a.example/story", "https://a.example/story/2/"),
            ("https://a.example/story/", "https://a.example/story/page/2"),
            ("https://a.example/n?id=7", "https://a.example/n?id=7&page=2"),
            ("https://a.example/n/123_2.html", "https://a.example/n/123_3.html"),
        ] {
            assert!(beside(first, second) && beside(second, first), "{first} {second}");
        }
    }

    #[test]
    fn other_numbers_are_other_stories() {
        for (a, b) in [
            ("https://a.example/n/123.html", "https://a.example/n/124.html"),
            ("https://a.example/n?id=7", "https://a.example/n?id=8"),
            ("https://a.example/2024/04", "https://a.example/2024-1800"),
            ("https://a.example/a", "https://b.example/a/2"),
        ] {
            assert!(!beside(a, b), "{a} {b}");
        }
    }

    #[test]
    fn links_between_saved_files_are_followed() {
        let first = Address::of_file("/tmp/港口 #1/a.html");
        assert_eq!(Address::resolve(first.as_ref(), "a_2.html"), Address::of_file("/tmp/港口 #1/a_2.html"));
    }
}
