//! Bytes from strangers, broken in any way: pages give an article and always the same, what is typed gives a question.
//! `fuzz/` does this for hours.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use jianbao::article::{Block, Prose};
use jianbao::extract::extract;
use jianbao::library::search::{LastWord, Query};
use jianbao::page::{Origin, Page};
use proptest::prelude::*;

/// What is done to a page's bytes, each at a place given as a share of its length.
#[derive(Debug, Clone)]
enum Harm {
    Cut(u16),
    Drop(u16, u8),
    Repeat(u16, u16),
    Put(u16, &'static str),
    Byte(u16, u8),
}

const BITS: [&str; 24] = [
    "<table>",
    "</p>",
    "<b><i>",
    "</div>",
    "<p>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<![CDATA[",
    "\"",
    ">",
    "<",
    "&#x",
    "\0",
    "\u{feff}",
    "　",
    "令和6年",
    "<br><br>",
    "<svg>",
    "<select>",
    "<figure><img src=a>",
    "<li>",
    "\r\n",
];

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        any::<u16>().prop_map(Harm::Cut),
        (any::<u16>(), any::<u8>()).prop_map(|(at, length)| Harm::Drop(at, length)),
        (any::<u16>(), 0..2_000_u16).prop_map(|(at, length)| Harm::Repeat(at, length)),
        (any::<u16>(), prop::sample::select(BITS.as_slice())).prop_map(|(at, bit)| Harm::Put(at, bit)),
        (any::<u16>(), any::<u8>()).prop_map(|(at, byte)| Harm::Byte(at, byte)),
    ]
}

fn harmed(mut bytes: Vec<u8>, harms: &[Harm]) -> Vec<u8> {
    for harm in harms {
        let place = |share: u16| bytes.len() * usize::from(share) / (usize::from(u16::MAX) + 1);
        match *harm {
            // Most of a page should be left for the others.
            Harm::Cut(at) => bytes.truncate(bytes.len() / 2 + place(at) / 2),
            Harm::Drop(at, length) => {
                let start = place(at);
                bytes.drain(start..(start + usize::from(length)).min(bytes.len()));
            }
            Harm::Repeat(at, length) => {
                let start = place(at);
                let again = bytes
                    .get(start..(start + usize::from(length)).min(bytes.len()))
                    .unwrap_or_default()
                    .to_vec();
                bytes.splice(start..start, again);
            }
            Harm::Put(at, bit) => {
                let start = place(at);
                bytes.splice(start..start, bit.bytes());
            }
            Harm::Byte(at, byte) => {
                let start = place(at);
                if let Some(old) = bytes.get_mut(start) {
                    *old = byte;
                }
            }
        }
    }
    bytes
}

fn own_pages() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|case| case.unwrap().path()).collect();
    cases.sort();
    let page = |case: &Path| ["page.html", "page.txt"].iter().find_map(|name| fs::read(case.join(name)).ok());
    cases.iter().filter_map(|case| page(case)).collect()
}

/// Marks lie on whole characters of their text.
fn check(block: &Block) {
    let on_words = |prose: &Prose| {
        prose.marks.iter().all(|mark| prose.text.get(mark.range.clone()).is_some_and(|on| !on.is_empty()))
    };
    assert!(match block {
        Block::Heading { prose, .. } | Block::Paragraph { prose } => on_words(prose),
        Block::Quote { paragraphs } => paragraphs.iter().all(on_words),
        Block::List { items, .. } => items.iter().all(|item| on_words(&item.prose)),
        Block::Table(table) => table.rows.iter().flatten().all(on_words),
        Block::Code { .. } | Block::Figure(_) | Block::Divider => true,
    });
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_240_401),
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_broken_page_gives_some_article_and_always_the_same(
        pick in any::<prop::sample::Index>(),
        harms in prop::collection::vec(harm(), 1..8),
    ) {
        let pages = own_pages();
        let bytes = harmed(pages.get(pick.index(pages.len())).unwrap().clone(), &harms);
        let origin = || Origin { file_name: "page.html".into(), url: Some("https://news.example/a/1".into()) };
        if let Ok(page) = Page::from_bytes(bytes.clone(), origin()) {
            let extraction = extract(&page);
            let blocks = extraction.article.blocks.iter();
            blocks.chain(extraction.left_out.iter().map(|out| &out.block)).for_each(check);
            prop_assert!(extraction.article.figures().zip(1..).all(|(figure, number)| figure.slot == number));
            prop_assert_eq!(&extraction, &extract(&Page::from_bytes(bytes, origin()).unwrap()));
        }
    }

    #[test]
    fn whatever_is_typed_is_a_question(typed in "([-(\":OR ]|title:|before:|in:|tag:|is:|港口|sea|2024|-13|\\PC){0,24}") {
        for last in [LastWord::Begun, LastWord::Whole] {
            let query = Query::parse(&typed, last);
            prop_assert!(query.mistakes.iter().all(|mistake| typed.get(mistake.at.clone()).is_some()));
        }
    }
}
