//! What a reader marked in an article and wrote beside it, as a page of Markdown (`CommonMark` 0.31).

use crate::article::{Article, Prose};
use crate::text::markdown;

/// Marked words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub quote: String,
    /// The colour, in the words of who will read the page.
    pub colour: String,
    /// In Markdown; empty for none.
    pub note: String,
    pub is_lost: bool,
}

/// Headline, source, address, the note, then the marked words in their order; lost ones below the heading `lost`.
#[must_use]
pub fn page(
    article: &Article,
    address: Option<&str>,
    note: Option<&str>,
    excerpts: &[Excerpt],
    lost: &str,
) -> String {
    let inline = |words: &str| markdown::inline(&Prose::plain(words));
    let meta = &article.meta;
    let mut parts = Vec::new();
    parts.extend(meta.headline().map(|headline| format!("# {}", inline(headline.trim()))));
    let mut source: Vec<String> = Vec::new();
    source.extend(meta.source.as_ref().or(meta.site.as_ref()).map(|source| inline(source.value.trim())));
    source.extend(meta.bylines.iter().map(|byline| inline(&byline.value.name)));
    source.extend(meta.published.as_ref().or(meta.updated.as_ref()).map(|date| date.value.to_string()));
    let mut head = Vec::new();
    head.extend(Some(source.join(" · ")).filter(|line| !line.is_empty()));
    head.extend(address.and_then(link));
    // Two blanks at its end keep a line apart from the next.
    parts.extend(Some(head.join("  \n")).filter(|head| !head.is_empty()));
    parts.extend(note.map(|note| note.trim_end().to_owned()));
    parts.extend(excerpts.iter().filter(|excerpt| !excerpt.is_lost).map(written));
    let mut gone = excerpts.iter().filter(|excerpt| excerpt.is_lost).map(written).peekable();
    if gone.peek().is_some() {
        parts.push(format!("## {}", inline(lost)));
        parts.extend(gone);
    }
    parts.join("\n\n") + "\n"
}

/// An address that a browser may open, as Markdown links it; others are not for a page that leaves the library.
fn link(address: &str) -> Option<String> {
    let is_web = ["http://", "https://"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let encoded = |c: char| match c {
        ' ' | '<' | '>' => format!("%{:02X}", u32::from(c)),
        c if c.is_control() => String::new(),
        c => c.to_string(),
    };
    is_web.then(|| format!("<{}>", address.chars().map(encoded).collect::<String>()))
}

/// The quotation, its colour, the note on it.
fn written(excerpt: &Excerpt) -> String {
    let lines = excerpt.quote.lines().map(|line| format!("> {}", markdown::inline(&Prose::plain(line))));
    let mut written = lines.collect::<Vec<_>>().join("\n>\n");
    written.extend(["\n\n*", excerpt.colour.as_str(), "*"]);
    if !excerpt.note.is_empty() {
        written.push_str("\n\n");
        written.push_str(excerpt.note.trim_end());
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Found, Meta, Sourced};

    fn excerpt(quote: &str, note: &str, is_lost: bool) -> Excerpt {
        Excerpt { quote: quote.into(), colour: "Yellow".into(), note: note.into(), is_lost }
    }

    #[test]
    fn a_page_has_all_that_was_marked_and_written_with_its_source() {
        let sourced = |words: &str| Some(Sourced::new(words.to_owned(), Found::Body));
        let meta =
            Meta {
                headline: sourced("新碼頭 *啟用*"), source: sourced("海港日報"), ..Meta::default()
            };
        let article = Article { meta, blocks: vec![Block::paragraph("第一段。")] };
        let marked = [excerpt("三百個集裝箱\n駛出港口", "**多**", false), excerpt("#1 號泊位", "", true)];
        let page =
            page(&article, Some("https://example.org/a b"), Some("先看這篇"), &marked, "No longer there");
        let expect = "# 新碼頭 \\*啟用\\*\n\n海港日報  \n<https://example.org/a%20b>\n\n先看這篇\n\n\
            > 三百個集裝箱\n>\n> 駛出港口\n\n*Yellow*\n\n**多**\n\n\
            ## No longer there\n\n> \\#1 號泊位\n\n*Yellow*\n";
        assert_eq!(page, expect);
    }

    /// What a reader of Markdown that is not ours finds in quotations, and whether anything in it is active.
    fn read_back(page: &str) -> (String, bool) {
        use pulldown_cmark::{Event, Parser, Tag, TagEnd};
        let (mut words, mut active, mut depth) = (String::new(), false, 0);
        for event in Parser::new(page) {
            match event {
                Event::Start(Tag::BlockQuote(_)) => depth += 1,
                Event::End(TagEnd::BlockQuote(_)) => depth -= 1,
                Event::Text(text) if depth > 0 => words.push_str(&text),
                Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Code(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                    active = true;
                }
                _ => {}
            }
        }
        (words, active)
    }

    #[test]
    fn foreign_words_are_read_back_exactly_and_nothing_in_them_is_active() {
        for words in [
            "[x](javascript:alert(1))",
            "](javascript:alert(1))",
            "![x](https://example.org/p.gif)",
            "<script>alert(1)</script>",
            "<https://example.org>",
            "<javascript:alert(1)>",
            "[x]: javascript:alert(1)",
            "&lt;b&gt; &amp; &#x41;",
            "`code` ``` ~~~",
            "# no heading",
            "1. no item",
            "- no item",
            "***",
            "===",
            "a*b*c _d_ __e__",
            "ends with \\",
            "| no | table |",
        ] {
            let page = page(&Article::default(), None, None, &[excerpt(words, "", false)], "Lost");
            assert_eq!(read_back(&page), (words.to_owned(), false), "{page}");
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert_eq!(link("javascript:alert(1)"), None);
        assert_eq!(link("file:///etc/passwd"), None);
        assert_eq!(link("HTTPS://example.org/<b>\n港"), Some("<HTTPS://example.org/%3Cb%3E港>".to_owned()));
    }

    #[test]
    fn a_clip_without_anything_is_its_headline() {
        let headline = Some(Sourced::new("港口".to_owned(), Found::Body));
        let article = Article { meta: Meta { headline, ..Meta::default() }, blocks: Vec::new() };
        assert_eq!(page(&article, None, None, &[], "Lost"), "# 港口\n");
    }
}
