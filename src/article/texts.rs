//! The texts of an article that a reader can mark, in reading order: one string after the other.

use super::{Article, Block};

impl Article {
    /// Headline, deck, then the texts of each block: paragraphs, items, cells, captions, credits.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let meta = &self.meta;
        let mut texts = Vec::with_capacity(self.blocks.len() + 2);
        texts.extend([&meta.headline, &meta.deck].into_iter().flatten().map(|line| line.value.as_str()));
        self.blocks.iter().for_each(|block| block.push_texts(&mut texts));
        texts
    }
}

impl Block {
    /// Adds each text of the block, as it is written there.
    pub fn push_texts<'a>(&'a self, texts: &mut Vec<&'a str>) {
        match self {
            Self::Heading { prose, .. } | Self::Paragraph { prose } => texts.push(&prose.text),
            Self::Quote { paragraphs } => texts.extend(paragraphs.iter().map(|prose| prose.text.as_str())),
            Self::List { items, .. } => texts.extend(items.iter().map(|item| item.prose.text.as_str())),
            Self::Table(table) => {
                texts.extend(table.caption.as_deref());
                texts.extend(table.rows.iter().flatten().map(|cell| cell.text.as_str()));
            }
            Self::Code { text } => texts.push(text),
            Self::Figure(figure) => {
                texts.extend([&figure.caption, &figure.credit].into_iter().flatten().map(String::as_str));
            }
            Self::Divider => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Figure, Found, Meta, Sourced};

    #[test]
    fn every_text_is_there_once_and_in_reading_order() {
        let article = Article {
            meta: Meta { headline: Some(Sourced::new("新碼頭".into(), Found::Body)), ..Meta::default() },
            blocks: vec![
                Block::paragraph("第一段。"),
                Block::Figure(Figure { caption: Some("渡輪".into()), ..Figure::default() }),
                Block::Divider,
                Block::Quote { paragraphs: vec!["甲".into(), "乙".into()] },
            ],
        };
        assert_eq!(article.texts(), ["新碼頭", "第一段。", "渡輪", "甲", "乙"]);
    }
}
