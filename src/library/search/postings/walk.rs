//! Takes the clips of one token out of page after page of a segment.

use super::bytes::Bytes;
use super::leaf::Leaf;
use super::{Index, Token};
use crate::text::phrase::LastWord;

pub(super) struct Walk<'a, F> {
    term: Vec<u8>,
    token: &'a Token,
    /// Whether it matters where in a clip the token stands.
    with_places: bool,
    found: F,
    /// Of which term the list has begun and not ended: the token, or a word that begins with it.
    in_list: Option<LastWord>,
    /// A clip whose places go on over the page.
    unfinished: Option<Unfinished>,
}

/// A clip whose places are not all read.
struct Unfinished {
    clip: i64,
    left: usize,
    /// What was read of them, where they matter.
    places: Vec<u8>,
}

/// What is to be read behind a page.
#[derive(PartialEq, Eq)]
pub(super) enum Next {
    Page,
    Nothing,
}

/// `found` is given each clip with its places and whether the token itself stands there or a word that begins with it;
/// it gives nothing back if the places make no sense.
impl<'a, F: FnMut(i64, &[u8], LastWord) -> Option<()>> Walk<'a, F> {
    /// `term` is the token as the index keeps it.
    pub(super) fn new(term: Vec<u8>, token: &'a Token, with_places: bool, found: F) -> Self {
        Self { term, token, with_places, found, in_list: None, unfinished: None }
    }

    /// Reads a page; nothing if it makes no sense.
    pub(super) fn page(&mut self, page: &[u8]) -> Option<Next> {
        let leaf = Leaf::read(page)?;
        if let Some(term) = self.in_list {
            self.finish(leaf.rest, term)?;
            self.list(leaf.list, term)?;
        }
        let mut terms = leaf.terms();
        while let Some((term, list)) = terms.next()? {
            if self.unfinished.is_some() {
                return None;
            }
            self.in_list = self.wanted(term);
            if let Some(term) = self.in_list {
                self.list(list, term)?;
            } else if *term > *self.term {
                return Some(Next::Nothing);
            }
        }
        Some(Next::Page)
    }

    /// Whether the segment may end here.
    pub(super) fn is_done(&self) -> bool {
        self.unfinished.is_none()
    }

    fn wanted(&self, term: &[u8]) -> Option<LastWord> {
        if *term == *self.term {
            return Some(LastWord::Whole);
        }
        (self.token.open && term.starts_with(&self.term)).then_some(LastWord::Begun)
    }

    /// Clips one behind the other, the first by its number, each other by how much its number is higher.
    fn list(&mut self, list: &[u8], term: LastWord) -> Option<()> {
        if self.unfinished.is_some() && !list.is_empty() {
            return None;
        }
        let mut bytes = Bytes(list);
        let mut clip = 0_u64;
        while !bytes.is_empty() {
            clip = clip.checked_add(bytes.number()?)?;
            let number = i64::try_from(clip).ok()?;
            if self.token.index == Index::Glyphs {
                (self.found)(number, &[], term)?;
                // A nought says that a clip was taken out, in tables of another kind than ours.
                if bytes.0.first() == Some(&0) {
                    return None;
                }
                continue;
            }
            let head = bytes.count()?;
            if head % 2 == 1 {
                return None;
            }
            let here = bytes.take((head / 2).min(bytes.0.len()))?;
            let left = head / 2 - here.len();
            if left > 0 {
                self.unfinished = Some(Unfinished { clip: number, left, places: here.to_vec() });
            } else {
                (self.found)(number, here, term)?;
            }
        }
        Some(())
    }

    /// The rest of the places that the page before has begun.
    fn finish(&mut self, rest: &[u8], term: LastWord) -> Option<()> {
        let Some(mut unfinished) = self.unfinished.take() else { return rest.is_empty().then_some(()) };
        unfinished.left = unfinished.left.checked_sub(rest.len())?;
        if self.with_places {
            unfinished.places.extend_from_slice(rest);
        }
        if unfinished.left > 0 {
            self.unfinished = Some(unfinished);
            return Some(());
        }
        (self.found)(unfinished.clip, &unfinished.places, term)
    }
}
