//! Several readings of one page, by how far its hints are trusted, and the choice among them.
//!
//! Class words name parts of a page in most cases, and mean something else in some: `tag-wedding` on an article,
//! `dialog` on an interview. The first reading trusts them. Where it leaves most of the page's running text out, or
//! shares nothing with the headline and the description, the page is read again without them; the reading that says
//! most of what the page is said to be about wins.

use foldhash::{HashSet, HashSetExt as _};
use memchr::memmem;

use crate::extract::lines::words::lower;

use super::clean::Verdicts;
use super::piece::Piece;
use super::signals::Signals;
use super::worth::shape_worth;

/// How far the hints of a page are trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Names of elements, roles, class words.
    All,
    /// Names of elements and roles; what class words say is outside is looked at like all else.
    Structure,
    /// None: the shape of the text alone.
    Shape,
}

/// Words that an article of this page holds, if it is the right one: those of its headline and its description.
pub(super) struct About {
    headline: Vec<String>,
    description: Vec<String>,
}

/// How well a reading fits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    /// Units of running text, links not counted.
    prose: f32,
    /// The share of the kept units that lie on links.
    linked: f32,
    /// The share of the headline's or the description's words in the text, whichever is larger; 1 where there are none.
    agreement: f32,
}

/// A short first reading that keeps less than this share of the page's running text is next to nothing.
const LEAST_SHARE: f32 = 0.12;
/// One that keeps more than this share is taken as it is.
const ENOUGH_SHARE: f32 = 0.6;
/// A reading that shares less with headline and description is of something else.
const LEAST_AGREEMENT: f32 = 0.25;
/// So much better must a reading that trusts fewer hints be.
const BETTER: f32 = 1.25;
/// Fewer units than these are no story.
const LITTLE: f32 = 160.0;

impl About {
    /// What the page's data and its `title` say; `headline` is what was read as its headline.
    pub(super) fn of(signals: &Signals, headline: &str) -> Self {
        let description =
            signals.meta.first(&["og:description", "description"]).or(signals.ld.description.as_deref());
        Self { headline: tokens(headline), description: tokens(description.unwrap_or_default()) }
    }

    /// The share of the headline's or the description's words in a text, whichever is larger.
    pub(super) fn agreement(&self, text: &str) -> f32 {
        if self.headline.is_empty() && self.description.is_empty() {
            return 1.0;
        }
        let text = lower(text);
        share(&self.headline, &text).max(share(&self.description, &text))
    }

    pub(super) fn fit(&self, pieces: &[Piece], verdicts: &Verdicts, headline: &str) -> Fit {
        let (mut prose, mut units, mut linked, mut text) = (0.0, 0, 0, String::new());
        for (piece, _) in pieces.iter().zip(verdicts).filter(|(_, verdict)| verdict.is_none()) {
            units += piece.measure.units;
            linked += piece.measure.link_units;
            if piece.measure.is_prose() {
                prose += shape_worth(piece).max(0.0);
            }
            // The headline itself says nothing about whether the text is its own.
            if piece.text() != headline {
                text.push_str(piece.text());
                text.push('\n');
            }
        }
        let linked = if units == 0 { 0.0 } else { linked as f32 / units as f32 };
        Fit { prose, linked, agreement: self.agreement(&text) }
    }
}

impl Fit {
    /// Whether another reading may be the right one.
    pub(super) fn is_doubtful(&self, pieces: &[Piece]) -> bool {
        let says = |piece: &Piece| if piece.measure.is_prose() { shape_worth(piece).max(0.0) } else { 0.0 };
        let all: f32 = pieces.iter().map(says).sum();
        let is_next_to_nothing = self.prose < LITTLE && self.prose < all * LEAST_SHARE;
        is_next_to_nothing || self.agreement < LEAST_AGREEMENT && self.prose < all * ENOUGH_SHARE
    }

    /// Whether this one is clearly better than one that trusts more hints.
    pub(super) fn beats(&self, other: &Self) -> bool {
        self.worth() > other.worth() * BETTER
    }

    fn worth(&self) -> f32 {
        let length = (1.0 + self.prose.min(2_000.0)).ln();
        length * (1.0 - self.linked).powi(2) * (0.35 + self.agreement)
    }
}

fn share(tokens: &[String], text: &str) -> f32 {
    if tokens.is_empty() {
        return 0.0;
    }
    let found =
        tokens.iter().filter(|token| memmem::find(text.as_bytes(), token.as_bytes()).is_some()).count();
    found as f32 / tokens.len() as f32
}

/// No more of them are compared.
const MOST_TOKENS: usize = 48;
/// Shorter words of an alphabet stand in every text.
const SHORTEST_WORD: usize = 4;

/// The words of a line that tell what it is about: longer ones of an alphabet, pairs of CJK characters.
fn tokens(line: &str) -> Vec<String> {
    let line = lower(line);
    let mut seen = HashSet::new();
    let mut tokens = Vec::new();
    for word in line.split(|character: char| !character.is_alphanumeric()) {
        let characters: Vec<char> = word.chars().collect();
        let is_cjk = |character: &char| ('\u{2e80}'..='\u{d7a3}').contains(character);
        if characters.iter().any(is_cjk) {
            tokens.extend(characters.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else if characters.len() >= SHORTEST_WORD {
            tokens.push(word.to_owned());
        }
    }
    tokens.retain(|token| seen.insert(token.clone()));
    tokens.truncate(MOST_TOKENS);
    tokens
}
