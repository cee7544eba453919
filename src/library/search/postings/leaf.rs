//! One page of a segment.
//!
//! Two bytes tell where its first clip is that belongs to the list before the first term, or nought; two more where the
//! footer begins, which tells where each term is.

use super::bytes::Bytes;

/// The parts of a page.
pub(super) struct Leaf<'a> {
    /// The rest of what the page before has begun: of the places of its last clip.
    pub(super) rest: &'a [u8],
    /// More clips of the list that the page before has begun.
    pub(super) list: &'a [u8],
    /// Terms, each with its list, one behind the other.
    terms: &'a [u8],
    /// How far each term but the first is from the one before.
    footer: Bytes<'a>,
    has_terms: bool,
}

impl<'a> Leaf<'a> {
    const HEAD: usize = 4;

    pub(super) fn read(page: &'a [u8]) -> Option<Self> {
        let short = |at: usize| Some(usize::from(u16::from_be_bytes([*page.get(at)?, *page.get(at + 1)?])));
        let (first_clip, end) = (short(0)?, short(2)?);
        let footer = Bytes(page.get(end..)?);
        let mut places = footer;
        let first_term = if footer.is_empty() { end } else { places.count()? };
        let first_clip = if first_clip == 0 { first_term } else { first_clip };
        Some(Self {
            rest: page.get(Self::HEAD..first_clip)?,
            list: page.get(first_clip..first_term)?,
            terms: page.get(first_term..end)?,
            footer: places,
            has_terms: !footer.is_empty(),
        })
    }

    /// The terms in order, each with its list as far as it is on this page. What is written of a term are the bytes that
    /// differ from the one before.
    pub(super) fn terms(&self) -> Terms<'a> {
        Terms {
            left: self.has_terms.then_some(self.terms),
            footer: self.footer,
            term: Vec::new(),
            is_first: true,
        }
    }
}

pub(super) struct Terms<'a> {
    left: Option<&'a [u8]>,
    footer: Bytes<'a>,
    term: Vec<u8>,
    is_first: bool,
}

impl<'a> Terms<'a> {
    /// The next term; `Some(None)` behind the last, nothing if the page makes no sense.
    #[expect(clippy::option_option, reason = "nonsense, an end and a term are three things")]
    pub(super) fn next(&mut self) -> Option<Option<(&[u8], &'a [u8])>> {
        let Some(left) = self.left else { return Some(None) };
        let whole = if self.footer.is_empty() {
            self.left = None;
            left
        } else {
            let (whole, rest) = left.split_at_checked(self.footer.count()?)?;
            self.left = Some(rest);
            whole
        };
        let mut bytes = Bytes(whole);
        let shared = if self.is_first { 0 } else { bytes.count()? };
        self.is_first = false;
        let own = bytes.count()?;
        if shared > self.term.len() {
            return None;
        }
        self.term.truncate(shared);
        self.term.extend_from_slice(bytes.take(own)?);
        Some(Some((&self.term, bytes.0)))
    }
}
