//! Pages for the tests of the workers.

use crate::article::{Article, Block, Found, Meta, Sourced};
use crate::library::{NewClip, Original};

/// So many pages of one story, each with a number behind its headline.
pub(super) fn numbered(many: usize) -> Vec<NewClip> {
    (0..many).map(page).collect()
}

fn page(number: usize) -> NewClip {
    let headline = Sourced::new(format!("千帆競發{number}"), Found::MetaLine);
    let meta = Meta { headline: Some(headline), ..Meta::default() };
    let article = Article { meta, blocks: vec![Block::paragraph("風勁潮湧，千帆競發。")] };
    let original = Original { bytes: number.to_be_bytes().into(), file_name: "頁.html".into(), url: None };
    NewClip { article, original, further: Vec::new(), pictures: Vec::new() }
}
