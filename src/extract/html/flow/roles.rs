//! What an element means for the flow of the page.

use html5ever::{LocalName, local_name};

/// What entering an element does to the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing in it is read.
    Skip,
    /// Words go on in the same line.
    Inline,
    /// Starts and ends a block.
    Block,
    Heading(u8),
    Quote,
    List,
    Item,
    Table,
    Preformatted,
    LineBreak,
    Divider,
    Picture,
    NoScript,
    Caption,
}

pub(super) fn role(name: &LocalName) -> Role {
    match *name {
        local_name!("script")
        | local_name!("style")
        | local_name!("template")
        | local_name!("head")
        | local_name!("title")
        | local_name!("iframe")
        | local_name!("object")
        | local_name!("embed")
        | local_name!("audio")
        | local_name!("svg")
        | local_name!("math")
        | local_name!("canvas")
        | local_name!("input")
        | local_name!("select")
        | local_name!("option")
        | local_name!("textarea")
        | local_name!("button")
        | local_name!("datalist")
        | local_name!("dialog")
        | local_name!("rp") => Role::Skip,
        local_name!("h1") => Role::Heading(1),
        local_name!("h2") => Role::Heading(2),
        local_name!("h3") => Role::Heading(3),
        local_name!("h4") => Role::Heading(4),
        local_name!("h5") => Role::Heading(5),
        local_name!("h6") => Role::Heading(6),
        local_name!("blockquote") => Role::Quote,
        local_name!("ul") | local_name!("ol") | local_name!("dl") => Role::List,
        local_name!("li") | local_name!("dt") | local_name!("dd") => Role::Item,
        local_name!("table") => Role::Table,
        local_name!("pre") => Role::Preformatted,
        local_name!("br") => Role::LineBreak,
        local_name!("hr") => Role::Divider,
        local_name!("img") | local_name!("video") => Role::Picture,
        local_name!("noscript") => Role::NoScript,
        local_name!("figcaption") => Role::Caption,
        _ if &**name == "amp-img" => Role::Picture,
        _ if is_inline(name) => Role::Inline,
        _ => Role::Block,
    }
}

fn is_inline(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("abbr")
            | local_name!("acronym")
            | local_name!("b")
            | local_name!("bdi")
            | local_name!("bdo")
            | local_name!("big")
            | local_name!("cite")
            | local_name!("code")
            | local_name!("data")
            | local_name!("del")
            | local_name!("dfn")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("ins")
            | local_name!("kbd")
            | local_name!("label")
            | local_name!("mark")
            | local_name!("nobr")
            | local_name!("picture")
            | local_name!("q")
            | local_name!("rb")
            | local_name!("rt")
            | local_name!("rtc")
            | local_name!("ruby")
            | local_name!("s")
            | local_name!("samp")
            | local_name!("small")
            | local_name!("source")
            | local_name!("span")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("sub")
            | local_name!("sup")
            | local_name!("time")
            | local_name!("tt")
            | local_name!("u")
            | local_name!("var")
            | local_name!("wbr")
    )
}
