//! An article as bytes of the library: versioned JSON, compressed.

use std::io::{self, BufReader, BufWriter, Read as _, Write as _};

use serde::{Deserialize, Serialize};
use zstd::stream::read::Decoder;
use zstd::stream::write::Encoder;

use crate::article::Article;

/// Written beside each article; a reader of a later version knows how to read this one.
const VERSION: u32 = 1;
/// zstd's default: three times faster than 6 for a tenth more bytes on articles.
const LEVEL: i32 = 3;
/// An article beyond this was not written by us.
const MOST_BYTES: usize = 256 << 20;
/// So much is read in one go, which is quicker.
const WHOLE_BYTES: u64 = 2 << 20;

#[derive(Serialize)]
struct Written<'a> {
    version: u32,
    article: &'a Article,
}

#[derive(Deserialize)]
struct Stored {
    version: u32,
    article: Article,
}

pub(super) fn encode(article: &Article) -> Option<Vec<u8>> {
    let packer = packer().ok()?;
    let mut writer = BufWriter::new(packer);
    serde_json::to_writer(&mut writer, &Written { version: VERSION, article }).ok()?;
    writer.into_inner().ok()?.finish().ok()
}

/// Packs as it is written, so that what is packed is never in memory as a whole. With a sum of the content, so that
/// bytes that have spoilt are not read as others.
fn packer() -> io::Result<Encoder<'static, Vec<u8>>> {
    let mut packer = Encoder::new(Vec::new(), LEVEL)?;
    packer.include_checksum(true)?;
    Ok(packer)
}

/// The article, or nothing if the bytes are damaged or of a newer version.
pub(super) fn decode(bytes: &[u8]) -> Option<Article> {
    let mut decoder = Decoder::new(bytes).ok()?.take(MOST_BYTES as u64 + 1);
    let mut json = Vec::new();
    decoder.by_ref().take(WHOLE_BYTES).read_to_end(&mut json).ok()?;
    let read: Article = if (json.len() as u64) < WHOLE_BYTES {
        of_version(serde_json::from_slice(&json))?
    } else {
        // Of a long one no more is in memory than what has not been read yet.
        of_version(serde_json::from_reader(BufReader::new(json.as_slice().chain(decoder))))?
    };
    Some(read)
}

fn of_version(read: serde_json::Result<Stored>) -> Option<Article> {
    read.ok().filter(|read| read.version == VERSION).map(|read| read.article)
}

pub(super) fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut packer = packer().ok()?;
    packer.set_pledged_src_size(Some(bytes.len() as u64)).ok()?;
    packer.write_all(bytes).ok()?;
    packer.finish().ok()
}

/// Expands under a limit, whatever size the bytes claim for themselves.
pub(super) fn unpack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut expanded = Vec::new();
    let decoder = Decoder::new(bytes).ok()?;
    decoder.take(MOST_BYTES as u64 + 1).read_to_end(&mut expanded).ok()?;
    (expanded.len() <= MOST_BYTES).then_some(expanded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Block;

    #[test]
    fn an_article_comes_back_as_it_was() {
        let article = Article {
            blocks: vec![Block::paragraph("千帆競發，百舸爭流。")],
            ..Article::default()
        };
        assert_eq!(decode(&encode(&article).unwrap()), Some(article));
    }

    #[test]
    fn a_long_article_comes_back_as_it_was_and_not_if_it_is_damaged() {
        let text = (0..400_000).map(|number| number.to_string()).collect::<String>();
        let article = Article { blocks: vec![Block::paragraph(&text)], ..Article::default() };
        let mut bytes = encode(&article).unwrap();
        assert!(text.len() as u64 > WHOLE_BYTES && decode(&bytes) == Some(article));
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        assert_eq!(decode(&bytes), None, "the sum at the end is looked at");
    }

    #[test]
    fn damaged_bytes_are_no_article() {
        let mut bytes = encode(&Article::default()).unwrap();
        bytes.truncate(bytes.len() / 2);
        assert_eq!(decode(&bytes), None);
        assert_eq!(decode(b"not compressed"), None);
    }
}
