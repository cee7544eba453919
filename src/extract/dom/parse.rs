//! Feeds a page to the HTML5 tree builder, token by token, and looks at the budget between them.
//!
//! The tokens are slices of the page. A tokenizer that looks at each character and copies each value costs more than
//! the whole rest of an extraction; this one is held against html5ever's own, tree by tree, in the tests.

use std::borrow::Cow;
use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _};
use html5ever::interface::tree_builder::TreeSink as _;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink as _, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, local_name};
use memchr::memchr2;

use super::attributes::Written;
use super::doctype::doctype;
use super::markup::{CDATA, Markup, RawAttribute, TagShape, end_of_cdata, next_markup, read_tag};
use super::names::{Names, lower_case};
use super::raw::end_of_raw;
use super::references::{Place, decoded};
use super::sink::{ArenaSink, Handle};
use super::{Budget, Dom, OverBudget};

/// Parses a page as browsers do, unless it breaks the budget.
pub(crate) fn parse(text: &str, budget: Budget) -> Result<Dom, OverBudget> {
    if text.len() > budget.bytes {
        return Err(OverBudget::Bytes);
    }
    let text = with_plain_lines(text.strip_prefix('\u{feff}').unwrap_or(text));
    // With scripting on, `noscript` is one raw text, and one inside `head` cannot end it early.
    let options =
        TreeBuilderOpts { scripting_enabled: true, drop_doctype: true, ..TreeBuilderOpts::default() };
    let shared = StrTendril::from_slice(&text);
    let mut parser = Parser {
        text: &text,
        shared: shared.clone(),
        at: 0,
        builder: TreeBuilder::new(ArenaSink::new(budget, shared), options),
        names: Names::default(),
        attributes: Vec::new(),
        formatting: HashMap::new(),
    };
    parser.run()?;
    Ok(parser.builder.sink.finish())
}

/// The text with `\n` for every line's end and without NUL, as a parser hands it on.
fn with_plain_lines(text: &str) -> Cow<'_, str> {
    let Some(first) = memchr2(b'\r', b'\0', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut plain = String::with_capacity(text.len());
    let (mut rest, mut words) = (text, first);
    loop {
        plain.push_str(rest.get(..words).unwrap_or_default());
        rest = rest.get(words..).unwrap_or_default();
        if let Some(after) = rest.strip_prefix('\r') {
            plain.push('\n');
            rest = after.strip_prefix('\n').unwrap_or(after);
        } else if let Some(after) = rest.strip_prefix('\0') {
            rest = after;
        } else {
            return Cow::Owned(plain);
        }
        words = memchr2(b'\r', b'\0', rest.as_bytes()).unwrap_or(rest.len());
    }
}

struct Parser<'a> {
    text: &'a str,
    /// The same text in a buffer that tokens share.
    shared: StrTendril,
    at: usize,
    builder: TreeBuilder<Handle, ArenaSink>,
    names: Names,
    /// The attributes of the tag being read.
    attributes: Vec<RawAttribute>,
    /// Attributes of formatting elements by the words of the tag: what is written alike gets the same number.
    formatting: HashMap<&'a str, Attribute>,
}

impl Parser<'_> {
    fn run(&mut self) -> Result<(), OverBudget> {
        while self.at < self.text.len() {
            let (markup_at, markup) = next_markup(self.text, self.at);
            if markup_at > self.at {
                self.give_text(self.at..markup_at);
            }
            self.at = markup_at;
            self.read(markup);
            if let Some(over) = self.builder.sink.over() {
                return Err(over);
            }
        }
        self.give(Token::EOFToken);
        self.builder.end();
        self.builder.sink.over().map_or(Ok(()), Err)
    }

    fn read(&mut self, markup: Markup) {
        match markup {
            Markup::StartTag => self.start_tag(),
            Markup::EndTag => self.end_tag(),
            Markup::Comment { end } => {
                self.give(Token::CommentToken(StrTendril::new()));
                self.at = end;
            }
            Markup::Doctype { end } => {
                if let Some(doctype) = doctype(self.text.get(self.at..end).unwrap_or_default()) {
                    self.give(Token::DoctypeToken(doctype));
                }
                self.at = end;
            }
            Markup::CData { otherwise } => {
                if self.builder.adjusted_current_node_present_but_not_in_html_namespace() {
                    let (text_end, end) = end_of_cdata(self.text, self.at);
                    let words = self.slice(self.at + CDATA.len()..text_end);
                    self.give(Token::CharacterTokens(words));
                    self.at = end;
                } else {
                    self.give(Token::CommentToken(StrTendril::new()));
                    self.at = otherwise;
                }
            }
            Markup::End => {}
        }
    }

    fn start_tag(&mut self) {
        let Some((name, shape)) = self.tag(self.at + 1) else { return };
        let attrs = self.attributes_of(&name, &shape);
        let tag = Tag {
            kind: TagKind::StartTag,
            name: name.clone(),
            self_closing: shape.self_closing,
            attrs,
            had_duplicate_attributes: false,
        };
        match self.builder.process_token(Token::TagToken(tag), 1) {
            TokenSinkResult::RawData(RawKind::Rcdata) => {
                let end = end_of_raw(self.text, self.at, &name);
                self.give_text(self.at..end);
                self.at = end;
            }
            TokenSinkResult::RawData(_) => self.pass_raw_text(&name),
            TokenSinkResult::Plaintext => {
                let rest = self.slice(self.at..self.text.len());
                self.give(Token::CharacterTokens(rest));
                self.at = self.text.len();
            }
            _ => {}
        }
    }

    fn end_tag(&mut self) {
        let Some((name, shape)) = self.tag(self.at + 2) else { return };
        self.give(Token::TagToken(Tag {
            kind: TagKind::EndTag,
            name,
            self_closing: shape.self_closing,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        }));
    }

    /// Reads the tag whose name starts at `name_at`. One that the page's end cuts off is none.
    fn tag(&mut self, name_at: usize) -> Option<(LocalName, TagShape)> {
        self.attributes.clear();
        let shape = read_tag(self.text, name_at, &mut self.attributes);
        self.at = shape.as_ref().map_or(self.text.len(), |shape| shape.end);
        let shape = shape?;
        Some((self.names.name(self.text.get(shape.name.clone())?), shape))
    }

    /// The inside of `script`, `style` and the like is one slice, which the tree builder need not see.
    fn pass_raw_text(&mut self, name: &str) {
        let end = end_of_raw(self.text, self.at, name);
        if end > self.at {
            let inside = self.slice(self.at..end);
            self.builder.sink.append_raw(inside);
        }
        self.at = end;
    }

    /// The attributes as the tree builder sees them: one, the number under which the sink keeps them, and beside it
    /// those that the tree builder itself reads.
    fn attributes_of(&mut self, name: &LocalName, shape: &TagShape) -> Vec<Attribute> {
        if self.attributes.is_empty() {
            return Vec::new();
        }
        if is_formatting(name) {
            // The tree builder allows three equal formatting elements inside each other, so equal ones look equal.
            let words = self.text.get(shape.name.start..shape.end).unwrap_or_default();
            let known = self.formatting.get(words).cloned();
            let number = known.unwrap_or_else(|| self.keep_attributes());
            self.formatting.entry(words).or_insert_with(|| number.clone());
            return self.with_those_read(name, number);
        }
        let number = self.keep_attributes();
        self.with_those_read(name, number)
    }

    fn keep_attributes(&self) -> Attribute {
        let text = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
        let sink = &self.builder.sink;
        sink.count_attributes(self.attributes.len());
        sink.keep(|kept, list| {
            if sink.over().is_some() {
                return;
            }
            for RawAttribute { name, value, may_refer } in &self.attributes {
                let value = if *may_refer {
                    written(decoded(text(value), Place::Attribute), value)
                } else {
                    Written::InPage(value.clone())
                };
                kept.add(list, written(lower_case(text(name)), name), value);
            }
        })
    }

    /// A hidden `input` stays in its table, a `font` with a face leaves a drawing: for these it looks at attributes.
    fn with_those_read(&self, name: &LocalName, number: Attribute) -> Vec<Attribute> {
        let read: &[LocalName] = match *name {
            local_name!("input") => &[local_name!("type")],
            local_name!("font") => &[local_name!("color"), local_name!("face"), local_name!("size")],
            local_name!("annotation-xml") => &[local_name!("encoding")],
            _ => return vec![number],
        };
        let named = self.builder.sink.named(&number, read);
        std::iter::once(number).chain(named).collect()
    }

    /// Gives a token after which nothing else has to be done.
    fn give(&self, token: Token) {
        let _ = self.builder.process_token(token, 1);
    }

    fn give_text(&self, range: Range<usize>) {
        if !range.is_empty() {
            self.give(Token::CharacterTokens(self.text_of(range)));
        }
    }

    /// The words in a part of the page, `&amp;` and the like decoded.
    fn text_of(&self, range: Range<usize>) -> StrTendril {
        match decoded(self.text.get(range.clone()).unwrap_or_default(), Place::Text) {
            Cow::Borrowed(_) => self.slice(range),
            Cow::Owned(words) => StrTendril::from_slice(&words),
        }
    }

    /// A part of the page, in its buffer.
    fn slice(&self, range: Range<usize>) -> StrTendril {
        // Tendrils count in 32 bits; the budget on bytes is far below.
        self.shared.subtendril(range.start as u32, (range.end - range.start) as u32)
    }
}

/// Where words are that may have been changed on the way from the page.
fn written(words: Cow<'_, str>, range: &Range<usize>) -> Written {
    match words {
        Cow::Borrowed(_) => Written::InPage(range.clone()),
        Cow::Owned(words) => Written::Made(words),
    }
}

/// Elements that the tree builder closes and opens again around blocks.
fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}
