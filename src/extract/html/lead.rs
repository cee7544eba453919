//! The picture that a page's data names, as the first slot where the page shows none itself: many pages put their
//! pictures there by script.

use crate::article::Block;
use crate::extract::lines::photo_credit::Credited;
use crate::extract::outcome::{Extraction, Held, Kept, SlotPicture};

use super::figures::address::Address;
use super::figures::decoration::{is_card_of_the_site, is_decoration};
use super::figures::raw::RawPicture;
use super::signals::{LdPicture, Signals};
use super::slots::slot;

/// A picture of fewer pixels across is a thumbnail.
const NARROWEST_PX: u32 = 200;

/// Puts the picture that the page's data names above the text, where the article has a text and no picture.
pub(super) fn fill(
    extraction: &mut Extraction,
    signals: &Signals,
    find_part: &dyn Fn(&str) -> Option<String>,
) {
    if extraction.article.blocks.is_empty() || extraction.article.figures().next().is_some() {
        return;
    }
    let Some(picture) = named(signals) else { return };
    let made = slot(&picture, Credited::default(), signals, find_part);
    if made.figure.source.is_none() {
        return;
    }
    extraction.article.blocks.insert(0, Block::Figure(made.figure));
    extraction.article.number_slots();
    extraction.kept.insert(0, Kept::DataOnly);
    for out in &mut extraction.left_out {
        out.before += 1;
    }
    let held = made.bytes.map(Held::Data).or_else(|| made.part.map(Held::Part));
    extraction.pictures.extend(held.map(|held| SlotPicture { slot: 1, held }));
}

/// The first picture that the page's data names and that is no mark of the site.
fn named(signals: &Signals) -> Option<RawPicture> {
    let alt = signals.meta.first(&["og:image:alt", "twitter:image:alt"]);
    let of_meta = ["og:image", "og:image:url", "twitter:image", "twitter:image:src"]
        .into_iter()
        .filter_map(|name| signals.meta.first(&[name]))
        .map(|url| LdPicture { url: url.to_owned(), ..LdPicture::default() });
    let pictures = signals.ld.pictures.iter().cloned().chain(of_meta).map(|picture| RawPicture {
        addresses: Address::parse(&picture.url).into_iter().collect(),
        alt: alt.map(str::to_owned),
        width: picture.width,
        height: picture.height,
        ..RawPicture::default()
    });
    let mut own = pictures.filter(|picture| {
        picture.best().is_some_and(|address| !is_card_of_the_site(&address.url))
            && !is_decoration(picture)
            && picture.width.is_none_or(|px| px == 0 || px >= NARROWEST_PX)
    });
    own.next()
}

#[cfg(test)]
mod tests {
    use crate::article::Block;
    use crate::extract::extract;
    use crate::page::{Origin, Page};

    fn sources(head: &str, body: &str) -> Vec<Option<String>> {
        let text = "The first boat left the new harbour at dawn, and the people on the pier waved it off. "
            .repeat(4);
        let html = format!(
            "<!doctype html><html><head><title>The harbour opens</title>{head}</head><body><article><h1>The harbour opens</h1>{body}<p>{text}</p></article></body></html>"
        );
        let page = Page::from_bytes(html.into_bytes(), Origin::default()).unwrap();
        let extraction = extract(&page);
        assert!(matches!(extraction.article.blocks.last(), Some(Block::Paragraph { .. })));
        assert_eq!(extraction.kept.len(), extraction.article.blocks.len());
        extraction.article.figures().map(|figure| figure.source.clone()).collect()
    }

    const NAMED: &str = r#"<meta property="og:image" content="https://i.example/2024/harbour-at-dawn.jpg">"#;

    #[test]
    fn the_picture_that_the_data_names_is_the_first_slot_where_the_page_shows_none() {
        assert_eq!(sources(NAMED, ""), [Some("https://i.example/2024/harbour-at-dawn.jpg".to_owned())]);
        let shown =
            r#"<figure><img src="https://i.example/2024/pier.jpg" width="800" height="600"></figure>"#;
        assert_eq!(sources(NAMED, shown), [Some("https://i.example/2024/pier.jpg".to_owned())]);
    }

    #[test]
    fn what_says_whose_page_it_is_is_no_picture_of_the_story() {
        for address in [
            "https://i.example/static/og-default.png",
            "https://i.example/img/logo.png",
            "https://i.example/share-card.jpg",
        ] {
            assert_eq!(
                sources(&format!(r#"<meta property="og:image" content="{address}">"#), ""),
                [],
                "{address}"
            );
        }
    }
}
