//! Feeds a page to the HTML5 tokenizer and tree builder in small chunks, and looks at the budget between them.

use std::time::Instant;

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::tree_builder::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::raw::{end_of_raw, many_attributes};
use super::sink::{ArenaSink, Handle};
use super::{Budget, Dom, OverBudget};

/// Bytes between two looks at the budget. What one chunk can do beyond it is bounded by this.
const CHUNK: usize = 4 << 10;

/// A tag longer than this is looked into: a picture kept in an attribute is long, thousands of attributes are an attack.
const LONG_TAG: usize = 32 << 10;

/// Parses a page as browsers do, unless it breaks the budget.
pub(crate) fn parse(text: &str, budget: Budget) -> Result<Dom, OverBudget> {
    if text.len() > budget.bytes {
        return Err(OverBudget::Bytes);
    }
    let sink = ArenaSink::new(budget, text.len());
    // With scripting on, `noscript` is one raw text, and one inside `head` cannot end it early.
    let options =
        TreeBuilderOpts { scripting_enabled: true, drop_doctype: true, ..TreeBuilderOpts::default() };
    let mut feeder = Feeder {
        text: StrTendril::from_slice(text),
        fed: 0,
        token_at: 0,
        queue: BufferQueue::default(),
        tokenizer: Tokenizer::new(
            Builder { tree: TreeBuilder::new(sink, options) },
            TokenizerOpts::default(),
        ),
        budget,
        started: Instant::now(),
    };
    feeder.run()?;
    feeder.tokenizer.end();
    match feeder.tokenizer.sink.tree.sink.over() {
        Some(over) => Err(over),
        None => Ok(feeder.tokenizer.sink.tree.sink.finish()),
    }
}

struct Feeder {
    text: StrTendril,
    /// Bytes handed to the tokenizer.
    fed: usize,
    /// Where the newest node was seen to be made, as far as chunks tell.
    token_at: usize,
    queue: BufferQueue,
    tokenizer: Tokenizer<Builder>,
    budget: Budget,
    started: Instant,
}

impl Feeder {
    fn run(&mut self) -> Result<(), OverBudget> {
        let mut newest = None;
        while self.fed < self.text.len() {
            let end = chunk_end(&self.text, self.fed);
            self.queue.push_back(slice(&self.text, self.fed, end));
            self.fed = end;
            while let TokenizerResult::Script(_) = self.tokenizer.feed(&self.queue) {
                self.pass_raw_text();
            }
            let made = self.sink().newest();
            if newest.replace(made) != Some(made) {
                self.token_at = self.fed;
            }
            self.check()?;
        }
        Ok(())
    }

    fn sink(&self) -> &ArenaSink {
        &self.tokenizer.sink.tree.sink
    }

    /// Takes the inside of `script`, `style` and the like as one slice: the tokenizer would look at each character.
    fn pass_raw_text(&mut self) {
        let mut waiting = 0;
        while let Some(rest) = self.queue.pop_front() {
            waiting += rest.len();
        }
        let start = self.fed - waiting;
        let end = end_of_raw(&self.text, start, &self.sink().newest_name());
        if end > start {
            self.sink().append_raw(self.sink().newest(), slice(&self.text, start, end));
        }
        self.fed = end;
        self.token_at = end;
        if end < self.text.len() {
            let chunk = chunk_end(&self.text, end);
            self.queue.push_back(slice(&self.text, end, chunk));
            self.fed = chunk;
        }
    }

    fn check(&self) -> Result<(), OverBudget> {
        if let Some(over) = self.sink().over() {
            return Err(over);
        }
        if self.fed - self.token_at > LONG_TAG {
            let tag = self.text.get(self.token_at..self.fed).unwrap_or_default();
            if many_attributes(tag, self.budget.attributes) {
                return Err(OverBudget::Attributes);
            }
        }
        if self.started.elapsed() > self.budget.time { Err(OverBudget::Time) } else { Ok(()) }
    }
}

/// The end of the chunk that starts at `start`, on a character's boundary.
fn chunk_end(text: &str, start: usize) -> usize {
    text.ceil_char_boundary((start + CHUNK).min(text.len()))
}

/// A part of the text that shares its buffer.
fn slice(text: &StrTendril, start: usize, end: usize) -> StrTendril {
    // Tendrils count in 32 bits; the budget on bytes is far below.
    text.subtendril(start as u32, (end - start) as u32)
}

/// The tree builder, pausing the tokenizer where raw text begins.
struct Builder {
    tree: TreeBuilder<Handle, ArenaSink>,
}

impl TokenSink for Builder {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        match self.tree.process_token(token, line) {
            // The tokenizer knows one way to pause, the one meant for running a script.
            TokenSinkResult::RawData(RawKind::ScriptData | RawKind::Rawtext) => {
                TokenSinkResult::Script(self.tree.sink.get_document())
            }
            TokenSinkResult::Script(_) | TokenSinkResult::EncodingIndicator(_) => TokenSinkResult::Continue,
            other => other,
        }
    }

    fn end(&self) {
        self.tree.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.tree.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
