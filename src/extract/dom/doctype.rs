//! The page's doctype, which tells the tree builder how old a page's rules are.

use std::cell::RefCell;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// Reads `<!doctype …>`. There is one in a page, so that html5ever's own tokenizer is quick enough for it.
pub(super) fn doctype(declaration: &str) -> Option<Doctype> {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(declaration));
    let tokenizer = Tokenizer::new(Found::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.take()
}

#[derive(Default)]
struct Found(RefCell<Option<Doctype>>);

impl TokenSink for Found {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        if let Token::DoctypeToken(doctype) = token {
            self.0.replace(Some(doctype));
        }
        TokenSinkResult::Continue
    }
}
