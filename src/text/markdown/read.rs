//! Markdown (`CommonMark` 0.31) as blocks, as far as a note needs it. A line that is broken stays broken: whoever
//! writes a note means the line.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::article::{Block, ListItem, ListStyle, Mark, MarkKind, Prose};

/// Lists in lists are told apart down to here.
const DEEPEST: usize = 5;

/// The blocks of a note. Whatever is written, nothing of it is lost: what is no Markdown is words.
#[must_use]
pub fn read(markdown: &str) -> Vec<Block> {
    let mut reading = Reading::default();
    for event in Parser::new(markdown) {
        reading.take(event);
    }
    reading.blocks
}

#[derive(Default)]
struct Reading {
    blocks: Vec<Block>,
    /// The words since the last block, item or paragraph began.
    prose: Prose,
    /// Marks that have begun, each with the byte where.
    open: Vec<(MarkKind, usize)>,
    /// How many quotations are around.
    quotes: usize,
    paragraphs: Vec<Prose>,
    /// How many lists are around, and what is read of the outermost.
    lists: usize,
    style: ListStyle,
    items: Vec<ListItem>,
    is_code: bool,
}

impl Reading {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => {
                self.prose.text.push_str(&words);
            }
            Event::Code(words) => {
                let start = self.prose.text.len();
                self.prose.text.push_str(&words);
                self.mark(MarkKind::Code, start);
            }
            Event::SoftBreak | Event::HardBreak => self.prose.text.push('\n'),
            Event::Rule => self.blocks.push(Block::Divider),
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let here = self.prose.text.len();
        match tag {
            Tag::Strong => self.open.push((MarkKind::Strong, here)),
            Tag::Emphasis => self.open.push((MarkKind::Emphasis, here)),
            Tag::Link { dest_url, .. } => self.open.push((MarkKind::Link(dest_url.into_string()), here)),
            Tag::BlockQuote(_) => {
                self.end_item();
                self.quotes += 1;
            }
            Tag::List(first) => {
                self.end_item();
                if self.lists == 0 {
                    self.style = if first.is_some() { ListStyle::Numbered } else { ListStyle::Bulleted };
                }
                self.lists += 1;
            }
            // A second paragraph of an item goes on in a line of its own.
            Tag::Paragraph if !self.prose.text.is_empty() => self.prose.text.push('\n'),
            Tag::CodeBlock(_) => {
                self.end_item();
                self.is_code = true;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link => {
                if let Some((kind, start)) = self.open.pop() {
                    self.mark(kind, start);
                }
            }
            TagEnd::Heading(level) => {
                let prose = self.words();
                self.blocks.push(Block::Heading { level: depth(level), prose });
            }
            TagEnd::Item => self.end_item(),
            TagEnd::Paragraph if self.lists > 0 => {}
            TagEnd::Paragraph | TagEnd::HtmlBlock => {
                let prose = self.words();
                if self.quotes > 0 {
                    self.paragraphs.push(prose);
                } else if !prose.text.is_empty() {
                    self.blocks.push(Block::Paragraph { prose });
                }
            }
            TagEnd::BlockQuote(_) => {
                self.quotes = self.quotes.saturating_sub(1);
                if self.quotes == 0 && !self.paragraphs.is_empty() {
                    let paragraphs = std::mem::take(&mut self.paragraphs);
                    self.blocks.push(Block::Quote { paragraphs });
                }
            }
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                if self.lists == 0 && !self.items.is_empty() {
                    let items = std::mem::take(&mut self.items);
                    self.blocks.push(Block::List { style: self.style, items });
                }
            }
            TagEnd::CodeBlock => {
                self.is_code = false;
                let text = self.words().text.trim_end_matches('\n').to_owned();
                self.blocks.push(Block::Code { text });
            }
            _ => {}
        }
    }

    /// The words of an item are complete, as those of its own list begin.
    fn end_item(&mut self) {
        if self.lists == 0 || self.prose.text.is_empty() {
            return;
        }
        let prose = self.words();
        let depth = (self.lists - 1).min(DEEPEST) as u8;
        self.items.push(ListItem { depth, prose });
    }

    fn mark(&mut self, kind: MarkKind, start: usize) {
        let range = start..self.prose.text.len();
        if !range.is_empty() {
            self.prose.marks.push(Mark { range, kind });
        }
    }

    fn words(&mut self) -> Prose {
        let mut prose = std::mem::take(&mut self.prose);
        self.open.clear();
        let end = if self.is_code { prose.text.len() } else { prose.text.trim_end().len() };
        prose.text.truncate(end);
        for mark in &mut prose.marks {
            mark.range.end = mark.range.end.min(end);
        }
        prose.marks.retain(|mark| mark.range.start < mark.range.end);
        prose.marks.sort_by_key(|mark| mark.range.start);
        prose
    }
}

/// As [`Block::Heading`] counts.
fn depth(level: HeadingLevel) -> u8 {
    (level as u8).clamp(2, 6)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(block: &Block) -> String {
        let mut lines = Vec::new();
        block.push_lines(&mut lines);
        format!("{} {}", block.kind(), lines.join(" / "))
    }

    #[track_caller]
    fn check(markdown: &str, expect: &[&str]) {
        assert_eq!(read(markdown).iter().map(words).collect::<Vec<_>>(), expect, "{markdown}");
    }

    #[test]
    fn blocks_are_told_apart() {
        check("要查證\n\n第二段", &["paragraph 要查證", "paragraph 第二段"]);
        check("第一行\n第二行", &["paragraph 第一行\n第二行"]);
        check("# 題\n\n正文", &["heading 題", "paragraph 正文"]);
        check("> 引文\n>\n> 再引", &["quote 引文 / 再引"]);
        check("```\nlet a;\n```\n\n---", &["code let a;", "divider "]);
        check("<b>x</b> 與 <y>", &["paragraph <b>x</b> 與 <y>"]);
        check("", &[]);
    }

    #[test]
    fn lists_keep_their_depth_and_their_second_paragraphs() {
        check("- 甲\n- 乙\n  - 丙\n\n後", &["list 甲 / 乙 / 丙", "paragraph 後"]);
        let blocks = read("1. 甲\n\n   續\n2. 乙\n   - 丙");
        let Block::List { style, items } = &blocks[0] else { panic!("{blocks:?}") };
        let items: Vec<_> = items.iter().map(|item| (item.depth, item.prose.text.as_str())).collect();
        assert_eq!((*style, items), (ListStyle::Numbered, vec![(0, "甲\n續"), (0, "乙"), (1, "丙")]));
    }

    #[test]
    fn marks_lie_on_their_words() {
        let blocks = read("見 **重要** 的 [報告](https://news.example/a) 與 `x`");
        let Block::Paragraph { prose } = &blocks[0] else { panic!("{blocks:?}") };
        let marked: Vec<(&str, &MarkKind)> =
            prose.marks.iter().map(|mark| (&prose.text[mark.range.clone()], &mark.kind)).collect();
        let link = MarkKind::Link("https://news.example/a".into());
        let expect = [("重要", &MarkKind::Strong), ("報告", &link), ("x", &MarkKind::Code)];
        assert_eq!(marked, expect);
    }

    proptest! {
        #[test]
        fn what_was_written_as_markdown_reads_the_same(text in "[甲乙a-z#*_`>\\[\\]().\\-+ ]{0,40}") {
            let text = text.trim();
            let written = super::super::inline(&Prose::plain(text));
            let blocks = read(&written);
            let read = blocks.iter().map(|block| block.words().unwrap_or_default()).collect::<String>();
            prop_assert_eq!(read, text);
        }

        #[test]
        fn any_text_has_marks_on_whole_characters(text in "\\PC{0,200}") {
            for block in read(&text) {
                if let Block::Paragraph { prose } = block {
                    for mark in &prose.marks {
                        prop_assert!(prose.text.get(mark.range.clone()).is_some());
                    }
                }
            }
        }
    }
}
