//! Turns a page into an article. No files, no network, no SQL.

mod called;
mod dom;
mod front_matter;
mod html;
mod lines;
mod outcome;
mod plain;
mod reason;
mod site;

pub use outcome::{Extraction, Held, Kept, LeftOut, Paging, SlotPicture, Warning};
pub use reason::Reason;

use crate::article::{Block, Sign, SiteRules, Verdict};
use crate::page::{Page, PageKind};

/// Takes the article from a page. The same page gives the same article, and an ugly one gives warnings, not errors.
#[must_use]
pub fn extract(page: &Page) -> Extraction {
    extract_by(page, &SiteRules::default())
}

/// The same by what a reader has decided for the sites of pages. The same page and rules give the same article.
#[must_use]
pub fn extract_by(page: &Page, rules: &SiteRules) -> Extraction {
    let mut extraction = match page.kind {
        PageKind::Html => {
            let find_part = |address: &str| page.parts.find(address);
            let html =
                html::Html { text: &page.text, url: page.url.as_deref(), find_part: &find_part, rules };
            html::extract(&html)
        }
        PageKind::Text => {
            let decided = site::decided(rules, page.url.as_deref());
            match crate::page::front_matter(&page.text) {
                Some((head, rest)) => front_matter::put(&head, plain::extract(rest, &decided)),
                None => plain::extract(&page.text, &decided),
            }
        }
    };
    called::call(&mut extraction, &page.file_name);
    extraction
}

/// How a block is known again on other pages of its site: by the element that it stands in, where that tells it from
/// `others`, which must be spared; else by its words, where they are such as a site repeats.
#[must_use]
pub fn sign_of(page: &Page, of: &Block, others: &[Block], verdict: Verdict) -> Option<Sign> {
    let place = match page.kind {
        PageKind::Html => html::place_of(&page.text, (of, others), verdict),
        PageKind::Text => None,
    };
    place.or_else(|| site::by_words(of, others))
}
