//! The rooms of Jianbao that read foreign bytes, and what must hold of an extraction whatever the page was.

#![allow(dead_code, unreachable_pub)]

#[path = "../../src/article/mod.rs"]
pub mod article;
#[path = "../../src/extract/mod.rs"]
pub mod extract;
#[path = "../../src/page/mod.rs"]
pub mod page;
#[path = "../../src/pictures/mod.rs"]
pub mod pictures;
pub mod stored;
#[path = "../../src/text/mod.rs"]
pub mod text;

use article::{Block, Prose};
use page::{Origin, Page};

/// Reads these bytes as a page and takes the article from it.
///
/// # Panics
/// When something does not hold that must hold of every extraction.
pub fn extract_page(bytes: &[u8]) {
    let origin = Origin { file_name: "page.html".to_owned(), url: Some("https://news.example/a/1".to_owned()) };
    let Ok(page) = Page::from_bytes(bytes.to_vec(), origin) else { return };
    let extraction = extract::extract(&page);
    let blocks = extraction.article.blocks.iter();
    blocks.chain(extraction.left_out.iter().map(|out| &out.block)).for_each(check_block);
    assert!(extraction.article.figures().zip(1..).all(|(figure, number)| figure.slot == number));
    assert!(extraction.left_out.iter().all(|out| out.before <= extraction.article.blocks.len()));
    assert!(extraction.pictures.iter().all(|held| held.slot as usize <= extraction.article.figures().count()));
    // The same bytes give the same article; looking each time would halve the speed.
    if bytes.len() % 16 == 0 {
        assert_eq!(extraction, extract::extract(&page));
    }
}

fn check_block(block: &Block) {
    match block {
        Block::Heading { prose, .. } | Block::Paragraph { prose } => check_prose(prose),
        Block::Quote { paragraphs } => paragraphs.iter().for_each(check_prose),
        Block::List { items, .. } => items.iter().for_each(|item| check_prose(&item.prose)),
        Block::Table(table) => table.rows.iter().flatten().for_each(check_prose),
        Block::Code { .. } | Block::Figure(_) | Block::Divider => {}
    }
}

/// Marks lie on whole characters and are ordered by their beginnings.
fn check_prose(prose: &Prose) {
    assert!(prose.marks.iter().all(|mark| prose.text.get(mark.range.clone()).is_some_and(|on| !on.is_empty())));
    assert!(prose.marks.is_sorted_by_key(|mark| mark.range.start));
}
