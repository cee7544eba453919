//! A page that is extracted again keeps the pictures of its slots.

use super::{Article, Block, Figure, FilledBy};

impl Article {
    /// Puts the pictures that `before` holds into the slots of this article: by the address of the picture, then by
    /// the words of its caption, then by number where no address says otherwise. A picture that a reader has put in and
    /// that finds no slot gets one of its own, behind the words that it stood behind, or at the end.
    pub fn keep_pictures_of(&mut self, before: &Self) {
        let mut held: Vec<&Figure> = before.figures().filter(|figure| figure.kept().is_some()).collect();
        let mut taken: Vec<u32> = Vec::new();
        for fits in [same_address, same_caption, same_number] {
            held.retain(|old| {
                let mut slots = self.figures_mut().filter(|new| !taken.contains(&new.slot));
                let Some(new) = slots.find(|new| fits(old, new)) else { return true };
                taken.push(new.slot);
                hand_over(old, new);
                false
            });
        }
        for old in held.into_iter().filter(|old| old.filled_by == FilledBy::Reader) {
            let at = before.block_of_slot(old.slot).and_then(|at| before.words_before(at));
            let at = at.and_then(|words| self.blocks.iter().position(|block| first_words(block) == words));
            self.blocks.insert(at.map_or(self.blocks.len(), |at| at + 1), Block::Figure(old.clone()));
        }
        self.number_slots();
    }

    /// The words of the last block before this one that has some.
    fn words_before(&self, block: usize) -> Option<String> {
        let words = self.blocks.iter().take(block).rev().map(first_words);
        words.into_iter().find(|words| !words.is_empty())
    }
}

fn same_address(old: &Figure, new: &Figure) -> bool {
    old.source.is_some() && old.source == new.source
}

fn same_caption(old: &Figure, new: &Figure) -> bool {
    old.caption.is_some() && old.caption == new.caption
}

fn same_number(old: &Figure, new: &Figure) -> bool {
    old.slot == new.slot && (old.source.is_none() || new.source.is_none())
}

/// What the page itself brings is taken before what it brought then, but not before what its reader has put there.
fn hand_over(old: &Figure, new: &mut Figure) {
    if new.kept().is_some() && old.filled_by == FilledBy::Page {
        new.turns = old.turns;
        return;
    }
    new.picture = old.picture.clone();
    (new.turns, new.filled_by) = (old.turns, old.filled_by);
    new.size_px = new.size_px.or(old.size_px);
    new.caption = new.caption.take().or_else(|| old.caption.clone());
    new.credit = new.credit.take().or_else(|| old.credit.clone());
}

fn first_words(block: &Block) -> String {
    let mut lines = Vec::new();
    block.push_lines(&mut lines);
    lines.into_iter().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Picture, PictureHash};

    fn slot(source: &str, caption: &str, held: u8, by: FilledBy) -> Block {
        let words = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        let mut figure = Figure { source: words(source), caption: words(caption), ..Figure::default() };
        if held > 0 {
            figure.picture = Picture::Kept(PictureHash([held; 32]));
            figure.filled_by = by;
        }
        Block::Figure(figure)
    }

    fn article(blocks: Vec<Block>) -> Article {
        let mut article = Article { blocks, ..Article::default() };
        article.number_slots();
        article
    }

    /// Words, and slots with what they hold.
    fn line(article: &Article) -> String {
        let block = |block: &Block| match block {
            Block::Figure(figure) => format!("[{}]", figure.kept().map_or(0, |hash| hash.0[0])),
            block => first_words(block),
        };
        article.blocks.iter().map(block).collect::<Vec<_>>().join(" ")
    }

    fn check(before: Vec<Block>, fresh: Vec<Block>, expect: &str) {
        let mut fresh = article(fresh);
        fresh.keep_pictures_of(&article(before));
        assert_eq!(line(&fresh), expect);
    }

    #[test]
    fn a_picture_is_known_by_its_address_then_by_its_caption_then_by_its_number() {
        let reader = FilledBy::Reader;
        let before = vec![
            slot("a.jpg", "港口", 1, reader),
            slot("b.jpg", "貨輪", 2, reader),
            slot("", "", 3, FilledBy::Page),
        ];
        let fresh = || {
            vec![
                slot("c.jpg", "貨輪", 0, reader),
                slot("a.jpg", "港口", 0, reader),
                slot("d.jpg", "", 0, reader),
            ]
        };
        check(before, fresh(), "[2] [1] [3]");
    }

    #[test]
    fn a_picture_of_another_address_does_not_take_a_slot_for_its_number() {
        check(vec![slot("a.jpg", "", 1, FilledBy::Page)], vec![slot("b.jpg", "", 0, FilledBy::Page)], "[0]");
    }

    #[test]
    fn what_its_reader_filled_and_finds_no_slot_gets_one_behind_the_same_words() {
        let p = Block::paragraph;
        let before = || vec![p("一"), slot("a.jpg", "", 7, FilledBy::Reader), p("二")];
        check(before(), vec![p("零"), p("一"), p("二")], "零 一 [7] 二");
        check(before(), vec![p("三")], "三 [7]");
    }

    #[test]
    fn what_came_with_the_page_and_is_no_longer_part_of_the_article_goes() {
        let before = vec![slot("logo.png", "", 7, FilledBy::Page)];
        check(before, vec![Block::paragraph("一")], "一");
    }

    #[test]
    fn a_picture_of_the_page_goes_before_the_one_it_brought_then_but_not_before_its_readers() {
        let fresh = || vec![slot("a.jpg", "", 9, FilledBy::Page)];
        check(vec![slot("a.jpg", "", 1, FilledBy::Page)], fresh(), "[9]");
        check(vec![slot("a.jpg", "", 1, FilledBy::Reader)], fresh(), "[1]");
    }
}
