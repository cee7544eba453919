//! Reads a typed search from the left, and never gives up: what makes no sense is told and passed over.

use std::ops::Range;

use super::fields::{self, Name};
use super::{Expr, Fact, Field, Mistake, MistakeKind, Query, Words, values};
use crate::text::phrase::LastWord;

/// Words and filters that a search may have.
const MOST_PARTS: usize = 64;
/// Characters that a search may have: a long paragraph. Each is looked for in every form it is written in.
const MOST_CHARS: usize = 1_000;
/// Parentheses inside one another.
const MOST_DEPTH: usize = 16;
/// Marks that quote, each with those that end the quotation.
const QUOTES: [(char, &str); 6] =
    [('"', "\"”“"), ('＂', "＂\""), ('“', "”\"“"), ('”', "”\""), ('「', "」"), ('『', "』")];
/// Dots inside a name, as in 亞歷山大·伊萬諾夫: they part no words.
const NAME_DOTS: [char; 4] = ['·', '・', '‧', '•'];
/// Behind a word they say that it may go on, wherever it stands.
pub(super) const STARS: [char; 2] = ['*', '＊'];

pub(super) fn parse(all_typed: &str, last: LastWord) -> Query {
    let end = all_typed.char_indices().nth(MOST_CHARS).map_or(all_typed.len(), |(end, _)| end);
    let typed = all_typed.get(..end).unwrap_or(all_typed);
    let mut parser = Parser { typed, at: 0, last, parts: 0, depth: 0, mistakes: Vec::new() };
    let mut all = Vec::new();
    while parser.at < typed.len() {
        let before = parser.at;
        all.extend(parser.alternatives(Field::Anywhere));
        if parser.at < typed.len() && parser.peek().is_some_and(is_closing) {
            parser.mistake(MistakeKind::ParenthesisNotOpened, parser.here());
            parser.step();
        } else if parser.at == before {
            parser.step();
        }
    }
    if end < all_typed.len() {
        parser.mistake(MistakeKind::TooLong, end..all_typed.len());
    }
    Query { wanted: together(all), mistakes: parser.mistakes }
}

struct Parser<'t> {
    typed: &'t str,
    at: usize,
    last: LastWord,
    parts: usize,
    depth: usize,
    mistakes: Vec<Mistake>,
}

/// All of them, without a list around one.
fn together(mut parts: Vec<Expr>) -> Option<Expr> {
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(Expr::All(parts)),
    }
}

impl Parser<'_> {
    /// `a b OR c d`, to a closing parenthesis or the end.
    fn alternatives(&mut self, field: Field) -> Option<Expr> {
        let mut any = Vec::new();
        let mut or: Option<Range<usize>> = None;
        loop {
            let part = self.sequence(field);
            if part.is_none() && (or.is_some() || self.sees_or().is_some()) {
                let at = or.take().or_else(|| self.sees_or()).unwrap_or_else(|| self.here());
                self.mistake(MistakeKind::NothingBesideOr, at);
            }
            any.extend(part);
            let Some(next) = self.sees_or() else { break };
            self.at = next.end;
            or = Some(next);
        }
        match any.len() {
            0 | 1 => any.pop(),
            _ => Some(Expr::Any(any)),
        }
    }

    fn sequence(&mut self, field: Field) -> Option<Expr> {
        let mut all = Vec::new();
        loop {
            self.skip_blanks();
            if self.peek().is_none_or(is_closing) || self.sees_or().is_some() {
                return together(all);
            }
            if self.parts >= MOST_PARTS {
                self.mistake(MistakeKind::TooLong, self.at..self.typed.len());
                self.at = self.typed.len();
                return together(all);
            }
            all.extend(self.item(field));
        }
    }

    /// One word, phrase, filter or group; at least one character is read.
    fn item(&mut self, field: Field) -> Option<Expr> {
        let start = self.at;
        match self.peek()? {
            '-' | '－' | '−' => {
                self.step();
                if self.peek().is_none_or(|c| c.is_whitespace() || is_closing(c)) {
                    // A dash between words is a dash.
                    return None;
                }
                let part = self.item(field);
                if part.is_none() && self.mistakes.last().is_none_or(|last| last.at.end <= start) {
                    self.mistake(MistakeKind::NothingBehind, start..self.at);
                }
                part.map(|part| Expr::Not(Box::new(part)))
            }
            '(' | '（' => self.group(field),
            c if QUOTES.iter().any(|(open, _)| *open == c) => {
                let (inner, all) = self.quoted();
                self.words(field, inner, all, LastWord::Whole)
            }
            _ => self.word_or_field(field),
        }
    }

    fn group(&mut self, field: Field) -> Option<Expr> {
        let open = self.here();
        if self.depth >= MOST_DEPTH {
            self.mistake(MistakeKind::TooLong, self.at..self.typed.len());
            self.at = self.typed.len();
            return None;
        }
        self.step();
        self.depth += 1;
        let inside = self.alternatives(field);
        self.depth -= 1;
        if self.peek().is_some_and(is_closing) {
            self.step();
        } else {
            self.mistake(MistakeKind::ParenthesisNotClosed, open);
        }
        inside
    }

    /// Reads a quotation; gives the bytes inside, and all of it.
    fn quoted(&mut self) -> (Range<usize>, Range<usize>) {
        let open = self.here();
        let mark = self.peek().unwrap_or('"');
        let ends = QUOTES.iter().find(|(open, _)| *open == mark).map_or("\"", |(_, ends)| ends);
        self.step();
        let from = self.at;
        while self.peek().is_some_and(|c| !ends.contains(c)) {
            self.step();
        }
        let inner = from..self.at;
        if self.peek().is_none() {
            self.mistake(MistakeKind::QuoteNotClosed, open.clone());
        } else {
            self.step();
        }
        (inner, open.start..self.at)
    }

    fn word_or_field(&mut self, field: Field) -> Option<Expr> {
        let start = self.at;
        while let Some(c) = self.peek().filter(|c| goes_on(*c)) {
            if matches!(c, ':' | '：') {
                let name = self.typed.get(start..self.at).unwrap_or_default();
                if let Some(name) = fields::named(name) {
                    self.step();
                    return self.value(name, start);
                }
                self.suspect_field(start, name.len());
            }
            self.step();
        }
        let end = self.at;
        if end == start {
            self.step();
            return None;
        }
        let word = self.typed.get(start..end).unwrap_or_default();
        if word == "AND" {
            return None;
        }
        let at_end = end == self.typed.len();
        let last = match self.last {
            _ if word.ends_with(STARS) => LastWord::Begun,
            last if at_end => last,
            _ => LastWord::Whole,
        };
        let word = word.trim_end_matches(STARS);
        // A lone dash or dots among words ask for nothing, and are no mistake.
        let found = Words::new(field, word, last);
        self.parts += usize::from(found.is_some());
        found.map(Expr::Words)
    }

    /// `tilte:x` looks like a field; `10:30`, `https://…` and `a:` at the end do not.
    fn suspect_field(&mut self, start: usize, length: usize) {
        let name = self.typed.get(start..start + length).unwrap_or_default();
        let next = self.typed.get(self.at..).and_then(|rest| rest.chars().nth(1));
        let is_name = name.chars().count() > 1 && name.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
        if is_name && next.is_some_and(|c| c != '/' && !c.is_whitespace()) {
            self.mistake(MistakeKind::NoSuchField, start..self.at);
        }
    }

    /// What stands behind the colon of a field that began at `start`.
    fn value(&mut self, name: Name, start: usize) -> Option<Expr> {
        let colon = self.at;
        self.skip_blanks();
        if self.peek().is_none_or(is_closing) || self.sees_or().is_some() {
            self.at = colon;
            self.mistake(MistakeKind::NothingBehind, start..colon);
            return None;
        }
        if let Name::Words(field) = name {
            return self.field_words(field);
        }
        let (inner, at) = if self.peek().is_some_and(|c| QUOTES.iter().any(|(open, _)| *open == c)) {
            self.quoted()
        } else {
            let from = self.at;
            while self.peek().is_some_and(|c| !c.is_whitespace() && !is_closing(c)) {
                self.step();
            }
            (from..self.at, from..self.at)
        };
        self.parts += 1;
        let words = self.typed.get(inner).unwrap_or_default().trim().to_owned();
        let fact = fact(name, words, at.clone());
        if fact.is_none() {
            let is_day = matches!(name, Name::Before | Name::After | Name::On);
            self.mistake(
                if is_day { MistakeKind::NotADate } else { MistakeKind::NoSuchValue },
                start..at.end,
            );
        }
        fact.map(Expr::Fact)
    }

    fn field_words(&mut self, field: Field) -> Option<Expr> {
        let before = (self.at, self.mistakes.len());
        let found = match self.peek()? {
            '-' | '－' | '−' => {
                self.step();
                self.item(field)
            }
            _ => self.item(field),
        };
        if found.is_none() && self.mistakes.len() == before.1 {
            self.mistake(MistakeKind::NothingToFind, before.0..self.at);
        }
        found
    }

    fn words(
        &mut self,
        field: Field,
        inner: Range<usize>,
        all: Range<usize>,
        last: LastWord,
    ) -> Option<Expr> {
        let text = self.typed.get(inner).unwrap_or_default();
        let found = Words::new(field, text, last);
        if found.is_none() {
            self.mistake(MistakeKind::NothingToFind, all);
        }
        self.parts += usize::from(found.is_some());
        found.map(Expr::Words)
    }

    /// The bytes of `OR` or `|`, if one comes next.
    fn sees_or(&self) -> Option<Range<usize>> {
        let rest = self.typed.get(self.at..)?;
        let length = if rest.starts_with("OR") { 2 } else { usize::from(rest.starts_with('|')) };
        let ends = |c: char| c.is_whitespace() || matches!(c, '(' | '（' | ')' | '）');
        let alone = length == 1 || rest.get(length..)?.chars().next().is_none_or(ends);
        (length > 0 && alone).then_some(self.at..self.at + length)
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(|c| c.is_whitespace() || c == '\0') {
            self.step();
        }
    }

    fn peek(&self) -> Option<char> {
        self.typed.get(self.at..)?.chars().next()
    }

    fn step(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    /// The character that comes next.
    fn here(&self) -> Range<usize> {
        self.at..self.at + self.peek().map_or(0, char::len_utf8)
    }

    fn mistake(&mut self, what: MistakeKind, at: Range<usize>) {
        self.mistakes.push(Mistake { what, at });
    }
}

fn fact(name: Name, words: String, at: Range<usize>) -> Option<Fact> {
    match name {
        Name::Tag => (!words.is_empty()).then_some(Fact::Tag(words, at)),
        Name::In => (!words.is_empty()).then_some(Fact::In(words, at)),
        Name::Lang => values::lang(&words).map(Fact::Lang),
        Name::Before => values::days(&words).map(Fact::Before),
        Name::After => values::days(&words).map(Fact::After),
        Name::On => values::days(&words).map(Fact::On),
        Name::Is => values::is(&words),
        Name::Has => values::has(&words),
        Name::Words(_) => None,
    }
}

/// Whether the character says how the words beside it are taken: a star, or a mark that quotes.
#[must_use]
pub fn is_sign(c: char) -> bool {
    STARS.contains(&c) || is_quote(c)
}

pub(super) fn is_quote(c: char) -> bool {
    QUOTES.iter().any(|(open, ends)| *open == c || ends.contains(c))
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | '）')
}

/// Whether a bare word goes on. The punctuation of Chinese and Japanese parts words; that of ASCII may stand in
/// them (3.5, e-mail) and is looked for as part of the phrase.
fn goes_on(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_whitespace() && !matches!(c, '(' | ')' | '"' | '|' | '\0');
    }
    matches!(c, '：' | '＊') || NAME_DOTS.contains(&c) || !(c.is_whitespace() || is_wide_punctuation(c))
}

fn is_wide_punctuation(c: char) -> bool {
    matches!(c,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3020}'
        | '\u{3030}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}'
        | '\u{ff5b}'..='\u{ff65}' | '\u{fe10}'..='\u{fe6f}')
}
