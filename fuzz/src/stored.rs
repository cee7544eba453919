//! Articles as a library stores them.

#[path = "../../src/library/body.rs"]
mod body;

use crate::article::Article;

/// The article in these bytes of a library.
pub fn stored_article(bytes: &[u8]) -> Option<Article> {
    body::decode(bytes)
}

/// These bytes packed as a library packs what it stores.
pub fn packed(bytes: &[u8]) -> Option<Vec<u8>> {
    body::pack(bytes)
}

/// The bytes of an article as a library stores it.
pub fn stored(article: &Article) -> Option<Vec<u8>> {
    body::encode(article)
}
