//! Phrases in the language of SQLite's full-text index. Only tokens that we made come into it, never what was typed.

use super::glyphs::{IN_HEADLINE, NOT_IN_BODY};
use super::postings::{Index, Token};
use super::query::{Expr, Field, Words};
use crate::text::phrase::Tokens;

/// How the clips that have some words are looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lookup {
    /// They have one token.
    Token(Token),
    /// They have the first token and not the second.
    Without(Token, Token),
    /// They have several tokens one behind the other: a match of `clip_words`.
    Phrase(String),
}

pub(super) fn lookup(words: &Words) -> Lookup {
    match (words.phrase.single(), words.field) {
        (Some(c), Field::Anywhere) => Lookup::Token(Token::glyph(c.into())),
        (Some(c), Field::Body) => {
            Lookup::Without(Token::glyph(c.into()), Token::glyph(format!("{c}{NOT_IN_BODY}")))
        }
        (Some(c), Field::Headline) => Lookup::Token(Token::glyph(format!("{c}{IN_HEADLINE}"))),
        _ => {
            let Tokens { words: word, open } = words.phrase.tokens();
            if word.contains(' ') {
                Lookup::Phrase(in_field(words.field, &word, open))
            } else {
                Lookup::Token(Token { index: Index::Words, word, open, field: words.field })
            }
        }
    }
}

/// A phrase of several tokens as a match of `clip_words`.
fn as_match(expr: &Expr) -> Option<String> {
    let Expr::Words(words) = expr else { return None };
    if let Lookup::Phrase(found) = lookup(words) { Some(found) } else { None }
}

/// All these phrases as one match, if some are wanted; those that must not be stand behind the others.
pub(super) fn all_of(parts: &[&Expr]) -> Option<String> {
    let mut wanted = Vec::new();
    let mut unwanted = Vec::new();
    for part in parts {
        match part {
            Expr::Not(part) => unwanted.push(as_match(part)?),
            part => wanted.push(as_match(part)?),
        }
    }
    if wanted.is_empty() {
        return None;
    }
    let wanted = format!("({})", wanted.join(" AND "));
    if unwanted.is_empty() {
        Some(wanted)
    } else {
        Some(format!("({wanted} NOT ({}))", unwanted.join(" OR ")))
    }
}

/// The same phrases, looked for in headlines alone.
pub(super) fn in_headline(phrases: &[&Words]) -> Vec<Words> {
    let asked = |words: &&&Words| matches!(words.field, Field::Anywhere | Field::Headline);
    let headline = |words: &&Words| Words { field: Field::Headline, phrase: words.phrase.clone() };
    phrases.iter().filter(asked).map(headline).collect()
}

/// A token as a match of the table that it is filed in.
pub(super) fn token_match(token: &Token) -> String {
    in_field(token.field, &token.word, token.open)
}

/// Tokens one behind the other in a field, of which the last may go on.
fn in_field(field: Field, words: &str, open: bool) -> String {
    let phrase = format!("\"{words}\"{}", if open { " *" } else { "" });
    let column = match field {
        Field::Anywhere => return phrase,
        Field::Headline => "headline",
        Field::Body => "body",
        Field::Caption => "caption",
        Field::Byline => "byline",
        Field::Source => "source",
        Field::Note => "note",
    };
    format!("({{{column}}} : {phrase})")
}
