//! One page becomes a clip ready to be filed: read, extracted, its pictures looked at.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Item, Outcome};
use crate::article::{Figure, Missing, Picture, PictureHash, SiteRules};
use crate::extract::{Held, Paging, SlotPicture, extract_by};
use crate::library::{NewClip, Original};
use crate::log::{self, Kind, OrLog as _};
use crate::page::{Origin, Page, PageError};
use crate::pictures::{self, PictureError};

/// Pictures of one page beyond this many bytes together are not kept.
const MOST_PICTURE_BYTES: usize = 256 << 20;

/// How a page is to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct How<'a> {
    /// The charset that its reader has chosen; none where the page is believed.
    pub charset: Option<&'a str>,
}

/// Reads one page and prepares it; else the outcome says why not. A page that makes the extraction panic fails alone.
pub fn read(item: &Item) -> Result<NewClip, Outcome> {
    read_with_links(item, &SiteRules::default(), &|| ()).map(|(clip, _)| clip)
}

/// Makes a clip of a page that was kept, read in this way; nothing where it cannot be read.
pub(super) fn read_again(original: Original, how: How<'_>, rules: &SiteRules) -> Option<(NewClip, Paging)> {
    guarded(rules, || kept_page(original, how)).ok()
}

/// The page as it was kept. What lay beside it when it was imported is no longer there.
pub(super) fn kept_page(original: Original, how: How<'_>) -> Result<Page, PageError> {
    let Original { bytes, file_name, url } = original;
    let origin = Origin { file_name, url };
    match how.charset {
        Some(charset) => Page::from_bytes_in(bytes, charset, origin),
        None => Page::from_bytes(bytes, origin),
    }
}

/// The same, with the links that may lead to other pages of the article; calls `came` once the page is there.
pub(super) fn read_with_links(
    item: &Item,
    rules: &SiteRules,
    came: &dyn Fn(),
) -> Result<(NewClip, Paging), Outcome> {
    guarded(rules, || {
        let page = match item {
            Item::File(path) => Page::read(path),
            Item::Pasted { bytes, origin } => Page::from_bytes(bytes.clone(), origin.clone()),
        };
        came();
        page
    })
}

fn guarded(
    rules: &SiteRules,
    page: impl FnOnce() -> Result<Page, PageError>,
) -> Result<(NewClip, Paging), Outcome> {
    let prepared = catch_unwind(AssertUnwindSafe(|| page().map(|page| prepare_with_links(page, rules))));
    match prepared.or_log("a page was not read") {
        Some(prepared) => prepared.map_err(|error| {
            log::failed("a page was not read", &Kind(&error));
            match error {
                PageError::Unread(kind) => Outcome::Unread(kind),
                error => Outcome::Failed(error.to_string()),
            }
        }),
        None => Err(Outcome::Failed(
            "Jianbao could not read this page because of a mistake of its own. Other pages go on.".into(),
        )),
    }
}

/// Makes a clip of a page that was kept; what lay beside it when it was imported is no longer there.
#[must_use]
pub fn prepare_again(original: Original) -> Option<NewClip> {
    let Original { bytes, file_name, url } = original;
    read(&Item::Pasted { bytes, origin: Origin { file_name, url } }).ok()
}

/// Extracts the article and puts the pictures that came with the page into its slots.
#[must_use]
pub fn prepare(page: Page) -> NewClip {
    prepare_with_links(page, &SiteRules::default()).0
}

fn prepare_with_links(page: Page, rules: &SiteRules) -> (NewClip, Paging) {
    let extraction = extract_by(&page, rules);
    let mut article = extraction.article;
    let mut kept: Vec<(PictureHash, Vec<u8>)> = Vec::new();
    let mut bytes_left = MOST_PICTURE_BYTES;
    for SlotPicture { slot, held } in extraction.pictures {
        let Some(figure) = article.figures_mut().find(|figure| figure.slot == slot) else { continue };
        let bytes = match held {
            Held::Data(bytes) => Ok(bytes),
            Held::Part(key) => {
                page.parts.read(&key, pictures::MOST_FILE_BYTES).map_err(|error| missing(&error))
            }
        };
        let bytes =
            bytes.and_then(|bytes| if bytes.len() > bytes_left { Err(Missing::TooLarge) } else { Ok(bytes) });
        match bytes.and_then(|bytes| fill(figure, &bytes).map(|hash| (hash, bytes))) {
            Ok((hash, bytes)) => {
                if !kept.iter().any(|(known, _)| *known == hash) {
                    bytes_left -= bytes.len();
                    kept.push((hash, bytes));
                }
            }
            Err(missing) => figure.picture = Picture::Missing(missing),
        }
    }
    let original = Original { bytes: page.bytes, file_name: page.file_name, url: page.url };
    (NewClip { article, original, further: Vec::new(), pictures: kept }, extraction.paging)
}

fn fill(figure: &mut Figure, bytes: &[u8]) -> Result<PictureHash, Missing> {
    let size = pictures::probe(bytes).map_err(|error| match error {
        PictureError::TooLarge => Missing::TooLarge,
        PictureError::Broken => Missing::Broken,
    })?;
    let hash = PictureHash::of(bytes);
    figure.size_px = Some(size);
    figure.picture = Picture::Kept(hash);
    Ok(hash)
}

fn missing(error: &PageError) -> Missing {
    match error {
        PageError::TooLarge(_) => Missing::TooLarge,
        _ => Missing::NotSaved,
    }
}
