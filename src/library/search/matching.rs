//! Phrases in the language of SQLite's full-text index. Only tokens that we made come into it, never what was typed.

use super::glyphs::{IN_HEADLINE, NOT_IN_BODY};
use super::query::{Expr, Field, Words};

/// Where a phrase is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lookup {
    /// `clip_words`, by this match.
    Words(String),
    /// `clip_glyphs`, by this token.
    Glyph(String),
}

pub(super) fn lookup(words: &Words) -> Lookup {
    match (words.phrase.single(), words.field) {
        (Some(c), Field::Anywhere) => Lookup::Glyph(format!("\"{c}\"")),
        (Some(c), Field::Body) => Lookup::Glyph(format!("\"{c}\" NOT \"{c}{NOT_IN_BODY}\"")),
        (Some(c), Field::Headline) => Lookup::Glyph(format!("\"{c}{IN_HEADLINE}\"")),
        _ => Lookup::Words(in_field(words.field, &phrase(words))),
    }
}

/// The expression as one match of `clip_words`, if all of it can be asked there.
pub(super) fn as_match(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Words(words) => match lookup(words) {
            Lookup::Words(found) => Some(found),
            Lookup::Glyph(_) => None,
        },
        Expr::Any(parts) => {
            let parts: Option<Vec<String>> = parts.iter().map(as_match).collect();
            parts.map(|parts| format!("({})", parts.join(" OR ")))
        }
        Expr::All(parts) => all_of(&parts.iter().collect::<Vec<_>>()),
        Expr::Not(_) | Expr::Fact(_) => None,
    }
}

/// As [`as_match`], of all these together: those that must not be stand behind the others.
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
pub(super) fn in_headline(phrases: &[&Words]) -> Vec<Lookup> {
    let headline = |words: &&Words| match words.field {
        Field::Anywhere | Field::Headline => {
            Some(lookup(&Words { field: Field::Headline, phrase: words.phrase.clone() }))
        }
        _ => None,
    };
    phrases.iter().filter_map(headline).collect()
}

fn phrase(words: &Words) -> String {
    let tokens = words.phrase.tokens();
    format!("\"{}\"{}", tokens.words, if tokens.open { " *" } else { "" })
}

fn in_field(field: Field, phrase: &str) -> String {
    let column = match field {
        Field::Anywhere => return phrase.to_owned(),
        Field::Headline => "headline",
        Field::Body => "body",
        Field::Caption => "caption",
        Field::Byline => "byline",
        Field::Source => "source",
        Field::Note => "note",
    };
    format!("({{{column}}} : {phrase})")
}
