//! Bytes of any kind become a [`Page`]: charset, kind, parts. No article is known here.
//!
//! [`Page::from_bytes`] is pure; only [`read`](Page::read) and [`Parts`] touch files, and those only the page
//! that was given and the folder that a browser saved beside it.

mod charset;
mod front_matter;
mod kind;
mod parts;
mod plausible;
mod read;
mod saved_from;
mod twice;
mod unread;

pub use charset::{Charset, CharsetFound, charset_named, likely_charsets};
pub use front_matter::{FrontMatter, front_matter};
pub use parts::Parts;
pub use read::{MOST_BYTES, read_capped};
pub use unread::UnreadKind;

use crate::article::harmless;

/// A saved page, as it was found.
#[derive(Debug, Clone)]
pub struct Page {
    pub bytes: Vec<u8>,
    pub kind: PageKind,
    /// Where it was saved from, given or written in the file.
    pub url: Option<String>,
    pub file_name: String,
    /// The bytes as text, without a byte order mark.
    pub text: String,
    pub charset: Charset,
    /// What stood beside it.
    pub parts: Parts,
}

/// What kind of page it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    Html,
    Text,
}

/// Where bytes came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    pub file_name: String,
    pub url: Option<String>,
}

/// Why something is not a page that can be read, in a sentence that says what to do. Whoever asked knows the path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    #[error("The file is empty.")]
    Empty,
    #[error("This is {0}, not a page. Drop pages saved as HTML or text.")]
    NotAPage(&'static str),
    /// A known format without a reader.
    #[error("{0}")]
    Unread(UnreadKind),
    #[error(
        "This is a web archive. Please save the page as HTML (“complete page” or SingleFile) and drop that."
    )]
    WebArchive,
    #[error("The file has {0} MB; pages of at most {limit} MB are read.", limit = MOST_BYTES >> 20)]
    TooLarge(u64),
    #[error("The file is no longer there.")]
    Gone,
    #[error("The file may not be read. Please check its permissions.")]
    NotAllowed,
    #[error("This is not a file but a {0}.")]
    NotAFile(&'static str),
    #[error("The file could not be read ({0}).")]
    Unreadable(String),
}

impl Page {
    /// The page in these bytes. Same bytes, same page.
    pub fn from_bytes(bytes: Vec<u8>, origin: Origin) -> Result<Self, PageError> {
        if bytes.len() > MOST_BYTES {
            return Err(PageError::TooLarge(bytes.len() as u64 >> 20));
        }
        kind::refuse_what_is_no_page(&bytes)?;
        let (text, charset) = charset::decode(&bytes);
        Self::of_text(bytes, text, charset, origin)
    }

    /// The same, in a charset that its reader has chosen; one whose name nobody knows is passed over.
    pub fn from_bytes_in(bytes: Vec<u8>, charset: &str, origin: Origin) -> Result<Self, PageError> {
        match charset::decode_as(&bytes, charset) {
            Some((text, charset)) if bytes.len() <= MOST_BYTES => {
                kind::refuse_what_is_no_page(&bytes)?;
                Self::of_text(bytes, text, charset, origin)
            }
            _ => Self::from_bytes(bytes, origin),
        }
    }

    fn of_text(bytes: Vec<u8>, text: String, charset: Charset, origin: Origin) -> Result<Self, PageError> {
        if text.trim_matches(|c: char| c.is_whitespace() || c == '\0' || c == '\u{feff}').is_empty() {
            return Err(PageError::Empty);
        }
        if let Some(kind) = unread::by_text(&text) {
            return Err(PageError::Unread(kind));
        }
        kind::refuse_binary(&text)?;
        let kind = kind::of(&text);
        let named = || Some(front_matter(&text)?.0.url?.to_owned());
        let url = origin.url.or_else(|| saved_from::find(&text)).or_else(named);
        let url = url.map(|url| harmless(&url).into_owned());
        Ok(Self { bytes, kind, url, file_name: origin.file_name, text, charset, parts: Parts::none() })
    }
}
