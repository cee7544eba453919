//! Turns a page into an article. No files, no network, no SQL.

mod dom;
mod html;
mod lines;
mod outcome;
mod plain;
mod reason;

pub use outcome::{Extraction, Held, LeftOut, Paging, SlotPicture, Warning};
pub use reason::Reason;

use crate::page::{Page, PageKind};

/// Takes the article from a page. The same page gives the same article, and an ugly one gives warnings, not errors.
#[must_use]
pub fn extract(page: &Page) -> Extraction {
    match page.kind {
        PageKind::Html => {
            let find_part = |address: &str| page.parts.find(address);
            html::extract(&html::Html { text: &page.text, url: page.url.as_deref(), find_part: &find_part })
        }
        PageKind::Text => plain::extract(&page.text),
    }
}
