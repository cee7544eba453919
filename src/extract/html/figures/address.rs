//! Addresses of pictures under the many attribute names that pages keep them in.

use std::sync::LazyLock;

use crate::extract::lines::phrase_list::PhraseList;

/// An address as the page writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) url: String,
    /// How likely this is the picture itself at its best size; the highest is taken.
    pub(crate) rank: u32,
}

/// Ranks by attribute; a `srcset` adds its width, so that the largest wins among its own.
const RANK_SRC: u32 = 10_000;
const RANK_SRCSET: u32 = 20_000;
const RANK_LAZY: u32 = 40_000;
const RANK_LAZY_SRCSET: u32 = 30_000;
/// Widths beyond this are written by mistake.
const WIDEST: u32 = 9_000;

impl Address {
    pub(crate) fn parse(value: &str) -> Option<Self> {
        Self::ranked(value, RANK_SRC)
    }

    /// The addresses in an attribute of an image.
    pub(crate) fn of_attribute(name: &str, value: &str) -> Vec<Self> {
        match name {
            "src" => Self::ranked(value, RANK_SRC).into_iter().collect(),
            "srcset" => from_srcset(value),
            _ if is_lazy_name(name) && name.ends_with("set") => from_srcset(value)
                .into_iter()
                .map(|address| Self { rank: address.rank + RANK_LAZY_SRCSET - RANK_SRCSET, ..address })
                .collect(),
            _ if is_lazy_name(name) && looks_like_address(value) => {
                Self::ranked(value, RANK_LAZY).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn ranked(value: &str, rank: u32) -> Option<Self> {
        let url = value.trim();
        (!url.is_empty() && !url.starts_with("javascript:") && !url.starts_with("about:"))
            .then(|| Self { url: url.to_owned(), rank })
    }
}

/// The addresses of a `srcset`, ranked by width: `a.jpg 640w, b.jpg 2x`.
pub(crate) fn from_srcset(value: &str) -> Vec<Address> {
    let mut addresses = Vec::new();
    let mut rest = value.trim_start_matches([',', ' ', '\n', '\t', '\r']);
    while !rest.is_empty() {
        // An address may hold commas itself (image services), so that it ends only at white space, or at its last comma.
        let (token, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let (url, descriptor, next) = if let Some(url) = token.strip_suffix(',') {
            (url, "", after)
        } else {
            let (descriptor, next) = after.split_once(',').unwrap_or((after, ""));
            (token, descriptor.trim(), next)
        };
        addresses.extend(Address::ranked(url, RANK_SRCSET + width(descriptor)));
        rest = next.trim_start_matches([',', ' ', '\n', '\t', '\r']);
    }
    addresses
}

fn width(descriptor: &str) -> u32 {
    let number =
        |unit| descriptor.strip_suffix(unit).and_then(|number: &str| number.trim().parse::<f32>().ok());
    let width = number('w').or_else(|| number('x').map(|density| density * 100.0)).unwrap_or(0.0);
    (width.max(0.0) as u32).min(WIDEST)
}

/// `data-src`, `data-original`, `data-lazy-src`, `data-actualsrc`, `file`, `zoomfile`, `lazysrc` and their kin.
fn is_lazy_name(name: &str) -> bool {
    static WORDS: LazyLock<PhraseList> = LazyLock::new(|| {
        PhraseList::anywhere(&[
            "src", "original", "lazy", "url", "echo", "image", "img", "hi-res", "hires", "large", "full",
            "file", "desktop",
        ])
    });
    let starts = ["data-", "lazy", "original", "real", "_src", "file", "zoomfile", "ess-data", "orig"];
    starts.iter().any(|start| name.starts_with(start))
        && WORDS.stands_in(name)
        && !["data-src-type", "data-imgid", "data-image-id"].contains(&name)
}

fn looks_like_address(value: &str) -> bool {
    let value = value.trim();
    let absolute = value.starts_with("http")
        || value.starts_with("//")
        || value.starts_with('/')
        || value.starts_with("./");
    !value.contains(char::is_whitespace)
        && !value.starts_with('{')
        && (absolute || has_picture_ending(value))
        && !value.contains(".html")
}

/// Whether the path ends like a picture's file.
pub(crate) fn has_picture_ending(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "jpg" | "jpeg" | "png" | "webp" | "gif" | "avif" | "bmp")
        && ending.len() < path.len()
}

/// A data address shorter than this is a grey dot that stands for a picture not loaded yet.
const SHORTEST_DATA_PICTURE: usize = 1_200;

static STAND_IN_WORDS: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::anywhere(&[
        "placeholder",
        "lazyload",
        "lazy_load",
        "loading.",
        "blank.",
        "spacer",
        "transparent",
    ])
});

/// Whether an address is that of a stand-in for a picture not loaded yet.
pub(crate) fn is_placeholder(url: &str) -> bool {
    if let Some(data) = url.strip_prefix("data:") {
        return data.len() < SHORTEST_DATA_PICTURE || data.starts_with("image/svg");
    }
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let stem = file.split('.').next().unwrap_or_default();
    matches!(
        stem,
        "blank"
            | "spacer"
            | "pixel"
            | "transparent"
            | "loading"
            | "placeholder"
            | "lazy"
            | "grey"
            | "gray"
            | "dot"
            | "1x1"
            | "clear"
            | "empty"
            | "space"
            | "trans"
            | "t"
            | "none"
            | "lazyload"
    ) || STAND_IN_WORDS.stands_in(&file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_of_a_srcset_ranks_first_and_commas_in_addresses_stay() {
        let set =
            from_srcset("https://i.example/w_320,q_80/a.jpg 320w, https://i.example/w_960,q_80/a.jpg 960w");
        let best = set.iter().max_by_key(|address| address.rank).unwrap();
        assert_eq!(best.url, "https://i.example/w_960,q_80/a.jpg");
        assert_eq!(from_srcset("a.jpg, b.jpg 2x").len(), 2);
    }

    #[test]
    fn lazy_attributes_hold_addresses_under_many_names() {
        for name in
            ["data-src", "data-original", "data-lazy-src", "data-actualsrc", "zoomfile", "data-hi-res-src"]
        {
            assert_eq!(Address::of_attribute(name, "https://i.example/a.jpg").len(), 1, "{name}");
        }
        assert!(Address::of_attribute("data-caption", "https://i.example/a.jpg").is_empty());
        assert!(Address::of_attribute("data-lazy", "true").is_empty());
    }

    #[test]
    fn stand_ins_are_known_by_name_or_size() {
        assert!(is_placeholder("data:image/gif;base64,R0lGODlhAQABAAAAACw="));
        assert!(is_placeholder("/img/blank.gif"));
        assert!(!is_placeholder("https://i.example/harbour.jpg"));
    }
}
