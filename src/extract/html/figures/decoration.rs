//! Which pictures are decoration: icons, logos, trackers, portraits of authors.

use std::sync::LazyLock;

use super::address::is_placeholder;
use super::raw::{Origin, RawPicture};
use crate::extract::lines::phrase_list::PhraseList;

/// Sides below this are icons: the smallest thumbnails of news pages measured are 60 px.
const ICON_PX: u32 = 50;

/// Whether the picture is decoration by its own markup, wherever it stands.
pub(crate) fn is_decoration(picture: &RawPicture) -> bool {
    let small = |side: Option<u32>| side.is_some_and(|px| px < ICON_PX);
    if small(picture.width) || small(picture.height) {
        return true;
    }
    if words(&picture.class).any(is_decoration_word) {
        return true;
    }
    match picture.addresses.first() {
        None => picture.alt.is_none() && picture.size_px().is_none(),
        Some(_) => {
            picture.best().is_some_and(|address| is_decoration_address(&address.url))
                || is_mere_tracker(picture)
        }
    }
}

/// A `noscript` holds counters more often than pictures.
fn is_mere_tracker(picture: &RawPicture) -> bool {
    picture.origin == Origin::NoScript
        && picture.addresses.iter().all(|address| is_placeholder(&address.url) || !address.url.contains('.'))
}

static TRACKERS: LazyLock<PhraseList> = LazyLock::new(|| {
    PhraseList::anywhere(&["/pixel", "/track", "facebook.com/tr", "scorecardresearch", "doubleclick"])
});

fn is_decoration_address(url: &str) -> bool {
    if url.starts_with("data:") {
        return false;
    }
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    // The host's own name may be one of the words; the last two steps of the path name the picture.
    let tail: Vec<&str> = path.rsplit('/').take(2).collect();
    let ending = path.rsplit('.').next().unwrap_or_default();
    matches!(ending, "svg" | "ico")
        || tail.iter().flat_map(|step| words(step)).any(is_decoration_word)
        || TRACKERS.stands_in(&path)
}

fn is_decoration_word(word: &str) -> bool {
    matches!(
        word,
        "icon"
            | "icons"
            | "ico"
            | "logo"
            | "logos"
            | "avatar"
            | "avatars"
            | "emoji"
            | "emoticon"
            | "smiley"
            | "sprite"
            | "spacer"
            | "favicon"
            | "pixel"
            | "tracker"
            | "tracking"
            | "headshot"
            | "qrcode"
            | "erweima"
            | "gravatar"
            | "badge"
            | "arrow"
            | "btn"
            | "button"
            | "beacon"
            | "wpsmiley"
            | "byline"
            | "userpic"
            | "touxiang"
            | "weixin"
            | "wechat"
            | "counter"
            | "noimg"
            | "noimage"
            | "placeholder"
            | "blank"
    )
}

/// Whether an address names the card that a site shows for any page of its own: `og-default.png`, `share.jpg`.
pub(crate) fn is_card_of_the_site(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let file = path.rsplit('/').next().unwrap_or_default();
    let of_the_site = |word: &str| {
        matches!(
            word,
            "default" | "share" | "sharing" | "social" | "og" | "opengraph" | "fallback" | "sns" | "brand"
        )
    };
    words(file).any(of_the_site)
}

/// The words of a name in lower case: runs of letters.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|character: char| !character.is_ascii_alphabetic()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::address::Address;
    use super::*;

    fn at(url: &str) -> RawPicture {
        RawPicture { addresses: Address::parse(url).into_iter().collect(), ..RawPicture::default() }
    }

    #[test]
    fn icons_logos_and_trackers_are_decoration() {
        for url in
            ["/images/icon_share.png", "/img/logo.png", "https://c.example/pixel/1.gif", "/a/sprite.svg"]
        {
            assert!(is_decoration(&at(url)), "{url}");
        }
        assert!(is_decoration(&RawPicture { width: Some(1), height: Some(1), ..at("/x.gif") }));
    }

    #[test]
    fn a_photograph_is_none() {
        for url in ["https://i.example/2024/harbour.jpg", "https://logo.example/2024/08/0425.jpg"] {
            assert!(!is_decoration(&at(url)), "{url}");
        }
    }
}
