//! A picture as the page's markup gives it, before anything is resolved or judged.

use html5ever::local_name;

use crate::article::PixelSize;
use crate::extract::dom::{self, Budget, Dom, Element, NodeId};

use super::address::{Address, from_srcset, is_placeholder};

/// A picture of the page's markup.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawPicture {
    /// Every address the markup gives, as written, the likeliest first.
    pub(crate) addresses: Vec<Address>,
    pub(crate) alt: Option<String>,
    /// Width and height as the markup gives them.
    pub(crate) width: Option<u32>,
    pub(crate) height: Option<u32>,
    /// The words of class and id of the element itself.
    pub(crate) class: String,
    /// Where it was written.
    pub(crate) origin: Origin,
}

/// Where a picture was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Origin {
    #[default]
    Image,
    /// The still of a film.
    Poster,
    /// The copy for readers without scripts.
    NoScript,
}

impl RawPicture {
    /// Reads an `img`, `amp-img` or `video` element.
    pub(crate) fn read(dom: &Dom, node: NodeId) -> Option<Self> {
        let element = dom.element(node)?;
        let mut picture = Self::of_element(element);
        if *element.name == local_name!("video") {
            picture.origin = Origin::Poster;
            picture.addresses = element.attr("poster").and_then(Address::parse).into_iter().collect();
            return (!picture.addresses.is_empty()).then_some(picture);
        }
        picture.read_sources(dom, node);
        picture.addresses.sort_by_key(|address| std::cmp::Reverse(address.rank));
        picture.addresses.dedup_by(|a, b| a.url == b.url);
        Some(picture)
    }

    /// The pictures inside a `noscript`.
    pub(crate) fn read_noscript(raw: &str) -> Vec<Self> {
        if !raw.contains("<img") && !raw.contains("<IMG") {
            return Vec::new();
        }
        let Ok(dom) = dom::parse(raw, Budget::default()) else { return Vec::new() };
        let name = local_name!("img");
        let images = dom.elements(NodeId::DOCUMENT, &name);
        images
            .filter_map(|node| Self::read(&dom, node))
            .map(|picture| Self { origin: Origin::NoScript, ..picture })
            .collect()
    }

    /// The size the markup gives, when it gives both sides.
    pub(crate) fn size_px(&self) -> Option<PixelSize> {
        Some(PixelSize { width: self.width.filter(|&px| px > 0)?, height: self.height.filter(|&px| px > 0)? })
    }

    /// The likeliest address that is no placeholder.
    pub(crate) fn best(&self) -> Option<&Address> {
        self.addresses.iter().find(|address| !is_placeholder(&address.url))
    }

    fn of_element(element: Element<'_>) -> Self {
        let text =
            |name| element.attr(name).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let side = |name: &str| {
            element.attr(name).and_then(pixels).or_else(|| style_pixels(element.attr("style")?, name))
        };
        let mut picture = Self {
            alt: text("alt"),
            width: side("width"),
            height: side("height"),
            class: format!(
                "{} {}",
                element.attr("class").unwrap_or_default(),
                element.attr("id").unwrap_or_default()
            ),
            ..Self::default()
        };
        for (name, value) in element.attrs() {
            picture.addresses.extend(Address::of_attribute(name, value));
        }
        picture
    }

    /// Adds the addresses of the `source` elements of a `picture`.
    fn read_sources(&mut self, dom: &Dom, node: NodeId) {
        let Some(parent) =
            dom.parent(node).filter(|&parent| dom.name(parent) == Some(&local_name!("picture")))
        else {
            return;
        };
        for source in dom.elements(parent, &local_name!("source")) {
            for name in ["srcset", "data-srcset", "data-lazy-srcset"] {
                self.addresses.extend(dom.attr(source, name).into_iter().flat_map(from_srcset));
            }
        }
    }
}

/// `640`, `640px`; a share of the page's width is no size.
fn pixels(value: &str) -> Option<u32> {
    let digits = value.trim().trim_end_matches("px").trim();
    digits.parse::<f32>().ok().filter(|px| (0.0..100_000.0).contains(px)).map(|px| px as u32)
}

/// `width: 640px` in a style.
fn style_pixels(style: &str, property: &str) -> Option<u32> {
    style.split(';').find_map(|rule| {
        let (name, value) = rule.split_once(':')?;
        (name.trim().eq_ignore_ascii_case(property) && value.trim().ends_with("px")).then(|| pixels(value))?
    })
}
