//! A clip's pages, as they were kept, are extracted again.

use super::join;
use super::left_out::{Beside, left_out_of};
use super::prepare::{How, read_again};
use crate::article::Article;
use crate::extract::LeftOut;
use crate::library::{ClipId, LibraryError, NewClip, Original, Reader};

/// The first words of an article, in a charset that its page may be in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharsetPreview {
    pub charset: &'static str,
    /// The headline and the first lines.
    pub lines: Vec<String>,
}

/// Lines of a preview, and characters of each.
const PREVIEW_LINES: usize = 4;
const PREVIEW_CHARS: usize = 120;

/// The clip as its pages give it now, ready to take the place of the one that is there; nothing where none can be read.
/// What lay beside the pages when they were imported is no longer there.
pub fn extract_again(reader: &Reader, clip: ClipId, how: How<'_>) -> Result<Option<NewClip>, LibraryError> {
    let rules = reader.decided()?;
    let read = pages(reader, clip)?.into_iter().filter_map(|page| read_again(page, how, &rules));
    Ok(join::whole(read.collect()))
}

/// An article as it stands, and what its clip's pages have beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToCorrect {
    pub article: Article,
    pub left_out: Vec<LeftOut>,
    /// The blocks of the article that extraction leaves out: its reader has put them back.
    pub put_back: Vec<usize>,
}

/// What is needed to correct the article of a clip, if there is one.
pub fn to_correct(reader: &Reader, clip: ClipId) -> Result<Option<ToCorrect>, LibraryError> {
    let Some(present) = reader.clip(clip)? else { return Ok(None) };
    let how = How { charset: present.charset.as_deref() };
    let Beside { left_out, put_back } =
        left_out_of(&present.article, pages(reader, clip)?, how, &reader.decided()?);
    Ok(Some(ToCorrect { article: present.article, left_out, put_back }))
}

/// What the clip's pages have and its article has not, in the order of the pages.
pub fn left_out(reader: &Reader, clip: ClipId) -> Result<Vec<LeftOut>, LibraryError> {
    Ok(to_correct(reader, clip)?.map(|found| found.left_out).unwrap_or_default())
}

/// The beginning of the clip's first page in each charset that makes sense of it.
pub fn charset_previews(reader: &Reader, clip: ClipId) -> Result<Vec<CharsetPreview>, LibraryError> {
    let Some(original) = reader.original(clip)? else { return Ok(Vec::new()) };
    let rules = reader.decided()?;
    let charsets = crate::page::likely_charsets(&original.bytes);
    let preview = |charset: &'static str| {
        let (read, _) = read_again(original.clone(), How { charset: Some(charset) }, &rules)?;
        Some(CharsetPreview { charset, lines: first_lines(&read) })
    };
    Ok(charsets.into_iter().filter_map(preview).collect())
}

/// The beginning of the clip's first page in the charset that the page itself tells.
pub fn preview_as_found(reader: &Reader, clip: ClipId) -> Result<Vec<String>, LibraryError> {
    let rules = reader.decided()?;
    let original = reader.original(clip)?;
    let read = original.and_then(|original| read_again(original, How::default(), &rules));
    Ok(read.map(|(read, _)| first_lines(&read)).unwrap_or_default())
}

/// Every page of the clip, as it was found.
pub(super) fn pages(reader: &Reader, clip: ClipId) -> Result<Vec<Original>, LibraryError> {
    let mut pages: Vec<Original> = reader.original(clip)?.into_iter().collect();
    pages.extend(reader.further_pages(clip)?);
    Ok(pages)
}

fn first_lines(clip: &NewClip) -> Vec<String> {
    let article = &clip.article;
    let text = article.text();
    let lines = article.meta.headline().into_iter().chain(text.lines());
    let cut = |line: &str| line.chars().take(PREVIEW_CHARS).collect();
    lines.filter(|line| !line.trim().is_empty()).take(PREVIEW_LINES).map(cut).collect()
}
