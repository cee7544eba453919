//! The tree is the one that html5ever makes with its own tokenizer, on pages of our own and on any soup of markup.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, iter};

use html5ever::Attribute;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::tree_builder::TreeSink as _;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use proptest::prelude::*;

use crate::page::{Origin, Page};

use super::attributes::Written;
use super::sink::{ArenaSink, Handle};
use super::{Budget, Dom, Edge, NodeData, NodeId, parse};

/// The tree builder behind html5ever's tokenizer, with the attributes as the sink takes them.
struct Standard {
    builder: TreeBuilder<Handle, ArenaSink>,
    /// What stands for a list of attributes, by its words: equal lists must look equal to the tree builder.
    numbers: RefCell<HashMap<String, Attribute>>,
}

impl TokenSink for Standard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        let token = match token {
            Token::TagToken(tag) if !tag.attrs.is_empty() => Token::TagToken(self.numbered(tag)),
            token => token,
        };
        match self.builder.process_token(token, line) {
            TokenSinkResult::Script(_) | TokenSinkResult::EncodingIndicator(_) => TokenSinkResult::Continue,
            other => other,
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Standard {
    fn numbered(&self, tag: Tag) -> Tag {
        let read = ["type", "color", "face", "size", "encoding"];
        let read = tag.attrs.iter().filter(|attr| read.contains(&&*attr.name.local));
        let words = format!("{:?}", tag.attrs);
        let number = self.numbers.borrow_mut().entry(words).or_insert_with(|| self.keep(&tag)).clone();
        let attrs = iter::once(number).chain(read.cloned()).collect();
        Tag { attrs, ..tag }
    }

    fn keep(&self, tag: &Tag) -> Attribute {
        self.builder.sink.keep(|kept, list| {
            for attr in &tag.attrs {
                kept.add(
                    list,
                    Written::Made(attr.name.local.to_string()),
                    Written::Made(attr.value.to_string()),
                );
            }
        })
    }
}

fn by_the_standard(text: &str) -> Dom {
    let options = TreeBuilderOpts { drop_doctype: true, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(ArenaSink::new(Budget::default(), StrTendril::new()), options);
    let tokenizer =
        Tokenizer::new(Standard { builder, numbers: RefCell::default() }, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

/// The tree as a line for each element; texts that only a comment parts are one.
fn outline(dom: &Dom) -> String {
    let mut out = String::new();
    let mut edge = Some(Edge::Enter(NodeId::DOCUMENT));
    while let Some(at) = edge {
        match at {
            Edge::Enter(node) => match dom.data(node) {
                NodeData::Empty => {}
                NodeData::Text(words) | NodeData::Raw(words) => out.push_str(words),
                NodeData::Element(tag) => {
                    let attributes: Vec<_> = dom.element(node).unwrap().attrs().collect();
                    let _ = write!(out, "\u{1}<{} {attributes:?}>", tag.name);
                }
            },
            Edge::Leave(node) if dom.element(node).is_some() => out.push_str("\u{1}</>"),
            Edge::Leave(_) => {}
        }
        edge = dom.step(at, NodeId::DOCUMENT, false);
    }
    out
}

#[track_caller]
fn check(text: &str) {
    let ours = parse(text, Budget::default()).unwrap();
    assert_eq!(outline(&ours), outline(&by_the_standard(text)), "{text:?}");
}

#[test]
fn our_pages_give_the_tree_of_the_standard() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages = 0;
    for case in fs::read_dir(folder).unwrap() {
        let Ok(bytes) = fs::read(case.unwrap().path().join("page.html")) else { continue };
        check(&Page::from_bytes(bytes, Origin::default()).unwrap().text);
        pages += 1;
    }
    assert!(pages > 20);
}

#[test]
fn markup_at_its_edges_gives_the_tree_of_the_standard() {
    for text in [
        "<p a=1 A=2 b = 'x>y' c=d/ e/>x<br/>y",
        "<a href=x/>y</a><a/href=\"x\"y=z>",
        "<p =a==b \"c\" d=\"e\"f>",
        "a < b <3 </ p></3></><//x><?php echo '>' ?>x",
        "<!><!a><!-->x--><!--->y--><!--a--!>b<!--a--b--->c<!---->d<!----->e<!-- -- > -->f<!--",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 3.2//EN\"><p><table>",
        "<!doctype html><p><table>",
        "<svg><![CDATA[a<b>&amp;]]></svg><![CDATA[x>y]]>z<math><![CDATA[open",
        "<script><!-- <script> </script> --></script>a<script><!--><script></script>b<script>a<!--b</script>c",
        "<script><!-- <script-> </script>a<script>x</scripty></script/>b",
        "<title>a &amp; <b></titles></TITLE>c<textarea>\n&lt;</textarea><pre>\n\nx</pre>",
        "<style>a>b{}</style><noscript><p></noscript><iframe><p></iframe><xmp>&amp;</xmp><noembed>a</noembed>",
        "<plaintext>a</plaintext>&amp;<p>",
        "<table><input type=hidden a=b><input><tr a=1><td b=2>x</table>",
        "<svg><font><p><svg><font color=red><p><math><annotation-xml encoding=text/html><div>",
        "<b class=a><b class=a><b class=a><b class=a><b class=b><p>x</b></b></b><p>y",
        "<table><i x=1><p><i x=1><i x=1><i x=1><table>>",
        "<html lang=a><html lang=b id=c><body class=a><body class=b title=c>",
        "a\r\nb\rc\n<p title='a\r\nb'>",
        "<p><a href=a>b<a href=c>d<div>e</a>f",
        "<select><option>a<p>b</select><template><tr><td>x</template><frameset>",
        "<p title=\"never closed",
        "\u{feff}<p>x",
    ] {
        check(text);
    }
}

/// Bits that pages are made of, the broken ones among them.
const BITS: [&str; 46] = [
    "<p>",
    "</p>",
    "<div class=a>",
    "</div>",
    "<b>",
    "</b>",
    "<i x=1>",
    "</i>",
    "<a href='x'>",
    "</a>",
    "<table>",
    "<tr>",
    "<td a>",
    "</table>",
    "<ul>",
    "<li>",
    "<br/>",
    "<img src=x alt=\"a>b\">",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<!--",
    "-->",
    "<!",
    ">",
    "<",
    "&amp;",
    "&ampx",
    "&#x6e2f;",
    "&#",
    "<svg>",
    "</svg>",
    "<![CDATA[",
    "]]>",
    "<h1>",
    "</h1>",
    "\n",
    " 港口 ",
    "\"",
    "=",
    "<select>",
    "<math>",
    "<font size=1>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_soup_of_markup_gives_the_tree_of_the_standard(picks in prop::collection::vec(0..BITS.len(), 0..40)) {
        check(&picks.iter().map(|&pick| BITS[pick]).collect::<String>());
    }

    #[test]
    fn any_text_gives_the_tree_of_the_standard(text in "[<>/!a-c =\"'&;#\\-\\[\\]港\n]{0,60}") {
        check(&text);
    }
}
